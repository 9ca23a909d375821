"""`podium fix`, `document`, `test` and `refactor`: diffs, or with --write changed files."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from lsp_server import engine, store
from lsp_server.agents import Assignment
from lsp_server.agents.documenter import COMPLETE
from lsp_server.assist.requests import target_of as request_target
from lsp_server.cli.hiring import Hired, hired
from lsp_server.cli.main import FAILED, FOUND, OK, REFUSED
from lsp_server.cli.targets import (
    Target,
    check_agent,
    named,
    read_snapshot,
    span_at,
    symbols_of,
    target_of,
)
from lsp_server.cli.terminal import Bar, about, counted, relative, show_diff, tell, warn
from lsp_server.documents import Snapshot
from lsp_server.errors import ModelError, RejectedEdit, StaleError, ToolError, UserError
from lsp_server.patch import FileFacts, Proposal
from lsp_server.squad import Squad
from lsp_server.syntax import Symbol, language_for_path, line_slice
from lsp_server.text import Range
from lsp_server.text.diffs import unified
from lsp_server.tools import ruff
from lsp_server.workspace import encode

_FUNCTIONS = {"function", "method"}


@dataclass(frozen=True)
class EditOptions:
    """The options of a command that edits."""

    intent: str
    symbol: str = ""
    agent: str = ""
    write: bool = False
    check: bool = False
    as_json: bool = False
    unsafe: bool = False
    everything: bool = False
    offline: bool = False
    prompt: str = ""


@dataclass(frozen=True)
class _Edited:
    path: Path
    diff: str
    before: bytes | None  # None: the file is not there yet
    after: bytes
    notes: tuple[str, ...]
    warnings: tuple[str, ...] = ()


@dataclass
class _Run:
    """One run under way: what it was asked, and what came of it so far."""

    target: Target
    options: EditOptions
    bar: Bar
    loop: asyncio.Runner
    hands: Hired
    changed: int = 0
    failed: bool = False
    refused: bool = False
    rows: list[dict[str, object]] = field(default_factory=list[dict[str, object]])

    def tell(self, path: Path, line: str) -> None:
        """A line about a file, beside the bar."""
        self.bar.clear()
        warn(about(path, line) if self.target.is_folder else line)


def run_edit(words: str, options: EditOptions) -> int:
    """Edit a file, a place in it, or every file below a folder. Raises PodiumError."""
    target = target_of(words)
    offline = options.offline or (target.is_folder and not options.agent)
    with asyncio.Runner() as loop, _hired(loop, offline=offline) as hands:
        check_agent(options.intent, options.agent, hands.squad)
        files = list(_files(target, options, hands.squad))
        return _run(target, options, loop, hands, files)


def _run(target: Target, options: EditOptions, loop: asyncio.Runner, hands: Hired, files: list[Path]) -> int:
    with Bar(options.intent, len(files)) as bar:
        run = _Run(target, options, bar, loop, hands)
        for path in files:
            edited = _one(run, path)
            bar.step()
            if edited is not None:
                _deliver(run, edited)
    if options.as_json and not options.check:
        click.echo(json.dumps(run.rows, indent=2))
    _summarise(run)
    if run.failed:
        return FAILED
    if run.refused:
        return REFUSED
    return FOUND if run.changed and options.check else OK


@contextmanager
def _hired(loop: asyncio.Runner, *, offline: bool) -> Generator[Hired]:
    """The models for this run, held as long as its loop."""
    models = hired(lambda _words: None, offline=offline)
    try:
        yield loop.run(models.__aenter__())
    finally:
        loop.run(models.__aexit__(None, None, None))


def _files(target: Target, options: EditOptions, squad: Squad) -> Iterator[Path]:
    if not target.is_folder:
        yield target.path
        return
    if options.symbol:
        raise UserError("--symbol needs a file, not a folder")
    if options.intent in ("refactor", "test"):
        raise UserError(f"{options.intent} needs a place: PATH:LINE, or --symbol NAME")
    for path in target.project.workspace.walk(target.path):
        if squad.agent_for(options.intent, language_for_path(path.name).name, options.agent):
            yield path


def _one(run: _Run, path: Path) -> _Edited | None:
    """One file; over a folder a file that fails is told of and left as it is."""
    try:
        return _edited(run, path)
    except (UserError, RejectedEdit, ToolError, ModelError) as fault:
        if not run.target.is_folder:
            raise
        run.failed = run.failed or isinstance(fault, ModelError)
        if isinstance(fault, ToolError):
            ruff.executable()  # without it no file can go well
            run.failed = True
        run.tell(path, str(fault))
        return None


def _edited(run: _Run, path: Path) -> _Edited | None:
    project, options = run.target.project, run.options
    snapshot = read_snapshot(project, path)
    assignment = _assignment(run, snapshot)
    if assignment is None:
        return None
    facts = FileFacts(path.name, is_open=False, inside_root=True)
    work = engine.execute(run.hands.squad, assignment, facts, project, options.agent, run.hands.by)
    result = run.loop.run(work)
    for note in project.take_notes():
        run.bar.clear()
        warn(note)
    proposal = result.proposal or Proposal(snapshot.text, (), snapshot.text)
    path, base = Path(proposal.path) if proposal.path else path, proposal.base
    diff = unified(base, proposal.result, relative(path)) if proposal.edits else ""
    before = encode(str(base)) if path.exists() else None
    return _Edited(path, diff, before, encode(str(proposal.result)), result.outcome.notes, proposal.warnings)


def _assignment(run: _Run, snapshot: Snapshot) -> Assignment | None:
    """What is asked of one file; None when a folder's file has nothing of the kind."""
    target, options = run.target, run.options
    symbols = symbols_of(snapshot)
    if options.symbol:
        symbol = named(symbols, options.symbol, target.path)
        return _asked(options, snapshot, symbol.outer, (symbol,))
    span = span_at(snapshot, target.position, has_column=target.has_column)
    if span is not None:
        if not snapshot.language.has_grammar:
            lines = line_slice(snapshot.text, span)
            return _asked(options, snapshot, lines, ())
        meant = request_target(options.intent, snapshot, span)
        if not meant.symbols and options.intent in ("refactor", "test"):
            raise UserError(f"no definition is at line {span.start.line + 1}; name one with --symbol")
        return _asked(options, snapshot, meant.range, meant.symbols)
    if options.intent in ("refactor", "test"):
        raise UserError(f"{options.intent} needs a place: PATH:LINE, or --symbol NAME")
    if options.intent != "document":
        return _asked(options, snapshot, None, ())
    wanted = tuple(symbols if options.everything else _public(symbols))
    if not wanted and not target.is_folder:
        engine.route(run.hands.squad, Assignment(options.intent, snapshot), options.agent)
        if options.check:
            return None
        hint = "" if options.everything or not symbols else "; --all takes private ones too"
        tell(f"no {'' if options.everything else 'public '}definition to document{hint}")
    return Assignment(options.intent, snapshot, None, wanted) if wanted else None


def _asked(
    options: EditOptions, snapshot: Snapshot, span: Range | None, symbols: tuple[Symbol, ...]
) -> Assignment:
    return Assignment(options.intent, snapshot, span, symbols, prompt=options.prompt, unsafe=options.unsafe)


def _public(symbols: list[Symbol]) -> Iterator[Symbol]:
    """The definitions that are public by all their names and in no function."""
    functions = {symbol.path for symbol in symbols if symbol.kind in _FUNCTIONS}
    for symbol in symbols:
        within = (symbol.path[:depth] for depth in range(1, len(symbol.path)))
        if not any(_is_private(name) for name in symbol.path) and functions.isdisjoint(within):
            yield symbol


def _is_private(name: str) -> bool:
    return name.startswith(("_", "#"))


def _deliver(run: _Run, edited: _Edited) -> None:
    """Show one file's result as soon as it is there, and write it where that was asked for."""
    if edited.diff and run.options.write and not edited.warnings:
        try:
            _write(run, edited)
        except (UserError, StaleError) as fault:
            if not run.target.is_folder:
                raise
            run.failed = True
            run.tell(edited.path, str(fault))
            return
    refused = bool(edited.diff and edited.warnings) and run.options.write
    run.refused = run.refused or refused
    run.changed += bool(edited.diff) and not refused
    if run.options.check:
        return
    if run.options.as_json:
        if edited.diff or not run.target.is_folder:
            notes = list(edited.notes)
            row: dict[str, object] = {"path": str(edited.path), "diff": edited.diff, "notes": notes}
            run.rows.append({**row, "warnings": list(edited.warnings)} if edited.warnings else row)
        return
    run.bar.clear()
    show_diff(edited.diff)
    for line in _remarks(run, edited):
        run.tell(edited.path, line)


def _remarks(run: _Run, edited: _Edited) -> Iterator[str]:
    """What is to be said of a file; over a folder nothing of those that just stay as they are."""
    yield from (f"warning: {warning}" for warning in edited.warnings)
    if edited.warnings and run.options.write:
        yield "not written because of the warning; make the change by hand if it is right"
    for note in edited.notes:
        if edited.diff or not run.target.is_folder or (run.options.intent == "document" and note != COMPLETE):
            yield note


def _write(run: _Run, edited: _Edited) -> None:
    """Write a file. Raises UserError where that fails, StaleError when it changed in between."""
    if edited.before is None:
        _create(edited)
        return
    if run.target.project.workspace.read(edited.path) != edited.before:
        raise StaleError(f"{edited.path.name} changed meanwhile; run it again")
    if not os.access(edited.path, os.W_OK):
        raise UserError(f"{edited.path.name} is read-only; make it writable first")
    try:
        store.replace_contents(edited.path, edited.after)
    except OSError as fault:
        raise UserError(f"{edited.path.name} cannot be written: {fault.strerror}") from None


def _create(edited: _Edited) -> None:
    try:
        edited.path.parent.mkdir(parents=True, exist_ok=True)
        with edited.path.open("xb") as file:
            file.write(edited.after)
    except FileExistsError:
        raise StaleError(f"{edited.path.name} came into being meanwhile; run it again") from None
    except OSError as fault:
        raise UserError(f"{edited.path.name} cannot be written: {fault.strerror}") from None


def _summarise(run: _Run) -> None:
    """The last line for the user: what was done, or would be."""
    options = run.options
    if options.check or options.as_json:
        return
    files = counted(run.changed, "file")
    if options.write:
        tell(f"{files} changed")
    elif run.changed:
        tell(f"{files} would change; --write does it")
    elif run.target.is_folder:
        tell(f"nothing to {options.intent} here")
