"""Client units and code points, there and back, in the three encodings."""

from __future__ import annotations

import pytest

from lsp_server.text import PositionEncoding, to_codepoints, to_units
from tests.reference_text import width

UTF8, UTF16, UTF32 = PositionEncoding.UTF8, PositionEncoding.UTF16, PositionEncoding.UTF32

# The units in front of each code point of the line, and at last of all of them.
WIDTHS = [
    ("", [0], [0]),
    ("ab", [0, 1, 2], [0, 1, 2]),
    ("aéb", [0, 1, 3, 4], [0, 1, 2, 3]),
    ("漢字", [0, 3, 6], [0, 1, 2]),
    ("x\U0001f600y", [0, 1, 5, 6], [0, 1, 3, 4]),
    ("\U0001f600\U0001f680", [0, 4, 8], [0, 2, 4]),
    ("e\u0301!", [0, 1, 3, 4], [0, 1, 2, 3]),
    ("\ufeffa", [0, 3, 4], [0, 1, 2]),
    ("\ud83dx", [0, 3, 4], [0, 1, 2]),
    ("x\ude00", [0, 1, 4], [0, 1, 2]),
    ("\ud83d\ude00", [0, 3, 6], [0, 1, 2]),
    ("\U0001f468\u200d\U0001f469", [0, 4, 7, 11], [0, 2, 3, 5]),
]


@pytest.mark.parametrize(("line", "utf8", "utf16"), WIDTHS)
def test_code_points_become_units(line: str, utf8: list[int], utf16: list[int]) -> None:
    places = range(len(line) + 1)
    assert [to_units(line, at, UTF8) for at in places] == utf8
    assert [to_units(line, at, UTF16) for at in places] == utf16
    assert [to_units(line, at, UTF32) for at in places] == list(places)


@pytest.mark.parametrize(("line", "utf8", "utf16"), WIDTHS)
def test_units_become_code_points_again(line: str, utf8: list[int], utf16: list[int]) -> None:
    places = list(range(len(line) + 1))
    assert [to_codepoints(line, units, UTF8) for units in utf8] == places
    assert [to_codepoints(line, units, UTF16) for units in utf16] == places
    assert [to_codepoints(line, units, UTF32) for units in places] == places


@pytest.mark.parametrize(
    ("line", "units", "encoding", "character"),
    [
        ("x\U0001f600y", 2, UTF16, 1),
        ("x\U0001f600y", 2, UTF8, 1),
        ("x\U0001f600y", 4, UTF8, 1),
        ("é", 1, UTF8, 0),
        ("漢", 2, UTF8, 0),
        ("\U0001f600", 1, UTF16, 0),
        ("\U0001f600", 3, UTF16, 1),
        ("é", 99, UTF8, 1),
        ("ab", 99, UTF16, 2),
        ("ab", 99, UTF32, 2),
        ("é", 10**12, UTF16, 1),
    ],
)
def test_units_inside_a_character_or_past_the_end_are_rounded_down(
    line: str, units: int, encoding: PositionEncoding, character: int
) -> None:
    assert to_codepoints(line, units, encoding) == character


@pytest.mark.parametrize("encoding", list(PositionEncoding))
def test_every_unit_of_a_long_mixed_line_agrees_with_a_walk_along_it(encoding: PositionEncoding) -> None:
    line = "aé漢\U0001f600\ud800 " * 13
    expected: list[int] = []
    for index, char in enumerate(line):
        expected += [index] * width(char, encoding.value)
    got = [to_codepoints(line, units, encoding) for units in range(len(expected))]
    assert got == expected


def test_a_line_of_a_megabyte_is_measured_without_walking_it() -> None:
    line = "é\U0001f600" * 200_000
    assert to_codepoints(line, 3 * 150_000, UTF16) == 300_000
    assert to_codepoints(line, 6 * 150_000, UTF8) == 300_000
