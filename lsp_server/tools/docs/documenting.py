"""Documenting one definition: a new comment where there is none, else what the old one lacks."""

from __future__ import annotations

from dataclasses import replace

from lsp_server.syntax import Language, Node, Symbol, Tree
from lsp_server.text import Position, Range, Text, TextEdit
from lsp_server.tools.docs.completing import Frame, completed, missing
from lsp_server.tools.docs.describing import constructor_entries, wanted
from lsp_server.tools.docs.dialects import dialect_named
from lsp_server.tools.docs.existing import Comment, margin_of
from lsp_server.tools.docs.facts import facts, is_python
from lsp_server.tools.docs.habits import read_comment, writes_types
from lsp_server.tools.docs.layout import Layout, comment_lines
from lsp_server.tools.docs.matches import bytes_of, node_of
from lsp_server.tools.docs.model import DocEdit, DocStyle, Entry, Facts, Section, Wanted
from lsp_server.tools.docs.placing import block_edit, leading_space, string_edit, string_lines
from lsp_server.tools.docs.stale import stale_sentences
from lsp_server.tools.docs.tagged import document_tagged, stale_tagged

_NOUNS = {
    Section.ATTRIBUTES: "attribute `{name}`",
    Section.PARAMETERS: "parameter `{name}`",
    Section.RETURNS: "return value",
    Section.YIELDS: "yielded value",
    Section.RAISES: "exception `{name}`",
}


def document(
    language: Language, tree: Tree, text: Text, symbol: Symbol, *, style: DocStyle
) -> DocEdit | None:
    """The edits that give a definition a complete doc comment, by its code's own facts.

    `style` is for a comment that has no sections yet; one that has them keeps its own, and JavaScript
    and TypeScript always have JSDoc. Returns None where nothing is missing, where the signature is
    unfinished, and where the comment is of a kind that cannot be edited (f-strings, joined pieces).
    """
    if language.dialect:
        return document_tagged(language, tree, text, symbol, dialect_named(language.dialect))
    return _document(language, tree, text, symbol, style)


def _document(language: Language, tree: Tree, text: Text, symbol: Symbol, style: DocStyle) -> DocEdit | None:
    node = node_of(tree, text, symbol.range)
    if node is None or _is_unfinished(node, text, symbol):
        return None
    known = facts(language, tree, text, symbol)
    if known.role == "overload":
        return None
    python = is_python(language)
    plan = wanted(known, python=python)
    layout = layout_for(language, text, style)
    if symbol.doc is None or _is_no_doc(node, text, symbol, python=python):
        return _fresh(text, symbol, node, plan, layout)
    comment = read_comment(text, language, symbol)
    if comment is None:
        return None
    if comment.is_empty:
        return _refilled(text, comment, plan, layout, python=python)
    entries = _entries(known, plan, comment, python=python)
    return _completed(text, comment, entries, layout, stale_sentences(text, symbol, known, comment))


def stale(language: Language, tree: Tree, text: Text, symbol: Symbol) -> tuple[str, ...]:
    """What a definition's doc comment says that its code no longer has, one sentence each."""
    if language.dialect:
        return stale_tagged(language, tree, text, symbol, dialect_named(language.dialect))
    comment = read_comment(text, language, symbol)
    if comment is None:
        return ()
    return stale_sentences(text, symbol, facts(language, tree, text, symbol), comment)


def layout_for(language: Language, text: Text, style: DocStyle) -> Layout:
    """How new entries are written in this file."""
    if not is_python(language):
        return Layout(DocStyle.JSDOC, types="typescript" not in language.queries)
    style = DocStyle.GOOGLE if style is DocStyle.JSDOC else style
    unit = "\t" if text.indent_unit == "\t" else "    "
    return Layout(style, unit=unit, typed=style is DocStyle.GOOGLE and writes_types(text))


def _is_unfinished(node: Node, text: Text, symbol: Symbol) -> bool:
    """True where the parser met a fault before the body, or the body was never written."""
    body = bytes_of(text, symbol.body)[0]
    if node.is_error or node.is_missing or symbol.body is None or symbol.body.is_empty:
        return True
    stack = [child for child in node.children if child.start_byte < body]
    while stack:
        one = stack.pop()
        if one.is_error or one.is_missing:
            return True
        if one.has_error and one.start_byte < body:
            stack += [child for child in one.children if child.start_byte < body]
    return False


def _is_no_doc(node: Node, text: Text, symbol: Symbol, *, python: bool) -> bool:
    """True for a string that only looks like a doc comment: the first one of a tuple."""
    if not python or symbol.doc is None:
        return False
    start, end = bytes_of(text, symbol.doc)
    string_node = node.descendant_for_byte_range(start, end)
    parent = string_node.parent if string_node is not None else None
    return parent is not None and parent.type == "expression_statement" and parent.named_child_count > 1


def _fresh(text: Text, symbol: Symbol, node: Node, plan: Wanted, layout: Layout) -> DocEdit | None:
    lines = comment_lines(layout, plan)
    if layout.style is DocStyle.JSDOC:
        place = _above(text, symbol, node)
        edit = block_edit(text, place, lines) if place is not None else None
    else:
        edit = None if _opens_with_string(node) else string_edit(text, symbol, node, lines)
    return DocEdit((edit,), ("summary", *_named(plan.entries))) if edit is not None else None


def _opens_with_string(node: Node) -> bool:
    """True for a body that opens with a string which is no plain doc comment: in brackets, or an f-string."""
    body = node.child_by_field_name("body")
    statements = body.named_children if body is not None else []
    first = next((one for one in statements if one.type != "comment"), None)
    while first is not None and first.type in ("expression_statement", "parenthesized_expression"):
        inner = first.named_children[0].type if first.named_child_count == 1 else ""
        if inner in ("string", "concatenated_string"):
            return True
        first = first.named_child(0)
    return False


def _above(text: Text, symbol: Symbol, node: Node) -> Range | None:
    """What a block comment goes above: the definition with its decorators; None for a later declarator."""
    if node.type == "variable_declarator":
        before = node.prev_named_sibling
        if before is not None and before.type == "variable_declarator":
            return None
    above, start = node.prev_sibling, symbol.outer.start
    while above is not None and above.type == "decorator":
        start = text.position_at_byte(above.start_byte)
        above = above.prev_sibling
    return Range(start, symbol.outer.end)


def _refilled(text: Text, comment: Comment, plan: Wanted, layout: Layout, *, python: bool) -> DocEdit | None:
    """A comment that says nothing is written anew in its place."""
    indent = leading_space(text.line(comment.range.start.line))
    lines = comment_lines(layout, plan)
    if python:
        written = string_lines(text, lines, indent).removeprefix(indent)
    else:
        edit = block_edit(text, comment.range, lines)
        if edit is None:
            return None
        written = edit.text.removesuffix(text.newline + indent)
    return DocEdit((TextEdit(comment.range, written),), ("summary", *_named(plan.entries)))


def _entries(known: Facts, plan: Wanted, comment: Comment, *, python: bool) -> tuple[Entry, ...]:
    """What the comment should list: a class that lists its constructor's parameters lists all of them."""
    if not known.is_type or not comment.has(Section.PARAMETERS) or not known.parameters:
        return plan.entries
    listed = constructor_entries(known, python=python)
    names = {entry.name for entry in listed}
    return (*(entry for entry in plan.entries if entry.name not in names), *listed)


def _completed(
    text: Text,
    comment: Comment,
    entries: tuple[Entry, ...],
    layout: Layout,
    old: tuple[str, ...],
) -> DocEdit | None:
    lacking = missing(comment, entries)
    if not lacking:
        return None
    layout = replace(layout, style=comment.style or layout.style)
    if layout.style is not DocStyle.JSDOC and "r" not in comment.opening.lower():
        entries = tuple(_escaped(one) for one in entries)
    frame = _frame(text, comment)
    edits = completed(comment, entries, layout, frame)
    if len(comment.closing) == 1:
        edits = [*_tripled(comment), *edits]
    if layout.style is DocStyle.JSDOC and len(comment.lines) == 1:
        edits.insert(0, _opened(comment, frame))
    return DocEdit(tuple(edits), tuple(_named(lacking)), old)


def _escaped(entry: Entry) -> Entry:
    """The entry as a string without `r` has to write it."""
    default, said, kind = (part.replace("\\", "\\\\") for part in (entry.default, entry.text, entry.type))
    return replace(entry, default=default, text=said, type=kind)


def _frame(text: Text, comment: Comment) -> Frame:
    first = text.line(comment.range.start.line)
    indent = leading_space(first)
    if comment.style is DocStyle.JSDOC:
        column = first[: comment.range.start.character]
        indent = column if not column.strip() else indent
        stars = [line.indent for line in comment.lines[1:] if line.text and "*" in line.indent]
        margin = stars[0].rstrip(" \t") + " " if stars else f"{indent} * "
        return Frame(margin, f"{indent} ", text.newline)
    if first[: comment.range.start.character].strip():
        indent += text.indent_unit
    margin = margin_of(comment.lines)
    return Frame(indent if margin is None else margin, indent, text.newline)


def _tripled(comment: Comment) -> list[TextEdit]:
    """A string in single quotes gets three of them, for it will have more than one line."""
    start, end = comment.range
    opened = Position(start.line, start.character + len(comment.opening))
    return [TextEdit(Range(at, at), comment.closing * 2) for at in (opened, end)]


def _opened(comment: Comment, frame: Frame) -> TextEdit:
    """Move the text of a one-line block to a line of its own."""
    start = comment.range.start
    line = comment.lines[0]
    opened = Position(start.line, start.character + len(comment.opening))
    return TextEdit(Range(opened, Position(line.number, line.start)), frame.newline + frame.margin)


def _named(entries: tuple[Entry, ...] | list[Entry]) -> list[str]:
    return [_NOUNS[entry.section].format(name=entry.name) for entry in entries]
