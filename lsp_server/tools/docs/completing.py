"""Completing a doc comment that is there: only insertions, each behind a line that stays as it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from lsp_server.text import Position, Range, TextEdit
from lsp_server.tools.docs.existing import Block, Comment, margin_of, rank
from lsp_server.tools.docs.layout import ORDER, Layout, entry_indent, entry_lines, section_lines
from lsp_server.tools.docs.model import DocStyle, Entry, Section

_SAYS = {
    Section.RETURNS: re.compile(r"\b(?:returns?|returning)\b", re.IGNORECASE),
    Section.YIELDS: re.compile(r"\b(?:yields?|yielding|generates?|iterat\w+|returns?)\b", re.IGNORECASE),
}

# The last of a section's lines where the blank line that follows in the comment is to come before it.
_JOIN = "\0"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands in front of every inserted line, and in front of the closing mark on its own line."""

    margin: str
    closing: str
    newline: str


def missing(comment: Comment, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that the comment does not have, in order.

    What is returned or raised may be told in prose; a parameter has to have an entry.
    """
    return [entry for entry in entries if not _is_documented(comment, entry)]


def completed(comment: Comment, entries: Sequence[Entry], layout: Layout, frame: Frame) -> list[TextEdit]:
    """The edits that put the missing ones of all the `entries` in their places in the comment."""
    lacking = missing(comment, entries)
    inserted: dict[int, list[str]] = defaultdict(list)
    for section in ORDER:
        wanted = [entry for entry in lacking if entry.section is section]
        if not wanted:
            continue
        if comment.has(section):
            _into_section(
                comment, wanted, [one for one in entries if one.section is section], layout, inserted
            )
        else:
            _new_section(comment, section, wanted, layout, inserted)
    return _edits(comment, inserted, frame)


def _is_documented(comment: Comment, entry: Entry) -> bool:
    if not entry.name:
        other = Section.YIELDS if entry.section is Section.RETURNS else Section.RETURNS
        told = _SAYS[entry.section].search(comment.prose)
        return comment.has(entry.section) or comment.has(other) or told is not None
    if entry.section is Section.RAISES:
        last = entry.name.rpartition(".")[2]
        return re.search(rf"(?<!\w){re.escape(last)}(?!\w)", comment.content) is not None
    names = comment.names(entry.section)
    if entry.section is Section.ATTRIBUTES:
        names = names + comment.names(Section.PARAMETERS)
    return any(name == entry.name or name.startswith(f"{entry.name}.") for name in names)


def _into_section(
    comment: Comment,
    wanted: Sequence[Entry],
    all_of_it: Sequence[Entry],
    layout: Layout,
    out: dict[int, list[str]],
) -> None:
    """Put each entry behind the one that precedes it in the signature, else before the section's first."""
    blocks = [block for block in comment.blocks if block.section is wanted[0].section]
    last_lines = {item.name: item.last for block in blocks for item in block.items}
    first_block = blocks[0]
    items = first_block.items
    at = items[0].first - 1 if items else first_block.last
    lead = _lead(comment, first_block, layout)
    lacking = {entry.name for entry in wanted}
    for entry in all_of_it:
        if entry.name not in lacking:
            at = last_lines.get(entry.name, at)
            continue
        lines = [lead + line for line in entry_lines(layout, entry)]
        out[at] += lines


def _lead(comment: Comment, block: Block, layout: Layout) -> str:
    """The indentation of the section's entries, less the margin that every inserted line gets."""
    margin = margin_of(comment.lines) or ""
    if comment.style is DocStyle.JSDOC:
        return ""
    heads = 2 if comment.style is DocStyle.NUMPY else 1 if comment.style is DocStyle.GOOGLE else 0
    for line in comment.lines[max(1, block.first + heads) : block.last + 1]:
        if line.text:
            return line.indent.removeprefix(margin)
    return entry_indent(layout)


def _new_section(
    comment: Comment, section: Section, wanted: Sequence[Entry], layout: Layout, out: dict[int, list[str]]
) -> None:
    lines = section_lines(layout, section, wanted)
    before = [block for block in comment.blocks if rank(block.section) < rank(section)]
    behind = [block for block in comment.blocks if rank(block.section) > rank(section)]
    apart = layout.style in (DocStyle.GOOGLE, DocStyle.NUMPY)
    if before and (not behind or max(block.last for block in before) < behind[-1].first):
        at = max(block.last for block in before)
        out[at] += ["", *lines] if apart else lines
    elif behind:
        at = behind[0].first - 1
        at = -1 if at == 0 and not comment.lines[0].text and len(comment.lines) > 1 else at
        if at < 0 and behind[0].first == 1:
            out[0] += [*lines, ""] if apart else lines
            return
        gap = at >= 0 and not comment.lines[at].text
        at = _said_before(comment, at) if gap else at
        out[at] += _between(at, lines, gap=gap, apart=apart)
    else:
        at = _said_before(comment, len(comment.lines) - 1)
        joined = bool(out.get(at)) and not apart
        out[at] += lines if joined else ["", *lines]


def _between(at: int, lines: list[str], *, gap: bool, apart: bool) -> list[str]:
    """The lines of a section that goes before another one, with blank lines where the style has them."""
    if at < 0:
        return [*lines, ""] if apart else lines
    if gap:
        return ["", *lines] if apart else ["", *lines, _JOIN]
    return ["", *lines, ""] if apart else lines


def _said_before(comment: Comment, index: int) -> int:
    """The last line up to this one that says something; 0 where none does."""
    while index > 0 and not comment.lines[index].text:
        index -= 1
    return index


def _edits(comment: Comment, inserted: dict[int, list[str]], frame: Frame) -> list[TextEdit]:
    edits: list[TextEdit] = []
    last = len(comment.lines) - 1
    for at, lines in sorted(inserted.items()):
        joined = lines[-1] == _JOIN
        shown = [_margined(line, frame) for line in lines if line != _JOIN]
        if at < 0:
            edits.append(_before_first(comment, shown, frame))
            continue
        line = comment.lines[at]
        text = "".join(frame.newline + one for one in shown)
        if at == last:
            closing = Position(comment.range.end.line, comment.range.end.character - len(comment.closing))
            edits.append(TextEdit(Range(line.end, closing), text + frame.newline + frame.closing))
        elif joined and not comment.lines[at + 1].text:
            # The blank line that is there now comes first, and no new one is needed.
            blank = comment.lines[at + 1]
            lines_only = "".join(frame.newline + one for one in shown[1:])
            edits.append(TextEdit(Range(blank.end, blank.end), lines_only))
        else:
            edits.append(TextEdit(Range(line.end, line.end), text))
    return edits


def _before_first(comment: Comment, lines: Sequence[str], frame: Frame) -> TextEdit:
    first = comment.lines[0]
    start = Position(first.number, first.start)
    text = frame.newline.join((*lines, frame.margin)) if lines else ""
    return TextEdit(Range(start, start), text.removeprefix(frame.margin))


def _margined(line: str, frame: Frame) -> str:
    return frame.margin + line if line else frame.margin.rstrip()
