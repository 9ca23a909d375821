"""`podium audit` beside bandit, over a real source tree that pip fetches once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.client import environment, now
from tests.bench.fetching import source_tree
from tests.bench.figures import Figure

_GOAL = 0.1
_ROUNDS = 2
_LEAST_FILES = 1_500
SYMPY = "sympy-1.13.3"
PINNED = "sympy==1.13.3 --hash=sha256:b27fd2c6530e0ab39e275fc9b683895367e51d5da91baa8d3d64db2565fec4d9"
_FOUND = 1  # the exit code of both when there are findings


def measure(folder: Path) -> Iterator[Figure]:
    """The least of interleaved runs of the whole process, each over the whole tree."""
    tree = source_tree(SYMPY, PINNED)
    files = sum(1 for _ in tree.rglob("*.py"))
    assert files >= _LEAST_FILES, f"{tree} has {files} Python files"
    podium = (sys.executable, "-m", "lsp_server", "audit", "--low", "--format", "json", str(tree))
    bandit = (sys.executable, "-m", "bandit", "--recursive", "--quiet", "--format", "json", str(tree))
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(_ROUNDS):
        ours.append(_run(podium, folder))
        theirs.append(_run(bandit, folder))
        ours.append(_run(podium, folder))
    note = f"{min(ours):.1f} of {min(theirs):.1f} s"
    yield Figure("audit", f"audit of {files:,} files", min(ours) / min(theirs), "x bandit", _GOAL, note)


def _run(command: Sequence[str], folder: Path) -> float:
    begin = now()
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    taken = now() - begin
    assert done.returncode == _FOUND, done.stderr.decode("utf-8", "replace")[-2000:]
    return taken
