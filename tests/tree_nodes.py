"""Trees as plain lists, so that two of them can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lsp_server.syntax import Tree


class Leaf(NamedTuple):
    """One node of a tree, with its depth in front."""

    depth: int
    type: str
    start: int
    end: int
    points: tuple[tuple[int, int], tuple[int, int]]
    is_missing: bool
    has_changes: bool


def nodes_of(tree: Tree) -> Iterator[Leaf]:
    """Every node in the order of the text, by the cursor that tree-sitter walks fastest with."""
    cursor, depth = tree.walk(), 0
    while True:
        node = cursor.node
        assert node is not None
        start, end = node.start_point, node.end_point
        points = ((start.row, start.column), (end.row, end.column))
        yield Leaf(
            depth, node.type, node.start_byte, node.end_byte, points, node.is_missing, node.has_changes
        )
        if cursor.goto_first_child():
            depth += 1
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return
            depth -= 1
