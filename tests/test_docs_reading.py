"""What the documenter reads: facts, styles, summaries, what is stale, odd line ends and hostile input."""

from __future__ import annotations

import ast
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lsp_server.syntax import language_by_id
from lsp_server.text import Text, apply_edits
from lsp_server.tools.docs import (
    Attribute,
    DocStyle,
    Facts,
    Parameter,
    ParameterKind,
    Raised,
    detect_project_style,
    document_module,
    facts,
    stale,
    style_of,
    summary_of,
)
from tests.docs_checks import documented, edits_of, parsed


def facts_of(source: str, language: str = "python", number: int = 0) -> Facts:
    text = Text.of(source)
    row, tree, symbols = parsed(language, text)
    return facts(row, tree, text, symbols[number])


def stale_of(source: str, language: str = "python") -> tuple[str, ...]:
    text = Text.of(source)
    row, tree, symbols = parsed(language, text)
    return stale(row, tree, text, symbols[0])


def module_of(source: str, language: str = "python") -> str:
    text = Text.of(source)
    row, tree, symbols = parsed(language, text)
    edit = document_module(row, tree, text, symbols)
    return str(apply_edits(text, edit.edits)) if edit else source


def test_parameters_have_kinds() -> None:
    found = facts_of("def f(a, /, b: int, *c: str, d=1, **e): pass\n")
    assert found.parameters == (
        Parameter("a", ParameterKind.POSITIONAL_ONLY),
        Parameter("b", annotation="int"),
        Parameter("c", ParameterKind.STAR, "str"),
        Parameter("d", ParameterKind.KEYWORD_ONLY, default="1", optional=True),
        Parameter("e", ParameterKind.DOUBLE_STAR),
    )


def test_a_method_has_no_receiver_and_a_static_one_none_to_lose() -> None:
    source = "class A:\n    def f(this, x): pass\n    @staticmethod\n    def g(x): pass\n"
    assert [one.name for one in facts_of(source, number=1).parameters] == ["x"]
    assert [one.name for one in facts_of(source, number=2).parameters] == ["x"]


def test_what_comes_back() -> None:
    assert facts_of("def f():\n    return 1\n").returned == "int"
    assert facts_of("def f():\n    return None\n").returns_value is False
    assert facts_of("def f() -> None:\n    return g()\n").returns_value is False
    assert facts_of("def f():\n    return (yield)\n").is_generator
    assert facts_of("async def f() -> AsyncIterator[int]:\n    yield 1\n").yielded == "int"
    assert facts_of("async def f(): pass\n").is_async
    assert not facts_of("def f():\n    async def g(): pass\n").is_async
    assert not facts_of("def f():\n    def g():\n        return 1\n").returns_value


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("raise KeyError", ["KeyError"]),
        ("raise errors.Gone('x')", ["errors.Gone"]),
        ("raise error", []),
        ("raise make_error()", []),
        ("raise", []),
        ("g = lambda: (_ for _ in ()).throw(KeyError)", []),
        ("try: raise KeyError\n    except (OSError, KeyError): pass", []),
        ("try: raise KeyError\n    except: pass", []),
        ("try: raise KeyError\n    except Exception: pass", []),
        ("try: raise Odd\n    except Exception: pass", []),
        ("try: raise KeyError\n    except ValueError: pass", ["KeyError"]),
        ("try: raise KeyError\n    except KeyError as e:\n        raise e", ["KeyError"]),
        ("try: pass\n    except KeyError: raise KeyError", ["KeyError"]),
        ("try: pass\n    except KeyError: pass\n    else: raise KeyError", ["KeyError"]),
        ("raise KeyError\n    raise KeyError", ["KeyError"]),
    ],
)
def test_what_is_raised(body: str, names: list[str]) -> None:
    assert [one.name for one in facts_of(f"def f():\n    {body}\n").raises] == names


def test_when_it_is_raised() -> None:
    source = "def f(a, b):\n    if a:\n        if b:\n            raise KeyError('no such key')\n"
    assert facts_of(source).raises == (Raised("KeyError", ("a", "b"), "", "no such key"),)


def test_attributes_of_a_class() -> None:
    source = (
        "class A(B, c.D):\n    x: int = 3\n    y = 'a'\n\n    def __init__(self, z: float, w=None):\n"
        "        self.z = z\n        self.w: str = w\n        other.v = 1\n"
    )
    found = facts_of(source)
    assert found.bases == ("B", "c.D")
    assert [one.name for one in found.parameters] == ["z", "w"]
    assert found.attributes == (
        Attribute("x", "int", "3"),
        Attribute("y", "str", "'a'"),
        Attribute("z", "float", "z"),
        Attribute("w", "str", "w"),
    )


def test_facts_of_typescript() -> None:
    source = (
        "class A {\n  n: number = 1;\n  async g({a, b: {c}}: P = {}, d?: string, ...e: X[]): Promise<T> {}\n}"
    )
    assert facts_of(source, "typescript").attributes == (Attribute("n", "number", "1"),)
    found = facts_of(source, "typescript", 1)
    assert found.is_async
    assert found.returned == "Promise<T>"
    assert found.parameters == (
        Parameter("options", annotation="P", default="{}", optional=True, parts=("a", "b")),
        Parameter("d", annotation="string", optional=True),
        Parameter("e", ParameterKind.STAR, "X[]"),
    )


GOOGLE = 'def f(a):\n    """Do.\n\n    Args:\n        a: It.\n    """\n'
NUMPY = 'def f(a):\n    """Do.\n\n    Parameters\n    ----------\n    a\n        It.\n    """\n'
SPHINX = 'def f(a):\n    """Do.\n\n    :param a: It.\n    """\n'


@pytest.mark.parametrize(
    ("source", "style"),
    [
        (GOOGLE, DocStyle.GOOGLE),
        (NUMPY, DocStyle.NUMPY),
        (SPHINX, DocStyle.SPHINX),
        ("def f(): 'Do.'\n", None),
    ],
)
def test_the_style_is_told(source: str, style: DocStyle | None) -> None:
    text = Text.of(source)
    row, _, symbols = parsed("python", text)
    assert style_of(text, row, symbols) == style
    assert detect_project_style([text, Text.of("x = 1\n")]) == style


def test_the_majority_decides() -> None:
    text = Text.of(NUMPY + SPHINX + NUMPY)
    row, _, symbols = parsed("python", text)
    assert style_of(text, row, symbols) is DocStyle.NUMPY
    assert detect_project_style(map(Text.of, (GOOGLE, SPHINX, SPHINX))) is DocStyle.SPHINX


def test_stale_words_are_reported_and_kept() -> None:
    source = (
        'def f(a):\n    """Do.\n\n    Args:\n        gone: It.\n\n    Returns:\n        It.\n\n'
        '    Raises:\n        KeyError: Odd.\n    """\n    g()\n'
    )
    sentences = (
        "parameter `gone` is documented but the function has none of that name",
        "exception `KeyError` is documented but the function does not raise it itself",
        "a return value is documented but the function returns none",
    )
    assert stale_of(source) == sentences
    (edit,) = edits_of("python", Text.of(source))
    assert edit.stale == sentences
    assert edit.added == ("parameter `a`",)
    assert "gone: It." in documented("python", source)


def test_what_any_keyword_may_be_is_not_stale() -> None:
    assert stale_of('def f(**kw):\n    """Do.\n\n    Args:\n        depth: It.\n    """\n') == ()
    assert stale_of("/** Do.\n * @param {Object} o - It.\n */\nfunction f({a}) {}\n", "javascript") == ()


def test_summaries_for_hovers() -> None:
    def summary(source: str, language: str = "python") -> str:
        text = Text.of(source)
        return summary_of(text, parsed(language, text)[2][0])

    assert summary('def f():\n    """\n    One\n    two.\n\n    Three.\n    """\n') == "One two."
    assert summary(GOOGLE) == "Do."
    assert (
        summary("/**\n * One\n * two.\n *\n * @returns x\n */\nfunction f() {}", "javascript") == "One two."
    )
    assert summary("def f(): pass\n") == ""
    assert summary('def f():\n    f"""One."""\n') == ""


def test_line_ends_are_kept() -> None:
    newline = "\r\n"
    source = 'def f(a):\n    """Do."""\n    return a\n\n\nclass A:\n    x: int\n'.replace("\n", newline)
    out = documented("python", source)
    plain = out.replace(newline, "\n")
    assert "\r" not in plain
    assert plain == documented("python", source.replace(newline, "\n"))
    assert documented("python", out) == out


def test_a_file_whose_lines_end_with_a_lone_cr_stays() -> None:
    """Python's grammar knows no such line end, so nothing about the file is sure."""
    source = 'def f(a):\r    """Do."""\r    return a\r'
    assert documented("python", source) == source


def test_astral_characters_and_a_mark_at_the_start_of_the_file() -> None:
    source = '\ufeffx = "😀"; y = 1\n\n\ndef f(a="😀"):\n    """Do 😀."""\n    return "😀"\n'
    assert documented("python", source) == (
        '\ufeffx = "😀"; y = 1\n\n\ndef f(a="😀"):\n    """Do 😀.\n\n    Args:\n'
        '        a: The value of `a`. Defaults to "😀".\n\n'
        '    Returns:\n        The result.\n    """\n    return "😀"\n'
    )


HEAD = "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n# Copyright A. Body\n\n"
DEFINED = "class A: pass\nclass B: pass\ndef f(): pass\ndef _g(): pass\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def f(): pass\n", '"""The function f."""\n\ndef f(): pass\n'),
        (HEAD + "from __future__ import x\n" + DEFINED[:14], None),
        ("# about f\ndef f(): pass\n", '"""The function f."""\n\n# about f\ndef f(): pass\n'),
        ('"""Mine."""\ndef f(): pass\n', '"""Mine."""\ndef f(): pass\n'),
        ("x = 1\n", "x = 1\n"),
        (DEFINED, f'"""The classes A and B and the function f."""\n\n{DEFINED}'),
    ],
)
def test_a_module_gets_its_own_comment(before: str, after: str | None) -> None:
    wanted = before.replace(HEAD, f'{HEAD}"""The class A."""\n\n') if after is None else after
    assert module_of(before) == wanted
    assert module_of(wanted) == wanted


def test_a_script_gets_its_own_comment() -> None:
    source = "#!/usr/bin/env node\n/* Licence: MIT */\n\nfunction f() {}\n"
    out = module_of(source, "javascript")
    assert (
        out == "#!/usr/bin/env node\n/* Licence: MIT */\n\n"
        "/**\n * @file The function f.\n */\n\nfunction f() {}\n"
    )
    assert module_of(out, "javascript") == out
    typed = module_of("export class A {}\n", "typescript")
    assert typed == "/**\n * The class A.\n *\n * @packageDocumentation\n */\n\nexport class A {}\n"
    assert module_of(typed, "typescript") == typed


CLOSING_CODE = [
    "def f(a: Literal['\\n'] = 1, b=\"\"\"x\"\"\"):\n    'Do.'\n    if a == '\\'\\'\\'':\n        raise E\n",
    "def f(a):\n    if a == \"'''\":\n        raise E\n",
    'def f(a: \'A["""x"""]\'):\n    try:\n        g()\n    except (A,  # b\n        B):\n        raise E\n',
]


@pytest.mark.parametrize("source", CLOSING_CODE)
def test_code_that_would_close_the_comment_is_not_quoted(source: str) -> None:
    for style in ("google", "numpy", "sphinx"):
        out = documented("python", source, style)
        (function,) = ast.parse(out).body
        assert isinstance(function, ast.FunctionDef)
        assert "`a`" in (ast.get_docstring(function) or "")
        assert documented("python", out, style) == out


PIECES = st.sampled_from(
    [
        "def f(",
        "a",
        ", *b",
        "):",
        " pass",
        "\n",
        "    ",
        '"""',
        "'",
        "class A:",
        "raise E",
        "\\",
        "\t",
        "return 1",
        "\r",
    ]
)
SCRIPT_PIECES = st.sampled_from(
    [
        "function f(",
        "a",
        ", ...b",
        ") {",
        "}",
        "\n",
        "/**",
        " *",
        "*/",
        "@param",
        "class A {",
        "throw new E()",
        "=>",
        "`",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("class A:\\\na")
def test_nothing_is_raised_and_no_word_lost_on_broken_python(source: str) -> None:
    """A join of lines is white space to Python; a body that moves to its own line must not keep it."""
    for style in DocStyle:
        out = documented("python", source, style)
        assert _in_order(source.replace("\\\n", ""), out)


def test_a_joined_body_moves_to_a_line_of_its_own() -> None:
    out = documented("python", "class A:\\\n    pass\n", DocStyle.GOOGLE)
    assert out == 'class A:\n    """The class `A`."""\n    pass\n'


@settings(max_examples=150, deadline=None)
@given(st.lists(SCRIPT_PIECES, max_size=40).map("".join))
def test_nothing_is_raised_and_no_word_lost_on_broken_scripts(source: str) -> None:
    for language in ("javascript", "typescript", "tsx"):
        assert _in_order(source, documented(language, source))


def _in_order(old: str, new: str) -> bool:
    """True where all of the old text but white space and quotes is still there, in its order."""
    rest = iter(new)
    return all(any(char == other for other in rest) for char in old if char not in "\"' \t\r\n")


def test_names_that_are_no_words_are_found_again() -> None:
    source = "def f(℘·, x):\n    pass\n"
    for style in ("google", "numpy", "sphinx"):
        out = documented("python", source, style)
        assert documented("python", out, style) == out


def test_the_cost_grows_with_the_file_and_not_faster() -> None:
    one = 'def f(a, b=1):\n    """Do.\n\n    Args:\n        a: It.\n    """\n    return a\n\n\n'
    small, large = _seconds(one * 200), _seconds(one * 1600)
    assert large < 8 * small * 3 + 0.5


def test_a_long_list_in_a_comment_is_read_in_time() -> None:
    source = (
        f'def f(x):\n    """Do.\n\n    Args:\n        {"word " * 20000}\n        {"a, " * 20000}\n    """\n'
    )
    assert _seconds(source) < 5


def _seconds(source: str) -> float:
    start = time.perf_counter()
    documented("python", source)
    return time.perf_counter() - start


def test_a_language_without_a_grammar_has_no_module_comment() -> None:
    text = Text.of("def f(): pass\n")
    _, tree, symbols = parsed("python", text)
    assert document_module(language_by_id("go"), tree, text, symbols) is None
