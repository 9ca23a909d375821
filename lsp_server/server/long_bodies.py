r"""Decoding a long message while it arrives, so that nobody waits for it once it is there.

`json.loads` over 50 MB holds the interpreter lock for 200 ms. Such a message is nearly all one string, the
text of a file, so long strings are decoded in pieces as their bytes come, each piece cut behind an escaped
line end (`\n`), where no escape, surrogate pair or UTF-8 sequence can be cut apart. What is left, the message
with placeholders for its long strings, is short and parsed as ever.
"""

from __future__ import annotations

import json
import re
import secrets
from typing import Any, cast

LONG = 1 << 20  # bytes; messages below it are parsed at one go
_PIECE = 1 << 16  # bytes of a string that are decoded at one go
_TRIES = 64  # of finding a line end; code has others, such as the `\\n` in its own strings
_INSIDE = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)  # of a string, up to its quote or a cut escape
_QUOTE, _BACKSLASH = b'"'[0], b"\\"[0]


class LongBody:
    """One JSON message that comes in pieces; `value` gives it once all have come."""

    def __init__(self) -> None:
        self._token = f"podium-{secrets.token_hex(8)}-"
        self._skeleton = bytearray()
        self._strings: list[str] = []
        self._inside = False  # a string
        self._escaped = False  # the last byte was a backslash that escapes the next one
        self._piece = bytearray()
        self._parts: list[str] = []
        self._try_at = _PIECE
        self._fault: ValueError | None = None

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        at = 0
        while at < len(data) and self._fault is None:
            try:
                at = self._in_string(data, at) if self._inside else self._outside(data, at)
            except ValueError as fault:
                self._fault = fault

    def value(self) -> object:
        """The message. Raises ValueError when it is not JSON, RecursionError when it is nested too deep."""
        if self._fault is not None:
            raise self._fault
        message: object = json.loads(self._skeleton)
        return self._filled(message) if self._strings else message

    def _outside(self, data: bytes, at: int) -> int:
        quote = data.find(b'"', at)
        stop = len(data) if quote < 0 else quote + 1
        self._skeleton += data[at:stop]
        self._inside = quote >= 0
        return stop

    def _in_string(self, data: bytes, at: int) -> int:
        if self._escaped:
            self._piece.append(data[at])
            self._escaped = False
            return at + 1
        found = _INSIDE.match(data, at)
        end = found.end() if found else at
        self._piece += data[at:end]
        if end < len(data) and data[end] == _BACKSLASH:  # the escape goes on in the next bytes
            self._piece.append(_BACKSLASH)
            self._escaped = True
            return end + 1
        if end < len(data) and data[end] == _QUOTE:
            self._close()
            return end + 1
        if len(self._piece) >= self._try_at:
            self._cut()
        return end

    def _cut(self) -> None:
        """Decode what has come of a string up to its last escaped line end; without one it has to wait."""
        end = len(self._piece)
        for _ in range(_TRIES):
            end = self._piece.rfind(b"\\n", max(0, len(self._piece) - _PIECE), end)
            if end <= 0:
                break
            if _backslashes(self._piece, end) % 2 == 0:
                self._parts.append(_decoded(self._piece[: end + 2]))
                del self._piece[: end + 2]
                break
        self._try_at = len(self._piece) + _PIECE

    def _close(self) -> None:
        if self._parts:
            self._parts.append(_decoded(self._piece))
            self._skeleton += f"{self._token}{len(self._strings)}".encode()
            self._strings.append("".join(self._parts))
        else:
            self._skeleton += self._piece
        self._skeleton += b'"'
        self._inside, self._piece, self._parts, self._try_at = False, bytearray(), [], _PIECE

    def _filled(self, value: Any) -> Any:  # noqa: ANN401 - whatever JSON has
        """A value with its long strings back in their places."""
        if isinstance(value, str) and value.startswith(self._token):
            return self._strings[int(value.removeprefix(self._token))]
        if isinstance(value, dict):
            return {
                self._filled(key): self._filled(item) for key, item in cast("dict[str, Any]", value).items()
            }
        if isinstance(value, list):
            return [self._filled(item) for item in cast("list[Any]", value)]
        return value


def _backslashes(piece: bytearray, end: int) -> int:
    """How many stand in a row right before a place."""
    start = end
    while start > 0 and piece[start - 1] == _BACKSLASH:
        start -= 1
    return end - start


def _decoded(piece: bytearray) -> str:
    text: str = json.loads(b'"%b"' % piece)
    return text
