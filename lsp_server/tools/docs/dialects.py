"""The dialects of doc comments as values, read from dialects.toml, whose head explains the fields."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lsp_server import store

SECTIONS = ("typeparameter", "parameter", "returns", "raises", "errors")
"""What a comment tells of besides its summary, in the order in which it stands."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One table of dialects.toml."""

    name: str
    frame: str
    first: str
    gap: bool
    summary: str
    templates: Mapping[str, str]
    heads: Mapping[str, Sequence[str]]
    reads: Mapping[str, re.Pattern[str]] = field(repr=False)
    untyped: str = ""
    errors: Sequence[str] = ()
    errors_when: re.Pattern[str] | None = None
    whole: re.Pattern[str] | None = None
    sigils: str = "@"
    positional: re.Pattern[str] | None = None
    xml: bool = False
    code: str = ""

    @property
    def is_block(self) -> bool:
        """Whether comments are `/** */` blocks."""
        return self.frame == "block"


@cache
def dialect_named(name: str) -> Dialect:
    """The dialect of this name. Raises KeyError for an unknown one."""
    return _dialect(name, _tables()[name])


@cache
def _tables() -> Mapping[str, dict[str, Any]]:
    return tomllib.loads(store.data_file("tools", "docs", "dialects.toml").read_text("utf-8"))


def _dialect(name: str, table: dict[str, Any]) -> Dialect:
    reads: dict[str, str] = table.get("reads", {})
    return Dialect(
        name=name,
        frame=table["frame"],
        first=table.get("first", table["frame"]),
        gap=table["gap"],
        summary=table.get("summary", "{text}").lstrip("\n"),
        templates={section: table[section] for section in SECTIONS if isinstance(table.get(section), str)},
        heads=table.get("head", {}),
        reads={section: re.compile(pattern) for section, pattern in reads.items()},
        untyped=table.get("untyped", ""),
        errors=tuple(table.get("errors", ())),
        errors_when=_pattern(table, "errors-when"),
        whole=_pattern(table, "whole"),
        sigils=table.get("sigils", "@"),
        positional=_pattern(table, "positional"),
        xml=table.get("xml", False),
        code=table.get("code", ""),
    )


def _pattern(table: dict[str, Any], key: str) -> re.Pattern[str] | None:
    return re.compile(table[key]) if key in table else None
