"""A small model server over real sockets: it speaks all four wires, poses as each kind of server, and can
misbehave.

For tests and for trying Podium without a model. It listens on 127.0.0.1 only and says what a function makes
of the prompt that came. Told to, it speaks TLS, and stands in for a proxy too.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import ssl
import struct
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self
from urllib.parse import urlsplit

from lsp_server.providers.simulated_mishaps import MANNERS, MISHAPS, Fault, Moment, Outlet
from lsp_server.providers.simulated_wires import (
    Said,
    catalogue,
    error_event,
    model_of,
    prompt_of,
    spoken,
    thought_event,
    tokens_in,
    window_shown,
    wire_of,
)
from lsp_server.providers.turn import dig

__all__ = ["KINDS", "Asked", "Fault", "Say", "Simulated"]

Say = Callable[[str], str]
"""Makes the answer of a prompt: of all its texts, one after another."""

KINDS = ("ollama", "llama.cpp", "lmstudio", "vllm", "openai", "anthropic", "google")
_FINISH = {"length": "length", "filtered": "filtered", "no reason": "", "odd reason": "odd"}
_HANDSHAKE = b"\x16"
_CRASH = "the model crashed"


@dataclass(frozen=True)
class Asked:
    """A request that came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any


class Simulated:
    """One server; an asynchronous context manager that listens while it is entered.

    `pace` is the seconds before each event of an answer, `piece` the characters in it. `faults` are used up
    one a turn, then all is well. `asked` keeps the requests, `open` counts the answers under way, `callers`
    the connections that came, `left` the times, of `time.monotonic`, at which clients were seen to go before
    they had the whole of an answer. `slots` is how many answers are under way at once, `windows` the context
    of each model that Ollama tells of, `tls` the certificate that it shows, `tunnel` that of the host that it
    is a proxy for; these may be changed while it does not listen.
    """

    def __init__(
        self,
        kind: str,
        say: Say,
        *,
        models: tuple[str, ...] = ("qwen2.5-coder:7b",),
        pace: float = 0.0,
        faults: tuple[Fault, ...] = (),
        piece: int = 12,
    ) -> None:
        self.kind = kind
        self.models = models
        self.faults = list(faults)
        self.asked: list[Asked] = []
        self.open = 0
        self.most_open = 0
        self.callers = 0
        self.left: list[float] = []
        self.tls: ssl.SSLContext | None = None
        self.tunnel: ssl.SSLContext | None = None
        self._say = say
        self._pace = pace
        self._piece = piece
        self._server: asyncio.Server | None = None
        self._reserved: socket.socket | None = None
        self.slots = 1 if kind == "ollama" else 4
        self.windows: dict[str, int] = {}
        self._slots = asyncio.Semaphore(self.slots)
        self._writers: set[asyncio.StreamWriter] = set()
        self._outlets: list[Outlet] = []

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_fault: object) -> None:
        await self.stop()

    def reserve(self) -> None:
        """Take a port of 127.0.0.1 without listening there: who calls before `start` is refused."""
        self._reserved = socket.socket()
        self._reserved.bind(("127.0.0.1", 0))

    async def start(self, port: int = 0) -> None:
        """Listen on the reserved port of 127.0.0.1, else this one, any free one by default."""
        if self._reserved is None:
            self._reserved = socket.create_server(("127.0.0.1", port))
        self._slots = asyncio.Semaphore(self.slots)
        self._server = await asyncio.start_server(self._serve, sock=self._reserved, ssl=self.tls)

    async def stop(self) -> None:
        """Stop listening and close every connection."""
        if self._server is not None:
            self._server.close()
        if self._reserved is not None:
            self._reserved.close()
        for writer in list(self._writers):
            writer.close()

    @property
    def connections(self) -> int:
        """How many clients are connected."""
        return len(self._writers)

    @property
    def port(self) -> int:
        """Where it listens."""
        if self._reserved is None:
            raise RuntimeError("the simulated server does not listen")
        return int(self._reserved.getsockname()[1])

    @property
    def url(self) -> str:
        """Its base URL, as a squad file would have it."""
        base = "/v1" if self.kind in ("llama.cpp", "lmstudio", "vllm", "openai") else ""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}{base}"

    @property
    def sent(self) -> int:
        """Bytes of answers that the other side, or the system between, has taken."""
        return sum(outlet.sent for outlet in self._outlets)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.callers += 1
        self._writers.add(writer)
        try:
            asked = await _read_request(reader)
            self.asked.append(asked)
            if asked.method == "CONNECT":
                asked = await self._tunnelled(reader, writer)
            if asked is not None and asked.path == "/api/show":
                await _send(writer, *window_shown(self.windows, asked.body))
            elif asked is not None and dig(asked.body, "messages") == []:
                await _send(
                    writer, 200, b'{"message": {"content": ""}, "done": true, "done_reason": "load"}\n'
                )
            elif asked is not None and asked.method == "GET":
                await _send(writer, *catalogue(self.kind, self.models, asked.path))
            elif asked is not None and await _unless_gone(reader, self._answer(asked, writer)):
                self.left.append(time.monotonic())
        except ValueError:
            await _send(writer, 400, b"")
        except (asyncio.IncompleteReadError, ConnectionError, TimeoutError, ssl.SSLError):
            pass  # the client went, or we were told to hang up
        except asyncio.CancelledError:
            pass  # the loop ends: asyncio.streams would log what is raised here
        finally:
            self._writers.discard(writer)
            with contextlib.suppress(ConnectionError, RuntimeError):
                writer.close()

    async def _tunnelled(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Asked | None:
        """The request behind a proxy's CONNECT; None where the proxy refuses."""
        fault = self._next_fault()
        if fault.status != 200 or self.tunnel is None:
            await _send(writer, fault.status if fault.status != 200 else 502, fault.body, fault.headers)
            return None
        writer.write(b"HTTP/1.1 200 -\r\n\r\n")
        await writer.start_tls(self.tunnel)
        asked = await _read_request(reader)
        self.asked.append(asked)
        return asked

    def _next_fault(self) -> Fault:
        return self.faults.pop(0) if self.faults else Fault()

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        fault = self._next_fault()
        await asyncio.sleep(fault.before)
        if fault.how == "drop":
            return
        if fault.how == "silent":
            await asyncio.sleep(fault.seconds or 3600)
        if not fault.how and (fault.status != 200 or fault.body):
            await _send(writer, fault.status, fault.body, fault.headers)
            return
        async with self._slots:
            self.open += 1
            self.most_open = max(self.most_open, self.open)
            try:
                await self._stream(asked, writer, fault)
            finally:
                self.open -= 1

    async def _stream(self, asked: Asked, writer: asyncio.StreamWriter, fault: Fault) -> None:
        kind = "application/x-ndjson" if wire_of(asked.path) == "ollama" else "text/event-stream"
        lines = {"Content-Type": kind, "Connection": "close", **fault.headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        outlet = Outlet(writer)
        self._outlets.append(outlet)
        await outlet.write(f"HTTP/1.1 {fault.status} -\r\n{head}".encode())
        while fault.how == "endless headers":
            await outlet.write(b"X-More: and more\r\n" * 1000)
        await outlet.write(b"\r\n")
        for number, event in enumerate(self._events(asked, fault)):
            wire = wire_of(asked.path)
            now = Moment(outlet, event, fault, error_event(wire, _CRASH), _endless(wire))
            if fault.how in MISHAPS and number == fault.after and await MISHAPS[fault.how](now):
                return
            await asyncio.sleep(self._pace)
            if fault.how in MANNERS and number >= fault.after:
                await MANNERS[fault.how](now)
            else:
                await outlet.write(event)

    def _events(self, asked: Asked, fault: Fault) -> list[bytes]:
        """The answer in the wire that the request's path names."""
        text = self._say(prompt_of(asked.body))
        if fault.how == "halves":  # as a server cuts that counts in UTF-16
            units = text.encode("utf-16-le", "surrogatepass")
            text = "".join(chr(unit) for (unit,) in struct.iter_unpack("<H", units))
        size = fault.piece or self._piece
        said = Said(
            pieces=[text[start : start + size] for start in range(0, len(text), size)],
            finish=_FINISH.get(fault.how, "stop"),
            model=fault.model or model_of(asked.path, asked.body),
            read=int(tokens_in(asked.body) * fault.share),
            thinking=fault.thinking,
            escaped=fault.escaped,
        )
        answer = spoken(wire_of(asked.path), said)
        if fault.how == "no end":
            return answer.words
        return [*answer.words, *(answer.end[:-1] if fault.how == "no mark" else answer.end)]


@cache
def _endless(wire: str) -> bytes:
    return thought_event(wire, " ".join(map(str, range(12_000))))


async def _unless_gone(reader: asyncio.StreamReader, work: Coroutine[Any, Any, None]) -> bool:
    """Do work for a client, and stop when it hangs up, as all servers do; True where it did."""
    answering, gone = asyncio.ensure_future(work), asyncio.ensure_future(reader.read(1))
    try:
        await asyncio.wait((answering, gone), return_when=asyncio.FIRST_COMPLETED)
        if answering.done():
            await answering
        return not answering.done()
    finally:
        answering.cancel()
        gone.cancel()
        await asyncio.gather(answering, gone, return_exceptions=True)


async def _read_request(reader: asyncio.StreamReader) -> Asked:
    first = await reader.readexactly(1)
    if first == _HANDSHAKE:
        raise ValueError("TLS, where none is spoken")
    head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ", 2)
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)
    }
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    path = target
    if target.startswith("http://"):  # a proxy is asked for the whole URL
        parts = urlsplit(target)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return Asked(method, path, headers, json.loads(body) if body else None)


async def _send(
    writer: asyncio.StreamWriter, status: int, body: bytes, headers: Mapping[str, str] | None = None
) -> None:
    lines = {"Content-Length": str(len(body)), "Connection": "close", **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    writer.write(f"HTTP/1.1 {status} -\r\n{head}\r\n".encode() + body)
    await writer.drain()
