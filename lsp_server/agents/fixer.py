"""Fix: every repair that the linters and rules have for a place, until nothing is left to repair."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence

from lsp_server.agents.assignment import Assignment, Outcome
from lsp_server.agents.lint import lint
from lsp_server.agents.project import Project
from lsp_server.text import Position, Range, Text, TextEdit, apply_edits, minimal_edits, split_lines
from lsp_server.tools import audit
from lsp_server.tools.findings import Finding, Fix

_MOST_PASSES = 6


async def run(assignment: Assignment, project: Project) -> Outcome:
    """Fix Python by ruff, pass after pass, as one repair often uncovers the next.

    Raises ToolError when ruff is missing or crashes.
    """
    text, scope = assignment.snapshot.text, assignment.scope
    findings = list(assignment.chosen)
    for number in range(_MOST_PASSES):
        if number or not findings:
            found = await lint(assignment.snapshot, project, text=text)
            findings = [*_within(found, scope), *_left_over(found, scope, assignment.snapshot.text, text)]
        edits = _chosen_edits(findings, unsafe=assignment.unsafe or _one_unsafe(assignment))
        if not edits:
            break
        text = apply_edits(text, edits)
        scope = text.whole if assignment.range is None else _grown(scope, edits)
        if assignment.chosen:
            break
    return _outcome(assignment, text, findings)


async def run_rewrites(assignment: Assignment, project: Project) -> Outcome:  # noqa: ARG001 - one face for all
    """Fix by the rewrites of the audit's own rules, in languages that ruff does not read."""
    snapshot = assignment.snapshot
    findings = list(assignment.chosen) or await asyncio.to_thread(
        audit.audit_text, snapshot.language, snapshot.text, snapshot.tree if snapshot.fresh else None
    )
    unsafe = assignment.unsafe or _one_unsafe(assignment)
    edits = _chosen_edits(_within(findings, assignment.scope), unsafe=unsafe)
    return _outcome(assignment, apply_edits(snapshot.text, edits), findings)


def _outcome(assignment: Assignment, text: Text, left: Sequence[Finding]) -> Outcome:
    text = _without_gap(assignment.snapshot.text, text)
    edits = tuple(minimal_edits(assignment.snapshot.text, text))
    if edits:
        return Outcome(edits=edits)
    rest = _within(left, assignment.scope)
    return Outcome(findings=tuple(rest), notes=(_nothing(rest),))


def _without_gap(old: Text, text: Text) -> Text:
    """The text without blank lines at its head that the old one had not: imports came and went there."""
    blank = next((number for number, line in enumerate(text.lines) if line.strip()), 0)
    if blank == 0 or not old.line(0).strip():
        return text
    return apply_edits(text, [TextEdit(Range(Position(0, 0), Position(blank, 0)), "")])


def _nothing(left: Sequence[Finding]) -> str:
    unsafe = [finding for finding in left if finding.fix and not finding.fix.safe]
    if unsafe:
        lines = sorted({finding.range.start.line + 1 for finding in unsafe})
        where = f"line {', '.join(map(str, lines[:5]))}{' and more' if len(lines) > 5 else ''}"
        those = "1 fix" if len(unsafe) == 1 else f"{len(unsafe)} fixes"
        hint = "pick it at the problem itself, or use --unsafe in a terminal"
        return f"{those} may change what the code does ({where}): {hint}"
    if left:
        codes = sorted({finding.rule for finding in left})
        more = f" and {len(codes) - 5} more" if len(codes) > 5 else ""
        return f"no offline fix for {', '.join(codes[:5])}{more}"
    return "nothing to fix here"


def _chosen_edits(findings: Iterable[Finding], *, unsafe: bool) -> list[TextEdit]:
    """The edits of the first stage that has any: names first, since what they mean may be used after all.

    Imports are sorted last, when all are there that stay.
    """
    usable = [one for one in findings if one.fix is not None and (one.fix.safe or unsafe)]
    for stage in _STAGES:
        if out := _together([one for one in usable if stage(one.rule)]):
            return out
    return []


_STAGES: tuple[Callable[[str], bool], ...] = (
    lambda rule: rule == "F821",
    lambda rule: rule not in ("F821", "I001"),
    lambda rule: rule == "I001",
)


def _together(findings: Sequence[Finding]) -> list[TextEdit]:
    """The edits of fixes that do not touch each other, in order of the text; a name gets one meaning only."""
    out: list[TextEdit] = []
    meanings: dict[str, str] = {}
    for finding in sorted(findings, key=lambda finding: finding.range):
        fix = finding.fix
        if fix is None or _collides(fix, out):
            continue
        if finding.rule == "F821" and meanings.setdefault(finding.message, fix.title) != fix.title:
            continue
        out += [edit for edit in fix.edits if edit not in out]
    return out


def _collides(fix: Fix, taken: Sequence[TextEdit]) -> bool:
    return any(edit != other and edit.range.touches(other.range) for edit in fix.edits for other in taken)


def _one_unsafe(assignment: Assignment) -> bool:
    """Whoever picks single findings whose fixes are unsafe was told so by the menu."""
    return bool(assignment.chosen)


def _within(findings: Iterable[Finding], scope: Range) -> list[Finding]:
    lines = Range(Position(scope.start.line, 0), scope.end)
    return [finding for finding in findings if lines.touches(finding.range)]


def _left_over(findings: Iterable[Finding], scope: Range, old: Text, text: Text) -> list[Finding]:
    """Unused imports that an earlier pass wrote itself, wherever they stand: another repair made them
    needless."""
    lines = set(old.lines)
    return [
        one
        for one in findings
        if one.rule == "F401"
        and text.lines[one.range.start.line] not in lines
        and not scope.touches(one.range)
    ]


def _grown(scope: Range, edits: Sequence[TextEdit]) -> Range:
    """The scope after edits, by whole lines: those above move it, those inside change its length."""
    start, end = scope
    for edit in edits:
        gained = len(split_lines(edit.text)) - 1 - (edit.range.end.line - edit.range.start.line)
        if edit.range.start <= scope.start and edit.range.end <= scope.start:
            start = Position(start.line + gained, start.character)
        if edit.range.start <= scope.end:
            end = Position(end.line + gained, end.character if gained == 0 else 1 << 30)
    return Range(start, end)
