"""Search/replace blocks, in the dialects of aider, Cline, Roo and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lsp_server.errors import UnfitReply
from lsp_server.patch.shapes import Reading, Replace, fences, is_fence, path_in

_SEARCH = re.compile(
    r"^[ \t]*(?:(<{5,9})[ \t]*(?:SEARCH|ORIGINAL|HEAD|OLD|BEFORE)?|(-{5,9})[ \t]*SEARCH)[^\n<]*$",
    re.IGNORECASE,
)
_DIVIDE = re.compile(r"^[ \t]*(={5,9})[ \t]*$")
_REPLACE = re.compile(r"^[ \t]*(?:>{5,9}[ \t]*([^\n>]*)|\+{5,9}[ \t]*(REPLACE)[^\n+]*)$", re.IGNORECASE)
_NEW_WORDS = re.compile(r"^(?:|(?:REPLACE|UPDATED?|NEW|AFTER|MODIFIED|CHANGED)\b.*)$", re.IGNORECASE)
_LINE_HINT = re.compile(r"^:(?:start|end)_line:\s*\d+\s*$")
_RULE = re.compile(r"^-{5,9}$")


@dataclass
class _Block:
    size: int  # characters of its first mark
    path: str
    lines: list[str] = field(default_factory=list[str])


def read_blocks(text: str) -> Reading | None:
    """The blocks of a reply. Raises UnfitReply where marks are missing or out of order."""
    found: list[Replace] = []
    block: _Block | None = None
    strays = 0
    previous = ""
    for line in text.split("\n"):
        opens, closes = _SEARCH.match(line), _REPLACE.match(line)
        if opens:
            if block is not None:
                raise UnfitReply("cut off", "a search/replace block begins inside of another")
            block = _Block(len(opens[1] or opens[2]), path_in(previous))
        elif closes and block is None:
            strays += 1
        elif closes and block is not None:
            _check_words((closes[1] or closes[2] or "").strip())
            found.append(_replace(block))
            block = None
        elif block is not None:
            block.lines.append(line)
        if line.strip() and not is_fence(line):
            previous = line
    if block is not None or strays or (found and any(not fence.closed for fence in fences(text))):
        raise UnfitReply("cut off", "a search/replace block lacks one of its marks, or its fence")
    return tuple(found) or None


def _check_words(words: str) -> None:
    if not _NEW_WORDS.match(words):
        raise UnfitReply("conflict", f"the reply leaves a merge conflict open (with {words[:40]})")


def _replace(block: _Block) -> Replace:
    """The two sides of a block; of lines that may divide it, the one as long as its first mark."""
    marks = [
        (at, len(found[1]))
        for at, line in enumerate(block.lines)
        if (found := _DIVIDE.match(line)) is not None
    ]
    alike = [at for at, length in marks if length == block.size] or [at for at, _ in marks]
    if not alike:
        raise UnfitReply("cut off", "a search/replace block has no dividing mark")
    if len(alike) > 1:
        raise UnfitReply("ambiguous", "a search/replace block has two dividing marks")
    old, new = block.lines[: alike[0]], block.lines[alike[0] + 1 :]
    return Replace("\n".join(_without_hints(old)), "\n".join(new), block.path)


def _without_hints(lines: list[str]) -> list[str]:
    """Roo's blocks begin with line numbers and a rule, which say nothing that the lines do not."""
    at = 0
    while at < len(lines) and (_LINE_HINT.match(lines[at]) or (at and _RULE.match(lines[at]))):
        at += 1
    return lines[at:]
