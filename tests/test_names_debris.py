"""Code that is cut, shuffled or no code at all: never an exception, never an edit outside the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsp_server import store
from lsp_server.syntax import language_by_id, parse
from lsp_server.text import Position, Range, Text, apply_edits
from lsp_server.tools.names import (
    ImportCandidate,
    Surroundings,
    fixes_for_undefined,
    insert_import,
    scope_names,
)

PYTHON = language_by_id("python")
PIECES = (
    "import os",
    "from a import b",
    "from a import (",
    "b,",
    ")",
    "from .",
    "import",
    " ",
    "    ",
    "\n",
    "\r\n",
    "\r",
    "\ufeff",
    "𝒳 = 1",
    "é",
    "\x00",
    "\ud800",
    "# c",
    '"""',
    "'",
    "def f(",
    "a, *b",
    "):",
    "class A:",
    "lambda x:",
    "[x for",
    "x in y]",
    "global g",
    ";",
    "\\",
    "\f",
    "Path",
    "if TYPE_CHECKING:",
    "@",
    "__all__ = ['a']",
    "match x:",
    "case",
)
CANDIDATES = (ImportCandidate("a", "Path"), ImportCandidate("json"), ImportCandidate(".x", "y"))


def everything(code: str, at: int) -> None:
    text = Text.of(code)
    tree = parse(PYTHON, text.data)
    assert tree is not None
    position = text.clamp(Position(at % len(text.lines), at))
    assert "print" in scope_names(tree, text, position)
    for candidate in CANDIDATES:
        apply_edits(text, insert_import(PYTHON, tree, text, candidate))
    for line in range(min(len(text.lines), 30)):
        start = text.line(line).find("Path")
        if start >= 0:
            for fix in fixes_for_undefined(
                PYTHON, tree, text, Range.at(line, start, start + 4), Surroundings()
            ):
                apply_edits(text, fix.edits)


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.integers(0, 200))
@settings(max_examples=200, deadline=None)
def test_any_mixture_of_pieces(pieces: list[str], at: int):
    everything("".join(pieces), at)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_file_cut_anywhere(newline: str):
    code = (store.example_folder() / "shop" / "storage.py").read_text("utf-8").replace("\n", newline)
    for end in range(0, len(code), 41):
        everything(code[:end], end)


def test_a_large_file_is_quick():
    body = "".join(
        f"def f{n}(a, b={n}):\n    total_{n} = a + b\n    return total_{n}\n\n\n" for n in range(16_000)
    )
    text = Text.of(f"import os\n\n\n{body}x = Path(respones)\n")
    assert len(text.data) > 1_000_000
    tree = parse(PYTHON, text.data)
    assert tree is not None
    line = len(text.lines) - 2
    started = time.perf_counter()
    fixes = fixes_for_undefined(PYTHON, tree, text, Range.at(line, 4, 8), Surroundings())
    assert time.perf_counter() - started < 3
    assert fixes[0].title == "import Path from pathlib"
