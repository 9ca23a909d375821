"""Slices: the piece of a file that a place or a range means."""

from __future__ import annotations

from collections.abc import Sequence

from lsp_server.syntax.symbols import Symbol
from lsp_server.text import Position, Range, Text


def enclosing(symbols: Sequence[Symbol], position: Position) -> Symbol | None:
    """The innermost definition around a place; its decorators and its doc comment count as inside."""
    found = [symbol for symbol in symbols if _reach(symbol).contains(position)]
    return min(found, key=lambda symbol: _size(symbol.range), default=None)


def touched(symbols: Sequence[Symbol], span: Range) -> list[Symbol]:
    """The outermost definitions that a range overlaps; for a bare cursor the innermost one."""
    if span.is_empty:
        one = enclosing(symbols, span.start)
        return [one] if one else []
    hit = [symbol for symbol in symbols if symbol.outer.overlaps(span)]
    inside = [symbol for symbol in hit if span.encloses(symbol.range)]
    if not inside:
        one = enclosing(symbols, span.start) or enclosing(symbols, span.end)
        return [one] if one else hit[-1:]
    return [symbol for symbol in inside if not any(_strictly(outer, symbol) for outer in inside)]


def line_slice(text: Text, span: Range, margin: int = 20) -> Range:
    """The lines of a range and some around it: the slice of a file whose structure nobody knows.

    Grows to the nearest blank lines within `margin` lines on either side.
    """
    first, last = span.start.line, span.end.line
    low, high = max(0, first - margin), min(len(text.lines) - 1, last + margin)
    while first > low and text.line(first - 1).strip():
        first -= 1
    while last < high and text.line(last + 1).strip():
        last += 1
    return Range(Position(first, 0), Position(last, len(text.line(last))))


def _reach(symbol: Symbol) -> Range:
    start = min(symbol.outer.start, symbol.doc.start) if symbol.doc else symbol.outer.start
    return Range(Position(start.line, 0), symbol.range.end)


def _size(span: Range) -> tuple[int, int]:
    return span.end.line - span.start.line, span.end.character - span.start.character


def _strictly(outer: Symbol, inner: Symbol) -> bool:
    return outer is not inner and outer.range.encloses(inner.range)
