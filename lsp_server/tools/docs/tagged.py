"""Doc comments above a definition, in any dialect of dialects.toml: written, and completed where they are.

What is there stays as it is: only whole lines are added, each behind a line of the comment. A block of one
line is opened first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from lsp_server.syntax import Language, Node, Symbol, Tree
from lsp_server.text import Position, Range, Text, TextEdit
from lsp_server.tools.docs.describing import noun_text, wanted
from lsp_server.tools.docs.dialects import SECTIONS, Dialect
from lsp_server.tools.docs.facts import facts
from lsp_server.tools.docs.marks import MARK, unmarked
from lsp_server.tools.docs.matches import node_of
from lsp_server.tools.docs.model import DocEdit, Facts, Parameter, Section
from lsp_server.tools.docs.placing import block_lines, leading_space
from lsp_server.tools.docs.words import finite

_SECTIONS = {
    Section.PARAMETERS: "parameter",
    Section.RETURNS: "returns",
    Section.YIELDS: "returns",
    Section.RAISES: "raises",
}
_NOUNS = {
    "parameter": "parameter `{name}`",
    "typeparameter": "type parameter `{name}`",
    "returns": "return value",
    "raises": "exception `{name}`",
    "errors": "errors",
}
_SAID = re.compile(r"\b(?:returns?|returning|gives?|result)\b", re.IGNORECASE)
_SETTER = re.compile(r"\w+=")
_UNDOCUMENTED = ("namespace", "impl", "extension")
_SAMPLE = 2000  # lines of a file that show its habits


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a comment should tell of one thing."""

    section: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """What a comment tells of one thing: the indices of its first and last line."""

    section: str
    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Said:
    """A comment that is there: its place, the text of its lines without marks, and what it tells of."""

    range: Range
    lines: tuple[str, ...]
    items: tuple[_Item, ...]

    @property
    def content(self) -> str:
        """All of its text."""
        return "\n".join(self.lines)

    @property
    def prose(self) -> int:
        """The index of the last line before what it tells of; -1 for none."""
        end = self.items[0].first if self.items else len(self.lines)
        return next((at for at in range(end - 1, -1, -1) if self.lines[at].strip() or self.items), -1)


def document_tagged(
    language: Language, tree: Tree, text: Text, symbol: Symbol, dialect: Dialect
) -> DocEdit | None:
    """The edits that give a definition a complete doc comment; None where nothing is missing."""
    node = None if symbol.kind in _UNDOCUMENTED else node_of(tree, text, symbol.range)
    if node is None or node.is_error or _has_broken_head(node, text, symbol):
        return None
    dialect = _habits(text, dialect)
    known = _facts(language, tree, text, symbol, dialect)
    entries = _entries(known, dialect, _result_of(text, symbol))
    if symbol.doc is None:
        own_words = _has_comment_above(language, text, symbol)  # in a form that no doc comment has
        return None if own_words else _fresh(text, symbol, known, entries, dialect)
    said = _read(text, symbol.doc, dialect)
    whole = dialect.whole is not None and dialect.whole.search(said.content)
    if whole or not said.content.strip():
        return None
    missing = [entry for entry in entries if not _is_told(said, entry)]
    if not missing:
        return None
    return DocEdit(tuple(_insertions(text, said, entries, missing, dialect)), tuple(map(_named, missing)))


def stale_tagged(
    language: Language, tree: Tree, text: Text, symbol: Symbol, dialect: Dialect
) -> tuple[str, ...]:
    """The parameters that only the comment knows, a sentence each."""
    if symbol.doc is None or symbol.parameters is None:
        return ()
    said = _read(text, symbol.doc, dialect)
    known = _facts(language, tree, text, symbol, dialect)
    names = {one.name for one in known.parameters} | set(known.type_parameters)
    listed = text.slice(symbol.parameters)
    told = dict.fromkeys(item.name for item in said.items if item.section == "parameter" and item.name)
    return tuple(
        f"parameter `{name}` is documented but the function has none of that name"
        for name in told
        if name not in names and not re.search(rf"\b{re.escape(name)}\b", listed)
    )


def _has_broken_head(node: Node, text: Text, symbol: Symbol) -> bool:
    """True where the parser met a fault before the body."""
    body = text.byte_at(symbol.body.start) if symbol.body else node.end_byte
    return any(one.has_error or one.is_missing for one in node.children if one.end_byte <= body)


def _has_comment_above(language: Language, text: Text, symbol: Symbol) -> bool:
    line = symbol.outer.start.line
    above = text.line(line - 1).strip() if line else ""
    directive = bool(language.doc_not) and re.match(language.doc_not, above) is not None
    return not directive and (above.endswith("*/") or above.startswith("//"))


def _facts(language: Language, tree: Tree, text: Text, symbol: Symbol, dialect: Dialect) -> Facts:
    known = facts(language, tree, text, symbol)
    if known.name.endswith("?"):
        known = replace(known, name=f"is_{known.name[:-1]}")  # so that it reads as a question
    if _SETTER.fullmatch(known.name):
        known = replace(known, name=known.name[:-1], role="setter")
    if dialect.positional is None or symbol.body is None:
        return known
    found: dict[str, str] = {}
    for match in dialect.positional.finditer(text.slice(symbol.body)):
        found.setdefault(match[2], match[1])
    return replace(
        known, parameters=tuple(Parameter(name=number, annotation=found[number]) for number in found)
    )


def _result_of(text: Text, symbol: Symbol) -> str:
    return text.slice(symbol.result).lstrip("->: \t") if symbol.result else ""


def _habits(text: Text, dialect: Dialect) -> Dialect:
    """The dialect as the file's own comments write it."""
    sample = [line.lstrip() for line in text.lines[:_SAMPLE]]
    if dialect.name in ("doxygen", "swift", "xmldoc"):
        blocks = sum(line.startswith(("/**", "/*!")) for line in sample)
        runs = sum(line.startswith(("///", "//!")) for line in sample)
        if blocks != runs:
            frame = "block" if blocks > runs else "///"
            dialect = replace(dialect, frame=frame, first=frame)
    if len(dialect.sigils) > 1:
        whole = "".join(sample)
        other = dialect.sigils[1]
        if len(re.findall(rf"{re.escape(other)}(?:param|returns?|brief)\b", whole)) > whole.count("@param"):
            templates = {section: line.replace("@", other, 1) for section, line in dialect.templates.items()}
            dialect = replace(dialect, templates=templates)
    return dialect


def _entries(known: Facts, dialect: Dialect, result: str) -> list[_Entry]:
    """All that the dialect would tell of, in its order."""
    out: dict[str, list[_Entry]] = {section: [] for section in SECTIONS}
    annotations = {one.name: one.annotation for one in known.parameters}
    for name in known.type_parameters:
        out["typeparameter"].append(_entry(dialect, "typeparameter", name))
    for one in wanted(known, python=False).entries:
        section = _SECTIONS.get(one.section, "")
        if section == "returns" and result in ("void", "()", "Unit", "Void", "never", "noreturn"):
            continue
        if section:
            said = noun_text(one.type, "") if dialect.positional and section == "parameter" else one.text
            written = result if section == "returns" else annotations.get(one.name, "")
            out[section].append(_entry(dialect, section, one.name, said, written))
    if dialect.errors_when is not None and dialect.errors_when.search(result):
        out["errors"].append(_Entry("errors", "", tuple(dialect.errors)))
    return [entry for section in SECTIONS for entry in out[section] if entry.lines]


def _entry(dialect: Dialect, section: str, name: str, text: str = "", kind: str = "") -> _Entry:
    template = dialect.templates.get(section)
    if template is None:
        return _Entry(section, name, ())
    said = _marked_up(text, dialect)
    shown = escape(name) if dialect.xml else name
    line = template.replace("{type}", kind or dialect.untyped).replace("{name}", shown)
    return _Entry(section, name, (line.replace("{text}", said),))


def _marked_up(text: str, dialect: Dialect) -> str:
    """A sentence with its code as the dialect writes it."""
    if dialect.xml:
        return re.sub(r"`([^`]*)`", r"<c>\1</c>", escape(text, quote=False))
    return re.sub(r"`([^`]*)`", lambda code: dialect.code % code[1], text) if dialect.code else text


def _is_told(said: _Said, entry: _Entry) -> bool:
    if entry.section == "returns":
        return any(item.section == "returns" for item in said.items) or bool(
            _SAID.search("\n".join(said.lines[: said.prose + 1]))
        )
    if entry.section == "raises":
        last = re.split(r"\.|::|\\", entry.name)[-1]
        return re.search(rf"(?<!\w){re.escape(last)}(?!\w)", said.content) is not None or any(
            item.section == "raises" and not item.name for item in said.items
        )
    if entry.section == "errors":
        return any(item.section == "errors" for item in said.items)
    return any(item.name == entry.name for item in said.items)


def _read(text: Text, span: Range, dialect: Dialect) -> _Said:
    lines = tuple(unmarked(text, span))
    starts: list[tuple[int, str, str]] = []
    for at, line in enumerate(lines):
        for section, pattern in dialect.reads.items():
            found = pattern.search(line)
            if found is not None:
                groups = [group for group in found.groups() if group is not None]
                named = groups[0] if groups else ""
                starts += [(at, section, name.strip(" `")) for name in named.split(",")]
                break
    items: list[_Item] = []
    for number, (at, section, name) in enumerate(starts):
        end = next((one[0] for one in starts[number + 1 :] if one[0] > at), len(lines))
        last = next((row for row in range(end - 1, at, -1) if lines[row].strip()), at)
        items.append(_Item(section, name, at, last))
    return _Said(span, lines, tuple(items))


def _fresh(
    text: Text, symbol: Symbol, known: Facts, entries: Sequence[_Entry], dialect: Dialect
) -> DocEdit | None:
    start = symbol.outer.start
    indent = text.line(start.line)[: start.character]
    if indent.strip():
        return None
    lines = [*_summary(known, dialect), *_grouped(entries, dialect)]
    written = _framed(text, lines, indent, dialect)
    edit = TextEdit(Range(start, start), written + text.newline + indent)
    return DocEdit((edit,), ("summary", *map(_named, entries)))


def _summary(known: Facts, dialect: Dialect) -> list[str]:
    said = wanted(known, python=False).summary
    shown = _marked_up(said, dialect)
    filled = dialect.summary.replace("{name}", known.name).replace("{finite}", finite(said))
    return filled.replace("{text}", shown).split("\n")


def _grouped(entries: Sequence[_Entry], dialect: Dialect) -> list[str]:
    """The entries behind a summary, with their sections' heads, and a blank line where the dialect has it."""
    lines: list[str] = []
    before = ""
    for entry in entries:
        head = dialect.heads.get(entry.section, ()) if entry.section != before else ()
        if dialect.gap and not lines:
            lines.append("")
        lines += [*head, *entry.lines]
        before = entry.section
    return lines


def _framed(text: Text, lines: Sequence[str], indent: str, dialect: Dialect) -> str:
    """A whole comment, its first line without indentation, without a line end behind it."""
    if dialect.is_block:
        return block_lines(text, lines, indent)
    marks = [dialect.first, *([dialect.frame] * (len(lines) - 1))]
    shown = (f"{mark} {line}" if line else mark for mark, line in zip(marks, lines, strict=True))
    return f"{text.newline}{indent}".join(shown)


def _insertions(
    text: Text, said: _Said, entries: Sequence[_Entry], missing: Sequence[_Entry], dialect: Dialect
) -> list[TextEdit]:
    """Each missing entry behind the one that comes before it, else behind the prose."""
    inserted: defaultdict[int, list[str]] = defaultdict(list)
    at = said.items[0].first - 1 if said.items else said.prose
    for entry in entries:
        there = next(
            (one for one in said.items if (one.section, one.name) == (entry.section, entry.name)), None
        )
        if there is not None:
            at = max(at, there.last)
        elif entry in missing:
            head = () if said.items or inserted[at] else dialect.heads.get(entry.section, ())
            gap = dialect.gap and not said.items and not inserted[at]
            apart = entry.section == "errors" and bool(said.lines[at : at + 1]) and not gap
            inserted[at] += [*([""] if gap or apart else []), *head, *entry.lines]
    return _edits(text, said, {row: lines for row, lines in inserted.items() if lines})


def _edits(text: Text, said: _Said, inserted: dict[int, list[str]]) -> list[TextEdit]:
    first, last = said.range.start.line, said.range.end.line
    indent = leading_space(text.line(first))
    opened = text.slice(said.range)
    if opened.startswith("/*") and first == last:
        return [_opened(text, said, inserted, indent)]
    margin = f"{indent} * " if opened.startswith("/*") else f"{indent}{_margin(opened)} "
    edits: list[TextEdit] = []
    for row, lines in sorted(inserted.items()):
        line = first + max(row, 0)
        written = "".join(text.newline + (margin + one if one else margin.rstrip()) for one in lines)
        if line == last and opened.startswith("/*"):
            place = said.range.end.character - 2
            before = len(text.line(line)[:place].rstrip())
            closing = Range(Position(line, max(before, 0)), Position(line, place))
            edits.append(TextEdit(closing, f"{written}{text.newline}{indent} "))
        else:
            end = Position(line, len(text.line(line).rstrip("\r\n")))
            edits.append(TextEdit(Range(end, end), written))
    return edits


def _margin(opened: str) -> str:
    """The mark of the comment's last line, which those that come in have too."""
    found = MARK.match(opened.splitlines()[-1])
    mark = found[0].strip() if found else "#"
    return "--" if mark == "---" else mark


def _opened(text: Text, said: _Said, inserted: dict[int, list[str]], indent: str) -> TextEdit:
    """A block of one line with more lines."""
    lines = [*inserted.get(-1, []), *said.lines, *inserted.get(0, [])]
    return TextEdit(said.range, block_lines(text, [line.strip() for line in lines], indent))


def _named(entry: _Entry) -> str:
    return _NOUNS[entry.section].format(name=entry.name)
