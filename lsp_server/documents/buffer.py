"""A mutable text: a list of lines, patched in place, frozen by a snapshot."""

from __future__ import annotations

from typing import NamedTuple

from lsp_server.text import Drift, Position, PositionEncoding, Range, Text, split_lines, to_codepoints
from lsp_server.text.lines import content_length
from lsp_server.text.text import Before


class Splice(NamedTuple):
    """Whole lines that a change replaced: from line `first` on, `removed` went and `added` came."""

    first: int
    removed: list[str]
    added: list[str]


def splice_between(old: Text, new: Text) -> Splice:
    """The one splice that turns a text into another, with a line at least on either side, as a change has."""
    drift = Drift(old, new)
    most = min(len(old.lines), len(new.lines)) - 1
    head = min(drift.head, most)
    tail = min(drift.tail, most - head)
    removed, added = (list(text.lines[head : len(text.lines) - tail]) for text in (old, new))
    return Splice(head, removed, added)


class Buffer:
    """The text of one open document.

    Positions count code points, or client units where a method takes an encoding. The first change after
    `snapshot()` copies the list, so that a snapshot never changes; changes without one in between cost
    only what they touch. A text is split at its first use, since opening 50 MB must not wait for it.
    """

    def __init__(self, content: str) -> None:
        self._content: str | None = content
        self._lines: list[str] = []
        self._frozen: Text | None = None
        self._before: Before | None = None

    def snapshot(self) -> Text:
        """The present text as a value; the same object until the next change."""
        if self._frozen is None:
            self._frozen = Text(self._own_lines(), self._before)
        return self._frozen

    def locate(self, line: int, units: int, encoding: PositionEncoding) -> Position:
        """The place that a client means, clamped to the text.

        A character past its line's end means that end, a line past the last one the end of the text
        (LSP 3.17, "Position").
        """
        lines = self._own_lines()
        if line < 0:
            return Position(0, 0)
        if line >= len(lines):
            return Position(len(lines) - 1, len(lines[-1]))
        content = lines[line]
        character = to_codepoints(content, max(0, units), encoding)
        return Position(line, min(character, content_length(content)))

    def replace(self, span: Range, text: str) -> Splice:
        """Put a text in place of a range that exists and whose ends are in order.

        Splitting CRLF apart and joining CR with LF both happen here as they do in the plain string.
        """
        lines = self._writable_lines()
        first, last = span.start.line, span.end.line
        joined = lines[first][: span.start.character] + text + lines[last][span.end.character :]
        if first > 0 and joined.startswith("\n") and lines[first - 1].endswith("\r"):
            first -= 1
            joined = lines[first] + joined
        added = split_lines(joined)
        if last + 1 < len(lines) and not added[-1]:
            added.pop()
        removed = lines[first : last + 1]
        lines[first : last + 1] = added
        if self._before is not None:
            starts, head, tail = self._before
            self._before = Before(starts, min(head, first), min(tail, len(lines) - first - len(added)))
        return Splice(first, removed, added)

    def revert(self, splice: Splice) -> Splice:
        """Take back the last change there was, whose splice this is; gives the splice that this makes."""
        lines = self._writable_lines()
        lines[splice.first : splice.first + len(splice.added)] = splice.removed
        self._before = None
        return Splice(splice.first, splice.added, splice.removed)

    @property
    def unsplit(self) -> str | None:
        """The text while nothing has looked into it since it came."""
        return self._content

    def take_lines(self, content: str, lines: list[str]) -> None:
        """Take the lines of a text that somebody split meanwhile, if it is the present one still."""
        if self._content is content:
            self._content, self._lines = None, lines

    def reset(self, content: str) -> None:
        """Take a whole new text."""
        self._content, self._lines, self._frozen, self._before = content, [], None, None

    def _own_lines(self) -> list[str]:
        if self._content is not None:
            self._lines, self._content = split_lines(self._content), None
        return self._lines

    def _writable_lines(self) -> list[str]:
        lines = self._own_lines()
        if self._frozen is not None:
            self._lines = lines = lines.copy()
            frozen, self._frozen, self._before = self._frozen, None, None
            if frozen.starts_known:
                self._before = Before(frozen.byte_starts, len(lines), len(lines))
        return lines
