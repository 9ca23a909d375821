"""Findings near a place: the same as all of them would give there, however the text was edited."""

from __future__ import annotations

import pytest

from lsp_server.assist.pile import Kept, Pile
from lsp_server.text import Position, Range, Text
from lsp_server.tools.findings import Finding
from tests.reference_text import seeded

LINES = tuple(f"value_{number % 17} = {number % 5}\n" for number in range(60))


@pytest.mark.parametrize("seed", range(250))
def test_near_is_what_stands_there_of_all(seed: int) -> None:
    chance = seeded(seed)
    older, base = text_of(list(LINES)), text_of([*LINES[:40], "x\n", *LINES[40:]])
    pile = filled(seed, (older, base))
    lines = list(base.lines)
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(lines) - 6)
        lines[at : at + chance.randrange(5)] = chance.choices(LINES, k=chance.randrange(5))
    text = text_of(lines[:-1])
    every = filled(seed, (older, base)).shown(text)
    for _ in range(12):
        first = chance.randrange(len(text.lines))
        span = Range(
            Position(first, 0), Position(min(first + chance.choice((0, 0, 2, 9)), len(text.lines) - 1), 0)
        )
        expected = [
            one
            for one in every
            if one.range.start.line <= span.end.line and one.range.end.line >= span.start.line
        ]
        assert pile.near(text, span) == expected
    standing = {(one.id, one.range) for one in pile.standing(text)}
    assert {(one.id, one.range) for one in every} <= standing


def filled(seed: int, bases: tuple[Text, ...]) -> Pile:
    chance = seeded(seed)
    kept: list[Kept] = []
    for number in range(40):
        base = chance.choice(bases)
        line = chance.randrange(len(base.lines) - 1)
        end = min(line + chance.choice((0, 0, 0, 1, 7)), len(base.lines) - 2)
        span = Range(Position(line, chance.randrange(4)), Position(end, 5))
        tool, origin = chance.choice((("ruff", "lint"), ("ruff", "audit"), ("podium", "audit")))
        rule, cwe = chance.choice(("A1", "B2")), chance.choice((None, 79))
        kept.append(Kept(str(number), origin, Finding(tool, rule, "m", span, cwe=cwe), base))
    pile = Pile()
    pile.replace(kept)
    return pile


def text_of(lines: list[str]) -> Text:
    return Text.of("".join(lines))
