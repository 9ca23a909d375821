"""Memory with one file open and nothing under way, beside a bare pygls server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.bench.client import BARE, PODIUM, Server
from tests.bench.figures import Figure
from tests.bench.process import Memory, memory, settle
from tests.bench.samples import module

_ROUNDS = 3
_GOAL = 1.5
_MIB = 1 << 20


def measure(folder: Path) -> Iterator[Figure]:
    """Both counts of the process tree, the median of a few interleaved rounds."""
    ours: list[Memory] = []
    theirs: list[Memory] = []
    for _ in range(_ROUNDS):
        ours.append(_held(PODIUM, folder))
        theirs.append(_held(BARE, folder))
    for count in Memory._fields:
        podium, bare = (median(getattr(one, count) for one in held) for held in (ours, theirs))
        note = f"{podium / _MIB:.0f} of {bare / _MIB:.0f} MiB"
        yield Figure(
            f"memory.{count}", f"{count.upper()}, a file open", podium / bare, "x bare pygls", _GOAL, note
        )


def _held(command: Sequence[str], folder: Path) -> Memory:
    with Server(command, folder) as server:
        server.initialize()
        uri = server.open("held.py", module("subprocess"))
        server.answer(server.menu(uri, 10))
        settle(server)
        server.answer(server.hover(uri, 10))
        settle(server)
        return memory(server.process_id)
