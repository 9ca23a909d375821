"""The doc comment of a whole file, from the names that the file defines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsp_server.syntax import Language, Node, Symbol, Tree
from lsp_server.text import Position, Range, Text, TextEdit
from lsp_server.tools.docs.facts import is_python
from lsp_server.tools.docs.model import DocEdit
from lsp_server.tools.docs.placing import block_lines, string_lines

_SHOWN = 4
_HEAD_LINE = re.compile(r"#!|.*coding[:=][ \t]*[-\w.]+")
_LICENCE = re.compile(r"copyright|licen[cs]|spdx|all rights reserved|\(c\)|©", re.IGNORECASE)
_FILE_TAG = re.compile(r"@(?:file|fileoverview|overview|module|packageDocumentation)\b")


def document_module(language: Language, tree: Tree, text: Text, symbols: Sequence[Symbol]) -> DocEdit | None:
    """The edit that gives a file its own doc comment; None where it has one or defines nothing.

    The comment goes behind the shebang, the encoding line and the comments of the licence.
    """
    sentence = _contents(symbols)
    if not sentence or not language.doc or language.dialect:
        return None
    children = tree.root_node.children
    if is_python(language):
        if _has_string(children):
            return None
        written = string_lines(text, [sentence], "")
    else:
        if any(_FILE_TAG.search(_source(one)) for one in _leading_comments(children)):
            return None
        tag = "@packageDocumentation" if "typescript" in language.queries else ""
        lines = [sentence, "", tag] if tag else [f"@file {sentence}"]
        written = block_lines(text, lines, "") if tag else f"/**{text.newline} * {lines[0]}{text.newline} */"
    return DocEdit((_placed(text, children, written),), ("module summary",))


def _contents(symbols: Sequence[Symbol]) -> str:
    """ "The class Cache and the functions load and save." """
    top = [one for one in symbols if len(one.path) == 1 and not one.name.startswith("_")]
    classes = list(dict.fromkeys(one.name for one in top if one.kind == "class"))
    functions = list(dict.fromkeys(one.name for one in top if one.kind == "function"))
    if functions and not classes and all(name.startswith("test") for name in functions):
        return f"{_counted(len(functions), 'test')}."
    parts = [_group("class", "classes", classes), _group("function", "functions", functions)]
    said = " and ".join(part for part in parts if part)
    return said[:1].upper() + said[1:] + "." if said else ""


def _group(one: str, several: str, names: list[str]) -> str:
    if not names:
        return ""
    if len(names) == 1:
        return f"the {one} {names[0]}"
    shown = names if len(names) <= _SHOWN + 1 else names[:_SHOWN]
    rest = len(names) - len(shown)
    last = f"{rest} more" if rest else shown[-1]
    return f"the {several} {', '.join(shown if rest else shown[:-1])} and {last}"


def _counted(number: int, noun: str) -> str:
    return f"A {noun}" if number == 1 else f"{number} {noun}s"


def _has_string(children: Sequence[Node]) -> bool:
    first = next((one for one in children if one.type != "comment"), None)
    while first is not None and first.type in ("expression_statement", "parenthesized_expression"):
        first = first.named_child(0)
    return first is not None and first.type in ("string", "concatenated_string")


def _leading_comments(children: Sequence[Node]) -> list[Node]:
    out: list[Node] = []
    for child in children:
        if child.type not in ("comment", "hash_bang_line"):
            break
        out.append(child)
    return out


def _placed(text: Text, children: Sequence[Node], written: str) -> TextEdit:
    """Behind what must stay at the top, with a blank line on either side of the comment."""
    line = _first_free_line(text, _leading_comments(children))
    behind = text.newline if text.line(line).strip() or line + 1 >= len(text.lines) else ""
    if line >= len(text.lines):
        return TextEdit(Range(text.end, text.end), text.newline + written + text.newline)
    column = 1 if line == 0 and text.line(0).startswith("\ufeff") else 0
    above = text.line(line - 1) if line else ""
    before = text.newline if above.strip() and not _HEAD_LINE.match(above) else ""
    at = Position(line, column)
    return TextEdit(Range(at, at), before + written + text.newline + behind)


def _first_free_line(text: Text, comments: Sequence[Node]) -> int:
    """The line behind the shebang, the encoding line and every block of comments that names a licence."""
    line = 0
    block: list[Node] = []
    for index, comment in enumerate(comments):
        start = text.position_at_byte(comment.start_byte).line
        if comment.type == "hash_bang_line" or (start < 2 and _HEAD_LINE.match(_source(comment))):
            line = start + 1
            continue
        block.append(comment)
        end = text.position_at_byte(comment.end_byte).line
        following = comments[index + 1] if index + 1 < len(comments) else None
        if following is None or text.position_at_byte(following.start_byte).line > end + 1:
            if not any(_LICENCE.search(_source(one)) for one in block):
                break
            line, block = end + 1, []
    return line


def _source(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")
