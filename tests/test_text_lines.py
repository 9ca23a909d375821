"""Lines end at LF, CRLF and a lone CR, and at nothing else."""

from __future__ import annotations

import pytest

from lsp_server.text import join_lines, line_end, split_lines
from lsp_server.text.lines import content_length
from tests.reference_text import lines_of, seeded

SPLITS = [
    ("", [""]),
    ("a", ["a"]),
    ("\n", ["\n", ""]),
    ("\r", ["\r", ""]),
    ("\r\n", ["\r\n", ""]),
    ("a\n", ["a\n", ""]),
    ("a\nb", ["a\n", "b"]),
    ("a\r\nb\r\n", ["a\r\n", "b\r\n", ""]),
    ("a\rb\r", ["a\r", "b\r", ""]),
    ("\n\r", ["\n", "\r", ""]),
    ("\r\r\n\n", ["\r", "\r\n", "\n", ""]),
    ("a\r\nb\nc\rd", ["a\r\n", "b\n", "c\r", "d"]),
    ("a\fb\n", ["a\fb\n", ""]),
    ("a\vb", ["a\vb"]),
    ("a\x85b", ["a\x85b"]),
    ("a\u2028b\u2029c", ["a\u2028b\u2029c"]),
    ("\x1c\x1d\x1e", ["\x1c\x1d\x1e"]),
    ("\f\r\n\f", ["\f\r\n", "\f"]),
    ("\u2028\r\r\n", ["\u2028\r", "\r\n", ""]),
    ("\ufeffa\n\U0001f600\n", ["\ufeffa\n", "\U0001f600\n", ""]),
    ("\ud800\n\udc00", ["\ud800\n", "\udc00"]),
]


@pytest.mark.parametrize(("text", "lines"), SPLITS)
def test_a_text_is_split_at_the_three_line_ends_only(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines
    assert join_lines(lines) == text


@pytest.mark.parametrize(("text", "lines"), SPLITS)
def test_the_table_agrees_with_the_reference(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


def test_every_short_text_over_the_odd_alphabet_is_split_as_the_reference_does() -> None:
    rng = seeded(7)
    for length in range(200):
        text = "".join(rng.choices("a\r\n\v\f\x85\u2028\U0001f600", k=length % 23))
        assert split_lines(text) == lines_of(text), ascii(text)


@pytest.mark.parametrize(
    ("line", "end", "length"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("a\n", "\n", 1),
        ("a\r", "\r", 1),
        ("a\r\n", "\r\n", 1),
        ("\n", "\n", 0),
        ("\r\n", "\r\n", 0),
        ("a\f", "", 2),
        ("a\u2028", "", 2),
    ],
)
def test_a_line_knows_its_end(line: str, end: str, length: int) -> None:
    assert (line_end(line), content_length(line)) == (end, length)


def test_a_long_line_without_an_end_is_split_in_linear_time() -> None:
    text = "\f" + "x" * 2_000_000
    assert split_lines(text) == [text]
