"""A second, slow and obvious text: one plain string, walked character by character as the protocol says.

Nothing here comes from lsp_server: LSP 3.17, "Text Documents" and "Position", is all that it follows.
"""

from __future__ import annotations

import random

Span = tuple[int, int, int, int]


def lines_of(text: str) -> list[str]:
    """The lines with their ends, found one character at a time."""
    lines, line, index = [], "", 0
    while index < len(text):
        end = "\r\n" if text.startswith("\r\n", index) else text[index]
        line += end
        if end in ("\r\n", "\n", "\r"):
            lines.append(line)
            line = ""
        index += len(end)
    return [*lines, line]


def index_of(text: str, line: int, units: int, encoding: str) -> int:
    """The index into the string of the place that a client means."""
    if line < 0:
        return 0
    index = 0
    for _ in range(line):
        while index < len(text) and text[index] not in "\r\n":
            index += 1
        if index == len(text):
            return index
        index += 2 if text.startswith("\r\n", index) else 1
    while index < len(text) and text[index] not in "\r\n":
        units -= width(text[index], encoding)
        if units < 0:
            return index
        index += 1
    return index


def width(char: str, encoding: str) -> int:
    """How many units one character takes."""
    point = ord(char)
    if encoding == "utf-8":
        return 1 if point < 0x80 else 2 if point < 0x800 else 3 if point < 0x10000 else 4
    return 2 if encoding == "utf-16" and point > 0xFFFF else 1


def changed(text: str, span: Span, new: str, encoding: str) -> str:
    """The string after one incremental change."""
    start, end = _ends(text, span, encoding)
    return text[:start] + new + text[end:]


def span_of(text: str, span: Span, encoding: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a client's range starts and ends, in lines and code points."""
    start, end = _ends(text, span, encoding)
    return _place(text, start), _place(text, end)


def seeded(seed: int) -> random.Random:
    """Chance that is the same in every run."""
    return random.Random(seed)  # noqa: S311 - nothing is encrypted here


def _ends(text: str, span: Span, encoding: str) -> list[int]:
    return sorted((index_of(text, *span[:2], encoding), index_of(text, *span[2:], encoding)))


def _place(text: str, index: int) -> tuple[int, int]:
    lines = lines_of(text[:index])
    return len(lines) - 1, len(lines[-1])
