"""What Python itself says about the definitions, imports and names of a file, for comparison."""

from __future__ import annotations

import ast
import io
import sysconfig
import tokenize
import warnings
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from lsp_server.text import Position, Range, Text

STDLIB = Path(sysconfig.get_path("stdlib"))


class Definition(NamedTuple):
    """A function, method or class as `ast` sees it."""

    kind: str
    path: tuple[str, ...]
    start: Position
    end: Position
    doc: Range | None


def stdlib_files() -> list[Path]:
    """Every Python file of the standard library, its tests included."""
    return sorted(path for path in STDLIB.rglob("*.py") if "site-packages" not in path.parts)


def read(path: Path) -> tuple[Text, ast.Module] | None:
    """The text and the syntax tree; None where Python itself does not read or parse the file."""
    data = path.read_bytes()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        content = data.decode(encoding).removeprefix("\ufeff")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Text.of(content), ast.parse(content)
    except (SyntaxError, ValueError, RecursionError, LookupError):
        return None


def definitions(tree: ast.Module, text: Text) -> dict[Position, Definition]:
    """Every definition by the place of its `def`, `async` or `class`."""
    found: dict[Position, Definition] = {}
    stack: list[tuple[ast.AST, tuple[str, ...], bool]] = [(tree, (), False)]
    while stack:
        node, path, in_class = stack.pop()
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                is_class = isinstance(child, ast.ClassDef)
                kind = "class" if is_class else "method" if in_class else "function"
                span, own = range_of(child, text), (*path, child.name)
                found[span.start] = Definition(kind, own, *span, _doc(child, text))
                stack.append((child, own, is_class))
            else:
                stack.append((child, path, in_class))
    return found


def _doc(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, text: Text) -> Range | None:
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return range_of(first.value, text) if isinstance(first.value.value, str) else None
    return None


def range_of(node: ast.stmt | ast.expr, text: Text) -> Range:
    """Where a node stands; `ast` counts lines from 1 and columns in UTF-8 bytes."""
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return text.range_of_bytes(
        text.byte_starts[node.lineno - 1] + node.col_offset,
        text.byte_starts[node.end_lineno - 1] + node.end_col_offset,
    )


def imports(tree: ast.Module) -> Counter[tuple[str, str, str]]:
    """(module, name, alias) of everything imported, empty where there is none."""
    found: Counter[tuple[str, str, str]] = Counter()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(("", one.name, one.asname or "") for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            found.update((module, one.name, one.asname or "") for one in node.names)
    return found


def calls(tree: ast.Module) -> Counter[str]:
    """The last names of what is called or decorates."""
    found: Counter[str] = Counter()
    for node in ast.walk(tree):
        called = [node.func] if isinstance(node, ast.Call) else getattr(node, "decorator_list", [])
        for one in called:
            if isinstance(one, ast.Name):
                found[one.id] += 1
            elif isinstance(one, ast.Attribute):
                found[one.attr] += 1
    return found


def names(tree: ast.Module, text: Text) -> set[Position]:
    """Where a variable is read, set or deleted."""
    return {range_of(node, text).start for node in ast.walk(tree) if isinstance(node, ast.Name)}
