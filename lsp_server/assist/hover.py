"""What a hover says: facts from memory, never a model, never what the language's own server says unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from lsp_server.assist.board import Job
from lsp_server.assist.facade import Assist
from lsp_server.assist.pile import Shown
from lsp_server.documents import Snapshot
from lsp_server.syntax import Symbol
from lsp_server.text import Position, Range
from lsp_server.text.diffs import unified
from lsp_server.text.markdown import fenced
from lsp_server.tools import ruff

_WORD = re.compile(r"[^\W\d]\w*")
_MOST_DIFF = 4000


def hover(assist: Assist, uri: str, position: Position) -> tuple[str, Range | None]:
    """Markdown for a place and the range that it is about; an empty string when there is nothing to say."""
    document = assist.documents.get(uri)
    if document is None or not assist.serves(document) or assist.settings.hover_facts == "off":
        return "", None
    from lsp_server.assist.inert import inactive  # noqa: PLC0415 - its patterns take 2 ms of a start

    snapshot = document.snapshot()
    position = snapshot.text.clamp(position)
    assist.last_place = (uri, Range(position, position))
    word, span = word_at(snapshot, position)
    parts = [*_parked(assist, snapshot, position), *_problems(assist, snapshot, position)]
    parts += _about_symbol(assist, snapshot, _named(snapshot, word, position), position)
    text = "\n\n---\n\n".join(inactive(part) for part in parts if part.strip())
    return text, span if text else None


def _about_symbol(
    assist: Assist, snapshot: Snapshot, symbol: Symbol | None, position: Position
) -> Iterator[str]:
    """The explanation that was made of it, and the facts where they are not in it."""
    if symbol is None:
        return
    if assist.settings.hover_explain != "off":
        explained = assist.explanations.at(snapshot.uri, snapshot.text, position)
        if explained:
            yield explained
            return
        if told := assist.explanation_of(snapshot, symbol):
            yield told
        else:
            assist.background.hovered(snapshot, symbol)
    from lsp_server.agents.explainer import explain_symbol  # noqa: PLC0415 - loaded by then, in idle time

    full = assist.settings.hover_facts == "full"
    yield explain_symbol(snapshot, symbol, assist.project, full=full)


def word_at(snapshot: Snapshot, position: Position) -> tuple[str, Range | None]:
    """The identifier at a place and its range."""
    for found in _WORD.finditer(snapshot.text.line(position.line)):
        if found.start() <= position.character <= found.end():
            return found[0], Range.at(position.line, found.start(), found.end())
    return "", None


def _named(snapshot: Snapshot, word: str, position: Position) -> Symbol | None:
    """The definition whose name the cursor is on: at the definition, or at a use nearby in the same file."""
    if not word:
        return None
    around = snapshot.symbols_at(Range(position, position))
    for symbol in reversed(around):
        if symbol.name_range.contains(position):
            return symbol
        if symbol.name == word:
            return symbol
    return None


def _parked(assist: Assist, snapshot: Snapshot, position: Position) -> Iterator[str]:
    for job in assist.board.parked(snapshot.uri):
        span = job.place(snapshot.text)
        if span and job.proposal and span.start.line <= position.line <= span.end.line:
            diff = unified(job.proposal.base, job.proposal.result, _file(job))[:_MOST_DIFF]
            yield f"**Podium: {job.title} is ready**\n\n{fenced(diff, 'diff')}"


def _file(job: Job) -> str:
    return PurePath((job.proposal and job.proposal.path) or job.uri).name


def _problems(assist: Assist, snapshot: Snapshot, position: Position) -> Iterator[str]:
    for shown in assist.desk.near(snapshot.uri, snapshot.text, Range(position, position)):
        if shown.origin != "foreign" and shown.range.contains(position):
            yield _problem(shown)


def _problem(shown: Shown) -> str:
    finding = shown.finding
    cwe = f", CWE-{finding.cwe}" if finding.cwe else ""
    lines = [f"**{finding.rule}** ({finding.severity}{cwe}): {finding.message}"]
    if finding.help:
        lines.append(finding.help)
    if finding.tool == "ruff" and (rule := ruff.known_rule_text(finding.rule)):
        lines.append(_first_paragraphs(rule.explanation))
    if shown.trail:
        lines.append("\n".join(f"- line {one.range.start.line + 1}: {one.message}" for one in shown.trail))
    silence = f"noqa: {finding.rule}" if finding.tool == "ruff" else f"podium-ignore: {finding.rule}"
    lines.append(f"Silence it with the comment `{silence}`.")
    return "\n\n".join(lines)


def _first_paragraphs(explanation: str) -> str:
    kept: list[str] = []
    for line in explanation.splitlines():
        if line.startswith("## ") and kept and not line.startswith("## Why"):
            break
        if not line.startswith("## "):
            kept.append(line)
    return "\n".join(kept).strip()[:900]
