"""The predicates that audit rules add to tree-sitter's own, for every language.

Which node types are text, calls or names, which methods keep a constant constant, and where foreign data
comes in are word lists at the head of the language's audit.scm. Each predicate starts with a capture;
`$name` among its other arguments stands for the words of a list; `not-` in front turns it round.

    resolves?  the name, imports followed, is one of these
    dynamic?   the expression is more than constants (any names given are taken for constants)
    built?     the text is put together from parts, at least one of them dynamic (names as above)
    says?      some constant text in the expression, or in what its names are bound to, fits the pattern
    mentions?  foreign data from one of these sources is in the expression, uncleaned
    keyword?   the call has this keyword (or option), with one of the values where some are given
    lacks?     the call has none of these keywords, nor anything that could carry them
    handed?    a little further down, a call whose name fits one of these patterns gets the name first
    same?      the source is one of these (what `eq?` and `any-of?` become)
    fits?      the source fits the pattern (what `match?` becomes)

Every walk is a work list with a budget, and no test reads a long node's source, so that neither nesting
nor size makes one slow: what is too long is the same as nothing and fits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property

from lsp_server.syntax import Node
from lsp_server.tools.audit.chains import Chains
from lsp_server.tools.audit.facts import Facts, plain_name
from lsp_server.tools.audit.flows import Flow, Step, Tracer
from lsp_server.tools.audit.guards import Choices
from lsp_server.tools.audit.patterns import Predicate
from lsp_server.tools.audit.shapes import Shapes, Words, text_of
from lsp_server.tools.audit.sinks import SinkFinder

_BUDGET = 400
_LONGEST = 2000
_AHEAD = 4000
_NONE: frozenset[str] = frozenset()


class Judge:
    """Decides the predicates for one file."""

    def __init__(self, facts: Facts, words: Words, root: Node) -> None:
        self._facts = facts
        self._words = words
        self._root = root
        self._shapes = Shapes(words)
        self._choices = Choices(words)
        self._tracer = Tracer(facts, self._shapes, words, root)
        self.sinks = SinkFinder(facts, self._shapes, words, self._tracer)
        self.trails: dict[int, Step] = {}

    def allows(self, predicates: Iterable[Predicate], captures: Mapping[str, list[Node]]) -> bool:
        """Whether all predicates hold for a match."""
        return all(self._holds(predicate, captures) for predicate in predicates)

    def _holds(self, predicate: Predicate, captures: Mapping[str, list[Node]]) -> bool:
        """Whether one holds; a capture that matched nothing fails the plain form."""
        positive = predicate.name.removeprefix("not-")
        test = PREDICATES[positive]
        (name, _), *rest = predicate.arguments
        nodes = captures.get(name, [])
        values = [text for argument in rest for text in self._expanded(argument, captures)]
        return any(test(self, node, values) for node in nodes) == (positive == predicate.name)

    def resolves(self, node: Node, values: list[str]) -> bool:
        """See the head of the file, here and below."""
        return self._facts.is_one_of(node, values)

    def dynamic(self, node: Node, values: list[str]) -> bool:
        """Whether the expression is more than constants."""
        silent, seen = frozenset(values), set[str]()
        work, budget = [node], _BUDGET
        while work:
            budget -= 1
            current = work.pop()
            parts = self._parts(current, silent, seen)
            if parts is None or budget == 0:
                return True
            work.extend(parts)
        return False

    def built(self, node: Node, values: list[str]) -> bool:
        """Whether the text is put together from parts of which one is dynamic."""
        return any(self._is_joined(part, values) for part in self._reached(node))

    def says(self, node: Node, values: list[str]) -> bool:
        """Whether constant text in reach fits the pattern."""
        texts = (part for part in self._reached(node) if part.type in self._list("text"))
        return any(_pattern(values[0]).search(text_of(text)[:_LONGEST]) for text in texts)

    def mentions(self, node: Node, values: list[str]) -> bool:
        """Whether foreign data reaches the expression; the way that it takes is kept in `trails`."""
        step = self._tracer.trace(node, Flow(Chains(values)))
        if step is not None:
            self.trails[node.id] = step
        return step is not None

    def keyword(self, node: Node, values: list[str]) -> bool:
        """Whether a keyword is given, with one of the values where some are named."""
        name, wanted = values[0], values[1:]
        return any(
            key == name and (not wanted or text_of(value).strip("\"'`") in wanted)
            for key, value in self._keywords(node)
        )

    def lacks(self, node: Node, values: list[str]) -> bool:
        """Whether none of the keywords is given, nor anything that could carry them."""
        return not any(key in values or not key for key, _ in self._keywords(node))

    def handed(self, node: Node, values: list[str]) -> bool:
        """Whether one of the calls that follow gets the name; by the text, which is cheap."""
        if not _is_short(node):
            return False
        start = node.end_byte - self._root.start_byte
        call = rf"\b(?:{'|'.join(values)})\s*\(\s*{re.escape(text_of(node))}\b"
        return bool(re.search(call, self._source[start : start + _AHEAD].decode("utf-8", "replace")))

    def same(self, node: Node, values: list[str]) -> bool:
        """Whether the source is one of these."""
        return _is_short(node) and text_of(node) in values

    def fits(self, node: Node, values: list[str]) -> bool:
        """Whether the source fits the pattern."""
        return _is_short(node) and bool(_pattern(values[0]).search(text_of(node)))

    @cached_property
    def _source(self) -> bytes:
        return self._root.text or b""

    def _expanded(self, argument: tuple[str, str], captures: Mapping[str, list[Node]]) -> Iterator[str]:
        value, kind = argument
        if kind == "capture":
            yield from (text_of(node) for node in captures.get(value, []) if _is_short(node))
        elif value.startswith("$") and value[1:] in self._words:
            yield from self._words[value[1:]]
        else:
            yield value

    def _list(self, name: str) -> frozenset[str]:
        return self._words.get(name, _NONE)

    def _parts(self, node: Node, silent: frozenset[str], seen: set[str]) -> list[Node] | None:
        """What must be constant for the node to be so; None when it is not."""
        kind = node.type
        if kind in self._list("literal"):
            return []
        arms = self._choices.arms(node)
        if arms is not None:
            return arms
        if kind in self._list("text") or kind in self._list("composed"):
            return self._text_parts(node, silent, seen)
        if kind in self._list("call"):
            return self._call_parts(node)
        if kind in self._list("mapped"):
            body = node.child_by_field_name("body")
            return [body] if body is not None else None
        return self._name_parts(node, silent, seen)

    def _text_parts(self, node: Node, silent: frozenset[str], seen: set[str]) -> list[Node] | None:
        """The same for text and what is put together: its children, and the values of names that it holds."""
        if node.named_child_count > _BUDGET:
            return None
        if self._repeats_text(node):
            return []
        parts = self._shapes.parts(node)
        for name in self._shapes.captured(node):
            bound = [] if self._is_silent(name, silent) else self._bound_parts(name, node, seen)
            if bound is None:
                return None
            parts = [*parts, *bound]
        return parts

    def _name_parts(self, node: Node, silent: frozenset[str], seen: set[str]) -> list[Node] | None:
        """The same for a name or a member: what is bound to it, nothing for CONSTANTS and silent names."""
        is_name = node.type in self._list("name")
        if not is_name and node.type not in self._list("member"):
            return None
        name = plain_name(node) or self._shapes.last(node)
        read = self._shapes.read_behind(node) if is_name else [_last(name)]
        if self._is_silent(name, silent) or any(map(self._facts.is_plain_member, read)):
            return []
        if is_name:
            return self._bound_parts(name, node, seen)
        return [] if self._tracer.is_held(node) else None

    def _is_silent(self, name: str, silent: frozenset[str]) -> bool:
        last = _last(name)
        return last in silent or (last.isupper() and len(last) > 1) or name in self._list("pure")

    def _bound_parts(self, name: str, use: Node, seen: set[str]) -> list[Node] | None:
        """What is bound to a name; None where that is unknown."""
        if name in seen:
            return []
        bindings = self._tracer.reaching(name, use, beginnings=False)
        if bindings is None or len(bindings) > _BUDGET:
            return None
        values = [one.value for one in bindings if not one.constant]
        seen.add(name)
        return None if None in values else [value for value in values if value is not None]

    def _call_parts(self, node: Node) -> list[Node] | None:
        function, arguments = self._shapes.callee(node), self._shapes.arguments(node)
        if function is None:
            return None
        last = self._shapes.last(function)
        if self._facts.is_plain_member(last):
            return []
        if not self._list("pure").isdisjoint((last, plain_name(function), self._shapes.chain(function))):
            return []
        if last in self._list("mappers"):
            return arguments
        subject = self._shapes.subject(function)
        if last not in self._list("text-methods"):
            return [] if subject is not None and self._is_plain(subject) else None
        return [*arguments, *([subject] if subject else [])]

    def _is_plain(self, node: Node) -> bool:
        """Whether a name stands for a value without text, so that whatever it is asked has none either."""
        if node.type not in self._list("name"):
            return False
        bindings = self._tracer.reaching(text_of(node), node)
        return bool(bindings) and all(one.constant for one in bindings)

    def _repeats_text(self, node: Node) -> bool:
        """`"?" * count`: however often, it says the same."""
        operator, left = node.child_by_field_name("operator"), node.child_by_field_name("left")
        if operator is None or left is None or operator.type != "*":
            return False
        return left.type in self._list("text") or left.type in self._list("list")

    def _reached(self, node: Node) -> Iterator[Node]:
        """The node and all that its text is made of, through names, brackets, branches and joins."""
        seen: set[str] = set()
        work, budget = [node], _BUDGET
        while work and (budget := budget - 1):
            current = work.pop()
            yield current
            kind = current.type
            if kind in self._list("name"):
                work.extend(self._bound(current, seen))
            elif kind in self._list("call"):
                work.extend(self._subject(current))
            elif kind in self._list("composed"):
                work.extend(_children(current))

    def _bound(self, node: Node, seen: set[str]) -> list[Node]:
        name = text_of(node)
        if name in seen:
            return []
        seen.add(name)
        values = self._facts.values(name, node.start_byte) or []
        return [value for value in values[:_BUDGET] if value is not None]

    def _subject(self, call: Node) -> list[Node]:
        """The text that a call of a text method works on, and its arguments: `("a" + b).strip()`."""
        function = self._shapes.callee(call)
        if function is None or self._shapes.last(function) not in self._list("text-methods"):
            return []
        return [part for part in (self._shapes.subject(function), *self._shapes.arguments(call)) if part]

    def _is_joined(self, node: Node, values: list[str]) -> bool:
        kind = node.type
        if kind in self._list("text"):
            return self.dynamic(node, values)
        if kind in self._list("join"):
            holds_text = any(side.type in self._list("text") for side in node.named_children[:2])
            return holds_text and self.dynamic(node, values)
        if kind not in self._list("call"):
            return False
        function = self._shapes.callee(node)
        if function is None or self._shapes.last(function) not in self._list("formatters"):
            return False
        return self.dynamic(node, values)

    def _keywords(self, node: Node) -> Iterator[tuple[str, Node]]:
        """Keywords and options of a call with their values; an empty name for a splat."""
        for child in node.named_children:
            if child.type in self._list("options"):
                yield from self._keywords(child)
            elif child.type in self._list("splat"):
                yield "", child
            elif child.type in self._list("keyword"):
                key = child.child_by_field_name("name") or child.child_by_field_name("key")
                value = child.child_by_field_name("value")
                if key is not None and value is not None:
                    yield text_of(key).strip("\"'`"), value


PREDICATES: Mapping[str, Callable[[Judge, Node, list[str]], bool]] = {
    "resolves?": Judge.resolves,
    "dynamic?": Judge.dynamic,
    "built?": Judge.built,
    "says?": Judge.says,
    "mentions?": Judge.mentions,
    "keyword?": Judge.keyword,
    "lacks?": Judge.lacks,
    "handed?": Judge.handed,
    "same?": Judge.same,
    "fits?": Judge.fits,
}


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _is_short(node: Node) -> bool:
    return node.end_byte - node.start_byte <= _LONGEST


def _children(node: Node) -> list[Node]:
    """The named children; none where there are so many that no walk could look at them all."""
    return node.named_children if node.named_child_count <= _BUDGET else []
