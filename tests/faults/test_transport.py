"""F1 to F18 over real sockets, at short clocks; `make soak` has one cell of each at the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.cases import SHORT, Case
from tests.faults.play import play_all
from tests.faults.refusing import CASES as REFUSING
from tests.faults.waiting import CASES as WAITING

_ROWS = [*WAITING, *REFUSING]
_LONGEST = [case for case in _ROWS if case.clock in ("load", "total")]


@pytest.mark.parametrize("case", [case for case in _ROWS if case not in _LONGEST], ids=lambda case: case.name)
async def test_a_fault_between_podium_and_a_server(case: Case, tmp_path: Path) -> None:
    """Every wire and agent."""
    await play_all([case], SHORT, tmp_path)


async def test_the_faults_that_end_by_the_longest_clocks(tmp_path: Path) -> None:
    """All of them at once, since they do nothing but wait."""
    assert _LONGEST
    await play_all(_LONGEST, SHORT, tmp_path)
