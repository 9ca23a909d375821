"""Definitions of a long file, as another process found them, in the text as it is now."""

from __future__ import annotations

from dataclasses import fields, replace

from lsp_server.syntax import Symbol, SymbolTable
from lsp_server.text import Drift, Range, Text, drift_between

Facts = dict[tuple[tuple[str, ...], int], tuple[str, ...]]
"""Lines that tell of a definition, by its path and its number of lines."""


class Outline:
    """The definitions of `base`, a text of the document from now or before, and facts of them."""

    def __init__(self, base: Text, table: SymbolTable, facts: Facts) -> None:
        self.base = base
        self.table = table
        self._facts = facts

    def symbols_at(self, text: Text, span: Range) -> list[Symbol]:
        """Those that touch a range of the present text, outermost first; none whose ends are being edited."""
        if text is self.base:
            return self.table.touching(span)
        drift = drift_between(self.base, text)
        moved = [_moved(symbol, drift) for symbol in self.table.touching(drift.origin(span))]
        return [symbol for symbol in moved if symbol is not None and symbol.outer.touches(span)]

    def facts_of(self, symbol: Symbol) -> tuple[str, ...]:
        """What is known of a definition; nothing while its length differs from what was looked at."""
        return self._facts.get(facts_key(symbol), ())


def facts_key(symbol: Symbol) -> tuple[tuple[str, ...], int]:
    """Under what the facts of a definition are kept."""
    return symbol.path, symbol.range.end.line - symbol.range.start.line + 1


def _moved(symbol: Symbol, drift: Drift) -> Symbol | None:
    """The definition in the present text; None when one of its ends stands in what was edited."""
    changes: dict[str, Range] = {}
    for field in fields(symbol):
        value = getattr(symbol, field.name)
        if isinstance(value, Range):
            span = drift.stretch(value)
            if span is None:
                return None
            changes[field.name] = span
    return replace(symbol, **changes)  # pyright: ignore[reportArgumentType] - ranges for ranges
