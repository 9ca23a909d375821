"""Real code to measure with: modules of the standard library, joined to files of any length."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice
from pathlib import Path

# Long modules, with things in them that a linter finds.
_MODULES = ("argparse", "typing", "inspect", "tarfile", "doctest", "turtle", "pickletools", "subprocess")
_FILLER = "FILLER = None\n"


@cache
def module(name: str) -> str:
    """The source of a module of the standard library, with a line end at its end."""
    return Path(sysconfig.get_path("stdlib"), f"{name}.py").read_text("utf-8").rstrip() + "\n"


@cache
def code_of_lines(count: int) -> str:
    """Python of this many lines that parses: whole modules after one another, then simple statements."""
    parts: list[str] = []
    left = count
    for text in _modules():
        size = text.count("\n")
        if size > left:
            break
        parts.append(text)
        left -= size
    return "".join(parts) + _FILLER * left


def code_of_bytes(count: int) -> str:
    """Python of about this many bytes that parses."""
    lines = code_of_lines(20_000)
    return "".join(islice(cycle([lines]), count // len(lines))) + _FILLER * (
        count % len(lines) // len(_FILLER)
    )


def _modules() -> Iterator[str]:
    folder = Path(sysconfig.get_path("stdlib"))
    return cycle([module(name) for name in _MODULES if (folder / f"{name}.py").is_file()])
