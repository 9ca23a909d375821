"""Code of one language inside a file of another: scripts and styles in HTML, fences in Markdown.

The query `embedded` of the outer language names the pieces: `@content.LANGUAGE`, or `@content` with
`@language` beside it. Each piece is parsed by itself, with its places in the outer file, so that all ranges
count there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lsp_server.syntax.languages import Language, language_by_id, language_for_path, languages
from lsp_server.syntax.parsing import Node, Tree, parse_part
from lsp_server.syntax.queries import Match, has_query, run_query

_MOST = 300  # pieces of a file
_MOST_BYTES = 400_000  # of all pieces together


def embedded(language: Language, tree: Tree, source: bytes) -> Iterator[tuple[Language, Tree]]:
    """The pieces of other languages whose grammars are there, in the order of the text."""
    if not has_query(language, "embedded"):
        return
    room = _MOST_BYTES
    for match in islice(run_query(language, "embedded", tree.root_node), _MOST):
        inner, content = _piece(match)
        if inner is None or content is None or inner == language:
            continue
        room -= content.end_byte - content.start_byte
        parsed = parse_part(inner, source, content) if room >= 0 else None
        if parsed is not None:
            yield inner, parsed


def _piece(match: Match) -> tuple[Language | None, Node | None]:
    for name, nodes in match.captures.items():
        if name.startswith("content."):
            return languages().get(name.removeprefix("content.")), nodes[0]
    named = match.first("language")
    word = (named.text or b"").decode("utf-8", "replace").lower() if named is not None else ""
    found = language_by_id(word, f"x.{word}") if word else None
    known = found if found is not None and found.has_grammar else language_for_path(f"x.{word}")
    return (known if known.has_grammar else None), match.first("content")
