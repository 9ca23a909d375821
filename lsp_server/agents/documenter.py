"""Document: a doc comment from the code's own facts, in the style that the file already has."""

from __future__ import annotations

import asyncio

from lsp_server.agents.assignment import Assignment, Outcome
from lsp_server.agents.project import Project
from lsp_server.documents import Snapshot
from lsp_server.errors import UserError
from lsp_server.syntax import Symbol, first_fault, outline, parse
from lsp_server.text import TextEdit
from lsp_server.tools import docs

COMPLETE = "the documentation is complete already"


async def run(assignment: Assignment, project: Project) -> Outcome:
    """Document the definitions that the assignment means; without one, the module itself.

    Raises UserError where the file does not parse.
    """
    return await asyncio.to_thread(_document, assignment, project)


def _document(assignment: Assignment, project: Project) -> Outcome:
    snapshot = assignment.snapshot
    tree = snapshot.tree if snapshot.fresh else parse(snapshot.language, snapshot.text.data)
    if tree is None:
        raise UserError(f"Podium cannot read the structure of {snapshot.language.name} files")
    symbols = outline(snapshot.language, tree, snapshot.text)
    style = _style(assignment, symbols, project)
    edits: list[TextEdit] = []
    notes: list[str] = []
    targets = [symbol for wanted in assignment.symbols if (symbol := _same(wanted, symbols))]
    for symbol in targets:
        done = docs.document(snapshot.language, tree, snapshot.text, symbol, style=style)
        whose = f"{symbol.qualified}: " if len(targets) > 1 else ""
        if done is None:
            notes += [f"{whose}{line}" for line in docs.stale(snapshot.language, tree, snapshot.text, symbol)]
        _collect(done, whose, edits, notes)
    if not assignment.symbols:
        done = docs.document_module(snapshot.language, tree, snapshot.text, symbols)
        _collect(done, "", edits, notes)
    if not assignment.symbols and snapshot.language.dialect:
        notes.append("a file of this language has no doc comment of its own; put the cursor in a definition")
    if not edits and (line := first_fault(tree, snapshot.text)) is not None:
        notes.append(f"line {line + 1} does not parse, so what stands around it cannot be documented")
    elif not edits and not notes:
        notes.append(COMPLETE)
    return Outcome(edits=tuple(edits), notes=tuple(notes))


def _collect(done: docs.DocEdit | None, whose: str, edits: list[TextEdit], notes: list[str]) -> None:
    """Take what is to be done, but no second comment at a place: C's `typedef struct a {} b` is two there."""
    if done is None or {edit.range for edit in done.edits} & {edit.range for edit in edits}:
        return
    edits += done.edits
    notes += [f"{whose}{line}" for line in done.stale]


def _same(wanted: Symbol, symbols: list[Symbol]) -> Symbol | None:
    """The definition as the fresh tree has it; an older tree may have had its end elsewhere."""
    found = [symbol for symbol in symbols if symbol.path == wanted.path and symbol.kind == wanted.kind]
    return min(found, key=lambda symbol: abs(symbol.range.start.line - wanted.range.start.line), default=None)


def _style(assignment: Assignment, symbols: list[Symbol], project: Project) -> docs.DocStyle:
    if assignment.style != "auto" and assignment.snapshot.language.name == "python":
        return docs.DocStyle(assignment.style)
    snapshot = assignment.snapshot
    own = docs.style_of(snapshot.text, snapshot.language, symbols)
    return own or project.doc_style(snapshot) or _default_style(snapshot)


def _default_style(snapshot: Snapshot) -> docs.DocStyle:
    return docs.DocStyle.GOOGLE if snapshot.language.name == "python" else docs.DocStyle.JSDOC
