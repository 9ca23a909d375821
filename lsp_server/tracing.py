"""Logs: to standard error and a private file, never to standard output, which belongs to the protocol."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
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
