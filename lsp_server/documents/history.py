"""The last changes of a document, so that one that comes late can be put where it belongs.

Helix up to 25.01 hands each change to a task of its own, and these may overtake each other: of keys that come
in one burst, as from a macro, version 28 may be sent before 26 (seen on the wire). A change counts by the
version before its own, so changes applied as they come would leave another text than the editor's.
"""

from __future__ import annotations

import time
from bisect import bisect
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lsp_server.documents.buffer import Splice

_MOST_STEPS = 32
_MOST_CHARACTERS = 100_000  # of a step; whole lines are kept, and a file may have but one
_LATEST = 1.0  # seconds; tasks overtake each other by microseconds


class Change(NamedTuple):
    """A content change: (line, units, line, units) as the client counts, None for the whole text."""

    span: tuple[int, int, int, int] | None
    text: str


class Step(NamedTuple):
    """One notification: the version that it made, its changes, and what they did to the lines."""

    version: int
    changes: Sequence[Change]
    splices: Sequence[Splice]
    since: float


@dataclass(slots=True)
class History:
    """The steps of the last second, in the order of their versions; `base` is the version before them."""

    base: int
    _steps: deque[Step] = field(default_factory=deque[Step])

    def note(self, version: int, changes: Sequence[Change], splices: Sequence[Splice]) -> None:
        """Remember a step; one that cannot be taken back, or is too big to be kept, ends what is known."""
        now = time.monotonic()
        while self._steps and (now - self._steps[0].since > _LATEST or len(self._steps) == _MOST_STEPS):
            self.base = self._steps.popleft().version
        if len(splices) == len(changes) and _size(splices) <= _MOST_CHARACTERS:
            self._steps.append(Step(version, changes, splices, now))
        else:
            self._forget(version)

    def overtaken(self, version: int) -> list[Step]:
        """Take out the steps of later versions that came before this one, in their order.

        Empty for a version that comes in its turn, and for one that has no gap here: then the client counts
        in a way of its own, and its order is the one in which it sends.
        """
        versions = [step.version for step in self._steps]
        place = bisect(versions, version)
        later = list(self._steps)[place:]
        if not later:
            return []
        before = versions[place - 1] if place else self.base
        if before >= version or time.monotonic() - min(step.since for step in later) > _LATEST:
            self._forget(version)
            return []
        for _ in later:
            self._steps.pop()
        return later

    def _forget(self, version: int) -> None:
        self._steps.clear()
        self.base = version


def _size(splices: Sequence[Splice]) -> int:
    return sum(len(line) for one in splices for lines in (one.removed, one.added) for line in lines)
