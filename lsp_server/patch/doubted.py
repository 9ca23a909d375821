"""What the rules for models' edits look at: the edit, and what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lsp_server.syntax import Language, Symbol, Tree, outline
from lsp_server.text import Range, Text, TextEdit


@dataclass(frozen=True)
class Doubted:
    """A model's edit, and what it was asked: the intent, the unit, the definition that it is.

    `secrets` are what a scan of the result found that the base has not; scanning is not this package's
    business.
    """

    language: Language
    name: str
    base: Text
    result: Text
    edits: tuple[TextEdit, ...]
    intent: str
    unit: Range
    symbol: Symbol | None
    base_tree: Tree | None
    result_tree: Tree | None
    secrets: tuple[str, ...] = ()

    @cached_property
    def base_symbols(self) -> list[Symbol]:
        """Every definition of the base; none without a tree."""
        return outline(self.language, self.base_tree, self.base) if self.base_tree else []

    @cached_property
    def result_symbols(self) -> list[Symbol]:
        """Every definition of the result."""
        return outline(self.language, self.result_tree, self.result) if self.result_tree else []

    @property
    def added(self) -> list[str]:
        """The lines that the edit writes and that did not stand in what it replaces."""
        old = {line.strip() for edit in self.edits for line in self.base.slice(edit.range).splitlines()}
        return [
            line
            for edit in self.edits
            for line in edit.text.splitlines()
            if line.strip() and line.strip() not in old
        ]

    @property
    def removed(self) -> list[str]:
        """The lines that the edit takes away and does not write again."""
        new = {line.strip() for edit in self.edits for line in edit.text.splitlines()}
        return [
            line
            for edit in self.edits
            for line in self.base.slice(edit.range).splitlines()
            if line.strip() and line.strip() not in new
        ]


Rule = Callable[[Doubted], Iterator[str]]
