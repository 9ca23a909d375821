"""What the weaknesses are that rules name by their numbers: grammars/cwe.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from lsp_server import store


class Weakness(NamedTuple):
    """A weakness: what it is called, and in a sentence what may come of it."""

    name: str
    why: str


@cache
def weaknesses() -> Mapping[int, Weakness]:
    """The weaknesses by their numbers in the Common Weakness Enumeration."""
    rows = tomllib.loads((store.grammars_folder() / "cwe.toml").read_text("utf-8"))
    return MappingProxyType({int(number): Weakness(row["name"], row["why"]) for number, row in rows.items()})
