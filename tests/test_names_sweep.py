"""Every way in which the standard library imports: an import taken out is offered back, and comes back."""

from __future__ import annotations

import ast
import functools
import importlib
import sysconfig
import warnings
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lsp_server.syntax import language_by_id, parse
from lsp_server.text import Text, apply_edits, split_lines
from lsp_server.tools.findings import Fix
from lsp_server.tools.names import Surroundings, fixes_for_undefined, module_names
from lsp_server.tools.names.stdlib import stdlib_modules

PYTHON = language_by_id("python")
FILES = 200
LIBRARY = Path(sysconfig.get_paths()["stdlib"])


@dataclass(frozen=True)
class Case:
    """A file without one of its imports: `code` lacks what binds `name`, as `module` and `original` say."""

    path: Path
    code: str
    name: str
    module: str
    original: str | None
    use: ast.Name


def test_most_imports_taken_out_are_offered_back():
    cases = list(cases_of_library())
    missed = [case for case in cases if not any(restores(case, fix) for fix in fixes_of(case)[:2])]
    recall = 1 - len(missed) / len(cases)
    told = [f"{case.path.name}: {case.name} from {case.module}" for case in missed]
    print(f"names: {recall:.1%} of {len(cases)} imports offered back, missed: {told}")
    assert len(cases) == FILES
    assert recall >= 0.9, told


def test_every_import_offered_adds_one_name_and_touches_nothing_else():
    checked = 0
    for case in cases_of_library():
        imports, rest = imports_and_rest(case.code)
        for fix in fixes_of(case):
            after = str(apply_edits(Text.of(case.code), fix.edits))
            if not fix.title.startswith("import"):
                quietly_parsed(after)
                continue
            now, unchanged = imports_and_rest(after)
            assert unchanged == rest, case.path
            assert (now - imports).total() == 1, case.path
            assert not imports - now, case.path
            assert outside_of_imports(after) == outside_of_imports(case.code), case.path
            checked += 1
    assert checked >= FILES


@functools.cache
def fixes_of(case: Case) -> tuple[Fix, ...]:
    text = Text.of(case.code)
    tree = parse(PYTHON, text.data)
    assert tree is not None
    line = case.use.lineno - 1
    start = text.byte_starts[line] + case.use.col_offset
    span = text.range_of_bytes(start, start + len(case.name.encode()))
    assert text.slice(span) == case.name
    folder = case.path.parent
    package = "" if folder == LIBRARY else folder.name
    known = (
        Surroundings(own=names_of_package(folder), module=f"{package}.{case.path.stem}")
        if package
        else Surroundings()
    )
    return tuple(fixes_for_undefined(PYTHON, tree, text, span, known))


@functools.cache
def cases_of_library() -> tuple[Case, ...]:
    found = []
    for path in library_files():
        case = case_of(path)
        if case is not None:
            found.append(case)
        if len(found) == FILES:
            break
    return tuple(found)


def library_files() -> Iterator[Path]:
    """Modules of the library and of its packages in an order that mixes them, and is always the same."""
    paths = [*LIBRARY.glob("*.py"), *LIBRARY.glob("[a-z]*/*.py")]
    left_out = {"test", "idlelib", "lib2to3", "turtledemo", "encodings", "site-packages", "ensurepip"}
    chosen = [
        path
        for path in paths
        if not left_out & set(path.parts) and not path.parent.name.startswith("config-")
    ]
    return iter(sorted(chosen, key=lambda path: zlib.crc32(path.relative_to(LIBRARY).as_posix().encode())))


def case_of(path: Path) -> Case | None:
    code = path.read_text("utf-8", errors="surrogateescape")
    tree = quietly_parsed(code)
    options = [
        one for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom) for one in taken_out(node)
    ]
    used: dict[str, ast.Name] = {}
    bound: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            used.setdefault(node.id, node)
        elif isinstance(node, ast.Name):
            bound.append(node.id)
        elif isinstance(node, ast.arg):
            bound.append(node.arg)
        elif isinstance(node, ast.alias):
            bound.append((node.asname or node.name).split(".")[0])
    fit = [
        one
        for one in options
        if one[1] in used and bound.count(one[1]) == 1 and is_public(path, one[2], one[3])
    ]
    if not fit:
        return None
    node, name, module, original = fit[zlib.crc32(path.name.encode()) % len(fit)]
    lines = split_lines(code)
    head, tail = lines[: node.lineno - 1], lines[node.end_lineno :]
    kept = without(node, name)
    code = "".join([*head, f"{kept}\n" if kept else "", *tail])
    use = next(
        (one for one in ast.walk(quietly_parsed(code)) if isinstance(one, ast.Name) and one.id == name), None
    )
    return Case(path, code, name, module, original, use) if use else None


def taken_out(
    node: ast.Import | ast.ImportFrom,
) -> Iterator[tuple[ast.Import | ast.ImportFrom, str, str, str | None]]:
    for alias in node.names:
        if alias.asname or alias.name == "*":
            continue
        if isinstance(node, ast.Import):
            yield node, alias.name.split(".")[0], alias.name, None
        else:
            yield node, alias.name, "." * node.level + (node.module or ""), alias.name


def is_public(path: Path, module: str, original: str | None) -> bool:
    """Whether somebody could know the import: of a public module, or of the package that the file is in."""
    if module.startswith("."):
        inside = path.parent / f"{module.lstrip('.').replace('.', '/')}.py"
        known = names_of_package(path.parent)
        return (
            path.parent != LIBRARY
            and inside.is_file()
            and original in known[f"{path.parent.name}.{inside.stem}"]
        )
    root = module.split(".", maxsplit=1)[0]
    if root != path.parent.name and root in stdlib_modules():
        return original is None or (
            not original.startswith("_") and hasattr(importlib.import_module(module), original)
        )
    return False


def without(node: ast.Import | ast.ImportFrom, name: str) -> str:
    names = [alias for alias in node.names if alias.asname or alias.name.split(".")[0] != name]
    if not names:
        return ""
    rest = (
        ast.Import(names) if isinstance(node, ast.Import) else ast.ImportFrom(node.module, names, node.level)
    )
    return ast.unparse(rest)


def restores(case: Case, fix: Fix) -> bool:
    """Whether the file, with the repair made, binds the name to what it was bound to."""
    tree = quietly_parsed(str(apply_edits(Text.of(case.code), fix.edits)))
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for _, name, module, original in taken_out(node):
                if name == case.name and same(case, module, original):
                    return True
    return False


def same(case: Case, module: str, original: str | None) -> bool:
    if (module, original) == (case.module, case.original):
        return True
    package = "" if case.path.parent == LIBRARY else case.path.parent.name
    if (
        package
        and "." * (len(module) - len(module.lstrip("."))) + module.lstrip(".") == f"{package}{case.module}"
    ):
        return original == case.original
    return thing(case.module, case.original, package) is thing(module, original, package)


def thing(module: str, original: str | None, package: str) -> object:
    found = (
        importlib.import_module(module, package or None) if not module.startswith(".") or package else None
    )
    if original is None:
        return importlib.import_module(module.split(".", maxsplit=1)[0])
    return getattr(found, original, object())


@functools.cache
def names_of_package(folder: Path) -> dict[str, frozenset[str]]:
    names = {}
    for path in sorted(folder.glob("*.py")):
        text = Text.of(path.read_text("utf-8", errors="replace"))
        tree = parse(PYTHON, text.data)
        assert tree is not None
        names[f"{folder.name}.{path.stem}"] = module_names(text, tree)
    return names


def quietly_parsed(code: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(code)


def imports_and_rest(code: str) -> tuple[Counter[tuple[str, str, str | None]], list[str]]:
    """What a file imports at its top level, and all else that stands there."""
    tree = quietly_parsed(code)
    imports = Counter(
        (getattr(node, "module", None) or "", alias.name, alias.asname)
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    )
    return imports, [
        ast.dump(node) for node in tree.body if not isinstance(node, ast.Import | ast.ImportFrom)
    ]


def outside_of_imports(code: str) -> list[str]:
    """The lines of a file that are neither blank nor part of an import at its top level."""
    lines = split_lines(code)
    for node in quietly_parsed(code).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            lines[node.lineno - 1 : node.end_lineno] = [""] * (
                (node.end_lineno or node.lineno) - node.lineno + 1
            )
    return [line for line in lines if line.strip()]
