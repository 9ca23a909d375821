"""What a request is about, at the edges of a text."""

from __future__ import annotations

import pytest

from lsp_server.assist.requests import meant, target_of
from lsp_server.documents import Snapshot
from lsp_server.syntax import language_by_id
from lsp_server.text import Position, Range, Text


@pytest.mark.parametrize(
    "code", ["", "# podium: say more", "def f():\n    pass\n\n# podium: more\n", "x = 1\n# a"]
)
@pytest.mark.parametrize("intent", ["ask", "fix", "document", "refactor", "explain", "audit"])
def test_a_request_from_the_last_lines_has_a_target(code: str, intent: str) -> None:
    snapshot = Snapshot("file:///a.py", "a.py", language_by_id("python"), 1, Text.of(code)).parsed()
    for line in range(len(snapshot.text.lines)):
        here = Range(Position(line, 0), Position(line, 0))
        assert target_of(intent, snapshot, here).name


def test_a_comment_asks_about_the_definition_below_it() -> None:
    code = "# podium: say more\n\ndef f():\n    pass\n"
    snapshot = Snapshot("file:///a.py", "a.py", language_by_id("python"), 1, Text.of(code)).parsed()
    assert target_of("ask", snapshot, Range(Position(0, 0), Position(0, 0))).name == "f"


@pytest.mark.parametrize(
    ("code", "end", "cursor"),
    [
        ("total", (0, 1), True),
        ("total", (0, 2), False),
        ("total", (0, 0), True),
        ("e\u0301t\u00e9", (0, 2), True),  # a letter and its accent, as one character
        ("\n\nx", (1, 0), True),
        ("\r\nx", (1, 0), True),
        ("x\ny", (1, 0), False),
        ("\n\n\n", (2, 0), False),
        ("\U0001f44d\U0001f3fd!", (0, 2), True),
        ("\U0001f468\u200d\U0001f469\ufe0f\u200d\U0001f467", (0, 6), True),
        ("\U0001f1e9\U0001f1ea", (0, 2), True),
        ("\U0001f600\U0001f600", (0, 2), False),
        ("x" * 1000, (0, 1000), False),
        ("", (0, 0), True),
    ],
)
def test_one_selected_character_is_a_cursor(code: str, end: tuple[int, int], *, cursor: bool) -> None:
    span = Range(Position(0, 0), Position(*end))
    assert meant(Text.of(code), span) == (Range(span.start, span.start) if cursor else span)
