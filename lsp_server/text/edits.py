"""Edits as values, and the one way in which they are applied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lsp_server.text.lines import split_lines
from lsp_server.text.span import Position, Range
from lsp_server.text.text import Text


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Put `text` in place of `range`."""

    range: Range
    text: str


def apply_edits(text: Text, edits: Iterable[TextEdit]) -> Text:
    """The text with all edits applied at once, their ranges all counting in the old text.

    Insertions at one place keep their order (LSP 3.17, "TextEdit[]").

    Raises ValueError when two edits overlap or one lies outside the text.
    """
    out: list[str] = []
    at = Position(0, 0)
    for edit in sorted(edits, key=lambda edit: edit.range):
        if edit.range != text.clamp_range(edit.range):
            raise ValueError(f"edit outside the text: {edit.range}")
        if edit.range.start < at:
            raise ValueError(f"edits overlap at line {edit.range.start.line + 1}")
        out += (text.slice(Range(at, edit.range.start)), edit.text)
        at = edit.range.end
    out.append(text.slice(Range(at, text.end)))
    return Text.of("".join(out))


def minimal_edits(old: Text, new: Text) -> list[TextEdit]:
    """The smallest hunks of whole lines that turn one text into the other, one edit a hunk.

    Whole-file replacements cost an editor its marks, folds and cursor; hunks do not.
    """
    head = _common_prefix(old.lines, new.lines)
    tail = _common_suffix(old.lines[head:], new.lines[head:])
    before = old.lines[head : len(old.lines) - tail]
    after = new.lines[head : len(new.lines) - tail]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        _hunk(old, Range(Position(head + a, 0), Position(head + b, 0)), "".join(after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def shift(span: Range, edit: TextEdit) -> Range | None:
    """Where a range stands after an edit elsewhere; None when the edit cut into it."""
    if edit.range.start >= span.end and not (edit.range.is_empty and span.is_empty):
        return span
    if edit.range.end > span.start:
        return None
    return Range(_moved(span.start, edit), _moved(span.end, edit))


def _moved(position: Position, edit: TextEdit) -> Position:
    """Where a place at or behind the edit's end stands after it."""
    added = split_lines(edit.text)
    line = position.line + len(added) - 1 - (edit.range.end.line - edit.range.start.line)
    if position.line != edit.range.end.line:
        return Position(line, position.character)
    lead = edit.range.start.character if len(added) == 1 else 0
    return Position(line, position.character - edit.range.end.character + lead + len(added[-1]))


def _hunk(old: Text, span: Range, text: str) -> TextEdit:
    return TextEdit(Range(span.start, min(span.end, old.end)), text)


def _common_prefix(left: Sequence[str], right: Sequence[str]) -> int:
    for index, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return index
    return min(len(left), len(right))


def _common_suffix(left: Sequence[str], right: Sequence[str]) -> int:
    return _common_prefix(left[::-1], right[::-1])
