"""Noticing that a model has begun to say the same for ever, before it says it 100,000 times."""

from __future__ import annotations

EVERY = 512  # characters between two looks
_TAIL = 2400
_LEAST_PERIOD = 32  # characters; rules of dashes and runs of spaces repeat too, and mean nothing
_LEAST_TIMES = 5
_SHORT_TIMES = 60


def repeats(text: str) -> bool:
    """Whether the end of a text is one piece over and over: five times 32 characters or more, or 60 times
    less."""
    tail = text[-_TAIL:]
    period = _period(tail)
    if period == 0:
        return False
    unit = tail[-period:]
    if len(set(unit.strip())) <= 1:
        return False
    times = _times(tail, unit)
    return times >= (_LEAST_TIMES if period >= _LEAST_PERIOD else _SHORT_TIMES)


def _period(tail: str) -> int:
    """The distance from the end to where its last 24 characters stood before; 0 if they did not."""
    mark = tail[-24:]
    before = tail.rfind(mark, 0, len(tail) - 1)
    return len(tail) - len(mark) - before if before >= 0 and len(mark) == 24 else 0


def _times(tail: str, unit: str) -> int:
    count = 0
    while tail.endswith(unit):
        tail = tail[: -len(unit)]
        count += 1
    return count
