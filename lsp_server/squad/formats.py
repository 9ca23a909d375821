"""Which models are asked for patches rather than for the code anew, by family and size.

From aider's published boards (edit and polyglot leaderboards): the same models solve more, and break fewer
answers, when they write code anew, up to some 100 billion parameters (Qwen2.5-Coder 32B: 16 % against 8 %,
Qwen3 32B: 46 % against 41 %); only the largest lose little by search and replace blocks, which cost a
fraction of the tokens. So patches are asked of those, and for long code. An agent's `output` in the user's
file says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONG = 60  # lines from which a patch is worth its risk


@dataclass(frozen=True, slots=True)
class Family:
    """Models by their names; `least` is the size in billions from which they manage, 0 for all of them."""

    name: re.Pattern[str]
    least: float


_FAMILIES = tuple(
    Family(re.compile(pattern, re.IGNORECASE), least)
    for pattern, least in (
        (r"\bclaude\b", 0),
        (r"\bgpt-(?:4\.1|4o(?!-mini)|5)", 0),
        (r"\bo[34]\b", 0),
        (r"\bgemini-(?:2\.5|3)-pro", 0),
        (r"\bdeepseek-(?:v3|r1|chat|reasoner)", 200),
        (r"\bqwen3-coder", 100),
        (r"\bkimi-k2|\bglm-4\.[5-9]", 0),
        (r"\bmistral-large|\bdevstral", 100),
        (r"\bllama", 400),
    )
)


def shape_of(output: str, model: str, size: float, lines: int) -> str:
    """`rewrite` or `patch` for an agent's `output`, a model's name and size, and code of so many lines."""
    if output in ("rewrite", "patch"):
        return output
    name = model.rpartition("/")[2]
    manages = any(one.name.search(name) and (not one.least or size >= one.least) for one in _FAMILIES)
    return "patch" if manages and lines > _LONG else "rewrite"
