"""Calls in a file: which names are called where; in columns, since a long file has tens of thousands."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lsp_server.documents import Snapshot
from lsp_server.syntax import Language, Node, Symbol, Tree, run_in_windows
from lsp_server.text import Position, Range, Text


@dataclass(frozen=True, slots=True)
class Caller:
    """A call of a name: the file's path, the line from 0, and the definition around it.

    `module` is the module whose name stands in front, as in `sqlite3.connect()`; else empty.
    """

    path: str
    line: int
    within: str
    module: str = ""


@dataclass
class CallTable:
    """The calls in one file: for each name three numbers a call, the line and the places of two words."""

    path: str
    words: list[str] = field(default_factory=lambda: [""])
    rows: dict[str, array[int]] = field(default_factory=lambda: {})  # noqa: PIE807 - strict typing wants it

    def callers(self, name: str) -> Iterator[Caller]:
        """The calls of a name, in the order of the text."""
        row = self.rows.get(name, array("i"))
        for at in range(0, len(row), 3):
            line, within, module = row[at : at + 3]
            yield Caller(self.path, line, self.words[within], self.words[module])


def calls_in(snapshot: Snapshot, symbols: Sequence[Symbol]) -> CallTable:
    """The calls in a file with a tree; `symbols` is its outline."""
    table = CallTable(snapshot.path)
    if snapshot.tree is None:
        return table
    language, text, tree = snapshot.language, snapshot.text, snapshot.tree
    spans = [(symbol.range, symbol.qualified) for symbol in symbols]
    starts = [span.start for span, _ in spans]
    modules = _imported_modules(language, text, tree)
    places = {"": 0}
    for match in run_in_windows(language, "calls", tree):
        node = match.first("name")
        if node is None:
            continue
        span = text.range_of_bytes(*node.byte_range)
        receiver = match.first("receiver")
        module = modules.get(_words(text, receiver), "") if receiver else ""
        words = (_around(spans, starts, span), module)
        row = (span.start.line, *(_place(table, places, word) for word in words))
        table.rows.setdefault(_bare(text.slice(span)), array("i")).extend(row)
    return table


def _bare(callee: str) -> str:
    """The callee's own name; Perl's grammar has one node for all of `&Shop::total`."""
    return callee.rpartition("::")[2].removeprefix("&")


def _place(table: CallTable, places: dict[str, int], word: str) -> int:
    place = places.setdefault(word, len(table.words))
    if place == len(table.words):
        table.words.append(word)
    return place


def _imported_modules(language: Language, text: Text, tree: Tree) -> dict[str, str]:
    """The modules that a file imports as such, by the names that they have there."""
    out: dict[str, str] = {}
    for match in run_in_windows(language, "imports", tree):
        name, alias = match.first("name"), match.first("alias")
        if name is not None:
            module = _words(text, name)
            out[_words(text, alias) if alias else module] = module
    return out


def _words(text: Text, node: Node) -> str:
    return text.slice(text.range_of_bytes(*node.byte_range))


def _around(spans: Sequence[tuple[Range, str]], starts: Sequence[Position], span: Range) -> str:
    """The innermost definition around a place: the last one that begins before it and is still open."""
    for index in range(bisect_right(starts, span.start) - 1, -1, -1):
        outer, name = spans[index]
        if outer.encloses(span):
            return name
        if outer.start.character == 0:
            break
    return ""
