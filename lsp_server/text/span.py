"""Where something stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Position(NamedTuple):
    """A place between two characters: line and character count from 0, character in code points."""

    line: int
    character: int


class Range(NamedTuple):
    """From `start` up to, not including, `end`; both as in `Position`."""

    start: Position
    end: Position

    @classmethod
    def at(cls, line: int, start: int, end: int) -> Range:
        """The characters `start` to `end` of one line."""
        return cls(Position(line, start), Position(line, end))

    @property
    def is_empty(self) -> bool:
        """True for a bare cursor."""
        return self.start == self.end

    def normalised(self) -> Range:
        """The same range with its ends in order; some clients send them reversed."""
        return self if self.start <= self.end else Range(self.end, self.start)

    def contains(self, position: Position) -> bool:
        """True when the position lies inside or at either edge."""
        return self.start <= position <= self.end

    def encloses(self, other: Range) -> bool:
        """True when the whole of the other range lies inside."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Range) -> bool:
        """True when the two share a character or an edge."""
        return self.start <= other.end and other.start <= self.end

    def overlaps(self, other: Range) -> bool:
        """True when the two share at least a character."""
        return self.start < other.end and other.start < self.end
