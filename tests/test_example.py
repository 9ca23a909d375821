"""The bundled example project: real code with real faults, and Podium has something to say about each."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from lsp_server import store
from lsp_server.syntax import count_faults, language_for_path, parse
from lsp_server.text import Range, Text, apply_edits
from lsp_server.tools.findings import Fix
from lsp_server.tools.names import Surroundings, fixes_for_undefined, module_names

EXAMPLE = store.example_folder()
PYTHON_FILES = sorted(EXAMPLE.glob("shop/*.py"))
WEB_FILES = sorted(EXAMPLE.glob("web/*.ts*"))

FAULTS = {
    "shop/api.py": ["F821", "F821"],
    "shop/notify.py": ["E722", "S110", "S602"],
    "shop/orders.py": ["B006", "F401", "F821"],
    "shop/pricing.py": ["E711", "F401"],
    "shop/settings.py": ["F401", "S105"],
    "shop/storage.py": ["F401", "F541", "F821", "S301", "S324", "S324", "S608"],
}
REPAIRS = {
    "shop/api.py": "import json",
    "shop/orders.py": "change `custmer` to `customer`",
    "shop/storage.py": "import Path from pathlib",
}


def ruff(folder: Path, select: str) -> list[tuple[str, str, int, int, int]]:
    """What ruff finds: file, code, line, first and last column, counted from 0."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--select", select]
    done = subprocess.run(
        [*command, "--output-format", "json", "."], cwd=folder, capture_output=True, check=False, timeout=60
    )
    assert done.returncode in (0, 1), done.stderr
    return [
        (
            Path(row["filename"]).relative_to(folder.resolve()).as_posix(),
            row["code"],
            row["location"]["row"] - 1,
            row["location"]["column"] - 1,
            row["end_location"]["column"] - 1,
        )
        for row in json.loads(done.stdout)
    ]


@pytest.mark.parametrize("path", PYTHON_FILES, ids=lambda path: path.name)
def test_the_python_files_parse(path: Path):
    ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", WEB_FILES, ids=lambda path: path.name)
def test_the_web_files_parse(path: Path):
    tree = parse(language_for_path(path.name), path.read_bytes())
    assert tree is not None
    assert count_faults(tree) == 0


def test_it_is_small_and_whole():
    assert {path.name for path in PYTHON_FILES} >= {Path(name).name for name in FAULTS}
    assert len(WEB_FILES) == 3
    assert 300 <= sum(len(path.read_text("utf-8").splitlines()) for path in PYTHON_FILES) <= 500
    assert 100 <= sum(len(path.read_text("utf-8").splitlines()) for path in WEB_FILES) <= 200
    for name in ("README.md", "pyproject.toml", ".gitignore"):
        assert (EXAMPLE / name).is_file()
    assert "Podium" in (EXAMPLE / "README.md").read_text("utf-8")


def test_ruff_finds_the_faults():
    found = Counter((file, code) for file, code, *_ in ruff(EXAMPLE, "F,E,B,S"))
    listed = Counter((file, code) for file, codes in FAULTS.items() for code in codes)
    assert not listed - found


def test_the_project_itself_asks_for_these_rules():
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "json", "shop"],
        cwd=EXAMPLE,
        capture_output=True,
        check=False,
        timeout=60,
    )
    codes = {row["code"] for row in json.loads(done.stdout)}
    assert {code for listed in FAULTS.values() for code in listed} <= codes


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("shop/settings.py", "AKIAIOSFODNN7EXAMPLE"),
        ("shop/pricing.py", "currency: The currency"),
        ("web/OrderList.tsx", ".innerHTML ="),
        ("web/filters.ts", "eval("),
    ],
)
def test_faults_that_ruff_does_not_know(path: str, fault: str):
    assert fault in (EXAMPLE / path).read_text("utf-8")


def test_one_docstring_tells_of_a_parameter_that_is_gone():
    tree = ast.parse((EXAMPLE / "shop/pricing.py").read_text("utf-8"))
    function = next(node for node in tree.body if getattr(node, "name", "") == "price_order")
    assert isinstance(function, ast.FunctionDef)
    told = ast.get_docstring(function) or ""
    undocumented = [arg.arg for arg in function.args.args if f"{arg.arg}:" not in told]
    assert undocumented == ["country"]
    assert "currency:" in told


def test_undefined_names_are_repaired(tmp_path: Path):
    copy = tmp_path / "example"
    shutil.copytree(EXAMPLE, copy)
    repaired = {}
    while undefined := ruff(copy, "F821"):
        file, _, line, start, end = undefined[0]
        text = Text.of((copy / file).read_text("utf-8"))
        fix = first_fix(copy, file, text, Range.at(line, start, end))
        assert fix.safe, fix.title
        repaired[file] = fix.title
        (copy / file).write_text(str(apply_edits(text, fix.edits)), "utf-8")
    assert repaired == REPAIRS
    assert "import json\nimport logging\n" in (copy / "shop/api.py").read_text("utf-8")


def first_fix(folder: Path, file: str, text: Text, span: Range) -> Fix:
    language = language_for_path(file)
    own = {}
    for path in sorted(folder.glob("shop/*.py")):
        module = Text.of(path.read_text("utf-8"))
        tree = parse(language, module.data)
        assert tree is not None
        own[f"shop.{path.stem}"] = module_names(module, tree)
    tree = parse(language, text.data)
    assert tree is not None
    known = Surroundings(own=own, module=file.removesuffix(".py").replace("/", "."))
    return fixes_for_undefined(language, tree, text, span, known)[0]
