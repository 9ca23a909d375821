"""The ladder's rules for what models write: what each rejects, what it warns of, and what it lets pass."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lsp_server.context import unit_of
from lsp_server.errors import RejectedEdit
from lsp_server.patch import FileFacts
from lsp_server.patch.doubts import Doubted, doubts_about
from lsp_server.patch.ladder import Parsed, propose_parsed
from lsp_server.syntax import Language, Tree, language_by_id, outline, parse
from lsp_server.text import Position, Range, Text, minimal_edits

PYTHON = language_by_id("python")
BASE = """# Copyright somebody
import os


def load(name, limit):
    rows = read(name)  # noqa: X1
    out = []
    for row in rows:
        out.append(row)
    assert out
    return out[:limit]


def other():
    return 2
"""


def judged(one: Doubted) -> list[str]:
    """The warnings; those of a look at the places that changed are those of a look at all of the file."""
    try:
        warnings = doubts_about(one)
    except RejectedEdit as rejected:
        with pytest.raises(RejectedEdit, match=f"^{re.escape(str(rejected))}$"):
            doubts_about(replace(one, changed=None))
        raise
    assert doubts_about(replace(one, changed=None)) == warnings
    return warnings


def parsed_by_the_ladder(language: Language, base: Text, result: Text, tree: Tree) -> Parsed:
    """What the ladder makes of an edit, or the plain tree where it rejects it."""
    edits = minimal_edits(base, result)
    try:
        return propose_parsed(language, base, edits, facts=FileFacts("m", is_open=True), tree=tree)[1]
    except RejectedEdit:
        return Parsed(parse(language, result.data))


def doubted(new: str, base: str = BASE, name: str = "m.py", intent: str = "fix") -> Doubted:
    text, result = Text.of(base), Text.of(new)
    tree = parse(PYTHON, text.data)
    assert tree is not None
    parsed = parsed_by_the_ladder(PYTHON, text, result, tree)
    symbol = next((one for one in outline(PYTHON, tree, text) if one.name == "load"), None)
    return Doubted(
        language=PYTHON,
        name=name,
        base=text,
        result=result,
        edits=tuple(minimal_edits(text, result)),
        intent=intent,
        unit=unit_of(text, (symbol,), None) if symbol else text.whole,
        symbol=symbol,
        base_tree=tree,
        result_tree=parsed.tree,
        changed=parsed.changed,
    )


@pytest.mark.parametrize(
    ("change", "intent", "word"),
    [
        (("    return out[:limit]\n", "\treturn out[:limit]\n"), "fix", "tabs and by spaces"),
        (("    return out[:limit]\n", "    # same as above\n"), "document", "left out"),
        (("    for row in rows:\n        out.append(row)\n", "    # code omitted\n"), "fix", "left out"),
        (("    for row in rows:\n        out.append(row)\n", "    pass\n"), "fix", "code was replaced"),
    ],
)
def test_what_a_file_is_used_to_is_kept(change: tuple[str, str], intent: str, word: str) -> None:
    edit = doubted(BASE.replace(*change), intent=intent)
    if word:
        with pytest.raises(RejectedEdit, match=word):
            doubts_about(edit)
    else:
        assert any("changes code" in warning for warning in doubts_about(edit))


def test_a_refactoring_may_shorten_code_and_say_so() -> None:
    loop = "    out = []\n    for row in rows:\n        out.append(row)\n"
    edit = doubted(BASE.replace(loop, "    # the same rows\n    out = [*rows]\n"), intent="refactor")
    assert all("code was left out" in warning for warning in doubts_about(edit))


@pytest.mark.parametrize(
    ("line", "warned"),
    [
        ("    # 读取所有的行\n", True),
        ("    # читает строки\n", True),
        ("    # naïve café, λ\n", False),
    ],
)
def test_words_in_another_script_are_warned_of(line: str, warned: bool) -> None:  # noqa: FBT001 - a row
    edit = doubted(BASE.replace("    out = []\n", f"{line}    out = []\n"))
    assert any("where the file has none" in warning for warning in doubts_about(edit)) is warned


def test_without_a_grammar_the_comments_are_told_by_their_openers() -> None:
    go = language_by_id("go")
    base = Text.of("func add(a int) int {\n\treturn a\n}\n")
    for new, kept in (("// add adds.\n/* and\n * more */\n", True), ("", False)):
        body = str(base) if kept else str(base).replace("return a", "return b")
        result = Text.of(new + body)
        edits = tuple(minimal_edits(base, result))
        edit = Doubted(go, "a.go", base, result, edits, "document", base.whole, None, None, None)
        assert (doubts_about(edit) == []) is kept


@pytest.mark.parametrize(
    "change",
    [
        ("    out = []\n", "    out: list = []\n"),
        ("out.append(row)", "out += [row]"),
        ("    return out[:limit]\n", "    # only the first ones\n    return out[:limit]\n"),
        ("def load(name, limit):\n", 'def load(name, limit):\n    """Load rows, other names kept."""\n'),
    ],
)
def test_a_plain_change_raises_no_doubt(change: tuple[str, str]) -> None:
    assert judged(doubted(BASE.replace(*change))) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (("    out = []\n", "    # ... existing code ...\n"), "elision"),
        (("    out = []\n    for row", "    # rest of the function unchanged\n    for row"), "elision"),
        (("    out = []\n", "    ...\n"), "elision"),
        (("    out = []\n", "    # …\n"), "elision"),
        (("    out = []\n", "```\n    out = []\n"), "elision"),
        (("    out = []\n", "<<<<<<< SEARCH\n    out = []\n"), "elision"),
        (("    out = []\n", "Here is the code:\n    out = []\n"), "elision"),
        (("out = []", "out = []  # \u200b"), "invisible"),
        (("out = []", "out = []  # \u202e"), "invisible"),
        (("out = []", "out = []  # \U000e0041"), "invisible"),
        (("out = []", "оut = []"), "invisible"),
        (("\n\ndef other():\n    return 2\n", ""), "deletion"),
    ],
)
def test_what_is_rejected(change: tuple[str, str], rule: str) -> None:
    with pytest.raises(RejectedEdit) as rejected:
        judged(doubted(BASE.replace(*change)))
    assert rejected.value.rule == rule


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (("(name, limit)", "(name, limit, extra)"), "parameters of load"),
        (("  # noqa: X1", ""), "comment that other tools read"),
        (("import os\n", "import os\nimport leftpad\n"), "import leftpad"),
        (("out = []", "out = eval('[]')"), "dangerous call"),
        (("out = []", "out = []  # see https://evil.example/x"), "evil.example"),
        (("    assert out\n", ""), "assertion"),
        (("    assert out\n", "    assert True\n"), "test off"),
    ],
)
def test_what_is_warned_of(change: tuple[str, str], word: str) -> None:
    warnings = judged(doubted(BASE.replace(*change)))
    assert any(word in one for one in warnings), warnings


def test_a_refactoring_may_change_parameters_and_delete_with_a_warning() -> None:
    assert judged(doubted(BASE.replace("(name, limit)", "(name)"), intent="refactor")) == []
    gone = doubted(BASE.replace("\n\ndef other():\n    return 2\n", ""), intent="refactor")
    assert judged(gone) == ["deletes other"]


def test_secrets_are_rejected() -> None:
    with pytest.raises(RejectedEdit) as rejected:
        doubts_about(replace(doubted(BASE.replace("out = []", "out = [1]")), secrets=("a token",)))
    assert rejected.value.rule == "secret"


@pytest.mark.parametrize("name", ["package-lock.json", "poetry.lock", "app.min.js", "x_pb2.py"])
def test_generated_files_are_warned_of_by_their_names(name: str) -> None:
    assert any("generated" in one for one in judged(doubted(BASE.replace("[]", "[1]"), name=name)))


def test_generated_files_are_warned_of_by_their_heads() -> None:
    base = f"# Code generated by x. DO NOT EDIT.\n{BASE}"
    assert any("generated" in one for one in judged(doubted(base.replace("[]", "[1]"), base)))


def test_files_that_are_no_text_are_rejected() -> None:
    base = f"x = '\0'\n{BASE}"
    with pytest.raises(RejectedEdit) as rejected:
        judged(doubted(base.replace("[]", "[1]"), base))
    assert rejected.value.rule == "binary"


def test_size_is_counted_in_lines_that_go() -> None:
    body = "".join(f"    x{number} = {number}\n" for number in range(200))
    base = f"{BASE}\n\ndef long():\n{body}"
    added = base.replace("    out = []\n", "    out = []\n" + "    # words\n" * 500)
    assert judged(doubted(added, base)) == []
    changed = base.replace(" = 1", " = 9")
    assert any("lines where" in one for one in judged(doubted(changed, base)))
    huge = f"{BASE}\n\ndef long():\n" + "".join(f"    x{number} = {number}\n" for number in range(900))
    with pytest.raises(RejectedEdit) as rejected:
        judged(doubted(huge.replace(" = ", "  =  "), huge))
    assert rejected.value.rule == "size"


CLASSES = """class One:
    def first(self):
        return 1

    def second(self):
        return 2


class Two:
    def first(self):
        return 3


def first(a):
    return a


def first(a):
    return a + 1
"""


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ("    def second(self):\n        return 2\n", "", "deletes One.second"),
        ("class Two:", "class Three:", "deletes Two, Two.first"),
        ("def first(a):\n    return a\n\n\n", "", ""),  # the other one is still there
        ("        return 1\n", "        x = 1\n        return x\n", ""),
    ],
)
def test_definitions_that_go_are_told_of(old: str, new: str, gone: str) -> None:
    one = doubted(CLASSES.replace(old, new, 1), CLASSES, intent="refactor")
    assert one.changed is not None
    assert "".join(doubts_about(one)) == gone


def test_code_that_an_open_comment_swallows_far_behind_the_edit_is_missed() -> None:
    script = language_by_id("javascript")
    between = "".join(f"const a{number} = {number};\n" for number in range(300))
    base = Text.of(
        f"function one() {{\n  return 1;\n}}\n{between}function two() {{}}\n/** Last. */\nfoo();\n"
    )
    result = Text.of(str(base).replace("return 1;\n}", "return 1;\n} /* and so on", 1))
    tree = parse(script, base.data)
    assert tree is not None
    parsed = parsed_by_the_ladder(script, base, result, tree)
    assert parsed.changed is not None
    one = Doubted(
        language=script,
        name="m.js",
        base=base,
        result=result,
        edits=tuple(minimal_edits(base, result)),
        intent="document",
        unit=Range(Position(0, 0), Position(3, 0)),
        symbol=None,
        base_tree=tree,
        result_tree=parsed.tree,
        changed=parsed.changed,
    )
    with pytest.raises(RejectedEdit, match="two would be deleted"):
        doubts_about(one)
