"""A second, slow and obvious text: one plain string, walked character by character as the protocol says.

Nothing here comes from lsp_server: LSP 3.17, "Text Documents" and "Position", is all that it follows.
"""

from __future__ import annotations


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


def changed(text: str, span: tuple[int, int, int, int], new: str, encoding: str) -> str:
    """The string after one incremental change."""
    start = index_of(text, span[0], span[1], encoding)
    end = index_of(text, span[2], span[3], encoding)
    start, end = min(start, end), max(start, end)
    return text[:start] + new + text[end:]
