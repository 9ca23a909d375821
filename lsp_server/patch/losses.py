"""The rules for what a model's edit takes away or alters unasked: definitions, comments, heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lsp_server.errors import RejectedEdit
from lsp_server.patch.doubted import Doubted
from lsp_server.syntax import Node, Symbol, Tree
from lsp_server.text import Range, Text

_ASKED = ("refactor", "ask")  # what the user asked in words may delete
_MOST_LOST = 0.5
_KEPT_COMMENTS = re.compile(
    r"noqa|type:\s*ignore|pyright:|pylint:|eslint-|@ts-|nosec|nolint|podium-ignore|copyright|licen[cs]e|SPDX"
    r"|fmt:\s*(?:off|on|skip)|prettier-ignore|pragma:|istanbul|shellcheck|go:\w+|\+build",
    re.IGNORECASE,
)
_DECORATOR = re.compile(r"^@[\w.]+(?:\(.*)?$")
# Definitions of languages that have no grammar here, by the words that begin them.
_DEFINES = re.compile(
    r"^\s*(?:(?:pub(?:\(\w+\))?|public|private|protected|static|final|abstract|async|export|unsafe|inline)\s+)*"
    r"(?:func|fn|def|class|struct|enum|trait|interface|module|function|type)\s+(?:\([^)]*\)\s*)?([A-Za-z_]\w*)"
    r"|^([A-Za-z_][\w-]*)\s*\(\)\s*\{",
    re.MULTILINE,
)
_COMMENT = re.compile(r"(?:#|//).*$")
_GIVES = re.compile(r"\breturn\b[ \t]*[^\s;#]|\byield\b")
_MODIFIERS = (
    "export",
    "default",
    "async",
    "static",
    "abstract",
    "private",
    "protected",
    "public",
    "override",
)


def deletion(doubted: Doubted) -> Iterator[str]:
    """11: definitions that go though nobody asked, and decorators and comments that mean something to
    others."""
    had = _names(doubted.base, doubted.base_symbols, doubted)
    gone = had - _names(doubted.result, doubted.result_symbols, doubted)
    if gone:  # from where the edit is; it may be elsewhere now
        had = _names(doubted.base, doubted.all_base_symbols, doubted)
        gone -= _names(doubted.result, doubted.all_result_symbols, doubted)
    if gone:
        listed = ", ".join(sorted(".".join(path) for path in gone)[:3])
        most = len(gone) > 2 and len(gone) > _MOST_LOST * len(had)
        if doubted.intent not in _ASKED or most:
            raise RejectedEdit("deletion", f"{listed} would be deleted")
        yield f"deletes {listed}"
    yield from _lost_decorators(doubted)
    yield from _lost_marks(doubted)


def _names(text: Text, symbols: Sequence[Symbol], doubted: Doubted) -> set[tuple[str, ...]]:
    if doubted.base_tree is None or doubted.result_tree is None:
        if doubted.language.prose:
            return set()
        return {(found[1] or found[2],) for found in _DEFINES.finditer(str(text))}
    return {symbol.path for symbol in symbols}


def _lost_decorators(doubted: Doubted) -> Iterator[str]:
    lost = dict.fromkeys(line.strip() for line in doubted.removed if _DECORATOR.match(line.strip()))
    if doubted.base_tree is None or not lost:
        return
    after = Counter(line.strip() for line in doubted.result.lines)
    before = Counter(line.strip() for line in doubted.base.lines)
    for line in lost:
        if after[line] < before[line]:
            yield f"removes the decorator {line[:60]}"


def _lost_marks(doubted: Doubted) -> Iterator[str]:
    text, base = str(doubted.result), str(doubted.base)
    for line in doubted.removed:
        found = _KEPT_COMMENTS.search(line)
        if found and _has_comment(line) and text.count(found[0]) < base.count(found[0]):
            yield f"removes a comment that other tools read: {line.strip()[:60]}"
            return


def _has_comment(line: str) -> bool:
    return any(mark in line for mark in ("#", "//", "/*", "*", "--"))


def signature(doubted: Doubted) -> Iterator[str]:
    """12: how others may call it, changed by an agent that was not asked to; modifiers by any."""
    symbol = doubted.symbol
    other = next((one for one in doubted.result_symbols if symbol and one.path == symbol.path), None)
    if symbol is None or other is None:
        return
    had, has = _modifiers(symbol, doubted.base), _modifiers(other, doubted.result)
    if had != has:
        yield f"changes how {symbol.name} is declared: {' '.join(sorted(had ^ has))}"
    if _gives_value(symbol, doubted, doubted.base) and not _gives_value(other, doubted, doubted.result):
        yield f"{symbol.name} would give nothing back any more"
    if doubted.intent in _ASKED or symbol.parameters is None or other.parameters is None:
        return
    after = _words(doubted.result, other.parameters)
    if after != _words(doubted.base, symbol.parameters):
        yield f"changes the parameters of {symbol.name}: {after[:60]}"
    before, returns = _returns(symbol, doubted.base), _returns(other, doubted.result)
    if before and before != returns:
        yield f"changes what {symbol.name} says it returns: {returns[:60] or 'nothing'}"


def _gives_value(symbol: Symbol, doubted: Doubted, text: Text) -> bool:
    body = text.slice(symbol.body) if symbol.body else ""
    if body and body[0] != "{" and doubted.language.name != "python":
        return True  # the expression of an arrow function
    return _GIVES.search(body) is not None


def _words(text: Text, span: Range) -> str:
    return " ".join(text.slice(span).split())


def _modifiers(symbol: Symbol, text: Text) -> set[str]:
    head = text.slice(Range(symbol.outer.start, symbol.name_range.start))
    lines = [line for line in head.splitlines() if not line.strip().startswith(("@", "*", "/", "#"))]
    return set(" ".join(lines).split()) & set(_MODIFIERS)


def _returns(symbol: Symbol, text: Text) -> str:
    if symbol.parameters is None or symbol.body is None or symbol.body.start < symbol.parameters.end:
        return ""
    between = text.slice(Range(symbol.parameters.end, symbol.body.start)).split("\n")[
        0
    ]  # comments may follow
    return " ".join(_COMMENT.sub("", between).split()).strip(":=>{ ").lstrip("-> ")


def beyond(doubted: Doubted) -> Iterator[str]:
    """12: code changed, or a comment lost, where only documentation was asked for."""
    if doubted.intent != "document":
        return
    if doubted.base_tree is None or doubted.result_tree is None:
        if any(not _has_comment(line) for line in doubted.removed):
            yield "changes code where only its documentation was asked for"
        return
    code, comments = _leaves(doubted.base_tree, doubted.base_window)
    new_code, new_comments = _leaves(doubted.result_tree, doubted.result_window)
    if code != new_code:
        yield "changes code where only its documentation was asked for"
    if lost := list((Counter(comments) - Counter(new_comments)).elements()):
        yield f"removes a comment: {lost[0][:60]}"


def _leaves(tree: Tree, window: tuple[int, int]) -> tuple[list[bytes], list[bytes]]:
    """The tokens of code, and the comments that are not documentation, in a window of bytes."""
    start, end = window
    code: list[bytes] = []
    comments: list[bytes] = []
    stack: list[Node] = [tree.root_node]
    while stack:
        node = stack.pop()
        if node.end_byte < start or node.start_byte > end:
            continue
        text = (node.text or b"") if node.type == "comment" or not node.child_count else b""
        if node.type == "comment":
            if not text.startswith(b"/**"):
                comments.append(text)
        elif _is_doc(node):
            continue
        elif node.type == "string" or not node.child_count:
            code.append(text or node.text or b"")
        else:
            stack.extend(reversed(node.children))
    return code, comments


def _is_doc(node: Node) -> bool:
    """Whether a statement is nothing but a string, as Python's documentation is."""
    return node.type == "expression_statement" and [one.type for one in node.children] == ["string"]
