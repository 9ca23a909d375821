"""The ladder's rules for what models write: what each rejects, what it warns of, and what it lets pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lsp_server.context import unit_of
from lsp_server.errors import RejectedEdit
from lsp_server.patch.doubts import Doubted, doubts_about
from lsp_server.syntax import language_by_id, outline, parse
from lsp_server.text import Text, minimal_edits

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


def doubted(new: str, base: str = BASE, name: str = "m.py", intent: str = "fix") -> Doubted:
    text, result = Text.of(base), Text.of(new)
    trees = [parse(PYTHON, one.data) for one in (text, result)]
    assert trees[0] is not None
    symbol = next((one for one in outline(PYTHON, trees[0], text) if one.name == "load"), None)
    return Doubted(
        language=PYTHON,
        name=name,
        base=text,
        result=result,
        edits=tuple(minimal_edits(text, result)),
        intent=intent,
        unit=unit_of(text, (symbol,), None) if symbol else text.whole,
        symbol=symbol,
        base_tree=trees[0],
        result_tree=trees[1],
    )


@pytest.mark.parametrize(
    ("change", "intent", "word"),
    [
        (("    return out[:limit]\n", "\treturn out[:limit]\n"), "fix", "indented by spaces"),
        (("    return out[:limit]\n", "    # same as above\n"), "document", ""),
        (("    for row in rows:\n        out.append(row)\n", "    # code omitted\n"), "fix", "left out"),
        (("    for row in rows:\n        out.append(row)\n", "    pass\n"), "fix", "body was replaced"),
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
    assert any("another script" in warning for warning in doubts_about(edit)) is warned


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
    assert doubts_about(doubted(BASE.replace(*change))) == []


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
        doubts_about(doubted(BASE.replace(*change)))
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
    warnings = doubts_about(doubted(BASE.replace(*change)))
    assert any(word in one for one in warnings), warnings


def test_a_refactoring_may_change_parameters_and_delete_with_a_warning() -> None:
    assert doubts_about(doubted(BASE.replace("(name, limit)", "(name)"), intent="refactor")) == []
    gone = doubted(BASE.replace("\n\ndef other():\n    return 2\n", ""), intent="refactor")
    assert doubts_about(gone) == ["deletes other"]


def test_secrets_are_rejected() -> None:
    with pytest.raises(RejectedEdit) as rejected:
        doubts_about(replace(doubted(BASE.replace("out = []", "out = [1]")), secrets=("a token",)))
    assert rejected.value.rule == "secret"


@pytest.mark.parametrize("name", ["package-lock.json", "poetry.lock", "app.min.js", "x_pb2.py"])
def test_generated_files_are_warned_of_by_their_names(name: str) -> None:
    assert any("generated" in one for one in doubts_about(doubted(BASE.replace("[]", "[1]"), name=name)))


def test_generated_files_are_warned_of_by_their_heads() -> None:
    base = f"# Code generated by x. DO NOT EDIT.\n{BASE}"
    assert any("generated" in one for one in doubts_about(doubted(base.replace("[]", "[1]"), base)))


def test_files_that_are_no_text_are_rejected() -> None:
    base = f"x = '\0'\n{BASE}"
    with pytest.raises(RejectedEdit) as rejected:
        doubts_about(doubted(base.replace("[]", "[1]"), base))
    assert rejected.value.rule == "binary"


def test_size_is_counted_in_lines_that_go() -> None:
    body = "".join(f"    x{number} = {number}\n" for number in range(200))
    base = f"{BASE}\n\ndef long():\n{body}"
    added = base.replace("    out = []\n", "    out = []\n" + "    # words\n" * 500)
    assert doubts_about(doubted(added, base)) == []
    changed = base.replace(" = 1", " = 9")
    assert any("lines where" in one for one in doubts_about(doubted(changed, base)))
    huge = f"{BASE}\n\ndef long():\n" + "".join(f"    x{number} = {number}\n" for number in range(900))
    with pytest.raises(RejectedEdit) as rejected:
        doubts_about(doubted(huge.replace(" = ", "  =  "), huge))
    assert rejected.value.rule == "size"
