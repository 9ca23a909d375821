"""`podium doctor`: what is here, what is missing, and what to do about it."""

from __future__ import annotations

import asyncio
import json
import os
import platform
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from lsp_server import __version__, store
from lsp_server.cli.main import FAILED, OK
from lsp_server.cli.terminal import styled, visible
from lsp_server.errors import PodiumError
from lsp_server.squad import DEFAULT_SQUAD, INTENTS
from lsp_server.syntax import languages
from lsp_server.syntax.parsing import grammar
from lsp_server.tools import process, ruff

_STATES = {"ok": ("ok", "green"), "note": ("note", "yellow"), "fault": ("FAULT", "red")}


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: `state` is ok, note or fault; `next` is what to do about it."""

    name: str
    state: str
    found: str
    next: str = ""


def run_doctor(*, as_json: bool) -> int:
    """Print every check; 3 when something that should be here is not."""
    checks = [_podium(), asyncio.run(_ruff()), *_grammars(), _state(), *_squad_file(), _models(), *_agents()]
    if as_json:
        click.echo(json.dumps([asdict(check) for check in checks], indent=2))
    else:
        width = max(len(check.name) for check in checks)
        for check in checks:
            _print(check, width)
    return FAILED if any(check.state == "fault" for check in checks) else OK


def _podium() -> Check:
    return Check("podium", "ok", f"{__version__} on Python {platform.python_version()}")


async def _ruff() -> Check:
    try:
        done = await process.run((ruff.executable(), "--version"))
    except PodiumError as fault:
        return Check("ruff", "fault", str(fault), "reinstall podium-lsp")
    return Check("ruff", "ok", done.output.decode("utf-8", "replace").strip())


def _grammars() -> list[Check]:
    rows = [language for language in languages().values() if language.grammar]
    missing = [row.name for row in rows if grammar(row) is None]
    there = ", ".join(row.name for row in rows if row.name not in missing)
    checks = [Check("grammars", "ok", there)]
    if missing:
        checks.append(
            Check("grammars", "fault", f"do not load: {', '.join(missing)}", "reinstall podium-lsp")
        )
    return checks


def _state() -> Check:
    folder = store.state_folder(os.environ)
    try:
        store.private_folder(folder)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if writable:
        return Check("state folder", "ok", _home(folder))
    return Check("state folder", "note", f"{_home(folder)} cannot be written", "set PODIUM_STATE_HOME")


def _squad_file() -> list[Check]:
    path = store.config_folder(os.environ) / "squad.yaml"
    if not path.exists():
        return []
    return [
        Check(
            "squad file", "note", f"{_home(path)} is there but not read yet", "the built-in squad is in force"
        )
    ]


def _models() -> Check:
    waiting = ", ".join(intent for intent in INTENTS if not DEFAULT_SQUAD.agent_for(intent, "python"))
    return Check(
        "models",
        "note",
        f"no model is connected: {waiting} are not offered",
        "fix, document, audit and explain work without one; models come with a later release",
    )


def _agents() -> list[Check]:
    return [
        Check(
            f"agent {agent.name}",
            "ok",
            f"{', '.join(agent.intents)} in {', '.join(agent.languages)}: {agent.about}",
        )
        for agent in DEFAULT_SQUAD.agents
    ]


def _print(check: Check, width: int) -> None:
    word, colour = _STATES[check.state]
    click.echo(f"{styled(f'{word:5}', fg=colour)}  {check.name:{width}}  {visible(check.found)}")
    if check.next:
        click.echo(f"{'':5}  {'':{width}}  → {check.next}")


def _home(path: Path) -> str:
    home = str(Path.home())
    return str(path).replace(home, "~", 1) if str(path).startswith(home) else str(path)
