"""Differences as people read them."""

from __future__ import annotations

from difflib import unified_diff

from lsp_server.text.text import Text


def unified(old: Text, new: Text, name: str, context: int = 3) -> str:
    """A unified diff of two texts, empty when they are equal; lines without an end get the usual note."""
    before, after = _without_empty_end(old), _without_empty_end(new)
    lines = unified_diff(before, after, f"a/{name}", f"b/{name}", n=context)
    return "".join(_ended(line) for line in lines)


def _without_empty_end(text: Text) -> list[str]:
    """The lines as a diff counts them: a text that ends with a line end has no empty line behind it."""
    lines = list(text.lines)
    return lines if lines[-1] else lines[:-1]


def _ended(line: str) -> str:
    if line.endswith("\n"):
        return line
    if line.endswith("\r"):
        return line + "\n"
    return line + "\n" if line.startswith(("---", "+++", "@@")) else line + "\n\\ No newline at end of file\n"
