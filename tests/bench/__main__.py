"""Measure, print one table, and exit with 1 when a goal is missed."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import (
    analysis,
    auditing,
    footprint,
    keystroke,
    ladder,
    model_jobs,
    model_turn,
    opening,
    precision,
    recall,
    starting,
    typing_along,
)
from tests.bench.figures import Figure, table

MEASUREMENTS: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "start": starting.measure,
    "keystroke": keystroke.measure,
    "typing": typing_along.measure,
    "memory": footprint.measure,
    "opening": opening.measure,
    "audit": auditing.measure,
    "analysis": analysis.measure,
    "alarms": precision.measure,
    "recall": recall.measure,
    "ladder": ladder.measure,
    "turn": model_turn.measure,
    "jobs": model_jobs.measure,
}


def main() -> int:
    """The exit code: 0 when every figure keeps to its goal, else 1."""
    options = _options()
    figures: list[Figure] = []
    for name in options.only or MEASUREMENTS:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="podium-bench-") as folder:
            figures += MEASUREMENTS[name](Path(folder))
    print(table(figures))
    if options.json:
        options.json.write_text(json.dumps(_report(figures), indent=2) + "\n", "utf-8")
    return int(any(figure.verdict == "MISS" for figure in figures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--only",
        metavar="NAME",
        action="append",
        choices=MEASUREMENTS,
        help="only this one; may be given again",
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures there, too")
    return parser.parse_args()


def _report(figures: list[Figure]) -> dict[str, object]:
    return {
        "machine": {
            "cores": os.cpu_count(),
            "system": platform.platform(),
            "python": platform.python_version(),
        },
        "figures": [figure.as_json() for figure in figures],
    }


if __name__ == "__main__":
    sys.exit(main())
