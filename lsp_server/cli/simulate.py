"""`podium simulate`: a model server without a model, to try an editor's setup with, or a demonstration."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import click

from lsp_server.cli.main import OK
from lsp_server.cli.obliging import oblige
from lsp_server.cli.terminal import tell
from lsp_server.errors import UserError
from lsp_server.providers.simulated import Simulated

_TOKENS = 3  # in one event of its answers, about


@dataclass(frozen=True)
class SimulateOptions:
    """The options of `podium simulate`; `rate` is in tokens a second, 0 for as fast as can be."""

    kind: str
    port: int = 0
    model: str = "simulated:7b"
    slots: int = 0
    rate: float = 0.0
    replies: str = ""


def run_simulate(options: SimulateOptions) -> int:
    """Serve until interrupted. Raises UserError for a port that is taken or a script that is none."""
    script = _script(options.replies)
    pace = _TOKENS / options.rate if options.rate > 0 else 0.0
    server = Simulated(
        options.kind, lambda prompt: oblige(prompt, script), models=(options.model,), pace=pace
    )
    server.slots = options.slots or server.slots
    asyncio.run(_serve(server, options.port))
    return OK


async def _serve(server: Simulated, port: int) -> None:
    try:
        await server.start(port)
    except OSError as fault:
        raise UserError(f"port {port} cannot be listened at: {fault.strerror}; name another one") from None
    click.echo(server.url)  # alone on standard output, for scripts
    tell(f"a simulated {server.kind} with {', '.join(server.models)}; Ctrl-C ends it")
    for line in _how_to(server):
        tell(f"  {line}")
    try:
        await asyncio.Event().wait()
    finally:
        await server.stop()


def _how_to(server: Simulated) -> list[str]:
    """How Podium comes to ask it."""
    if server.kind in ("ollama", "llama.cpp", "lmstudio", "vllm"):
        return [f"PODIUM_PROBES={server.kind}:{server.port} podium doctor"]
    return [
        "in your squad file:",
        "endpoints:",
        f"  simulated: {{wire: {server.kind}, url: '{server.url}'}}",
        "models:",
        f"  fast: simulated/{server.models[0]}",
    ]


def _script(path: str) -> Mapping[str, str]:
    """What to answer to prompts that have some words: a JSON object."""
    if not path:
        return {}
    try:
        value: object = json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as fault:
        raise UserError(f"{path} is no JSON that can be read: {fault}") from None
    rows = cast("dict[str, object]", value) if isinstance(value, dict) else {"": None}
    if not all(isinstance(answer, str) for answer in rows.values()):
        raise UserError(f"{path} must be an object of words of a prompt and the answers to it")
    return cast("dict[str, str]", rows)
