"""What the names of one file mean: its imports, and what is bound to a name in each scope.

Both come from queries of the language, `modules` and `audit_bindings`, each run when a rule first asks. In
the latter `@scope.start` to `@scope.end` is a function's scope, named `@scope.name`, and `@class` a class
body; `@name` gets `@value`, something unknown where there is none, or a `@constant`, which carries no text.
Nor does what has a `@type` that is plain (declared.py), as a `@plain` is, an enum of the file. `@weak` marks
what adds to a value and does not replace it, at `@key` where it is put at one; `@parameter` is the parameter
that binds the name, `@sent` one whose value comes from outside; `@member` is a field or a function of a
`@type`; `@returned` is what the function around it gives back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lsp_server.syntax import Language, Match, Node, run_query
from lsp_server.tools.audit.declared import PlainTypes
from lsp_server.tools.audit.shapes import Words, text_of

_DOTTED = re.compile(r"[\w$@]+(?:\.[\w$]+)*")
_LINK = re.compile(r"\?\.|::|\??->|\\")  # what other languages write for a dot
_REQUIRE = re.compile(r"require\(\s*[\"'](?:node:)?([^\"']+)[\"']\s*\)")
_LONGEST = 200
_DEEPEST = 100


class Binding(NamedTuple):
    """One way in which a name gets a value. `value` is None for a value that cannot be known or that is a
    `constant` of a type without text; `key` is where in a container it is put."""

    name: Node
    value: Node | None = None
    constant: bool = False
    weak: bool = False
    key: Node | None = None
    parameter: Node | None = None


class Scope(NamedTuple):
    """The bytes of a scope; of a function its name, and what it gives back."""

    start: int
    end: int
    is_class: bool = False
    name: str = ""


@dataclass(slots=True)
class _Table:
    """Scopes, and what is bound to names in them; scope 0 is the file."""

    scopes: list[Scope]
    bindings: defaultdict[tuple[int, str], list[Binding]] = field(
        default_factory=lambda: defaultdict[tuple[int, str], list[Binding]](list)
    )
    returned: defaultdict[int, list[Node]] = field(default_factory=lambda: defaultdict[int, list[Node]](list))
    members: dict[str, bool] = field(default_factory=dict[str, bool])
    sent: set[int] = field(default_factory=set[int])
    starts: list[int] = field(default_factory=lambda: [0])
    owners: list[int] = field(default_factory=lambda: [0])
    parents: list[int] = field(default_factory=lambda: [0])

    def owner(self, byte: int) -> int:
        """The innermost scope around a byte."""
        return self.owners[max(0, bisect_right(self.starts, byte) - 1)]


class Facts:
    """The meaning of names below one root node."""

    def __init__(self, language: Language, root: Node, words: Words) -> None:
        self._language = language
        self._root = root
        self._words = words

    def is_one_of(self, node: Node, names: Collection[str]) -> bool:
        """Whether the expression stands for one of these dotted names."""
        text = plain_name(node)
        if not text:
            return False
        last = text.rpartition(".")[2]
        # A last name that none of them has can only come from `import x as last`: no need to look further.
        if not any(name.endswith(last) for name in names) and last not in self._modules:
            return False
        return self.dotted(node) in names

    def dotted(self, node: Node) -> str:
        """The full dotted name that an expression stands for, imports followed; empty if it is no name.

        `sp.run` is `subprocess.run` after `import subprocess as sp`. A name that the file binds to
        something else is not the library's, so it gives an empty string.
        """
        return self.followed(plain_name(node), node.start_byte)

    def followed(self, name: str, byte: int) -> str:
        """The same for a dotted name that stands at a byte."""
        if not name:
            return ""
        first, dot, rest = name.partition(".")
        if found := self._modules.get(first):
            return found + dot + rest
        return name if self.bindings(first, byte) is None else ""

    def values(self, name: str, byte: int) -> list[Node | None] | None:
        """All that is bound to a name as seen from a byte: nodes, and None for what cannot be known.

        None where the file binds the name nowhere in sight; an empty list where only plain numbers and
        truth values are bound to it.
        """
        found = self.bindings(name, byte)
        return None if found is None else [one.value for one in found if not one.constant]

    def bindings(self, name: str, byte: int) -> list[Binding] | None:
        """How a name gets its value, as seen from a byte, in the text's order; None where it never does."""
        table = self._table
        scope = innermost = table.owner(byte)
        for _ in range(_DEEPEST):
            found = table.bindings.get((scope, name))
            # A class's names are seen from its own body only, not from its methods.
            if found is not None and (scope == innermost or not table.scopes[scope].is_class):
                return found
            if scope == 0:
                return None
            scope = table.parents[scope]
        return None

    def function_at(self, byte: int) -> int:
        """The function around a byte, as a number that `function` and `returned` take; 0 for none."""
        table, scope = self._table, self._table.owner(byte)
        while scope and table.scopes[scope].is_class:
            scope = table.parents[scope]
        return scope

    def function(self, number: int) -> Scope:
        """Where a function stands, and its name."""
        return self._table.scopes[number]

    def functions(self, name: str) -> list[int]:
        """The functions of this name in the file."""
        return self._named.get(name, [])

    def returned(self, number: int) -> list[Node]:
        """What a function gives back."""
        return self._table.returned.get(number, [])

    def is_plain_member(self, name: str) -> bool:
        """Whether the file has a field or function of this name, and each is of a type without text."""
        return self._table.members.get(name, False)

    def is_sent(self, parameter: Node) -> bool:
        """Whether a parameter gets its value from outside by where it stands."""
        return parameter.id in self._table.sent

    @cached_property
    def _named(self) -> dict[str, list[int]]:
        named: defaultdict[str, list[int]] = defaultdict(list)
        for number, scope in enumerate(self._table.scopes):
            if scope.name:
                named[scope.name].append(number)
        return dict(named)

    @cached_property
    def _modules(self) -> dict[str, str]:
        """What each imported name stands for."""
        names: dict[str, str] = {}
        for match in run_query(self._language, "modules", self._root):
            module, member = match.first("module"), match.first("member")
            local = match.first("alias") or member or module
            if module is not None and local is not None:
                source = text_of(module).strip("\"'`").removeprefix("node:")
                names[text_of(local)] = f"{source}.{text_of(member)}" if member else source
        return names

    @cached_property
    def _table(self) -> _Table:
        matches = list(run_query(self._language, "audit_bindings", self._root))
        table = _Table([Scope(0, self._root.end_byte), *_scopes(matches)])
        _lay_out(table)
        own = frozenset(text_of(one) for match in matches for one in match.captures.get("plain", ()))
        types = PlainTypes(self._words, own)
        for match in matches:
            _enter(table, match, types)
        for key, bindings in table.bindings.items():
            table.bindings[key] = _in_order(bindings)
        return table


def _in_order(bindings: list[Binding]) -> list[Binding]:
    """In the text's order; of several for one place only the constant, where there is one."""
    constant = {one.name.id for one in bindings if one.constant}
    kept = (one for one in bindings if one.constant or one.name.id not in constant)
    return sorted(kept, key=lambda one: one.name.start_byte)


def plain_name(node: Node) -> str:
    """The text of a dotted name as it is written, without spaces and `?`; empty for other expressions."""
    if node.end_byte - node.start_byte > _LONGEST:
        return ""
    text = text_of(node)
    if "require" in text:
        text = _REQUIRE.sub(r"\1", text)
        return "".join(text.split())
    if text.isidentifier():
        return text
    text = _LINK.sub(".", "".join(text.split()))
    return text if _DOTTED.fullmatch(text) else ""


def _scopes(matches: Iterable[Match]) -> list[Scope]:
    """The scopes of a file, the outer before the inner."""
    found: set[Scope] = set()
    for match in matches:
        start, end, name = match.first("scope.start"), match.first("scope.end"), match.first("scope.name")
        if start and end:
            found.add(Scope(start.start_byte, end.end_byte, name=text_of(name) if name else ""))
        elif body := match.first("class"):
            found.add(Scope(body.start_byte, body.end_byte, is_class=True))
    named = {(one.start, one.end) for one in found if one.name}
    kept = (one for one in found if one.name or (one.start, one.end) not in named)
    return sorted(kept, key=lambda one: (one.start, -one.end))


def _lay_out(table: _Table) -> None:
    """Cut the file at every scope's edges, so that one bisection finds the scope of a byte."""
    open_scopes: list[tuple[int, int]] = []

    def close(until: int) -> None:
        while open_scopes and open_scopes[-1][0] <= until:
            end, _ = open_scopes.pop()
            table.starts.append(end)
            table.owners.append(open_scopes[-1][1] if open_scopes else 0)

    last = 0
    for number, scope in enumerate(table.scopes[1:], start=1):
        close(scope.start)
        table.parents.append(open_scopes[-1][1] if open_scopes else 0)
        table.starts.append(scope.start)
        table.owners.append(number)
        open_scopes.append((scope.end, number))
        last = max(last, scope.end)
    close(last)


def _enter(table: _Table, match: Match, types: PlainTypes) -> None:
    """Put what a match says of a name, or of what a function gives back, into the table."""
    if returned := match.first("returned"):
        table.returned[table.owner(returned.start_byte)].append(returned)
    table.sent.update(one.id for one in match.captures.get("sent", ()))
    declared = match.first("type")
    is_plain = declared is not None and types.holds(text_of(declared))
    if member := match.first("member"):
        table.members[text_of(member)] = is_plain and table.members.get(text_of(member), True)
    name = match.first("name")
    if name is None:
        return
    table.bindings[table.owner(name.start_byte), _key(name)].append(
        Binding(
            name,
            match.first("value"),
            constant=is_plain or match.first("constant") is not None,
            weak=match.first("weak") is not None,
            key=match.first("key"),
            parameter=match.first("parameter"),
        )
    )


def _key(name: Node) -> str:
    """A name as it is looked up: members (`self.path`) with dots."""
    text = text_of(name)
    return text if text.isidentifier() else plain_name(name) or text
