"""Reading doc comments: their lines in the file, their sections, and what those document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lsp_server.text import Position, Range, Text
from lsp_server.text.lines import content_length
from lsp_server.tools.docs.model import DocStyle, Section

_OPENING = re.compile(r"(?P<prefix>[A-Za-z]*)(?P<quote>\"\"\"|'''|\"|')")
_GOOGLE_HEADS = {
    "args": Section.PARAMETERS, "arguments": Section.PARAMETERS, "parameters": Section.PARAMETERS,
    "params": Section.PARAMETERS, "keyword args": Section.PARAMETERS,
    "keyword arguments": Section.PARAMETERS,
    "other parameters": Section.PARAMETERS, "attributes": Section.ATTRIBUTES, "returns": Section.RETURNS,
    "return": Section.RETURNS, "yields": Section.YIELDS, "yield": Section.YIELDS, "raises": Section.RAISES,
    "raise": Section.RAISES, "example": None, "examples": None, "note": None, "notes": None, "see also": None,
    "references": None, "todo": None, "warning": None, "warnings": None, "warns": None, "usage": None,
    "methods": None,
}  # fmt: skip
_HEAD = re.compile(r"([A-Z][A-Za-z ]{2,20}):[ \t]*(.*)\Z")
_RULE = re.compile(r"(-{3,}|={3,})[ \t]*\Z")
_NAME = r"[`*\\]{0,4}[A-Za-z_\u0080-\U0010ffff][\w.\u0080-\U0010ffff]*`{0,2}"
_NAMES = rf"({_NAME}(?:[ \t]*,[ \t]*{_NAME})*)[ \t]*"
_ITEM = re.compile(_NAMES + r"(?:\([^)]*(?:\)[^):]*)*\))?[ \t]*(?::|--?[ \t])")
_NUMPY_ITEM = re.compile(_NAMES + r"(?::.*)?\Z")
_FIELD = re.compile(r":([a-z]+)(?:[ \t]+([^:\n]*))?:")
_FIELDS = {
    "param": Section.PARAMETERS, "parameter": Section.PARAMETERS, "arg": Section.PARAMETERS,
    "argument": Section.PARAMETERS, "key": Section.PARAMETERS, "keyword": Section.PARAMETERS,
    "type": Section.PARAMETERS, "raises": Section.RAISES, "raise": Section.RAISES, "except": Section.RAISES,
    "exception": Section.RAISES, "returns": Section.RETURNS, "return": Section.RETURNS,
    "rtype": Section.RETURNS,
    "yields": Section.YIELDS, "yield": Section.YIELDS, "ytype": Section.YIELDS, "ivar": Section.ATTRIBUTES,
    "var": Section.ATTRIBUTES, "cvar": Section.ATTRIBUTES, "vartype": Section.ATTRIBUTES,
}  # fmt: skip
_TAG = re.compile(r"@([a-zA-Z]+)\b[ \t]*(.*)\Z")
_TAGS = {
    "param": Section.PARAMETERS, "arg": Section.PARAMETERS, "argument": Section.PARAMETERS,
    "returns": Section.RETURNS, "return": Section.RETURNS, "throws": Section.RAISES,
    "exception": Section.RAISES, "yields": Section.YIELDS, "yield": Section.YIELDS,
}  # fmt: skip
_RANKS = {
    Section.ATTRIBUTES: 0, Section.PARAMETERS: 1, Section.RETURNS: 2, Section.YIELDS: 2, Section.RAISES: 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocLine:
    """A line of a doc comment: its number in the file, the character its content starts at, the content.

    The content has no quotes, no `*` of a block comment, no indentation and no white space at its end.
    """

    number: int
    start: int
    text: str
    indent: str

    @property
    def end(self) -> Position:
        """Behind the content."""
        return Position(self.number, self.start + len(self.text))


@dataclass(slots=True)
class Item:
    """A documented name with the indices of its entry's first and last line; `a, b : int` makes two."""

    name: str
    first: int
    last: int


@dataclass(slots=True)
class Block:
    """A section that is there: the indices of its first and last line that say something, its items."""

    section: Section | None
    first: int
    last: int
    items: list[Item] = field(default_factory=list[Item])


@dataclass(frozen=True, slots=True)
class Comment:
    """A doc comment as it stands: its range, what opens and closes it, its lines, its sections."""

    range: Range
    opening: str
    closing: str
    lines: tuple[DocLine, ...]
    style: DocStyle | None
    blocks: tuple[Block, ...]

    @property
    def is_empty(self) -> bool:
        """True where it says nothing."""
        return not any(line.text for line in self.lines)

    @property
    def prose(self) -> str:
        """The text before the first section."""
        end = self.blocks[0].first if self.blocks else len(self.lines)
        return "\n".join(line.text for line in self.lines[:end])

    @property
    def content(self) -> str:
        """All of the text."""
        return "\n".join(line.text for line in self.lines)

    def names(self, section: Section) -> list[str]:
        """What the sections of a kind document, in order."""
        return [item.name for block in self.blocks if block.section is section for item in block.items]

    def has(self, section: Section) -> bool:
        """True where a section of the kind is there, if only its head."""
        return any(block.section is section for block in self.blocks)


def rank(section: Section | None) -> int:
    """The place of a section in the conventional order; sections that Podium never writes come last."""
    return 9 if section is None else _RANKS[section]


def read_string(text: Text, span: Range) -> Comment | None:
    """The doc comment in a string literal; None for f-strings, bytes and pieces that are joined."""
    source = text.slice(span)
    opened = _OPENING.match(source)
    if opened is None or set(opened["prefix"].lower()) & set("fbt"):
        return None
    closing = opened["quote"]
    inner = source[opened.end() : -len(closing)]
    if len(source) < opened.end() + len(closing) or not source.endswith(closing) or _ends_in(inner, closing):
        return None
    lines = _lines(text, span, opened.end(), len(closing), stars=False)
    style, blocks = _best(lines)
    return Comment(span, opened[0], closing, tuple(lines), style, tuple(blocks))


def read_block(text: Text, span: Range) -> Comment | None:
    """The doc comment in a `/** */` block; None for any other comment."""
    source = text.slice(span)
    if not source.startswith("/**") or not source.endswith("*/") or len(source) < 5:
        return None
    lines = _lines(text, span, 3, 2, stars=True)
    return Comment(span, "/**", "*/", tuple(lines), DocStyle.JSDOC, tuple(_jsdoc_blocks(lines)))


def _ends_in(inner: str, closing: str) -> bool:
    """True where a string closes before its end: what follows is another one, joined to it."""
    return closing in re.sub(r"\\.", "", inner, flags=re.DOTALL)


def _lines(text: Text, span: Range, opening: int, closing: int, *, stars: bool) -> list[DocLine]:
    out: list[DocLine] = []
    for number in range(span.start.line, span.end.line + 1):
        line = text.lines[number]
        start = span.start.character + opening if number == span.start.line else 0
        end = span.end.character - closing if number == span.end.line else content_length(line)
        out.append(
            _line(number, start, line[start : max(start, end)], stars=stars and number > span.start.line)
        )
    return out


def _line(number: int, start: int, raw: str, *, stars: bool) -> DocLine:
    body = raw.lstrip(" \t\f")
    if stars and body.startswith("*"):
        body = body[1:].lstrip(" \t")
    lead = raw[: len(raw) - len(body)]
    return DocLine(number, start + len(lead), body.rstrip(), lead)


def _best(lines: Sequence[DocLine]) -> tuple[DocStyle | None, list[Block]]:
    """The style in which most sections are found, and its sections."""
    readers: dict[DocStyle, Callable[[Sequence[DocLine]], list[Block]]] = {
        DocStyle.GOOGLE: _google_blocks,
        DocStyle.NUMPY: _numpy_blocks,
        DocStyle.SPHINX: _sphinx_blocks,
    }
    found = {style: reader(lines) for style, reader in readers.items()}
    counts = {style: sum(block.section is not None for block in blocks) for style, blocks in found.items()}
    best = max(counts, key=lambda style: counts[style])
    return (best, found[best]) if counts[best] else (None, found[DocStyle.GOOGLE])


def margin_of(lines: Sequence[DocLine]) -> str | None:
    """The smallest indentation of the lines after the first; None where there is none to go by."""
    indents = [line.indent for line in lines[1:] if line.text]
    return min(indents, key=_width, default=None)


def _width(indent: str) -> int:
    return len(indent.expandtabs(8))


def _google_blocks(lines: Sequence[DocLine]) -> list[Block]:
    margin = _width(margin_of(lines) or "")
    blocks: list[Block] = []
    for index, line in enumerate(lines):
        head = _HEAD.match(line.text)
        at_margin = index == 0 or _width(line.indent) == margin
        known = head is not None and at_margin and head[1].lower() in _GOOGLE_HEADS
        if head is not None and known:
            section = _GOOGLE_HEADS[head[1].lower()]
            inline = section in (Section.RETURNS, Section.YIELDS, None)
            if not head[2] or inline:
                blocks.append(_google_block(lines, index, section, margin))
    return blocks


def _google_block(lines: Sequence[DocLine], first: int, section: Section | None, margin: int) -> Block:
    block = Block(section, first, first)
    depth = -1
    for index in range(first + 1, len(lines)):
        line = lines[index]
        width = _width(line.indent)
        if line.text and width <= margin:
            break
        if not line.text:
            continue
        block.last = index
        depth = width if depth < 0 else depth
        if width <= depth and (item := _ITEM.match(line.text)):
            block.items += [Item(name, index, index) for name in _split_names(item[1])]
        _stretch(block, index)
    return block


def _numpy_blocks(lines: Sequence[DocLine]) -> list[Block]:
    heads = [
        index
        for index in range(len(lines) - 1)
        if lines[index].text
        and _RULE.match(lines[index + 1].text)
        and (index == 0 or lines[index].indent == lines[index + 1].indent)
    ]
    ends = [*heads[1:], len(lines)]
    return [_numpy_block(lines, head, end) for head, end in zip(heads, ends, strict=False)]


def _numpy_block(lines: Sequence[DocLine], first: int, end: int) -> Block:
    section = _GOOGLE_HEADS.get(lines[first].text.lower())
    block = Block(section, first, first + 1)
    margin = _width(lines[first + 1].indent)
    for index in range(first + 2, end):
        line = lines[index]
        if not line.text:
            continue
        block.last = index
        if _width(line.indent) <= margin and (item := _NUMPY_ITEM.match(line.text)):
            block.items += [Item(name, index, index) for name in _split_names(item[1])]
        _stretch(block, index)
    return block


def _sphinx_blocks(lines: Sequence[DocLine]) -> list[Block]:
    blocks: list[Block] = []
    open_block: Block | None = None
    for index, line in enumerate(lines):
        found = _FIELD.match(line.text)
        if found and found[1] in _FIELDS:
            open_block = _add_field(blocks, _FIELDS[found[1]], found, index)
        elif open_block is not None and line.text and line.indent > lines[open_block.first].indent:
            open_block.last = index
            _stretch(open_block, index)
        elif line.text:
            open_block = None
    return blocks


def _add_field(blocks: list[Block], section: Section, found: re.Match[str], index: int) -> Block:
    if not blocks or blocks[-1].section is not section:
        blocks.append(Block(section, index, index))
    block = blocks[-1]
    block.last = index
    name = (found[2] or "").split()[-1:]
    if section is Section.RAISES:
        name = re.split(r"[ ,]+", found[2] or "")
    if found[1] not in ("type", "vartype", "rtype"):
        block.items += [Item(part.lstrip("*\\"), index, index) for part in name if part]
    _stretch(block, index)
    return block


def _jsdoc_blocks(lines: Sequence[DocLine]) -> list[Block]:
    blocks: list[Block] = []
    for index, line in enumerate(lines):
        tag = _TAG.match(line.text)
        if tag is None:
            if blocks and line.text:
                blocks[-1].last = index
                _stretch(blocks[-1], index)
            continue
        section = _TAGS.get(tag[1])
        if not blocks or blocks[-1].section is not section or section is None:
            blocks.append(Block(section, index, index))
        block = blocks[-1]
        block.last = index
        if section is not None:
            block.items.append(Item(_tag_name(section, tag[2]), index, index))
    return blocks


def _tag_name(section: Section, rest: str) -> str:
    """The name that a tag documents: `x` of `{number} [x=3] - ...`, `Error` of `{Error} ...`."""
    kind, rest = _braced(rest)
    if section is Section.RAISES:
        return kind.removeprefix("@link").strip() or (rest.split() or [""])[0].rstrip(".,:")
    if section is not Section.PARAMETERS:
        return ""
    name = (rest.removeprefix("[").split() or [""])[0]
    return re.split(r"[=\]:,]", name, maxsplit=1)[0].removeprefix("...")


def _braced(rest: str) -> tuple[str, str]:
    """What stands in the braces at the start, and what follows them."""
    if not rest.startswith("{"):
        return "", rest
    depth = 0
    for index, char in enumerate(rest):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return rest[1:index], rest[index + 1 :].strip()
    return rest[1:], ""


def _split_names(names: str) -> list[str]:
    return [name.strip("`*\\ \t") for name in names.split(",") if name.strip("`*\\ \t")]


def _stretch(block: Block, last: int) -> None:
    """Let the entry that was begun last reach to this line."""
    for item in reversed(block.items):
        if item.first != block.items[-1].first:
            break
        item.last = last
