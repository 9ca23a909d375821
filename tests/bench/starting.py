"""How long an editor waits for a server that was just started, beside a bare pygls server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.client import BARE, PODIUM, Server, now
from tests.bench.figures import Figure, milliseconds
from tests.bench.samples import code_of_lines

_ROUNDS = 9
_GOAL = 0.6
_TEXT = code_of_lines(300)


class _Start(NamedTuple):
    """Seconds from spawning the process to its first two answers."""

    initialize: float
    menu: float


def measure(folder: Path) -> Iterator[Figure]:
    """The least of interleaved starts; one start before them leaves the compiled files behind."""
    commands = {"podium": PODIUM, "bare": BARE}
    starts: dict[str, list[_Start]] = {name: [] for name in commands}
    for command in commands.values():
        _start(command, folder)
    for _ in range(_ROUNDS):
        for name, command in commands.items():
            starts[name].append(_start(command, folder))
    podium, bare = (_least(starts[name]) for name in commands)
    yield _figure("start.initialize", "spawn to the answer of initialize", podium.initialize, bare.initialize)
    yield _figure("start.menu", "spawn to the first code actions", podium.menu, bare.menu)


def _start(command: Sequence[str], folder: Path) -> _Start:
    with Server(command, folder) as server:
        initialized = server.initialize()
        uri = server.open("start.py", _TEXT)
        server.answer(server.menu(uri, 100))
        return _Start(initialized - server.spawned, now() - server.spawned)


def _least(starts: Sequence[_Start]) -> _Start:
    return _Start(min(one.initialize for one in starts), min(one.menu for one in starts))


def _figure(name: str, text: str, podium: float, bare: float) -> Figure:
    note = f"{milliseconds(podium):.0f} of {milliseconds(bare):.0f} ms"
    return Figure(name, text, podium / bare, "x bare pygls", _GOAL, note)
