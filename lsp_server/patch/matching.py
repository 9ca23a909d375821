"""Putting what a model wrote into the file: strictly, each piece in exactly one place.

The lines of a block are looked for in the unit that was asked about, since a model sees no other code, then
in the file: as they are, without white space at their ends, shifted as a whole, with typographic signs made
plain, in steps of another width. More than one hit, or none, is refused with the lines that are really there:
a near miss once replaced the wrong code without a word (hermes-agent #76450).
"""

from __future__ import annotations

import difflib
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from lsp_server.errors import UnfitReply
from lsp_server.patch.margins import levels, moved
from lsp_server.patch.shapes import Reading, Replace, Rewrite
from lsp_server.patch.units import Asked, chosen, plain_lines
from lsp_server.syntax import Language, Symbol
from lsp_server.text import Range, Text, TextEdit, apply_edits, minimal_edits

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("–—‐‑‒−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " "),
        "…": "...",
    }
)

Way = Callable[[list[str]], list[object]]
"""What of lines has to be equal."""


def fit(
    reading: Reading, language: Language, text: Text, unit: Range, symbol: Symbol | None
) -> list[TextEdit]:
    """The edits of a text that a reply about one unit of it makes, as small hunks.

    `unit` is whole lines; `symbol` is the definition that it is, None for a selection or a file. Raises
    UnfitReply.
    """
    if isinstance(reading, Rewrite):
        code = chosen(reading.candidates, Asked(language, text, unit, symbol))
        new = _replaced(text, unit, _indented_as(text.slice(unit), code, text.indent_unit))
    else:
        new = text
        last = unit.end.line - (unit.end.character == 0 and unit.end.line > unit.start.line)
        for block in reading:
            longer = _with_block(new, block, (unit.start.line, last))
            last += len(longer.lines) - len(new.lines)
            new = longer
    edits = minimal_edits(text, new)
    if not edits:
        raise UnfitReply("unchanged", "the reply changes nothing")
    return edits


def _indented_as(original: str, code: str, step: str) -> str:
    """The code shifted to where the original stands, and with its kind of end."""
    shifted = moved(code.strip("\n").rstrip(), original, step)
    return shifted + "\n" if original.endswith(("\n", "\r")) else shifted


def _replaced(text: Text, unit: Range, code: str) -> Text:
    ends = code.replace("\n", text.newline) if text.newline != "\n" else code
    return apply_edits(text, [TextEdit(unit, ends)])


def _with_block(text: Text, block: Replace, unit: tuple[int, int]) -> Text:
    if not block.old.strip():
        raise UnfitReply("empty", "a block of the reply says nothing of what it replaces")
    lines = [line.rstrip("\r\n") for line in text.lines]
    first, last = unit
    readings = list(_readings(block, "\n".join(lines[first : last + 1])))
    for start, stop in ((first, last + 1), (0, len(lines))):
        for one, way in _tries(readings):
            places = list(_places(lines[start:stop], one.old.split("\n"), way))
            if len(places) == 1:
                return _put(text, start + places[0], one)
            if places:
                raise UnfitReply("ambiguous", f"a block of the reply fits {len(places)} places")
    wanted = block.old.split("\n")
    raise UnfitReply("not found", f"the file has no such lines; it has:\n{_nearest(lines, wanted)}")


def _readings(block: Replace, original: str) -> Iterator[Replace]:
    """A block as it is; without blank lines around it; as a diff that lost its spaces; without numbers."""
    yield block
    yield replace(block, old=block.old.strip("\n"), new=block.new.strip("\n"))
    if block.loose is not None:
        yield replace(block, old=block.loose[0], new=block.loose[1])
    plain = plain_lines(block.old, original)
    if plain != block.old:
        yield replace(block, old=plain, new=plain_lines(block.new, original))


def _tries(readings: Sequence[Replace]) -> Iterator[tuple[Replace, Way]]:
    """Each reading in each way, the boldest way last of all."""
    yield from ((one, way) for one in readings for way in _WAYS)
    yield from ((one, _stepped) for one in readings)


def _places(lines: list[str], wanted: list[str], way: Way) -> Iterator[int]:
    goal, size = way(wanted), len(wanted)
    first = _plain_line(wanted[0]).strip()
    for start in range(len(lines) - size + 1):
        if first in _plain_line(lines[start]) and way(lines[start : start + size]) == goal:
            yield start


def _put(text: Text, start: int, block: Replace) -> Text:
    """The text with the new lines of a block from a line on, moved as the old ones had to be to fit."""
    wanted = block.old.split("\n")
    end = start + len(wanted)
    there = [line.rstrip("\r\n") for line in text.lines[start:end]]
    lines = _shifted(block.new, there, wanted, text.indent_unit).split("\n") if block.new else []
    ends = [text.newline] * len(lines)
    if end >= len(text.lines) and ends:
        ends[-1] = ""
    written = "".join(line + stop for line, stop in zip(lines, ends, strict=True))
    return Text.of("".join((*text.lines[:start], written, *text.lines[end:])))


def _shifted(new: str, there: list[str], wanted: list[str], step: str) -> str:
    """The new lines moved as the old ones had to be to fit; what stayed as it was is as it is there."""
    if [line.rstrip() for line in there] == [line.rstrip() for line in wanted]:
        return new
    # The old lines go along, so that both are moved by the same rule.
    both = moved("\n".join([*wanted, *new.split("\n")]), "\n".join(there), step).split("\n")
    return "\n".join(both[len(wanted) :])


def _nearest(lines: list[str], wanted: list[str]) -> str:
    """The lines of the file that look most like those that were asked for: what a repair turn quotes."""
    size = len(wanted)
    starts = [index for index, line in enumerate(lines) if line.strip() == wanted[0].strip()]
    if not starts:
        close = difflib.get_close_matches(wanted[0], lines[:5000], n=1, cutoff=0.5)
        starts = [lines.index(close[0])] if close else [0]
    return "\n".join(lines[starts[0] : starts[0] + size + 2])


def _as_is(lines: list[str]) -> list[object]:
    return [*lines]


def _ends_off(lines: list[str]) -> list[object]:
    return [line.rstrip() for line in lines]


def _dedented(lines: list[str]) -> list[object]:
    return [*textwrap.dedent("\n".join(line.rstrip() for line in lines)).split("\n")]


def _plain(lines: list[str]) -> list[object]:
    return _dedented([_plain_line(line) for line in lines])


def _stepped(lines: list[str]) -> list[object]:
    return [*levels([_plain_line(line) for line in lines])]


def _plain_line(line: str) -> str:
    return line if line.isascii() else unicodedata.normalize("NFC", line).translate(_PLAIN)


_WAYS: tuple[Way, ...] = (_as_is, _ends_off, _dedented, _plain)


def foreign_paths(reading: Reading, name: str) -> list[str]:
    """The files that a reply names and that are not the one it was asked about, or lead out of where it is.

    Of several pieces of code one may be about the file: those that name others are no harm then.
    """
    if isinstance(reading, Rewrite):
        paths = [code.path for code in reading.candidates]
        return (
            [path for path in paths if _is_foreign(path, name)]
            if all(_is_foreign(one, name) for one in paths)
            else []
        )
    return [block.path for block in reading if _is_foreign(block.path, name)]


def _is_foreign(path: str, name: str) -> bool:
    parts = PurePath(path.replace("\\", "/")).parts
    return bool(parts) and (".." in parts or parts[-1] != PurePath(name).name)
