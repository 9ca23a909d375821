"""Anthropic's wire: POST /v1/messages, server-sent events that end with message_stop.

From Anthropic's API reference ("Streaming messages", "Errors"): input tokens come in message_start, output
tokens in message_delta, cached ones are counted beside the input; `ping` events mean nothing; an `error`
event may come after status 200; a 429 without a Retry-After is a spending limit, which no waiting ends.
"""

from __future__ import annotations

from lsp_server.providers.schemas import unbounded
from lsp_server.providers.turn import (
    Cause,
    Delta,
    Failed,
    Finish,
    Json,
    Prompt,
    Usage,
    Wire,
    count,
    dig,
    words,
)

_VERSION = "2023-06-01"
_FINISH = {
    "end_turn": Finish.STOP,
    "stop_sequence": Finish.STOP,
    "max_tokens": Finish.LENGTH,
    "model_context_window_exceeded": Finish.LENGTH,
    "refusal": Finish.FILTERED,
}
_CAUSES = {
    "authentication_error": Cause.DENIED,
    "permission_error": Cause.DENIED,
    "billing_error": Cause.QUOTA,
    "not_found_error": Cause.NO_MODEL,
    "request_too_large": Cause.TOO_LONG,
    "rate_limit_error": Cause.BUSY,
    "overloaded_error": Cause.BUSY,
}


def _body(prompt: Prompt) -> Json:
    shared = {"type": "text", "text": prompt.shared, "cache_control": {"type": "ephemeral"}}
    body: Json = {
        "model": prompt.model,
        "system": [shared],
        "messages": [{"role": "user", "content": prompt.request}],
        "stream": True,
        "max_tokens": prompt.tokens,
        "temperature": prompt.temperature,
    }
    if prompt.schema is not None:
        body["output_config"] = {"format": {"type": "json_schema", "schema": unbounded(prompt.schema)}}
    return body


def _read(event: Json) -> Delta:
    kind = event.get("type")
    if kind == "error":
        cause, message = _fault(500, event)
        return Delta(failed=Failed(cause, message))
    if kind == "message_start":
        message = event.get("message")
        return Delta(model=words(dig(message, "model")), usage=_usage(dig(message, "usage")))
    if kind == "content_block_delta":
        delta = event.get("delta")
        return Delta(text=words(dig(delta, "text")), thinking=words(dig(delta, "thinking")))
    if kind == "message_delta":
        reason = words(dig(event, "delta", "stop_reason"))
        finish = _FINISH.get(reason, Finish.UNKNOWN) if reason else None
        return Delta(finish=finish, usage=_usage(event.get("usage")))
    return Delta(last=kind == "message_stop")


def _usage(used: object) -> Usage:
    read, written = dig(used, "cache_read_input_tokens"), dig(used, "cache_creation_input_tokens")
    whole = count(dig(used, "input_tokens")) + count(read) + count(written)
    return Usage(whole, count(dig(used, "output_tokens")), count(read))


def _fault(status: int, answer: object) -> tuple[Cause, str]:
    kind, said = words(dig(answer, "error", "type")), words(dig(answer, "error", "message"))
    lowered = said.lower()
    if "spend" in lowered or "credit balance" in lowered or status == 402:
        return Cause.QUOTA, said
    if "prompt is too long" in lowered or "context window" in lowered:
        return Cause.TOO_LONG, said
    if kind in _CAUSES:
        return _CAUSES[kind], said
    if status in (401, 403):
        return Cause.DENIED, said
    return (Cause.BUSY if status in (408, 429, 503, 529) else Cause.FAILED), said


ANTHROPIC = Wire(
    name="anthropic",
    framing="sse",
    path=lambda _prompt: "/v1/messages",
    headers=lambda key: {"x-api-key": key, "anthropic-version": _VERSION},
    body=_body,
    read=_read,
    fault=_fault,
)
