"""What idle work finds out about a document: its definitions and calls, its problems and their repairs.

The same functions serve a short file in a thread and a long one in the helper process, which keeps the last
tree of each file there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from lsp_server.agents.calls import CallTable, calls_in
from lsp_server.agents.explainer import facts_of
from lsp_server.agents.lint import lint
from lsp_server.agents.project import Project
from lsp_server.documents import Facts, Snapshot, TreeKeeper, facts_key, splice_between
from lsp_server.errors import RejectedEdit, ToolError
from lsp_server.patch import FileFacts, propose
from lsp_server.syntax import Symbol, SymbolTable, outline
from lsp_server.text import TextEdit
from lsp_server.tools.findings import Finding

_MOST_VERIFIED = 120  # fixes of a file that climb the ladder ahead of being asked for
_FEWEST_VERIFIED = 4
_MOST_KEPT = 4  # trees in the helper process
_VERIFIED_BYTES = 30_000_000  # each fix costs about as much as copying its file
_log = logging.getLogger(__name__)

Verified = dict[tuple[Finding, int], tuple[TextEdit, ...]]
"""The edits of fixes that climbed the ladder, by the finding and the fix's place among its fixes."""


@dataclass(frozen=True)
class Structure:
    """What stands in a file."""

    symbols: SymbolTable = field(default_factory=SymbolTable)
    calls: CallTable | None = None
    facts: Facts = field(default_factory=dict[tuple[tuple[str, ...], int], tuple[str, ...]])


@dataclass(frozen=True)
class Problems:
    """What the linters find; `notes` are lines for the user, `fault` says what failed."""

    findings: tuple[Finding, ...] = ()
    verified: Verified = field(default_factory=dict[tuple[Finding, int], tuple[TextEdit, ...]])
    notes: tuple[str, ...] = ()
    fault: str = ""


def structure_of(snapshot: Snapshot) -> Structure:
    """The definitions and calls of a file with a tree; slow."""
    if snapshot.tree is None:
        return Structure()
    symbols = outline(snapshot.language, snapshot.tree, snapshot.text)
    return Structure(SymbolTable.of(symbols), calls_in(snapshot, symbols))


async def problems_of(snapshot: Snapshot, project: Project) -> Problems:
    """The linters' findings."""
    try:
        findings = await lint(snapshot, project)
    except ToolError as fault:
        return Problems(notes=tuple(project.take_notes()), fault=str(fault))
    return Problems(tuple(findings), notes=tuple(project.take_notes()))


def verified_in(snapshot: Snapshot, findings: Sequence[Finding]) -> Verified:
    """The fixes that climb the safety ladder, each on its own; slow."""
    facts = FileFacts(snapshot.path or snapshot.uri, is_open=True)
    out: Verified = {}
    most = min(_MOST_VERIFIED, max(_FEWEST_VERIFIED, _VERIFIED_BYTES // (len(snapshot.text.data) + 1)))
    for finding in findings:
        for number, fix in enumerate(finding.fixes):
            if len(out) >= most:
                return out
            try:
                proposal = propose(
                    snapshot.language, snapshot.text, fix.edits, facts=facts, tree=snapshot.tree
                )
            except RejectedEdit as fault:
                _log.info("a fix for %s is not offered: %s", finding.rule, fault)
                continue
            out[finding, number] = proposal.edits
    return out


# In the helper process


def structure_there(snapshot: Snapshot) -> Structure:
    """`structure_of` in the helper process, with the facts that a hover cannot work out without a tree."""
    snapshot = with_tree(snapshot)
    structure = structure_of(snapshot)
    return replace(structure, facts=_facts(snapshot, structure.symbols))


def _facts(snapshot: Snapshot, symbols: Iterable[Symbol]) -> Facts:
    out: Facts = {}
    ambiguous: set[tuple[tuple[str, ...], int]] = set()
    for symbol in symbols:
        key, facts = facts_key(symbol), facts_of(snapshot, symbol)
        if out.setdefault(key, facts) != facts:
            ambiguous.add(key)
    return {key: facts for key, facts in out.items() if key not in ambiguous}


async def problems_there(snapshot: Snapshot, project: Project) -> Problems:
    """`problems_of` and the fixes that hold, in the helper process."""
    snapshot = with_tree(snapshot)
    problems = await problems_of(snapshot, project)
    return replace(problems, verified=verified_in(snapshot, problems.findings))


def verified_there(snapshot: Snapshot, findings: Sequence[Finding]) -> Verified:
    """`verified_in` in the helper process."""
    return verified_in(with_tree(snapshot), findings)


def with_tree(snapshot: Snapshot) -> Snapshot:
    """The same with a fresh tree, made from that of the file's last text where there is one."""
    last = _last_snapshots().pop(snapshot.uri, None)
    keeper = TreeKeeper(snapshot.language)
    if last is not None:
        keeper.adopt(last.text, last.tree)
        keeper.note(splice_between(last.text, snapshot.text))
    tree = keeper.parse(snapshot.text, keeper.tree(snapshot.text))
    parsed = replace(snapshot, tree=tree, fresh=tree is not None)
    _last_snapshots()[snapshot.uri] = parsed
    while len(_last_snapshots()) > _MOST_KEPT:
        del _last_snapshots()[next(iter(_last_snapshots()))]
    return parsed


@cache
def _last_snapshots() -> dict[str, Snapshot]:
    return {}
