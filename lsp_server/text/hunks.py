"""Which lines differ between two texts: a diff whose cost grows with the texts, not with their square.

Lines that occur once on either side are the anchors (Bram Cohen's "patience diff"); only the gaps between
them are compared line by line, and those only while a fixed budget lasts. Behind it a gap is one hunk.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_BUDGET = 1_000_000  # pairs of lines that one diff compares at most: about 0.2 s at the very worst
_BLOCK = 256  # lines that are compared at one go
_DEEPEST = 6  # how often the gaps between anchors may have anchors of their own


class Hunk(NamedTuple):
    """The old lines `start` to `stop` give way to the new lines `new_start` to `new_stop`; ends excluded."""

    start: int
    stop: int
    new_start: int
    new_stop: int


def hunks(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Every hunk in the order of the text; between two of them stands at least one common line."""
    found: list[Hunk] = []
    budget = _BUDGET
    stack = [(Hunk(0, len(old), 0, len(new)), 0)]
    while stack:
        gap, depth = stack.pop()
        gap = _trimmed(old, new, gap)
        if gap.start == gap.stop and gap.new_start == gap.new_stop:
            continue
        inner = list(_gaps(old, new, gap)) if depth < _DEEPEST else [gap]
        cost = (gap.stop - gap.start) * (gap.new_stop - gap.new_start)
        if len(inner) > 1:
            stack += ((one, depth + 1) for one in reversed(inner))
        elif cost <= budget:
            budget -= cost
            found += _compared(old, new, gap)
        else:
            found.append(gap)
    return found


def _trimmed(old: Sequence[str], new: Sequence[str], gap: Hunk) -> Hunk:
    """The gap without the lines that both sides begin or end with."""
    start, stop, new_start, new_stop = gap
    step = _BLOCK
    while min(stop - start, new_stop - new_start) >= step:
        if old[start : start + step] != new[new_start : new_start + step]:
            break
        start, new_start = start + step, new_start + step
    while min(stop - start, new_stop - new_start) >= step:
        if old[stop - step : stop] != new[new_stop - step : new_stop]:
            break
        stop, new_stop = stop - step, new_stop - step
    while start < stop and new_start < new_stop and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < stop and new_start < new_stop and old[stop - 1] == new[new_stop - 1]:
        stop, new_stop = stop - 1, new_stop - 1
    return Hunk(start, stop, new_start, new_stop)


def _gaps(old: Sequence[str], new: Sequence[str], gap: Hunk) -> Iterator[Hunk]:
    """What lies between the anchors of a gap, empty pieces included; the gap itself without anchors."""
    start, new_start = gap.start, gap.new_start
    for line, new_line in _anchors(old, new, gap):
        yield Hunk(start, line, new_start, new_line)
        start, new_start = line + 1, new_line + 1
    yield Hunk(start, gap.stop, new_start, gap.new_stop)


def _anchors(old: Sequence[str], new: Sequence[str], gap: Hunk) -> list[tuple[int, int]]:
    """Pairs of equal lines that stand once on either side: the longest run that ascends on both."""
    before, after = old[gap.start : gap.stop], new[gap.new_start : gap.new_stop]
    counts, new_counts = Counter(before), Counter(after)
    places = {line: gap.new_start + at for at, line in enumerate(after) if new_counts[line] == 1}
    pairs = [
        (gap.start + at, places[line])
        for at, line in enumerate(before)
        if counts[line] == 1 and line in places
    ]
    return _ascending(pairs)


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second numbers ascend; the first ones do already."""
    lowest: list[int] = []  # for each length, the lowest number that a run of it can end with
    holders: list[int] = []  # and the index of its pair
    before: list[int] = []  # for each pair, the index of the pair in front of it, -1 for none
    for index, (_, number) in enumerate(pairs):
        length = bisect_left(lowest, number)
        before.append(holders[length - 1] if length else -1)
        lowest[length : length + 1] = [number]
        holders[length : length + 1] = [index]
    run: list[tuple[int, int]] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _compared(old: Sequence[str], new: Sequence[str], gap: Hunk) -> Iterator[Hunk]:
    before, after = old[gap.start : gap.stop], new[gap.new_start : gap.new_stop]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield Hunk(gap.start + a, gap.start + b, gap.new_start + c, gap.new_start + d)
