"""Comments that silence findings on their line: nosec, noqa, and Podium's own."""

from __future__ import annotations

import re

from lsp_server.text import Text

_COMMENT = re.compile(
    r"#\s*(?P<nosec>nosec)\b"
    r"|#\s*noqa\b(?:\s*:\s*(?P<noqa>[A-Za-z]+[0-9]+(?:[,\s]+[A-Za-z]+[0-9]+)*))?"
    r"|(?:#|//|/\*|<!--|--|;)\s*podium-ignore\b(?:\s*:\s*(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*))?",
    re.IGNORECASE,
)
_MARKS = ("nosec", "noqa", "podium-ignore")


class Suppressions:
    """The silencing comments of a text, each line read when a finding on it asks."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._lines: dict[int, list[frozenset[str]]] = {}
        folded = text.data.lower()
        self._any = any(mark.encode() in folded for mark in _MARKS)

    def silence(self, first: int, last: int, names: frozenset[str]) -> bool:
        """Whether a comment on the first or last line (from 0) names one of the names, or nothing."""
        if not self._any:
            return False
        folded = frozenset(name.lower() for name in names)
        return any(not mark or mark & folded for line in {first, last} for mark in self._marks(line))

    def _marks(self, number: int) -> list[frozenset[str]]:
        """For each comment of a line the names in it, in lower case; an empty set silences everything."""
        if number not in self._lines:
            self._lines[number] = [_names(match) for match in _COMMENT.finditer(self._text.line(number))]
        return self._lines[number]


def _names(match: re.Match[str]) -> frozenset[str]:
    listed = match["noqa"] or match["rules"] or ""
    return frozenset(listed.lower().replace(",", " ").split())
