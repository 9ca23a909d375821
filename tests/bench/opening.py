"""How long the server answers nobody while a big file is opened, edited and analysed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.client import PODIUM, UNKNOWN, Server, now
from tests.bench.figures import Figure, milliseconds
from tests.bench.process import settle
from tests.bench.samples import code_of_bytes

_ROUNDS = 3
_HUGE = 50_000_000
_HUGE_GOAL = 150.0
_LARGE = 3_500_000
_LARGE_GOAL = 50.0
_EVERY = 0.01  # seconds between two questions
_LONGEST = 90.0
_BEHIND = 5.0  # seconds after publishing, in which fixes are verified and calls are indexed


def measure(folder: Path) -> Iterator[Figure]:
    """A huge file, asked right behind its last byte; and a large one, asked every 10 ms all the while."""
    huge = min(_behind_opening(folder, code_of_bytes(_HUGE)) for _ in range(_ROUNDS))
    yield Figure("opening.50mb", "answer behind a 50 MB didOpen", milliseconds(huge), "ms", _HUGE_GOAL)
    opened, edited = min((_worst_answers(folder, code_of_bytes(_LARGE)) for _ in range(2)), key=max)
    for name, doing, seconds in (("opened", "opening", opened), ("edited", "editing", edited)):
        text = f"worst answer, {doing} and analysing 3.5 MB"
        yield Figure(f"opening.{name}", text, milliseconds(seconds), "ms", _LARGE_GOAL)


def _behind_opening(folder: Path, text: str) -> float:
    """Seconds from the last byte of didOpen, which the server has then read but not yet looked at."""
    with Server(PODIUM, folder) as server:
        server.initialize()
        settle(server)
        server.open("huge.py", text, on_disk=False)
        return server.answer(server.hover(UNKNOWN, 0)).seconds


def _worst_answers(folder: Path, text: str) -> tuple[float, float]:
    """The longest wait, in seconds, while the file is opened, and while it is edited; analysis included."""
    with Server(PODIUM, folder) as server:
        server.initialize()
        settle(server)
        uri = server.open("large.py", text)
        opened = _asked(server, 1)
        server.type(uri, text.count("\n") // 2, 0, "x = undefined_name\n")
        return opened, _asked(server, 2)


def _asked(server: Server, published: int) -> float:
    """Ask every 10 ms until the nth publishing of findings and some seconds on; gives the longest wait."""
    asked: list[int] = []
    end = now() + _LONGEST
    last: float | None = None
    while now() < (last or end):
        asked.append(server.hover(UNKNOWN, 0))
        server.pause(now() + _EVERY)
        if last is None and server.published >= published:
            last = now() + _BEHIND
    if last is None:
        raise TimeoutError("the large file's findings were not published")
    return max(server.answer(ident).seconds for ident in asked)
