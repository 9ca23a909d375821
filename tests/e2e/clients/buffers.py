"""What a client has open: one text each, with its version and what happened to it since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.lsp_client import place_of
from tests.reference_text import index_of, lines_of, width

Json = dict[str, Any]


@dataclass(frozen=True)
class Splice:
    """One change: the text between two indexes became another one, which gave this version."""

    start: int
    end: int
    text: str
    version: int


@dataclass
class Buffer:
    """An open document. `encoding` is what its client counts in."""

    path: Path
    text: str
    version: int
    encoding: str
    past: list[Splice] = field(default_factory=list[Splice])
    first: str = ""
    first_version: int = 0

    def __post_init__(self) -> None:
        self.first, self.first_version = self.text, self.version

    @property
    def uri(self) -> str:
        """The document's URI."""
        return self.path.as_uri()

    def position(self, index: int) -> Json:
        """An index as the client sends it."""
        return position_in(self.text, index, self.encoding)

    def position_of(self, words: str) -> Json:
        """Where some words first stand."""
        return self.position(self.text.index(words))

    def after(self, position: Json) -> Json:
        """The place behind the character at another one, where there is one; a line end counts as one."""
        index = index_of(self.text, *place_of(position), self.encoding)
        return self.position(min(index + 1, len(self.text)))

    def at(self, version: int) -> str | None:
        """The text of a version that was there, or None."""
        if not self.first_version <= version <= self.version:
            return None
        text = self.first
        for one in self.past:
            if one.version <= version:
                text = text[: one.start] + one.text + text[one.end :]
        return text

    def splices(self, edits: Sequence[Json], version: int | None) -> list[tuple[int, int, str]]:
        """Edits as indexes of the present text, carried there from an older version where one is named."""
        text = self.text if version is None else self.at(version)
        assert text is not None
        out: list[tuple[int, int, str]] = []
        for edit in edits:
            ends = [
                index_of(text, *place_of(edit["range"][side]), self.encoding) for side in ("start", "end")
            ]
            if version is not None:
                ends = [self._carried(index, version) for index in ends]
            out.append((*ends, edit["newText"]))  # type: ignore[arg-type]
        return out

    def _carried(self, index: int, version: int) -> int:
        for one in self.past:
            if one.version > version and index >= one.end:
                index += len(one.text) - (one.end - one.start)
            elif one.version > version and index > one.start:
                index = one.start
        return index

    def change(self, splices: Sequence[tuple[int, int, str]]) -> list[Json]:
        """Make changes of the present text, as one new version; gives them as didChange sends them."""
        self.version += 1
        sent: list[Json] = []
        for start, end, new in sorted(splices, key=lambda one: one[0])[::-1]:  # of one place, the last first
            span = {"start": self.position(start), "end": self.position(end)}
            sent.append({"range": span, "text": new})
            self.text = self.text[:start] + new + self.text[end:]
            self.past.append(Splice(start, end, new, self.version))
        return sent


def position_in(text: str, index: int, encoding: str) -> Json:
    """An index of a text as a position in the client's units."""
    line = len(lines_of(text[:index])) - 1
    start = index_of(text, line, 0, encoding)
    return {"line": line, "character": sum(width(char, encoding) for char in text[start:index])}
