"""Cutting the client's byte stream into messages, whatever arrives.

The base protocol (LSP 3.17, "Base Protocol") is header lines, an empty line, then a body of
`Content-Length` bytes. pygls's own reader takes header names in one case only and ends the process on a
huge length (read in pygls 2.1.1, io_.py), so this one stands before its protocol object.

Finding the way again after a fault rests on one fact: a line end never stands raw inside a JSON string, so
`Content-Length: 12` with a line end behind it is a header, wherever it is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lsp_server.server.long_bodies import LONG, LongBody

CAP = 64 << 20  # bytes of one body; a longer one is skipped
_HEADER_CAP = 8192  # bytes of one header block
_LENGTH = re.compile(rb"^\s*content-length\s*:\s*(\d{1,19})\s*$", re.IGNORECASE | re.MULTILINE)
_START = re.compile(rb"content-length[ \t]{0,8}:[ \t]{0,8}(\d{1,19})[ \t]{0,8}\r?\n", re.IGNORECASE)
_LONGEST_START = 64  # bytes, of what `_START` matches
_ENDS = (b"\n\r\n", b"\n\n")  # of a header block
_NAME = b"content-"  # what both headers of the base protocol begin with


class Frame(NamedTuple):
    """One body, not yet parsed; or, with `fault`, word of bytes that were no frame at all.

    A long body comes parsed, as `message`, with `body` empty.
    """

    body: bytes
    fault: str = ""
    message: object = None


class FrameReader:
    """Feed it bytes as they come; it gives the frames that they complete.

    However the stream is cut into pieces, the frames are the same. Faults are told once each until a frame
    is found again, so that a flood of rubbish is not answered by a flood of errors.
    """

    def __init__(self, cap: int = CAP) -> None:
        self._cap = cap
        self._pending = bytearray()
        self._length: int | None = None  # of the body that is awaited
        self._scanned = 0  # bytes of that body in which no header was found
        self._long: LongBody | None = None  # that body, where it is long
        self._decoded = 0  # bytes of it that were decoded
        self._lost = False  # looking for the next header
        self._told = False  # the last frame given was a fault

    def feed(self, data: bytes) -> Iterator[Frame]:
        """The frames that this piece completes, in order."""
        self._pending += data
        while (frame := self._next()) is not None:
            if not (frame.fault and self._told):
                yield frame
            self._told = bool(frame.fault)

    def _next(self) -> Frame | None:
        if self._lost and not self._find_start():
            return None
        if self._length is None:
            block = self._take_headers()
            if block is None:
                return None
            if fault := self._read_headers(block):
                return Frame(b"", fault)
        return self._take_body()

    def _take_body(self) -> Frame | None:
        length = self._length or 0
        if self._long is not None:
            self._long.feed(bytes(self._pending[self._decoded : length]))
            self._decoded = min(len(self._pending), length)
        if len(self._pending) < length:
            return self._swallowed()
        if (frame := self._take_long(length)) is not None:
            return frame
        body = bytes(self._pending[:length])
        keep = _own_length(body)
        del self._pending[:keep]
        self._length, self._scanned = None, 0
        return Frame(body) if keep == length else Frame(b"", "a message was announced longer than it is")

    def _take_long(self, length: int) -> Frame | None:
        """A long body that came whole and is JSON; None for any other, which is read as short ones are."""
        long, self._long, self._decoded = self._long, None, 0
        if long is None or self._pending.find(b"\n", 0, length) >= 0:
            return None
        try:
            message = long.value()
        except (ValueError, RecursionError):
            return None
        del self._pending[:length]
        self._length, self._scanned = None, 0
        return Frame(b"", message=message)

    def _swallowed(self) -> Frame | None:
        """The fault when the part of a body that has come shows a header; None when all is well so far."""
        start, self._scanned = self._scanned, len(self._pending)
        if self._pending.find(b"\n", start) < 0:
            return None
        found = _START.search(self._pending, max(0, start - _LONGEST_START))
        if found is None:
            return None
        del self._pending[: found.start()]
        self._length, self._scanned = None, 0
        self._long, self._decoded = None, 0
        return Frame(b"", "a message was announced longer than it is")

    def _take_headers(self) -> bytes | None:
        """The next header block without its closing empty line; None while it is incomplete."""
        while self._pending.startswith((b"\r\n", b"\n")):
            del self._pending[: 2 if self._pending.startswith(b"\r") else 1]
        found = [(self._pending.find(mark, 0, _HEADER_CAP), len(mark)) for mark in _ENDS]
        ends = [(at, size) for at, size in found if at >= 0]
        if not ends:
            if len(self._pending) < _HEADER_CAP:
                return None
            del self._pending[:1]  # so that a header at its very start is not found again
            self._lost = True
            return b""
        at, size = min(ends)
        block = bytes(self._pending[:at])
        del self._pending[: at + size]
        return block

    def _read_headers(self, block: bytes) -> str:
        """Set the length of the body that follows; else say what is wrong."""
        found = _LENGTH.findall(block)
        if not found:
            return self._resync(block)
        return self._await(int(found[-1]))

    def _await(self, length: int) -> str:
        if length > self._cap:
            self._lost = True
            return f"a message of {length} bytes is over the limit of {self._cap} and was skipped"
        self._length = length
        self._long = LongBody() if length >= LONG else None
        return ""

    def _resync(self, block: bytes) -> str:
        """Rubbish right before a header, as a body longer than announced leaves it: read that header."""
        lengths = _START.findall(block.rstrip(b"\r") + b"\n")
        if lengths:
            return self._await(int(lengths[-1])) or "bytes that belong to no message were skipped"
        return "a header block without a valid Content-Length was skipped"

    def _find_start(self) -> bool:
        found = _START.search(self._pending)
        if found is None:
            del self._pending[:-_LONGEST_START]  # the first half of a header may stand at the very end
            return False
        del self._pending[: found.start()]
        self._lost = False
        return True


def _own_length(body: bytes) -> int:
    """How much of a body is its own: one announced too long has swallowed the next header's first bytes."""
    if b"\n" in body and (inner := _START.search(body)):
        return inner.start()
    close = max(body.rfind(b"}"), body.rfind(b"]")) + 1
    tail = body[close:].lstrip()
    if close and tail and _NAME.startswith(tail[: len(_NAME)].lower()):
        return len(body) - len(tail)
    return len(body)
