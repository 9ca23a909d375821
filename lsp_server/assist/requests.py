"""What a user asks for, with its target worked out: the definition, the selection or the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from lsp_server.documents import Document, Snapshot
from lsp_server.syntax import Symbol, touched
from lsp_server.text import Position, Range, Text

_LONGEST = 16  # code points of one character, such as a family
_TONE = r"[\U0001f3fb-\U0001f3ff]?"
_CHARACTER = re.compile(rf".{_TONE}(?:\u200d.{_TONE})*|[\U0001f1e6-\U0001f1ff]{{2}}")
_SELECTED = ("fix", "refactor", "ask")  # are about a selection even where nothing is defined


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came: a place in a version of a document; `diagnostics` are ids that the desk knows."""

    intent: str
    uri: str
    range: Range
    version: int | None = None
    diagnostics: tuple[str, ...] = ()
    agent: str = ""
    workflow: str = ""
    prompt: str = ""
    unsafe: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What a request is about: `name` for titles, `range` None for the whole file."""

    name: str
    range: Range | None
    symbols: tuple[Symbol, ...]


def target_of(intent: str, snapshot: Snapshot, span: Range, around: Sequence[Symbol] | None = None) -> Target:
    """The target of an intent at a range; `around` are the definitions there, where they are known.

    An empty range means the innermost definition for fix, document, test, refactor and explain, and the
    file outside any; for audit the file. A range means its definitions, or for audit and fix itself; where it
    has none, itself too, but for document and explain, which know of the file as a whole.
    """
    file = Target(PurePath(snapshot.path or snapshot.uri).name or "file", None, ())
    if intent == "audit":
        return file if span.is_empty else Target(_lines(span), span, ())
    symbols = touched(snapshot.symbols_at(span) if around is None else around, span)
    if intent == "ask" and not symbols:
        symbols = _below(snapshot, span)
    if not symbols:
        selected = intent in _SELECTED or not snapshot.language.grammar
        return Target(_lines(span), span, ()) if selected and not span.is_empty else file
    name = symbols[0].qualified if len(symbols) == 1 else f"{len(symbols)} definitions"
    if intent == "fix" and not span.is_empty:
        return Target(name, span, tuple(symbols))
    whole = Range(min(symbol.outer.start for symbol in symbols), max(symbol.range.end for symbol in symbols))
    return Target(name, whole, tuple(symbols))


def meant(text: Text, span: Range) -> Range:
    """The range of a menu as its user means it: one character selected is a cursor before that character.

    An editor whose cursor is a block sends the character, or the line end, under it where nothing is
    selected (Helix 25.01.1, seen on the wire). Of a single character nothing else can be asked anyway.
    """
    (line, first), (last_line, last) = span
    if line == last_line:
        is_one = last - first <= _LONGEST and _is_character(text.slice(span))
    else:
        is_one = (last_line, last) == (line + 1, 0) and first == len(text.line(line))
    return Range(span.start, span.start) if is_one else span


def _is_character(inside: str) -> bool:
    """Whether readers see one character: a letter with its marks, a flag, people joined into a family."""
    bare = "".join(char for char in inside if not unicodedata.category(char).startswith("M"))
    return _CHARACTER.fullmatch(bare) is not None


def _below(snapshot: Snapshot, span: Range) -> list[Symbol]:
    """The definition right below a comment, which then is what the comment is about."""
    last = len(snapshot.text.lines) - 1
    for line in range(span.start.line + 1, min(span.start.line + 2, last) + 1):
        below = Range(Position(line, 0), Position(line, len(snapshot.text.line(line))))
        if found := [one for one in snapshot.symbols_at(below) if one.outer.start.line == line][:1]:
            return found
    return []


def _lines(span: Range) -> str:
    first, last = span.start.line + 1, span.end.line + 1
    return f"line {first}" if first == last else f"lines {first}-{last}"


def with_tree(document: Document) -> Snapshot:
    """The document, parsed now if its tree is old or not there yet: what is picked must be right."""
    snapshot = document.snapshot()
    if not (snapshot.fresh or document.large):
        document.adopt(snapshot, document.parse(snapshot))
    return document.snapshot()


def name_of(document: Document) -> str:
    """A document's name, for messages."""
    return PurePath(document.path or document.uri).name


def line_of(span: Range) -> Range:
    """Where a result about the whole file is parked: at the line from which it was asked."""
    return Range(Position(span.start.line, 0), Position(span.start.line, 0))
