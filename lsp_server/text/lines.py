"""Splitting at the three line ends that the protocol knows, and at no others."""

from __future__ import annotations

import re
from collections.abc import Iterable

_STEP = 1 << 19  # code points
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")

# What str.splitlines also takes for a line end (Python's documentation of it), and the protocol does not.
_NO_LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def split_lines(text: str) -> list[str]:
    r"""The lines of a text, each with its own end; the last one has none and may be empty.

    `"".join(split_lines(text)) == text`, and there is always one line more than there are line ends:
    `"a\n"` gives `["a\n", ""]`.
    """
    exotic = any(char in text for char in _NO_LINE_ENDS)
    lines: list[str] = _LINE.findall(text) if exotic else text.splitlines(keepends=True)
    if not lines or lines[-1].endswith(("\n", "\r")):
        lines.append("")
    return lines


def split_in_steps(text: str) -> list[str]:
    """The same, letting other threads run in between: a text of 50 MB takes a fifth of a second."""
    lines: list[str] = []
    start = 0
    while (end := text.find("\n", start + _STEP) + 1) > 0:
        lines += split_lines(text[start:end])
        lines.pop()  # what stands behind the last line end
        start = end
    return [*lines, *split_lines(text[start:])]


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
