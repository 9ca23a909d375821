"""A tree beside a buffer: edits are told to it at once, parsing waits for idle time.

Between the two a tree is old but usable: its nodes stand at the right bytes, and only what was typed
since is missing from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lsp_server.documents.buffer import Splice
from lsp_server.syntax import Language, Tree, is_rubble, parse_in_chunks
from lsp_server.text import Text
from lsp_server.text.text import byte_length

LARGE = 200_000  # bytes; above this a parse would hold the interpreter lock for over 25 ms at one go
HUGE = 4_000_000  # bytes; above this nothing of it is analysed at all
_MOST_SPLICES = 256


@dataclass(slots=True)
class _Edit:
    """A splice by its sizes: line numbers as they were when it happened, sizes in UTF-8 bytes.

    `growth` is by how much the text became longer. `to_end` says that the splice reached the text's last
    line, which no line end closes.
    """

    first: int
    removed: list[int]
    added: list[int]
    growth: int
    to_end: bool


@dataclass(slots=True)
class TreeKeeper:
    """The tree of one document.

    `_tree` has the bytes of `_base`; `_edits` are the splices since, not yet told to it. `_parsed` is the
    text that the tree was last parsed from. tree-sitter counts rows by LF alone, so where a line ends with
    a lone CR no edit can be told to it, in that line or in any other: `_in_rows` is False then.
    """

    language: Language
    _tree: Tree | None = None
    _base: Text | None = None
    _edits: list[_Edit] = field(default_factory=list[_Edit])
    _parsed: Text | None = None
    _in_rows: bool = True

    def note(self, splice: Splice) -> None:
        """Remember a change of the buffer; costs only what the change touched."""
        if self._tree is None:
            return
        if not self._in_rows or any(line.endswith("\r") for line in splice.added):
            self.forget()
            return
        edit = _sized(splice)
        if not (self._edits and _merged(self._edits[-1], edit)):
            self._edits.append(edit)
        if len(self._edits) > _MOST_SPLICES:
            self.forget()

    def forget(self) -> None:
        """Drop the tree; the next parse starts from nothing."""
        self._tree, self._base, self._edits = None, None, []

    def tree(self, text: Text) -> Tree | None:
        """The last tree with every change since told to it, so that its bytes are those of `text`."""
        if self._tree is None or self._base is None or not self._edits:
            return self._tree
        starts = self._base.byte_starts
        tree = self._tree.copy()  # a worker may still read the other one
        for index, edit in enumerate(self._edits):
            _tell(tree, edit, _start_byte(starts, self._edits[:index], edit.first))
        self._tree, self._base, self._edits = tree, text, []
        return tree

    def is_current(self, text: Text) -> bool:
        """True when the tree is the parse of just this text."""
        return self._tree is not None and self._parsed is text

    def parse(self, text: Text, old: Tree | None) -> Tree | None:
        """Parse a text, in a worker thread; `old` is what `tree(text)` gave on the loop.

        None for a text that is no code at all (see `is_rubble`): it is then treated as lines.
        """
        tree = parse_in_chunks(self.language, text.data, old)
        return None if tree is not None and is_rubble(tree) else tree

    def adopt(self, text: Text, tree: Tree | None) -> None:
        """Take a parse of a text that is still the present one; any other is dropped by the caller."""
        self._tree, self._base, self._edits, self._parsed = tree, text, [], text
        self._in_rows = tree is None or not _has_lone_cr(text.data)


def _sized(splice: Splice) -> _Edit:
    removed = [byte_length(line) for line in splice.removed]
    added = [byte_length(line) for line in splice.added]
    to_end = not splice.removed[-1].endswith("\n")
    return _Edit(splice.first, removed, added, sum(added) - sum(removed), to_end)


def _has_lone_cr(data: bytes) -> bool:
    return b"\r" in data and data.count(b"\r") != data.count(b"\r\n")


def _merged(last: _Edit, edit: _Edit) -> bool:
    """Fold an edit into the one before it when it stays within that one's lines, as typing does."""
    begin = edit.first - last.first
    end = begin + len(edit.removed)
    if begin < 0 or end > len(last.added):
        return False
    last.added[begin:end] = edit.added
    last.growth += edit.growth
    return True


def _start_byte(starts: list[int], edits: list[_Edit], line: int) -> int:
    """The byte at which a line starts once these edits have happened; `starts` is from before them."""
    offset = 0
    for edit in reversed(edits):
        into = line - edit.first
        if into <= 0:
            continue
        if into >= len(edit.added):
            line += len(edit.removed) - len(edit.added)
            offset += edit.growth
        else:
            line = edit.first
            offset += sum(edit.added[:into])
    return starts[line] + offset


def _tell(tree: Tree, edit: _Edit, start: int) -> None:
    old_end = start + sum(edit.removed)
    tree.edit(
        start_byte=start,
        old_end_byte=old_end,
        new_end_byte=old_end + edit.growth,
        start_point=(edit.first, 0),
        old_end_point=_end_point(edit, edit.removed),
        new_end_point=_end_point(edit, edit.added),
    )


def _end_point(edit: _Edit, sizes: list[int]) -> tuple[int, int]:
    behind = edit.first + len(sizes)
    return (behind - 1, sizes[-1]) if edit.to_end else (behind, 0)
