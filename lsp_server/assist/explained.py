"""What models explained, kept on disk by the code's text and the model: nothing is explained twice.

All of it is in memory once it was read, so that a hover asks no disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from pathlib import Path
from weakref import WeakValueDictionary

from lsp_server import store
from lsp_server.documents import Snapshot
from lsp_server.text import Range

_MOST = 400  # explanations; the oldest go first
_LONGEST = 16_000  # characters of one
_log = logging.getLogger(__name__)


class Explained:
    """The explanations in a folder of Podium's own, which all sessions of a user share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, str] = {}
        self._asked: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @staticmethod
    def key(model: str, asked: str, snapshot: Snapshot, span: Range) -> str:
        """What tells one explanation from all others: model, what it is asked, language and code."""
        parts = (model, asked, snapshot.language.name, snapshot.text.slice(span))
        return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:40]

    def alone(self, key: str) -> asyncio.Lock:
        """What to hold while a model is asked: who wants the same meanwhile waits, and reads the answer.

        With an empty key, under which nothing is kept, nobody waits. For the loop's thread.
        """
        return self._asked.setdefault(key, asyncio.Lock()) if key else asyncio.Lock()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept yet."""
        return not self._known

    def get(self, key: str) -> str:
        """The explanation, or an empty string. From memory."""
        return self._known.get(key, "")

    def read(self, key: str) -> str:
        """The explanation from disk, or an empty string. Blocks; for the terminal, which needs one only."""
        try:
            return (self._folder / f"{key}.md").read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def keep(self, key: str, markdown: str) -> None:
        """Remember an explanation, on disk too. Blocks; for worker threads."""
        markdown = markdown[:_LONGEST]
        self._known[key] = markdown
        try:
            store.write_atomically(self._folder / f"{key}.md", markdown.encode("utf-8", "replace"))
            for old in list(self._known)[:-_MOST]:
                del self._known[old]
                (self._folder / f"{old}.md").unlink(missing_ok=True)
        except OSError as fault:
            _log.info("explanations are not kept: %s", fault.strerror)

    def load(self) -> None:
        """Read what was kept, the oldest first. Blocks; for worker threads."""
        try:
            files = sorted(self._folder.glob("*.md"), key=lambda path: path.stat().st_mtime_ns)
        except OSError:
            return
        for path in files[-_MOST:]:
            try:
                self._known.setdefault(path.stem, path.read_text("utf-8"))
            except (OSError, UnicodeDecodeError):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
