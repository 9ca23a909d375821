"""What the simulated server says: the four wires' events and errors, and what each kind tells of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lsp_server.providers.turn import Json, dig, items, words

_CHARACTERS = 4  # of a prompt for each token that is counted


@dataclass(frozen=True)
class Said:
    """An answer to be sent. `finish` is stop, length, filtered, odd (a reason that nobody knows) or empty
    (none); `read` is the tokens of the prompt, `escaped` keeps its JSON in ASCII.
    """

    pieces: list[str]
    finish: str = "stop"
    model: str = "simulated"
    read: int = 10
    thinking: str = ""
    escaped: bool = False


@dataclass(frozen=True)
class Spoken:
    """The same as a wire's events: those with words, and those that close the answer."""

    words: list[bytes]
    end: list[bytes]


def prompt_of(body: object) -> str:
    """Every text of a request, whatever its wire."""
    parts = [words(dig(body, "system")), *(words(dig(one, "text")) for one in items(dig(body, "system")))]
    parts += [words(dig(one, "text")) for one in items(dig(body, "systemInstruction", "parts"))]
    for message in (*items(dig(body, "messages")), *items(dig(body, "contents"))):
        parts.append(words(dig(message, "content")))
        parts += [words(dig(one, "text")) for one in items(dig(message, "parts"))]
    return "\n".join(part for part in parts if part)


def tokens_in(body: object) -> int:
    """About how many tokens a request's texts have."""
    return max(1, len(prompt_of(body)) // _CHARACTERS)


def wire_of(path: str) -> str:
    """The wire that a request's path belongs to."""
    if path.startswith("/api/"):
        return "ollama"
    if "generateContent" in path or "streamGenerateContent" in path:
        return "google"
    return "anthropic" if path.endswith("/messages") else "openai"


def model_of(path: str, body: object) -> str:
    """The model that a request names: in its body, or in its path as Google has it."""
    named = re.search(r"/models/([^:/]+):", path)
    return words(dig(body, "model")) or (unquote(named[1]) if named else "simulated")


def spoken(wire: str, said: Said) -> Spoken:
    """An answer in a wire's events."""
    return _WIRES[wire](said)


def error_event(wire: str, message: str) -> bytes:
    """A failure after status 200, as the wire says it in its stream."""
    return _framed(wire, error_body(wire, message))


def error_body(wire: str, message: str, kind: str = "server_error", status: int = 500) -> Json:
    """A failure in the wire's words; `kind` is the wire's own name for it."""
    if wire == "ollama":
        return {"error": message}
    if wire == "anthropic":
        return {"type": "error", "error": {"type": kind, "message": message}}
    if wire == "google":
        return {"error": {"code": status, "message": message, "status": kind}}
    return {"error": {"message": message, "type": kind, "code": kind}}


def thought_event(wire: str, thought: str) -> bytes:
    """A piece of thinking in the field that the wire has for it."""
    return _framed(wire, _THOUGHTS[wire](thought))


def _ollama(said: Said) -> Spoken:
    named = {"model": said.model}
    events = [
        {**named, "message": {"role": "assistant", "content": one}, "done": False} for one in said.pieces
    ]
    end: Json = {**named, "message": {"content": ""}, "done": True}
    if said.finish:
        end["done_reason"] = said.finish
    counts = {"prompt_eval_count": said.read, "eval_count": len(said.pieces)}
    return _as_spoken("ollama", said, events, [{**end, **counts}])


def _openai(said: Said) -> Spoken:
    reason = {"filtered": "content_filter", "": None}.get(said.finish, said.finish)
    events: list[Json] = [
        {"model": said.model, "choices": [{"delta": {"content": one}}]} for one in said.pieces
    ]
    used = {"prompt_tokens": said.read, "completion_tokens": len(said.pieces)}
    end: list[Json] = [
        {"choices": [{"delta": {}, "finish_reason": reason}]},
        {"choices": [], "usage": used},
    ]
    made = _as_spoken("openai", said, events, end)
    return Spoken(made.words, [*made.end, b"data: [DONE]\n\n"])


def _anthropic(said: Said) -> Spoken:
    reason = {"stop": "end_turn", "length": "max_tokens", "filtered": "refusal", "": None}.get(
        said.finish, said.finish
    )
    begin = {"type": "message_start", "message": {"model": said.model, "usage": {"input_tokens": said.read}}}
    deltas = [_anthropic_delta(one) for one in said.pieces]
    used = {"output_tokens": len(said.pieces)}
    end: Json = {"type": "message_delta", "delta": {"stop_reason": reason}, "usage": used}
    return _as_spoken("anthropic", said, [begin, {"type": "ping"}, *deltas], [end, {"type": "message_stop"}])


def _anthropic_delta(text: str) -> Json:
    return {"type": "content_block_delta", "delta": {"type": "text_delta", "text": text}}


def _google(said: Said) -> Spoken:
    reason = {"stop": "STOP", "length": "MAX_TOKENS", "filtered": "SAFETY", "odd": "OTHER"}.get(said.finish)
    events: list[Json] = [
        {"modelVersion": said.model, "candidates": [{"content": {"parts": [{"text": one}]}}]}
        for one in said.pieces
    ]
    used = {"promptTokenCount": said.read, "candidatesTokenCount": len(said.pieces)}
    last: Json = {"finishReason": reason} if reason else {}
    return _as_spoken("google", said, events, [{"candidates": [last], "usageMetadata": used}])


_WIRES: dict[str, Callable[[Said], Spoken]] = {
    "ollama": _ollama,
    "openai": _openai,
    "anthropic": _anthropic,
    "google": _google,
}
_THOUGHTS: dict[str, Callable[[str], Json]] = {
    "ollama": lambda text: {"message": {"role": "assistant", "content": "", "thinking": text}, "done": False},
    "openai": lambda text: {"choices": [{"delta": {"reasoning_content": text}}]},
    "anthropic": lambda text: {
        "type": "content_block_delta",
        "delta": {"type": "thinking_delta", "thinking": text},
    },
    "google": lambda text: {"candidates": [{"content": {"parts": [{"text": text, "thought": True}]}}]},
}


def _as_spoken(wire: str, said: Said, events: list[Json], end: list[Json]) -> Spoken:
    thoughts = [thought_event(wire, said.thinking)] if said.thinking else []
    made = [_framed(wire, one, escaped=said.escaped) for one in events]
    return Spoken([*thoughts, *made], [_framed(wire, one) for one in end])


def _framed(wire: str, value: Json, *, escaped: bool = False) -> bytes:
    data = json.dumps(value, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    if wire == "ollama":
        return data + b"\n"
    name = f"event: {value['type']}\n".encode() if wire == "anthropic" else b""
    return name + b"data: " + data + b"\n\n"


def catalogue(kind: str, models: tuple[str, ...], path: str) -> tuple[int, bytes]:
    """What a kind of server answers to questions about itself: a status and a body."""
    value = _CATALOGUES.get(kind, {}).get(path)
    if value is None:
        return 404, b"{}"
    told = value(models)
    return 200, told.encode() if isinstance(told, str) else json.dumps(told).encode()


def window_shown(windows: Mapping[str, int], body: object) -> tuple[int, bytes]:
    """What Ollama tells of one model, as far as anybody here reads it: a status and a body."""
    window = windows.get(words(dig(body, "model")), 0)
    return 200, json.dumps({"model_info": {"qwen2.context_length": window} if window else {}}).encode()


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
        "/props": lambda _models: {"default_generation_settings": {"n_ctx": 65536}, "total_slots": 4},
        "/v1/models": lambda models: {"data": [{"id": one, "owned_by": "llamacpp"} for one in models]},
    },
    "lmstudio": {
        "/api/v1/models": lambda models: {
            "models": [{"key": one, "type": "llm", "max_context_length": 32768} for one in models]
        },
    },
    "openai": {
        "/v1/models": lambda models: {"data": [{"id": one, "owned_by": "me"} for one in models]},
    },
    "anthropic": {
        "/v1/models": lambda models: {"data": [{"type": "model", "id": one} for one in models]},
    },
    "google": {
        "/v1beta/models": lambda models: {
            "models": [{"name": f"models/{one}", "inputTokenLimit": 1_000_000} for one in models]
        },
    },
    "vllm": {
        "/version": lambda _models: {"version": "0.12.0"},
        "/v1/models": lambda models: {
            "data": [{"id": one, "owned_by": "vllm", "max_model_len": 16384} for one in models]
        },
    },
}
