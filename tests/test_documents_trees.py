"""Trees that follow the edits: the right bytes at once, and after a parse the tree that a new parse gives."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import lsp_server.syntax.symbols
from lsp_server.documents import HUGE, LARGE, Document, Snapshot
from lsp_server.syntax import Language, Tree, language_by_id, parse, parse_in_chunks
from lsp_server.text import Position, PositionEncoding, Range
from tests.reference_text import Span, seeded
from tests.tree_nodes import nodes_of

UTF16 = PositionEncoding.UTF16
PYTHON, JAVASCRIPT = language_by_id("python"), language_by_id("javascript")

PYTHON_TEXT = Path(lsp_server.syntax.symbols.__file__).read_text("utf-8")
JAVASCRIPT_TEXT = (
    """/** Doc. */
export class Cache extends Base {
  #size = 0;
  static make = async (key, ...rest) => { return `${key} é`; };
  get size() { return this.#size; }
  *walk() { for (const x of this.items) { yield x; } }
}

const handlers = {
  open(uri) { return uri ?? null; },
  close: function (uri) { if (uri) { delete this[uri]; } },
};
function outer(a, b = 1) {
  // \U0001f600 said
  const inner = x => x + a;
  return inner(b) / 2;
}
export default outer;
"""
    * 6
)
MILD = ("", "x", "\n", "    y = 1\n", "# c\n", " ", "1")
WILD = ("", "(", "\n", '"', "def f():\n", "é", "\U0001f600", "class A:\n  ", "{", "}", "x", "\r\n", "`", "/*")


def opened(language: Language, content: str) -> Document:
    """A document whose tree is there and fresh."""
    document = Document("file:///x", "/x", language, 1, content)
    settle(document)
    return document


def settle(document: Document) -> Tree | None:
    """What idle time does: parse the present text and take the tree."""
    snapshot = document.snapshot()
    tree = document.parse(snapshot)
    assert document.adopt(snapshot, tree)
    return tree


def check_pending(snapshot: Snapshot) -> None:
    """The tree of a snapshot has the snapshot's bytes: every name that nobody touched is still that name."""
    assert snapshot.tree is not None
    data = snapshot.text.data
    root, rows = snapshot.tree.root_node, data.split(b"\n")
    assert (root.end_byte, root.end_point) == (len(data), (len(rows) - 1, len(rows[-1])))
    for node in nodes_of(snapshot.tree):
        assert 0 <= node.start <= node.end <= len(data)
        if node.type == "identifier" and not node.has_changes:
            name = data[node.start : node.end].decode().replace("$", "_").replace("\U0001f600", "_")
            assert name.isidentifier() or node.is_missing


def assert_same(tree: Tree | None, language: Language, data: bytes) -> None:
    """The tree is the one that a parse from nothing gives, rows and columns included."""
    full = parse(language, data)
    assert tree is not None
    assert full is not None
    assert str(tree.root_node) == str(full.root_node)
    assert list(nodes_of(tree)) == list(nodes_of(full))


def edit_somewhere(document: Document, rng: random.Random, pieces: tuple[str, ...]) -> None:
    lines = len(document.text.lines)
    line, units = rng.randrange(lines), rng.randrange(40)
    last = line if rng.random() < 0.6 else line + rng.randrange(3)
    end = units + rng.randrange(3) if last == line else rng.randrange(40)
    document.change((line, units, last, end), rng.choice(pieces), UTF16)


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("pieces", [MILD, WILD], ids=["mild", "wild"])
@pytest.mark.parametrize(
    ("language", "content"),
    [(PYTHON, PYTHON_TEXT), (JAVASCRIPT, JAVASCRIPT_TEXT)],
    ids=["python", "javascript"],
)
def test_trees_follow_random_edits(
    language: Language, content: str, pieces: tuple[str, ...], newline: str
) -> None:
    """How tree-sitter mends wrong code depends on what it parsed before: there trees may differ, rarely."""
    rng = seeded(11)
    differing = 0
    for _ in range(8):
        document = opened(language, content.replace("\n", newline))
        for _ in range(10):
            for _ in range(rng.randrange(1, 6)):
                edit_somewhere(document, rng, pieces)
            check_pending(document.snapshot())
            tree, full = settle(document), parse(language, document.text.data)
            assert tree is not None
            assert full is not None
            assert tree.root_node.has_error == full.root_node.has_error
            same = list(nodes_of(tree)) == list(nodes_of(full))
            assert same or full.root_node.has_error
            differing += not same
    assert differing <= 4


@pytest.mark.parametrize(
    "content",
    ["", "\n", "x", "x = 1", "x = 1\n", "\ufeffx = 1\r\n", "def f():\n    pass", "é = '\U0001f600'\n\n\n"],
)
@pytest.mark.parametrize("place", ["start", "end"])
@pytest.mark.parametrize("text", ["y", "\n", "\r\n", "y = 2\n", "\n\n\U0001f600", ""])
def test_edits_at_either_end_are_told_exactly(content: str, place: str, text: str) -> None:
    document = opened(PYTHON, content)
    end = document.text.end
    at = (0, 0) if place == "start" else (end.line, end.character)
    document.change((*at, *at), text, PositionEncoding.UTF32)
    check_pending(document.snapshot())
    assert_same(settle(document), PYTHON, document.text.data)


@pytest.mark.parametrize("span", [(0, 0, 99, 0), (1, 0, 99, 0), (0, 3, 2, 4), (3, 0, 99, 0), (2, 4, 3, 0)])
@pytest.mark.parametrize("text", ["", "z", "z = 3\n"])
def test_deleting_up_to_the_end_is_told_exactly(span: Span, text: str) -> None:
    document = opened(PYTHON, "a = 1\nb = 2\nc = 3\nd = 4")
    document.change(span, text, UTF16)
    check_pending(document.snapshot())
    assert_same(settle(document), PYTHON, document.text.data)


def test_typing_on_a_line_is_one_pending_edit() -> None:
    document = opened(PYTHON, PYTHON_TEXT)
    for column, char in enumerate("    total = len(items)  # \u00fcber"):
        document.change((30, column, 30, column), char, UTF16)
    document.change((30, 5, 30, 9), "sum", UTF16)
    document.change((30, 0, 30, 0), "\n", UTF16)
    document.change((31, 3, 31, 4), "", UTF16)
    document.change((30, 0, 31, 0), "", UTF16)
    assert len(document._trees._edits) == 1
    check_pending(document.snapshot())
    assert_same(settle(document), PYTHON, document.text.data)


def test_edits_inside_a_pasted_block_join_the_paste() -> None:
    document = opened(PYTHON, PYTHON_TEXT)
    document.change((30, 0, 30, 0), "a = 1\nb = 2\nc = 3\n", UTF16)
    for line in (32, 30, 31):
        document.change((line, 4, line, 5), "[\n]", UTF16)
    assert len(document._trees._edits) == 1
    document.change((29, 0, 29, 0), "#", UTF16)
    document.change((100, 0, 100, 0), "# \U0001f600\n" * 9, UTF16)
    document.change((33, 4, 33, 5), "{}", UTF16)
    assert len(document._trees._edits) == 4
    check_pending(document.snapshot())
    assert_same(settle(document), PYTHON, document.text.data)


def test_an_edit_from_inside_a_paste_to_behind_it_is_told_where_it_is() -> None:
    document = opened(PYTHON, "".join(f"name_{number} = other_{number}\n" for number in range(60)))
    document.change((20, 0, 20, 0), "# \U0001f600\n" * 9, UTF16)
    document.change((50, 0, 50, 0), "#", UTF16)
    document.change((25, 0, 36, 9), "", UTF16)
    assert len(document._trees._edits) == 3
    check_pending(document.snapshot())
    assert_same(settle(document), PYTHON, document.text.data)


@pytest.mark.parametrize(("edits", "kept"), [(256, True), (257, False)])
def test_more_scattered_edits_than_pay_drop_the_tree(edits: int, *, kept: bool) -> None:
    document = opened(PYTHON, "x = 1  # é\n" * 2000)
    for number in range(edits):
        line = number * 2 if number % 2 else 1100 + number
        document.change((line, 4, line, 4), "\U0001f600\n" if number % 3 else "2", UTF16)
    assert (document.snapshot().tree is not None) is kept
    if kept:
        check_pending(document.snapshot())
    assert_same(settle(document), PYTHON, document.text.data)


@pytest.mark.parametrize(
    ("content", "span", "text"),
    [
        ("a = 1\rdef f():\r    return 1\r", (1, 4, 1, 5), "g"),
        ("a = 1\rb = 2\nc = 3\nd = 4\n", (2, 0, 2, 1), "x"),
        ("a = 1\nb = 2\rc = 3\nd = 4\n", (0, 0, 0, 1), "x"),
        ("a = 1\nb = 2\nc = 3\n", (1, 0, 1, 0), "x = 1\r"),
        ("a = 1\nb = 2\nc = 3\n", (0, 5, 1, 0), "\r"),
        ("a = 1\r\nb = 2\r\n", (0, 5, 1, 0), "\r"),
    ],
)
def test_where_a_lone_cr_ends_a_line_the_tree_waits_for_the_next_parse(
    content: str, span: Span, text: str
) -> None:
    document = opened(PYTHON, content)
    document.change(span, text, UTF16)
    assert document.snapshot().tree is None
    assert_same(settle(document), PYTHON, document.text.data)


def test_a_file_follows_its_edits_again_when_its_last_lone_cr_is_gone() -> None:
    document = opened(PYTHON, "a = 1\rb = 2\nc = 3\n")
    document.change((0, 5, 1, 0), "\n", UTF16)
    settle(document)
    document.change((2, 0, 2, 1), "x", UTF16)
    check_pending(document.snapshot())
    assert_same(settle(document), PYTHON, document.text.data)


def test_joining_cr_with_lf_keeps_the_tree() -> None:
    document = opened(PYTHON, "a = 1\nb = 2\r\nc = 3\n")
    document.change((0, 5, 0, 5), "\r", UTF16)
    check_pending(document.snapshot())
    assert_same(settle(document), PYTHON, document.text.data)


def test_a_large_text_parsed_in_chunks_gives_the_same_tree() -> None:
    content = PYTHON_TEXT * (LARGE // len(PYTHON_TEXT) + 1)
    content = content.replace("Every range counts", "Jeder Bereich zählt \U0001f600 漢")
    data = content.encode()
    assert len(data) > LARGE
    assert_same(parse_in_chunks(PYTHON, data), PYTHON, data)


def test_a_document_that_grows_too_long_gives_its_tree_up() -> None:
    document = opened(PYTHON, "x = 1\n" * (LARGE // 6 - 10))
    assert document.snapshot().fresh
    document.change((5, 0, 5, 0), "y = 2\n" * 20, UTF16)
    assert document.large
    snapshot = document.snapshot()
    assert snapshot.tree is None
    assert document.parse(snapshot) is None
    document.change((0, 0, 100, 0), "", UTF16)
    assert_same(settle(document), PYTHON, document.text.data)


def test_a_huge_file_has_no_tree() -> None:
    document = Document("file:///x", "/x", PYTHON, 1, "x = 1\n" * (HUGE // 6 + 1))
    assert document.huge
    snapshot = document.snapshot()
    assert document.parse(snapshot) is None
    assert document.adopt(snapshot, None)
    assert document.snapshot().tree is None
    assert document.snapshot().symbols_at(Range.at(0, 0, 0)) == []


@pytest.mark.parametrize("unit", ["x = 1\n", "# 漢漢漢漢\n"])
def test_a_file_becomes_huge_and_small_again(unit: str) -> None:
    small = "a = 1\n"
    document = opened(PYTHON, small)
    assert not document.huge
    block = unit * (HUGE // len(unit.encode()) + 1)
    document.change((1, 0, 1, 0), block, UTF16)
    assert document.huge
    assert document.snapshot().tree is None
    assert document.parse(document.snapshot()) is None
    document.change((1, 0, 10**9, 0), "", UTF16)
    assert str(document.text) == small
    assert not document.huge
    assert_same(settle(document), PYTHON, document.text.data)
    document.reset(block)
    assert document.huge
    document.reset(small)
    assert not document.huge


def test_a_tree_of_an_older_text_is_not_taken() -> None:
    document = opened(PYTHON, "a = 1\n")
    old = document.snapshot()
    tree = document.parse(old)
    document.change((0, 0, 0, 1), "b", UTF16)
    assert not document.adopt(old, tree)
    assert not document.snapshot().fresh
    assert settle(document) is not None
    assert document.snapshot().fresh


def test_a_snapshot_keeps_its_own_tree() -> None:
    document = opened(PYTHON, "a = 1\n")
    first = document.snapshot()
    document.change((0, 0, 0, 0), "long_name = 2\n", UTF16)
    second = document.snapshot()
    document.reset("")
    check_pending(first)
    check_pending(second)
    assert first.fresh
    assert not second.fresh
    assert document.snapshot().tree is None


def test_a_full_replacement_drops_the_tree() -> None:
    document = opened(PYTHON, "a = 1\n")
    document.reset("b = 2\n")
    assert document.snapshot().tree is None
    assert_same(settle(document), PYTHON, b"b = 2\n")


def test_a_language_without_a_grammar_has_no_tree() -> None:
    document = opened(language_by_id("dotenv"), "A=1\n")
    document.change((0, 0, 0, 0), "\r", UTF16)
    assert settle(document) is None
    assert document.snapshot().tree is None


def test_an_old_tree_still_finds_the_definitions_at_their_new_lines() -> None:
    document = opened(PYTHON, "def first():\n    pass\n\n\ndef second():\n    return 1\n")
    document.change((0, 0, 0, 0), "# one\n# two \U0001f600\n", UTF16)
    document.change((4, 0, 4, 0), "x = 1\r\n", UTF16)
    snapshot = document.snapshot()
    assert not snapshot.fresh
    place = Position(8, 6)
    assert snapshot.text.line(8) == "    return 1"
    found = snapshot.symbols_at(Range(place, place))
    assert [(symbol.qualified, symbol.range.start) for symbol in found] == [("second", (7, 0))]
