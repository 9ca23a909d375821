"""How the imports at the head of a Python file are laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from lsp_server.syntax import Node
from lsp_server.text import Text
from lsp_server.tools.names.bindings import node_text
from lsp_server.tools.names.stdlib import stdlib_modules

IMPORTS = frozenset({"import_statement", "import_from_statement", "future_import_statement"})
_DEFINITIONS = frozenset({"function_definition", "class_definition", "decorated_definition"})


class Section(IntEnum):
    """The groups of imports in the order in which isort and ruff put them."""

    FUTURE = 0
    STANDARD = 1
    INSTALLED = 2
    OWN = 3
    RELATIVE = 4


@dataclass(frozen=True, slots=True)
class Imported:
    """One import statement at the top level: lines count from 0.

    `last` is the last line of whatever stands on its lines, behind semicolons too; `late` says that
    other code runs before it.
    """

    node: Node
    first: int
    last: int
    module: str
    is_from: bool
    section: Section
    late: bool

    @property
    def key(self) -> tuple[bool, int, str]:
        """What sorts the statements of a section."""
        return sort_key(self.module, is_from=self.is_from)


@dataclass(frozen=True, slots=True)
class Head:
    """The imports before the first definition, and the last line of the module's docstring."""

    imports: tuple[Imported, ...]
    docstring_end: int | None


def read_head(root: Node, text: Text, own_roots: frozenset[str]) -> Head:
    """The head of a file; `own_roots` are the top-level modules that are the user's own."""
    imports: list[Imported] = []
    docstring_end: int | None = None
    late = started = False
    for node, lines in _with_lines(root.children, text):
        if node.type in _DEFINITIONS or _is_main_guard(node, text.data):
            break
        if node.type in IMPORTS:
            imports.append(_imported(node, lines, text, own_roots, late=late))
        elif _is_string(node) and not started:
            docstring_end = lines[1]
        elif node.is_named and not _is_quiet(node, text.data):
            late = True
        started = started or (node.is_named and node.type != "comment")
    return Head(tuple(imports), docstring_end)


def section_of(module: str, own_roots: frozenset[str]) -> Section:
    """The group that an import of this module belongs to."""
    root = module.partition(".")[0]
    if module.startswith("."):
        return Section.RELATIVE
    if module == "__future__":
        return Section.FUTURE
    if root in own_roots:
        return Section.OWN
    return Section.STANDARD if root in stdlib_modules() or root.startswith("_") else Section.INSTALLED


def sort_key(module: str, *, is_from: bool) -> tuple[bool, int, str]:
    """The order in a section: `import x` first, the farthest relative ones before nearer ones."""
    dots = len(module) - len(module.lstrip("."))
    return is_from, -dots, module[dots:].casefold()


def _with_lines(nodes: list[Node], text: Text) -> Iterator[tuple[Node, tuple[int, int]]]:
    """The nodes, each with its first line and the last line of all that shares lines with it."""
    lines = [(_line_at(node.start_byte, text), _line_at(node.end_byte, text)) for node in nodes]
    ends: list[int] = []
    below: tuple[int, int] | None = None
    for first, last in reversed(lines):
        end = max(last, below[1]) if below and below[0] <= last else last
        below = first, end
        ends.append(end)
    for node, (first, _), end in zip(nodes, lines, reversed(ends), strict=True):
        yield node, (first, end)


def _line_at(offset: int, text: Text) -> int:
    return min(bisect_right(text.byte_starts, offset), len(text.lines)) - 1


def _imported(
    node: Node, lines: tuple[int, int], text: Text, own_roots: frozenset[str], *, late: bool
) -> Imported:
    source = node.child_by_field_name("module_name") or node.child_by_field_name("name")
    if source is not None and source.type == "aliased_import":
        source = source.child_by_field_name("name")
    module = "".join(node_text(source, text.data).split()) if source else ""
    if node.type == "future_import_statement":
        module = "__future__"
    return Imported(
        node=node,
        first=lines[0],
        last=lines[1],
        module=module,
        is_from=node.type != "import_statement",
        section=section_of(module, own_roots),
        late=late,
    )


def _is_string(node: Node) -> bool:
    inner = node.named_child(0) if node.type == "expression_statement" else None
    return inner is not None and inner.type in ("string", "concatenated_string")


def _is_main_guard(node: Node, data: bytes) -> bool:
    condition = node.child_by_field_name("condition") if node.type == "if_statement" else None
    return condition is not None and node_text(condition, data).startswith("__name__")


def _is_quiet(node: Node, data: bytes) -> bool:
    """Whether a statement is at home among imports: comments, strings, `__all__ = ...`, guarded imports."""
    if node.type == "comment" or _is_string(node):
        return True
    if node.type == "expression_statement":
        return data.startswith(b"__", node.start_byte)
    body = node.child_by_field_name("body") or node.child_by_field_name("consequence")
    if node.type not in ("if_statement", "try_statement") or body is None:
        return False
    return all(inner.type in IMPORTS or inner.type == "comment" for inner in body.named_children)
