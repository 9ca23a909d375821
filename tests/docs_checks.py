"""What the tests of the documenter share: a case, and how it is checked."""

from __future__ import annotations

from dataclasses import dataclass

from lsp_server.syntax import Language, Symbol, Tree, count_faults, languages, outline, parse
from lsp_server.text import Text, apply_edits
from lsp_server.tools.docs import DocEdit, DocStyle, document


@dataclass(frozen=True, slots=True)
class Case:
    """A file before and after; both may begin with a line break that is not part of them."""

    title: str
    language: str
    style: str
    before: str
    after: str


def same(title: str, language: str, style: str, text: str) -> Case:
    """A file that the documenter leaves as it is."""
    return Case(title, language, style, text, text)


def check(case: Case) -> None:
    """The whole text is as expected, a second run changes nothing, and no fault of syntax is new."""
    before, after = case.before.removeprefix("\n"), case.after.removeprefix("\n")
    assert documented(case.language, before, case.style) == after
    assert documented(case.language, after, case.style) == after
    language = languages()[case.language]
    old, new = parse(language, before.encode()), parse(language, after.encode())
    assert old is not None
    assert new is not None
    assert count_faults(new) == count_faults(old)


def documented(language: str, source: str, style: str = "google") -> str:
    """The text with every definition in it documented."""
    text = Text.of(source)
    found = edits_of(language, text, style)
    return str(apply_edits(text, [edit for one in found for edit in one.edits]))


def edits_of(language: str, text: Text, style: str = "google") -> list[DocEdit]:
    """What the documenter wants for each definition that lacks something."""
    row, tree, symbols = parsed(language, text)
    found = (document(row, tree, text, symbol, style=DocStyle(style)) for symbol in symbols)
    return [one for one in found if one is not None]


def parsed(language: str, text: Text) -> tuple[Language, Tree, list[Symbol]]:
    """The language's row, the tree and the definitions of a text."""
    row = languages()[language]
    tree = parse(row, text.data)
    assert tree is not None
    return row, tree, outline(row, tree, text)
