"""Explanations that were made, kept for the hover and as files for editors that show files."""

from __future__ import annotations

import logging
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from lsp_server import store
from lsp_server.text import Drift, Position, Range, Text

_MOST = 50
_KEPT_DAYS = 7
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Explanation:
    base: Text
    range: Range
    markdown: str


class Explanations:
    """What was explained in each document, the last ones of them.

    `folder` is shared by all sessions of a user, so each writes under names of its own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._session = secrets.token_hex(3)
        self._pruned = False
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
        path = self._folder / f"{self._session}-{name}"
        try:
            self._prune()
            store.write_atomically(path, content.encode("utf-8", "replace"))
        except OSError as fault:
            _log.warning("no file can be written in %s: %s", self._folder.name, fault)
            return None
        return path

    def _prune(self) -> None:
        """Once a session, drop the files of sessions that ended days ago."""
        if self._pruned or not self._folder.is_dir():
            return
        self._pruned = True
        for path in self._folder.iterdir():
            if path.stat().st_mtime < time.time() - _KEPT_DAYS * 86_400:
                path.unlink(missing_ok=True)
