"""The rules of docs/architecture.md, enforced: layers, owners of libraries, sizes, annotations."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "lsp_server"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "example" not in path.parts)

# The table of docs/architecture.md; a name is a package or a module directly below lsp_server/.
LAYERS = {
    "errors": 0,
    "text": 1,
    "tracing": 1,
    "settings": 1,
    "store": 1,
    "squad": 2,
    "syntax": 3,
    "providers": 3,
    "trust": 3,
    "workspace": 4,
    "documents": 4,
    "tools": 5,
    "context": 5,
    "patch": 5,
    "agents": 6,
    "engine": 7,
    "assist": 8,
    "wiring": 9,
    "server": 10,
    "cli": 11,
}
# Each third-party library has one owner.
OWNERS = {
    "tree_sitter": "syntax",
    "pygls": "server",
    "lsprotocol": "server",
    "cattrs": "server",
    "attrs": "server",
    "psutil": "server",
    "click": "cli",
    "rich": "cli",
    "tomlkit": "cli",
    "platformdirs": "store",
    "pathspec": "trust",
    "tomli_w": "agents",
    "httpx": "providers",
    "yaml": "squad",
    "pydantic": "squad",
    "subprocess": "tools",
    "multiprocessing": "tools",
}
# The editor without a screen starts the server that it talks to.
BORROWED = {("server/testing.py", "subprocess")}
ASYNC = {"providers", "tools", "agents", "engine", "assist", "server", "cli"}
PRINTS = {"cli"}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
DEEPEST = 2
# Text in which a client's name would be a quirk outside the one table for quirks.
CLIENT_NAMES = re.compile(r"\b(neovim|helix|kate|eglot|jetbrains|lsp4ij|sublime|zed)\b", re.IGNORECASE)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def unit(path: Path) -> str:
    """The layer's name that a module belongs to."""
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every import anywhere in a module, typing-only and in-function ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            if node.module == "lsp_server":
                yield from ((node.lineno, f"lsp_server.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module


def functions(tree: ast.Module) -> Iterator[Function]:
    yield from (node for node in ast.walk(tree) if isinstance(node, Function))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_downward(path: Path) -> None:
    own = unit(path)
    if own in ("__init__", "__main__"):
        return
    wrong: list[str] = []
    for line, name in imports(tree_of(path)):
        top, _, rest = name.partition(".")
        target = rest.split(".")[0] if top == "lsp_server" else ""
        if target in LAYERS and target != own and LAYERS[target] >= LAYERS[own]:
            wrong.append(
                f"line {line}: {own} (layer {LAYERS[own]}) imports {target} (layer {LAYERS[target]})"
            )
        borrowed = (path.relative_to(PACKAGE).as_posix(), top) in BORROWED
        if OWNERS.get(top, own) != own and not borrowed:
            wrong.append(f"line {line}: {top} belongs to {OWNERS[top]}")
    assert not wrong, "\n".join(wrong)


def test_every_module_has_a_layer() -> None:
    named = {unit(path) for path in MODULES} - {"__init__", "__main__"}
    assert named <= set(LAYERS), f"no layer for {named - set(LAYERS)}"


def test_tools_do_not_import_each_other() -> None:
    """An engine stands alone; what it needs of another is handed to it by an agent."""
    shared = {"findings", "process"}
    allowed = {("pool", "audit")}
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in MODULES
        if unit(path) == "tools"
        for _, name in imports(tree_of(path))
        if name.startswith("lsp_server.tools.")
        and (target := name.split(".")[2]) not in shared
        and target != (own := path.relative_to(PACKAGE / "tools").parts[0].removesuffix(".py"))
        and (own, target) not in allowed
    ]
    assert not wrong, "\n".join(wrong)


def test_docs_name_every_layer() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for name, layer in LAYERS.items():
        assert re.search(rf"^\| {layer} \| {name}/? \|", text, re.MULTILINE), (
            f"{name} (layer {layer}) is missing"
        )


def test_docs_name_every_dependency() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    groups = [*project["project"]["dependencies"], *chain(*project["dependency-groups"].values())]
    for requirement in groups:
        name = re.split(r"[\[<>=;~! ]", requirement)[0]
        assert f"`{name}`" in text, f"docs/dependencies.md does not say why {name} is there"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_sizes(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= LONGEST_MODULE
    long = [
        f"{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in functions(ast.parse(source))
        if node.end_lineno and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long, long


def test_functions_stay_short() -> None:
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in functions(tree_of(path))
    )
    assert statistics.median(lengths) < 12
    assert lengths[int(len(lengths) * 0.95)] < 45


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_annotations_and_docstrings(path: Path) -> None:
    tree = tree_of(path)
    assert ast.get_docstring(tree) or not tree.body, "a module says in a docstring what it is for"
    wrong: list[str] = []
    for node in functions(tree):
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        bare = [one.arg for one in arguments if one.annotation is None and one.arg not in ("self", "cls")]
        if bare or node.returns is None:
            wrong.append(f"{node.name} is not fully annotated")
    for node in tree.body:
        public = isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
        if public and not ast.get_docstring(node):
            wrong.append(f"{node.name} has no docstring")
    assert not wrong, wrong


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_async_and_printing_stay_where_they_belong(path: Path) -> None:
    tree = tree_of(path)
    if unit(path) not in ASYNC:
        assert not any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(tree))
    if unit(path) not in PRINTS:
        calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
        assert not any(isinstance(call, ast.Name) and call.id == "print" for call in calls)


def test_no_shell_and_no_code_from_text() -> None:
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call):
                assert not any(key.arg == "shell" for key in node.keywords), path
                assert not (isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec")), path


def test_inheritance_stays_flat() -> None:
    bases: dict[str, list[str]] = {}
    for path in MODULES:
        if unit(path) == "errors":
            continue
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = [base.id for base in node.bases if isinstance(base, ast.Name)]

    def depth(name: str) -> int:
        return 1 + max(
            (depth(base) for base in bases.get(name, ()) if base in bases and base != name), default=0
        )

    assert not [name for name in bases if depth(name) > DEEPEST]


def test_client_quirks_stand_in_one_table() -> None:
    """Names of clients may stand in comments and docstrings, not in code, but for server/traits.py."""
    for path in MODULES:
        if path.name in ("traits.py", "demo.py") or unit(path) == "cli":
            continue
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Compare | ast.Dict | ast.Call):
                for part in ast.iter_child_nodes(node):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        assert not CLIENT_NAMES.search(part.value), f"{path}: {part.value}"
