"""One document's findings: kept with the text that they were made from, placed when somebody asks.

A menu asks for those of a few lines while somebody types, so findings lie in the order of their lines and
only those that may stand there are placed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from lsp_server.text import Drift, Range, Text, TextEdit, drift_between
from lsp_server.tools.findings import Finding, Waypoint


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding where it stands in the present text. `origin` is lint, audit or foreign.

    `trail` is its way as far as it still stands.
    """

    id: str
    origin: str
    finding: Finding
    range: Range
    trail: tuple[Waypoint, ...] = ()


@dataclass(slots=True)
class Kept:
    """A finding, the text that it was made from, and those of its fixes that climbed the ladder."""

    id: str
    origin: str
    finding: Finding
    base: Text
    verified: dict[int, tuple[TextEdit, ...]] = field(default_factory=dict[int, tuple[TextEdit, ...]])


class Pile:
    """The findings of one document; `dismissed` are rules with the definitions in which they are hidden."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self.dismissed: set[tuple[str, str]] = set()
        self._layers: list[_Layer] | None = None
        self._shown: tuple[Text, list[Shown]] | None = None

    def replace(self, kept: Iterable[Kept]) -> None:
        """Take other findings."""
        self.kept = list(kept)
        self._layers, self._shown = None, None

    def shown(self, text: Text) -> list[Shown]:
        """Every finding that still stands somewhere in a text, in its order."""
        if self._shown is None or self._shown[0] is not text:
            self._shown = (text, _without_doubles(self._placed(text, 0, len(text.lines))))
        return self._shown[1]

    def near(self, text: Text, span: Range) -> list[Shown]:
        """The same for the lines of a range only, at a cost that does not grow with the file's findings."""
        if self._shown is not None and self._shown[0] is text:
            found = self._shown[1]
        else:
            first, last = span.start.line, span.end.line
            found = self._placed(text, first, last)
            above = min((one.range.start.line for one in found), default=first)
            if above < first:  # what begins above may have its double there
                found = self._placed(text, above, last)
            found = _without_doubles(found)
        return [
            one
            for one in found
            if one.range.start.line <= span.end.line and one.range.end.line >= span.start.line
        ]

    def standing(self, text: Text) -> Iterator[Shown]:
        """Every finding that still stands, doubles too, one by one: for who looks for the first of a kind."""
        layers = {id(layer.base): layer for layer in self._in_layers()}
        for kept in self.kept:
            span = layers[id(kept.base)].drift(text).place(kept.finding.range)
            if span is not None:
                yield Shown(kept.id, kept.origin, kept.finding, span)

    def _in_layers(self) -> list[_Layer]:
        if self._layers is None:
            bases = {id(kept.base): kept.base for kept in self.kept}
            self._layers = [
                _Layer(base, [pair for pair in enumerate(self.kept) if pair[1].base is base])
                for base in bases.values()
            ]
        return self._layers

    def _placed(self, text: Text, first: int, last: int) -> list[Shown]:
        """What stands in some lines; a line that went may be found in one like it, and counts once."""
        candidates = [pair for layer in self._in_layers() for pair in layer.candidates(text, first, last)]
        seen: set[tuple[str, str, str, Range]] = set()
        out: list[Shown] = []
        for _, shown in sorted(candidates, key=lambda found: found[0]):
            key = (shown.origin, shown.finding.rule, shown.finding.message, shown.range)
            if key not in seen:
                seen.add(key)
                out.append(shown)
        return out


class _Layer:
    """The findings made from one text, each with its number in the pile, in the order of their lines."""

    def __init__(self, base: Text, kept: list[tuple[int, Kept]]) -> None:
        self.base = base
        self._kept = sorted(kept, key=lambda pair: pair[1].finding.range.start.line)

    def drift(self, text: Text) -> Drift:
        """How the layer's text became another."""
        return drift_between(self.base, text)

    def candidates(self, text: Text, first: int, last: int) -> Iterator[tuple[int, Shown]]:
        """What stands in, or touches, the lines `first` to `last` of a text, with its number in the pile."""
        drift = self.drift(text)
        low, high = drift.old_lines(first, last)
        row = bisect_right(self._starts, high) - 1
        while row >= 0 and self._furthest[row] >= low:
            number, kept = self._kept[row]
            span = drift.place(kept.finding.range) if kept.finding.range.end.line >= low else None
            if span is not None and span.start.line <= last and span.end.line >= first:
                trail = tuple(_trail(kept.finding, drift))
                yield number, Shown(kept.id, kept.origin, kept.finding, span, trail)
            row -= 1

    @cached_property
    def _starts(self) -> list[int]:
        return [kept.finding.range.start.line for _, kept in self._kept]

    @cached_property
    def _furthest(self) -> list[int]:
        """For each row, the last line that any row up to it reaches."""
        return list(accumulate((kept.finding.range.end.line for _, kept in self._kept), max))


def _trail(finding: Finding, drift: Drift) -> Iterator[Waypoint]:
    for waypoint in finding.trail:
        span = drift.place(waypoint.range)
        if span is not None:
            yield Waypoint(span, waypoint.message)


def _without_doubles(found: list[Shown]) -> list[Shown]:
    """In order, and each problem once.

    An audit's own finding stands for the linter's with its CWE on its line; the linter's stands for the same
    one in an audit, since it has the fixes.
    """
    audited = {
        (shown.range.start.line, shown.finding.cwe)
        for shown in found
        if shown.origin == "audit" and shown.finding.tool == "podium" and shown.finding.cwe
    }
    linted = {(shown.finding.rule, shown.range) for shown in found if shown.origin == "lint"}

    def is_double(shown: Shown) -> bool:
        if shown.origin == "lint":
            return (shown.range.start.line, shown.finding.cwe) in audited
        return shown.origin == "audit" and (shown.finding.rule, shown.range) in linted

    return sorted((shown for shown in found if not is_double(shown)), key=lambda shown: shown.range)
