"""Definitions in columns: what a long file's thousands cost in memory and on the way between processes.

Ten thousand `Symbol` objects are 150,000 Python objects: 80 ms to unpickle and to walk for the garbage
collector, with the interpreter lock held. In columns they are one array of numbers and their names.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from lsp_server.syntax.symbols import Symbol
from lsp_server.text import Position, Range

_RANGES = ("range", "outer", "name_range", "parameters", "body", "doc", "result", "throws")
_WIDTH = 1 + 4 * len(_RANGES)  # numbers a row: the row of what encloses it, then the ranges
_NONE = -1


@dataclass(frozen=True)
class SymbolTable:
    """Definitions in the order of the text; a row becomes a `Symbol` when somebody asks for it.

    `numbers` has `_WIDTH` for each row, `_NONE` where there is no range or nothing around it; `furthest` is,
    for each row, the last line that any row up to it reaches.
    """

    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: array[int] = field(default_factory=lambda: array("i"))
    furthest: array[int] = field(default_factory=lambda: array("i"))

    @classmethod
    def of(cls, symbols: Iterable[Symbol]) -> SymbolTable:
        """The table of an outline, whose nested definitions come behind those around them."""
        kinds: list[str] = []
        names: list[str] = []
        numbers: array[int] = array("i")
        rows: dict[tuple[str, ...], int] = {}
        for row, symbol in enumerate(symbols):
            kinds.append(symbol.kind)
            names.append(symbol.name)
            numbers.append(rows.get(symbol.path[:-1], _NONE))
            numbers.extend(_flat(symbol))
            rows[symbol.path] = row
        ends = numbers[_column("outer") + 2 :: _WIDTH]
        return cls(tuple(kinds), tuple(names), numbers, array("i", accumulate(ends, max)))

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[Symbol]:
        return map(self.symbol, range(len(self)))

    def symbol(self, row: int) -> Symbol:
        """The definition of a row."""
        ranges = {name: self._range(row, name) for name in _RANGES}
        return Symbol(kind=self.kinds[row], path=self._path(row), **ranges)  # pyright: ignore[reportArgumentType]

    def touching(self, span: Range) -> list[Symbol]:
        """The definitions that enclose or touch a range, outermost first."""
        starts = self.numbers[_column("outer") :: _WIDTH]
        row = bisect_right(starts, span.end.line) - 1
        found: list[Symbol] = []
        while row >= 0 and self.furthest[row] >= span.start.line:
            if self.numbers[row * _WIDTH + _column("outer") + 2] >= span.start.line:
                symbol = self.symbol(row)
                if symbol.outer.touches(span):
                    found.append(symbol)
            row -= 1
        return found[::-1]

    def _path(self, row: int) -> tuple[str, ...]:
        names: list[str] = []
        while row != _NONE:
            names.append(self.names[row])
            row = self.numbers[row * _WIDTH]
        return tuple(reversed(names))

    def _range(self, row: int, name: str) -> Range | None:
        at = row * _WIDTH + _column(name)
        line, character, end_line, end_character = self.numbers[at : at + 4]
        if line == _NONE:
            return None
        return Range(Position(line, character), Position(end_line, end_character))


def _column(name: str) -> int:
    return 1 + 4 * _RANGES.index(name)


def _flat(symbol: Symbol) -> Iterator[int]:
    for name in _RANGES:
        span: Range | None = getattr(symbol, name)
        yield from (*span.start, *span.end) if span else (_NONE,) * 4
