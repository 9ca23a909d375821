"""A whole text, frozen, with the answers that everyone asks of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from lsp_server.text.lines import content_length, line_end, split_lines
from lsp_server.text.span import Position, Range


def byte_length(line: str) -> int:
    """The length in UTF-8 bytes, a lone surrogate counting as the one byte that `Text.data` has for it."""
    return len(line) if line.isascii() else len(line.encode("utf-8", "replace"))


class Before(NamedTuple):
    """What a text shares with the one before it: its first and last lines, so that their bytes are known."""

    byte_starts: list[int]
    head: int
    tail: int


@dataclass(frozen=True)
class Text:
    """Lines that nobody may change: positions, slices and byte offsets are asked here.

    `lines` is as `split_lines` gives it: each with its own end, the last one without. `before` only saves
    time: whoever changed a few lines of another text says so.
    """

    lines: Sequence[str]
    before: Before | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, content: str) -> Text:
        """The text of this string."""
        return cls(split_lines(content))

    def __str__(self) -> str:
        return "".join(self.lines)

    def __reduce__(self) -> tuple[Callable[[str], Text], tuple[str]]:
        """As one string for another process: ten times as quick as line by line, and without its answers."""
        return Text.of, (str(self),)

    @cached_property
    def data(self) -> bytes:
        """The text in UTF-8, as parsers and tools read it; lone surrogates become `?`."""
        return "".join(self.lines).encode("utf-8", "replace")

    @cached_property
    def byte_starts(self) -> list[int]:
        """For each line, the UTF-8 byte at which it starts; and at last the length of the whole."""
        if self.before is not None:
            return self._moved_starts(self.before)
        if all(map(str.isascii, self.lines)):
            return list(accumulate(map(len, self.lines), initial=0))
        sizes = [len(line) if line.isascii() else byte_length(line) for line in self.lines]
        return list(accumulate(sizes, initial=0))

    def _moved_starts(self, before: Before) -> list[int]:
        starts, head, tail = before
        old_tail = len(starts) - 1 - tail
        middle = self.lines[head : len(self.lines) - tail]
        changed = list(accumulate(map(byte_length, middle), initial=starts[head]))
        by = changed.pop() - starts[old_tail]
        behind = starts[old_tail:]
        return [*starts[:head], *changed, *([start + by for start in behind] if by else behind)]

    @property
    def starts_known(self) -> bool:
        """Whether `byte_starts` was asked for already."""
        return "byte_starts" in self.__dict__

    @property
    def end(self) -> Position:
        """The place behind the last character."""
        return Position(len(self.lines) - 1, len(self.lines[-1]))

    @property
    def whole(self) -> Range:
        """The range of all of it."""
        return Range(Position(0, 0), self.end)

    def line(self, number: int) -> str:
        """The line without its end; an empty string for a line that is not there."""
        if not 0 <= number < len(self.lines):
            return ""
        line = self.lines[number]
        return line[: content_length(line)]

    def clamp(self, position: Position) -> Position:
        """The nearest place that exists: characters past a line's end fall back to that end."""
        if position.line < 0:
            return Position(0, 0)
        if position.line >= len(self.lines):
            return self.end
        length = content_length(self.lines[position.line])
        return Position(position.line, max(0, min(position.character, length)))

    def clamp_range(self, span: Range) -> Range:
        """The range with both ends clamped and in order."""
        return Range(self.clamp(span.start), self.clamp(span.end)).normalised()

    def slice(self, span: Range) -> str:
        """The characters of a range, line ends included."""
        start, end = span
        if start.line == end.line:
            return self.lines[start.line][start.character : end.character]
        middle = self.lines[start.line + 1 : end.line]
        first = self.lines[start.line][start.character :]
        return first + "".join(middle) + self.lines[end.line][: end.character]

    def byte_at(self, position: Position) -> int:
        """The UTF-8 byte offset of a place that exists."""
        line = self.lines[position.line]
        if line.isascii():
            return self.byte_starts[position.line] + position.character
        head = line[: position.character].encode("utf-8", "replace")
        return self.byte_starts[position.line] + len(head)

    def position_at_byte(self, offset: int) -> Position:
        """The nearest place to a UTF-8 byte offset.

        One inside a character counts as that character's start, one between CR and LF as the line's end:
        grammars let a comment run up to the LF.
        """
        number = min(bisect_right(self.byte_starts, max(0, offset)), len(self.lines)) - 1
        line, rest = self.lines[number], max(0, offset - self.byte_starts[number])
        if not line.isascii():
            rest = len(line.encode("utf-8", "replace")[:rest].decode("utf-8", "ignore"))
        return Position(number, min(rest, content_length(line)))

    def range_of_bytes(self, start: int, end: int) -> Range:
        """The range between two UTF-8 byte offsets."""
        return Range(self.position_at_byte(start), self.position_at_byte(end))

    @cached_property
    def line_ends(self) -> frozenset[str]:
        """Every line end that stands in the text."""
        return frozenset(map(line_end, self.lines)) - {""}

    @cached_property
    def newline(self) -> str:
        """The line end that new lines should get: the first one that stands in the text, else LF."""
        return next((end for line in self.lines[:200] if (end := line_end(line))), "\n")

    @property
    def indent_unit(self) -> str:
        """One step of indentation, guessed from the first indented lines; four spaces if there are none."""
        for line in self.lines[:400]:
            stripped = line.lstrip(" \t")
            head = line[: len(line) - len(stripped)]
            if not stripped.strip() or not head or stripped.startswith("*"):
                continue
            return "\t" if head.startswith("\t") else " " * min(len(head), 8)
        return "    "
