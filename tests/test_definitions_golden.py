"""Definitions in real files of every language, each with the result that somebody looked at.

The files stand in tests/cases/definitions/LANGUAGE/, their origins and licences in SOURCES.md beside them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lsp_server.syntax import Language, Symbol, language_for_path, languages, outline, parse, symbols_in
from lsp_server.syntax.parsing import grammar
from lsp_server.text import Range, Text
from lsp_server.tools.docs import summary_of

CASES = Path(__file__).with_name("cases") / "definitions"
GOLDEN = sorted(CASES.glob("*/*.golden.json"))


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name.removesuffix('.golden.json')}"


def read(golden: Path) -> tuple[Language, Text, list[Symbol]]:
    """The language of a case, its text and what is found in it."""
    path = golden.with_name(golden.name.removesuffix(".golden.json"))
    language = languages()[golden.parent.name]
    text = Text.of(path.read_text("utf-8"))
    tree = parse(language, text.data)
    if tree is None:
        pytest.skip(f"the grammar of {language.name} is not installed")
    return language, text, outline(language, tree, text)


def row(text: Text, symbol: Symbol) -> dict[str, Any]:
    """A definition as golden results have it."""

    def source(span: Range | None) -> str | None:
        return text.slice(span) if span else None

    return {
        "kind": symbol.kind,
        "path": symbol.qualified,
        "line": symbol.name_range.start.line + 1,
        "parameters": source(symbol.parameters),
        "result": source(symbol.result),
        "throws": source(symbol.throws),
    }


@pytest.mark.parametrize("golden", GOLDEN, ids=named)
def test_definitions_are_as_somebody_saw_them(golden: Path) -> None:
    _, text, found = read(golden)
    wanted = json.loads(golden.read_text("utf-8"))
    bare = [{key: value for key, value in one.items() if key != "doc"} for one in wanted]
    assert [row(text, symbol) for symbol in found] == bare


@pytest.mark.parametrize("golden", GOLDEN, ids=named)
def test_definitions_have_the_doc_comments_that_are_theirs(golden: Path) -> None:
    found = read(golden)[2]
    wanted = json.loads(golden.read_text("utf-8"))
    documented = [symbol.qualified for symbol in found if symbol.doc is not None]
    assert documented == [one["path"] for one in wanted if one["doc"] is not None]


@pytest.mark.parametrize("golden", GOLDEN, ids=named)
def test_a_cursor_finds_what_the_whole_file_has(golden: Path) -> None:
    language, text, found = read(golden)
    tree = parse(language, text.data)
    assert tree is not None
    for symbol in found:
        here = symbols_in(language, tree, text, symbol.name_range)
        assert (symbol.qualified, symbol.range) in {(one.qualified, one.range) for one in here}


def test_every_language_with_definitions_has_cases() -> None:
    data = {"html", "css", "json", "yaml", "toml", "markdown", "sql"}
    with_cases = {path.parent.name for path in GOLDEN} | {"tsx"}
    with_queries = {name for name, one in languages().items() if one.queries and one.has_grammar}
    assert with_queries - data <= with_cases


def test_every_query_compiles() -> None:
    from lsp_server import store
    from lsp_server.syntax import compile_query

    for language in languages().values():
        if not language.has_grammar or grammar(language) is None:
            continue
        for folder in language.queries:
            for file in (store.grammars_folder() / folder).glob("*.scm"):
                if file.stem != "audit":
                    assert compile_query(language, file.read_text("utf-8")) is not None, file


def test_file_names_mean_their_languages() -> None:
    for golden in GOLDEN:
        name = golden.name.removesuffix(".golden.json")
        assert language_for_path(name).name == golden.parent.name, name


def test_summaries_are_read_from_comments_of_every_kind() -> None:
    for golden in GOLDEN:
        language, text, found = read(golden)
        wanted = {(one["path"], one["line"]): one["doc"] for one in json.loads(golden.read_text("utf-8"))}
        for symbol in found:
            first = wanted.get((symbol.qualified, symbol.name_range.start.line + 1))
            if first and language.dialect and not first.startswith(("@", "<inheritdoc", "{@inheritdoc")):
                assert summary_of(text, symbol), (golden.name, symbol.qualified, first)
