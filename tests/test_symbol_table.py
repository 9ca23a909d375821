"""Definitions in columns, and where they stand once the text changed: the same as a tree says."""

from __future__ import annotations

import argparse
import inspect
import pickle
import typing
from pathlib import Path

import pytest

from lsp_server.documents import Outline
from lsp_server.syntax import Language, SymbolTable, Tree, language_by_id, outline, parse, symbols_in
from lsp_server.text import Position, Range, Text, TextEdit, apply_edits
from tests.reference_text import seeded
from tests.test_documents_trees import JAVASCRIPT_TEXT

PYTHON, TSX = language_by_id("python"), language_by_id("typescriptreact")
SOURCES = [
    *((PYTHON, Path(module.__file__ or "").read_text("utf-8")) for module in (argparse, inspect, typing)),
    (language_by_id("javascript"), JAVASCRIPT_TEXT),
    (TSX, "const App = () => <p/>;\nclass A { @x m() {} get v() { return 1 } set v(w) {} }\n"),
    (PYTHON, ""),
]


def parsed(language: Language, content: str) -> tuple[Text, Tree]:
    text = Text.of(content)
    tree = parse(language, text.data)
    assert tree is not None
    return text, tree


@pytest.mark.parametrize("number", range(len(SOURCES)))
def test_a_table_gives_the_symbols_that_went_in(number: int) -> None:
    language, content = SOURCES[number]
    text, tree = parsed(language, content)
    symbols = outline(language, tree, text)
    table = pickle.loads(pickle.dumps(SymbolTable.of(symbols)))
    assert list(table) == symbols
    assert len(table) == len(symbols)


@pytest.mark.parametrize("number", range(len(SOURCES)))
def test_what_touches_a_range_is_what_the_tree_says(number: int) -> None:
    language, content = SOURCES[number]
    text, tree = parsed(language, content)
    table, chance = SymbolTable.of(outline(language, tree, text)), seeded(number)
    for _ in range(150):
        start = text.clamp(Position(chance.randrange(len(text.lines)), chance.randrange(90)))
        end = text.clamp(Position(start.line + chance.choice((0, 0, 3, 60)), chance.randrange(90)))
        span = Range(start, end).normalised()
        assert table.touching(span) == symbols_in(language, tree, text, span)


@pytest.mark.parametrize("seed", range(40))
def test_an_outline_follows_edits_of_the_text(seed: int) -> None:
    """What a new parse finds at a place, the edited lines apart, the older outline finds too."""
    text, tree = parsed(*SOURCES[0])
    chance = seeded(seed)
    old = Outline(text, SymbolTable.of(outline(PYTHON, tree, text)), {})
    line = chance.randrange(100, len(text.lines) - 100)
    added = "# a comment\n" * chance.randrange(4)
    edit = TextEdit(Range(Position(line, 0), Position(line, 0)), added)
    new = apply_edits(text, [edit])
    fresh = parse(PYTHON, new.data)
    assert fresh is not None
    for _ in range(60):
        number = chance.randrange(len(new.lines))
        span = Range(Position(number, 0), Position(number, 0))
        expected = [one for one in symbols_in(PYTHON, fresh, new, span) if abs(number - line) > 8]
        found = old.symbols_at(new, span)
        assert [one for one in found if one in expected] == expected
        assert all(one.path for one in found)


def test_facts_are_those_of_a_definition_of_that_length() -> None:
    text, tree = parsed(PYTHON, "def f():\n    return 1\n")
    (symbol,) = outline(PYTHON, tree, text)
    kept = Outline(text, SymbolTable.of([symbol]), {(("f",), 2): ("- 2 lines",)})
    assert kept.facts_of(symbol) == ("- 2 lines",)
    longer = apply_edits(text, [TextEdit(Range(Position(1, 0), Position(1, 0)), "    x = 1\n")])
    (moved,) = kept.symbols_at(longer, Range.at(0, 4, 4))
    assert moved.range.end == Position(2, 12)
    assert kept.facts_of(moved) == ()
