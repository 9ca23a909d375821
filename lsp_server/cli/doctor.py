"""`podium doctor`: what is here, what is missing, and what to do about it."""

from __future__ import annotations

import asyncio
import json
import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from lsp_server import __version__, store
from lsp_server.assist import Staff
from lsp_server.cli.hiring import hired
from lsp_server.cli.main import FAILED, OK
from lsp_server.cli.setup.run import editors_here, state_of
from lsp_server.cli.terminal import styled, visible
from lsp_server.errors import PodiumError
from lsp_server.providers import Roster
from lsp_server.squad import INTENTS, Own, Squad
from lsp_server.syntax import languages
from lsp_server.syntax.parsing import grammar, install
from lsp_server.tools import process, ruff

_START = "start Ollama, LM Studio, llama.cpp or vLLM on this machine"
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
    checks = [_podium(), asyncio.run(_ruff()), *_grammars(), _state(), *_editors()]
    checks += asyncio.run(_squad_models_and_agents())
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
    rows = [language for language in languages().values() if language.has_grammar]
    missing = [row.name for row in rows if grammar(row) is None]
    there = ", ".join(row.name for row in rows if row.name not in missing)
    checks = [Check("grammars", "ok", there)]
    extras = sorted({row.extra for row in rows if row.extra and row.name in missing})
    for extra in extras:
        names = ", ".join(row.name for row in rows if row.extra == extra and row.name in missing)
        checks.append(Check("grammars", "note", f"{names}: by lines only", install(extra)))
    if bundled := [row.name for row in rows if row.bundled and row.name in missing]:
        why = "tree-sitter-languages has their grammars, for Python 3.12 and older"
        checks.append(Check("grammars", "note", f"{', '.join(bundled)}: by lines only", why))
    if lost := [row.name for row in rows if row.grammar and not row.extra and row.name in missing]:
        checks.append(Check("grammars", "fault", f"do not load: {', '.join(lost)}", "reinstall podium-lsp"))
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


def _editors() -> Iterator[Check]:
    """The editors on this machine: whether they are set up, and would start this Podium."""
    for editor in editors_here():
        state, found, step = state_of(editor)
        yield Check(f"editor {editor.name}", state, found, f"`{step}`" if step else "")


async def _squad_models_and_agents() -> list[Check]:
    async with hired(lambda _words: None, offline=False) as hands:
        staff = hands.staff
        return [*_squad_file(staff.own), *_models(staff), *_agents(staff.squad, staff.roster)]


def _squad_file(own: Own) -> Iterator[Check]:
    path = _home(store.config_folder(os.environ) / own.file)
    if own.problems:
        count = f"{len(own.problems)} problem{'' if len(own.problems) == 1 else 's'}"
        found = f"{path}: {count}, the first: {own.problems[0]}"
        yield Check("squad file", "fault", found, "`podium squad check` tells all; the rest is in force")
    elif own.file:
        yield Check("squad file", "ok", path)


def _models(staff: Staff) -> Iterator[Check]:
    squad, roster = staff.squad, staff.roster
    for endpoint in dict.fromkeys(model.endpoint for model in roster.models):
        names = [model.title for model in roster.models if model.endpoint == endpoint]
        place = "" if endpoint.private else " (cloud: code is sent there)"
        yield Check(f"endpoint {endpoint.name}", "ok", f"{endpoint.url}{place}: {', '.join(names[:8])}")
    for declared in staff.own.endpoints:
        if all(model.endpoint.name != declared.name for model in roster.models):
            found = f"{declared.url}: not there, or no model of it is named"
            yield Check(f"endpoint {declared.name}", "note", found, "start it, or name its models")
    yield from _keys(staff.own)
    for seat in roster:
        yield Check(f"model {seat.role}", "ok", f"{seat.model.name}: {seat.why}")
    for line in roster.notes:
        yield Check("models", "note", line)
    waiting = ", ".join(intent for intent in INTENTS if not squad.agent_for(intent, "python"))
    if not roster.roles:
        yield Check(
            "models",
            "note",
            f"no model is connected: {waiting} are not offered",
            f"fix, document, audit and explain work without one; {_START}",
        )
    elif waiting:
        yield Check("models", "note", f"no model serves {waiting}", "name one for each role under models")


def _keys(own: Own) -> Iterator[Check]:
    """Keys that are not where the file says, without a look at the keys themselves."""
    for one in own.endpoints:
        env, program = (one.key.env, one.key.command[:1]) if one.key else ("", ())
        if env and not os.environ.get(env, "").strip():
            step = f"set {env} where your editor is started"
            yield Check(f"endpoint {one.name}", "fault", f"its key is in {env}, which is not set", step)
        if program and shutil.which(program[0]) is None:
            found = f"its key's command {program[0]} is not there"
            yield Check(f"endpoint {one.name}", "fault", found, "install it, or name another command")


def _agents(squad: Squad, roster: Roster) -> Iterator[Check]:
    for agent in squad.agents:
        seat = roster.seat(agent.model)
        means = [f"{agent.about} ({', '.join(agent.languages)})"] if agent.tool else []
        means += [f"by {seat.model.name} in any language"] if seat else []
        if means:
            yield Check(f"agent {agent.name}", "ok", f"{', '.join(agent.intents)}: {'; '.join(means)}")
        else:
            yield Check(f"agent {agent.name}", "note", f"{', '.join(agent.intents)}: needs a model", _START)


def _print(check: Check, width: int) -> None:
    word, colour = _STATES[check.state]
    click.echo(f"{styled(f'{word:5}', fg=colour)}  {check.name:{width}}  {visible(check.found)}")
    if check.next:
        click.echo(f"{'':5}  {'':{width}}  → {check.next}")


def _home(path: Path) -> str:
    home = str(Path.home())
    return str(path).replace(home, "~", 1) if str(path).startswith(home) else str(path)
