"""Google's wire: POST /v1beta/models/MODEL:streamGenerateContent?alt=sse, chunks without a closing mark.

From Google's API reference: without `alt=sse` the answer is one JSON list; parts that are thoughts are marked
as such; some twenty finish reasons mean that the answer was stopped; `RESOURCE_EXHAUSTED` with "limit: 0" is
a quota that no waiting ends.
"""

from __future__ import annotations

from urllib.parse import quote

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
    items,
    words,
)

_FINISH = {"STOP": Finish.STOP, "MAX_TOKENS": Finish.LENGTH}
_CAUSES = {
    "UNAUTHENTICATED": Cause.DENIED,
    "PERMISSION_DENIED": Cause.DENIED,
    "NOT_FOUND": Cause.NO_MODEL,
    "RESOURCE_EXHAUSTED": Cause.BUSY,
    "UNAVAILABLE": Cause.BUSY,
    "DEADLINE_EXCEEDED": Cause.BUSY,
}


def _body(prompt: Prompt) -> Json:
    settings: Json = {"maxOutputTokens": prompt.tokens, "temperature": prompt.temperature}
    if prompt.schema is not None:
        settings |= {"responseMimeType": "application/json", "responseJsonSchema": unbounded(prompt.schema)}
    return {
        "systemInstruction": {"parts": [{"text": prompt.shared}]},
        "contents": [{"role": "user", "parts": [{"text": prompt.request}]}],
        "generationConfig": settings,
    }


def _read(event: Json) -> Delta:
    if event.get("error"):
        cause, message = _fault(500, event)
        return Delta(failed=Failed(cause, message))
    parts = items(dig(event, "candidates", 0, "content", "parts"))
    reason = words(dig(event, "candidates", 0, "finishReason"))
    blocked = words(dig(event, "promptFeedback", "blockReason"))
    used = event.get("usageMetadata")
    return Delta(
        text="".join(words(dig(part, "text")) for part in parts if not dig(part, "thought")),
        thinking="".join(words(dig(part, "text")) for part in parts if dig(part, "thought")),
        finish=Finish.FILTERED if blocked else _FINISH.get(reason, Finish.FILTERED) if reason else None,
        usage=_usage(used) if used else None,
        model=words(event.get("modelVersion")),
    )


def _usage(used: object) -> Usage:
    output = count(dig(used, "candidatesTokenCount")) + count(dig(used, "thoughtsTokenCount"))
    return Usage(count(dig(used, "promptTokenCount")), output, count(dig(used, "cachedContentTokenCount")))


def _fault(status: int, answer: object) -> tuple[Cause, str]:
    answer = next(iter(items(answer)), answer)
    state, said = words(dig(answer, "error", "status")), words(dig(answer, "error", "message"))
    if "limit: 0" in said or "billing" in said.lower():
        return Cause.QUOTA, said
    if "token count" in said and "exceeds" in said:
        return Cause.TOO_LONG, said
    if "API key" in said:
        return Cause.DENIED, said
    if state in _CAUSES:
        return _CAUSES[state], said
    if status in (401, 403):
        return Cause.DENIED, said
    return (Cause.BUSY if status in (408, 429, 503) else Cause.FAILED), said


GOOGLE = Wire(
    name="google",
    framing="sse",
    path=lambda prompt: f"/v1beta/models/{quote(prompt.model, safe='')}:streamGenerateContent?alt=sse",
    headers=lambda key: {"x-goog-api-key": key},
    body=_body,
    read=_read,
    fault=_fault,
)
