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
from itertools import accumulate

from lsp_server.errors import RejectedEdit
from lsp_server.syntax import Language, Tree, count_faults, parse, parse_in_chunks
from lsp_server.text import PositionEncoding, Range, Text, TextEdit, apply_edits, line_end, to_units

_MOST_PARSED = 1_000_000  # bytes
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
    kept = tuple(edit for edit in edits if base.slice(base.clamp_range(edit.range)) != edit.text)
    try:
        result = apply_edits(base, kept)
    except ValueError as fault:
        raise RejectedEdit("round-trip", str(fault)) from None
    climb = _Climb(language, base, tree, kept, tuple(scope), facts, result)
    for check in _CHECKS:
        check(climb)
    return Proposal(base, kept, result)


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
    if len(climb.result.data) > _MOST_PARSED:
        return
    after = _parsed_after(climb)
    if after is None or not after.root_node.has_error:
        return
    before = climb.tree or parse(climb.language, climb.base.data)
    if before is None or count_faults(after) > count_faults(before):
        raise RejectedEdit("syntax", "the file would have a syntax error that it has not now")


def _parsed_after(climb: _Climb) -> Tree | None:
    """The tree of the result; from that of the base where there is one, which is ten times as quick.

    tree-sitter counts rows by LF alone, so in a text with lone CRs an edit cannot be told to the old tree.
    """
    data = climb.result.data
    if climb.tree is None or b"\r" in data.replace(b"\r\n", b""):
        return parse_in_chunks(climb.language, data)
    tree = climb.tree.copy()
    for edit in sorted(climb.edits, key=lambda edit: edit.range, reverse=True):
        start, end = (climb.base.byte_at(place) for place in edit.range)
        written = edit.text.encode("utf-8", "replace")
        row, column = edit.range.start.line, start - climb.base.byte_starts[edit.range.start.line]
        rows, last = written.count(b"\n"), len(written) - written.rfind(b"\n") - 1
        tree.edit(
            start_byte=start,
            old_end_byte=end,
            new_end_byte=start + len(written),
            start_point=(row, column),
            old_end_point=(edit.range.end.line, end - climb.base.byte_starts[edit.range.end.line]),
            new_end_point=(row + rows, last if rows else column + len(written)),
        )
    return parse_in_chunks(climb.language, data, tree)


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
