"""What goes wrong with the simulated server: faults as data, and what each does to an answer's stream."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

_BLOCK = b"x" * (1 << 16)
_MARKS = (
    b"data:",
    b'"content',
    b'"text',
    b"</think",
    b"\\ud83d",
)  # that `split` cuts in two


@dataclass(frozen=True)
class Fault:
    """How to misbehave, once the request is read: by status, in the stream, or on the socket.

    `after` is the number of events that go out well; `how` names what then happens, see `MISHAPS`, and
    `seconds` how long it waits where it waits, `before` how long before the headers. `model` is who answers,
    `share` how much of the prompt is counted as read, `thinking` what goes out in the wire's field for
    thoughts; `escaped` keeps JSON in ASCII, `piece` is the number of characters in an event where it is not
    the server's own.
    """

    how: str = ""
    after: int = 0
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    seconds: float = 0.0
    before: float = 0.0
    model: str = ""
    share: float = 1.0
    thinking: str = ""
    escaped: bool = False
    piece: int = 0


class Outlet:
    """Where a server writes: counts what it sends, and notices a client that has gone."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self.sent = 0

    async def write(self, data: bytes) -> None:
        """Send; the next piece after the client has gone raises ConnectionResetError."""
        if self._writer.is_closing():
            raise ConnectionResetError
        self._writer.write(data)
        self.sent += len(data)
        await self._writer.drain()

    def reset(self) -> None:
        """Break the connection off without a word."""
        self._writer.transport.abort()


@dataclass(frozen=True)
class Moment:
    """Where a mishap strikes: the event that was next, the fault, and the wire's own events of both kinds."""

    out: Outlet
    event: bytes
    fault: Fault
    error: bytes
    endless: bytes


Mishap = Callable[[Moment], Awaitable[bool]]
"""Tells whether all is over; otherwise the event still goes out."""


async def _stall(_now: Moment) -> bool:
    await asyncio.sleep(3600)
    return True


async def _late(now: Moment) -> bool:
    await asyncio.sleep(now.fault.seconds)
    return False


async def _hang_up(_now: Moment) -> bool:
    return True


async def _reset(now: Moment) -> bool:
    """In the middle of a character where the event has one of several bytes."""
    cut = next((at + 1 for at, byte in enumerate(now.event) if byte > 0xC0), len(now.event) // 2)
    await now.out.write(now.event[:cut])
    now.out.reset()
    return True


async def _comments(now: Moment) -> bool:
    while True:
        await now.out.write(b": still here\n\n")
        await asyncio.sleep(now.fault.seconds or 0.02)


async def _blank_lines(now: Moment) -> bool:
    while True:
        await now.out.write(b"\n\n")
        await asyncio.sleep(now.fault.seconds or 0.02)


async def _say_error(now: Moment) -> bool:
    await now.out.write(now.error)
    return True


async def _rubbish(now: Moment) -> bool:
    await now.out.write(b"data: {not json\n\n{not json either\n")
    return True


async def _endless_line(now: Moment) -> bool:
    while True:
        await now.out.write(_BLOCK)


async def _endless_events(now: Moment) -> bool:
    while True:
        await now.out.write(now.endless)


async def _bytewise(now: Moment) -> bool:
    """A byte at a time, each `seconds` after the last."""
    for at in range(len(now.event)):
        await now.out.write(now.event[at : at + 1])
        await asyncio.sleep(now.fault.seconds)
    return True


async def _split(now: Moment) -> bool:
    """Cut behind the first half of everything that a careless reader takes for whole."""
    rest = now.event
    for mark in _MARKS:
        head, found, tail = rest.partition(mark)
        if found:
            half = len(mark) // 2
            await now.out.write(head + mark[:half])
            await asyncio.sleep(now.fault.seconds or 0.002)
            rest = mark[half:] + tail
    await now.out.write(rest)
    return True


MISHAPS: dict[str, Mishap] = {
    "stall": _stall,
    "late": _late,
    "hang up": _hang_up,
    "reset": _reset,
    "comments": _comments,
    "blank lines": _blank_lines,
    "error": _say_error,
    "rubbish": _rubbish,
    "endless line": _endless_line,
    "endless events": _endless_events,
}
"""Once, at the event that `after` names."""

MANNERS: dict[str, Mishap] = {"bytewise": _bytewise, "split": _split}
"""At every event from `after` on: how it goes out, instead of whole."""
