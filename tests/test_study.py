"""What idle work finds out of a document in the helper process: trees that follow, facts that are sure."""

from __future__ import annotations

import pytest

from lsp_server.agents import study
from lsp_server.agents.calls import calls_in
from lsp_server.documents import Document, Snapshot
from lsp_server.syntax import language_by_id, outline, parse
from lsp_server.text import PositionEncoding, Text
from tests.reference_text import seeded
from tests.test_documents_trees import JAVASCRIPT_TEXT, MILD, PYTHON_TEXT, WILD
from tests.tree_nodes import nodes_of

PYTHON, JAVASCRIPT = language_by_id("python"), language_by_id("javascript")


@pytest.mark.parametrize("seed", range(60))
def test_a_tree_made_from_the_last_one_is_the_tree_of_the_text(seed: int) -> None:
    chance = seeded(seed)
    language, content = chance.choice(((PYTHON, PYTHON_TEXT), (JAVASCRIPT, JAVASCRIPT_TEXT)))
    document = Document(f"file:///{seed}", f"/{seed}", language, 1, content)
    for _ in range(6):
        snapshot = study.with_tree(document.snapshot().bare())
        assert snapshot.fresh
        fresh = parse(language, snapshot.text.data)
        assert snapshot.tree is not None
        assert fresh is not None
        assert list(nodes_of(snapshot.tree)) == list(nodes_of(fresh))
        for _ in range(chance.randrange(3)):
            line = chance.randrange(len(document.text.lines))
            words = chance.choice(chance.choice((MILD, WILD)))
            document.change((line, 0, line + chance.randrange(2), 2), words, PositionEncoding.UTF16)


def test_facts_of_definitions_that_share_a_name_and_a_length_are_told_of_none() -> None:
    code = (
        "class A:\n"
        "    @property\n    def v(self):\n        return 1\n\n"
        "    @v.setter\n    def v(self, w):\n        raise ValueError\n\n"
        "    def other(self):\n        raise KeyError\n"
    )
    structure = study.structure_there(snapshot_of("file:///facts", code))
    told = {path[-1]: facts for (path, _), facts in structure.facts.items()}
    assert "v" not in told
    assert "- raises `KeyError`" in told["other"]


def test_a_structure_is_what_a_short_file_has() -> None:
    snapshot = study.with_tree(snapshot_of("file:///structure", PYTHON_TEXT))
    structure = study.structure_of(snapshot)
    assert snapshot.tree is not None
    assert list(structure.symbols) == outline(PYTHON, snapshot.tree, snapshot.text)
    assert structure.calls is not None
    callers = list(structure.calls.callers("_range"))
    assert callers
    assert all("_range(" in snapshot.text.line(one.line) for one in callers)
    assert {one.within for one in callers} >= {"_symbol"}


def test_trees_of_the_last_few_files_are_kept() -> None:
    for number in range(9):
        study.with_tree(snapshot_of(f"file:///kept{number}", "x = 1\n"))
    assert len(study._last_snapshots()) == 4


def snapshot_of(uri: str, code: str) -> Snapshot:
    return Document(uri, uri.removeprefix("file://"), PYTHON, 1, code).snapshot().bare()


def test_a_perl_call_counts_by_the_name_alone() -> None:
    code = "sub total { 1 }\nShop::total(1);\n&total(2);\ntotal(3);\n$self->Shop::total;\n"
    snapshot = Snapshot("file:///a.pl", "a.pl", language_by_id("perl"), 1, Text.of(code)).parsed()
    table = calls_in(snapshot, [])
    assert [one.line for one in table.callers("total")] == [1, 2, 3, 4]
