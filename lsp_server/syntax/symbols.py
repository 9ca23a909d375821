"""Definitions: functions, methods and classes, with the places that agents need to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lsp_server.syntax.languages import Language
from lsp_server.syntax.parsing import Node, Tree
from lsp_server.syntax.queries import Match, run_query
from lsp_server.text import Range, Text

_WINDOW = 1 << 14


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

    Runs in windows of 16 KiB, so that other threads get their turn between them.
    """
    size = tree.root_node.end_byte
    seen: dict[tuple[int, int], Symbol] = {}
    for start in range(0, max(size, 1), _WINDOW):
        for key, symbol in _found(language, tree, text, (start, start + _WINDOW)):
            seen.setdefault(key, symbol)
    return _with_paths(seen.values())


def symbols_in(language: Language, tree: Tree, text: Text, span: Range) -> list[Symbol]:
    """The definitions that enclose or touch a range, outermost first; cheap at any file size."""
    window = _window(language, tree, text.byte_at(span.start), text.byte_at(span.end))
    found = [symbol for _, symbol in _found(language, tree, text, window)]
    return [symbol for symbol in _with_paths(found) if symbol.outer.touches(span)]


def _window(language: Language, tree: Tree, start: int, end: int) -> tuple[int, int]:
    """The bytes to ask about: a touch more, since what stands around a definition is no part of its node."""
    low, high = max(0, start - 1), end + 1
    for offset in (low, end):
        node = _node_at(tree, offset)
        while node is not None:
            inner = _inner(language, node)
            if high <= inner.start_byte:
                high = inner.start_byte + 1
            elif low >= inner.end_byte:
                low = max(0, inner.end_byte - 1)
            node = node.parent
    return low, high


def _node_at(tree: Tree, offset: int) -> Node | None:
    """The smallest node at a byte; in white space what comes next, where something does."""
    node = tree.root_node.descendant_for_byte_range(offset, offset + 1)
    if node is None:
        return None
    cursor = node.walk()  # Node.first_child_for_byte gives a null node, and a crash, where there is none
    return node if cursor.goto_first_child_for_byte(offset) is None else cursor.node


def _inner(language: Language, node: Node) -> Node:
    """What a wrapper is around and a decorator is for; any other node itself."""
    while node.type == "decorator" and node.next_sibling:
        node = node.next_sibling
    while node.type in language.wrappers and node.named_child_count:
        node = node.named_children[-1]
    return node


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
    front = _front(outer)
    name_range = text.range_of_bytes(*name.byte_range)
    symbol = Symbol(
        kind=kind,
        path=(text.slice(name_range).strip("'\"[]"),),
        range=text.range_of_bytes(_own_start(node), node.end_byte),
        outer=text.range_of_bytes(front.start_byte, max(outer.end_byte, node.end_byte)),
        name_range=name_range,
        parameters=_range(match.first("parameters"), text),
        body=_range(match.first("body"), text),
        doc=_DOC_FINDERS.get(language.doc, _no_doc)(front, match.first("body"), text),
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


def _front(outer: Node) -> Node:
    """The first decorator, where decorators stand beside what they decorate and not inside of it."""
    above = outer.prev_sibling
    while above is not None and above.type == "decorator":
        outer, above = above, above.prev_sibling
    return outer


def _own_start(node: Node) -> int:
    """The byte at which a definition starts behind the decorators that its node begins with."""
    first = node.child(0) if node.child_count else None
    while first is not None and first.type == "decorator":
        first = first.next_sibling
    return first.start_byte if first else node.start_byte


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


def _first_string(_front: Node, body: Node | None, text: Text) -> Range | None:
    """Python's way: the first statement of the body, where it is a bare string of plain text."""
    first = next((node for node in body.named_children if node.type != "comment"), None) if body else None
    if first is None or first.type != "expression_statement" or first.named_child_count != 1:
        return None
    parts = first.named_children
    if parts[0].type == "concatenated_string":
        parts = [part for part in parts[0].named_children if part.type != "comment"]
    return _range(first, text) if all(_is_plain(part, text) for part in parts) else None


def _is_plain(node: Node, text: Text) -> bool:
    """True for a string that is neither bytes nor an f-string."""
    if node.type != "string" or not node.child_count:
        return False
    opening = node.children[0]
    prefix = text.data[opening.start_byte : opening.end_byte].lower()
    return b"b" not in prefix and b"f" not in prefix


def _comment_above(front: Node, _body: Node | None, text: Text) -> Range | None:
    """The way of JSDoc: a `/** */` comment right above the definition or in front of it.

    Other comments may stand between the two, a blank line may not. A comment behind other code means what
    follows in its own line only.
    """
    below, above = front, front.prev_sibling
    while above is not None and above.type == "comment":
        span = text.range_of_bytes(*above.byte_range)
        lines_down = text.position_at_byte(below.start_byte).line - span.end.line
        below, above = above, above.prev_sibling
        if lines_down > 1 or (lines_down and _ends_in_line(above, span.start.line, text)):
            return None
        if text.slice(span).startswith("/**"):
            return span
    return None


def _ends_in_line(node: Node | None, line: int, text: Text) -> bool:
    """True for code, other than a comment, that ends in the line of this number."""
    if node is None or node.type == "comment":
        return False
    return text.position_at_byte(node.end_byte).line == line


def _no_doc(_front: Node, _body: Node | None, _text: Text) -> Range | None:
    return None


_DOC_FINDERS: dict[str, Callable[[Node, Node | None, Text], Range | None]] = {
    "first-string": _first_string,
    "comment-above": _comment_above,
}
