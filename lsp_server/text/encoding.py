"""From the client's units to code points and back.

The protocol counts a character in UTF-8 bytes, UTF-16 code units or UTF-32 code units, whichever the
two sides agreed on (3.17, "PositionEncodingKind"). Podium counts code points inside, so a line's
text is all that a conversion needs, and for an ASCII line the number is the same in every encoding.
"""

from __future__ import annotations

from enum import StrEnum


class PositionEncoding(StrEnum):
    """What one unit of `character` is."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


def to_units(line: str, character: int, encoding: PositionEncoding) -> int:
    """How many units of the encoding the first `character` code points of the line take."""
    if encoding is PositionEncoding.UTF32 or line.isascii():
        return character
    return _width(line[:character], encoding)


def to_codepoints(line: str, units: int, encoding: PositionEncoding) -> int:
    """How many whole code points of the line lie within its first `units` units.

    A count past the line's end gives the line's length; one that falls inside a character (between
    the halves of a surrogate pair, or inside a UTF-8 sequence) is rounded down to that character.
    """
    if encoding is PositionEncoding.UTF32 or line.isascii():
        return min(units, len(line))
    low, high = 0, min(units, len(line))  # every character takes at least one unit
    while low < high:
        middle = (low + high + 1) // 2
        width = _width(line[low:middle], encoding)
        if width <= units:
            low, units = middle, units - width
        else:
            high = middle - 1
    return low


def _width(text: str, encoding: PositionEncoding) -> int:
    if encoding is PositionEncoding.UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
