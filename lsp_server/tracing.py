"""Logs and the journal of runs: to standard error and private files, never to standard output.

That belongs to the protocol.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_KEPT_DAYS = 60
_log = logging.getLogger(__name__)
_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO, "debug": logging.DEBUG}


def start_logging(level: str = "warning") -> None:
    """Send Podium's own log to standard error; other libraries only from warnings up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.ERROR)
    set_level(level)


def set_level(level: str) -> None:
    """How much is logged: error, warning, info or debug."""
    logging.getLogger("lsp_server").setLevel(_LEVELS.get(level, logging.WARNING))
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it logs message bodies, and so texts


def add_log_file(path: Path) -> None:
    """Keep a log file as well, 5 x 5 MiB, readable by its owner only.

    Raises OSError where the folder cannot be written; the caller goes on without.
    """
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - only once the server runs

    path.touch(mode=0o600, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=5 << 20, backupCount=4, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(_FORMAT))
    logging.getLogger("lsp_server").addHandler(handler)


class Journal:
    """What was done, a line of JSON each, in a file a day; several processes write it side by side.

    Names, counts and times only: no text of a user, of a prompt or of an answer belongs here.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pruned = False

    def write(self, row: Mapping[str, object]) -> None:
        """Add a line. Where the folder cannot be written, the journal goes without it."""
        now = datetime.now(UTC).astimezone()
        line = json.dumps({"at": now.isoformat(timespec="milliseconds"), **row}, ensure_ascii=False)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._prune(now.date())
            handle = os.open(self._path(now.date()), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, f"{line}\n".encode("utf-8", "replace"))  # one write: lines never mix
            finally:
                os.close(handle)
        except OSError as fault:
            _log.warning("the journal is not written: %s", fault.strerror)

    def today(self) -> list[dict[str, Any]]:
        """The lines of this day, by the machine's clock; those that are no JSON are left out."""
        try:
            lines = (
                self._path(datetime.now(UTC).astimezone().date()).read_text("utf-8", "replace").splitlines()
            )
        except OSError:
            return []
        rows: list[dict[str, Any]] = []
        for line in lines:
            with contextlib.suppress(ValueError):
                row: object = json.loads(line)
                if isinstance(row, dict):
                    rows.append(cast("dict[str, Any]", row))
        return rows

    def _path(self, day: date) -> Path:
        return self._folder / f"{day.isoformat()}.jsonl"

    def _prune(self, today: date) -> None:
        """Once a session, drop the files of days long past."""
        if self._pruned:
            return
        self._pruned = True
        oldest = (today - timedelta(days=_KEPT_DAYS)).isoformat()
        for path in self._folder.glob("*.jsonl"):
            if path.stem < oldest:
                path.unlink(missing_ok=True)
