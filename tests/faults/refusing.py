"""F11 to F18: servers that say no, servers that are something else, and the way to them."""

from __future__ import annotations

import gzip
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from lsp_server.providers import Clocks
from lsp_server.providers.simulated import Fault, Simulated
from lsp_server.providers.simulated_wires import error_body
from tests.faults.cases import FAILS, MODEL, STREAMS, WORKS, Case, Faults, Result
from tests.faults.certificates import HOST
from tests.faults.waiting import AGAIN, BROKE_OFF, TRIES, always, each


def refusal(
    status: int, kinds: Mapping[str, str], message: str = "no", times: int = TRIES, **headers: str
) -> Faults:
    """An error status, with the body that each wire has for it; `kinds` are the wires' own names for it."""

    def faults(_clocks: Clocks, wire: str) -> list[Fault]:
        body = json.dumps(error_body(wire, message, kinds.get(wire, "server_error"), status)).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return [Fault(status=status, body=body, headers=named)] * times

    return faults


_LIMIT = {"openai": "rate_limit_exceeded", "anthropic": "rate_limit_error", "google": "RESOURCE_EXHAUSTED"}
_BUSY = ("is busy", "try again in a while")
_LIMITS = [
    Case(
        "F11",
        "429 once, Retry-After: 1",
        WORKS,
        faults=refusal(429, _LIMIT, times=1, Retry_After="1"),
        idle=True,
    ),
    Case(
        "F11",
        "429, Retry-After: 3600",
        FAILS,
        "is busy.*asks to wait for 3600 s",
        _BUSY[1],
        refusal(429, _LIMIT, Retry_After="3600"),
    ),
    Case(
        "F11",
        "429 once, Retry-After: a date gone by",
        WORKS,
        faults=refusal(429, _LIMIT, times=1, Retry_After="Fri, 01 Jan 2021 00:00:00 GMT"),
    ),
    Case(
        "F11",
        "429, Retry-After: a date far away",
        FAILS,
        r"asks to wait for \d{9,} s",
        _BUSY[1],
        refusal(429, _LIMIT, Retry_After="Fri, 01 Jan 2100 00:00:00 GMT"),
    ),
    Case("F11", "429 once, Retry-After: -5", WORKS, faults=refusal(429, _LIMIT, times=1, Retry_After="-5")),
    Case(
        "F11", "429 once, Retry-After: soon", WORKS, faults=refusal(429, _LIMIT, times=1, Retry_After="soon")
    ),
    Case(
        "F11",
        "429 once, retry-after-ms: 20",
        WORKS,
        faults=refusal(429, _LIMIT, times=1, retry_after_ms="20", Retry_After="0"),
    ),
    Case("F11", "429 always", FAILS, *_BUSY, refusal(429, _LIMIT, Retry_After="0")),
    Case(
        "F11",
        "429, the quota is used up",
        FAILS,
        "quota is used up",
        "look at your account",
        refusal(429, {**_LIMIT, "openai": "insufficient_quota"}, "limit: 0"),
        wires=STREAMS,
    ),
    *(
        Case("F12", f"{status} once", WORKS, faults=refusal(status, {}, times=1))
        for status in (500, 502, 503, 529)
    ),
    *(
        Case("F12", f"{status} always", FAILS, "failed|is busy", AGAIN, refusal(status, {}))
        for status in (500, 502, 503, 529)
    ),
    Case("F12", "500, then 503, then well", WORKS, faults=each(Fault(status=500), Fault(status=503))),
    Case(
        "F12",
        "500 until the endpoint is left alone",
        FAILS,
        "failed 5 times in a row and is left alone",
        "try again",
        each(*[Fault(status=500)] * 5),
        rests=True,
        idle=True,
    ),
]

_DENIED = {"anthropic": "authentication_error", "google": "UNAUTHENTICATED", "openai": "invalid_api_key"}
_FORBIDDEN = {"anthropic": "permission_error", "google": "PERMISSION_DENIED"}
_MISSING = {"anthropic": "not_found_error", "google": "NOT_FOUND", "openai": "model_not_found"}
_KEYS = ("refuses the key", "check the key in your squad file")
_REFUSALS = [
    Case("F13", "401", FAILS, *_KEYS, refusal(401, _DENIED)),
    Case("F13", "401 without a body", FAILS, *_KEYS, each(Fault(status=401))),
    Case("F13", "403", FAILS, *_KEYS, refusal(403, _FORBIDDEN)),
    Case(
        "F13",
        "404, no such model",
        FAILS,
        "does not have the model",
        "install it, or name another one",
        refusal(404, _MISSING, f"model '{MODEL}' not found, try pulling it first"),
    ),
    Case("F14", "an error in the stream first, once", WORKS, faults=each(Fault("error"))),
    Case(
        "F14",
        "an error in the stream after some words",
        FAILS,
        "failed.*in mid-answer: the model crashed",
        AGAIN,
        each(Fault("error", after=4)),
    ),
    Case(
        "F14",
        "200 with an error as plain JSON",
        FAILS,
        "failed.*no memory",
        AGAIN,
        lambda _clocks, wire: (
            [Fault(body=json.dumps(error_body(wire, "no memory")).encode() + b"\n")] * TRIES
        ),
        wires=("ollama", "openai", "google"),
    ),
]
_PAGE = b"<!DOCTYPE html><html><body>Sign in to the network</body></html>"
_NO_SERVER = ("is no .* server, or a broken one", "check its URL")
_STRANGERS = [
    Case(
        "F15",
        "a web page",
        FAILS,
        "the answer is a web page",
        _NO_SERVER[1],
        each(Fault(body=_PAGE, headers={"Content-Type": "text/html"})),
    ),
    Case("F15", "a web page that does not say so", FAILS, "web page", _NO_SERVER[1], each(Fault(body=_PAGE))),
    Case("F15", "511, sign in to the network", FAILS, "sign in", "in a browser", each(Fault(status=511))),
    Case(
        "F16",
        "a gzip bomb",
        FAILS,
        "is compressed",
        _NO_SERVER[1],
        each(Fault(body=gzip.compress(b"0" * (10 << 20)), headers={"Content-Encoding": "gzip"})),
        most_sent=1 << 20,
    ),
    Case(
        "F16",
        "a line without an end",
        FAILS,
        "a line is over 8 MB",
        _NO_SERVER[1],
        each(Fault("endless line", after=1)),
        heavy=True,
        most_sent=24 << 20,
    ),
    Case(
        "F16",
        "events without an end",
        {"tell": Result.TOOL},  # 32 MB each
        "the answer is over 32 MB",
        _NO_SERVER[1],
        each(Fault("endless events", after=1)),
        heavy=True,
    ),
    Case(
        "F16",
        "an error's body without an end",
        FAILS,
        "failed",
        AGAIN,
        always(Fault("endless line", status=500)),
        most_sent=36 << 20,
    ),
    Case(
        "F16",
        "headers without an end",
        FAILS,
        BROKE_OFF,
        AGAIN,
        always(Fault("endless headers")),
        most_sent=36 << 20,
    ),
]


@asynccontextmanager
async def _redirected(server: Simulated, status: int) -> AsyncIterator[None]:
    """To another origin, which must not even be called."""
    async with Simulated(server.kind, lambda _prompt: "") as other:
        server.faults[:] = [Fault(status=status, headers={"Location": f"{other.url}/elsewhere"})]
        yield
        assert other.callers == 0


_CERTIFICATES = (
    ("wrong host", "not valid for its address", "check its URL"),
    ("expired", "has expired", "renew it"),
    ("stranger's", "does not trust", "check its URL, or who signed it"),
)
_PROXY = ("proxy of your environment asks for a name and a password", "put them into its URL")
_WRONG_WAYS = [
    *(
        Case("F17", f"TLS: {kind} certificate", FAILS, cause, step, tls=kind)
        for kind, cause, step in _CERTIFICATES
    ),
    Case("F17", "a proxy answers 407", FAILS, *_PROXY, each(Fault(status=407)), host=HOST),
    Case("F17", "a proxy answers 407, TLS", FAILS, *_PROXY, each(Fault(status=407)), host=HOST, tls="right"),
    *(
        Case(
            "F18",
            f"{status} to another origin",
            FAILS,
            r"redirects to 127\.0\.0\.1:\d+, where Podium does not follow",
            "put the right URL into your squad file",
            around=lambda server, status=status: _redirected(server, status),
        )
        for status in (301, 302, 303, 307, 308)
    ),
]

CASES = [*_LIMITS, *_REFUSALS, *_STRANGERS, *_WRONG_WAYS]
