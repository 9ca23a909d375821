"""A rule's patterns and predicates, taken apart: tree-sitter runs the query, what must hold is decided by us.

py-tree-sitter 0.26 could call back for each predicate, but keeps the nodes of every such call for ever, and
with them their trees: 1 MB for each file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lsp_server.syntax import patterns_in

_PREDICATE = re.compile(r'\(#((?:not-)?[\w-]+[?!])((?:\s+(?:@[\w.-]+|"(?:[^"\\]|\\.)*"|[^\s()"]+))*)\s*\)')
_ARGUMENT = re.compile(r'@([\w.-]+)|"((?:[^"\\]|\\.)*)"|([^\s()"]+)')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}

Argument = tuple[str, Literal["capture", "string"]]


class Predicate(NamedTuple):
    """What must hold for a match: `(#NAME? @capture "text")`."""

    name: str
    arguments: list[Argument]


class Taken(NamedTuple):
    """A query without its predicates, and those of each pattern by its number."""

    source: str
    predicates: tuple[tuple[Predicate, ...], ...]


def take_apart(source: str) -> Taken:
    """The query of a rule's text, and what must hold besides."""
    patterns = tuple(patterns_in(source))
    return Taken(_PREDICATE.sub("", "".join(patterns)), tuple(tuple(_predicates(one)) for one in patterns))


def _predicates(form: str) -> Iterator[Predicate]:
    for match in _PREDICATE.finditer(form):
        yield Predicate(match[1], [_argument(one) for one in _ARGUMENT.finditer(match[2])])


def _argument(match: re.Match[str]) -> Argument:
    if match[1]:
        return match[1], "capture"
    text = match[3] if match[2] is None else match[2]
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), text), "string"
