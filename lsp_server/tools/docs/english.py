"""The tables of english.toml, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from lsp_server import store


@dataclass(frozen=True, slots=True)
class English:
    """The tables of english.toml, whose head explains them."""

    lists: dict[str, frozenset[str]]
    tables: dict[str, dict[str, str]]

    def has(self, name: str, word: str) -> bool:
        """True when a list has the word."""
        return word in self.lists[name]

    def told(self, name: str, word: str) -> str:
        """What a table says of the word; empty where it does not know it."""
        return self.tables[name].get(word, "")


@cache
def english() -> English:
    """The tables, from the package's own data."""
    rows: dict[str, str | dict[str, str]]
    rows = tomllib.loads(store.data_file("tools", "docs", "english.toml").read_text("utf-8"))
    lists = {name: frozenset(row.split()) for name, row in rows.items() if isinstance(row, str)}
    return English(lists, {name: row for name, row in rows.items() if not isinstance(row, str)})
