"""A small model server over real sockets: it speaks all four wires, poses as each kind of server, and can
misbehave.

For tests and for trying Podium without a model. It listens on 127.0.0.1 only and says what a function makes
of the prompt that came.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from lsp_server.providers.turn import Json, dig, items, words

Say = Callable[[str], str]
"""Makes the answer of a prompt: of all its texts, one after another."""

KINDS = ("ollama", "llama.cpp", "lmstudio", "vllm", "openai", "anthropic", "google")
_PIECE = 12  # characters of an answer in one event


@dataclass(frozen=True)
class Fault:
    """How to misbehave, once the request is read: by status, in the stream, or on the socket.

    `after` is the number of events that go out well; `how` names what then happens, see `_MISHAPS`.
    """

    how: str = ""
    after: int = 0
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""


@dataclass(frozen=True)
class Asked:
    """A request that came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any


class Simulated:
    """One server; an asynchronous context manager that listens while it is entered.

    `faults` are used up one a turn, then all is well. `asked` keeps the requests, `open` counts the answers
    under way, `connections` all that is connected. `left` has the times, of `time.monotonic`, at which
    clients were seen to go before they had the whole of an answer.
    """

    def __init__(
        self,
        kind: str,
        say: Say,
        *,
        models: tuple[str, ...] = ("qwen2.5-coder:7b",),
        pace: float = 0.0,
        faults: tuple[Fault, ...] = (),
    ) -> None:
        self.kind = kind
        self.models = models
        self.faults = list(faults)
        self.asked: list[Asked] = []
        self.open = 0
        self.most_open = 0
        self.left: list[float] = []
        self._say = say
        self._pace = pace
        self._server: asyncio.Server | None = None
        self._slots = asyncio.Semaphore(1 if kind == "ollama" else 4)
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_fault: object) -> None:
        await self.stop()

    async def start(self, port: int = 0) -> None:
        """Listen on a port of 127.0.0.1, any free one by default."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", port)

    async def stop(self) -> None:
        """Stop listening and close every connection."""
        if self._server is not None:
            self._server.close()
        for writer in list(self._writers):
            writer.close()

    @property
    def connections(self) -> int:
        """How many clients are connected."""
        return len(self._writers)

    @property
    def port(self) -> int:
        """Where it listens."""
        if self._server is None:
            raise RuntimeError("the simulated server does not listen")
        return int(self._server.sockets[0].getsockname()[1])

    @property
    def url(self) -> str:
        """Its base URL, as a squad file would have it."""
        base = "/v1" if self.kind in ("llama.cpp", "lmstudio", "vllm", "openai") else ""
        return f"http://127.0.0.1:{self.port}{base}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            asked = await _read_request(reader)
            self.asked.append(asked)
            if asked.method == "GET":
                await _send(writer, *_catalogue(self, asked.path))
            else:
                await self._while_there(reader, self._answer(asked, writer))
        except (asyncio.IncompleteReadError, ConnectionError, ValueError, TimeoutError):
            pass  # the client went, or we were told to hang up
        finally:
            self._writers.discard(writer)
            with contextlib.suppress(ConnectionError, RuntimeError):
                writer.close()

    async def _while_there(self, reader: asyncio.StreamReader, answer: Awaitable[None]) -> None:
        """Answer for as long as the client is connected; it sends nothing more, so what comes is its end."""
        work, end = asyncio.ensure_future(answer), asyncio.ensure_future(reader.read(1))
        try:
            await asyncio.wait((work, end), return_when=asyncio.FIRST_COMPLETED)
            if not work.done() or work.exception() is not None:
                self.left.append(time.monotonic())
        finally:
            work.cancel()
            end.cancel()
            await asyncio.gather(work, end, return_exceptions=True)

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        fault = self.faults.pop(0) if self.faults else Fault()
        if fault.status != 200 or fault.body:
            await _send(writer, fault.status, fault.body, fault.headers)
            return
        if fault.how == "silent":
            await asyncio.sleep(3600)
        async with self._slots:
            self.open += 1
            self.most_open = max(self.most_open, self.open)
            try:
                await self._stream(asked, writer, fault)
            finally:
                self.open -= 1

    async def _stream(self, asked: Asked, writer: asyncio.StreamWriter, fault: Fault) -> None:
        kind = "application/x-ndjson" if asked.path.startswith("/api/") else "text/event-stream"
        lines = [f"{name}: {value}" for name, value in {"Content-Type": kind, **fault.headers}.items()]
        writer.write(f"HTTP/1.1 200 OK\r\n{chr(10).join(lines)}\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        number = 0
        async for event in _events(asked, self._say(_prompt(asked.body)), fault):
            if fault.how and number == fault.after and await _MISHAPS[fault.how](writer, event):
                return
            await asyncio.sleep(self._pace)
            await _write(writer, event)
            number += 1


async def _write(writer: asyncio.StreamWriter, data: bytes) -> None:
    """Write, and notice a client that has gone: the next piece fails then."""
    if writer.is_closing():
        raise ConnectionResetError
    writer.write(data)
    await writer.drain()


async def _read_request(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = head[0].split(" ", 2)
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)
    }
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Asked(method, path, headers, json.loads(body) if body else None)


async def _send(
    writer: asyncio.StreamWriter, status: int, body: bytes, headers: Mapping[str, str] | None = None
) -> None:
    lines = {"Content-Length": str(len(body)), "Connection": "close", **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    writer.write(f"HTTP/1.1 {status} -\r\n{head}\r\n".encode() + body)
    await writer.drain()


def _prompt(body: object) -> str:
    """Every text of a request, whatever its wire."""
    parts = [words(dig(body, "system")), *(words(dig(one, "text")) for one in items(dig(body, "system")))]
    parts += [words(dig(one, "text")) for one in items(dig(body, "systemInstruction", "parts"))]
    for message in (*items(dig(body, "messages")), *items(dig(body, "contents"))):
        parts.append(words(dig(message, "content")))
        parts += [words(dig(one, "text")) for one in items(dig(message, "parts"))]
    return "\n".join(part for part in parts if part)


async def _events(asked: Asked, text: str, fault: Fault) -> AsyncIterator[bytes]:
    """The answer in the wire that the request's path names, an event at a time."""
    finish = {"length": "length", "filtered": "filtered"}.get(fault.how, "stop")
    pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
    model = words(dig(asked.body, "model")) or "simulated"
    for event in _WIRES[_wire_of(asked.path)](pieces, finish, model):
        yield event


def _wire_of(path: str) -> str:
    if path.startswith("/api/"):
        return "ollama"
    if "generateContent" in path or "streamGenerateContent" in path:
        return "google"
    return "anthropic" if path.endswith("/messages") else "openai"


def _ollama(pieces: list[str], finish: str, model: str) -> list[bytes]:
    events = [
        {"model": model, "message": {"role": "assistant", "content": one}, "done": False} for one in pieces
    ]
    end: Json = {"model": model, "message": {"content": ""}, "done": True, "done_reason": finish}
    return [_line(one) for one in (*events, {**end, "prompt_eval_count": 10, "eval_count": len(pieces)})]


def _openai(pieces: list[str], finish: str, model: str) -> list[bytes]:
    reason = {"filtered": "content_filter"}.get(finish, finish)
    events: list[Json] = [{"model": model, "choices": [{"delta": {"content": one}}]} for one in pieces]
    events.append({"choices": [{"delta": {}, "finish_reason": reason}]})
    events.append({"choices": [], "usage": {"prompt_tokens": 10, "completion_tokens": len(pieces)}})
    return [*map(_event, events), b"data: [DONE]\n\n"]


def _anthropic(pieces: list[str], finish: str, model: str) -> list[bytes]:
    reason = {"stop": "end_turn", "length": "max_tokens", "filtered": "refusal"}[finish]
    begin = {"type": "message_start", "message": {"model": model, "usage": {"input_tokens": 10}}}
    deltas = [{"type": "content_block_delta", "delta": {"type": "text_delta", "text": one}} for one in pieces]
    used = {"output_tokens": len(pieces)}
    end = {"type": "message_delta", "delta": {"stop_reason": reason}, "usage": used}
    events: list[Json] = [begin, {"type": "ping"}, *deltas, end, {"type": "message_stop"}]
    return [f"event: {one['type']}\n".encode() + _event(one) for one in events]


def _google(pieces: list[str], finish: str, model: str) -> list[bytes]:
    reason = {"stop": "STOP", "length": "MAX_TOKENS", "filtered": "SAFETY"}[finish]
    events: list[Json] = [
        {"modelVersion": model, "candidates": [{"content": {"parts": [{"text": one}]}}]} for one in pieces
    ]
    used = {"promptTokenCount": 10, "candidatesTokenCount": len(pieces)}
    events.append({"candidates": [{"finishReason": reason}], "usageMetadata": used})
    return list(map(_event, events))


_WIRES: dict[str, Callable[[list[str], str, str], list[bytes]]] = {
    "ollama": _ollama,
    "openai": _openai,
    "anthropic": _anthropic,
    "google": _google,
}


def _line(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def _event(value: Json) -> bytes:
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"


# What goes wrong in mid-answer: each is given the event that was next, and tells whether all is over.


async def _stall(writer: asyncio.StreamWriter, _event: bytes) -> bool:
    await writer.drain()
    await asyncio.sleep(3600)
    return True


async def _hang_up(_writer: asyncio.StreamWriter, _event: bytes) -> bool:
    return True


async def _reset(writer: asyncio.StreamWriter, event: bytes) -> bool:
    writer.write(event[: len(event) // 2])
    await writer.drain()
    writer.transport.abort()
    return True


async def _comments(writer: asyncio.StreamWriter, _event: bytes) -> bool:
    while True:
        await _write(writer, b": still here\n\n")
        await asyncio.sleep(0.02)


async def _say_error(writer: asyncio.StreamWriter, _event: bytes) -> bool:
    await _write(writer, b'data: {"error": {"message": "the model crashed", "type": "server_error"}}\n\n')
    return True


async def _rubbish(writer: asyncio.StreamWriter, _event: bytes) -> bool:
    await _write(writer, b"data: {not json\n\n{not json either\n")
    return True


async def _endless_line(writer: asyncio.StreamWriter, _event: bytes) -> bool:
    while True:
        await _write(writer, b"x" * (1 << 16))


async def _bytewise(writer: asyncio.StreamWriter, event: bytes) -> bool:
    for at in range(len(event)):
        await _write(writer, event[at : at + 1])
        await asyncio.sleep(0)
    return False


async def _nothing(_writer: asyncio.StreamWriter, _event: bytes) -> bool:
    return False


_MISHAPS: dict[str, Callable[[asyncio.StreamWriter, bytes], Any]] = {
    "stall": _stall,
    "hang up": _hang_up,
    "reset": _reset,
    "comments": _comments,
    "error": _say_error,
    "rubbish": _rubbish,
    "endless line": _endless_line,
    "bytewise": _bytewise,
    "length": _nothing,
    "filtered": _nothing,
}


def _catalogue(server: Simulated, path: str) -> tuple[int, bytes]:
    """What the kind of server answers to questions about itself."""
    value = _CATALOGUES.get(server.kind, {}).get(path)
    if value is None:
        return 404, b"{}"
    told = value(server.models)
    return 200, told.encode() if isinstance(told, str) else json.dumps(told).encode()


_Catalogue = dict[str, Callable[[tuple[str, ...]], Any]]
_CATALOGUES: dict[str, _Catalogue] = {
    "ollama": {
        "/": lambda _models: "Ollama is running",
        "/api/tags": lambda models: {
            "models": [
                {"name": one.removesuffix("-cloud"), "details": {"parameter_size": ""}}
                | ({"remote_host": "https://ollama.com"} if one.endswith("-cloud") else {})
                for one in models
            ]
        },
    },
    "llama.cpp": {
        "/props": lambda _models: {"default_generation_settings": {"n_ctx": 8192}, "total_slots": 4},
        "/v1/models": lambda models: {"data": [{"id": one, "owned_by": "llamacpp"} for one in models]},
    },
    "lmstudio": {
        "/api/v1/models": lambda models: {
            "models": [{"key": one, "type": "llm", "max_context_length": 32768} for one in models]
        },
    },
    "vllm": {
        "/version": lambda _models: {"version": "0.12.0"},
        "/v1/models": lambda models: {
            "data": [{"id": one, "owned_by": "vllm", "max_model_len": 16384} for one in models]
        },
    },
}
