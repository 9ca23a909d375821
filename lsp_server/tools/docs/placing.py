"""Where a new doc comment goes, and how it is written there."""

from __future__ import annotations

from collections.abc import Sequence

from lsp_server.syntax import Node, Symbol
from lsp_server.text import Position, Range, Text, TextEdit
from lsp_server.tools.docs.habits import quotes_of

_OPEN_TO_COMMENT = ("{", "}", ",", ";", "(")


def string_edit(text: Text, symbol: Symbol, node: Node, lines: Sequence[str]) -> TextEdit | None:
    """The edit that makes these lines the first string of a Python body; None where there is no room.

    A body on the line of its `def` moves to a line of its own.
    """
    colon = _colon(node, text, symbol)
    if colon is None or symbol.body is None:
        return None
    head = Range(colon, symbol.body.start)
    between = text.slice(head)
    indent = text.line(symbol.body.start.line)[: symbol.body.start.character]
    if colon.line == symbol.body.start.line or "\\" in between.split("#", 1)[0] or indent.strip():
        indent = leading_space(text.line(symbol.range.start.line)) + text.indent_unit
        written = string_lines(text, lines, indent)
        return TextEdit(head, text.newline + written + text.newline + indent)
    line_end = Position(colon.line, len(text.line(colon.line)))
    apart = text.newline if symbol.kind == "class" and text.line(colon.line + 1).strip() else ""
    return TextEdit(Range(line_end, line_end), text.newline + string_lines(text, lines, indent) + apart)


def string_lines(text: Text, lines: Sequence[str], indent: str) -> str:
    """A doc string, indented, without a line end behind it; raw where it holds a backslash."""
    quotes = quotes_of(text)
    prefix = "r" if any("\\" in line for line in lines) else ""
    shown = [indent + prefix + quotes + lines[0], *(indent + line if line else "" for line in lines[1:])]
    if len(lines) == 1:
        return shown[0] + quotes
    return text.newline.join((*shown, indent + quotes))


def block_edit(text: Text, outer: Range, lines: Sequence[str]) -> TextEdit | None:
    """The edit that puts these lines in a `/** */` block above; None where a comment would not belong."""
    start = outer.start
    before = text.line(start.line)[: start.character]
    indent = leading_space(text.line(start.line))
    written = block_lines(text, lines, indent)
    if not before.strip():
        return TextEdit(Range(start, start), written + text.newline + indent)
    if before.rstrip().endswith(_OPEN_TO_COMMENT):
        deeper = indent + text.indent_unit
        written = block_lines(text, lines, deeper)
        spaces = Position(start.line, len(before.rstrip()))
        return TextEdit(Range(spaces, start), text.newline + deeper + written + text.newline + deeper)
    return None


def block_lines(text: Text, lines: Sequence[str], indent: str) -> str:
    """A block comment whose first line has no indentation, without a line end behind it."""
    if len(lines) == 1:
        return f"/** {lines[0]} */"
    body = (f"{indent} * {line}" if line else f"{indent} *" for line in lines)
    return text.newline.join(("/**", *body, f"{indent} */"))


def leading_space(line: str) -> str:
    """The white space at a line's start."""
    return line[: len(line) - len(line.lstrip(" \t\f"))]


def _colon(node: Node, text: Text, symbol: Symbol) -> Position | None:
    """Behind the colon that opens the body."""
    start = text.byte_at(symbol.body.start) if symbol.body else 0
    colons = [child.end_byte for child in node.children if child.type == ":" and child.end_byte <= start]
    return text.position_at_byte(colons[-1]) if colons else None
