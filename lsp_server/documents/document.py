"""One open document: its buffer, its tree, its version."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lsp_server.documents.buffer import Buffer, Splice
from lsp_server.documents.history import Change, History
from lsp_server.documents.outline import Outline
from lsp_server.documents.trees import HUGE, LARGE, TreeKeeper
from lsp_server.syntax import Language, Symbol, Tree, symbols_in
from lsp_server.text import PositionEncoding, Range, Text
from lsp_server.text.lines import split_in_steps
from lsp_server.text.text import byte_length

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Snapshot:
    """A document as it was at one moment; nothing in it changes any more.

    `tree` has the bytes of `text` but may be older than its last keystrokes (see `TreeKeeper`); `fresh`
    says that it is not. `outline` stands in for the tree of a file that is too long to have one here. `path`
    is the file's path, empty for a document that is no file.
    """

    uri: str
    path: str
    language: Language
    version: int
    text: Text
    tree: Tree | None = None
    fresh: bool = False
    outline: Outline | None = None

    @property
    def is_large(self) -> bool:
        """Whether it is too long to have a tree in this process: another one looks at all of it."""
        return len(self.text.data) > LARGE

    def parsed(self) -> Snapshot:
        """The same with a tree of its own; slow, so for a worker thread."""
        tree = TreeKeeper(self.language).parse(self.text, None)
        return replace(self, tree=tree, fresh=tree is not None)

    def bare(self) -> Snapshot:
        """The same without what cannot go to another process."""
        return replace(self, tree=None, fresh=False, outline=None)

    def symbols_at(self, span: Range) -> list[Symbol]:
        """The definitions that touch a range, outermost first; none without a tree or an outline."""
        if self.tree is not None:
            return symbols_in(self.language, self.tree, self.text, span)
        return self.outline.symbols_at(self.text, span) if self.outline else []


class Document:
    """A document that the editor has open."""

    def __init__(self, uri: str, path: str, language: Language, version: int, content: str) -> None:
        self.uri = uri
        self.path = path
        self.language = language
        self.version = version
        self._size = _size(content)
        self._buffer = Buffer(content)
        self._trees = TreeKeeper(language)
        self._outline: Outline | None = None
        self._history = History(version)

    def follow(self, version: int, changes: Sequence[Change], encoding: PositionEncoding) -> None:
        """Apply the changes that made a version, in their order.

        Where later versions came first, they are taken back and made again after it. A version that goes
        back otherwise is logged and taken as it comes: the client owns the text, whatever it counts.
        """
        later = self._history.overtaken(version)
        for step in reversed(later):
            for splice in reversed(step.splices):
                self._note(self._buffer.revert(splice))
        if not later and version <= self.version:
            _log.warning("version of %s went from %d to %d", self.uri, self.version, version)
            self._trees.forget()
        for number, made in ((version, changes), *((step.version, step.changes) for step in later)):
            self._history.note(number, made, self._apply(made, encoding))
        self.version = later[-1].version if later else version

    def _apply(self, changes: Sequence[Change], encoding: PositionEncoding) -> list[Splice]:
        """The splices of the changes, one less for each that brought a whole text."""
        splices: list[Splice] = []
        for span, text in changes:
            if span is None:
                self.reset(text)
            else:
                splices.append(self._splice(self._range(span, encoding), text))
        return splices

    def change(self, span: tuple[int, int, int, int], text: str, encoding: PositionEncoding) -> Range:
        """Apply one incremental change: (line, units, line, units), clamped and put in order.

        Returns the range that was replaced, in code points.
        """
        replaced = self._range(span, encoding)
        self._splice(replaced, text)
        return replaced

    def _range(self, span: tuple[int, int, int, int], encoding: PositionEncoding) -> Range:
        start = self._buffer.locate(span[0], span[1], encoding)
        return Range(start, self._buffer.locate(span[2], span[3], encoding)).normalised()

    def _splice(self, span: Range, text: str) -> Splice:
        splice = self._buffer.replace(span, text)
        self._note(splice)
        return splice

    def _note(self, splice: Splice) -> None:
        self._size += sum(map(byte_length, splice.added)) - sum(map(byte_length, splice.removed))
        self._trees.note(splice)
        if self.large:
            self._trees.forget()

    def reset(self, content: str) -> None:
        """Take a whole new text, as a change without a range brings it."""
        self._buffer.reset(content)
        self._trees.forget()
        self._size = _size(content)

    @property
    def huge(self) -> bool:
        """True while the text is too long to be analysed at all."""
        return self._size > HUGE

    @property
    def large(self) -> bool:
        """True while the text is too long to have a tree in this process."""
        return self._size > LARGE

    def snapshot(self) -> Snapshot:
        """The document as it is now."""
        text = self._buffer.snapshot()
        tree = self._trees.tree(text)
        fresh = self._trees.is_current(text)
        outline = self._outline if self.large else None
        return Snapshot(self.uri, self.path, self.language, self.version, text, tree, fresh, outline)

    @property
    def text(self) -> Text:
        """The present text as a value."""
        return self._buffer.snapshot()

    def split(self) -> None:
        """Split a text into lines before somebody needs them; slow, so for a worker thread."""
        if (content := self._buffer.unsplit) is not None:
            self._buffer.take_lines(content, split_in_steps(content))

    def parse(self, snapshot: Snapshot) -> Tree | None:
        """A new tree for a snapshot of this document; slow, so for a worker thread."""
        return None if self.large else self._trees.parse(snapshot.text, snapshot.tree)

    def outlined(self, outline: Outline) -> None:
        """Take the definitions of a text of this document, the present one or one before it."""
        self._outline = outline

    def adopt(self, snapshot: Snapshot, tree: Tree | None) -> bool:
        """Take a tree that `parse` made, unless the text changed meanwhile; True when it was taken."""
        if self._buffer.snapshot() is not snapshot.text:
            return False
        self._trees.adopt(snapshot.text, tree)
        return True


def _size(content: str) -> int:
    """The length in UTF-8 bytes; in code points where even those are too many, so that nobody waits."""
    return len(content) if len(content) > HUGE else byte_length(content)
