"""Edits: applied at once, found between two texts, and what they do to a range elsewhere."""

from __future__ import annotations

import time
from itertools import accumulate, pairwise

import pytest

from lsp_server.text import Position, Range, Text, TextEdit, apply_edits, minimal_edits
from tests.reference_text import seeded

Span = tuple[int, int, int, int]


def edit(span: Span, text: str) -> TextEdit:
    return TextEdit(Range(Position(*span[:2]), Position(*span[2:])), text)


@pytest.mark.parametrize(
    ("old", "edits", "new"),
    [
        ("ab", [], "ab"),
        ("", [((0, 0, 0, 0), "x")], "x"),
        ("ab", [((0, 1, 0, 1), "x")], "axb"),
        ("ab", [((0, 1, 0, 1), "1"), ((0, 1, 0, 1), "2"), ((0, 1, 0, 1), "3")], "a123b"),
        ("ab", [((0, 2, 0, 2), "z"), ((0, 0, 0, 0), "x")], "xabz"),
        ("abcd", [((0, 0, 0, 2), "X"), ((0, 2, 0, 4), "Y")], "XY"),
        ("abcd", [((0, 1, 0, 1), "-"), ((0, 1, 0, 3), "X")], "a-Xd"),
        ("abcd", [((0, 1, 0, 3), "X"), ((0, 1, 0, 1), "-")], "a-Xd"),
        ("abcd", [((0, 1, 0, 3), "X"), ((0, 3, 0, 3), "+")], "aX+d"),
        ("a\r\nb\r\nc", [((0, 1, 1, 0), "")], "ab\r\nc"),
        ("a\r\nb\r\nc", [((0, 0, 2, 1), "")], ""),
        ("\U0001f600x\né", [((0, 1, 0, 2), "y"), ((1, 0, 1, 1), "e\n")], "\U0001f600y\ne\n"),
        ("a\fb\u2028c", [((0, 3, 0, 4), "\n")], "a\fb\nc"),
    ],
)
def test_edits_are_applied_at_once(old: str, edits: list[tuple[Span, str]], new: str) -> None:
    assert str(apply_edits(Text.of(old), [edit(*one) for one in edits])) == new


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 0, 0, 2), (0, 1, 0, 3)],
        [(0, 0, 0, 4), (0, 1, 0, 2)],
        [(0, 1, 0, 3), (0, 2, 0, 2)],
        [(0, 1, 0, 3), (0, 1, 0, 3)],
        [(0, 1, 1, 1), (1, 0, 1, 2)],
    ],
)
def test_edits_that_overlap_are_refused(spans: list[Span]) -> None:
    text = Text.of("abcd\nefgh")
    for order in (spans, spans[::-1]):
        with pytest.raises(ValueError, match="overlap at line"):
            apply_edits(text, [edit(span, "x") for span in order])


@pytest.mark.parametrize(
    "span",
    [
        (0, 0, 0, 5),
        (0, 4, 0, 5),
        (2, 0, 2, 0),
        (1, 0, 2, 0),
        (-1, 0, 0, 0),
        (0, -1, 0, 0),
        (0, 3, 0, 1),
        (1, 0, 0, 0),
    ],
)
def test_an_edit_outside_the_text_or_reversed_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="outside the text"):
        apply_edits(Text.of("abcd\r\nefgh"), [edit(span, "x")])


@pytest.mark.parametrize(
    ("old", "new", "spans"),
    [
        ("", "", []),
        ("a\nb\n", "a\nb\n", []),
        ("", "a", [(0, 0, 0, 0)]),
        ("a", "", [(0, 0, 0, 1)]),
        ("a\nb\nc\n", "a\nB\nc\n", [(1, 0, 2, 0)]),
        ("a\nb\nc\n", "a\nc\n", [(1, 0, 2, 0)]),
        ("a\nc\n", "a\nb\nc\n", [(1, 0, 1, 0)]),
        ("a\nb", "a\nb\n", [(1, 0, 1, 1)]),
        ("a\nb\n", "a\nb", [(1, 0, 2, 0)]),
        ("a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\n", [(0, 0, 1, 0), (4, 0, 5, 0)]),
        ("a\r\nb\r\n", "a\nb\r\n", [(0, 0, 1, 0)]),
        ("a\rb", "a\r\nb", [(0, 0, 1, 0)]),
        ("x\n" * 9, "x\n" * 7, [(7, 0, 9, 0)]),
        ("f\n\ng\n\nh\n", "f\n\nnew\n\ng\n\nh\n", [(2, 0, 2, 0)]),
    ],
)
def test_hunks_are_where_the_lines_differ(old: str, new: str, spans: list[Span]) -> None:
    edits = minimal_edits(Text.of(old), Text.of(new))
    assert [(*one.range.start, *one.range.end) for one in edits] == spans
    assert str(apply_edits(Text.of(old), edits)) == new


@pytest.mark.parametrize("seed", range(6))
def test_hunks_turn_one_random_text_into_the_other_and_are_apart(seed: int) -> None:
    rng = seeded(seed)
    for _ in range(300):
        old = Text.of("".join(rng.choices(["a\n", "b\r\n", "c\r", "d", "\f\n", "\n"], k=rng.randrange(12))))
        lines = list(old.lines)
        for _ in range(rng.randrange(4)):
            at = rng.randrange(len(lines) + 1)
            lines[at : at + rng.randrange(3)] = rng.choices(["x\n", "a\n", "y"], k=rng.randrange(3))
        new = Text.of("".join(lines))
        edits = minimal_edits(old, new)
        assert str(apply_edits(old, edits)) == str(new)
        for left, right in pairwise(edits):
            assert left.range.end < right.range.start


def test_untouched_lines_are_in_no_hunk() -> None:
    old = [f"line {number}\n" for number in range(2000)]
    new = list(old)
    changed = set(range(5, 2000, 97))
    for number in changed:
        new[number] = f"changed {number}\n"
    edits = minimal_edits(Text((*old, "")), Text((*new, "")))
    hit = {line for one in edits for line in range(one.range.start.line, one.range.end.line)}
    assert hit == changed


def test_a_moved_function_leaves_the_rest_alone() -> None:
    body = ["    total = 0\n", "    return total\n", "\n"]
    functions = [[f"def function_{number}():\n", *body] for number in range(50)]
    moved = [*functions[1:30], functions[0], *functions[30:]]
    old = Text.of("".join(line for function in functions for line in function))
    new = Text.of("".join(line for function in moved for line in function))
    edits = minimal_edits(old, new)
    assert str(apply_edits(old, edits)) == str(new)
    assert sum(one.range.end.line - one.range.start.line for one in edits) == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\n" + "\n" * 60_000 + "b\n", "c\n" + "\n" * 50_000 + "d\n"),
        ("x\ny\n" * 30_000, "y\nz\nx\n" * 20_000),
        ("".join(f"{n}\n" for n in range(50_000)), "".join(f"{n}\n" for n in range(50_000, 0, -1))),
        ("".join(f"{n}\n" for n in range(50_000)), "".join(f"  {n}\n" for n in range(50_000))),
    ],
    ids=["blank lines", "two lines over and over", "reversed", "indented"],
)
def test_hostile_texts_are_compared_in_about_linear_time(old: str, new: str) -> None:
    begun = time.process_time()
    edits = minimal_edits(Text.of(old), Text.of(new))
    assert str(apply_edits(Text.of(old), edits)) == new
    assert time.process_time() - begun < 10  # a diff in the square of the lines takes minutes


@pytest.mark.parametrize("seed", range(400))
def test_random_edits_give_what_the_plain_string_gives(seed: int) -> None:
    chance = seeded(seed)
    content = "".join(
        chance.choices(("a", "\r", "\n", "\r\n", "\u2028", "😀", "b\n"), k=chance.randrange(30))
    )
    text = Text.of(content)
    offsets = [0, *accumulate(map(len, text.lines))]
    places = sorted({text.clamp(Position(chance.randrange(40), chance.randrange(6))) for _ in range(6)})
    edits = [
        TextEdit(Range(start, end), "".join(chance.choices(("", "x", "\r", "\n", "y\r\n"), k=2)))
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    expected = content
    for one in reversed(edits):
        start, end = (offsets[place.line] + place.character for place in one.range)
        expected = expected[:start] + one.text + expected[end:]
    assert apply_edits(text, edits).lines == Text.of(expected).lines
