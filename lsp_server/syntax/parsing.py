"""Trees: whole, incremental, and in chunks that let other threads run.

tree-sitter holds the interpreter lock while it parses, and lets go of it only where it calls back for
more bytes. A long file is therefore handed out in pieces (`parse_in_chunks`, from a worker thread).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from lsp_server.syntax.languages import Language
from lsp_server.text import Text

if TYPE_CHECKING:
    import tree_sitter
    from tree_sitter import Node, Point, Tree
else:  # tree-sitter is imported when the first file of a known language opens
    Node = Point = Tree = object

__all__ = [
    "Node",
    "Tree",
    "count_faults",
    "first_fault",
    "grammar",
    "install",
    "is_rubble",
    "lacking",
    "parse",
    "parse_in_chunks",
    "parse_part",
]

_CHUNK = 8192
_MOST_LOOSE = 4000
_log = logging.getLogger(__name__)


@cache
def grammar(language: Language) -> tree_sitter.Language | None:
    """The compiled grammar, or None where the language has none or its wheel does not load."""
    if not language.has_grammar:
        return None
    try:
        import tree_sitter  # noqa: PLC0415 - see the head of the file

        return tree_sitter.Language(_capsule(language))
    except (ImportError, AttributeError, ValueError, OSError) as fault:
        optional = isinstance(fault, ImportError) and (language.extra or language.bundled)
        level = logging.INFO if optional else logging.WARNING
        _log.log(level, "grammar of %s does not load: %s", language.name, fault)
        return None


def lacking(language: Language) -> str:
    """What to install for the structure of a language whose grammar is an extra; empty where it is there."""
    if not language.extra or grammar(language) is not None:
        return ""
    return f"{language.name} files are read by lines only; {install(language.extra)} gives their structure"


def install(extra: str) -> str:
    """How to get an extra: from a clone, since nothing is published that a name could mean."""
    return f"`pip install '.[{extra}]'` in Podium's clone"


def _capsule(language: Language) -> object:
    """What `tree_sitter.Language` takes. Raises ImportError, AttributeError or OSError without it."""
    if language.grammar is None:
        from lsp_server.syntax.bundled import bundled_grammar  # noqa: PLC0415 - with the first that needs it

        return bundled_grammar(language.bundled)
    module, function = language.grammar
    make: Callable[[], object] = getattr(import_module(module), function)
    made = make()
    if isinstance(made, int):  # what wheels gave before capsules, and tree-sitter-perl 2.0 gives
        from lsp_server.syntax.bundled import capsule_of  # noqa: PLC0415 - the same

        return capsule_of(made)
    return made


def parse(language: Language, source: bytes) -> Tree | None:
    """The tree of UTF-8 bytes; None for a language without a grammar."""
    parser = _parser(language)
    return parser.parse(source) if parser else None


def parse_in_chunks(language: Language, source: bytes, old: Tree | None = None) -> Tree | None:
    """The same tree, letting go of the interpreter lock between chunks.

    `old` is an earlier tree of the same file, with every edit since told to it by `Tree.edit`.
    """
    parser = _parser(language)
    if parser is None:
        return None

    def read(offset: int, _point: Point) -> bytes:
        return source[offset : offset + _CHUNK]

    return parser.parse(read) if old is None else parser.parse(read, old)  # None itself is refused


def parse_part(language: Language, source: bytes, part: Node) -> Tree | None:
    """The tree of one node's bytes, as another language; its ranges count in the whole source."""
    parser = _parser(language)
    if parser is None:
        return None
    import tree_sitter  # noqa: PLC0415 - see the head of the file

    span = tree_sitter.Range(part.start_point, part.end_point, part.start_byte, part.end_byte)
    parser.included_ranges = [span]
    return parser.parse(source)


def is_rubble(tree: Tree) -> bool:
    """True for a tree with thousands of loose tokens in one error, on which queries need quadratic time.

    40,000 open brackets in a row took tree-sitter 0.26 over a second a query, with the interpreter lock held.
    """
    root = tree.root_node
    if not root.has_error:
        return False
    return any(node.is_error and node.child_count > _MOST_LOOSE for node in (root, *root.children))


def count_faults(tree: Tree) -> int:
    """How many nodes are errors or were invented by the parser to go on (ERROR and MISSING)."""
    if not tree.root_node.has_error:
        return 0
    count, stack = 0, [tree.root_node]
    while stack:
        node = stack.pop()
        count += node.is_error or node.is_missing
        if node.has_error:
            stack.extend(node.children)
    return count


def first_fault(tree: Tree, text: Text) -> int | None:
    """The line, from 0, of the first place that does not parse; None where all does."""
    node = tree.root_node
    if not node.has_error:
        return None
    while not (node.is_error or node.is_missing):
        below = next((child for child in node.children if child.has_error or child.is_missing), None)
        if below is None:
            break
        node = below
    return text.position_at_byte(node.start_byte).line


def _parser(language: Language) -> tree_sitter.Parser | None:
    compiled = grammar(language)
    if compiled is None:
        return None
    import tree_sitter  # noqa: PLC0415 - see the head of the file

    return tree_sitter.Parser(compiled)
