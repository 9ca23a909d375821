"""Explain: what the code itself says of a place, and what the rules say of its problems. No model."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from lsp_server.agents.assignment import Assignment, Outcome
from lsp_server.agents.calls import Caller, CallTable, calls_in
from lsp_server.agents.project import Project
from lsp_server.documents import Snapshot
from lsp_server.errors import ToolError
from lsp_server.syntax import Symbol, Tree, outline, run_query
from lsp_server.text.markdown import fenced
from lsp_server.tools import docs, ruff
from lsp_server.tools.findings import Finding

_MOST_CALLERS = 8
_MOST_FINDINGS = 12


async def run(assignment: Assignment, project: Project) -> Outcome:
    """An explanation in Markdown of a definition, of problems, or of the file."""
    snapshot = assignment.snapshot
    await asyncio.to_thread(project.index_package, snapshot.path)
    if snapshot.tree is not None:
        project.keep_open(snapshot, await asyncio.to_thread(_calls, snapshot, snapshot.tree))
    parts = [explain_symbol(snapshot, symbol, project, full=True) for symbol in assignment.symbols[:3]]
    if not assignment.symbols:
        parts.append(_explain_file(snapshot))
    parts += [await explain_finding(finding) for finding in assignment.known[:_MOST_FINDINGS]]
    return Outcome(markdown="\n\n".join(part for part in parts if part) + "\n")


def _calls(snapshot: Snapshot, tree: Tree) -> CallTable:
    return calls_in(snapshot, outline(snapshot.language, tree, snapshot.text))


def explain_symbol(snapshot: Snapshot, symbol: Symbol, project: Project, *, full: bool) -> str:
    """Facts of one definition: what it raises, how long and branched it is, who calls it; from memory.

    `full` adds what a language's own server says too: signature and doc comment.
    """
    lines: list[str] = []
    if full:
        lines += [f"### {symbol.kind} `{symbol.qualified}`", ""]
        lines += _signature(snapshot, symbol)
    lines += facts_of(snapshot, symbol)
    lines += _callers(project.callers(symbol.name, snapshot.path), snapshot)
    return "\n".join(lines)


async def explain_finding(finding: Finding) -> str:
    """What a finding's rule means, how to repair the code, and how to silence it."""
    lines = [f"#### `{finding.rule}` at line {finding.range.start.line + 1}: {finding.message}", ""]
    if finding.tool == "ruff":
        try:
            rule = await ruff.rule_text(finding.rule)
        except ToolError as fault:
            return "\n".join((*lines, str(fault)))
        if rule is not None:
            lines += [f"*{rule.name}*", "", _shortened(rule.explanation)]
    if finding.help:
        lines += [finding.help, ""]
    if finding.cwe:
        lines.append(f"CWE-{finding.cwe}, severity {finding.severity}, confidence {finding.confidence}.")
    if finding.fix:
        lines.append(
            f"Repair at hand: {finding.fix.title}{'' if finding.fix.safe else ' (may change behaviour)'}."
        )
    lines.append(f"To silence it: {_silencer(finding)} at the end of the line.")
    return "\n".join(lines)


def _signature(snapshot: Snapshot, symbol: Symbol) -> Iterator[str]:
    text = snapshot.text
    end = symbol.body.start if symbol.body else symbol.range.end
    head = text.slice(type(symbol.range)(symbol.range.start, end)).strip()
    yield fenced(head[:600], snapshot.language.name)
    summary = docs.summary_of(text, symbol)
    if summary:
        yield f"\n{summary}\n"


def facts_of(snapshot: Snapshot, symbol: Symbol) -> tuple[str, ...]:
    """Lines that tell of a definition's size, branching and exceptions, as Markdown list items."""
    if snapshot.tree is not None:
        return tuple(_facts(snapshot, snapshot.tree, symbol))
    return snapshot.outline.facts_of(symbol) if snapshot.outline else ()


def _facts(snapshot: Snapshot, tree: Tree, symbol: Symbol) -> Iterator[str]:
    size = symbol.range.end.line - symbol.range.start.line + 1
    window = (snapshot.text.byte_at(symbol.range.start), snapshot.text.byte_at(symbol.range.end))
    inside = (
        node
        for match in run_query(snapshot.language, "branches", tree.root_node, window)
        if (node := match.first("branch")) and node.start_byte >= window[0] and node.end_byte <= window[1]
    )
    branches = sum(1 for _ in inside)
    plural = "" if branches == 1 else "es"
    yield f"- {size} line{'' if size == 1 else 's'}, {branches} branch{plural}"
    known = docs.facts(snapshot.language, tree, snapshot.text, symbol)
    if known.raises:
        yield "- raises " + ", ".join(f"`{raised.name}`" for raised in known.raises)


def _callers(callers: Sequence[Caller], snapshot: Snapshot) -> Iterator[str]:
    if not callers:
        yield "- no caller in the open files and this package"
        return
    shown = [_place(caller, snapshot) for caller in callers[:_MOST_CALLERS]]
    more = f" and {len(callers) - len(shown)} more" if len(callers) > len(shown) else ""
    yield f"- called from {', '.join(shown)}{more}"


def _place(caller: Caller, snapshot: Snapshot) -> str:
    file = "" if caller.path == snapshot.path else f"{PurePath(caller.path).name}:"
    within = f" in `{caller.within}`" if caller.within else ""
    return f"{file or 'line '}{caller.line + 1}{within}"


def _explain_file(snapshot: Snapshot) -> str:
    name = PurePath(snapshot.path).name or "this document"
    symbols = snapshot.symbols_at(snapshot.text.whole)
    count = len(snapshot.text.lines) - (not snapshot.text.lines[-1])
    lines = [f"### `{name}`: {snapshot.language.name}, {count} line{'' if count == 1 else 's'}", ""]
    lines += [
        f"- {symbol.kind} `{symbol.qualified}` (line {symbol.range.start.line + 1})"
        for symbol in symbols[:40]
    ]
    if len(symbols) > 40:
        lines.append(f"- and {len(symbols) - 40} more definitions")
    return "\n".join(lines)


def _shortened(explanation: str) -> str:
    """The parts of ruff's text that tell what and why; its examples and references stay on its page."""
    kept: list[str] = []
    for line in explanation.splitlines():
        if line.startswith(("## Example", "## Options", "## References", "Use instead", "```")):
            break
        kept.append(line.replace("## ", "##### "))
    return "\n".join(kept).strip() + "\n"


def _silencer(finding: Finding) -> str:
    return (
        f"`# noqa: {finding.rule}`"
        if finding.tool == "ruff"
        else f"`podium-ignore: {finding.rule}` in a comment"
    )
