"""What a request is about, at the edges of a text."""

from __future__ import annotations

import pytest

from lsp_server.assist.requests import target_of
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
