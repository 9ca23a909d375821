"""F19 to F33 over real sockets: answers that came, and what of them may reach an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.answering import CASES as ANSWERING
from tests.faults.cases import SHORT, Case
from tests.faults.editing import CASES as EDITING
from tests.faults.play import play_all


@pytest.mark.parametrize("case", [*ANSWERING, *EDITING], ids=lambda case: case.name)
async def test_an_answer_that_is_not_what_it_should_be(case: Case, tmp_path: Path) -> None:
    """Every wire and agent."""
    await play_all([case], SHORT, tmp_path)
