"""Running a flow rule: the places in a file where data must not get, and the ways on which it gets there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lsp_server.syntax import Node
from lsp_server.tools.audit.chains import Chains, Sink
from lsp_server.tools.audit.facts import Facts
from lsp_server.tools.audit.flows import Flow, Step, Tracer
from lsp_server.tools.audit.shapes import Shapes, Words, text_of

_CLIMB = 8  # nodes between a name and the call that it is called by


class Way(NamedTuple):
    """A value that gets where it must not: the call or assignment, its name, the first step of the way."""

    node: Node
    sink: str
    step: Step


class SinkFinder:
    """Looks through one file for a rule's sinks."""

    def __init__(self, facts: Facts, shapes: Shapes, words: Words, tracer: Tracer) -> None:
        self._facts = facts
        self._shapes = shapes
        self._calls = words.get("call", frozenset()) | words.get("constructors", frozenset())
        self._assignments = words.get("assignment", frozenset())
        self._keywords = words.get("keyword", frozenset())
        self._tracer = tracer

    def ways(
        self, flow: Flow, sinks: Iterable[Sink], places: Iterable[tuple[int, int]], root: Node
    ) -> Iterator[Way]:
        """The ways to the sinks whose last names stand at these bytes, in their order."""
        by_name: defaultdict[str, list[Sink]] = defaultdict(list)
        for sink in sinks:
            by_name[sink.last].append(sink)
        for start, end in places:
            for sink, node, named in self._sinks_at(root, (start, end), by_name):
                traced = (self._tracer.trace(one, flow) for one in self._into(sink, node))
                step = next(filter(None, traced), None)
                if step is not None:
                    yield Way(node, named, step)
                    break

    def _sinks_at(
        self, root: Node, span: tuple[int, int], by_name: Mapping[str, Sequence[Sink]]
    ) -> Iterator[tuple[Sink, Node, str]]:
        """The call or assignment by the name that stands at these bytes, with each sink that it is."""
        node = root.descendant_for_byte_range(*span)
        for _ in range(_CLIMB):
            target = self._target(node) if node is not None else None
            if node is None or target is not None:
                break
            node = node.parent
        else:
            return
        named = self._shapes.last_node(target) if target is not None else None
        if node is None or target is None or named is None or node.has_error:
            return
        if named.start_byte <= span[0] < named.end_byte:
            chain = self._shapes.chain(target)
            chains = {chain, self._facts.followed(chain, node.start_byte)}
            assigns = node.type in self._assignments
            for sink in by_name.get(text_of(named), ()):
                if assigns == sink.assigned and any(map(Chains((sink.chain,)).fits, chains)):
                    yield sink, node, chain

    def _target(self, node: Node) -> Node | None:
        """What a call calls and an assignment assigns to; None for another node."""
        if node.type in self._calls:
            return self._shapes.callee(node)
        if node.type in self._assignments:
            return node.child_by_field_name("left") or (node.named_children or [None])[0]
        return None

    def _into(self, sink: Sink, node: Node) -> Iterator[Node]:
        """The values that the sink takes."""
        if sink.assigned:
            value = node.child_by_field_name("right") or node.child_by_field_name("value")
            yield value or node.named_children[-1]
            return
        if sink.receiver and (called := self._shapes.callee(node)) is not None:
            subject = self._shapes.subject(called)
            yield from [subject] if subject else []
        position = 0
        for argument in self._shapes.arguments(node):
            if argument.type in self._keywords:
                name = argument.child_by_field_name("name") or argument.named_children[0]
                if sink.positions is None or text_of(name) in sink.keywords:
                    yield argument.child_by_field_name("value") or argument.named_children[-1]
                continue
            if sink.positions is None or position in sink.positions:
                yield argument
            position += 1
