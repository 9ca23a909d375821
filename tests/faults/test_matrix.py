"""The published matrix is what the tests play, and the tables leave no fault, wire or agent out."""

from __future__ import annotations

import pytest

from tests.faults.cases import AGENTS, WIRES
from tests.faults.matrix import PAGE, TITLES, cases, page

_ONE_AGENT = {"F21": "edit", "F22": "find", "F25": "edit", "F26": "edit", "F27": "edit", "F29": "edit"}


def test_the_page_is_what_the_tables_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `python -m tests.faults.matrix`"


def test_every_row_has_a_name_of_its_own() -> None:
    names = [case.name for case in cases()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("fault", TITLES)
def test_every_fault_is_played_on_every_wire(fault: str) -> None:
    rows = [case for case in cases() if case.fault == fault]
    assert {wire for case in rows for wire in case.wires} == set(WIRES)
    agents = {agent for case in rows for agent in case.expect}
    if int(fault[1:]) <= 20 or fault in ("F23", "F24", "F32", "F33"):
        assert agents == set(AGENTS)
    assert _ONE_AGENT.get(fault, "edit") in agents


def test_the_list_is_whole() -> None:
    assert list(TITLES) == [f"F{number}" for number in range(1, 34)]
