"""A figure with its goal, and the little arithmetic that the measurements share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in `unit`; smaller is better. Without a goal it only informs."""

    name: str
    text: str
    value: float
    unit: str
    goal: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """pass, MISS, or nothing for a figure without a goal."""
        if self.goal is None:
            return ""
        return "pass" if self.value <= self.goal else "MISS"

    def as_json(self) -> dict[str, Any]:
        """The figure as plain JSON."""
        return {**asdict(self), "verdict": self.verdict}


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def milliseconds(seconds: float) -> float:
    """Seconds as milliseconds."""
    return seconds * 1000


def table(figures: Sequence[Figure]) -> str:
    """The figures as one table, for a terminal."""
    head = ("figure", "", "measured", "goal", "")
    rows = [head]
    for one in figures:
        goal = "" if one.goal is None else f"<= {one.goal:g} {one.unit}"
        measured = f"{one.value:.3g} {one.unit}" if one.value < 100 else f"{one.value:.0f} {one.unit}"
        rows.append((one.name, one.text, measured, goal, " ".join((one.verdict, one.note)).strip()))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    aligned = (
        (
            row[0].ljust(widths[0]),
            row[1].ljust(widths[1]),
            row[2].rjust(widths[2]),
            row[3].rjust(widths[3]),
            row[4],
        )
        for row in rows
    )
    return "\n".join("  ".join(row).rstrip() for row in aligned)
