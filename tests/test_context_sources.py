"""What the sources `selection` and `tests` of a squad file show to a model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lsp_server.agents import Assignment, Project
from lsp_server.documents import Snapshot
from lsp_server.engine import Models, execute
from lsp_server.patch import FileFacts
from lsp_server.providers import Model, Roster, Seat
from lsp_server.providers.scripted import Scripted
from lsp_server.providers.turn import Endpoint
from lsp_server.squad import DEFAULT_SQUAD, Squad
from lsp_server.syntax import language_by_id
from lsp_server.text import Range, Text
from lsp_server.trust import ignore_rules
from lsp_server.workspace import Workspace

CODE = "def price(net):\n    tax = net * 0.19\n    return net + tax\n"
TESTS = """import pytest
from shop import price

RATE = 0.19


@pytest.mark.parametrize("net", [1, 2])
def test_price(net):
    assert price(net) == net * (1 + RATE)


def test_nothing_of_it():
    assert RATE < 1


prices = 1
assert price(0) == 0
"""
ANSWER = "```python\ndef price(net):\n    rate = 0.19\n    return net + net * rate\n```"


def squad_with(*sources: str) -> Squad:
    agents = tuple(replace(agent, sources=sources) for agent in DEFAULT_SQUAD.agents)
    return replace(DEFAULT_SQUAD, agents=agents)


async def request_seen(
    folder: Path, squad: Squad, *, selected: Range | None = None, ignore: tuple[str, ...] = ()
) -> str:
    """What a model is asked when `price` is to be refactored."""
    provider = Scripted([ANSWER])
    model = Model(Endpoint("script", "openai", "http://127.0.0.1:9", private=True), "one")
    roster = Roster([Seat(role, model, "", provider) for role in ("fast", "strong")], [model])
    path = folder / "shop.py"
    path.write_text(CODE, encoding="utf-8")
    snapshot = Snapshot(path.as_uri(), str(path), language_by_id("python"), 1, Text.of(CODE)).parsed()
    symbol = snapshot.symbols_at(Range.at(1, 0, 0))[0]
    assignment = Assignment(
        "refactor", snapshot, symbol.outer, (symbol,), prompt="name the rate", selected=selected
    )
    by = Models(roster, lambda _words: None, ignore=ignore_rules(ignore))
    facts = FileFacts(path.name, is_open=True)
    project = Project(Workspace((folder,)), folder / ".state")
    await execute(squad.with_roles(roster.roles), assignment, facts, project, "", by)
    return provider.asked[0].request


async def test_the_selected_part_of_a_definition_is_named(tmp_path: Path) -> None:
    request = await request_seen(tmp_path, squad_with("selection"), selected=Range.at(1, 4, 20))
    assert "The user has selected this part of CODE:\ntax = net * 0.19\n" in request


@pytest.mark.parametrize(
    "selected", [None, Range.at(1, 4, 4), Range.at(9, 0, 0)], ids=["none", "a cursor", "elsewhere"]
)
async def test_nothing_is_said_of_a_selection_that_there_is_not(
    tmp_path: Path, selected: Range | None
) -> None:
    assert "selected" not in await request_seen(tmp_path, squad_with("selection"), selected=selected)


async def test_the_tests_that_speak_of_a_definition_are_shown_whole(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_shop.py").write_text(TESTS, encoding="utf-8")
    request = await request_seen(tmp_path, squad_with("tests"))
    shown = request.partition("Tests of CODE, which must go on passing:\n")[2].partition("END OF CONTEXT")[0]
    assert shown.startswith('@pytest.mark.parametrize("net", [1, 2])\ndef test_price(net):\n')
    assert "assert price(0) == 0" in shown
    assert "from shop import" not in shown
    assert "test_nothing_of_it" not in shown


@pytest.mark.parametrize("sources", [("imports",), ()], ids=["others", "none"])
async def test_tests_are_not_shown_unasked(tmp_path: Path, sources: tuple[str, ...]) -> None:
    (tmp_path / "test_shop.py").write_text(TESTS, encoding="utf-8")
    assert "must go on passing" not in await request_seen(tmp_path, squad_with(*sources))


async def test_tests_that_the_user_hides_from_models_are_not_shown(tmp_path: Path) -> None:
    (tmp_path / "test_shop.py").write_text(TESTS, encoding="utf-8")
    request = await request_seen(tmp_path, squad_with("tests"), ignore=("test_*.py",))
    assert "must go on passing" not in request
