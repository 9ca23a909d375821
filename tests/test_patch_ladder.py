"""The safety ladder: each check with edits that pass it and edits that it rejects."""

from __future__ import annotations

import pytest

from lsp_server.errors import RejectedEdit
from lsp_server.patch import FileFacts, propose
from lsp_server.patch.ladder import Parsed, propose_parsed
from lsp_server.syntax import language_by_id, outline, parse
from lsp_server.text import Position, Range, Text, TextEdit, apply_edits
from lsp_server.trust import is_protected

PYTHON = language_by_id("python")
OPEN = FileFacts("a.py", is_open=True)
CODE = "import os\n\n\ndef f(x):\n    return x\n\n\nclass A:\n    y = 1  # \U0001f600 é\n"


def at(line: int, start: int, end: int, text: str) -> TextEdit:
    return TextEdit(Range.at(line, start, end), text)


def rejected(content: str, *edits: TextEdit, facts: FileFacts = OPEN, scope: tuple[Range, ...] = ()) -> str:
    """The rule that says no, with a tree and without one."""
    rules: set[str] = set()
    for tree in (None, parse(PYTHON, Text.of(content).data)):
        with pytest.raises(RejectedEdit) as fault:
            propose(PYTHON, Text.of(content), edits, facts=facts, scope=scope, tree=tree)
        rules.add(fault.value.rule)
    assert len(rules) == 1
    return rules.pop()


@pytest.mark.parametrize(
    "edits",
    [
        [at(0, 7, 9, "sys")],
        [at(4, 11, 12, "x + 1"), at(0, 0, 0, "# new\n")],
        [TextEdit(Range(Position(0, 0), Position(2, 0)), "")],
        [at(8, 8, 9, '"\U0001f680"'), at(8, 13, 14, "\U0001f600\U0001f600")],
        [at(9, 0, 0, "z = 2\n")],
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_good_edits_pass(edits: list[TextEdit], newline: str) -> None:
    base = Text.of(CODE.replace("\n", newline))
    edits = [TextEdit(edit.range, edit.text.replace("\n", newline)) for edit in edits]
    for tree in (None, parse(PYTHON, base.data)):
        proposal = propose(PYTHON, base, edits, facts=OPEN, tree=tree)
        assert str(proposal.result) == str(apply_edits(base, edits))


@pytest.mark.parametrize(
    "facts",
    [
        FileFacts("a.py", is_open=False),
        FileFacts("a.py", is_open=False, inside_root=True, ignored=True),
        FileFacts("a.py", is_open=False, inside_root=True, regular=False),
    ],
)
def test_files_that_may_not_be_edited(facts: FileFacts) -> None:
    assert rejected(CODE, at(0, 7, 9, "sys"), facts=facts) == "path"


def test_edits_outside_the_scope() -> None:
    assert rejected(CODE, at(0, 7, 9, "sys"), scope=(Range(Position(3, 0), Position(5, 0)),)) == "scope"
    inside = propose(
        PYTHON,
        Text.of(CODE),
        [at(4, 11, 12, "1")],
        facts=OPEN,
        scope=(Range(Position(3, 0), Position(5, 0)),),
    )
    assert inside.edits


@pytest.mark.parametrize(
    ("content", "edit"),
    [
        ("\ufeffa = 1\n", at(0, 0, 1, "")),
        ("a = 1\n", at(0, 0, 0, "\ufeff")),
        ("a = 1\r\nb = 2\r\n", at(0, 0, 0, "c = 3\n")),
        ("a = 1\nb = 2\n", at(0, 0, 0, "c = 3\r\n")),
        ("a = 1\nb = 2\n", TextEdit(Range(Position(1, 5), Position(2, 0)), "")),
    ],
)
def test_habits_of_the_file_stay(content: str, edit: TextEdit) -> None:
    assert rejected(content, edit) == "bytes"


@pytest.mark.parametrize(
    "edit",
    [
        at(3, 5, 8, "(x"),
        at(4, 11, 12, '"""'),
        at(0, 0, 0, "def (\n"),
        at(4, 0, 4, ")"),
        at(7, 0, 7, "class :"),
    ],
)
def test_new_syntax_errors(edit: TextEdit) -> None:
    assert rejected(CODE, edit) == "syntax"


def test_a_file_that_is_broken_already_may_be_edited_where_it_is_not() -> None:
    broken = CODE + "def g(:\n    pass\n"
    for tree in (None, parse(PYTHON, Text.of(broken).data)):
        assert propose(PYTHON, Text.of(broken), [at(0, 7, 9, "sys")], facts=OPEN, tree=tree).edits


def test_overlaps_and_places_that_are_not_there() -> None:
    assert rejected(CODE, at(0, 0, 5, "x"), at(0, 3, 7, "y")) == "round-trip"
    assert rejected(CODE, at(99, 0, 0, "x")) == "round-trip"


def test_edits_that_change_nothing_are_dropped() -> None:
    assert propose(PYTHON, Text.of(CODE), [at(0, 7, 9, "os")], facts=OPEN).edits == ()


def test_lone_carriage_returns() -> None:
    base = Text.of("a = 1\rb = 2\r")
    proposal = propose(PYTHON, base, [at(1, 0, 1, "c")], facts=OPEN, tree=parse(PYTHON, base.data))
    assert str(proposal.result) == "a = 1\rc = 2\r"


def test_files_that_run_things_are_left_alone() -> None:
    facts = FileFacts("conftest.py", is_open=False, inside_root=True, protected=True)
    assert rejected(CODE, at(0, 7, 9, "sys"), facts=facts) == "protected"


@pytest.mark.parametrize(
    "path",
    [
        ".git/hooks/pre-commit",
        ".GIT/config",
        "a/.vscode/tasks.json",
        ".github/workflows/x.yml",
        "podium.yaml",
        "Podium.YAML",
        "tests/conftest.py",
        "AGENTS.md",
        "a\\.vscode\\settings.json",
        "x.code-workspace",
        ".envrc",
    ],
)
def test_what_is_protected(path: str) -> None:
    assert is_protected(path)


@pytest.mark.parametrize("path", ["tests/test_a.py", "src/github/x.py", "src/a.test.ts", "my.env.py"])
def test_what_is_not(path: str) -> None:
    assert not is_protected(path)


def reparsed(base: Text, edits: list[TextEdit]) -> Parsed:
    tree = parse(PYTHON, base.data)
    _, parsed = propose_parsed(PYTHON, base, edits, facts=OPEN, tree=tree)
    assert parsed.tree is not None
    return parsed


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "z = 1"])
def test_the_tree_of_the_result_is_that_of_a_parse_from_nothing(newline: str, last: str) -> None:
    """Wherever the edits stand, however far apart, and whatever they do to the number of lines."""
    code = "".join(f"def f{number}(é):\n    '''ü'''\n    return é\n\n\n" for number in range(60)) + last
    base = Text.of(code.replace("\n", newline))
    new = f"x = 'ö'{newline}y = 2{newline}"
    for first in (0, 5, 150, 295):
        for second in (first, min(first + 40, 300), 300):
            edits = [
                TextEdit(Range(Position(first, 0), Position(first, 0)), new),
                TextEdit(Range(Position(second, 0), min(Position(second + 5, 0), base.end)), ""),
            ]
            parsed = reparsed(base, edits)
            result = apply_edits(base, edits)
            plain = parse(PYTHON, result.data)
            assert plain is not None
            assert outline(PYTHON, parsed.tree, result) == outline(PYTHON, plain, result)
            assert str(parsed.tree.root_node) == str(plain.root_node)


def test_what_changed_is_known_and_close_to_the_edit() -> None:
    base = Text.of("é = 1\n" * 4000)
    line = Position(2000, 0)
    parsed = reparsed(base, [TextEdit(Range(line, line), "z = 'ü'\n")])
    assert parsed.changed is not None
    start, end = parsed.changed
    assert 13_000 < start <= 14_000
    assert 14_009 <= end < 15_000
