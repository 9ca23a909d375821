"""What one keystroke costs: the slope between a short and a long burst of changes.

A burst is sent without waiting, and one hover behind it; since changes are taken in order, its answer shows
that all of them were. The difference of two bursts cancels what the hover itself costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench.client import BARE, PODIUM, Server, now
from tests.bench.figures import Figure, milliseconds
from tests.bench.process import settle
from tests.bench.samples import code_of_lines

_ROUNDS = 7
_SHORT = 20


class _Size(NamedTuple):
    """A file's lines, the goal in milliseconds, and how many changes a bare server's long burst has."""

    lines: int
    goal: float
    bare_keys: int


_KEYS = 200
_SIZES = (_Size(10_000, 0.15, 100), _Size(100_000, 0.4, 40))


def measure(folder: Path) -> Iterator[Figure]:
    """A figure in milliseconds for each size, and beside it the ratio to a bare pygls server."""
    for size in _SIZES:
        text, middle = code_of_lines(size.lines), size.lines // 2
        with Server(PODIUM, folder) as podium, Server(BARE, folder) as bare:
            uris = [_opened(server, text) for server in (podium, bare)]
            ours: list[float] = []
            theirs: list[float] = []
            for _ in range(_ROUNDS):
                ours.append(_slope(podium, uris[0], middle, _KEYS))
                theirs.append(_slope(bare, uris[1], middle, size.bare_keys))
        name = f"keystroke.{size.lines // 1000}k"
        cost, ratio = milliseconds(median(ours)), median(ours) / median(theirs)
        yield Figure(name, f"a change of {size.lines:,} lines", cost, "ms", size.goal)
        yield Figure(f"{name}.ratio", "the same, beside a bare server's", ratio, "x bare pygls")


def _opened(server: Server, text: str) -> str:
    server.initialize()
    uri = server.open("keys.py", text)
    server.answer(server.hover(uri, 0))
    settle(server)
    return uri


def _slope(server: Server, uri: str, line: int, keys: int) -> float:
    short = _burst(server, uri, line, _SHORT)
    long = _burst(server, uri, line, keys)
    return (long - short) / (keys - _SHORT)


def _burst(server: Server, uri: str, line: int, count: int) -> float:
    """Seconds until `count` changes were taken in."""
    frames = [server.change_frame(uri, line, 0, "x") for _ in range(count)]
    begin = now()
    for frame in frames:
        server.write(frame)
    server.answer(server.hover(uri, line))
    taken = now() - begin
    settle(server)
    return taken
