"""One cell of each fault at the real deadlines: as long as the longest of them, ten minutes."""

from __future__ import annotations

import asyncio
from itertools import cycle
from pathlib import Path

import pytest

from lsp_server.providers import Clocks
from tests.faults.cases import Case
from tests.faults.matrix import TITLES, cases
from tests.faults.play import play


def _longest(fault: str) -> Case:
    """The row of a fault that waits for the longest clock, or else rests, or else the first."""
    rows = [case for case in cases() if case.fault == fault]
    return max(rows, key=lambda case: (getattr(Clocks(), case.clock) if case.clock else 0.0, case.rests))


@pytest.mark.soak
async def test_one_cell_of_each_fault_at_the_real_deadlines(tmp_path: Path) -> None:
    """All at once, since all but a few wait."""
    turns = cycle(range(12))
    cells: list[tuple[Case, str, str]] = []
    for case, turn in zip(map(_longest, TITLES), turns, strict=False):
        agents = list(case.expect)
        cells.append((case, case.wires[turn % len(case.wires)], agents[turn % len(agents)]))
    plays = (play(case, wire, agent, Clocks(), tmp_path) for case, wire, agent in cells)
    faults = await asyncio.gather(*plays, return_exceptions=True)
    wrong = [
        f"{cell[0].name}, {cell[1:]}: {fault}" for cell, fault in zip(cells, faults, strict=True) if fault
    ]
    assert not wrong, "\n".join(wrong)
