"""The questions that a whole text answers: places, slices, bytes, its habits."""

from __future__ import annotations

import dataclasses

import pytest

from lsp_server.text import Position, Range, Text

TEXTS = [
    "",
    "a",
    "\n",
    "a\nb",
    "a\r\nb\r\n",
    "a\rb\r\rc",
    "é\U0001f600\r\n漢\f\x85字\u2028\n\r",
    "\ufeffdef f():\r\n    return '\U0001f600'\r\n",
    "\ud83d\n\ude00x\r\n\ud83d\ude00",
    "e\u0301\n" * 40 + "tail",
]


def places(text: Text) -> list[Position]:
    """Every place that exists in the text."""
    return [
        Position(number, character)
        for number in range(len(text.lines))
        for character in range(len(text.line(number)) + 1)
    ]


@pytest.mark.parametrize("content", TEXTS)
def test_places_become_bytes_and_bytes_places_again(content: str) -> None:
    text = Text.of(content)
    for place in places(text):
        assert text.position_at_byte(text.byte_at(place)) == place


@pytest.mark.parametrize("content", TEXTS)
def test_the_bytes_of_a_slice_are_the_bytes_between_its_ends(content: str) -> None:
    text = Text.of(content)
    all_places = places(text)
    for start in all_places[::3]:
        for end in (place for place in all_places if place >= start):
            piece = text.slice(Range(start, end)).encode("utf-8", "replace")
            assert piece == text.data[text.byte_at(start) : text.byte_at(end)]


@pytest.mark.parametrize("content", TEXTS)
def test_the_whole_is_the_whole(content: str) -> None:
    text = Text.of(content)
    assert str(text) == content == text.slice(text.whole)
    assert text.byte_starts[-1] == len(text.data)
    assert len(text.byte_starts) == len(text.lines) + 1
    assert text.end == places(text)[-1]


@pytest.mark.parametrize("content", TEXTS)
def test_every_byte_has_a_place_at_or_before_it(content: str) -> None:
    text = Text.of(content)
    all_places = places(text)
    for offset in range(len(text.data) + 1):
        best = max(place for place in all_places if text.byte_at(place) <= offset)
        assert text.position_at_byte(offset) == best


@pytest.mark.parametrize(
    ("content", "offset", "place"),
    [
        ("aéb", 2, (0, 1)),
        ("\U0001f600", 3, (0, 0)),
        ("a\r\nb", 2, (0, 1)),
        ("é\r\nb", 3, (0, 1)),
        ("a", 99, (0, 1)),
        ("a\n", 99, (1, 0)),
        ("a\n", -1, (0, 0)),
        ("", 0, (0, 0)),
        ("", 5, (0, 0)),
    ],
)
def test_a_byte_that_is_no_place_has_a_nearest_one(content: str, offset: int, place: tuple[int, int]) -> None:
    assert Text.of(content).position_at_byte(offset) == place


def test_a_range_of_bytes_is_the_range_between_their_places() -> None:
    text = Text.of("é = 1\r\n\U0001f600 = 2\r\n")
    assert text.range_of_bytes(0, 2) == Range.at(0, 0, 1)
    assert text.range_of_bytes(3, 12) == Range(Position(0, 2), Position(1, 1))


@pytest.mark.parametrize(
    ("content", "asked", "clamped"),
    [
        ("ab\ncd", (0, 1), (0, 1)),
        ("ab\ncd", (0, 2), (0, 2)),
        ("ab\ncd", (0, 3), (0, 2)),
        ("ab\r\ncd", (0, 3), (0, 2)),
        ("ab\r\ncd", (0, 99), (0, 2)),
        ("ab\rcd", (0, 3), (0, 2)),
        ("ab\ncd", (1, 3), (1, 2)),
        ("ab\ncd", (2, 0), (1, 2)),
        ("ab\ncd\n", (2, 5), (2, 0)),
        ("ab\ncd\n", (10**9, 10**9), (2, 0)),
        ("ab\ncd", (-1, 5), (0, 0)),
        ("ab\ncd", (1, -5), (1, 0)),
        ("a\fb", (0, 9), (0, 3)),
        ("", (0, 1), (0, 0)),
        ("", (4, 1), (0, 0)),
        ("\U0001f600", (0, 2), (0, 1)),
    ],
)
def test_a_place_that_is_not_there_falls_back(
    content: str, asked: tuple[int, int], clamped: tuple[int, int]
) -> None:
    assert Text.of(content).clamp(Position(*asked)) == clamped


def test_a_clamped_range_has_its_ends_in_order() -> None:
    text = Text.of("ab\ncd")
    assert text.clamp_range(Range(Position(9, 9), Position(0, 1))) == Range(Position(0, 1), Position(1, 2))


@pytest.mark.parametrize(
    ("start", "end", "piece"),
    [
        ((0, 0), (0, 0), ""),
        ((0, 1), (0, 2), "b"),
        ((0, 2), (1, 0), "\r\n"),
        ((0, 1), (2, 1), "b\r\n\U0001f600d\ne"),
        ((1, 1), (2, 0), "d\n"),
    ],
)
def test_a_slice_has_the_line_ends_between(start: tuple[int, int], end: tuple[int, int], piece: str) -> None:
    text = Text.of("ab\r\n\U0001f600d\nef")
    assert text.slice(Range(Position(*start), Position(*end))) == piece


@pytest.mark.parametrize(
    ("number", "line"), [(0, "a"), (1, "b\f"), (2, "c"), (3, ""), (4, ""), (-1, ""), (99, "")]
)
def test_a_line_comes_without_its_end(number: int, line: str) -> None:
    assert Text.of("a\r\nb\f\nc\r").line(number) == line


@pytest.mark.parametrize(
    ("content", "newline"),
    [
        ("", "\n"),
        ("a", "\n"),
        ("a\nb\r\n", "\n"),
        ("a\r\nb\n", "\r\n"),
        ("a\rb", "\r"),
        ("\u2028\f\r\n", "\r\n"),
    ],
)
def test_new_lines_end_as_the_first_one_does(content: str, newline: str) -> None:
    assert Text.of(content).newline == newline


@pytest.mark.parametrize(
    ("content", "unit"),
    [
        ("", "    "),
        ("a\nb\n", "    "),
        ("a:\n  b\n    c\n", "  "),
        ("a:\n\tb\n", "\t"),
        ("a:\n   \n  b\n", "  "),
        ("/**\n * doc\n */\nf() {\n    x\n}\n", "    "),
        ("a:\n                 b\n", " " * 8),
    ],
)
def test_one_step_of_indentation_is_guessed(content: str, unit: str) -> None:
    assert Text.of(content).indent_unit == unit


def test_lone_surrogates_count_as_one_byte_each() -> None:
    text = Text.of("\ud83dx\n\U0001f600")
    assert text.data == b"?x\n\xf0\x9f\x98\x80"
    assert text.byte_starts == [0, 3, 7]


def test_a_text_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Text.of("a").lines = []  # pyright: ignore[reportAttributeAccessIssue]


SPANS = [Range.at(0, 2, 5), Range.at(0, 5, 7), Range.at(0, 4, 6), Range.at(0, 5, 5), Range.at(1, 0, 1)]


@pytest.mark.parametrize(
    ("other", "touches", "overlaps"),
    list(zip(SPANS, [True, True, True, True, False], [True, False, True, False, False], strict=True)),
)
def test_ranges_touch_at_an_edge_and_overlap_in_a_character(
    other: Range, *, touches: bool, overlaps: bool
) -> None:
    span = Range.at(0, 2, 5)
    assert (span.touches(other), other.touches(span)) == (touches, touches)
    assert (span.overlaps(other), other.overlaps(span)) == (overlaps, overlaps)


@pytest.mark.parametrize(
    ("place", "inside"),
    [((0, 1), False), ((0, 2), True), ((0, 4), True), ((0, 5), True), ((0, 6), False), ((1, 3), False)],
)
def test_a_range_contains_its_edges(place: tuple[int, int], *, inside: bool) -> None:
    assert Range.at(0, 2, 5).contains(Position(*place)) is inside


def test_a_range_encloses_itself_and_what_is_smaller() -> None:
    span = Range(Position(0, 2), Position(2, 0))
    assert span.encloses(span)
    assert span.encloses(Range.at(1, 0, 99))
    assert not Range.at(1, 0, 99).encloses(span)
    assert not span.is_empty
    assert Range(span.end, span.start).normalised() == span
