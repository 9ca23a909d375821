"""JSON that means one thing only: no NaN, no key twice."""

from __future__ import annotations

import json
from typing import Any


def strict_json(text: str) -> object:
    """The value of a text. Raises ValueError for what is no JSON (RFC 8259), or means two things.

    Python's own reader takes NaN and the last of two equal keys; RecursionError may come out as well.
    """
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _no(name: str) -> object:
    raise ValueError(f"{name} is no JSON")
