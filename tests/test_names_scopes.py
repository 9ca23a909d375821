"""Which names are seen from where."""

from __future__ import annotations

import pytest

from lsp_server.syntax import Tree, language_by_id, parse
from lsp_server.text import Position, Text
from lsp_server.tools.names import module_names, scope_names
from lsp_server.tools.names.bindings import find_bindings

PYTHON = language_by_id("python")


def tree_of(text: Text) -> Tree:
    tree = parse(PYTHON, text.data)
    assert tree is not None
    return tree


def names_at(code: str) -> list[str]:
    """The names seen where `$` stands in the code."""
    before = Text.of(code[: code.index("$")])
    text = Text.of(code.replace("$", "", 1))
    return scope_names(tree_of(text), text, before.end)


@pytest.mark.parametrize(
    ("code", "seen", "hidden"),
    [
        ("a = b = 1\nc: int = 2\n$x", "a b c", "int_ x"),
        ("a, (b, [c, *d]) = e\n$x", "a b c d", "e"),
        ("def f(a, b=1, *c, d: int, e: str = '', **g):\n    h = 1\n    $x\n", "a b c d e g h f", ""),
        ("def f(a, /, b, *, c):\n    $x\n", "a b c f", ""),
        ("def f(a):\n    b = 1\n$x\n", "f", "a b"),
        ("def f(a):\n    def g(b):\n        $x\n    c = 1\n", "f g a b c", ""),
        ("def f():\n    def g():\n        b = 1\n    $x\n", "f g", "b"),
        ("class A:\n    b = 1\n    def c(self):\n        $x\n", "A self", "b c"),
        ("class A:\n    b = 1\n    def c(self): pass\n    $x\n", "A b c", "self"),
        ("class A:\n    b = 1\n    class B:\n        c = 1\n        $x\n", "A c", "b"),
        ("for a, b in c:\n    $x\n", "a b", "c"),
        ("with open(p) as a, q as (b, c):\n    $x\n", "a b c", "p q"),
        ("try:\n    pass\nexcept E as a:\n    $x\n", "a", "E"),
        ("if (a := f()):\n    $x\n", "a", "f"),
        ("[(b := a) for a in c]\n$x\n", "b", "a c"),
        ("y = [$x for a in b for c, d in a]\n", "a c d y", "b"),
        ("y = {a: $x for a, b in c}\n", "a b", "c"),
        ("y = (a + $x for a in c)\n", "a", "c"),
        ("y = lambda a, *b, c=1: $x\nz = 1\n", "a b c y z", ""),
        ("y = lambda a: a\n$x", "y", "a"),
        (
            "import a.b, c.d as e\nfrom f import g, h as i\nfrom .j import k\nfrom l import *\n$x",
            "a e g i k",
            "b c d f h *",
        ),
        ("def f():\n    global a\n    a = 1\n$x", "a f", ""),
        (
            "match p:\n    case [a, *b]: pass\n    case {'k': c, **d}: pass\n    case P(q=e) as g: $x\n",
            "a b c d e g",
            "P q",
        ),
        ("type A[T] = int\ndef f[U](a: U): $x\n", "A U a f", ""),
        (
            "async def f(a):\n    async for b in a:\n        async with b as c:\n            $x\n",
            "a b c f",
            "",
        ),
        ("@deco\ndef f(a): $x\n", "f a", "deco"),
        ("def f(a=$x): pass\n", "f", "a"),
        ("def f(a):\n    b = 1\n    $x =\n\ndef g(:\n", "f a b", ""),
        ("é𝒳 = 1\nwért = '𝒳𝒳'; $x", "wért", ""),
        ("a = 1\r\ndef f(b):\r\n    $x\r\n", "a f b", ""),
        ("a = 1\rdef f(b):\r    c = 1\r    $x\r", "a f b c", ""),
        ("\ufeffa = 1\n$x", "a", ""),
        ("$", "print len ValueError __name__", "a"),
    ],
)
def test_names_in_scope(code: str, seen: str, hidden: str):
    names = names_at(code)
    assert set(seen.split()) <= set(names)
    assert not set(hidden.split()) & set(names)
    assert len(names) == len(set(names))


def test_the_innermost_scope_comes_first_and_builtins_last():
    names = names_at("a = 1\ndef f(b):\n    def g(c):\n        $x\n")
    assert [name for name in names if name in {"a", "b", "c", "f", "g", "len"}] == [
        "c",
        "b",
        "g",
        "a",
        "f",
        "len",
    ]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("import os\nfrom a import b\nC = 1\ndef d(e): f = 1\nclass G:\n    h = 1\n", "C d G"),
        ("if x:\n    A = 1\nelse:\n    def b(): pass\n", "A b"),
        ("_a = 1\n__version__ = ''\nb, c = 1, 2\nd: int = 1\n", "b c d"),
        ("for a in b: pass\nwith c as d: pass\n", ""),
        ("def f():\n    global G\n    G = 1\n", "G f"),
        ("class A(:\n    pass\nb = 1\n", "b"),
        ("", ""),
    ],
)
def test_names_of_a_module(code: str, names: str):
    text = Text.of(code)
    assert module_names(text, tree_of(text)) >= frozenset(names.split())
    if "(:" not in code:
        assert module_names(text, tree_of(text)) == frozenset(names.split())


def test_a_scope_wider_than_a_window_keeps_its_names():
    body = "".join(f"    name_{number} = {number}\n" for number in range(20_000))
    code = f"def f(first):\n{body}    $x\n"
    names = names_at(code)
    assert {"first", "f", "name_0", "name_19999"} <= set(names)


@pytest.mark.parametrize(
    "unit",
    [
        "def f(a):\n    return a\n",
        "(",
        "[a for b in ",
        "lambda x: ",
        "class A:\n",
        "a = 1; ",
        "import a;",
        "'",
        "\ufeff𝒳é = 1\n",
        "\x00",
    ],
)
def test_long_runs_of_anything_are_read_to_the_end(unit: str):
    text = Text.of(unit * (200_000 // len(unit)))
    tree = tree_of(text)
    assert "print" in scope_names(tree, text, Position(0, 0))
    assert isinstance(module_names(text, tree), frozenset)


def test_windows_and_the_whole_give_the_same():
    code = "".join(
        f"class C{n}:\n    def m(self, a{n}):\n        return [b for b in a{n}]\n" for n in range(4000)
    )
    text = Text.of(code)
    found = find_bindings(tree_of(text).root_node, text.data)
    assert len(found.scopes) == 1 + 3 * 4000
    assert [binding.name for binding in found.bound[0]] == [f"C{n}" for n in range(4000)]
