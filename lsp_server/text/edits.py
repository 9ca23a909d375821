"""Edits as values, and the one way in which they are applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lsp_server.text.hunks import Hunk, hunks
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
    """Hunks of whole lines, as small as a fast diff finds them, that turn one text into the other.

    Whole-file replacements cost an editor its marks, folds and cursor; hunks do not.
    """
    return [_line_edit(old, new, hunk) for hunk in hunks(old.lines, new.lines)]


def shift(span: Range, edit: TextEdit) -> Range | None:
    """Where a range stands after an edit elsewhere; None when the edit cut into it.

    What is typed at a bare cursor goes in front of it, at either edge of a longer range outside of it.
    """
    at_cursor = span.is_empty and edit.range == span
    if edit.range.start >= span.end and not at_cursor:
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


def _line_edit(old: Text, new: Text, hunk: Hunk) -> TextEdit:
    end = min(Position(hunk.stop, 0), old.end)  # behind the last line there is no line to start at
    return TextEdit(Range(Position(hunk.start, 0), end), "".join(new.lines[hunk.new_start : hunk.new_stop]))
