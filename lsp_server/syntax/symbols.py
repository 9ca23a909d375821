"""Definitions: functions, methods and classes, with the places that agents need to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lsp_server.syntax.languages import Language
from lsp_server.syntax.parsing import Node, Tree
from lsp_server.syntax.queries import Match, run_query
from lsp_server.text import Range, Text

_WINDOW = 1 << 16


@dataclass(frozen=True, slots=True)
class Symbol:
    """A definition; every range counts lines and code points from 0.

    `range` is the definition itself (`def` to its last token), `outer` the same with what belongs to it
    in front: decorators, `export`, `const`. `doc` is its own doc comment where it has one. `path` is
    the names of all that encloses it, then its own: ("Cache", "get").
    """

    kind: str
    path: tuple[str, ...]
    range: Range
    outer: Range
    name_range: Range
    parameters: Range | None = None
    body: Range | None = None
    doc: Range | None = None

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path[-1]

    @property
    def qualified(self) -> str:
        """Its path with dots, as a person writes it."""
        return ".".join(self.path)


def outline(language: Language, tree: Tree, text: Text) -> list[Symbol]:
    """Every definition in the order of the text, nested ones behind those that enclose them.

    Runs in windows of 64 KiB, so that other threads get their turn between them.
    """
    size = tree.root_node.end_byte
    seen: dict[tuple[int, int], Symbol] = {}
    for start in range(0, max(size, 1), _WINDOW):
        for key, symbol in _found(language, tree, text, (start, start + _WINDOW)):
            seen.setdefault(key, symbol)
    return _with_paths(seen.values())


def symbols_in(language: Language, tree: Tree, text: Text, span: Range) -> list[Symbol]:
    """The definitions that enclose or touch a range, outermost first; cheap at any file size."""
    start, end = text.byte_at(span.start), text.byte_at(span.end)
    window = (max(0, start - 1), end + 1)
    found = [symbol for _, symbol in _found(language, tree, text, window)]
    return [symbol for symbol in _with_paths(found) if symbol.outer.touches(span)]


def _found(
    language: Language, tree: Tree, text: Text, window: tuple[int, int]
) -> Iterator[tuple[tuple[int, int], Symbol]]:
    for match in run_query(language, "definitions", tree.root_node, window):
        symbol = _symbol(language, match, text)
        if symbol is not None:
            yield symbol


def _symbol(language: Language, match: Match, text: Text) -> tuple[tuple[int, int], Symbol] | None:
    kind, node = _definition(match)
    name = match.first("name")
    if node is None or name is None:
        return None
    outer = _outer(language, node)
    span = text.range_of_bytes(*node.byte_range)
    name_range = text.range_of_bytes(*name.byte_range)
    symbol = Symbol(
        kind=kind,
        path=(text.slice(name_range).strip("'\"[]"),),
        range=span,
        outer=text.range_of_bytes(outer.start_byte, max(outer.end_byte, node.end_byte)),
        name_range=name_range,
        parameters=_range(match.first("parameters"), text),
        body=_range(match.first("body"), text),
        doc=_DOC_FINDERS.get(language.doc, _no_doc)(outer, match.first("body"), text),
    )
    return (node.start_byte, node.end_byte), symbol


def _definition(match: Match) -> tuple[str, Node | None]:
    for name, nodes in match.captures.items():
        if name.startswith("definition."):
            return name.removeprefix("definition."), nodes[0]
    return "", None


def _outer(language: Language, node: Node) -> Node:
    parent = node.parent
    while parent is not None and parent.type in language.wrappers:
        node, parent = parent, parent.parent
    return node


def _range(node: Node | None, text: Text) -> Range | None:
    return text.range_of_bytes(*node.byte_range) if node else None


def _with_paths(symbols: Iterable[Symbol]) -> list[Symbol]:
    """The symbols in order, each with the names of what encloses it; functions in classes are methods."""
    ordered = sorted(symbols, key=lambda symbol: (symbol.range.start, _descending(symbol.range)))
    out: list[Symbol] = []
    open_symbols: list[Symbol] = []
    for symbol in ordered:
        while open_symbols and not open_symbols[-1].range.encloses(symbol.range):
            open_symbols.pop()
        owner = open_symbols[-1] if open_symbols else None
        placed = _inside(owner, symbol) if owner else symbol
        out.append(placed)
        open_symbols.append(placed)
    return out


def _inside(owner: Symbol, symbol: Symbol) -> Symbol:
    method = symbol.kind == "function" and owner.kind == "class"
    return replace(symbol, kind="method" if method else symbol.kind, path=(*owner.path, *symbol.path))


def _descending(span: Range) -> tuple[int, int]:
    return -span.end.line, -span.end.character


def _first_string(_outer: Node, body: Node | None, text: Text) -> Range | None:
    """Python's way: the first statement of the body, where it is a bare string."""
    for statement in body.named_children if body else ():
        if statement.type == "comment":
            continue
        inner = statement.named_child(0) if statement.type == "expression_statement" else statement
        if inner and inner.type in ("string", "concatenated_string"):
            return _range(inner, text)
        return None
    return None


def _comment_above(outer: Node, _body: Node | None, text: Text) -> Range | None:
    """The way of JSDoc: a `/** */` comment that ends right above the definition."""
    first, above = outer, outer.prev_sibling
    while above is not None and above.type == "decorator":
        first, above = above, above.prev_sibling
    if above is None or above.type != "comment":
        return None
    span = text.range_of_bytes(*above.byte_range)
    start = text.position_at_byte(first.start_byte)
    adjoins = start.line - span.end.line <= 1
    return span if adjoins and text.slice(span).startswith("/**") else None


def _no_doc(_outer: Node, _body: Node | None, _text: Text) -> Range | None:
    return None


_DOC_FINDERS: dict[str, Callable[[Node, Node | None, Text], Range | None]] = {
    "first-string": _first_string,
    "comment-above": _comment_above,
}
