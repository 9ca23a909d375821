"""Which actions a menu has at a place."""

from __future__ import annotations

import pytest

from lsp_server.assist.board import Board
from lsp_server.assist.desk import Desk
from lsp_server.assist.offers import Place, offers
from lsp_server.documents import Snapshot
from lsp_server.squad import DEFAULT_SQUAD
from lsp_server.syntax import language_for_path
from lsp_server.text import Range, Text

SQUAD = DEFAULT_SQUAD.with_roles(frozenset(("fast", "strong")))


def titles(name: str, code: str, line: int, character: int) -> list[str]:
    """The titles of what is offered at a cursor."""
    text = Text.of(code)
    snapshot = Snapshot(f"file:///{name}", f"/{name}", language_for_path(name), 1, text).parsed()
    place = Place(snapshot, Range.at(line, character, character), Desk(), Board(lambda _job: None), SQUAD)
    return [offer.title for offer in offers(place)]


@pytest.mark.parametrize(
    ("name", "code", "line", "character", "offered"),
    [
        ("a.py", "def total(x):\n    return x\n", 1, 4, True),
        ("test_a.py", "def test_total():\n    assert total(1)\n", 1, 4, False),
        ("test_a.py", "def helper():\n    pass\n\n\ndef test_total():\n    pass\n", 1, 4, True),
        ("a_test.go", "package p\n\nfunc TestTotal(t *testing.T) {\n\ttotal(1)\n}\n", 3, 1, False),
        ("a.go", "package p\n\nfunc total(t int) {\n\tadd(1)\n}\n", 3, 1, True),
        ("A.java", "class A {\n  @Test\n  void adds() {\n    total(1);\n  }\n}\n", 3, 4, False),
    ],
)
def test_no_tests_are_offered_for_a_test(
    name: str, code: str, line: int, character: int, offered: object
) -> None:
    found = titles(name, code, line, character)
    assert any("refactor" in title for title in found)
    assert any("write tests for" in title for title in found) is offered
