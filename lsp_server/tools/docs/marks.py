"""The marks that comments begin with, whatever the language, and the text behind them."""

from __future__ import annotations

import re

from lsp_server.text import Range, Text

MARK = re.compile(r"[ \t]*(?:///|//!|//|--- \||---|-- \||--|#'|#|%+)[ \t]?")
"""What a line comment begins with, and one blank behind it."""


def unmarked(text: Text, span: Range) -> list[str]:
    """The lines of a comment without their marks and the space behind these."""
    rows = text.slice(span).splitlines()
    if not rows[0].startswith("/*"):
        return [MARK.sub("", row, count=1).rstrip() for row in rows]
    rows[0] = re.sub(r"^/\*[*!]?<?", "", rows[0])
    rows[-1] = re.sub(r"\*+/$", "", rows[-1])
    return [rows[0].strip(), *(re.sub(r"^[ \t]*\*?[ \t]?", "", row).rstrip() for row in rows[1:])]
