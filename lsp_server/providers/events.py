"""Cutting a server's bytes into JSON events: server-sent events, or one JSON object a line.

Server-sent events as the HTML standard has them ("Server-sent events", 9.2.6): fields by line, LF, CRLF or
CR, an empty line ends an event, a line that begins with a colon is a comment. Lines are capped, since a
server may be anything.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import cast

from lsp_server.providers.turn import Json

MOST_OF_EVENT = 8 << 20  # bytes; Ollama's own client stops there too
MOST_OF_STREAM = 32 << 20
_END = "[DONE]"


class BrokenStream(Exception):
    """The bytes are not in the wire's format; the message says how."""


class Events:
    """Feed it bytes as they come; it gives the events that they complete.

    `ended` is True once the closing mark of chat completions came. Comments and blank lines give nothing.
    """

    def __init__(self, framing: str) -> None:
        self._sse = framing == "sse"
        self._pending = bytearray()
        self._data: list[str] = []
        self._size = 0
        self._after_cr = False
        self.ended = False

    def feed(self, data: bytes) -> Iterator[Json]:
        """The events that this piece completes. Raises BrokenStream."""
        self._size += len(data)
        if self._size > MOST_OF_STREAM:
            raise BrokenStream(f"the answer is over {MOST_OF_STREAM >> 20} MB")
        if self._after_cr and data.startswith(b"\n"):
            data = data[1:]
        self._after_cr = data.endswith(b"\r")
        self._pending += data
        lines = bytes(self._pending).splitlines(keepends=True) if _has_end(data) else []
        if lines:
            self._pending = bytearray(b"" if lines[-1].endswith((b"\n", b"\r")) else lines.pop())
        if len(self._pending) > MOST_OF_EVENT:
            raise BrokenStream(f"a line is over {MOST_OF_EVENT >> 20} MB")
        for line in lines:
            yield from self._line(line.rstrip(b"\r\n"))

    def finish(self) -> Iterator[Json]:
        """What the end of the stream completes: a last line without its end; nothing where it was cut off.

        Raises BrokenStream for a web page.
        """
        line, self._pending = bytes(self._pending), bytearray()
        if line.lstrip().startswith(b"<"):
            raise BrokenStream("the answer is a web page")
        with contextlib.suppress(BrokenStream):
            if line:
                yield from self._line(line)
            if self._data:
                yield from self._dispatch()

    def _line(self, line: bytes) -> Iterator[Json]:
        text = _decoded(line)
        if not self._sse or text.startswith("{"):  # an error may come as plain JSON
            if text.strip():
                yield _parsed(text)
        elif not text:
            yield from self._dispatch()
        elif text.startswith("data:"):
            self._data.append(text.removeprefix("data:").removeprefix(" "))
        elif text.lstrip().startswith("<"):
            raise BrokenStream("the answer is a web page")

    def _dispatch(self) -> Iterator[Json]:
        data, self._data = "\n".join(self._data), []
        if data.strip() == _END:
            self.ended = True
        elif data.strip():
            yield _parsed(data)


def _has_end(data: bytes) -> bool:
    return b"\n" in data or b"\r" in data


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise BrokenStream("the answer is not UTF-8") from None


def _parsed(text: str) -> Json:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        raise BrokenStream("an event of the answer is not JSON") from None
    if not isinstance(value, dict):
        raise BrokenStream("an event of the answer is no JSON object")
    return cast("Json", value)
