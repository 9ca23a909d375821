"""Markdown that says what it should, whatever the code in it holds."""

from __future__ import annotations

import re

_RUN = re.compile(r"`+")


def fenced(code: str, language: str) -> str:
    """A code block that no backticks in the code can end."""
    longest = max((len(run) for run in _RUN.findall(code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{code.rstrip()}\n{fence}"
