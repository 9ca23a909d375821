"""Slices: what a place or a range means in Python, in JavaScript and in a file of unknown structure."""

from __future__ import annotations

import pytest

from lsp_server.syntax import Symbol, enclosing, language_for_path, line_slice, outline, parse, touched
from lsp_server.text import Position, Range, Text

PYTHON = """\
import os

@cache
def first(a):
    return a


class Box(Base):
    '''Doc.'''
    size = 1

    @property
    def width(self):
        def inner():
            return 1
        return inner()

    def height(self): return 2

x = 1
"""
JAVASCRIPT = """\
import os from "os";
/** First. */
export const first = (a) => {
  return a;
};

/** A box. */
class Box {
  size = 1;

  /** Width. */
  get width() {
    const inner = () => 1;
    return inner();
  }
}
x = 1;
"""


def symbols_of(suffix: str, source: str) -> list[Symbol]:
    language, text = language_for_path("x." + suffix), Text.of(source)
    tree = parse(language, text.data)
    assert tree is not None
    return outline(language, tree, text)


@pytest.mark.parametrize(
    ("suffix", "source", "place", "name"),
    [
        ("py", PYTHON, (0, 3), None),
        ("py", PYTHON, (1, 0), None),
        ("py", PYTHON, (2, 0), "first"),
        ("py", PYTHON, (3, 0), "first"),
        ("py", PYTHON, (4, 12), "first"),
        ("py", PYTHON, (5, 0), None),
        ("py", PYTHON, (7, 3), "Box"),
        ("py", PYTHON, (9, 4), "Box"),
        ("py", PYTHON, (11, 2), "Box.width"),
        ("py", PYTHON, (12, 0), "Box.width"),
        ("py", PYTHON, (14, 12), "Box.width.inner"),
        ("py", PYTHON, (15, 22), "Box.width"),
        ("py", PYTHON, (16, 0), "Box"),
        ("py", PYTHON, (17, 0), "Box.height"),
        ("py", PYTHON, (17, 30), "Box.height"),
        ("py", PYTHON, (19, 2), None),
        ("py", PYTHON, (99, 0), None),
        ("js", JAVASCRIPT, (0, 0), None),
        ("js", JAVASCRIPT, (1, 3), "first"),
        ("js", JAVASCRIPT, (2, 0), "first"),
        ("js", JAVASCRIPT, (4, 1), "first"),
        ("js", JAVASCRIPT, (5, 0), None),
        ("js", JAVASCRIPT, (6, 0), "Box"),
        ("js", JAVASCRIPT, (8, 4), "Box"),
        ("js", JAVASCRIPT, (10, 2), "Box.width"),
        ("js", JAVASCRIPT, (12, 4), "Box.width.inner"),
        ("js", JAVASCRIPT, (13, 4), "Box.width"),
        ("js", JAVASCRIPT, (15, 1), "Box"),
        ("js", JAVASCRIPT, (16, 0), None),
    ],
)
def test_a_place_means_the_innermost_definition(
    suffix: str, source: str, place: tuple[int, int], name: str | None
) -> None:
    found = enclosing(symbols_of(suffix, source), Position(*place))
    assert (found.qualified if found else None) == name


@pytest.mark.parametrize(
    ("suffix", "source", "span", "names"),
    [
        ("py", PYTHON, (0, 0, 0, 0), []),
        ("py", PYTHON, (0, 0, 0, 9), []),
        ("py", PYTHON, (14, 14, 14, 14), ["Box.width.inner"]),
        ("py", PYTHON, (14, 12, 14, 18), ["Box.width.inner"]),
        ("py", PYTHON, (3, 0, 4, 12), ["first"]),
        ("py", PYTHON, (2, 0, 5, 0), ["first"]),
        ("py", PYTHON, (0, 0, 20, 0), ["first", "Box"]),
        ("py", PYTHON, (10, 0, 18, 0), ["Box.width", "Box.height"]),
        ("py", PYTHON, (12, 0, 16, 0), ["Box.width"]),
        ("py", PYTHON, (8, 0, 9, 12), ["Box"]),
        ("py", PYTHON, (4, 4, 9, 4), ["first"]),
        ("js", JAVASCRIPT, (0, 0, 17, 0), ["first", "Box"]),
        ("js", JAVASCRIPT, (2, 0, 4, 2), ["first"]),
        ("js", JAVASCRIPT, (3, 2, 3, 8), ["first"]),
        ("js", JAVASCRIPT, (10, 0, 15, 0), ["Box.width"]),
        ("js", JAVASCRIPT, (12, 4, 12, 9), ["Box.width.inner"]),
        ("js", JAVASCRIPT, (16, 0, 16, 3), []),
    ],
)
def test_a_range_means_the_definitions_inside_or_the_one_around(
    suffix: str, source: str, span: tuple[int, int, int, int], names: list[str]
) -> None:
    found = touched(symbols_of(suffix, source), Range(Position(*span[:2]), Position(*span[2:])))
    assert [one.qualified for one in found] == names


@pytest.mark.parametrize(
    ("source", "lines", "margin", "span"),
    [
        ("", (0, 0), 20, ((0, 0), (0, 0))),
        ("a\nb\n\nc\nd\n\ne\n", (3, 3), 20, ((3, 0), (4, 1))),
        ("a\nb\n\nc\nd\n\ne\n", (4, 4), 20, ((3, 0), (4, 1))),
        ("a\nb\n\nc\nd\n\ne\n", (1, 3), 20, ((0, 0), (4, 1))),
        ("a\r\nb\r\n \t\r\nc\r\n", (0, 0), 20, ((0, 0), (1, 1))),
        ("a\n" * 50, (25, 25), 3, ((22, 0), (28, 1))),
        ("a\n" * 50, (25, 26), 0, ((25, 0), (26, 1))),
        ("a\n" * 50, (2, 48), 20, ((0, 0), (49, 1))),
    ],
)
def test_a_slice_of_lines_grows_to_the_nearest_blank_ones(
    source: str, lines: tuple[int, int], margin: int, span: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    asked = Range(Position(lines[0], 0), Position(lines[1], 0))
    assert line_slice(Text.of(source), asked, margin) == span


def test_nothing_encloses_anything_in_a_file_without_definitions() -> None:
    assert enclosing([], Position(0, 0)) is None
    assert touched([], Range.at(0, 0, 0)) == []
    assert touched([], Range.at(0, 0, 5)) == []
