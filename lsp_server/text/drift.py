"""Where a place in an older text stands in a newer one, found from the two texts alone.

Findings, parked results and fixes keep the text that they were made from. Nothing is done for them while
somebody types; when one is shown, this says where it stands now, or that its code is gone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import cached_property

from lsp_server.errors import StaleError
from lsp_server.text.edits import TextEdit
from lsp_server.text.span import Position, Range
from lsp_server.text.text import Text

CONTEXT_LINES = 3
_SLICE = 512  # items that are compared at one go
_MARGIN = 2 * CONTEXT_LINES + 1  # lines around the changed middle in which its lines are looked for too


class Drift:
    """How `old` became `new`: both begin with `head` lines and end with `tail` lines; the middle changed."""

    def __init__(self, old: Text, new: Text) -> None:
        self.old = old
        self.new = new
        self.head = _common_head(old.lines, new.lines)
        self.tail = _common_tail(old.lines, new.lines, self.head)

    def place(self, span: Range) -> Range | None:
        """The same code in the new text; None when it is gone."""
        offset = self._offset(span.start.line, span.end.line)
        if offset is not None:
            return _moved(span, offset)
        return self._in_edited_line(span)

    def carry(self, edits: Sequence[TextEdit]) -> tuple[TextEdit, ...]:
        """Edits made for the old text, for the new one.

        Raises StaleError unless each edit's lines and three lines around them are as they were.
        """
        return tuple(self._carried(edit) for edit in edits)

    def stretch(self, span: Range) -> Range | None:
        """A range with the same ends in the new text, whatever changed between them; None if an end went."""
        start, end = self._moved_line(span.start.line), self._moved_line(span.end.line)
        if start is None or end is None:
            return None
        return Range(Position(start, span.start.character), Position(end, span.end.character))

    def origin(self, span: Range) -> Range:
        """About where a range of the new text stood in the old one, by whole lines where it was edited."""
        first, last = self._old_line(span.start.line), self._old_line(span.end.line)
        return self.old.clamp_range(
            Range(Position(first, span.start.character), Position(last, span.end.character))
        )

    def old_lines(self, first: int, last: int) -> tuple[int, int]:
        """The old lines whose code may stand in these new ones, both ends counted: rather more than fewer."""
        low, high = self._old_line(first), self._old_line(last)
        if first <= len(self.new.lines) - self.tail + _MARGIN and last >= self.head - _MARGIN:
            return min(low, self.head), max(high, len(self.old.lines) - self.tail)
        return low, high

    def _moved_line(self, number: int) -> int | None:
        """Where a line of the old text stands; in the middle only if that has as many lines as before."""
        gained = len(self.new.lines) - len(self.old.lines)
        if number < self.head or gained == 0:
            return number
        return number + gained if number >= len(self.old.lines) - self.tail else None

    def _old_line(self, number: int) -> int:
        gained = len(self.new.lines) - len(self.old.lines)
        if number < self.head:
            return number
        if number >= len(self.new.lines) - self.tail:
            return number - gained
        return min(number, max(self.head, len(self.old.lines) - self.tail - 1))

    def _carried(self, edit: TextEdit) -> TextEdit:
        first = max(0, edit.range.start.line - CONTEXT_LINES)
        last = min(len(self.old.lines) - 1, edit.range.end.line + CONTEXT_LINES)
        offset = self._offset(first, last)
        if offset is None:
            raise StaleError("the text changed at the place of the edit; ask again")
        return TextEdit(_moved(edit.range, offset), edit.text)

    def _offset(self, first: int, last: int) -> int | None:
        """By how many lines the unchanged lines `first` to `last` moved; None when they are not unchanged."""
        if last < self.head:
            return 0
        if first >= len(self.old.lines) - self.tail:
            return len(self.new.lines) - len(self.old.lines)
        return self._found_offset(first, last)

    def _found_offset(self, first: int, last: int) -> int | None:
        """The nearest place in the changed middle, with its edges, where just these lines stand."""
        block = self.old.lines[first : last + 1]
        found = [
            number
            for number in self._by_line.get(block[0], ())
            if self.new.lines[number : number + len(block)] == block
        ]
        return min((number - first for number in found), key=abs, default=None)

    @cached_property
    def _by_line(self) -> dict[str, list[int]]:
        start = max(0, self.head - _MARGIN)
        end = min(len(self.new.lines), len(self.new.lines) - self.tail + _MARGIN)
        out: dict[str, list[int]] = {}
        for number in range(start, end):
            out.setdefault(self.new.lines[number], []).append(number)
        return out

    def _in_edited_line(self, span: Range) -> Range | None:
        """Code on one line that was edited elsewhere on that line."""
        number = span.start.line
        same_count = len(self.old.lines) == len(self.new.lines)
        if number != span.end.line or span.is_empty or not same_count:
            return None
        old, new = self.old.lines[number], self.new.lines[number]
        head = _common_head(old, new)
        tail = _common_tail(old, new, head)
        if span.end.character <= head:
            return span
        if span.start.character >= len(old) - tail:
            by = len(new) - len(old)
            return Range.at(number, span.start.character + by, span.end.character + by)
        return None


def _moved(span: Range, lines: int) -> Range:
    start, end = span
    return Range(Position(start.line + lines, start.character), Position(end.line + lines, end.character))


def drift_between(old: Text, new: Text) -> Drift:
    """The drift from one text to another; the last few are kept, since a menu asks for one again and
    again."""
    known = next((one for one in _recent if one.old is old and one.new is new), None)
    if known is None:
        known = Drift(old, new)
        _recent.append(known)
    return known


_recent: deque[Drift] = deque(maxlen=4)


def _common_head(left: Sequence[str], right: Sequence[str]) -> int:
    """How many items both begin with; slices are compared, whose equal items are the same objects."""
    most = min(len(left), len(right))
    for start in range(0, most, _SLICE):
        ours, theirs = left[start : min(start + _SLICE, most)], right[start : min(start + _SLICE, most)]
        if ours != theirs:
            return start + next(at for at, item in enumerate(ours) if item != theirs[at])
    return most


def _common_tail(left: Sequence[str], right: Sequence[str], head: int) -> int:
    """How many items both end with, those of the common head not counted again."""
    most = min(len(left), len(right)) - head
    for done in range(0, most, _SLICE):
        step = min(_SLICE, most - done)
        ours = left[len(left) - done - step : len(left) - done]
        theirs = right[len(right) - done - step : len(right) - done]
        if ours != theirs:
            return done + next(at for at in range(step) if ours[-1 - at] != theirs[-1 - at])
    return most
