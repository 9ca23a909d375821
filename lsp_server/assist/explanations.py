"""Explanations that were made, kept for the hover and as files for editors that show files."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from lsp_server import store
from lsp_server.text import Drift, Position, Range, Text

_MOST = 50
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Explanation:
    base: Text
    range: Range
    markdown: str


class Explanations:
    """What was explained in each document, the last ones of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept: dict[str, list[_Explanation]] = {}

    def keep(self, uri: str, base: Text, span: Range, markdown: str) -> None:
        """Remember an explanation of a range of a text."""
        kept = self._kept.setdefault(uri, [])
        kept[:] = [one for one in kept if one.range != span][-_MOST + 1 :]
        kept.append(_Explanation(base, span, markdown))

    def at(self, uri: str, text: Text, position: Position) -> str:
        """The explanation of the smallest range around a place in the present text, or an empty string."""
        found = [
            (placed, one.markdown)
            for one in self._kept.get(uri, ())
            if (placed := Drift(one.base, text).place(one.range)) and placed.contains(position)
        ]
        return min(found, key=lambda pair: pair[0].end.line - pair[0].start.line)[1] if found else ""

    def forget(self, uri: str) -> None:
        """Drop those of a document."""
        self._kept.pop(uri, None)

    def write(self, name: str, content: str) -> Path | None:
        """A file of Podium's own with this content, to be shown; None where the folder cannot be written."""
        path = self.folder / name
        try:
            store.write_atomically(path, content.encode("utf-8", "replace"))
        except OSError as fault:
            _log.warning("no file can be written in %s: %s", self.folder.name, fault)
            return None
        return path
