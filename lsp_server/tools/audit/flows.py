"""Where a value comes from: backwards from a place, through one file, to data that others send.

The search follows names to what is bound to them, text to its parts, calls of the file's own functions to
what they give back, and parameters to the arguments of the file's own calls. What replaces a value hides the
values before it where it is sure to have run; what is put into a container at a constant key is found at that
key only.

It is asked by a rule for one place at a time and stops at a budget, so that its time does not grow with the
file. Of a language it knows only word lists (see predicates.py): beside the others `subscript`, `comparison`,
`conditional`, `constructors`, `blocks` and `loops` for types of nodes, `getters` for calls that read a
container at a key, `choosing` for operators that give one of their sides, `receivers` for what stands for the
object among parameters, by its text or its type, `source-parameters` and `source-decorators` for what makes a
parameter one that is sent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lsp_server.syntax import Node
from lsp_server.tools.audit.chains import Chains
from lsp_server.tools.audit.facts import Binding, Facts
from lsp_server.tools.audit.guards import Choices, guard
from lsp_server.tools.audit.shapes import Shapes, Words, below, text_of

_BUDGET = 600  # nodes that one question looks at
_DEEPEST = 4  # calls that a path goes into or out of
_CLIMB = 60  # nodes between a name and the block that holds it
_GUARDED = 4000  # bytes between a value and its use in which a condition may guard it
_LONGEST = 100  # characters of an expression that a condition may ask for
_MOST_BINDINGS = 60  # of a name, around a use
_NONE: frozenset[str] = frozenset()
_OBJECT = ("this", "self", "super", "cls", "$this")
_EQUALITIES = frozenset(("==", "!=", "===", "!==", "<", ">", "<=", ">=", "<=>", "=~", "!~", "-eq", "-ne"))
_COMPARING = _EQUALITIES | {"&&", "||", "and", "or", "not", "!", "in", "is", "instanceof", "typeof"}


class Step(NamedTuple):
    """A place on the way of a value, nearer to its source than the step before."""

    node: Node
    before: Step | None = None

    def path(self) -> list[Node]:
        """The places from here, the source, to where the question began."""
        nodes: list[Node] = []
        step: Step | None = self
        while step is not None:
            nodes.append(step.node)
            step = step.before
        return nodes


class _Called(NamedTuple):
    """Through which call a function was entered: its parameters then are this call's arguments."""

    call: Node
    function: int
    before: _Called | None = None

    @property
    def depth(self) -> int:
        """How many calls deep."""
        return 1 + (self.before.depth if self.before else 0)


class _Look(NamedTuple):
    step: Step
    called: _Called | None = None
    risen: int = 0  # how many times a parameter was followed to a caller
    key: str | None = None  # which value of a container is wanted


@dataclass(frozen=True, slots=True)
class Flow:
    """What a rule follows: where data comes in, and the calls whose results are harmless; with `numbers`
    also values without text."""

    sources: Chains
    cleaners: frozenset[str] = _NONE
    numbers: bool = False


class Tracer:
    """Answers for one file where values come from."""

    def __init__(self, facts: Facts, shapes: Shapes, words: Words, root: Node) -> None:
        self._facts = facts
        self._shapes = shapes
        self._words = words
        self._choices = Choices(words)
        self._root = root
        self._calls: dict[str, list[Node]] | None = None
        self._source: bytes | None = None

    def trace(self, node: Node, flow: Flow) -> Step | None:
        """The way from a source to the node, as its first step; None where none is found."""
        work = [_Look(Step(node))]
        seen: set[tuple[int, str | None, int]] = set()
        budget = _BUDGET
        while work and (budget := budget - 1):
            look = work.pop()
            mark = (look.step.node.id, look.key, look.called.call.id if look.called else 0)
            if mark in seen:
                continue
            seen.add(mark)
            if self._is_source(look.step.node, flow):
                if self.is_held(look.step.node):
                    continue
                return look.step
            following = list(self._origins(look, flow))
            if any(one is None for one in following):
                return look.step
            work.extend(one for one in reversed(following) if one is not None)
        return None

    def _list(self, name: str) -> frozenset[str]:
        return self._words.get(name, _NONE)

    def _is_source(self, node: Node, flow: Flow) -> bool:
        kind = node.type
        if not any(kind in self._list(name) for name in ("member", "call", "name")):
            return False
        chain = self._shapes.chain(node)
        if not chain:
            return False
        if self._reads_property(node, flow):
            return True
        behind = flow.sources.behind(chain)
        if behind is not None:
            free = kind not in self._list("name") or self._facts.bindings(chain, node.start_byte) is None
            return free and not self._harmless(flow, behind)
        followed = self._facts.followed(chain, node.start_byte)
        behind = flow.sources.behind(followed) if followed != chain else None
        return behind is not None and not self._harmless(flow, behind)

    def _reads_property(self, node: Node, flow: Flow) -> bool:
        """Whether a member that is not called is read from an object of which each is a source."""
        subject = self._shapes.subject(node) if node.type in self._list("member") else None
        if subject is None or subject.type in self._list("call"):
            return False
        read = flow.sources.has_properties(self._shapes.chain(subject))
        return read and not self._harmless(flow, (self._shapes.last(node),))

    def _harmless(self, flow: Flow, names: Iterable[str]) -> bool:
        """Whether one of the names makes a value harmless: `toInt` in `request.query.toInt`."""
        cleaners = self._list("cleaners")
        return any(name in flow.cleaners or name in cleaners for name in names)

    def _is_plain(self, flow: Flow, member: str) -> bool:
        return not flow.numbers and self._facts.is_plain_member(member)

    def _origins(self, look: _Look, flow: Flow) -> Iterator[_Look | None]:
        """What the value of a node is made of; None for something that is a source by itself."""
        node = look.step.node
        kind = node.type
        if kind in self._list("name"):
            read = self._shapes.read_behind(node)
            if not self._harmless(flow, read) and not any(self._is_plain(flow, one) for one in read):
                yield from self._of_name(look, text_of(node), flow)
        elif kind in self._list("functions") or kind in self._list("comparison"):
            return
        elif kind in self._list("call") or kind in self._list("constructors"):
            yield from self._of_call(look, flow)
        elif kind in self._list("subscript"):
            yield from self._of_subscript(look)
        elif kind in self._list("member"):
            yield from self._of_member(look, flow)
        elif not self._compares(node):
            yield from (_onto(look, part) for part in self._parts(node))
            for name in self._shapes.captured(node):
                yield from self._of_name(look, name, flow)

    def reaching(self, name: str, use: Node, *, beginnings: bool = True) -> list[Binding] | None:
        """What a use of a name may see of what is bound to it: nothing of a value that a condition guards.

        None where the file binds the name nowhere in sight. `beginnings`: one for its beginning is enough.
        """
        if self._facts.bindings(name, use.start_byte) is None:
            return None
        reaching = self._reaching(name, use)
        start = min((one.name.start_byte for one in reaching), default=use.start_byte)
        return [] if self._is_guarded(name, start, use, beginnings=beginnings) else reaching

    def _of_name(self, look: _Look, name: str, flow: Flow) -> Iterator[_Look | None]:
        for binding in self.reaching(name, look.step.node) or ():
            if look.key and binding.key and not self._may_be(binding.key, look.key):
                continue
            if binding.constant and not flow.numbers:
                continue
            if binding.parameter is not None and binding.value is None:
                yield from self._of_parameter(look, binding)
            elif binding.value is not None:
                yield _onto(look, binding.value, key=None if binding.key else look.key)

    def is_held(self, source: Node) -> bool:
        """Whether a condition above in the function holds the very expression against what is allowed."""
        start = self._facts.function(self._facts.function_at(source.start_byte)).start
        return self._is_guarded(text_of(source), max(start, source.start_byte - _GUARDED + 1), source)

    def _is_guarded(self, name: str, start: int, use: Node, *, beginnings: bool = True) -> bool:
        """Whether a condition between a byte and a use of a value holds it against what is allowed."""
        if not 0 < use.start_byte - start < _GUARDED or len(name) > _LONGEST:
            return False
        if self._source is None:
            self._source = self._root.text or b""
        between = self._source[start : use.start_byte].decode("utf-8", "replace")
        return guard(name, beginnings=beginnings).search(between) is not None

    def _reaching(self, name: str, use: Node) -> list[Binding]:
        """The bindings that a use may see: none behind it, none hidden by a later one that is sure to run."""
        found = self._facts.bindings(name, use.start_byte) or []
        here = self._facts.function_at(use.start_byte)
        if not found or self._facts.function_at(found[0].name.start_byte) != here:
            return found[:_MOST_BINDINGS]
        at = bisect_left(found, use.start_byte, key=lambda one: one.name.start_byte)
        reaching = self._in_loop(found[at : at + _MOST_BINDINGS], use)
        for one in reversed(found[max(0, at - _MOST_BINDINGS) : at]):
            if one.value is None or one.value.end_byte <= use.start_byte or one.parameter is not None:
                reaching.append(one)
                if not one.weak and self._is_sure(one, use):
                    break
        return reaching[::-1]

    def _in_loop(self, later: list[Binding], use: Node) -> list[Binding]:
        """Of the bindings behind a use those that a loop brings back to it."""
        loop = self._around(use, "loops") if later and "loops" in self._words else None
        if loop is None:
            return []
        return [one for one in later if loop.start_byte <= one.name.start_byte < loop.end_byte]

    def _is_sure(self, binding: Binding, use: Node) -> bool:
        """Whether a binding has run wherever the use does: the block that holds it holds the use too."""
        block = self._around(binding.name, "blocks")
        return block is None or (block.start_byte <= use.start_byte and use.end_byte <= block.end_byte)

    def _around(self, node: Node, kinds: str) -> Node | None:
        wanted, current = self._list(kinds), node.parent
        for _ in range(_CLIMB):
            if current is None or current.type in wanted:
                return current
            current = current.parent
        return current

    def _of_parameter(self, look: _Look, binding: Binding) -> Iterator[_Look | None]:
        """The arguments of the calls that give the parameter its value; a source where one is sent to it."""
        parameter = binding.parameter
        if parameter is None:
            return
        if self._is_sent(parameter):
            yield None
            return
        number = self._facts.function_at(binding.name.start_byte)
        position = _position(parameter)
        if look.called is not None:
            if look.called.function == number:
                arguments = self._arguments_for(look.called.call, parameter)
                if position < len(arguments):
                    yield _Look(Step(arguments[position], look.step), look.called.before, look.risen)
            return
        name = self._facts.function(number).name
        if not name or look.risen >= _DEEPEST:
            return
        for call in self._calls_of(name):
            arguments = self._arguments_for(call, parameter)
            if position < len(arguments):
                yield _Look(Step(arguments[position], look.step), None, look.risen + 1)

    def _arguments_for(self, call: Node, parameter: Node) -> list[Node]:
        """The arguments, behind a stand-in for the object where the function names it first: `self`."""
        arguments = self._shapes.arguments(call)
        first = parameter.parent.named_children[0] if parameter.parent is not None else None
        receivers = self._list("receivers")
        takes_object = first is not None and (text_of(first) in receivers or first.type in receivers)
        return [call, *arguments] if takes_object else arguments

    def _is_sent(self, parameter: Node) -> bool:
        if self._facts.is_sent(parameter):
            return True
        marks = self._list("source-parameters")
        if marks and any(mark in text_of(parameter) for mark in marks):
            return True
        decorators = self._list("source-decorators")
        function = parameter.parent.parent if decorators and parameter.parent is not None else None
        above = function.prev_named_sibling if function is not None else None
        while above is not None and above.type.startswith(("decorator", "attribute", "annotation")):
            if any(mark in text_of(above) for mark in decorators):
                return True
            above = above.prev_named_sibling
        return False

    def _of_call(self, look: _Look, flow: Flow) -> Iterator[_Look]:
        node = look.step.node
        called = self._shapes.callee(node)
        if called is None:
            return
        last, chain = self._shapes.last(called), self._shapes.chain(called)
        if self._harmless(flow, (last, chain)) or self._is_plain(flow, last):
            return
        arguments, subject = self._shapes.arguments(node), self._shapes.subject(called)
        own = self._facts.functions(last)
        depth = look.called.depth if look.called else 0
        if own and depth < _DEEPEST:
            for number in own:
                into = _Called(node, number, look.called)
                yield from (
                    _Look(Step(one, look.step), into, look.risen) for one in self._facts.returned(number)
                )
            if subject is not None and text_of(subject) not in _OBJECT:
                yield _onto(look, subject)  # what a getter gives is its object's
            return
        if subject is not None:
            wanted = self._constant(arguments[0]) if arguments and last in self._list("getters") else None
            yield _onto(look, subject, key=wanted)
        passes = last in self._list("text-methods") or last in self._list("carriers")
        if passes or node.type in self._list("constructors"):
            yield from (_onto(look, one) for one in arguments)

    def _of_subscript(self, look: _Look) -> Iterator[_Look]:
        held, *keys = look.step.node.named_children[:2]
        if self.is_held(look.step.node):
            return
        yield _onto(look, held, key=self._constant(keys[0]) if keys else None)

    def _of_member(self, look: _Look, flow: Flow) -> Iterator[_Look | None]:
        """What is bound to the member itself (`self.path`), else what its object carries."""
        node = look.step.node
        chain = self._shapes.chain(node)
        last = self._shapes.last(node)
        if self._harmless(flow, (last,)) or self._is_plain(flow, last):
            return
        if chain and self._facts.bindings(chain, node.start_byte) is not None:
            yield from self._of_name(look, chain, flow)
            return
        subject = self._shapes.subject(node)
        if subject is not None:
            yield _onto(look, subject)

    def _parts(self, node: Node) -> list[Node]:
        """The children that the value is made of; of a choice its arms."""
        if node.named_child_count > _BUDGET:
            return []
        arms = self._choices.arms(node)
        return node.named_children if arms is None else arms

    def _compares(self, node: Node) -> bool:
        operator = node.child_by_field_name("operator")
        return operator is not None and text_of(operator) in _COMPARING and not self._chooses(operator)

    def _chooses(self, operator: Node) -> bool:
        """`a or b` and `a || b` give one of the two where the language says so."""
        return text_of(operator) in self._list("choosing")

    def _constant(self, node: Node) -> str | None:
        """The text of a constant key; None for one that cannot be known."""
        if node.type in self._list("text") or node.type in self._list("literal"):
            return text_of(node) if node.end_byte - node.start_byte < _BUDGET else None
        return None

    def _may_be(self, key: Node, wanted: str) -> bool:
        known = self._constant(key)
        return known is None or known == wanted

    def _calls_of(self, name: str) -> list[Node]:
        """The file's calls of a function of this name."""
        if self._calls is None:
            self._calls = {}
            for node in below(self._root, self._list("call") | self._list("constructors")):
                called = self._shapes.callee(node)
                if called is not None:
                    self._calls.setdefault(self._shapes.last(called), []).append(node)
        return self._calls.get(name, [])


def _onto(look: _Look, node: Node, *, key: str | None = None) -> _Look:
    """The same question for a node that the value comes from."""
    return _Look(Step(node, look.step), look.called, look.risen, key)


def _position(parameter: Node) -> int:
    """The place of a parameter in its list, from 0."""
    held = parameter.parent
    if held is None:
        return 0
    alone = "parameter" in held.type or "arguments" in held.type  # a list, which holds nothing else
    listed = (one for one in held.named_children if one.type == parameter.type or (alone and _is_code(one)))
    return next((at for at, one in enumerate(listed) if one.id == parameter.id), 0)


def _is_code(node: Node) -> bool:
    return "comment" not in node.type
