"""Noticing that a model has begun to say the same for ever, before it says it 100,000 times."""

from __future__ import annotations

from collections.abc import Iterator

EVERY = 512  # characters between two looks
_TAIL = 5000  # characters that are looked at
_LEAST_SPAN = 1200  # characters that repeat; tables and rules of dashes repeat too, for less
_LEAST_TIMES = 3
_MARK = 24
_MOST_PERIODS = 40


class Watch:
    """Is fed a text as it comes, and looks at its end now and then.

    `known` is what the model was shown: what repeats there may well repeat in the answer.
    """

    def __init__(self, known: str) -> None:
        self._known = known
        self._tail = ""
        self._new = 0

    def loops(self, text: str) -> bool:
        """Take the next piece; whether the model says the same over and over by now."""
        self._tail = (self._tail + text)[-_TAIL:]
        self._new += len(text)
        if self._new < EVERY:
            return False
        self._new = 0
        return repeats(self._tail) and self._tail[-_LEAST_SPAN:] not in self._known


def repeats(text: str) -> bool:
    """Whether the end of a text is one piece over and over: three times or more, 1200 characters at least."""
    tail = text[-_TAIL:]
    for period in _periods(tail):
        times = _times(tail, tail[-period:])
        if times >= _LEAST_TIMES and times * period >= _LEAST_SPAN:
            return True
    return False


def _periods(tail: str) -> Iterator[int]:
    """The distances from the end to where its last 24 characters stood before, the shortest first."""
    mark, end = tail[-_MARK:], len(tail) - 1
    for _ in range(_MOST_PERIODS):
        before = tail.rfind(mark, 0, end)
        if before < 0:
            return
        yield len(tail) - _MARK - before
        end = before + _MARK - 1


def _times(tail: str, unit: str) -> int:
    count = 0
    while tail.endswith(unit):
        tail = tail[: -len(unit)]
        count += 1
    return count
