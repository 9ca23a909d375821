"""A writer for clients that lose what comes in one piece with an answer.

lsp-mode waits for the answer of a synchronous request and leaves its process filter with a `throw` once it is
there; every other message of the same read is gone then, an edit too (lsp-mode 8.0.0 and 9.0.0, `lsp-request`
and `lsp--create-filter-function`; seen on the wire). So what would follow an answer waits for a moment.
"""

from __future__ import annotations

import asyncio
from typing import Any

_PAUSE = 0.05  # seconds after an answer
_LONGEST = 0.3  # seconds that a message waits though answers keep coming


class PacedWriter:
    """Passes answers on at once, and other messages, in their order, when no answer has just gone out."""

    def __init__(self, writer: Any) -> None:  # noqa: ANN401 - pygls names no type for it
        self._writer = writer
        self._held: list[bytes] = []
        self._since = 0.0  # when the first of them came
        self._quiet_until = 0.0

    def write(self, data: bytes) -> None:
        """Send a notification or a request."""
        loop = asyncio.get_running_loop()
        if not self._held and loop.time() >= self._quiet_until:
            self._writer.write(data)
            return
        if not self._held:
            self._since = loop.time()
            loop.call_at(self._quiet_until, self._flush)
        self._held.append(data)

    def write_answer(self, data: bytes) -> None:
        """Send an answer."""
        self._writer.write(data)
        self._quiet_until = asyncio.get_running_loop().time() + _PAUSE

    def close(self) -> None:
        """Send what waits, and end the stream."""
        self._send()
        self._writer.close()

    def _flush(self) -> None:
        loop = asyncio.get_running_loop()
        if loop.time() < min(self._quiet_until, self._since + _LONGEST):
            loop.call_at(self._quiet_until, self._flush)
        else:
            self._send()

    def _send(self) -> None:
        held, self._held = self._held, []
        for data in held:
            self._writer.write(data)
