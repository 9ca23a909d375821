"""Requests in a line comment, `podium: <request>`: where one stands, and the text without it."""

from __future__ import annotations

from lsp_server.documents import Snapshot
from lsp_server.text import Position, Range, Text, TextEdit, apply_edits

_MARK = "podium:"
_ABOVE = 2  # lines above a definition at which its request may stand


def comment_range(snapshot: Snapshot, unit: Range, request: str) -> Range | None:
    """The comment with a request in or right above a unit: its whole line, or its part of a line of code."""
    text, opener = snapshot.text, snapshot.language.comment
    for number in range(max(0, unit.start.line - _ABOVE), min(unit.end.line + 1, len(text.lines))):
        head, found, words = text.line(number).partition(_MARK)
        if not found or words.strip() != request.strip() or not head.rstrip().endswith(opener):
            continue
        code = head.rstrip()[: -len(opener)].rstrip()
        if code:
            return Range.at(number, len(code), len(text.line(number)))
        end = Position(number + 1, 0) if number + 1 < len(text.lines) else text.end
        return Range(Position(number, 0), end)
    return None


def without(text: Text, comment: Range, unit: Range) -> tuple[Text, Range]:
    """The text without a comment, and where a unit then stands."""
    gone = comment.end.line - comment.start.line
    first = unit.start.line - gone * (comment.start < unit.start)
    last = unit.end.line - gone * (comment.start < unit.end)
    left = apply_edits(text, [TextEdit(comment, "")])
    return left, left.clamp_range(
        Range(Position(first, unit.start.character), Position(last, unit.end.character))
    )
