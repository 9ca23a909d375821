"""The servers that the Helix of this machine starts by itself for each language: Helix is asked for them.

A list that names a server which this Helix does not know breaks its `:lsp-restart`, and a language that it
does not know costs the whole file (tried with 25.01.1). So the table is for machines without Helix only.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lsp_server.errors import ToolError
from lsp_server.tools import process

_PATIENCE = 10.0  # seconds for an answer that takes 30 ms
_SERVER = re.compile(r"^\s*[✓✘]\s+([^\s:]+):", re.MULTILINE)
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_KNOWN = "Configured language server"


def servers_here(
    languages: Iterable[str], programs: Sequence[str], environment: Mapping[str, str]
) -> dict[str, list[str]] | None:
    """The default servers of those of the languages that this Helix knows, in its order.

    None where no Helix is on the PATH.
    """
    found = (shutil.which(program, path=environment.get("PATH", "")) for program in programs)
    program = next(filter(None, found), None)
    return asyncio.run(_asked(program, list(languages), environment)) if program else None


async def _asked(
    program: str, languages: list[str], environment: Mapping[str, str]
) -> dict[str, list[str]] | None:
    """The answers of a Helix that does not see the user's own configuration; None from another program."""
    places = asyncio.Semaphore(os.cpu_count() or 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        apart = {key: name for key in ("HOME", "XDG_CONFIG_HOME", "APPDATA") if key in environment}

        async def ask(*arguments: str) -> str:
            async with places:
                return await _said([program, *arguments], folder, {**environment, **apart})

        if not (await ask("--version")).startswith("helix "):
            return None
        answers = await asyncio.gather(*(ask("--health", language) for language in languages))
    told = zip(languages, answers, strict=True)
    return {language: _SERVER.findall(answer) for language, answer in told if _KNOWN in answer}


async def _said(argv: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    try:
        done = await process.run(argv, folder=folder, seconds=_PATIENCE, environment=environment)
    except ToolError:
        return ""
    return _COLOUR.sub("", done.output.decode("utf-8", "replace")) if done.code == 0 else ""
