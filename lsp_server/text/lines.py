"""Splitting at the three line ends that the protocol knows, and at no others."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")


def split_lines(text: str) -> list[str]:
    r"""The lines of a text, each with its own end; the last one has none and may be empty.

    `"".join(split_lines(text)) == text`, and there is always one line more than there are line ends:
    `"a\n"` gives `["a\n", ""]`.
    """
    if "\r" not in text:
        lines = text.split("\n")
        last = lines.pop()
        return [line + "\n" for line in lines] + [last]
    lines = _LINE.findall(text)
    if not lines or lines[-1].endswith(("\n", "\r")):
        lines.append("")
    return lines


def join_lines(lines: Iterable[str]) -> str:
    """The text whose lines these are."""
    return "".join(lines)


def line_end(line: str) -> str:
    """The line end that closes this line: CRLF, LF, CR or nothing."""
    if line.endswith("\r\n"):
        return "\r\n"
    return line[-1] if line.endswith(("\n", "\r")) else ""


def content_length(line: str) -> int:
    """How many code points the line has before its end."""
    return len(line) - len(line_end(line))
