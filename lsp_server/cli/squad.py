"""`podium squad show` and `check`: what is in force and where it comes from, what is wrong in the file."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import click

from lsp_server import store
from lsp_server.assist import read_own
from lsp_server.cli.hiring import Hired, hired
from lsp_server.cli.main import FOUND, OK
from lsp_server.cli.terminal import counted, tell, visible
from lsp_server.errors import UserError
from lsp_server.squad import DEFAULT_SQUAD, Budgets, Limits


def own_file() -> Path:
    """Where the user's own squad file is, or would be."""
    return store.config_folder(os.environ) / "squad.yaml"


def run_check(file: str) -> int:
    """Print every problem of a squad file; 1 when there is one. Raises UserError without a file."""
    path = Path(file) if file else own_file()
    if path.exists() and not path.is_file():
        raise UserError(f"{path} is no file; put a squad file there, docs/models.md shows one")
    if not path.is_file():
        raise UserError(f"{path} is not there; docs/models.md shows one to begin with")
    own = asyncio.run(read_own(path))
    for problem in own.problems:
        click.echo(visible(str(problem)))
    if own.problems:
        return FOUND
    endpoints, agents = counted(len(own.endpoints), "endpoint"), counted(len(own.squad.agents), "agent")
    tell(f"{path.name} is right: {endpoints}, {agents}")
    return OK


def run_show(*, as_json: bool) -> int:
    """Print the squad in force."""
    shown = asyncio.run(_shown())
    if as_json:
        click.echo(json.dumps(shown, indent=2))
        return OK
    click.echo(f"squad file: {visible(str(shown['file'] or 'none; the built-in squad is in force'))}")
    for section in ("endpoints", "models", "agents", "budgets"):
        click.echo(f"\n{section}:")
        for row in shown[section]:
            name, *parts = (f"{value}" for value in row.values() if value not in ("", None, []))
            click.echo(f"  {visible(name):12} {visible('; '.join(parts))}")
    for note in shown["notes"]:
        tell(visible(note))
    return OK


async def _shown() -> dict[str, Any]:
    async with hired(lambda _words: None, offline=False) as hands:
        own = hands.staff.own
        return {
            "file": str(own_file()) if own.file else "",
            "endpoints": _endpoints(hands),
            "models": [
                {"role": seat.role, "model": seat.model.name, "why": seat.why} for seat in hands.staff.roster
            ],
            "agents": _agents(hands),
            "budgets": _budgets(own.budgets),
            "notes": [*map(str, own.problems), *hands.staff.roster.notes],
        }


def _endpoints(hands: Hired) -> list[dict[str, Any]]:
    own = hands.staff.own
    declared = {one.name for one in own.endpoints}
    found = dict.fromkeys(model.endpoint for model in hands.staff.roster.models)
    missing = [one for one in own.endpoints if one.name not in {endpoint.name for endpoint in found}]
    rows = [
        {
            "name": one.name,
            "wire": one.wire,
            "url": one.url,
            "privacy": "local" if one.private else "cloud",
            "from": own.file if one.name in declared else "found on this machine",
        }
        for one in found
    ]
    return rows + [
        {"name": one.name, "wire": one.wire, "url": one.url, "privacy": "", "from": f"{own.file}: not there"}
        for one in missing
    ]


def _agents(hands: Hired) -> list[dict[str, Any]]:
    built_in = {one.name: one for one in DEFAULT_SQUAD.agents}
    rows: list[dict[str, Any]] = []
    for agent in hands.squad.agents:
        seat = hands.staff.roster.seat(agent.model)
        origin = "built in" if built_in.get(agent.name) == agent else hands.staff.own.file
        rows.append(
            {
                "name": agent.name,
                "intents": ", ".join(agent.intents),
                "tool": f"tool {agent.tool}" if agent.tool else "",
                "model": f"model {agent.model}" + (f" ({seat.model.name})" if seat else " (none)"),
                "from": origin,
            }
        )
    return rows


def _budgets(budgets: Budgets) -> list[dict[str, Any]]:
    return [{"name": "run", **_limits(budgets.run)}, {"name": "day", **_limits(budgets.day)}]


def _limits(limits: Limits) -> dict[str, Any]:
    return {
        "cost": f"${limits.cost:g}" if limits.cost is not None else "",
        "seconds": f"{limits.seconds:g} s" if limits.seconds is not None else "",
        "tokens": f"{limits.tokens} tokens" if limits.tokens is not None else "",
    }
