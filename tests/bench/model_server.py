"""A model server in a process of its own, that at once gives the code back with a line more."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lsp_server.providers.simulated import Simulated

_CODE = re.compile(r"CODE \(\w+\)\n(`{3,})\w*\n(.*?)\n\1", re.DOTALL)


@contextmanager
def model_server(kind: str) -> Iterator[str]:
    """The URL of a server of this kind; it ends with the block, or with this process."""
    command = [sys.executable, "-m", __spec__.name, kind]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()


def line_more(prompt: str) -> str:
    """The code that a prompt asks about with a comment at its end, in a fence."""
    code: str = _CODE.findall(prompt)[-1][1]
    last = code.rsplit("\n", 1)[-1]
    margin = last[: len(last) - len(last.lstrip())]
    return f"```python\n{code}\n{margin}# a line more\n```\n"


async def _serve(kind: str) -> None:
    async with Simulated(kind, line_more) as server:
        print(server.url, flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1]))
