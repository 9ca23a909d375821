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
    ordered = sorted(edits, key=lambda edit: edit.range)
    if not ordered:
        return text
    first, last = ordered[0].range.start.line, ordered[-1].range.end.line
    out: list[str] = []
    at = Position(first, 0)
    for edit in ordered:
        if edit.range != text.clamp_range(edit.range):
            raise ValueError(f"edit outside the text: {edit.range}")
        if edit.range.start < at:
            raise ValueError(f"edits overlap at line {edit.range.start.line + 1}")
        out += (text.slice(Range(at, edit.range.start)), edit.text)
        at = edit.range.end
    out.append(text.lines[last][at.character :])
    return _spliced(text, first, last, "".join(out))


def _spliced(text: Text, first: int, last: int, content: str) -> Text:
    """The text with whole lines, `first` to `last`, given way to others; the rest is not looked at.

    An edit may split a CRLF or join one, so the content takes in a line whose CR it may close.
    """
    if first > 0 and text.lines[first - 1].endswith("\r"):
        first -= 1
        content = text.lines[first] + content
    if content.endswith("\r") and last + 1 < len(text.lines):
        last += 1
        content += text.lines[last]
    written = split_lines(content)
    if last + 1 < len(text.lines) and not written[-1]:
        written.pop()
    return Text([*text.lines[:first], *written, *text.lines[last + 1 :]])


def minimal_edits(old: Text, new: Text) -> list[TextEdit]:
    """Hunks of whole lines, as small as a fast diff finds them, that turn one text into the other.

    Whole-file replacements cost an editor its marks, folds and cursor; hunks do not.
    """
    return [_line_edit(old, new, hunk) for hunk in hunks(old.lines, new.lines)]


def _line_edit(old: Text, new: Text, hunk: Hunk) -> TextEdit:
    end = min(Position(hunk.stop, 0), old.end)  # behind the last line there is no line to start at
    return TextEdit(Range(Position(hunk.start, 0), end), "".join(new.lines[hunk.new_start : hunk.new_stop]))
