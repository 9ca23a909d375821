"""The table of the standard library, and whom people mean by a name."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from lsp_server import store
from lsp_server.tools.names import Standing, stdlib_candidates
from lsp_server.tools.names.stdlib import preferences, stdlib_modules

TABLE = store.data_file("tools", "names", "stdlib.json")
SCRIPT = Path(__file__).parent.parent / "docs" / "scripts" / "stdlib_names.py"


def statements(name: str) -> list[str]:
    return [candidate.statement for candidate in stdlib_candidates(name)]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Path", "from pathlib import Path"),
        ("dataclass", "from dataclasses import dataclass"),
        ("Any", "from typing import Any"),
        ("Optional", "from typing import Optional"),
        ("Callable", "from collections.abc import Callable"),
        ("Iterable", "from collections.abc import Iterable"),
        ("Iterator", "from collections.abc import Iterator"),
        ("sleep", "from time import sleep"),
        ("datetime", "from datetime import datetime"),
        ("defaultdict", "from collections import defaultdict"),
        ("Decimal", "from decimal import Decimal"),
        ("TestCase", "from unittest import TestCase"),
        ("patch", "from unittest.mock import patch"),
        ("environ", "from os import environ"),
        ("getpid", "from os import getpid"),
        ("argv", "from sys import argv"),
        ("StringIO", "from io import StringIO"),
        ("Thread", "from threading import Thread"),
        ("ThreadPoolExecutor", "from concurrent.futures import ThreadPoolExecutor"),
        ("sqrt", "from math import sqrt"),
        ("deepcopy", "from copy import deepcopy"),
        ("urlparse", "from urllib.parse import urlparse"),
        ("contextmanager", "from contextlib import contextmanager"),
        ("json", "import json"),
        ("os", "import os"),
        ("os.path", "import os.path"),
        ("winreg", "import winreg"),
        ("ET", "import xml.etree.ElementTree as ET"),
        ("ElementTree", "from xml.etree.ElementTree import ElementTree"),
    ],
)
def test_the_likeliest_comes_first(name: str, first: str):
    assert statements(name)[0] == first


@pytest.mark.parametrize("name", ["nobody_defines_this", "", "np", "1", "print", "_thread", "é"])
def test_names_of_nobody(name: str):
    assert statements(name) == []


def test_an_ambiguous_name_has_several_modules():
    assert statements("join") == ["from os.path import join", "from shlex import join"]
    assert statements("Queue")[:2] == ["from queue import Queue", "from asyncio import Queue"]
    assert {candidate.standing for candidate in stdlib_candidates("join")} == {Standing.LIKELY}


def test_modules_on_their_way_out_come_last():
    assert statements("Template") == ["from string import Template", "from pipes import Template"]
    assert stdlib_candidates("reload")[-1].standing is Standing.DEPRECATED
    assert statements("Button")[0].startswith("from tkinter")
    assert stdlib_candidates("done")[0].standing is Standing.RARE


@pytest.mark.parametrize(
    ("name", "guest"),
    [
        ("Path", "shutil"),
        ("deque", "queue"),
        ("Any", "dataclasses"),
        ("sleep", "asyncio.tasks"),
        ("namedtuple", "inspect"),
    ],
)
def test_a_name_that_a_module_only_imports_is_not_its_own(name: str, guest: str):
    assert guest not in [candidate.module for candidate in stdlib_candidates(name)]


def test_the_table_is_small_and_without_private_modules():
    assert TABLE.stat().st_size < 400_000
    parts = {part for module in stdlib_modules() for part in module.split(".")}
    assert not [part for part in parts if part.startswith("_")]
    assert not parts & {"idlelib", "turtledemo", "antigravity", "this", "test", "tests"}


def test_the_preferences_name_only_what_there_is():
    modules = stdlib_modules()
    wrong = [
        f"{module}.{name}"
        for name, order in preferences().modules.items()
        for module in order
        if name not in modules[module] and name not in {"Buffer", "assert_never"}
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "module", ["os", "os.path", "typing", "collections.abc", "asyncio", "json", "pathlib", "math", "re"]
)
def test_what_the_table_says_can_be_imported(module: str):
    loaded = importlib.import_module(module)
    missing = [name for name in stdlib_modules()[module] if not hasattr(loaded, name)]
    assert len(missing) <= len(stdlib_modules()[module]) // 20, missing


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the table is of another Python")
def test_the_script_writes_the_table():
    done = subprocess.run(
        [sys.executable, "-W", "ignore", SCRIPT], capture_output=True, check=True, timeout=120
    )
    written = {line.split(b'": "')[0]: line for line in done.stdout.splitlines() if b'": "' in line}
    shipped = {line.split(b'": "')[0]: line for line in TABLE.read_bytes().splitlines() if b'": "' in line}
    same = [module for module, line in shipped.items() if written.get(module) == line]
    # Other builds of the same Python lack a module or have a constant more.
    assert len(same) >= 0.9 * len(shipped)
