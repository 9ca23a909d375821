"""The chat-completions wire: OpenAI, LM Studio, llama.cpp's server, vLLM, OpenRouter and compatible gateways.

Server-sent events that end with `[DONE]`. Usage comes in a chunk with empty choices, and only when asked for
(OpenAI's API reference, "stream_options"). Thinking comes as `reasoning_content` (llama.cpp, vLLM, DeepSeek)
or `reasoning` (OpenRouter, LM Studio). Local servers know `max_tokens` only; OpenAI's reasoning models refuse
it and any temperature (its API reference, "max_completion_tokens").
"""

from __future__ import annotations

import re

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

_FINISH = {
    "stop": Finish.STOP,
    "eos": Finish.STOP,
    "length": Finish.LENGTH,
    "content_filter": Finish.FILTERED,
}
_REASONING = re.compile(r"(?:^|/)(?:o[1-9]|gpt-5)")
_OWN = re.compile(r"(?:^|/)(?:o[1-9]|gpt-[345])")  # OpenAI's; gpt-oss runs elsewhere
_QUOTA = ("insufficient_quota", "credit_balance", "spend_limit", "billing")
_TOO_LONG = ("context_length_exceeded", "exceed_context_size", "maximum context length", "context size")


def _body(prompt: Prompt) -> Json:
    body: Json = {
        "model": prompt.model,
        "messages": [
            {"role": "system", "content": prompt.shared},
            {"role": "user", "content": prompt.request},
        ],
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    if _REASONING.search(prompt.model):
        body["max_completion_tokens"] = prompt.tokens
    else:
        body |= {"max_tokens": prompt.tokens, "temperature": prompt.temperature}
    if prompt.schema is not None:
        schema = unbounded(prompt.schema) if _OWN.search(prompt.model) else prompt.schema
        named = {"name": "answer", "schema": schema, "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": named}
    return body


def _read(event: Json) -> Delta:
    if event.get("error"):
        cause, message = _fault(500, event)
        return Delta(failed=Failed(cause, message))
    delta = dig(event, "choices", 0, "delta")
    reason = dig(event, "choices", 0, "finish_reason")
    used = event.get("usage")
    return Delta(
        text=words(dig(delta, "content")),
        thinking=words(dig(delta, "reasoning_content")) or words(dig(delta, "reasoning")),
        finish=_FINISH.get(reason, Finish.UNKNOWN) if isinstance(reason, str) else None,
        usage=_usage(used) if used else None,
        model=words(event.get("model")),
    )


def _usage(used: object) -> Usage:
    cached = count(dig(used, "prompt_tokens_details", "cached_tokens"))
    return Usage(count(dig(used, "prompt_tokens")), count(dig(used, "completion_tokens")), cached)


def _fault(status: int, answer: object) -> tuple[Cause, str]:
    error = dig(answer, "error")
    said = words(error) or words(dig(error, "message")) or words(dig(answer, "message"))
    marks = f"{dig(error, 'type')} {dig(error, 'code')} {said}".lower()
    if any(mark in marks for mark in _QUOTA):
        return Cause.QUOTA, said
    if any(mark in marks for mark in _TOO_LONG):
        return Cause.TOO_LONG, said
    if status == 404 or ("model" in marks and "not found" in marks):
        return Cause.NO_MODEL, said
    if status in (401, 403):
        return Cause.DENIED, said
    if status in (408, 409, 429, 503, 529):
        return Cause.BUSY, said
    return Cause.FAILED, said


OPENAI = Wire(
    name="openai",
    framing="sse",
    path=lambda _prompt: "/chat/completions",
    headers=lambda key: {"Authorization": f"Bearer {key}"} if key else {},
    body=_body,
    read=_read,
    fault=_fault,
)
