"""The safety ladder: what every edit must survive before anybody is offered it.

The checks keep the numbers of the design's list: 1 the text is still the one that the edit was made for
(`text.Drift`, asked again at every showing), 2 the file may be edited, 3 the edit stays in the scope of the
request, 4 files that run things or instruct agents stay alone, 7 bytes outside the hunks and the file's
habits stay as they are, 10 the syntax is no worse than before, 14 the edit that leaves gives just the text
that was verified.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from lsp_server.errors import RejectedEdit
from lsp_server.syntax import Language, Tree, count_faults, parse, parse_in_chunks
from lsp_server.text import PositionEncoding, Range, Text, TextEdit, apply_edits, line_end, to_units
from lsp_server.text.text import byte_length

_MOST_PARSED = 1_000_000  # bytes
# Lines that the parser is told to read again on either side of an edit. Told of the edit alone, at the edge
# of a block, it often goes on to the end of the file: 50 ms at 10,000 lines, and 9 ms with these.
_AROUND = 50
_UTF16 = PositionEncoding.UTF16


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What workspace/ and documents/ know of the file that an edit is for.

    A file that the editor has open and that the request names needs neither a root nor a regular file.
    """

    name: str
    is_open: bool
    inside_root: bool = False
    ignored: bool = False
    regular: bool = True
    protected: bool = False


@dataclass(frozen=True)
class Proposal:
    """An edit that climbed the ladder: `edits` turn `base` into `result`; `warnings` are for the user.

    `path` is the file that it is for where that is another one than the request is about.
    """

    base: Text
    edits: tuple[TextEdit, ...]
    result: Text
    warnings: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a result. Its definitions may differ from the base's within the bytes `changed` only; None
    where that is not known.
    """

    tree: Tree | None = None
    changed: tuple[int, int] | None = None


@dataclass(frozen=True)
class _Climb:
    """All that a check may look at."""

    language: Language
    base: Text
    tree: Tree | None
    edits: tuple[TextEdit, ...]
    scope: tuple[Range, ...]
    facts: FileFacts
    result: Text

    @cached_property
    def parsed(self) -> Parsed:
        """The tree of the result; none for a text that is too long for one."""
        return _parsed(self) if len(self.result.data) <= _MOST_PARSED else Parsed()


def propose(
    language: Language,
    base: Text,
    edits: Sequence[TextEdit],
    *,
    facts: FileFacts,
    scope: Sequence[Range] = (),
    tree: Tree | None = None,
) -> Proposal:
    """The edits as a proposal, once every check has passed.

    `scope` are the ranges that the request may touch, none meaning the whole file; `tree` is the parse of
    `base` where there is one. Raises RejectedEdit with the rule that said no.
    """
    return propose_parsed(language, base, edits, facts=facts, scope=scope, tree=tree)[0]


def propose_parsed(
    language: Language,
    base: Text,
    edits: Sequence[TextEdit],
    *,
    facts: FileFacts,
    scope: Sequence[Range] = (),
    tree: Tree | None = None,
) -> tuple[Proposal, Parsed]:
    """As `propose`, and what the result was parsed to, for whoever looks further."""
    kept = tuple(edit for edit in edits if base.slice(base.clamp_range(edit.range)) != edit.text)
    try:
        result = apply_edits(base, kept)
    except ValueError as fault:
        raise RejectedEdit("round-trip", str(fault)) from None
    climb = _Climb(language, base, tree, kept, tuple(scope), facts, result)
    for check in _CHECKS:
        check(climb)
    return Proposal(base, kept, result), climb.parsed


def _path(climb: _Climb) -> None:
    check_file(climb.facts)


def check_file(facts: FileFacts) -> None:
    """Checks 2 and 4: a file that may be edited, and that runs nothing and instructs nobody.

    Raises RejectedEdit.
    """
    if facts.is_open:
        return
    if not facts.inside_root:
        raise RejectedEdit("path", f"{facts.name} lies outside the open folders")
    if facts.ignored:
        raise RejectedEdit("path", f"{facts.name} is kept out by an ignore file")
    if not facts.regular:
        raise RejectedEdit("path", f"{facts.name} is no regular file; open the file that it stands for")
    if facts.protected:
        raise RejectedEdit("protected", f"{facts.name} can make programs run; edit it by hand")


def _scope(climb: _Climb) -> None:
    """Check 3: nothing outside what was asked about."""
    for edit in climb.edits:
        if climb.scope and not any(part.encloses(edit.range) for part in climb.scope):
            raise RejectedEdit("scope", f"line {edit.range.start.line + 1} lies outside what was asked about")


def _habits(climb: _Climb) -> None:
    """Check 7: byte order mark, line ends and the final line end as they were."""
    old, new = climb.base, climb.result
    if old.lines[0].startswith("\ufeff") != new.lines[0].startswith("\ufeff"):
        raise RejectedEdit("bytes", "the byte order mark would change")
    first, behind = _touched(climb)
    added = {line_end(line) for line in new.lines[max(0, first - 1) : len(new.lines) - behind]} - {""}
    if old.line_ends and not added <= old.line_ends:
        raise RejectedEdit("bytes", "line ends of another kind would come in")
    if old.lines[-1] == "" and new.lines[-1] != "" and len(old.lines) > 1:
        raise RejectedEdit("bytes", "the line end at the end of the file would be lost")


def _syntax(climb: _Climb) -> None:
    """Check 10: no more syntax errors than before."""
    after = climb.parsed.tree
    if after is None or not after.root_node.has_error:
        return
    before = climb.tree or parse(climb.language, climb.base.data)
    if before is None or count_faults(after) > count_faults(before):
        raise RejectedEdit("syntax", "the file would have a syntax error that it has not now")


def _parsed(climb: _Climb) -> Parsed:
    """The tree of the result; from that of the base where there is one, which is ten times as quick.

    tree-sitter counts rows by LF alone, so in a text with lone CRs an edit cannot be told to the old tree.
    """
    data = climb.result.data
    if climb.tree is not None and not climb.edits:
        return Parsed(climb.tree)
    if climb.tree is None or b"\r" in data.replace(b"\r\n", b""):
        return Parsed(parse_in_chunks(climb.language, data))
    tree = climb.tree.copy()
    starts, last = climb.base.byte_starts, len(climb.base.lines)
    for part in reversed(_parts(climb)):
        at_end = part.stop == last
        row, column = (last - 1, starts[last] - starts[last - 1]) if at_end else (part.stop, 0)
        tree.edit(
            start_byte=starts[part.first],
            old_end_byte=starts[part.stop],
            new_end_byte=starts[part.stop] + part.bytes_more,
            start_point=(part.first, 0),
            old_end_point=(row, column),
            new_end_point=(row + part.rows_more, byte_length(climb.result.lines[-1]) if at_end else 0),
        )
    after = parse_in_chunks(climb.language, data, tree)
    return Parsed(after, _changed(climb, tree, after) if after else None)


class _Part(NamedTuple):
    """Whole lines of the base, from `first` up to, not including, `stop`, and by how much they grow."""

    first: int
    stop: int
    bytes_more: int
    rows_more: int


def _parts(climb: _Climb) -> list[_Part]:
    """What to tell the old tree: the edits with `_AROUND` lines on either side, those that meet as one."""
    parts: list[_Part] = []
    for edit in sorted(climb.edits, key=lambda edit: edit.range):
        start, end = edit.range
        first = max(0, start.line - _AROUND)
        stop = min(len(climb.base.lines), end.line + 1 + _AROUND)
        bytes_more = byte_length(edit.text) - (climb.base.byte_at(end) - climb.base.byte_at(start))
        rows_more = edit.text.count("\n") - (end.line - start.line)
        if parts and first <= parts[-1].stop:
            before = parts.pop()
            first, stop = before.first, max(stop, before.stop)
            bytes_more, rows_more = bytes_more + before.bytes_more, rows_more + before.rows_more
        parts.append(_Part(first, stop, bytes_more, rows_more))
    return parts


def _changed(climb: _Climb, before: Tree, after: Tree) -> tuple[int, int]:
    """The bytes of the result from the first to the last that an edit wrote or that are parsed otherwise now.

    A comment that is left open changes what stands far behind the edit.
    """
    size = len(climb.result.data)
    behind = len(climb.base.data) - max(climb.base.byte_at(edit.range.end) for edit in climb.edits)
    spans = [(one.start_byte, one.end_byte) for one in before.changed_ranges(after)]
    spans.append((min(climb.base.byte_at(edit.range.start) for edit in climb.edits), size - behind))
    return min(start for start, _ in spans), min(size, max(end for _, end in spans))


def _round_trip(climb: _Climb) -> None:
    """Check 14: the positions that leave for the client mean what was verified, counted in another way.

    In UTF-16, over the lines from the first edit to the last; the lines around them are equal.
    """
    if not climb.edits:
        return
    old, new = climb.base.lines, climb.result.lines
    first, behind = _touched(climb)
    lines = old[first : len(old) - behind]
    starts = list(accumulate((2 * to_units(line, len(line), _UTF16) for line in lines), initial=0))
    units = "".join(lines).encode("utf-16-le", "surrogatepass")
    for edit in sorted(climb.edits, key=lambda edit: edit.range, reverse=True):
        begin, end = (
            starts[place.line - first] + 2 * to_units(old[place.line], place.character, _UTF16)
            for place in edit.range
        )
        units = units[:begin] + edit.text.encode("utf-16-le", "surrogatepass") + units[end:]
    around = old[:first] == new[:first] and (behind == 0 or old[-behind:] == new[-behind:])
    if not around or units.decode("utf-16-le", "surrogatepass") != "".join(new[first : len(new) - behind]):
        raise RejectedEdit("round-trip", "the edit does not give the text that was verified")


def _touched(climb: _Climb) -> tuple[int, int]:
    """The first line that an edit touches, and how many lines stand behind the last one."""
    first = min((edit.range.start.line for edit in climb.edits), default=0)
    last = max((edit.range.end.line for edit in climb.edits), default=0)
    return first, len(climb.base.lines) - 1 - last


_CHECKS: tuple[Callable[[_Climb], None], ...] = (_path, _scope, _habits, _syntax, _round_trip)
