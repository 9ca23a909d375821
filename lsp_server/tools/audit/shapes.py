"""What expressions are made of, whatever a grammar calls the parts: what is called, on what, with what.

Grammars name these parts by fields. The usual names are known here; a language whose grammar has others, or
none, says so in word lists at the head of its audit.scm: `fields-callee`, `fields-last`, `fields-subject`,
`fields-arguments`, and `arguments`, the node types that hold a call's arguments. Where a grammar has no nodes
for names that text holds, `captured` is a regular expression for them, `captured-in` the nodes around such a
text; where it reads code as a row of tokens only, `tokens` are the nodes that hold one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lsp_server.syntax import Node

Words = Mapping[str, frozenset[str]]
_NONE: frozenset[str] = frozenset()
_CALLEE = ("function", "constructor", "type", "macro")
_LAST = ("attribute", "property", "field", "name", "method")
_SUBJECT = ("object", "operand", "receiver", "argument", "value", "scope", "path", "table", "expression")
_ARGUMENTS = ("arguments",)
_GENERIC = frozenset(
    {"generic_type", "generic_function", "generic_name", "template_function", "template_type"}
)
_DEEPEST = 30  # links of a chain; a longer one is no name that a rule knows
_LONGEST = 200  # characters of a part of a name
_LONGEST_TEXT = 2000  # characters of a text in which names are looked for


class Shapes:
    """Reads the parts of calls and members of one language."""

    def __init__(self, words: Words) -> None:
        self._calls = words.get("call", _NONE)
        self._members = words.get("member", _NONE)
        self._names = words.get("name", _NONE)
        self._argument_lists = words.get("arguments", _NONE)
        self._wrapped = words.get("argument", _NONE)
        self._callee = (*words.get("fields-callee", ()), *_CALLEE)
        self._last = (*words.get("fields-last", ()), *_LAST)
        self._subject = (*words.get("fields-subject", ()), *_SUBJECT)
        self._arguments = (*words.get("fields-arguments", ()), *_ARGUMENTS)
        self._text = words.get("text", _NONE)
        self._captured = [re.compile(one) for one in words.get("captured", ())]
        self._captured_in = words.get("captured-in", _NONE)
        self._tokens = words.get("tokens", _NONE)

    def callee(self, call: Node) -> Node | None:
        """What is called. In grammars whose call nodes hold object and name themselves, the call itself."""
        found = _field(call, self._callee)
        if found is not None:
            return found
        if _field(call, self._last) is not None:
            return call
        return call.named_children[0] if call.named_child_count else None

    def arguments(self, call: Node) -> list[Node]:
        """The arguments in their order, out of the nodes that some grammars wrap each one in."""
        held = _field(call, self._arguments) or self._argument_list(call)
        if held is None or held.named_child_count > _LONGEST:
            return []
        parts = [one for one in self.parts(held) if "comment" not in one.type]
        return [self._unwrapped(part) for part in parts]

    def parts(self, node: Node) -> list[Node]:
        """The named children; in a row of tokens without what is read from the one before."""
        if node.type not in self._tokens:
            return node.named_children
        before = ((one.prev_sibling, one) for one in node.named_children)
        return [one for link, one in before if link is None or link.type != "."]

    def captured(self, text: Node) -> list[str]:
        """The names whose values a text holds without nodes of their own: `id` of `format!("{id}")`."""
        if not self._captured or text.type not in self._text:
            return []
        if self._captured_in and (text.parent is None or text.parent.type not in self._captured_in):
            return []
        source = text_of(text)[:_LONGEST_TEXT]
        return [name for pattern in self._captured for name in pattern.findall(source)]

    def read_behind(self, name: Node) -> list[str]:
        """In a row of tokens, what is read from a name: `page` of `q.page`."""
        found: list[str] = []
        if name.parent is None or name.parent.type not in self._tokens:
            return found
        dot = name.next_sibling
        while dot is not None and dot.type == "." and dot.next_sibling is not None and len(found) < _DEEPEST:
            found.append(text_of(dot.next_sibling))
            dot = dot.next_sibling.next_sibling
        return found

    def subject(self, node: Node) -> Node | None:
        """What a member is read from, or a method called on; None for a plain name."""
        found = _field(node, self._subject)
        if found is not None:
            return found
        if node.type in self._members and node.named_child_count > 1:
            return node.named_children[0]
        return None

    def last(self, node: Node) -> str:
        """The last name of a member, or of what is called: `join` in `os.path.join`."""
        found = self.last_node(node)
        return text_of(found) if found is not None and _is_short(found) else ""

    def last_node(self, node: Node) -> Node | None:
        """Where that name stands; None for what has no name."""
        while node.type in _GENERIC and node.named_child_count:
            node = node.named_children[0]
        found = _field(node, self._last)
        if found is None and node.type in self._members and node.named_child_count > 1:
            found = node.named_children[-1]
        if found is None:
            return None if node.named_child_count else node
        while found.named_child_count == 1 and found.type not in self._names:
            found = found.named_children[0]
        return found

    def chain(self, node: Node) -> str:
        """The names of a chain with dots between them, calls left out: `Runtime.getRuntime.exec`.

        Empty for what is no chain of names. A part that is no name counts as an empty one: `.first` for
        `"a b".first`.
        """
        names: list[str] = []
        current: Node | None = node
        for _ in range(_DEEPEST):
            if current is None:
                break
            if current.type in _GENERIC and current.named_child_count:
                current = current.named_children[0]
                continue
            if current.type in self._calls:
                called = self.callee(current)
                if called is not None and called.id != current.id:
                    current = called
                    continue
            elif current.type not in self._members:
                names.append(_plain(current) if current.type in self._names or not names else "")
                break
            names.append(self.last(current))
            current = self.subject(current)
        return ".".join(reversed(names))

    def _argument_list(self, call: Node) -> Node | None:
        """The argument list of grammars without fields: the call's own, or in the last of its children."""
        for child in reversed(call.named_children[:_DEEPEST]):
            if child.type in self._argument_lists:
                return child
            inner = next((one for one in child.named_children[:4] if one.type in self._argument_lists), None)
            if inner is not None and child.type not in self._calls:
                return inner
        return None

    def _unwrapped(self, argument: Node) -> Node:
        while argument.type in self._wrapped and argument.named_child_count:
            argument = argument.named_children[-1]
        return argument


def text_of(node: Node) -> str:
    """The source of a node."""
    return (node.text or b"").decode("utf-8", "replace")


def _plain(node: Node) -> str:
    """A name as it is written, `a::b`, `a->b` and `a\\b` as `a.b`; empty for what is none."""
    if not _is_short(node):
        return ""
    text = text_of(node).replace("::", ".").replace("->", ".").replace("\\", ".").lstrip(".")
    return text if text.replace(".", "").replace("$", "").replace("@", "").isidentifier() else ""


def _field(node: Node, names: tuple[str, ...]) -> Node | None:
    for name in names:
        found = node.child_by_field_name(name)
        if found is not None:
            return found
    return None


def _is_short(node: Node) -> bool:
    return node.end_byte - node.start_byte <= _LONGEST


def below(root: Node, kinds: frozenset[str]) -> Iterator[Node]:
    """All nodes of these types."""
    cursor = root.walk()
    while True:
        node = cursor.node
        if node is not None and node.type in kinds:
            yield node
        if cursor.goto_first_child() or cursor.goto_next_sibling():
            continue
        while cursor.goto_parent():
            if cursor.goto_next_sibling():
                break
        else:
            return
