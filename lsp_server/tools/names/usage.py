"""How an undefined name is used, which tells a module from a class from a variable."""

from __future__ import annotations

from dataclasses import dataclass

from lsp_server.syntax import Node
from lsp_server.tools.names.bindings import node_text

_LONGEST_CHAIN = 6


@dataclass(frozen=True, slots=True)
class Usage:
    """`kind` is "call", "attribute", "type" or "value"; `attributes` what is asked of it: `a.b.c` b, c.

    `awaited` says that what the call gives is awaited.
    """

    kind: str
    attributes: tuple[str, ...] = ()
    awaited: bool = False


def usage_at(root: Node, data: bytes, start: int, end: int) -> Usage:
    """The use of the name from byte `start` to byte `end`."""
    node = root.descendant_for_byte_range(start, end)
    parent = node.parent if node else None
    if node is None or parent is None:
        return Usage("value")
    if parent.type == "attribute" and parent.child_by_field_name("object") == node:
        return Usage("attribute", _chain(parent, data))
    if parent.type == "call" and parent.child_by_field_name("function") == node:
        awaited = parent.parent is not None and parent.parent.type == "await"
        return Usage("call", awaited=awaited)
    if parent.type == "decorator":
        return Usage("call")
    return Usage("type" if _is_type(node, parent) else "value")


def _chain(attribute: Node, data: bytes) -> tuple[str, ...]:
    names: list[str] = []
    node: Node | None = attribute
    while node is not None and node.type == "attribute" and len(names) < _LONGEST_CHAIN:
        name = node.child_by_field_name("attribute")
        names.append(node_text(name, data) if name else "")
        node = node.parent
    return tuple(names)


def _is_type(node: Node, parent: Node) -> bool:
    """Whether a name stands where a class does: in an annotation, among bases, behind `except`."""
    if node.type in ("string_content", "string"):
        return True
    if parent.type == "argument_list" and parent.parent is not None:
        return parent.parent.type == "class_definition"
    return parent.type in ("type", "generic_type", "union_type", "except_clause", "type_parameter")
