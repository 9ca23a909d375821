"""Audit: findings that matter, from our own rules and, for Python, from ruff's security and bug rules."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from lsp_server.agents.assignment import Assignment, Outcome
from lsp_server.agents.project import Project
from lsp_server.documents import Snapshot
from lsp_server.errors import ToolError
from lsp_server.syntax import first_fault, parse
from lsp_server.text import Text
from lsp_server.tools import audit, ruff
from lsp_server.tools.findings import Confidence, Finding

_RANK = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


async def run(assignment: Assignment, project: Project) -> Outcome:
    """Audit a selection or a file. A missing ruff costs its rules only, and the outcome says so."""
    snapshot = assignment.snapshot
    tree = snapshot.tree if snapshot.fresh else None
    found = await asyncio.to_thread(
        audit.audit_text, snapshot.language, snapshot.text, tree, path=snapshot.path
    )
    notes = await asyncio.to_thread(unread, snapshot)
    try:
        linted = await _ruff(snapshot, project)
    except ToolError as fault:
        linted = []
        notes.append(str(fault))
    findings = merge(found, linted)
    if assignment.range is not None:
        scope = assignment.range
        findings = [finding for finding in findings if scope.touches(finding.range)]
    return Outcome(findings=tuple(findings), notes=tuple(notes))


def unread(snapshot: Snapshot) -> list[str]:
    """What of a file no rule could read, in one line for the user."""
    tree = snapshot.tree if snapshot.fresh else parse(snapshot.language, snapshot.text.data)
    line = first_fault(tree, snapshot.text) if tree is not None else None
    if line is None:
        return []
    return [
        f"line {line + 1} does not parse: mend it and audit again, since rules may have missed what follows"
    ]


async def _ruff(snapshot: Snapshot, project: Project) -> list[Finding]:
    if snapshot.language.name != "python":
        return []
    config = await project.ruff_config(snapshot.path)
    found = await ruff.check(snapshot.text, snapshot.path, config, select=selected_codes())
    return [finding for finding in map(weighed, found) if finding is not None]


def selected_codes(*, low: bool = False) -> list[str]:
    """ruff's rules that an audit runs: those whose row is on and that no rule of ours replaces.

    With `low` all that have a row: `merge` drops what ours tell of the same line.
    """
    replaced = audit.replaced_ruff_codes()
    return [code for code, row in audit.ruff_rows().items() if low or (row.default and code not in replaced)]


def weighed(finding: Finding) -> Finding | None:
    """ruff's finding with our row's severity, confidence and CWE; None for one without a row."""
    row = audit.ruff_rows().get(finding.rule)
    if row is None:
        return None
    return replace(finding, severity=row.severity, confidence=row.confidence, cwe=row.cwe)


def linted(text: Text, rows: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """ruff's raw rows over a text as findings of ours, without those that have no row."""
    found = (weighed(ruff.finding_of(text, row)) for row in rows)
    return [finding for finding in found if finding is not None]


def merge(own: Iterable[Finding], linted: Iterable[Finding]) -> list[Finding]:
    """Both engines' findings in the order of the text; of two with one CWE on one line ours stays."""
    ours = list(own)
    taken = {(finding.range.start.line, finding.cwe) for finding in ours if finding.cwe}
    rest = [finding for finding in linted if (finding.range.start.line, finding.cwe) not in taken]
    return sorted((*ours, *rest), key=lambda finding: (finding.range.start, _RANK[finding.confidence]))
