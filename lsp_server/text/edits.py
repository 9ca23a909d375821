"""Edits as values, and the one way in which they are applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lsp_server.text.hunks import Hunk, hunks
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


def _line_edit(old: Text, new: Text, hunk: Hunk) -> TextEdit:
    end = min(Position(hunk.stop, 0), old.end)  # behind the last line there is no line to start at
    return TextEdit(Range(Position(hunk.start, 0), end), "".join(new.lines[hunk.new_start : hunk.new_stop]))
