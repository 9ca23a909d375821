"""The matches of the query `facts` in one definition, sorted into its own and those of nested scopes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lsp_server.syntax import Language, Match, Node, Symbol, Tree, run_query
from lsp_server.text import Range, Text

Bytes = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """All matches in a definition by the fact they state, in the order of the text.

    `own` is the scope of the definition in bytes, `nested` the outermost scopes inside it, in order.
    """

    by_fact: dict[str, list[Match]]
    own: Bytes
    nested: list[Bytes]

    def of(self, fact: str) -> list[Match]:
        """Every match of a fact, nested scopes included."""
        return self.by_fact.get(fact, [])

    def own_matches(self, fact: str) -> list[Match]:
        """The matches that belong to the definition itself, not to a scope inside it."""
        return [match for match in self.of(fact) if self.is_own(match.captures[fact][0])]

    def is_own(self, node: Node) -> bool:
        """True for a node in the definition's scope and in no nested one."""
        span = node.byte_range
        return _holds(self.own, span) and not self.is_nested(span)

    def is_nested(self, span: Bytes) -> bool:
        """True for bytes inside a nested scope."""
        index = bisect_right(self.nested, span[0], key=lambda scope: scope[0]) - 1
        return index >= 0 and _holds(self.nested[index], span)


def node_of(tree: Tree, text: Text, span: Range) -> Node | None:
    """The smallest node that covers a range exactly; None where the tree is another text's."""
    start, end = text.byte_at(span.start), text.byte_at(span.end)
    node = tree.root_node.descendant_for_byte_range(start, end)
    return node if node is not None and node.byte_range == (start, end) else None


def bytes_of(text: Text, span: Range | None) -> Bytes:
    """A range in bytes; an empty span at -1 for none."""
    return (text.byte_at(span.start), text.byte_at(span.end)) if span else (-1, -1)


def find(language: Language, tree: Tree, text: Text, symbol: Symbol) -> Found:
    """Run the query on a definition and what belongs in front of it."""
    outer = node_of(tree, text, symbol.outer) or node_of(tree, text, symbol.range)
    by_fact: dict[str, list[Match]] = defaultdict(list)
    for match in run_query(language, "facts", outer) if outer is not None else ():
        fact = next((name for name in match.captures if "." not in name and name[0] != "_"), "return")
        by_fact[fact].append(match)
    ordered = {fact: _unique(fact, matches) for fact, matches in by_fact.items()}
    scopes = sorted(match.captures["scope"][0].byte_range for match in ordered.get("scope", ()))
    own = _own_scope(scopes, bytes_of(text, symbol.range), bytes_of(text, symbol.body))
    return Found(ordered, own, _outermost(scope for scope in scopes if scope != own and _holds(own, scope)))


def string(node: Node | None) -> str:
    """The source text of a node; empty for none."""
    return (node.text or b"").decode("utf-8", "replace") if node is not None else ""


def inside(outer: Node, inner: Node) -> bool:
    """True when one node's bytes lie within the other's."""
    return _holds(outer.byte_range, inner.byte_range)


def _own_scope(scopes: list[Bytes], whole: Bytes, body: Bytes) -> Bytes:
    """The widest scope inside the definition that holds its body; for `f = () => 1` the arrow."""
    return next((scope for scope in scopes if _holds(whole, scope) and _holds(scope, body)), whole)


def _unique(fact: str, matches: list[Match]) -> list[Match]:
    """One match for each node and fact, the one that knows most: optional parts give a match without them."""
    best: dict[object, Match] = {}
    for match in matches:
        node = match.captures.get(fact, [next(iter(match.captures.values()))[0]])[0]
        key = (node.byte_range, *(part.byte_range for part in match.captures.get(f"{fact}.clause", ())))
        if fact == "base":
            key = (*key, match.captures["base.name"][0].byte_range)
        if key not in best or len(match.captures) > len(best[key].captures):
            best[key] = match
    return sorted(best.values(), key=lambda match: match.captures[fact][0].start_byte)


def _outermost(scopes: Iterable[Bytes]) -> list[Bytes]:
    out: list[Bytes] = []
    for scope in scopes:
        if not out or not _holds(out[-1], scope):
            out.append(scope)
    return out


def _holds(outer: Bytes, inner: Bytes) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
