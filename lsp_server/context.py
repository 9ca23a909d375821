"""What a model is shown besides the code it works on: pieces, ranked, cut to its window. Pure.

Every piece says where it is from. Pieces that do not fit are left out whole, the least useful first; the code
itself is never cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lsp_server.documents import Snapshot
from lsp_server.syntax import Symbol, run_in_windows
from lsp_server.text import Position, Range, Text

_CHARACTERS = 3.2  # for each token of code, rather fewer than there are
_MOST_IMPORTS = 40  # lines
_MOST_NEIGHBOURS = 30
_STEP = 200  # lines that are searched at once
_DEEPEST = 2  # names in a path: methods yes, what is inside of functions no


@dataclass(frozen=True, slots=True)
class Piece:
    """Something worth showing: a title for the model, the text, and a rank, 0 the most useful."""

    title: str
    text: str
    rank: int


@dataclass(frozen=True, slots=True)
class Around:
    """What others know of a unit, as lines: what tools report there, who calls it, its tests, more by title.

    `selected` is what the user had selected, `reports` what failed lately and speaks of the file.
    """

    problems: tuple[str, ...] = ()
    callers: tuple[str, ...] = ()
    selected: Range | None = None
    tests: str = ""
    reports: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Pack:
    """What is shown, and the titles of what did not fit."""

    text: str
    left_out: tuple[str, ...] = ()


def estimate_tokens(text: str) -> int:
    """About how many tokens a text has, rather too many than too few."""
    return int(len(text) / _CHARACTERS) + 1


def pack(pieces: Iterable[Piece], tokens: int) -> Pack:
    """The pieces that fit into so many tokens, in the order of their ranks."""
    kept: list[str] = []
    left_out: list[str] = []
    for piece in sorted(pieces, key=lambda piece: piece.rank):
        shown = f"{piece.title}:\n{piece.text.rstrip()}\n"
        cost = estimate_tokens(shown)
        if cost <= tokens:
            kept.append(shown)
            tokens -= cost
        else:
            left_out.append(piece.title)
    return Pack("\n".join(kept), tuple(left_out))


def unit_of(text: Text, symbols: Sequence[Symbol], span: Range | None) -> Range:
    """The whole lines that a model rewrites: the one definition, else the lines of a selection, else the
    file."""
    if len(symbols) == 1:
        symbol = symbols[0]
        starts = [symbol.outer.start.line, *([symbol.doc.start.line] if symbol.doc else ())]
        first, last = min(starts), symbol.range.end.line
    elif span is not None:
        ends_before = span.end.character == 0 and span.end.line > span.start.line
        first, last = span.start.line, span.end.line - ends_before
    else:
        return text.whole
    if last + 1 < len(text.lines):
        return Range(Position(first, 0), Position(last + 1, 0))
    return Range(Position(first, 0), text.end)


def pieces_of(snapshot: Snapshot, unit: Range, around: Around, sources: Sequence[str]) -> Iterator[Piece]:
    """What stands around a unit: its problems, its callers, and what its file imports and defines besides.

    `sources` are the names of those that are wanted, of `SOURCES`.
    """
    for title, text in around.extra.items():
        yield Piece(title, text, 0)
    for name, source in SOURCES.items():
        if name in sources:
            yield from source(snapshot, unit, around)


def _problems(_snapshot: Snapshot, _unit: Range, around: Around) -> Iterator[Piece]:
    if around.problems:
        told = "\n".join(f"{number}. {problem}" for number, problem in enumerate(around.problems, 1))
        yield Piece("Problems that tools report", told, 0)


def _enclosing(snapshot: Snapshot, unit: Range, _around: Around) -> Iterator[Piece]:
    text = snapshot.text
    outer = [] if unit == text.whole else snapshot.symbols_at(Range(unit.start, unit.start))
    for symbol in [one for one in outer if one.range.start < unit.start][-1:]:
        yield Piece(f"The {symbol.kind} around CODE begins", text.line(symbol.range.start.line), 1)


def _imports(snapshot: Snapshot, unit: Range, _around: Around) -> Iterator[Piece]:
    if unit != snapshot.text.whole and (lines := _import_lines(snapshot)):
        yield Piece("Imports of the file", "\n".join(lines), 2)


def _definitions(snapshot: Snapshot, unit: Range, _around: Around) -> Iterator[Piece]:
    if unit != snapshot.text.whole and (heads := _heads(snapshot, unit)):
        yield Piece("Other definitions in the file", "\n".join(heads), 3)


def _heads(snapshot: Snapshot, unit: Range) -> list[str]:
    """The first lines of the file's first definitions outside of a unit; no more of it is looked at."""
    text, lines = snapshot.text, set[int]()
    for first in range(0, len(text.lines), _STEP):
        part = text.clamp_range(Range(Position(first, 0), Position(first + _STEP, 0)))
        found = (one for one in snapshot.symbols_at(part) if len(one.path) <= _DEEPEST)
        lines |= {one.range.start.line for one in found if not unit.encloses(one.range)}
        if len(lines) >= _MOST_NEIGHBOURS:
            break
    return [text.line(number).strip() for number in sorted(lines)[:_MOST_NEIGHBOURS]]


def _callers(_snapshot: Snapshot, _unit: Range, around: Around) -> Iterator[Piece]:
    if around.callers:
        yield Piece("CODE is called from", "\n".join(around.callers), 4)


def _selection(snapshot: Snapshot, unit: Range, around: Around) -> Iterator[Piece]:
    """The selected part of the code, where it is not all of it."""
    part = around.selected
    if part is not None and not part.is_empty and unit.encloses(part):
        text = snapshot.text.slice(part)
        if text.strip() != snapshot.text.slice(unit).strip():
            yield Piece("The user has selected this part of CODE", text.strip("\r\n"), 0)


def _tests(_snapshot: Snapshot, _unit: Range, around: Around) -> Iterator[Piece]:
    if around.tests:
        yield Piece("Tests of CODE, which must go on passing", around.tests, 2)


def _reports(_snapshot: Snapshot, _unit: Range, around: Around) -> Iterator[Piece]:
    for report in around.reports:
        yield Piece("A command or test of the user that failed lately", report, 1)


SOURCES: dict[str, Callable[[Snapshot, Range, Around], Iterator[Piece]]] = {
    "diagnostics": _problems,
    "symbol": _enclosing,
    "imports": _imports,
    "definitions": _definitions,
    "callers": _callers,
    "selection": _selection,
    "tests": _tests,
    "reports": _reports,
}
"""Where pieces come from, by the names that a squad file uses."""


def _import_lines(snapshot: Snapshot) -> list[str]:
    if snapshot.tree is None:
        return []
    nodes = (match.first("name") for match in run_in_windows(snapshot.language, "imports", snapshot.tree))
    numbers = {snapshot.text.position_at_byte(node.start_byte).line for node in nodes if node is not None}
    return [snapshot.text.line(number) for number in sorted(numbers)[:_MOST_IMPORTS]]
