"""`podium fix` and `podium document`: diffs, or with --write changed files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.syntax import Syntax

from lsp_server import engine, store
from lsp_server.agents import Assignment
from lsp_server.assist.requests import target_of as request_target
from lsp_server.cli.main import FOUND, OK, relative
from lsp_server.cli.targets import Target, named, read_snapshot, span_at, symbols_of, target_of
from lsp_server.documents import Snapshot
from lsp_server.errors import RejectedEdit, UserError
from lsp_server.patch import FileFacts
from lsp_server.squad import DEFAULT_SQUAD
from lsp_server.syntax import Symbol, language_for_path
from lsp_server.text import apply_edits
from lsp_server.text.diffs import unified
from lsp_server.workspace import encode


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


@dataclass(frozen=True)
class _Edited:
    path: Path
    diff: str
    content: str
    notes: tuple[str, ...]


def run_edit(words: str, options: EditOptions) -> int:
    """Edit a file, a place in it, or every file below a folder. Raises PodiumError."""
    target = target_of(words)
    errors = Console(stderr=True)
    edited: list[_Edited] = []
    files = list(_files(target, options))
    with Progress(console=errors, transient=True, disable=len(files) < 2) as progress:
        for path in progress.track(files, description=options.intent):
            result = _one(target, path, options, errors)
            if result is not None:
                edited.append(result)
    changed = [one for one in edited if one.diff]
    if not options.check:
        _print(edited, options)
    if options.write and not options.check:
        for one in changed:
            store.replace_contents(one.path, encode(one.content))
        errors.print(f"{len(changed)} file{'' if len(changed) == 1 else 's'} changed")
    return FOUND if changed and options.check else OK


def _files(target: Target, options: EditOptions) -> Iterator[Path]:
    if not target.is_folder:
        yield target.path
        return
    if options.symbol:
        raise UserError("--symbol needs a file, not a folder")
    for path in target.project.workspace.walk(target.path):
        if DEFAULT_SQUAD.agent_for(options.intent, language_for_path(path.name).name, options.agent):
            yield path


def _one(target: Target, path: Path, options: EditOptions, errors: Console) -> _Edited | None:
    """One file; over a folder a file that fails is told of and left as it is."""
    try:
        snapshot = read_snapshot(target.project, path)
        assignment = _assignment(target, snapshot, options)
        if assignment is None:
            return None
        facts = FileFacts(path.name, is_open=False, inside_root=True, ignored=False)
        result = asyncio.run(engine.execute(DEFAULT_SQUAD, assignment, facts, target.project, options.agent))
    except (UserError, RejectedEdit) as fault:
        if not target.is_folder:
            raise
        errors.print(f"{relative(path)}: {fault}", style="yellow", markup=False)
        return None
    for note in target.project.take_notes():
        errors.print(note, style="yellow", markup=False)
    proposal = result.proposal
    new = apply_edits(snapshot.text, proposal.edits) if proposal else snapshot.text
    diff = unified(snapshot.text, new, relative(path)) if proposal else ""
    return _Edited(path, diff, str(new), result.outcome.notes)


def _assignment(target: Target, snapshot: Snapshot, options: EditOptions) -> Assignment | None:
    """What is asked of one file; None when a folder's file has nothing of the kind."""
    symbols = symbols_of(snapshot)
    if options.symbol:
        symbol = named(symbols, options.symbol, target.path)
        return Assignment(options.intent, snapshot, symbol.outer, (symbol,), unsafe=options.unsafe)
    span = span_at(snapshot, target.position)
    if span is not None:
        meant = request_target(options.intent, snapshot, span)
        return Assignment(options.intent, snapshot, meant.range, meant.symbols, unsafe=options.unsafe)
    if options.intent != "document":
        return Assignment(options.intent, snapshot, unsafe=options.unsafe)
    wanted = tuple(symbol for symbol in symbols if options.everything or _is_public(symbol))
    return Assignment(options.intent, snapshot, None, wanted) if wanted else None


def _is_public(symbol: Symbol) -> bool:
    """Public by name, and no function inside another function."""
    return not any(name.startswith(("_", "#")) for name in symbol.path) and symbol.range.start.character < 24


def _print(edited: list[_Edited], options: EditOptions) -> None:
    console = Console(soft_wrap=True, highlight=False)
    if options.as_json:
        rows = [{"path": str(one.path), "diff": one.diff, "notes": list(one.notes)} for one in edited]
        console.print(json.dumps(rows, indent=2), markup=False)
        return
    for one in edited:
        if one.diff and console.is_terminal:
            console.print(Syntax(one.diff, "diff", background_color="default", word_wrap=False))
        elif one.diff:
            print(one.diff, end="")
        elif len(edited) == 1:
            console.print("; ".join(one.notes), markup=False)
