"""`podium explain`: the facts of a place, as Markdown on a terminal."""

from __future__ import annotations

import asyncio
import json
import os
import sys

from lsp_server import engine, store
from lsp_server.agents import Assignment
from lsp_server.agents.lint import lint
from lsp_server.assist.explained import Explained
from lsp_server.assist.requests import target_of as request_target
from lsp_server.cli.hiring import Hired, hired
from lsp_server.cli.main import OK
from lsp_server.cli.targets import (
    Target,
    check_agent,
    named,
    read_snapshot,
    span_at,
    symbols_of,
    target_of,
)
from lsp_server.cli.terminal import visible, warn
from lsp_server.documents import Snapshot
from lsp_server.errors import ToolError, UserError
from lsp_server.patch import FileFacts
from lsp_server.squad import prompt_of
from lsp_server.tools.findings import Finding


def run_explain(words: str, *, symbol: str, agent: str, as_json: bool, offline: bool = False) -> int:
    """Explain a file, a definition or the problems at a line. Raises PodiumError."""
    target = target_of(words)
    if target.is_folder:
        raise UserError("explain needs a file; name one, with :LINE for a place in it")
    snapshot = read_snapshot(target.project, target.path)
    markdown = asyncio.run(_explain(target, snapshot, symbol, agent, offline=offline))
    if as_json:
        print(json.dumps({"path": str(target.path), "markdown": markdown}, indent=2))
    elif sys.stdout.isatty():
        _print_rendered(visible(markdown))
    else:
        print(markdown, end="")
    return OK


def _print_rendered(markdown: str) -> None:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.markdown import Markdown  # noqa: PLC0415

    Console(emoji=False).print(Markdown(markdown))


async def _explain(target: Target, snapshot: Snapshot, symbol: str, agent: str, *, offline: bool) -> str:
    assignment = await _assignment(target, snapshot, symbol)
    facts = FileFacts(target.path.name, is_open=False, inside_root=True)
    async with hired(lambda _words: None, offline=offline) as hands:
        check_agent("explain", agent, hands.squad)
        key = _key(hands, assignment, agent)
        explained = Explained(store.state_folder(os.environ) / "explained")
        if key and (told := explained.read(key)):
            return told
        result = await engine.execute(hands.squad, assignment, facts, target.project, agent, hands.by)
        if key and result.by_model:
            explained.keep(key, result.outcome.markdown)
    for note in result.outcome.notes:
        warn(note)
    return result.outcome.markdown


def _key(hands: Hired, assignment: Assignment, agent: str) -> str:
    """Under which the explanation of a definition is kept; empty for anything else."""
    snapshot, symbols = assignment.snapshot, assignment.symbols
    chosen = hands.squad.agent_for("explain", snapshot.language.name, agent)
    seat = hands.staff.roster.seat(chosen.model) if chosen else None
    alone = len(symbols) == 1 and not assignment.known and not agent
    if chosen is None or seat is None or not alone:
        return ""
    return Explained.key(seat.model.name, prompt_of(chosen), snapshot, symbols[0].range)


async def _assignment(target: Target, snapshot: Snapshot, symbol: str) -> Assignment:
    if symbol:
        found = named(symbols_of(snapshot), symbol, target.path)
        return Assignment("explain", snapshot, found.range, (found,))
    span = span_at(snapshot, target.position, has_column=target.has_column)
    if span is None:
        return Assignment("explain", snapshot)
    meant = request_target("explain", snapshot, span)
    problems = [one for one in await _problems(target, snapshot) if one.range.start.line == span.start.line]
    return Assignment("explain", snapshot, meant.range, meant.symbols, known=tuple(problems))


async def _problems(target: Target, snapshot: Snapshot) -> list[Finding]:
    from lsp_server.agents.auditor import run as run_auditor  # noqa: PLC0415 - only for a place

    audited = await run_auditor(Assignment("audit", snapshot), target.project)
    try:
        linted = await lint(snapshot, target.project)
    except ToolError:
        linted = []
    known = {(one.rule, one.range) for one in linted}
    return [*linted, *(one for one in audited.findings if (one.rule, one.range) not in known)]
