"""Ollama's own wire: POST /api/chat, one JSON object a line.

From Ollama's docs/api.md and api/types.go: `truncate: false` keeps it from dropping the front of a long
prompt without a word (where a version heeds it, see `doubting`), `num_ctx` sets the context that is otherwise
a default of its own, `keep_alive` how long the model stays loaded. An error in mid-stream comes as
`{"error": ...}` under status 200.
"""

from __future__ import annotations

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

_KEEP_ALIVE = "10m"
_FINISH = {"stop": Finish.STOP, "length": Finish.LENGTH}


def _body(prompt: Prompt) -> Json:
    body: Json = {
        "model": prompt.model,
        "messages": _messages(prompt),
        "stream": True,
        "truncate": False,
        "keep_alive": _KEEP_ALIVE,
        "options": {
            "num_ctx": prompt.window,
            "num_predict": prompt.tokens,
            "temperature": prompt.temperature,
        },
    }
    if prompt.schema is not None:
        body["format"] = prompt.schema
    return body


def _messages(prompt: Prompt) -> list[Json]:
    """None for an empty request: such a chat only loads the model (docs/api.md, "Load a model")."""
    if not prompt.request:
        return []
    return [{"role": "system", "content": prompt.shared}, {"role": "user", "content": prompt.request}]


def _read(event: Json) -> Delta:
    if "error" in event:
        cause, message = _fault(500, event)
        return Delta(failed=Failed(cause, message))
    done = event.get("done") is True
    reason = words(event.get("done_reason"))
    return Delta(
        text=words(dig(event, "message", "content")),
        thinking=words(dig(event, "message", "thinking")),
        finish=_FINISH.get(reason, Finish.UNKNOWN if reason else Finish.STOP) if done else None,
        usage=_usage(event) if done else None,
        model=words(event.get("model")),
        last=done,
    )


def _usage(event: Json) -> Usage:
    """The whole prompt is counted, with what was kept of it (ollama #5371; the first 0.30 left that out,
    #16428)."""
    read, kept = count(event.get("prompt_eval_count")), count(event.get("prompt_eval_cached_count"))
    return Usage(read, count(event.get("eval_count")), kept)


def _fault(status: int, answer: object) -> tuple[Cause, str]:
    said = words(dig(answer, "error")) or words(dig(answer, "error", "message"))
    lowered = said.lower()
    if "not found" in lowered and "model" in lowered:
        return Cause.NO_MODEL, said
    if "context length" in lowered or "exceeds the context" in lowered:
        return Cause.TOO_LONG, said
    if status in (429, 503) or "busy" in lowered:
        return Cause.BUSY, said
    if status in (401, 403):
        return Cause.DENIED, said
    return Cause.FAILED, said


OLLAMA = Wire(
    name="ollama",
    framing="lines",
    path=lambda _prompt: "/api/chat",
    headers=lambda key: {"Authorization": f"Bearer {key}"} if key else {},
    body=_body,
    read=_read,
    fault=_fault,
    counts_all=True,
)
