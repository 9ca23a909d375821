"""The rules for what parses, or has no grammar here, and is broken all the same.

tree-sitter's grammar of Python is made for text that is being typed: it takes empty blocks, a try alone and
steps back to nowhere, so that a reply that was cut off in the middle of a statement may parse.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator

from lsp_server.errors import RejectedEdit
from lsp_server.patch.doubted import Doubted
from lsp_server.syntax import Node, Tree
from lsp_server.text import Text

_HANDLERS = ("except_clause", "except_group_clause", "finally_clause")
_BRACKETED = ("go", "rust", "java", "c", "cpp", "csharp", "php", "json")
_TEXT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)'|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_OLD_STATEMENTS = ("print_statement", "exec_statement")


def python_syntax(doubted: Doubted) -> Iterator[str]:
    """10: what does not run as Python though it parses, in the statements that the edit touches."""
    if doubted.language.name != "python" or doubted.base_tree is None or doubted.result_tree is None:
        return
    first = (
        min((edit.range.start.line for edit in doubted.edits), default=0) - 1
    )  # what ends there may be cut
    behind = len(doubted.base.lines) - max((edit.range.end.line for edit in doubted.edits), default=0)
    before = _faults(doubted.base_tree, doubted.base, first, len(doubted.base.lines) - behind)
    after = _faults(doubted.result_tree, doubted.result, first, len(doubted.result.lines) - behind)
    if len(after) > len(before):
        fault = next((one for one in after if one not in before), after[0])
        raise RejectedEdit("syntax", f"the file would have a syntax error that it has not now: {fault}")
    return
    yield


def brackets(doubted: Doubted) -> Iterator[str]:
    """10: brackets that have no partner any more, in languages without a grammar here."""
    if doubted.language.name not in _BRACKETED or doubted.result_tree is not None:
        return
    before, after = _open(str(doubted.base)), _open(str(doubted.result))
    if not any(before) and any(after):
        raise RejectedEdit("syntax", "the file would have brackets without a partner")
    return
    yield


def _open(source: str) -> list[int]:
    """How many brackets of each kind are open at the end."""
    code = _TEXT.sub("", source)
    return [code.count(one) - code.count(other) for one, other in ("()", "[]", "{}")]


def _faults(tree: Tree, text: Text, first: int, last: int) -> list[str]:
    """The faults in the innermost statements that hold some lines, of a class or function or of the file."""
    touched = _touching(tree.root_node, first, last)
    while len(touched) == 1 and (inner := _inside(touched[0], first, last)):
        touched = inner
    if not touched:
        return []
    found = [fault for node in touched for fault in _hollow(node)]
    lines = text.lines[touched[0].start_point[0] : touched[-1].end_point[0] + 1]
    return [*found, *_misplaced("".join(lines))]


def _touching(node: Node, first: int, last: int) -> list[Node]:
    return [one for one in node.named_children if one.start_point[0] <= last and one.end_point[0] >= first]


def _inside(node: Node, first: int, last: int) -> list[Node]:
    """The statements of a definition's body that hold all of some lines; none where its head has a part."""
    definition = node.child_by_field_name("definition") or node
    body = definition.child_by_field_name("body")
    inner = _touching(body, first, last) if body is not None else []
    holds = inner and inner[0].start_point[0] <= first and inner[-1].end_point[0] >= last
    return inner if holds else []


def _hollow(top: Node) -> Iterator[str]:
    stack = [top]
    while stack:
        node = stack.pop()
        statements = [one for one in node.named_children if one.type != "comment"]
        if node.type == "block" and not statements:
            yield "a block is empty"
        elif node.type == "try_statement" and not any(one.type in _HANDLERS for one in statements):
            yield "a try has no except"
        elif node.type in _OLD_STATEMENTS:
            yield "a statement of Python 2"
        stack.extend(statements)


def _misplaced(source: str) -> list[str]:
    """Whether a line steps back to where none began; tabs and spaces that do not agree are the same."""
    try:
        for _ in tokenize.generate_tokens(io.StringIO(source).readline):
            pass
    except IndentationError:
        return ["a line is indented like none before it"]
    except (tokenize.TokenError, SyntaxError):
        return []  # the tree tells of those
    return []
