"""Two threads around the loop: one reads frames from the client, one writes to it.

A thread hop for each header line costs pygls 0.3 ms a message; whole frames handed over in batches cost
0.07 ms. Writing has its own thread because a client that stops reading must not stop the loop.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections import deque
from collections.abc import Callable
from typing import BinaryIO

from lsp_server.server.frames import Frame, FrameReader

_CHUNK = 1 << 18
_log = logging.getLogger(__name__)


class Inbox:
    """Frames on their way from the reading thread to the loop, in order."""

    def __init__(self, loop: asyncio.AbstractEventLoop, take: Callable[[Frame | None], None]) -> None:
        self._loop = loop
        self._take = take
        self._frames: deque[Frame | None] = deque()
        self._lock = threading.Lock()
        self._called = False

    def start(self, stream: BinaryIO) -> None:
        """Read the stream until it ends, which arrives as None behind the last frame."""
        threading.Thread(target=self._read, args=(stream,), name="podium-read", daemon=True).start()

    def _read(self, stream: BinaryIO) -> None:
        reader = FrameReader()
        read = getattr(stream, "read1", stream.read)
        try:
            while data := read(_CHUNK):
                for frame in reader.feed(data):
                    self._put(frame)
        except (OSError, ValueError) as fault:
            _log.info("the client's stream broke: %s", fault)
        self._put(None)

    def _put(self, frame: Frame | None) -> None:
        with self._lock:
            self._frames.append(frame)
            if self._called:
                return
            self._called = True
        try:
            self._loop.call_soon_threadsafe(self._drain)
        except RuntimeError:  # the loop has ended, and with it the interest in frames
            return

    def _drain(self) -> None:
        with self._lock:
            frames, self._frames = self._frames, deque()
            self._called = False
        for frame in frames:
            self._take(frame)


class Outbox:
    """The stream to the client, with pygls's writer interface (`write`, `close`); never blocks the loop.

    `broken` is called, in the writing thread, when the client has gone.
    """

    def __init__(self, stream: BinaryIO, broken: Callable[[], None]) -> None:
        self._stream = stream
        self._broken = broken
        self._queue: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="podium-write", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """Queue bytes; they leave in this order."""
        self._queue.put(data)

    def close(self, timeout: float = 2.0) -> None:
        """Wait, at most `timeout` seconds, until what was queued is written."""
        self._queue.put(None)
        self._thread.join(timeout)

    def _run(self) -> None:
        try:
            while (data := self._queue.get()) is not None:
                self._stream.write(data)
                if self._queue.empty():
                    self._stream.flush()
            self._stream.flush()
        except (OSError, ValueError):
            self._broken()
