"""Which names a Python file binds, where, and which of them are seen from a place.

Rests on two queries (grammars/python/bindings.scm and imports.scm), so that half-written code has
names as well; every offset is a UTF-8 byte.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from lsp_server.syntax import Match, Node, Tree, language_by_id, parse, run_query
from lsp_server.text import Position, Text

BUILTINS = tuple(name for name in dir(builtins) if not name.startswith("_"))

_PYTHON = language_by_id("python")
_WINDOW = 1 << 16
# A window costs a walk past all statements before it, so that there must not be ever more of them.
_MOST_WINDOWS = 8
_MOST_STEPS = 50_000_000
_MODULE_NAMES = ("__file__", "__name__", "__doc__", "__package__", "__spec__", "__loader__", "__path__")
# Kinds of bindings that make a name part of what a module offers.
_OWN_KINDS = frozenset({"definition", "assigned", "global"})


@dataclass(frozen=True, slots=True)
class Scope:
    """A module, function, class, lambda or comprehension.

    Names bound from `start` to `end` belong to it; they are seen from `seen_from` to `seen_to`.
    """

    kind: str
    start: int
    end: int
    seen_from: int
    seen_to: int


@dataclass(frozen=True, slots=True)
class Binding:
    """A name that is bound at the byte `start`.

    `kind` is the capture of bindings.scm, or "import"; then `module` is where it comes from (with its
    leading dots; empty for `import x`) and `original` what it is called there ("*" for all names).
    """

    name: str
    kind: str
    start: int
    module: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class Bindings:
    """The scopes of a file in the order of the text, the module's first, and what each of them binds."""

    scopes: tuple[Scope, ...]
    bound: tuple[tuple[Binding, ...], ...]


def readable(tree: Tree, text: Text) -> Node:
    """The root of the tree; of a new one where the text ends its lines with CR only.

    The grammar knows no such line end. A line feed takes as many bytes, so offsets stay what they are.
    """
    if text.newline != "\r":
        return tree.root_node
    again = parse(_PYTHON, text.data.replace(b"\r", b"\n"))
    return again.root_node if again else tree.root_node


def find_bindings(root: Node, data: bytes) -> Bindings:
    """Every scope and every binding of a file, whose bytes are `data`; none in one that is mostly debris."""
    found: dict[tuple[int, str], Binding] = {}
    scopes: dict[tuple[int, int], Scope] = {}
    step = max(_WINDOW, len(data) // _MOST_WINDOWS + 1)
    for start in range(0, 0 if _is_debris(root) else len(data), step):
        window = (start, start + step)
        for match in run_query(_PYTHON, "bindings", root, window):
            _collect(match, data, found, scopes)
        for match in run_query(_PYTHON, "imports", root, window):
            _collect_import(match, data, found)
    return _arranged(sorted(found.values(), key=attrgetter("start")), scopes.values(), len(data))


def module_names(text: Text, tree: Tree) -> frozenset[str]:
    """The public names that a Python module itself defines at its top level, without what it imports."""
    module = find_bindings(readable(tree, text), text.data).bound[0]
    return frozenset(
        binding.name for binding in module if binding.kind in _OWN_KINDS and not binding.name.startswith("_")
    )


def scope_names(tree: Tree, text: Text, position: Position) -> list[str]:
    """The names that Python's rules of scope let code at a place see, the innermost scope's first.

    Builtins come last. Where in its scope a name is bound does not matter.
    """
    at = text.byte_at(text.clamp(position))
    bindings = find_bindings(readable(tree, text), text.data)
    seen = [
        (scope, names)
        for scope, names in zip(bindings.scopes, bindings.bound, strict=True)
        if scope.seen_from <= at <= scope.seen_to
    ]
    names: dict[str, None] = {}
    for depth, (scope, bound) in enumerate(reversed(seen)):
        if scope.kind != "class" or not depth:
            names.update(dict.fromkeys(binding.name for binding in bound if binding.original != "*"))
    return list(dict.fromkeys((*names, *BUILTINS, *_MODULE_NAMES)))


def node_text(node: Node, data: bytes) -> str:
    """The node's characters."""
    return data[node.start_byte : node.end_byte].decode("utf-8", "replace")


def _is_debris(root: Node) -> bool:
    """Whether a query would take very long: it looks past all tokens up to the next node, for each of them.

    Only errors have many tokens on end; ten thousand opening brackets are such a case.
    """
    stack, cost = [root], 0
    while stack:
        node = stack.pop()
        if not node.has_error:
            continue
        run = 0
        for child in node.children:
            run = 0 if child.is_named else run + 1
            cost += run
        stack.extend(node.named_children)
    return cost > _MOST_STEPS


def _collect(
    match: Match,
    data: bytes,
    found: dict[tuple[int, str], Binding],
    scopes: dict[tuple[int, int], Scope],
) -> None:
    body = match.first("body")
    for capture, nodes in match.captures.items():
        for node in nodes:
            if capture.startswith("scope."):
                seen = body or node
                kind = capture.removeprefix("scope.")
                scope = Scope(kind, node.start_byte, node.end_byte, seen.start_byte, seen.end_byte)
                scopes.setdefault((node.start_byte, -node.end_byte), scope)
            elif capture != "body":
                _keep(found, Binding(node_text(node, data), capture, node.start_byte))


def _keep(found: dict[tuple[int, str], Binding], binding: Binding) -> None:
    """Of two patterns that take the same name the more telling one stands: an assignment's pattern."""
    key = (binding.start, binding.name)
    if key not in found or binding.kind in _OWN_KINDS:
        found[key] = binding


def _collect_import(match: Match, data: bytes, found: dict[tuple[int, str], Binding]) -> None:
    node, module, alias = match.first("name"), match.first("module"), match.first("alias")
    if node is None:
        return
    original = "".join(node_text(node, data).split())
    source = "".join(node_text(module, data).split()) if module else ""
    name = node_text(alias, data) if alias else original if module else original.split(".")[0]
    _keep(found, Binding(name, "import", node.start_byte, source, original))


def _arranged(bound: Iterable[Binding], inner: Iterable[Scope], size: int) -> Bindings:
    """Every binding in its scope, in one sweep over the text."""
    module = Scope("module", 0, size, 0, size)
    scopes = [module, *sorted(inner, key=lambda scope: (scope.start, -scope.end))]
    names: list[list[Binding]] = [[] for _ in scopes]
    around = [_Place(0, 0, 0)]
    upcoming = 1
    for binding in bound:
        while upcoming < len(scopes) and scopes[upcoming].start <= binding.start:
            _leave(around, scopes, scopes[upcoming].start)
            around.append(_place(upcoming, scopes[upcoming], around[-1]))
            upcoming += 1
        _leave(around, scopes, binding.start)
        names[_home(binding, around[-1])].append(binding)
    return Bindings(tuple(scopes), tuple(tuple(own) for own in names))


class _Place(NamedTuple):
    """Where the sweep is: the scope, the one around it, and the nearest that is no comprehension."""

    scope: int
    parent: int
    walrus: int


def _place(index: int, scope: Scope, parent: _Place) -> _Place:
    return _Place(index, parent.scope, parent.walrus if scope.kind == "comprehension" else index)


def _leave(around: list[_Place], scopes: list[Scope], at: int) -> None:
    while len(around) > 1 and scopes[around[-1].scope].end <= at:
        around.pop()


def _home(binding: Binding, place: _Place) -> int:
    """The index of the scope that a binding belongs to; a definition's name stands inside its own scope."""
    if binding.kind == "global":
        return 0
    if binding.kind == "definition":
        return place.parent
    return place.walrus if binding.kind == "walrus" else place.scope
