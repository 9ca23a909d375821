"""Decisions about what may be touched: which files the ignore rules keep out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILES = (
    ".gitignore",
    ".ignore",
    ".podiumignore",
    ".aiignore",
    ".aiexclude",
    ".cursorignore",
    ".aiderignore",
    ".codeiumignore",
    ".continueignore",
)
"""Names of the files whose patterns are honoured, all together: what any of them keeps out stays out."""

SKIPPED_FOLDERS = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        ".tox",
        ".nox",
        ".venv",
        "venv",
        ".eggs",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        "__pycache__",
        "node_modules",
        "site-packages",
        "__pypackages__",
    }
)
"""Folders that hold nobody's own source; never walked, whatever the ignore files say."""


@dataclass(frozen=True)
class IgnoreRules:
    """The patterns of one folder's ignore files, in gitignore's own notation."""

    patterns: tuple[str, ...]

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only once files are walked

        return GitIgnoreSpec.from_lines(self.patterns)

    def keeps_out(self, relative: str, *, folder: bool) -> bool:
        """Whether a path, relative to the folder of the rules and with forward slashes, is ignored."""
        return bool(self.patterns) and self._spec.match_file(f"{relative}/" if folder else relative)


def ignore_rules(texts: Iterable[str]) -> IgnoreRules:
    """The rules of several ignore files of one folder, blank lines and comments left out."""
    lines = (line.rstrip() for text in texts for line in text.splitlines())
    return IgnoreRules(tuple(line for line in lines if line and not line.startswith("#")))
