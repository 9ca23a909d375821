"""Definitions: functions, methods and classes, with the places that agents need to know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lsp_server.syntax.embedded import embedded
from lsp_server.syntax.languages import Language
from lsp_server.syntax.parsing import Node, Tree
from lsp_server.syntax.queries import Match, has_query, run_query
from lsp_server.text import Position, Range, Text

_WINDOW = 1 << 14
_TYPES = frozenset({"class", "struct", "interface", "trait", "enum", "record", "object", "impl", "extension"})


@dataclass(frozen=True, slots=True)
class Symbol:
    """A definition; every range counts lines and code points from 0.

    `range` is the definition itself (`def` to its last token), `outer` the same with what belongs to it
    in front: decorators, `export`, `const`. `doc` is its own doc comment where it has one, `result` the type
    that it gives back and `throws` its list of exceptions, where they are written. `path` is the names of all
    that encloses it, then its own: ("Cache", "get").
    """

    kind: str
    path: tuple[str, ...]
    range: Range
    outer: Range
    name_range: Range
    parameters: Range | None = None
    body: Range | None = None
    doc: Range | None = None
    result: Range | None = None
    throws: Range | None = None

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
    own = _with_paths(seen.values())
    inner = [
        symbol for other, part in embedded(language, tree, text.data) for symbol in outline(other, part, text)
    ]
    return sorted((*own, *inner), key=_in_order) if inner else own


def symbols_in(language: Language, tree: Tree, text: Text, span: Range) -> list[Symbol]:
    """The definitions that enclose or touch a range, outermost first; cheap at any file size."""
    if has_query(language, "embedded"):
        return [symbol for symbol in outline(language, tree, text) if symbol.outer.touches(span)]
    window = _window(language, tree, text.byte_at(span.start), text.byte_at(span.end))
    found = dict(reversed(list(_found(language, tree, text, window))))  # one for each node, the first
    return [symbol for symbol in _with_paths(found.values()) if symbol.outer.touches(span)]


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
    while node.type in language.decorators and node.next_sibling:
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
    body = match.first("body") or node.child_by_field_name("body")
    outer = _outer(language, node)
    front = _front(language, outer)
    name_range = text.range_of_bytes(*name.byte_range)
    symbol = Symbol(
        kind=kind,
        path=(*_owners(match, text), _bare(text.slice(name_range))),
        range=text.range_of_bytes(_own_start(node), node.end_byte),
        outer=text.range_of_bytes(front.start_byte, max(outer.end_byte, node.end_byte)),
        name_range=name_range,
        parameters=_range(match.first("parameters"), text),
        result=_range(match.first("result"), text),
        throws=_range(match.first("throws"), text),
        body=_range(body, text),
        doc=_DOC_FINDERS.get(language.doc, _no_doc)(language, front, body, text),
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


def _bare(name: str) -> str:
    """A name without the quotes or brackets that it is written in; `[]` and `[]=` are names of their own."""
    bare = name.strip("'\"[]`") if name[:1] in ("'", '"', "[", "`") else name
    return bare if bare.strip("= ") else name


def _owners(match: Match, text: Text) -> Iterator[str]:
    """What a definition belongs to by its own words: the receiver of Go's methods, `A` of C++'s `A::f`."""
    for node in match.captures.get("owner", ()):
        yield text.slice(text.range_of_bytes(*node.byte_range))


def _front(language: Language, outer: Node) -> Node:
    """The first decorator, where decorators stand beside what they decorate and not inside of it."""
    above = outer.prev_sibling
    while above is not None and above.type in language.decorators:
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
    ordered = sorted(symbols, key=_in_order)
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


def _in_order(symbol: Symbol) -> tuple[Position, tuple[int, int]]:
    """By where it starts, what encloses others before them."""
    return symbol.range.start, _descending(symbol.range)


def _inside(owner: Symbol, symbol: Symbol) -> Symbol:
    method = symbol.kind == "function" and owner.kind in _TYPES
    return replace(symbol, kind="method" if method else symbol.kind, path=(*owner.path, *symbol.path))


def _descending(span: Range) -> tuple[int, int]:
    return -span.end.line, -span.end.character


def _first_string(_language: Language, _front: Node, body: Node | None, text: Text) -> Range | None:
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


def _comment_above(language: Language, front: Node, _body: Node | None, text: Text) -> Range | None:
    """The comment right above a definition or in front of it: one block, or lines that stand together.

    Comments that are no doc comments may stand between the two, a blank line may not. A comment behind other
    code means what follows in its own line only.
    """
    found: Range | None = None
    below_line, above = text.position_at_byte(front.start_byte).line, _above(front)
    while above is not None and "comment" in above.type:
        span = _trimmed(above, text)
        lines_down, before = below_line - span.end.line, above.prev_sibling
        if lines_down > 1 or (lines_down and _ends_in_line(before, span.start.line, text)):
            break
        opener = _opener(language, text.slice(span))
        if found is not None and (not opener or opener.startswith("/*")):
            break
        if opener:
            found = Range(span.start, found.end if found else span.end)
            if opener.startswith("/*"):
                break
        below_line, above = span.start.line, before
    return found


def _above(node: Node) -> Node | None:
    """What stands before a node; of the first in a body what stands before that, as in Ruby's grammar."""
    while node.prev_sibling is None and node.parent is not None and node.parent.start_byte == node.start_byte:
        node = node.parent
    return node.prev_sibling


def _trimmed(comment: Node, text: Text) -> Range:
    """Where a comment stands, without the line end that some grammars count to it."""
    data = text.data[comment.start_byte : comment.end_byte]
    return text.range_of_bytes(comment.start_byte, comment.start_byte + len(data.rstrip()))


def _opener(language: Language, comment: str) -> str:
    """What a doc comment begins with; empty for a comment that is none."""
    if language.doc_not and re.match(language.doc_not, comment):
        return ""
    return next((opener for opener in language.doc_comments if comment.startswith(opener)), "")


def _ends_in_line(node: Node | None, line: int, text: Text) -> bool:
    """True for code, other than a comment, that ends in the line of this number."""
    if node is None or "comment" in node.type:
        return False
    end = text.position_at_byte(node.end_byte)
    return end.line - (end.character == 0) == line  # some grammars count the line end to a node


def _no_doc(_language: Language, _front: Node, _body: Node | None, _text: Text) -> Range | None:
    return None


_DOC_FINDERS: dict[str, Callable[[Language, Node, Node | None, Text], Range | None]] = {
    "first-string": _first_string,
    "comment-above": _comment_above,
}
