"""The layouts: how each style writes its sections, as data and one function a style."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lsp_server.tools.docs.model import DocStyle, Entry, Section, Wanted

ORDER = (Section.ATTRIBUTES, Section.PARAMETERS, Section.RETURNS, Section.YIELDS, Section.RAISES)
_GOOGLE_HEADS = {
    Section.ATTRIBUTES: "Attributes:",
    Section.PARAMETERS: "Args:",
    Section.RETURNS: "Returns:",
    Section.YIELDS: "Yields:",
    Section.RAISES: "Raises:",
}
_NUMPY_HEADS = {
    Section.ATTRIBUTES: "Attributes",
    Section.PARAMETERS: "Parameters",
    Section.RETURNS: "Returns",
    Section.YIELDS: "Yields",
    Section.RAISES: "Raises",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """All that decides how an entry is written.

    `unit` is one step of indentation; `typed` is for Google style, whether names are followed by their
    types in brackets; `types` is for JSDoc, whether types stand in braces (TypeScript has its own).
    """

    style: DocStyle
    unit: str = "    "
    typed: bool = False
    types: bool = True


def head_lines(layout: Layout, section: Section) -> list[str]:
    """The lines that open a section; none in the styles whose entries name their section themselves."""
    if layout.style is DocStyle.GOOGLE:
        return [_GOOGLE_HEADS[section]]
    if layout.style is DocStyle.NUMPY:
        name = _NUMPY_HEADS[section]
        return [name, "-" * len(name)]
    return []


def entry_lines(layout: Layout, entry: Entry) -> list[str]:
    """The lines of one entry, without the indentation of the entries of its section."""
    return _WRITERS[layout.style](layout, entry)


def entry_indent(layout: Layout) -> str:
    """How far the entries of a section stand to the right of its head."""
    return layout.unit if layout.style is DocStyle.GOOGLE else ""


def section_lines(layout: Layout, section: Section, entries: Sequence[Entry]) -> list[str]:
    """A whole section: its head and its entries."""
    lead = entry_indent(layout)
    lines = [lead + line for entry in entries for line in entry_lines(layout, entry)]
    return [*head_lines(layout, section), *lines]


def comment_lines(layout: Layout, wanted: Wanted) -> list[str]:
    """A whole doc comment without its quotes or stars: the summary, a blank line, the sections."""
    lines = [wanted.summary]
    apart = layout.style in (DocStyle.GOOGLE, DocStyle.NUMPY)
    for section in ORDER:
        entries = [entry for entry in wanted.entries if entry.section is section]
        if not entries:
            continue
        if apart or len(lines) == 1:
            lines.append("")
        lines += section_lines(layout, section, entries)
    return lines


def _google(layout: Layout, entry: Entry) -> list[str]:
    text = _with_default(entry)
    if not entry.shown:
        return [f"{entry.type}: {text}" if layout.typed and entry.type else text]
    kind = entry.type if layout.typed and entry.section is not Section.RAISES else ""
    return [
        f"{entry.shown} ({kind}{', optional' if entry.optional else ''}): {text}"
        if kind
        else f"{entry.shown}: {text}"
    ]


def _numpy(layout: Layout, entry: Entry) -> list[str]:
    text = layout.unit + _with_default(entry)
    if not entry.shown:
        return [entry.type or "object", text]
    if entry.section is Section.RAISES or not entry.type:
        return [entry.shown, text]
    return [f"{entry.shown} : {entry.type}{', optional' if entry.optional else ''}", text]


def _sphinx(_layout: Layout, entry: Entry) -> list[str]:
    text = _with_default(entry)
    if entry.section is Section.RETURNS:
        return [f":returns: {text}", *([f":rtype: {entry.type}"] if entry.type else [])]
    if entry.section is Section.YIELDS:
        return [f":yields: {text}"]
    if entry.section is Section.RAISES:
        return [f":raises {entry.shown}: {text}"]
    field, kind = ("ivar", "vartype") if entry.section is Section.ATTRIBUTES else ("param", "type")
    return [
        f":{field} {entry.name}: {text}",
        *([f":{kind} {entry.name}: {entry.type}"] if entry.type else []),
    ]


def _jsdoc(layout: Layout, entry: Entry) -> list[str]:
    if entry.section is Section.PARAMETERS:
        return [_jsdoc_parameter(layout, entry)]
    tag = {Section.RETURNS: "@returns", Section.YIELDS: "@yields"}.get(entry.section, "@throws")
    if layout.types:
        return [f"{tag} {{{entry.type or '*'}}} {entry.text}"]
    return [f"{tag} {entry.shown} - {entry.text}" if entry.shown else f"{tag} {entry.text}"]


def _jsdoc_parameter(layout: Layout, entry: Entry) -> str:
    if not layout.types:
        return f"@param {entry.shown} - {_with_default(entry)}"
    kind = entry.type or "*"
    if entry.text == "More positional arguments.":
        return f"@param {{...{kind}}} {entry.shown} - More arguments."
    name = f"[{entry.shown}={entry.default}]" if entry.default else entry.shown
    if entry.optional and not entry.default:
        name = f"[{entry.shown}]"
    return f"@param {{{kind}}} {name} - {entry.text}"


def _with_default(entry: Entry) -> str:
    return f"{entry.text} Defaults to {entry.default}." if entry.default else entry.text


_WRITERS: dict[DocStyle, Callable[[Layout, Entry], list[str]]] = {
    DocStyle.GOOGLE: _google,
    DocStyle.NUMPY: _numpy,
    DocStyle.SPHINX: _sphinx,
    DocStyle.JSDOC: _jsdoc,
}
