"""False alarms: what the audit says of five well-kept packages, beside what bandit and ruff say.

Each finding was looked at; docs/false-alarms.md lists them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.client import environment
from tests.bench.fetching import source_tree
from tests.bench.figures import Figure

_GOAL = 1.0
_LINES = 2_000
BANDIT = ("bandit", "-r", "-q", "-f", "json")
_RUFF = ("ruff", "check", "--isolated", "--select=S,B", "--output-format=json")
PACKAGES = {
    "requests-2.32.3": "70761cfe03c773ceb22aa2f671b4757976145175cdfca038c02654d061d6dcc6",
    "flask-3.1.0": "d667207822eb83f1c4b50949b1623c8fc8d51f2341d65f72e1a1815397551136",
    "httpx-0.28.1": "d909fcccc110f8c7faf814ca82a9a4d816bc5a6dbfea25d6591d6985b8ba59ad",
    "click-8.1.8": "63c132bbbed01578a06712a2d1f497bb62d9c1c0d329b7903a866228027263b2",
    "attrs-25.1.0": "c75a69e28a550a7e93789579c22aa26b0f5b83b75dc4e08fe092980051e1090a",
}


def measure(folder: Path) -> Iterator[Figure]:
    """Findings at default confidence for each 2,000 lines of all five together."""
    trees = [tree_of(name, folder) for name in PACKAGES]
    lines = sum(len(file.read_bytes().splitlines()) for tree in trees for file in tree.rglob("*.py"))
    ours = sum(len(findings(tree, folder)) for tree in trees)
    bandit = sum(len(report(BANDIT, tree, folder)) for tree in trees)
    ruff = sum(len(report(_RUFF, tree, folder)) for tree in trees)
    note = f"{ours} in {lines:,} lines; bandit {bandit}, ruff's S and B {ruff}"
    rate = ours / lines * _LINES
    yield Figure("alarms", "findings in five well-kept packages", rate, "a 2,000 lines", _GOAL, note)


def tree_of(name: str, folder: Path) -> Path:
    """The wheel's files, copied out of the environment: ruff leaves out what lies in one."""
    package, _, version = name.rpartition("-")
    tree = source_tree(name, f"{package}=={version} --hash=sha256:{PACKAGES[name]}", wheel=True)
    return Path(shutil.copytree(tree, folder / name))


def findings(tree: Path, folder: Path) -> list[dict[str, Any]]:
    """What `podium audit` finds at default confidence."""
    command = (sys.executable, "-m", "lsp_server", "audit", "--offline", "--format", "json", str(tree))
    done = subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, check=False)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def report(tool: tuple[str, ...], tree: Path, folder: Path) -> list[dict[str, Any]]:
    """What bandit or ruff, given by its command line, reports of a tree."""
    command = (sys.executable, "-m", *tool, str(tree))
    done = subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, check=False)
    found: Any = json.loads(done.stdout)
    listed: list[dict[str, Any]] = found["results"] if isinstance(found, dict) else found
    return listed
