"""Buffers patch their lines in place; stores keep documents by URI."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsp_server.documents import Buffer, Change, Document, DocumentStore, Splice
from lsp_server.syntax import PLAIN, language_by_id
from lsp_server.text import Position, PositionEncoding, Range

UTF8, UTF16, UTF32 = PositionEncoding.UTF8, PositionEncoding.UTF16, PositionEncoding.UTF32


@pytest.mark.parametrize(
    ("line", "units", "encoding", "place"),
    [
        (0, 0, UTF16, (0, 0)),
        (0, 3, UTF16, (0, 2)),
        (0, 2, UTF16, (0, 1)),
        (0, 5, UTF8, (0, 2)),
        (0, 4, UTF8, (0, 1)),
        (0, 2, UTF32, (0, 2)),
        (0, 4, UTF16, (0, 3)),
        (0, 5, UTF16, (0, 3)),
        (0, 2**31 - 1, UTF16, (0, 3)),
        (1, 9, UTF16, (1, 3)),
        (2, 9, UTF16, (2, 1)),
        (3, 9, UTF16, (3, 0)),
        (4, 0, UTF16, (3, 0)),
        (2**31 - 1, 2**31 - 1, UTF8, (3, 0)),
        (-1, 7, UTF8, (0, 0)),
        (1, -7, UTF8, (1, 0)),
    ],
)
def test_a_client_means_a_place_that_exists(
    line: int, units: int, encoding: PositionEncoding, place: tuple[int, int]
) -> None:
    assert Buffer("a\U0001f600b\r\nc\fd\rx\n").locate(line, units, encoding) == place


@pytest.mark.parametrize(
    ("content", "span", "text", "splice", "lines"),
    [
        ("", (0, 0, 0, 0), "x", (0, [""], ["x"]), ["x"]),
        ("", (0, 0, 0, 0), "x\n", (0, [""], ["x\n", ""]), ["x\n", ""]),
        ("a\nb", (0, 1, 0, 1), "x", (0, ["a\n"], ["ax\n"]), ["ax\n", "b"]),
        ("a\nb", (0, 1, 0, 1), "\n", (0, ["a\n"], ["a\n", "\n"]), ["a\n", "\n", "b"]),
        ("a\nb\nc", (0, 1, 1, 0), "", (0, ["a\n", "b\n"], ["ab\n"]), ["ab\n", "c"]),
        ("a\nb", (0, 0, 1, 1), "", (0, ["a\n", "b"], [""]), [""]),
        ("a\nb", (0, 1, 0, 1), "\r", (0, ["a\n"], ["a\r\n"]), ["a\r\n", "b"]),
        ("a\rb", (1, 0, 1, 0), "\n", (0, ["a\r", "b"], ["a\r\n", "b"]), ["a\r\n", "b"]),
        ("a\r\nb", (1, 0, 1, 0), "\n", (1, ["b"], ["\n", "b"]), ["a\r\n", "\n", "b"]),
        ("a\rbc\n\nd", (1, 0, 1, 2), "", (0, ["a\r", "bc\n"], ["a\r\n"]), ["a\r\n", "\n", "d"]),
        ("a\nb", (1, 0, 1, 0), "\n", (1, ["b"], ["\n", "b"]), ["a\n", "\n", "b"]),
        ("a", (0, 1, 0, 1), "\u2028\f", (0, ["a"], ["a\u2028\f"]), ["a\u2028\f"]),
    ],
)
def test_a_change_says_which_lines_it_replaced(
    content: str,
    span: tuple[int, int, int, int],
    text: str,
    splice: tuple[int, list[str], list[str]],
    lines: list[str],
) -> None:
    buffer = Buffer(content)
    got = buffer.replace(Range(Position(*span[:2]), Position(*span[2:])), text)
    assert got == Splice(*splice)
    assert buffer.snapshot().lines == lines


def test_a_snapshot_is_the_same_value_until_the_next_change() -> None:
    buffer = Buffer("a\nb\n")
    first = buffer.snapshot()
    assert buffer.snapshot() is first
    buffer.replace(Range.at(0, 0, 1), "x")
    second = buffer.snapshot()
    buffer.replace(Range.at(1, 0, 1), "y")
    buffer.reset("all new")
    assert [str(first), str(second), str(buffer.snapshot())] == ["a\nb\n", "x\nb\n", "all new"]


def test_changes_without_a_snapshot_between_keep_the_same_list() -> None:
    buffer = Buffer("a\n" * 10)
    buffer.snapshot()
    buffer.replace(Range.at(0, 0, 1), "x")
    lines = buffer._lines
    buffer.replace(Range.at(1, 0, 1), "y\nz")
    assert buffer._lines is lines


def test_a_text_is_split_at_its_first_use() -> None:
    buffer = Buffer("a\nb")
    assert buffer._lines == []
    assert buffer.snapshot().lines == ["a\n", "b"]
    buffer.reset("c\nd\n")
    assert buffer.locate(9, 0, UTF16) == (2, 0)


def test_a_store_keeps_documents_by_uri() -> None:
    store = DocumentStore()
    assert store.encoding is UTF16
    document = store.open("file:///a.py", "/a.py", "python", 3, "x = 1\n")
    assert store.get("file:///a.py") is document
    assert (document.version, document.language.name, str(document.text)) == (3, "python", "x = 1\n")
    assert store.get("file:///b.py") is None
    assert (len(store), list(store)) == (1, [document])
    again = store.open("file:///a.py", "/a.py", "python", 1, "")
    assert (len(store), store.get("file:///a.py")) == (1, again)
    assert store.close("file:///a.py") is again
    assert store.close("file:///a.py") is None
    assert len(store) == 0


@pytest.mark.parametrize(
    ("language_id", "path", "name"),
    [
        ("python", "", "python"),
        ("javascriptreact", "/a.txt", "javascript"),
        ("typescriptreact", "", "tsx"),
        ("", "/x/a.ts", "typescript"),
        ("unheard-of", "/x/a.PY", "python"),
        ("unheard-of", "/x/SConstruct", "python"),
        ("unheard-of", "/x/a.unheard-of", "plaintext"),
    ],
)
def test_the_language_follows_the_id_then_the_name(language_id: str, path: str, name: str) -> None:
    assert DocumentStore().open("untitled:1", path, language_id, 1, "").language.name == name


def test_a_document_without_a_path_is_known_by_its_uri() -> None:
    assert DocumentStore().open("zip:///a/b.py", "", "unknown", 1, "").language.name == "python"
    assert DocumentStore().open("untitled:Untitled-1", "", "unknown", 1, "").language is PLAIN


def test_documents_may_close_while_all_are_visited() -> None:
    store = DocumentStore()
    for name in "abc":
        store.open(name, "", "plaintext", 1, "")
    for document in store:
        store.close(document.uri)
    assert len(store) == 0


def test_a_version_that_goes_back_is_taken_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    store = DocumentStore(UTF8)
    document = store.open("file:///a", "/a", "python", 5, "x\r\ny")
    document.follow(6, (), UTF8)
    with caplog.at_level(logging.WARNING):
        document.follow(6, (), UTF8)
        document.follow(2, (), UTF8)
    assert document.version == 2
    assert str(document.text) == "x\r\ny"
    assert "from 6 to 2" in caplog.text


@settings(deadline=None)
@given(st.data())
def test_changes_that_overtake_each_other_give_the_text_that_the_editor_has(data: st.DataObject) -> None:
    """Each of some changes is sent at its place or up to three places later, as tasks of one burst are."""
    text = data.draw(st.text("a\u00e9\U0001f600\r\n", max_size=12))
    editor, document = (
        Document("file:///a", "/a", PLAIN, 0, text),
        Document("file:///a", "/a", PLAIN, 0, text),
    )
    sent: list[tuple[int, int, list[Change]]] = []
    for version in range(1, data.draw(st.integers(2, 8))):
        changes = [
            Change(
                data.draw(st.tuples(*[st.integers(0, 9)] * 4)), data.draw(st.text("b\u00e9\n\r", max_size=3))
            )
            for _ in range(data.draw(st.integers(1, 2)))
        ]
        editor.follow(version, changes, UTF16)
        sent.append((version + data.draw(st.integers(0, 3)), version, changes))
    for _late, version, changes in sorted(sent, key=lambda one: one[:2]):
        document.follow(version, changes, UTF16)
    assert (str(document.text), document.version) == (str(editor.text), editor.version)
    assert document.text.data == editor.text.data


def test_a_change_long_after_its_turn_is_taken_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 100, 2))
    monkeypatch.setattr("lsp_server.documents.history.time.monotonic", lambda: next(clock))
    document = Document("file:///a", "/a", PLAIN, 0, "")
    document.follow(2, [Change((0, 0, 0, 0), "x")], UTF8)
    document.follow(1, [Change((0, 1, 0, 1), "y")], UTF8)
    assert (str(document.text), document.version) == ("xy", 1)


def test_changes_are_put_in_order_behind_one_that_is_too_big_to_be_kept() -> None:
    document = Document("file:///a", "/a", PLAIN, 0, "a line that is long\n" * 10_000)
    document.follow(1, [Change((0, 0, 10_000, 0), "")], UTF8)
    document.follow(3, [Change((0, 1, 0, 2), "")], UTF8)
    document.follow(2, [Change((0, 0, 0, 0), "xyz")], UTF8)
    assert (str(document.text), document.version) == ("xz", 3)


def test_keys_in_a_long_line_are_not_kept() -> None:
    document = Document("file:///a", "/a", PLAIN, 0, "x" * 1_000_000)
    for version in range(1, 9):
        document.follow(version, [Change((0, 0, 0, 0), "y")], UTF8)
    assert not document._history._steps


def test_a_tree_follows_changes_that_came_late() -> None:
    document = Document("file:///a.py", "/a.py", language_by_id("python"), 0, "def f():\n    pass\n")
    first = document.snapshot()
    document.adopt(first, document.parse(first))
    document.follow(2, [Change((0, 6, 0, 6), "h")], UTF8)
    document.follow(1, [Change((0, 5, 0, 5), "g")], UTF8)
    snapshot = document.snapshot()
    assert str(snapshot.text).startswith("def fgh()")
    assert snapshot.tree is not None
    assert snapshot.tree.root_node.end_byte == len(snapshot.text.data)
    document.adopt(snapshot, document.parse(snapshot))
    (symbol,) = document.snapshot().symbols_at(Range(Position(0, 0), Position(0, 0)))
    assert symbol.name == "fgh"
