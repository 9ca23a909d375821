"""F1 to F18 over real sockets, at short clocks; `make soak` has one cell of each at the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.cases import SHORT, Case
from tests.faults.play import play_all
from tests.faults.refusing import CASES as REFUSING
from tests.faults.waiting import CASES as WAITING


@pytest.mark.parametrize("case", [*WAITING, *REFUSING], ids=lambda case: case.name)
async def test_a_fault_between_podium_and_a_server(case: Case, tmp_path: Path) -> None:
    """Every wire and agent."""
    await play_all(case, SHORT, tmp_path)
