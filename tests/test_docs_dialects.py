"""Doc comments in the dialects that stand above a definition: written, completed, left alone.

tests/cases/docs/ has a file of each language as it was, and as it must become when all of it is documented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lsp_server.agents import Assignment, Project, runner
from lsp_server.documents import Snapshot
from lsp_server.squad import DEFAULT_SQUAD
from lsp_server.syntax import Language, Symbol, language_for_path, languages, outline, parse
from lsp_server.text import Text, apply_edits
from lsp_server.tools import docs
from lsp_server.tools.docs.dialects import dialect_named
from lsp_server.workspace import Workspace

CASES = Path(__file__).with_name("cases") / "docs"
BEFORE = sorted(CASES.glob("before.*"))


def symbols_of(language: Language, text: Text) -> list[Symbol]:
    tree = parse(language, text.data)
    assert tree is not None
    return outline(language, tree, text)


def documented(language: Language, text: Text) -> Text:
    """The text with everything in it documented."""
    tree = parse(language, text.data)
    assert tree is not None
    made = (
        docs.document(language, tree, text, symbol, style=docs.DocStyle.JSDOC)
        for symbol in symbols_of(language, text)
    )
    return apply_edits(text, [edit for one in made if one is not None for edit in one.edits])


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.suffix)
def test_a_file_becomes_what_somebody_looked_at(path: Path) -> None:
    language, text = language_for_path(path.name), Text.of(path.read_text("utf-8"))
    after = documented(language, text)
    assert str(after) == path.with_name(f"after{path.suffix}").read_text("utf-8")


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.suffix)
def test_what_is_complete_is_left_alone(path: Path) -> None:
    language = language_for_path(path.name)
    after = Text.of(path.with_name(f"after{path.suffix}").read_text("utf-8"))
    assert str(documented(language, after)) == str(after)


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.suffix)
def test_nothing_is_lost_and_the_code_still_parses(path: Path) -> None:
    language, text = language_for_path(path.name), Text.of(path.read_text("utf-8"))
    after = documented(language, text)
    rest = iter(after.lines)
    told = {" ".join(line.split()) for line in text.lines if line.strip()}
    assert told <= {" ".join(line.split()) for line in rest} | {
        line for line in told if line.startswith("/**") and line.endswith("*/")
    }
    before, parsed = parse(language, text.data), parse(language, after.data)
    assert before is not None
    assert parsed is not None
    assert parsed.root_node.has_error == before.root_node.has_error
    assert [one.qualified for one in symbols_of(language, after)] == [
        one.qualified for one in symbols_of(language, text)
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.suffix)
def test_line_ends_stay_of_their_kind(path: Path, ending: str) -> None:
    language = language_for_path(path.name)
    text = Text.of(path.read_text("utf-8").replace("\n", ending))
    after = documented(language, text)
    assert set(after.line_ends) == {ending}


def test_every_dialect_has_a_language_and_every_case_a_dialect() -> None:
    used = {language.dialect for language in languages().values()} - {""}
    assert {language_for_path(path.name).dialect for path in BEFORE} == used
    for name in used:
        assert dialect_named(name).name == name


def test_the_documenter_serves_each_language_that_has_a_dialect() -> None:
    agent = next(one for one in DEFAULT_SQUAD.agents if one.name == "documenter")
    assert {name for name, language in languages().items() if language.dialect} <= set(agent.languages)


HABITS = [
    ("x.c", "/// A.\nint a;\n/// B.\nint b;\nint f(int x) { return x; }\n", "/// F.\n///\n/// @param x"),
    ("x.c", "/** @brief A. */\nint g(void);\nint f(int x) { return x; }\n", "/**\n * F.\n"),
    (
        "x.c",
        "/**\n * \\param a A.\n */\nint g(int a) { return 1; }\nint f(int x) { return x; }\n",
        "\\param x",
    ),
    ("x.swift", "/** A. */\nlet a = 1\n/** B. */\nlet b = 2\nfunc f(x: Int) {}\n", "/**\n * Handle `f`."),
    ("x.cs", "class A {\n  void F(int x) {}\n}\n", '/// <param name="x">'),
]


@pytest.mark.parametrize(("name", "code", "part"), HABITS)
def test_the_files_own_habits_are_followed(name: str, code: str, part: str) -> None:
    after = str(documented(language_for_path(name), Text.of(code)))
    marks = part.split("\n", maxsplit=1)[0][:3]
    assert marks in after
    assert part.rsplit("\n", maxsplit=1)[-1].strip() in after


SENTENCES = [
    ("x.cs", "class A {\n  Task<string> LoadUserAsync(int id) { return g(id); }\n}\n", "Load the user."),
    ("x.js", "function readFileSync(path) { return g(path) }\n", "Read the file."),
    ("x.js", "function isAsync(x) { return g(x) }\n", "Tell whether `x` is async."),
    ("x.java", "class A {\n  boolean findUserOk(int id) { return true; }\n}\n", "Find the user."),
    ("x.rs", "impl Order {\n    pub fn new(id: u32) -> Self { Order }\n}\n", "Create a new order."),
    ("x.rb", "class Order\n  def to_s\n    'a'\n  end\nend\n", "Return the order as a string."),
    ("x.rb", "class Order\n  def to_h\n    {}\n  end\nend\n", "Return the order as a hash."),
    ("x.rb", "class Order\n  def to_json(*args)\n    'a'\n  end\nend\n", "Convert the order to JSON."),
    ("x.rb", "class Order\n  def name=(value)\n    @name = value\n  end\nend\n", "Set the name."),
    ("x.go", "package p\n\nfunc init() {\n}\n", "init sets things up."),
    ("x.go", "package p\n\nfunc NewStore() *Store {\n\treturn nil\n}\n", "NewStore creates a new store."),
    ("x.swift", "class Store {\n  init(n: Int) {\n  }\n}\n", "Create the store."),
    ("x.php", "<?php\nfunction f() { throw new \\Shop\\Missing(); }\n", "@throws \\Shop\\Missing "),
    ("x.php", "<?php\nfunction f() { $e = new Shop\\Missing(); throw $e; }\n", "@throws Shop\\Missing "),
]


@pytest.mark.parametrize(("name", "code", "sentence"), SENTENCES)
def test_names_of_many_habits_make_sentences(name: str, code: str, sentence: str) -> None:
    assert sentence in str(documented(language_for_path(name), Text.of(code)))


def test_what_is_caught_by_its_full_name_is_not_told() -> None:
    code = "<?php\nfunction f() { try { throw new \\Shop\\Missing(); } catch (\\Shop\\Missing $e) {} }\n"
    assert "@throws" not in str(documented(language_for_path("x.php"), Text.of(code)))


INHERITED = [
    ("x.java", "class A {\n  /** {@inheritDoc} */\n  int f(int x) { return x; }\n}\n"),
    ("x.php", "<?php\nclass A {\n  /** {@inheritdoc} */\n  function f($x) { return $x; }\n}\n"),
    ("x.cs", "class A {\n  /// <inheritdoc/>\n  int F(int x) { return x; }\n}\n"),
    ("x.rb", "class A\n  # @private\n  def f(x)\n    x\n  end\nend\n"),
    ("x.cpp", "/** @copydoc g */\nint f(int x) { return x; }\n"),
]


@pytest.mark.parametrize(("name", "code"), INHERITED)
def test_a_comment_that_says_where_the_rest_is_told_is_complete(name: str, code: str) -> None:
    language, text = language_for_path(name), Text.of(code)
    tree = parse(language, text.data)
    assert tree is not None
    for symbol in symbols_of(language, text):
        if symbol.name.lower() == "f":
            assert docs.document(language, tree, text, symbol, style=docs.DocStyle.JSDOC) is None


def test_parameters_that_are_gone_are_reported() -> None:
    code = "/**\n * F.\n *\n * @param gone No.\n */\nfun f(x: Int) {}\n"
    language, text = language_for_path("x.kt"), Text.of(code)
    tree = parse(language, text.data)
    assert tree is not None
    (symbol,) = symbols_of(language, text)
    assert docs.stale(language, tree, text, symbol) == (
        "parameter `gone` is documented but the function has none of that name",
    )


@pytest.mark.parametrize(
    "code", ["func f(a int {\n\treturn\n}\n", "func f(\n", "func (", "type A struct {"], ids=repr
)
def test_a_head_that_does_not_parse_is_left_alone(code: str) -> None:
    text = Text.of(f"package p\n\n{code}")
    assert str(documented(language_for_path("x.go"), text)) == str(text)


async def test_a_file_of_such_a_language_has_no_comment_of_its_own(tmp_path: Path) -> None:
    snapshot = Snapshot("file:///x.go", "x.go", language_for_path("x.go"), 1, Text.of("package p\n")).parsed()
    outcome = await runner("docs")(Assignment("document", snapshot), Project(Workspace(()), tmp_path))
    assert outcome.edits == ()
    assert "put the cursor in a definition" in outcome.notes[0]
