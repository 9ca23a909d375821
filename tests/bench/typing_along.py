"""How fast the menu and the hover come while somebody types in a long file with many findings."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from tests.bench.client import PODIUM, Server, now
from tests.bench.figures import Figure, milliseconds, quantile
from tests.bench.samples import code_of_lines

_LINES = 10_000
_SECONDS = 10.0
_BETWEEN_KEYS = 0.1
_QUESTIONS = 4  # after each key, evenly spread until the next one
_PAUSES = (0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 1.0)  # as people do: a pause lets idle work begin
_MENU_GOAL = 5.0
_HOVER_GOAL = 10.0
_TEXT = code_of_lines(_LINES)


def measure(folder: Path) -> Iterator[Figure]:
    """The 99th percentiles while typing without a pause, and with one in which idle work runs.

    The quieter of two rounds for each, since whatever else the machine does only ever adds.
    """
    with Server(PODIUM, folder) as server:
        server.initialize()
        uri = server.open("typing.py", _TEXT)
        server.wait_published(1)
        rounds = [[_typed(server, uri, pauses) for pauses in ((_BETWEEN_KEYS,), _PAUSES)] for _ in range(2)]
        right_after, with_pauses = (
            (_quieter(first[0], second[0]), _quieter(first[1], second[1]))
            for first, second in zip(*rounds, strict=True)
        )
    yield from _figures("typing", "typing on", right_after)
    yield from _figures("pausing", "typing, with pauses", with_pauses)


def _quieter(one: list[float], other: list[float]) -> list[float]:
    return min(one, other, key=lambda times: quantile(times, 0.99))


def _figures(name: str, text: str, times: tuple[list[float], list[float]]) -> Iterator[Figure]:
    menu, hover = times
    for what, values, goal in (("menu", menu, _MENU_GOAL), ("hover", hover, _HOVER_GOAL)):
        value = milliseconds(quantile(values, 0.99))
        note = f"median {milliseconds(quantile(values, 0.5)):.2g}, worst {milliseconds(max(values)):.3g} ms"
        yield Figure(f"{name}.{what}", f"{what}, p99 while {text}", value, "ms", goal, note)


def _typed(server: Server, uri: str, pauses: Sequence[float]) -> tuple[list[float], list[float]]:
    """Seconds to each menu and each hover."""
    chance = random.Random(7)  # noqa: S311 - places, not secrets
    menu: list[float] = []
    hover: list[float] = []
    begin = now()
    line = _LINES // 2
    for pause in cycle(pauses):
        start = now()
        if start - begin > _SECONDS:
            return menu, hover
        server.type(uri, line, 0, chance.choice(("x", "y", " ", "\n")))
        count = _QUESTIONS * round(pause / _BETWEEN_KEYS)
        for number in range(count):
            place = chance.randrange(_LINES)
            if number % 2:
                hover.append(server.answer(server.hover(uri, place, 8)).seconds)
            else:
                menu.append(server.answer(server.menu(uri, place, 8)).seconds)
            server.pause(start + pause * (number + 1) / count)
    raise AssertionError("a cycle does not end")
