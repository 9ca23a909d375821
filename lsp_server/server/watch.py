"""Ending when the editor has gone: its process is looked at every few seconds.

vscode-languageserver-node does the same, every 3 s (server/src/node/main.ts); without it servers live on as
orphans when an editor crashes.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

INTERVAL = 2.0  # seconds


def watch_parent(process_id: int, gone: Callable[[], None], *, interval: float = INTERVAL) -> None:
    """Call `gone`, from a thread, once the process is no more."""
    if process_id <= 0 or process_id == os.getpid():
        return
    args = (process_id, gone, interval)
    threading.Thread(target=_watch, args=args, name="podium-watch", daemon=True).start()


def _watch(process_id: int, gone: Callable[[], None], interval: float) -> None:
    import psutil  # noqa: PLC0415 - in this thread, off the way to the first answer

    while _alive(psutil.pid_exists, process_id):
        time.sleep(interval)
    gone()


def _alive(exists: Callable[[int], bool], process_id: int) -> bool:
    try:
        return exists(process_id)
    except (OSError, OverflowError, ValueError):
        return False
