"""What the names of one file mean: its imports, and what is bound to a name in each scope.

Both come from queries of the language, `modules` and `bindings`, each run when a rule first asks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from lsp_server.syntax import Language, Match, Node, run_query

_DOTTED = re.compile(r"[\w$]+(?:\??\.[\w$]+)*")
_REQUIRE = re.compile(r"require\(\s*[\"'](?:node:)?([^\"']+)[\"']\s*\)")
_LONGEST = 200
_DEEPEST = 100


@dataclass(slots=True)
class _Table:
    """Scopes, and what is bound to names in them; scope 0 is the file."""

    values: dict[tuple[int, str], list[Node | None]] = field(
        default_factory=dict[tuple[int, str], "list[Node | None]"]
    )
    starts: list[int] = field(default_factory=list[int])
    owners: list[int] = field(default_factory=list[int])
    parents: list[int] = field(default_factory=list[int])
    classes: set[int] = field(default_factory=set[int])


class Facts:
    """The meaning of names below one root node."""

    def __init__(self, language: Language, root: Node) -> None:
        self._language = language
        self._root = root

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
        text = plain_name(node)
        if not text:
            return ""
        first, dot, rest = text.partition(".")
        if found := self._modules.get(first):
            return found + dot + rest
        return text if self.values(first, node.start_byte) is None else ""

    def values(self, name: str, byte: int) -> list[Node | None] | None:
        """All that is bound to a name as seen from a byte: nodes, and None for what cannot be known.

        None where the file binds the name nowhere in sight; an empty list where only plain numbers and
        truth values are bound to it.
        """
        table = self._table
        scope = table.owners[max(0, bisect_right(table.starts, byte) - 1)]
        innermost = scope
        for _ in range(_DEEPEST):
            found = table.values.get((scope, name))
            # A class's names are seen from its own body only, not from its methods.
            if found is not None and (scope == innermost or scope not in table.classes):
                return found
            if scope == 0:
                return None
            scope = table.parents[scope]
        return None

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
        table = _Table()
        matches = list(run_query(self._language, "audit_bindings", self._root))
        _lay_out(table, _spans(matches))
        for match in matches:
            if name := match.first("name"):
                _add_value(table, match, name)
        return table


def plain_name(node: Node) -> str:
    """The text of a dotted name as it is written, without spaces and `?`; empty for other expressions."""
    if node.end_byte - node.start_byte > _LONGEST:
        return ""
    text = text_of(node)
    if "require" in text:
        text = _REQUIRE.sub(r"\1", text)
        return "".join(text.split())
    text = "".join(text.split()) if not text.isidentifier() else text
    return text.replace("?.", ".") if _DOTTED.fullmatch(text) else ""


def text_of(node: Node) -> str:
    """The source of a node."""
    return (node.text or b"").decode("utf-8", "replace")


def _spans(matches: Iterable[Match]) -> list[tuple[int, int, bool]]:
    """Scopes as (start byte, end byte, is a class), the outer before the inner."""
    spans: list[tuple[int, int, bool]] = []
    for match in matches:
        start, end = match.first("scope.start"), match.first("scope.end")
        if start and end:
            spans.append((start.start_byte, end.end_byte, False))
        elif body := match.first("class"):
            spans.append((body.start_byte, body.end_byte, True))
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _lay_out(table: _Table, spans: list[tuple[int, int, bool]]) -> None:
    """Cut the file at every scope's edges, so that one bisection finds the scope of a byte."""
    table.starts, table.owners, table.parents = [0], [0], [0]
    open_scopes: list[tuple[int, int]] = []

    def close(until: int) -> None:
        while open_scopes and open_scopes[-1][0] <= until:
            end, _ = open_scopes.pop()
            table.starts.append(end)
            table.owners.append(open_scopes[-1][1] if open_scopes else 0)

    last = 0
    for number, (start, end, is_class) in enumerate(spans, start=1):
        close(start)
        table.parents.append(open_scopes[-1][1] if open_scopes else 0)
        table.starts.append(start)
        table.owners.append(number)
        open_scopes.append((end, number))
        if is_class:
            table.classes.add(number)
        last = max(last, end)
    close(last)


def _add_value(table: _Table, match: Match, name: Node) -> None:
    scope = table.owners[max(0, bisect_right(table.starts, name.start_byte) - 1)]
    text = text_of(name)
    known = table.values.setdefault((scope, text), [])
    if match.first("constant") is None:
        known.append(match.first("value"))
