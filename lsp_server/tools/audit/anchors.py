"""Where a rule can match: the places of a regular expression, found by its words.

Python's `re` looks at every byte for an expression that begins with a boundary or a choice of words, as those
of rules do. `bytes.find` is many times as quick, so the words are looked up with it and the expression is
tried there only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Boundaries and looks behind, then a word or a choice of words.
_HEAD = re.compile(
    rb"(?:\\b|\(\?<![^()]*\)|\(\?<!\[[^\]]*\]\))*"
    rb"(?:\(\?:(?P<choice>\w{2,}(?:\|\w{2,})*)\)|(?P<word>\w{2,}))"
)
_LOOSE = b"?*{"  # what follows makes the last byte, or the choice, one that may be missing


class Anchor:
    """The places of one expression, or of several together."""

    def __init__(self, *patterns: re.Pattern[bytes]) -> None:
        self._patterns = [(pattern, tuple(_words(pattern))) for pattern in patterns]

    def spans(self, data: bytes) -> list[tuple[int, int]]:
        """The bytes of every match, in their order."""
        return sorted({span for pattern, words in self._patterns for span in _spans(pattern, words, data)})


def _spans(pattern: re.Pattern[bytes], words: tuple[bytes, ...], data: bytes) -> Iterator[tuple[int, int]]:
    if not words:
        yield from (match.span() for match in pattern.finditer(data))
        return
    for word in words:
        for place in _places(word, data):
            match = pattern.match(data, place)
            if match is not None:
                yield match.span()


def anchor_of(words: Iterable[bytes]) -> Anchor:
    """The places of whole words."""
    return Anchor(re.compile(rb"\b(?:" + b"|".join(map(re.escape, sorted(words))) + rb")\b"))


def _words(pattern: re.Pattern[bytes]) -> list[bytes]:
    """The words with which every match begins; none where that cannot be told from the expression."""
    source = pattern.pattern
    head = _HEAD.match(source)
    if head is None or pattern.flags & re.IGNORECASE or b"|" in _outside_brackets(source):
        return []
    follows = source[head.end() : head.end() + 1]
    if head["choice"]:
        return [] if follows and follows in _LOOSE else head["choice"].split(b"|")
    word = head["word"]
    return [word[:-1] if follows and follows in _LOOSE else word]


def _outside_brackets(source: bytes) -> bytes:
    """The expression without what stands in brackets: a choice there is one of the whole."""
    out, depth = bytearray(), 0
    for byte in re.sub(rb"\\.|\[[^\]]*\]", b"", source):
        depth += (byte == ord("(")) - (byte == ord(")"))
        if depth == 0:
            out.append(byte)
    return bytes(out)


def _places(word: bytes, data: bytes) -> Iterator[int]:
    at = data.find(word)
    while at >= 0:
        yield at
        at = data.find(word, at + 1)
