"""Recall: what the audit finds at default confidence where bandit reports something in its own examples.

bandit comes with a folder of examples, one or a few for each of its tests. What it reports there is the list;
a line counts as found when a tool reports a weakness on it, of whatever name. Left out is what names a style
or an import and not a weakness (`STYLE`). ruff's group S is the measure, since it follows bandit's tests.
docs/false-alarms.md says what stays missing, and why.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.bench.fetching import source_tree
from tests.bench.figures import Figure
from tests.bench.precision import BANDIT, findings, report

_GOAL = 1.0
_RUFF = ("ruff", "check", "--isolated", "--select=S", "--output-format=json")
_NAME = "bandit-1.9.2"
_PINNED = "bandit==1.9.2 --hash=sha256:32410415cd93bf9c8b91972159d5cf1e7f063a9146d70345641cd3877de348ce"
# Asserts, swallowed exceptions, random numbers, programs started without a shell or by a partial path,
# imports, whose use is reported where it is, and every call of mark_safe: B703 looks at what it is given.
STYLE = frozenset(
    ["B101", "B110", "B112", "B308", "B311", "B603", "B607", *(f"B{number}" for number in range(401, 416))]
)


def measure(folder: Path) -> Iterator[Figure]:
    """The lines that the audit misses, beside those that ruff's group S misses."""
    examples = _examples(folder / "examples")
    wanted = [one for one in report(BANDIT, examples, folder) if one["test_id"] not in STYLE]
    found = [one for one in findings(examples, folder) if _is_security(one)]
    ours = _missed(wanted, ((one["path"], one["line"]) for one in found))
    linted = report(_RUFF, examples, folder)
    theirs = _missed(wanted, ((one["filename"], one["location"]["row"]) for one in linted))
    total = len(wanted)
    note = f"{total - ours} of {total} found; ruff's S {total - theirs}"
    yield Figure("recall", "missed in bandit's examples", ours / theirs, "x ruff's S", _GOAL, note)


def _examples(target: Path) -> Path:
    """A copy without the comments that silence bandit and Podium, but not ruff."""
    shutil.copytree(source_tree(_NAME, _PINNED) / "examples", target)
    for file in target.rglob("*.py"):
        file.write_bytes(file.read_bytes().replace(b"nosec", b"no-sec"))
    return target


def _missed(wanted: list[dict[str, Any]], found: Iterable[tuple[str, int]]) -> int:
    lines = {(Path(path).name, line) for path, line in found}
    return sum(
        not any((Path(one["filename"]).name, line) in lines for line in one["line_range"]) for one in wanted
    )


def _is_security(finding: dict[str, Any]) -> bool:
    """Whether it is one of Podium's own rules, ruff's group S or hidden text, and no plain bug."""
    rule: str = finding["rule"]
    return finding["tool"] == "podium" or rule.startswith("S") or rule == "PLE2502"
