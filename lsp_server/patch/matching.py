"""Putting what a model wrote into the file: strictly, each piece in exactly one place.

The lines of a block are looked for as they are, then without white space at their ends, then shifted as a
whole, then with typographic quotes and dashes made plain. More than one hit, or none, is refused with the
lines that are really there: a near miss once replaced the wrong code without a word (hermes-agent #76450).
"""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from lsp_server.errors import UnfitReply
from lsp_server.patch.replies import Reading, Replace, Rewrite
from lsp_server.syntax import Language, Symbol, outline, parse
from lsp_server.text import Range, Text, TextEdit, apply_edits, minimal_edits

_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def fit(
    reading: Reading, language: Language, text: Text, unit: Range, symbol: Symbol | None
) -> list[TextEdit]:
    """The edits of a text that a reply about one unit of it makes, as small hunks.

    `unit` is whole lines; `symbol` is the definition that it is, None for a selection or a file. Raises
    UnfitReply.
    """
    if isinstance(reading, Rewrite):
        if symbol is None and not reading.fenced:
            raise UnfitReply("no fence", "the reply has no code in a fence, and nothing tells it from prose")
        code = _chosen(reading.candidates, language, text, unit, symbol)
        new = _replaced(text, unit, _indented_as(text.slice(unit), code))
    else:
        new = text
        for block in reading:
            new = _with_block(new, block)
    edits = minimal_edits(text, new)
    if not edits:
        raise UnfitReply("unchanged", "the reply changes nothing")
    return edits


def _chosen(
    candidates: Sequence[str], language: Language, text: Text, unit: Range, symbol: Symbol | None
) -> str:
    """The one candidate that is the unit; of several fences the one that defines it and differs from it."""
    original = textwrap.dedent(text.slice(unit)).strip()
    changed = [code for code in candidates if textwrap.dedent(code).strip() != original]
    if not changed:
        raise UnfitReply("unchanged", "the reply gives the code back as it was")
    if symbol is not None:
        changed = [code for code in changed if _defines(code, language, symbol)]
        if not changed:
            raise UnfitReply("unit", f"the reply does not define {symbol.name}")
    distinct = list(dict.fromkeys(textwrap.dedent(code).strip() for code in changed))
    if len(distinct) > 1:
        raise UnfitReply("several", f"the reply has {len(distinct)} versions of the code")
    return changed[0]


def _defines(code: str, language: Language, symbol: Symbol) -> bool:
    """Whether code is the definition, or has it among others."""
    return any(one.name == symbol.name for one in _symbols(code, language))


def _symbols(code: str, language: Language) -> list[Symbol]:
    snippet = Text.of(textwrap.dedent(code).strip("\n") + "\n")
    tree = parse(language, snippet.data)
    if tree is None:
        return []
    found = outline(language, tree, snippet)
    if found:
        return found
    wrapped = Text.of(f"class _ {{\n{snippet}}}\n")  # a method alone is none in languages with braces
    tree = parse(language, wrapped.data)
    return outline(language, tree, wrapped) if tree else []


def _indented_as(original: str, code: str) -> str:
    """The code shifted to where the original stands, and with its kind of end."""
    margin = _margin(original)
    plain = textwrap.dedent(code.strip("\n")).rstrip()
    shifted = "\n".join(margin + line if line.strip() else "" for line in plain.split("\n"))
    return shifted + "\n" if original.endswith(("\n", "\r")) else shifted


def _margin(code: str) -> str:
    first = next((line for line in code.splitlines() if line.strip()), "")
    return first[: len(first) - len(first.lstrip())]


def _replaced(text: Text, unit: Range, code: str) -> Text:
    ends = code.replace("\n", text.newline) if text.newline != "\n" else code
    return apply_edits(text, [TextEdit(unit, ends)])


def _with_block(text: Text, block: Replace) -> Text:
    if not block.old.strip():
        raise UnfitReply("empty", "a block of the reply says nothing of what it replaces")
    lines = [line.rstrip("\r\n") for line in text.lines]
    wanted = block.old.split("\n")
    for way in _WAYS:
        places = list(_places(lines, wanted, way))
        if len(places) == 1:
            return _put(text, places[0], len(wanted), _shifted(block.new, lines[places[0]], wanted[0]))
        if places:
            raise UnfitReply("ambiguous", f"a block of the reply fits {len(places)} places")
    raise UnfitReply("not found", f"the file has no such lines; it has:\n{_nearest(lines, wanted)}")


def _places(lines: list[str], wanted: list[str], way: Callable[[list[str]], list[str]]) -> Iterator[int]:
    goal, size = way(wanted), len(wanted)
    first = goal[0].strip()
    for start in range(len(lines) - size + 1):
        if first in lines[start].translate(_PLAIN) and way(lines[start : start + size]) == goal:
            yield start


def _put(text: Text, start: int, count: int, new: str) -> Text:
    end = start + count
    lines = new.split("\n") if new else []
    ends = [text.newline] * len(lines)
    if end >= len(text.lines) and ends:
        ends[-1] = ""
    written = "".join(line + stop for line, stop in zip(lines, ends, strict=True))
    return Text.of("".join((*text.lines[:start], written, *text.lines[end:])))


def _shifted(new: str, there: str, wanted: str) -> str:
    """The new lines moved as the old ones had to be to fit."""
    has, had = _margin(there), _margin(wanted)
    if has == had:
        return new
    lines = new.split("\n")
    if len(has) > len(had):
        return "\n".join(has[len(had) :] + line if line.strip() else line for line in lines)
    cut = len(had) - len(has)
    return "\n".join(line[cut:] if not line[:cut].strip() else line for line in lines)


def _nearest(lines: list[str], wanted: list[str]) -> str:
    """The lines of the file that look most like those that were asked for: what a repair turn quotes."""
    size = len(wanted)
    starts = [index for index, line in enumerate(lines) if line.strip() == wanted[0].strip()]
    if not starts:
        close = difflib.get_close_matches(wanted[0], lines[:5000], n=1, cutoff=0.5)
        starts = [lines.index(close[0])] if close else [0]
    return "\n".join(lines[starts[0] : starts[0] + size + 2])


def _as_is(lines: list[str]) -> list[str]:
    return lines


def _ends_off(lines: list[str]) -> list[str]:
    return [line.rstrip() for line in lines]


def _dedented(lines: list[str]) -> list[str]:
    return textwrap.dedent("\n".join(line.rstrip() for line in lines)).split("\n")


def _plain(lines: list[str]) -> list[str]:
    return [line.translate(_PLAIN) for line in _dedented(lines)]


_WAYS: tuple[Callable[[list[str]], list[str]], ...] = (_as_is, _ends_off, _dedented, _plain)


def foreign_paths(reading: Reading, name: str) -> list[str]:
    """The files that a reply names and that are not the one it was asked about."""
    if isinstance(reading, Rewrite):
        return []
    return [block.path for block in reading if block.path and _is_foreign(PurePath(block.path), name)]


def _is_foreign(path: PurePath, name: str) -> bool:
    return path.name != PurePath(name).name or ".." in path.parts
