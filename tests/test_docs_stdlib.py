"""Documenting a good part of the standard library: every file stays the same program and keeps its words."""

from __future__ import annotations

import ast
import re
import sysconfig
import warnings
from collections import Counter
from pathlib import Path

import pytest

from lsp_server.syntax import Symbol, language_by_id, outline, parse
from lsp_server.text import Text, apply_edits
from lsp_server.tools.docs import DocStyle, document

_PYTHON = language_by_id("python")
_FILES_WANTED = 160
_STYLES = (DocStyle.GOOGLE, DocStyle.NUMPY, DocStyle.SPHINX)
_WORD = re.compile(r"\w+")


def _standard_library() -> list[Path]:
    """Files picked evenly from the sorted list, each of at most 100 kB."""
    root = Path(sysconfig.get_paths()["stdlib"])
    skipped = {"site-packages", "lib2to3", "bad_grammar", "data"}
    files = sorted(path for path in root.rglob("*.py") if not skipped & set(path.relative_to(root).parts))
    files = [path for path in files if 200 < path.stat().st_size < 100_000]
    return files[:: max(1, len(files) // _FILES_WANTED)]


def _read(path: Path) -> str | None:
    try:
        source = path.read_bytes().decode("utf-8")
        _tree(source)
    except (UnicodeDecodeError, SyntaxError, ValueError):
        return None
    return source


def _tree(source: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def _documented(text: Text, style: DocStyle) -> tuple[Text, int]:
    tree = parse(_PYTHON, text.data)
    assert tree is not None
    symbols = outline(_PYTHON, tree, text)
    found = (document(_PYTHON, tree, text, symbol, style=style) for symbol in symbols)
    edits = [edit for one in found if one is not None for edit in one.edits]
    return apply_edits(text, edits), len(edits)


def _without_docs(module: ast.Module) -> str:
    for node in ast.walk(module):
        if (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            and ast.get_docstring(node, clean=False) is not None
        ):
            node.body = node.body[1:]
    return ast.dump(module)


def _definitions(module: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node for node in ast.walk(module) if isinstance(node, kinds)]


def _lost_words(before: ast.Module, after: ast.Module) -> list[str]:
    lost: list[str] = []
    for old, new in zip(_definitions(before), _definitions(after), strict=True):
        words = Counter(_WORD.findall(ast.get_docstring(old) or ""))
        lost += (words - Counter(_WORD.findall(ast.get_docstring(new) or ""))).elements()
    return lost


def _unmentioned(module: ast.Module) -> list[str]:
    """Parameters that no doc string mentions, the receiver of a method and overloads left out."""
    methods = {
        id(node) for owner in ast.walk(module) if isinstance(owner, ast.ClassDef) for node in ast.walk(owner)
    }
    out: list[str] = []
    for node in _definitions(module):
        if isinstance(node, ast.ClassDef) or any("overload" in ast.dump(one) for one in node.decorator_list):
            continue
        names = [one.arg for one in (*node.args.posonlyargs, *node.args.args)]
        names = names[1:] if id(node) in methods else names
        names += [one.arg for one in (node.args.vararg, *node.args.kwonlyargs, node.args.kwarg) if one]
        said = set(_WORD.findall(ast.get_docstring(node) or ""))
        out += [f"{node.name}:{node.lineno}:{name}" for name in names if name not in said]
    return out


@pytest.mark.parametrize("group", range(8))
def test_every_definition_of_the_standard_library_is_documented_and_unharmed(group: int) -> None:
    checked = 0
    for number, path in enumerate(_standard_library()[group::8]):
        source = _read(path)
        if source is None:
            continue
        style = _STYLES[number % 3]
        after, _ = _documented(Text.of(source), style)
        old, new = _tree(source), _tree(str(after))
        assert not _lost_words(old, new), path
        assert not _unmentioned(new), path
        assert _without_docs(old) == _without_docs(new), path
        again, edits = _documented(after, style)
        assert (edits, str(again)) == (0, str(after)), path
        checked += 1
    assert checked >= 15


def test_it_is_a_symbol_that_is_documented() -> None:
    """The sweep would pass on a documenter that does nothing; this one would not."""
    text = Text.of("def f(x):\n    return x\n")
    tree = parse(_PYTHON, text.data)
    assert tree is not None
    symbols: list[Symbol] = outline(_PYTHON, tree, text)
    assert document(_PYTHON, tree, text, symbols[0], style=DocStyle.GOOGLE) is not None
