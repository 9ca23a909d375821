"""Where code stands after edits: `Drift`, by tables and against random edits."""

from __future__ import annotations

import pytest

from lsp_server.errors import StaleError
from lsp_server.text import Drift, Position, Range, Text, TextEdit, apply_edits
from tests.reference_text import seeded

BASE = Text.of("".join(f"line {number} of the text\n" for number in range(20)))


def changed(*edits: TextEdit) -> Text:
    return apply_edits(BASE, edits)


def at(line: int, start: int, end: int) -> Range:
    return Range.at(line, start, end)


@pytest.mark.parametrize(
    ("edit", "span", "expected"),
    [
        # Nothing near it.
        (TextEdit(at(0, 0, 0), "new\n"), at(10, 5, 7), at(11, 5, 7)),
        (TextEdit(at(15, 0, 0), "new\n"), at(10, 5, 7), at(10, 5, 7)),
        (TextEdit(Range(Position(2, 0), Position(5, 0)), ""), at(10, 5, 7), at(7, 5, 7)),
        # On its line, in front of it and behind it.
        (TextEdit(at(10, 0, 0), "xx"), at(10, 5, 7), at(10, 7, 9)),
        (TextEdit(at(10, 12, 12), "xx"), at(10, 5, 7), at(10, 5, 7)),
        # Into it, or its line gone.
        (TextEdit(at(10, 6, 6), "x"), at(10, 5, 7), None),
        (TextEdit(Range(Position(9, 0), Position(12, 0)), ""), at(10, 5, 7), None),
    ],
)
def test_a_place_follows_its_code(edit: TextEdit, span: Range, expected: Range | None) -> None:
    assert Drift(BASE, changed(edit)).place(span) == expected


def test_code_between_two_edits_is_found_again() -> None:
    edits = [(at(2, 0, 4), "LINE"), (at(17, 0, 0), "two\nmore\n"), (at(4, 0, 0), "x\n")]
    new = changed(*(TextEdit(span, text) for span, text in edits))
    assert Drift(BASE, new).place(at(10, 5, 7)) == at(11, 5, 7)


@pytest.mark.parametrize("line", [7, 8, 9, 10, 11, 12, 13])
def test_an_edit_is_not_carried_over_changes_within_three_lines(line: int) -> None:
    drift = Drift(BASE, changed(TextEdit(at(line, 0, 0), "x")))
    with pytest.raises(StaleError):
        drift.carry([TextEdit(at(10, 5, 7), "")])


@pytest.mark.parametrize("line", [0, 6, 14, 19])
def test_an_edit_is_carried_over_changes_farther_off(line: int) -> None:
    drift = Drift(BASE, changed(TextEdit(at(line, 0, 0), "new\n")))
    down = 1 if line < 10 else 0
    assert drift.carry([TextEdit(at(10, 5, 7), "12")]) == (TextEdit(at(10 + down, 5, 7), "12"),)


def test_random_edits_never_bring_a_place_to_other_characters() -> None:
    rng, kept = seeded(5), 0
    for _ in range(2000):
        lines = [rng.choice("abc") * rng.randrange(1, 5) + rng.choice(["", "\U0001f600"]) for _ in range(12)]
        old = Text.of("\n".join(lines))
        cut = sorted(rng.randrange(len(old.data) + 1) for _ in range(2))
        edit = TextEdit(old.range_of_bytes(cut[0], cut[1]), rng.choice(["", "x", "\n", "y\nz", "a\n"]))
        new = apply_edits(old, [edit])
        ends = sorted(rng.randrange(len(old.data) + 1) for _ in range(2))
        span = old.range_of_bytes(ends[0], ends[1])
        placed = Drift(old, new).place(span)
        if placed is not None:
            kept += 1
            assert new.slice(placed) == old.slice(span)
    assert kept > 300


def test_random_edits_carry_to_the_same_change() -> None:
    rng, carried = seeded(6), 0
    for _ in range(1500):
        old = Text.of("".join(f"{rng.randrange(1000)} {number}\n" for number in range(30)))
        line = rng.randrange(30)
        new = apply_edits(old, [TextEdit(at(line, 0, 0), rng.choice(["x", "new\n", "a\nb\n"]))])
        target = rng.randrange(30)
        try:
            (edit,) = Drift(old, new).carry([TextEdit(at(target, 0, 2), "fixed")])
        except StaleError:
            assert abs(target - line) <= 3
            continue
        carried += 1
        after = apply_edits(new, [edit])
        assert after.lines[edit.range.start.line] == "fixed" + old.lines[target][2:]
    assert carried > 900
