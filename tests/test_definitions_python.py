"""Definitions, imports and references of Python, against `ast` over the whole standard library."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from lsp_server.syntax import Node, Symbol, Tree, language_by_id, outline, parse, run_query, symbols_in
from lsp_server.text import Position, Range, Text
from tests import python_definitions
from tests.python_definitions import STDLIB, Definition, definitions, read, stdlib_files
from tests.reference_text import seeded

PYTHON = language_by_id("python")

# Where tree-sitter's grammar and Python disagree about what the code is; no query can mend that.
GRAMMAR_DIFFERS = {
    "test/test_compile.py": "a line inside parentheses that is indented less than its block ends the block",
    "unittest/test/testmock/testhelpers.py": "`type(m).foo = p` is taken for a type alias",
    "test/test_unittest/testmock/testhelpers.py": "the same file in later versions",
}


def differences(path: Path) -> list[str]:
    """Everything in which the outline of a file differs from what Python says, in words."""
    both = read(path)
    if both is None:
        return []
    text, module = both
    expected = definitions(module, text)
    got = {symbol.range.start: symbol for symbol in outline(PYTHON, tree_of(text), text)}
    out = [f"{expected[place].path} is missing" for place in expected.keys() - got.keys()]
    out += [f"{got[place].path} is too much" for place in got.keys() - expected.keys()]
    for place in expected.keys() & got.keys():
        out += difference(got[place], expected[place], text)
    return out


def difference(symbol: Symbol, expected: Definition, text: Text) -> list[str]:
    out: list[str] = []
    if (symbol.kind, symbol.path) != (expected.kind, expected.path):
        out.append(f"{symbol.kind} {symbol.path} should be {expected.kind} {expected.path}")
    if symbol.doc != expected.doc:
        out.append(f"{symbol.path}: doc at {symbol.doc}, should be at {expected.doc}")
    if not same_end(symbol.range.end, expected.end, text):
        out.append(f"{symbol.path}: ends at {symbol.range.end}, should end at {expected.end}")
    return out


def same_end(got: Position, expected: Position, text: Text) -> bool:
    """True where only comments, blank lines and a last semicolon stand between the two."""
    between = text.slice(Range(min(got, expected), max(got, expected)))
    return all(line.strip(" \t\f\r\n;\\")[:1] in ("", "#") for line in between.splitlines())


def tree_of(text: Text) -> Tree:
    tree = parse(PYTHON, text.data)
    assert tree is not None
    return tree


def differing(files: list[Path]) -> dict[str, list[str]]:
    """The files that differ and are not in the table."""
    found = {path.relative_to(STDLIB).as_posix(): differences(path) for path in files}
    return {name: out[:5] for name, out in found.items() if out and name not in GRAMMAR_DIFFERS}


def test_a_third_of_the_standard_library_is_outlined_as_python_sees_it() -> None:
    files = stdlib_files()
    assert len(files) > 1000
    assert differing(files[::3]) == {}


@pytest.mark.soak
def test_the_whole_standard_library_is_outlined_as_python_sees_it() -> None:
    assert differing(stdlib_files()) == {}


@pytest.fixture(scope="module")
def parsed() -> list[tuple[Path, Text, Tree]]:
    """Some thirty files of the standard library with their trees."""
    found = [(path, read(path)) for path in stdlib_files()[5::60]]
    return [(path, both[0], tree_of(both[0])) for path, both in found if both]


def test_definitions_at_a_place_are_those_of_the_outline(parsed: list[tuple[Path, Text, Tree]]) -> None:
    rng = seeded(5)
    for path, text, tree in parsed:
        whole = outline(PYTHON, tree, text)
        for _ in range(25):
            span = random_span(rng, text)
            found = [symbol for symbol in whole if symbol.outer.touches(span)]
            assert symbols_in(PYTHON, tree, text, span) == found, (path, span)


def random_span(rng: random.Random, text: Text) -> Range:
    line = rng.randrange(len(text.lines))
    start = Position(line, rng.randrange(len(text.line(line)) + 1))
    if rng.random() < 0.5:
        return Range(start, start)
    end = min(line + rng.choice((0, 1, 30)), len(text.lines) - 1)
    return Range(start, Position(end, rng.randrange(len(text.line(end)) + 1))).normalised()


def test_definitions_do_not_depend_on_the_line_ends(parsed: list[tuple[Path, Text, Tree]]) -> None:
    for path, text, tree in parsed[::3]:
        crlf = Text.of(str(text).replace("\n", "\r\n"))
        assert outline(PYTHON, tree_of(crlf), crlf) == outline(PYTHON, tree, text), path


def test_a_file_of_many_windows_is_outlined_once() -> None:
    method = "    def method_{}(self, a=1):\n        '''Doc.'''\n        return a\n\n"
    source = "class Long:\n" + "".join(method.format(number) for number in range(4000))
    text = Text.of(source + "\n\ndef last():\n    pass\n")
    symbols = outline(PYTHON, tree_of(text), text)
    assert len(symbols) == 4002
    assert symbols[0].range.end.line == 15999
    assert Counter(symbol.kind for symbol in symbols) == {"class": 1, "method": 4000, "function": 1}
    assert all(symbol.parameters and symbol.doc for symbol in symbols[1:-1])


def words(text: Text, node: Node | None) -> str:
    """The source of a node without its white space."""
    return "".join(text.data[node.start_byte : node.end_byte].decode().split()) if node else ""


def import_words(text: Text) -> list[tuple[str, ...]]:
    """(module, name, alias) of every import that the query finds."""
    matches = run_query(PYTHON, "imports", tree_of(text).root_node)
    return [
        tuple(words(text, match.first(name)) for name in ("module", "name", "alias")) for match in matches
    ]


def test_imports_are_those_that_python_sees() -> None:
    for path in stdlib_files()[::12]:
        both = read(path)
        if both is None or path.relative_to(STDLIB).as_posix() in GRAMMAR_DIFFERS:
            continue
        text, module = both
        assert Counter(import_words(text)) == python_definitions.imports(module), path


def test_calls_and_names_are_those_that_python_sees() -> None:
    for path in stdlib_files()[7::24]:
        both = read(path)
        if both is None or path.relative_to(STDLIB).as_posix() in GRAMMAR_DIFFERS:
            continue
        text, module = both
        matches = list(run_query(PYTHON, "references", tree_of(text).root_node))
        called = Counter(words(text, match.first("name")) for match in matches if match.first("call"))
        assert called == python_definitions.calls(module), path
        references = [node for match in matches if (node := match.first("reference"))]
        places = {text.position_at_byte(node.start_byte) for node in references}
        assert python_definitions.names(module, text) <= places, path


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            "from __future__ import annotations as a, division\n",
            [("__future__", "annotations", "a"), ("__future__", "division", "")],
        ),
        ("import a.b as c, d\n", [("", "a.b", "c"), ("", "d", "")]),
        ("from . import x\nfrom ..p.q import (y as z,)\n", [(".", "x", ""), ("..p.q", "y", "z")]),
        ("from m import *\n", [("m", "*", "")]),
        ("import\n", []),
        ("", []),
    ],
)
def test_imports_in_their_forms(source: str, found: list[tuple[str, str, str]]) -> None:
    assert import_words(Text.of(source)) == found


@pytest.mark.parametrize(
    ("body", "doc"),
    [
        ('"""Doc."""', '"""Doc."""'),
        ("'Doc.'; x = 1", "'Doc.'"),
        ('r"""Doc\n    more."""', 'r"""Doc\n    more."""'),
        ('"one" "two"', '"one" "two"'),
        ('# first\n    """Doc."""', '"""Doc."""'),
        ('f"""Doc."""', None),
        ('F"one {x}"', None),
        ('b"""Doc."""', None),
        ('Rb"""Doc."""', None),
        ('"one" f"two"', None),
        ('"one", 2', None),
        ('"one" % 2', None),
        ('x = "one"', None),
        ('pass\n    """Doc."""', None),
        ("", None),
    ],
)
def test_a_docstring_is_the_first_statement_and_plain_text(body: str, doc: str | None) -> None:
    text = Text.of(f"def f():\n    {body}\n\nx = 1\n")
    for symbol in outline(PYTHON, tree_of(text), text):
        assert (text.slice(symbol.doc) if symbol.doc else None) == doc


DECORATED = """\
# before
@one
@two(
    x,
)
class Cache(Base[int], metaclass=Meta):
    '''Doc.'''

    @property
    async def get(self, *args: int, **kw) -> "é\U0001f600":
        def inner[T](x): return x
        return inner
"""


def test_a_symbol_knows_its_parts() -> None:
    text = Text.of(DECORATED)
    cache, get, inner = outline(PYTHON, tree_of(text), text)
    assert [one.qualified for one in (cache, get, inner)] == ["Cache", "Cache.get", "Cache.get.inner"]
    assert [one.kind for one in (cache, get, inner)] == ["class", "method", "function"]
    assert (cache.outer.start, cache.range.start, cache.name_range) == ((1, 0), (5, 0), Range.at(5, 6, 11))
    assert cache.parameters == Range.at(5, 11, 38)
    assert (get.outer.start, get.range.start) == ((8, 4), (9, 4))
    assert get.parameters == Range.at(9, 17, 41)
    assert get.body == Range(Position(10, 8), Position(11, 20))
    assert text.slice(inner.range) == "def inner[T](x): return x"
    assert (cache.name, inner.name) == ("Cache", "inner")


@pytest.mark.parametrize(
    "source",
    [
        *("", "def", "def f(", "class :\n  def g(self): pass", "\x00\x00", "def f():\r  pass\r", "@", "@x\n"),
        *("\ufeffdef f(): pass", "def \U0001f600(): pass", "def f(): pass\n" * 2000 + ")" * 50),
        *("(" * 3000, "class A:\n" * 200),
    ],
    ids=range(13),
)
def test_odd_code_raises_nothing(source: str) -> None:
    text = Text.of(source)
    tree = tree_of(text)
    for symbol in outline(PYTHON, tree, text):
        assert symbol.outer.encloses(symbol.range)
        assert symbol.range.encloses(symbol.name_range)
        assert text.clamp_range(symbol.outer) == symbol.outer
    for line in range(min(len(text.lines), 20)):
        symbols_in(PYTHON, tree, text, Range.at(line, 0, 0))
