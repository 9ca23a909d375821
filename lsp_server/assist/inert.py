"""Markdown of models and tools without what an editor would make clickable, load or run."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|!?\[([^\]]+)\](?:\[[^\]]*\])?")
_ACTIVE = re.compile(
    r"<[^>\s][^>]*>|\b(?:command|vscode|file|https?|javascript|data|mailto):\S*|\b[a-z][a-z0-9+.-]*://\S*"
    r"|\bwww\.\S*|&(?=#?\w+;)|\](?=[\[(])",
    re.IGNORECASE,
)
_FENCED = re.compile(r"^(`{3,})[^`\n]*\n.*?^\1`*[ \t]*$", re.MULTILINE | re.DOTALL)
_EMPHASIS = re.compile(r"^(\*\*?)(?=\S)(.+?)\1", re.MULTILINE)


def inactive(markdown: str) -> str:
    """Markdown without anything that an editor would make clickable or load; fenced code stays as it is."""
    out: list[str] = []
    end = 0
    for block in _FENCED.finditer(markdown):
        out += (_inactive_prose(markdown[end : block.start()]), block[0])
        end = block.end()
    return "".join((*out, _inactive_prose(markdown[end:])))


def plain(markdown: str) -> str:
    """The same for a client that shows plain text."""
    prose = _EMPHASIS.sub(r"\2", markdown)
    lines = (line for line in prose.splitlines() if not line.startswith("```") and line != "---")
    return "\n".join(line.lstrip("#").lstrip() if line.startswith("#") else line for line in lines).replace(
        "`", ""
    )


def _inactive_prose(markdown: str) -> str:
    return _ACTIVE.sub("", _LINK.sub(lambda found: found[1] or found[2] or "", markdown))
