"""One name more in a `from module import ...` that is there already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lsp_server.syntax import Node
from lsp_server.text import Position, Range, Text, TextEdit
from lsp_server.tools.names.bindings import node_text

_LINE_LENGTH = 88
_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class _Name:
    """One of the imported names: `text` with its alias, `span` where it stands."""

    text: str
    span: Range
    followed_by_comma: bool


def merge_name(statement: Node, text: Text, imported: str) -> tuple[TextEdit, ...] | None:
    """The edits that add `imported` ("Path", "Path as P") to the statement, in its form and order.

    An empty tuple where it is there already; None where the statement takes no names (`import *`).
    """
    names = _names(statement, text)
    if not names:
        return None
    if any(name.text == imported for name in names):
        return ()
    index = _place([name.text for name in names], imported)
    bracket = next((node for node in statement.children if node.type == "("), None)
    span = text.range_of_bytes(*statement.byte_range)
    if span.start.line == span.end.line and _too_long(text, span.end.line, imported):
        return (_wrapped(statement, bracket, text, _with(names, index, imported)),)
    if index < len(names):
        return (_before(names, index, text, imported, stacked=bracket is not None),)
    closing = span.end if bracket is not None else None
    return _after(names, text, imported, closing)


def _names(statement: Node, text: Text) -> list[_Name]:
    tokens = [node for node in statement.children if node.type != "comment"]
    found = statement.children_by_field_name("name")
    followed = {node.start_byte for node, after in pairwise(tokens) if after.type == ","}
    return [
        _Name(
            " ".join(node_text(node, text.data).split()),
            text.range_of_bytes(*node.byte_range),
            node.start_byte in followed,
        )
        for node in found
    ]


def _place(names: Sequence[str], imported: str) -> int:
    """Where the name belongs by the first order that the names are in; last where they are in none."""
    orders: tuple[Callable[[str], tuple[int, str]], ...] = (_by_type, _by_case, _plain)
    for order in orders:
        keys = [order(name) for name in names]
        if keys == sorted(keys):
            return sum(key <= order(imported) for key in keys)
    return len(names)


def _by_type(name: str) -> tuple[int, str]:
    """The default order of isort and ruff: constants, classes, the rest."""
    base = name.partition(" ")[0]
    kind = 0 if base.isupper() and len(base) > 1 else 1 if base[:1].isupper() else 2
    return kind, name.casefold()


def _by_case(name: str) -> tuple[int, str]:
    return 0, name.casefold()


def _plain(name: str) -> tuple[int, str]:
    return 0, name


def _with(names: Sequence[_Name], index: int, imported: str) -> list[str]:
    texts = [name.text for name in names]
    return [*texts[:index], imported, *texts[index:]]


def _too_long(text: Text, line: int, imported: str) -> bool:
    """Whether the name takes the line past 88 characters, or past what the file's longest line has."""
    longest = max((_code_length(text, number) for number in range(min(len(text.lines), 400))), default=0)
    limit = max(_LINE_LENGTH, min(longest, _LONGEST_LINE))
    return _code_length(text, line) + len(imported) + len(", ") > limit


def _code_length(text: Text, line: int) -> int:
    return len(text.line(line).partition("#")[0].rstrip())


def _wrapped(statement: Node, bracket: Node | None, text: Text, names: Sequence[str]) -> TextEdit:
    """All names anew, one a line in parentheses."""
    found = statement.children_by_field_name("name")
    start = bracket.start_byte if bracket else found[0].start_byte
    end = statement.end_byte if bracket else found[-1].end_byte
    newline = text.newline
    lines = "".join(f"{text.indent_unit}{name},{newline}" for name in names)
    return TextEdit(text.range_of_bytes(start, end), f"({newline}{lines})")


def _before(names: Sequence[_Name], index: int, text: Text, imported: str, *, stacked: bool) -> TextEdit:
    start = names[index].span.start
    if not (stacked and _is_alone(names, index, text)):
        return TextEdit(Range(start, start), f"{imported}, ")
    line, indent = start.line, text.line(start.line)[: start.character]
    above = names[index - 1].span.end.line if index else -1
    while line - 1 > above and text.line(line - 1).lstrip().startswith("#"):
        line -= 1
    at = Position(line, 0)
    return TextEdit(Range(at, at), f"{indent}{imported},{text.newline}")


def _after(
    names: Sequence[_Name], text: Text, imported: str, closing: Position | None
) -> tuple[TextEdit, ...]:
    """Behind the last name; `closing` is the place behind the closing parenthesis, where there is one."""
    last = names[-1]
    end = last.span.end
    if closing is None or not _is_alone(names, len(names) - 1, text):
        return _in_line(last, text, imported)
    indent = text.line(last.span.start.line)[: last.span.start.character]
    if closing.line == end.line:
        return (TextEdit(Range(end, end), f",{text.newline}{indent}{imported}"),)
    below = Position(end.line + 1, 0)
    if last.followed_by_comma:
        return (TextEdit(Range(below, below), f"{indent}{imported},{text.newline}"),)
    return (
        TextEdit(Range(end, end), ","),
        TextEdit(Range(below, below), f"{indent}{imported}{text.newline}"),
    )


def _in_line(last: _Name, text: Text, imported: str) -> tuple[TextEdit, ...]:
    end = last.span.end
    if not last.followed_by_comma:
        return (TextEdit(Range(end, end), f", {imported}"),)
    rest = text.line(end.line)[end.character :]
    comma = Position(end.line, end.character + rest.find(",") + 1)
    return (TextEdit(Range(comma, comma), f" {imported},"),)


def _is_alone(names: Sequence[_Name], index: int, text: Text) -> bool:
    """Whether a name has a line of its own."""
    start, end = names[index].span
    beside = [names[near].span for near in (index - 1, index + 1) if 0 <= near < len(names)]
    first = not text.line(start.line)[: start.character].strip()
    return first and all(span.end.line != start.line and span.start.line != end.line for span in beside)
