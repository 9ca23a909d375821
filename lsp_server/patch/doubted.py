"""What the rules for models' edits look at: the edit, and what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lsp_server.syntax import Language, Symbol, Tree, outline, symbols_in
from lsp_server.text import Range, Text, TextEdit

_AROUND = 5  # lines: what a rule for several lines may reach over


@dataclass(frozen=True)
class Doubted:
    """A model's edit, and what it was asked: the intent, the unit, the definition that it is.

    `secrets` are what a scan of the result found that the base has not; scanning is not this package's
    business. `expected` are names of modules that may come in. `changed` are the bytes of the result within
    which it may differ, as the ladder parsed it; None where that is not known.
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
    expected: frozenset[str] = frozenset()
    changed: tuple[int, int] | None = None

    @cached_property
    def base_window(self) -> tuple[int, int]:
        """The bytes of the base within which the result may differ."""
        if self.changed is None:
            return 0, len(self.base.data)
        start, end = self.changed
        return start, end - (len(self.result.data) - len(self.base.data))

    @cached_property
    def result_window(self) -> tuple[int, int]:
        """The bytes of the result within which it may differ."""
        return self.changed or (0, len(self.result.data))

    @cached_property
    def parts(self) -> tuple[str, str]:
        """The texts of base and result where they differ, with a few lines around: all else is equal."""
        if not self.edits:
            return "", ""
        base, result = self.base.lines, self.result.lines
        first = max(0, min(edit.range.start.line for edit in self.edits) - _AROUND)
        behind = max(0, len(base) - 1 - max(edit.range.end.line for edit in self.edits) - _AROUND)
        return "".join(base[first : len(base) - behind]), "".join(result[first : len(result) - behind])

    @cached_property
    def base_symbols(self) -> list[Symbol]:
        """The definitions of the base where the result differs; none without a tree.

        An outline of ten thousand lines takes longer than all rules.
        """
        return self._symbols(self.base_tree, self.base, self.base_window)

    @cached_property
    def result_symbols(self) -> list[Symbol]:
        """The definitions of the result where it differs."""
        return self._symbols(self.result_tree, self.result, self.result_window)

    @cached_property
    def all_base_symbols(self) -> list[Symbol]:
        """Every definition of the base, for the rules that cannot do without."""
        return outline(self.language, self.base_tree, self.base) if self.base_tree else []

    @cached_property
    def all_result_symbols(self) -> list[Symbol]:
        """Every definition of the result."""
        return outline(self.language, self.result_tree, self.result) if self.result_tree else []

    def _symbols(self, tree: Tree | None, text: Text, window: tuple[int, int]) -> list[Symbol]:
        if tree is None:
            return []
        if self.changed is None:
            return outline(self.language, tree, text)
        return symbols_in(self.language, tree, text, text.range_of_bytes(*window))

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
