"""Queries by name: grammars/<folder>/<name>.scm, compiled once for each language."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lsp_server import store
from lsp_server.syntax.languages import Language
from lsp_server.syntax.parsing import Node, Tree, grammar

if TYPE_CHECKING:
    from tree_sitter import Query
else:  # as in parsing: tree-sitter is imported with the first grammar
    Query = object

# Tree-sitter keeps the depth of a match's start in 16 bits; below that it takes minutes over what is nothing.
_DEEPEST = 60_000
_WINDOW = 1 << 14  # bytes
_TURN = 0.08  # seconds; compiling holds the interpreter lock, for Swift 10 ms a pattern
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|;[^\n]*|[()\[\]]')
_log = logging.getLogger(__name__)


class Match(NamedTuple):
    """One match of a query: which pattern of the file (from 0), and its nodes by capture name."""

    pattern: int
    captures: dict[str, list[Node]]

    def first(self, name: str) -> Node | None:
        """The first node that was captured under this name."""
        nodes = self.captures.get(name)
        return nodes[0] if nodes else None


def query_source(language: Language, name: str) -> str:
    """The text of all of a language's query files of this name, in the order of its row."""
    folders = (store.grammars_folder() / folder for folder in language.queries)
    files = (folder / f"{name}.scm" for folder in folders)
    return "\n".join(file.read_text("utf-8") for file in files if file.is_file())


@cache
def has_query(language: Language, name: str) -> bool:
    """Whether the language has a query of this name."""
    return bool(query_source(language, name).strip())


def compile_queries(language: Language) -> None:
    """Compile every query of a language now, so that no request has to."""
    for folder in language.queries:
        for file in sorted((store.grammars_folder() / folder).glob("*.scm")):
            if not file.stem.startswith("audit"):  # the audit compiles its rules itself
                _compiled(language, file.stem)


def run_query(
    language: Language, name: str, node: Node, window: tuple[int, int] | None = None
) -> Iterator[Match]:
    """All matches of a named query below a node, in the order of the text.

    `window` (UTF-8 bytes, end not included) keeps to matches that touch it, and then costs only what
    the window holds. A query that is missing or does not compile has no matches; the latter is logged.
    """
    before = 0
    for query in _compiled(language, name):
        for match in run_compiled(query, node, window):
            yield Match(before + match.pattern, match.captures)
        before += query.pattern_count


def run_in_windows(language: Language, name: str, tree: Tree) -> Iterator[Match]:
    """All matches of a named query in a tree, each once, letting other threads run every 16 KiB."""
    root, seen = tree.root_node, set[tuple[int, ...]]()
    for start in range(0, max(root.end_byte, 1), _WINDOW):
        for match in run_query(language, name, root, (start, start + _WINDOW)):
            key = (match.pattern, *(node.id for nodes in match.captures.values() for node in nodes))
            if key not in seen:
                seen.add(key)
                yield match


def has_test(language: Language, tree: Tree, byte: int | None = None) -> bool:
    """Whether some code has a test of one of the language's usual libraries, at a byte where one is given."""
    window = None if byte is None else (byte, byte + 1)
    found = (match.first("test") for match in run_query(language, "tests", tree.root_node, window))
    return any(
        node is not None and (byte is None or node.start_byte <= byte < node.end_byte) for node in found
    )


def run_compiled(
    query: Query,
    node: Node,
    window: tuple[int, int] | None = None,
    at_once: int | None = None,
) -> Iterator[Match]:
    """As `run_query`, for a query that the caller compiled with `compile_query`.

    `at_once` is how many unfinished matches are kept: in code nested thousands deep each level adds one
    and every step looks at all, so that without a bound the time is quadratic.
    """
    from tree_sitter import QueryCursor  # noqa: PLC0415 - loaded with the first grammar

    cursor = QueryCursor(query) if at_once is None else QueryCursor(query, match_limit=at_once)
    cursor.set_max_start_depth(_DEEPEST)
    if window is not None:
        cursor.set_byte_range(*window)
    for pattern, captures in cursor.matches(node):
        yield Match(pattern, captures)


def compile_query(language: Language, source: str) -> Query | None:
    """The query compiled for the language; None without a grammar.

    Raises ValueError, with tree-sitter's own words, for a query that does not fit the grammar.
    """
    compiled = grammar(language)
    if compiled is None:
        return None
    from tree_sitter import Query  # noqa: PLC0415 - loaded with the first grammar

    return Query(compiled, source)


def patterns_in(source: str) -> Iterator[str]:
    """The patterns of a query, without comments: what stands in brackets at its top, its captures with it."""
    bare = "\n".join(line for line in source.splitlines() if not line.lstrip().startswith(";"))
    depth = start = 0
    for token in _TOKEN.finditer(bare):
        if token[0] in ("(", "["):
            if depth == 0 and bare[start : token.start()].strip().startswith(("(", "[", '"')):
                yield bare[start : token.start()]
                start = token.start()
            depth += 1
        elif token[0] in (")", "]"):
            depth -= 1
    if bare[start:].strip():
        yield bare[start:]


@cache
def _compiled(language: Language, name: str) -> tuple[Query, ...]:
    """The query, in parts where compiling it at once would hold other threads up."""
    source = query_source(language, name)
    if not source.strip():
        return ()
    try:
        return tuple(_parts(language, source))
    except ValueError as fault:
        _log.warning("query %s of %s is switched off: %s", name, language.name, fault)
        return ()


def _parts(language: Language, source: str) -> Iterator[Query]:
    """Each part has as many patterns as one turn takes, going by the part before it; at best all."""
    patterns = list(patterns_in(source))
    at, size = 0, 1
    while at < len(patterns):
        start = time.perf_counter()
        query = compile_query(language, "\n".join(patterns[at : at + size]))
        fits = int(size * _TURN / (time.perf_counter() - start))
        if query is None:
            return
        if at == 0 and fits >= len(patterns):
            query, size = compile_query(language, source), len(patterns)
        if query is not None:
            yield query
        at, size = at + size, max(1, fits)
