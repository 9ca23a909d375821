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


_PROTECTED_FOLDERS = frozenset(
    [
        ".git",
        ".hg",
        ".svn",
        ".github",
        ".gitlab",
        ".vscode",
        ".idea",
        ".zed",
        ".helix",
        ".kateproject",
        ".podium",
        ".cursor",
        ".claude",
        ".roo",
        ".devcontainer",
        ".circleci",
        ".husky",
        ".venv",
        "node_modules",
    ]
)
_PROTECTED_NAMES = frozenset(
    [
        "podium.yaml",
        "squad.yaml",
        ".envrc",
        ".env",
        ".nvim.lua",
        ".nvimrc",
        ".exrc",
        ".vimrc",
        ".dir-locals.el",
        ".pre-commit-config.yaml",
        "agents.md",
        "agent.md",
        "claude.md",
        "gemini.md",
        ".cursorrules",
        ".clinerules",
        ".gitattributes",
        ".gitmodules",
        ".npmrc",
        ".bashrc",
        ".zshrc",
        ".profile",
        "conftest.py",
        "sitecustomize.py",
        "usercustomize.py",
        "makefile",
        "package.json",
        "pyproject.toml",
        "setup.py",
    ]
)


def is_protected(path: str) -> bool:
    """Whether a path below a root is one that makes programs run, or that tells agents what to do.

    Nothing is written there unless the user named the file. Names are compared as on systems that do not tell
    their case apart (CVE-2025-54135: a server entry slipped into a dot file that was then run).
    """
    *folders, name = path.replace("\\", "/").casefold().split("/")
    named = name in _PROTECTED_NAMES or name.endswith(".code-workspace")
    return named or not _PROTECTED_FOLDERS.isdisjoint(folders)
