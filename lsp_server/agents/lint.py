"""The linter's findings for a Python text, with the repairs that users expect of `fix`."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from lsp_server.agents.project import Project
from lsp_server.documents import Snapshot
from lsp_server.syntax import Tree, parse
from lsp_server.text import Text
from lsp_server.tools import audit, names, ruff
from lsp_server.tools.findings import Finding, Fix

# The scopes of a whole file are read for each undefined name: 0.3 s for a name in a file of this size.
_MOST_BYTES = 300_000
_MOST_NAMES = 25
_MOST_FINDINGS = 250  # shown in a file, the first ones


async def lint(snapshot: Snapshot, project: Project, *, text: Text | None = None) -> list[Finding]:
    """ruff's first findings by the project's own rules; undefined names get imports and near names as fixes.

    `text` replaces the snapshot's text where an agent works on its own edits. Raises ToolError when ruff is
    missing or crashes.
    """
    if snapshot.language.name != "python":
        return []
    source = text or snapshot.text
    config = await project.ruff_config(snapshot.path)
    found = await ruff.check(source, snapshot.path, config)
    findings = [_with_cwe(finding) for finding in found[:_MOST_FINDINGS]]
    if not any(finding.rule == "F821" for finding in findings):
        return findings
    tree = snapshot.tree if text is None and snapshot.fresh else None
    return await asyncio.to_thread(_with_names, findings, snapshot, source, tree, project)


def _with_cwe(finding: Finding) -> Finding:
    row = audit.ruff_rows().get(finding.rule)
    return replace(finding, cwe=row.cwe) if row and row.cwe else finding


def _with_names(
    findings: list[Finding], snapshot: Snapshot, text: Text, tree: Tree | None, project: Project
) -> list[Finding]:
    parsed = tree or parse(snapshot.language, text.data)
    if parsed is None:
        return findings
    if len(text.data) > _MOST_BYTES:
        return findings
    known = project.surroundings(snapshot.path)
    fixes: dict[int, list[Fix]] = {}
    undefined = [number for number, finding in enumerate(findings) if finding.rule == "F821"]
    for number in undefined[:_MOST_NAMES]:
        span = findings[number].range
        fixes[number] = names.fixes_for_undefined(snapshot.language, parsed, text, span, known)
    meanings: dict[str, set[str]] = {}
    for number, found in fixes.items():
        meanings.setdefault(findings[number].message, set()).update(one.title for one in found[:1])
    return [
        _with_fixes(finding, fixes.get(number, []), settled=len(meanings.get(finding.message, ())) == 1)
        for number, finding in enumerate(findings)
    ]


def _with_fixes(finding: Finding, fixes: list[Fix], *, settled: bool) -> Finding:
    """The finding with its fixes; none is safe where the same name means different things elsewhere."""
    if not fixes:
        return finding
    if not settled:
        fixes = [replace(fix, safe=False) for fix in fixes]
    return replace(finding, fix=fixes[0], alternatives=tuple(fixes[1:]))
