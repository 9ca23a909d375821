"""Hostile endpoints and odd surroundings: keys stay where they belong, and nothing is raised."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from lsp_server.providers.repetition import repeats
from lsp_server.providers.roster import make_provider
from lsp_server.providers.simulated import Fault, Simulated
from lsp_server.providers.simulated_wires import error_body, error_event
from lsp_server.providers.turn import Cause, Endpoint, Failed, Prompt, Reply, Turn
from tests.faults.cases import KEY, SHORT, WIRES

_PROMPT = Prompt("qwen2.5-coder:7b", "be brief", "say hello", tokens=500)


@pytest.fixture(params=WIRES)
def wire(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def the_key() -> str:
    return KEY


@asynccontextmanager
async def serving(wire: str, *faults: Fault, answer: str = "hello") -> AsyncIterator[Simulated]:
    async with Simulated(wire, lambda _prompt: answer, faults=faults) as server:
        yield server


async def turn_at(wire: str, url: str, key: str = KEY) -> Turn:
    async def given() -> str:
        return key

    provider = make_provider(Endpoint("there", wire, url), SHORT, given)
    try:
        return await provider.complete(_PROMPT, lambda _words: None)
    finally:
        await provider.close()


def echoes(wire: str) -> list[Fault]:
    """Answers that have the key in them, and others that make us talk."""
    said = f"no access with the key {KEY}, sorry"
    body = json.dumps(error_body(wire, said)).encode()
    return [
        Fault(status=401, body=body),
        *[Fault(status=500, body=body)] * 3,
        Fault(body=error_event(wire, said)),
        Fault(status=302, headers={"Location": "http://127.0.0.1:9/elsewhere"}),
        Fault("rubbish"),
        Fault("reset", after=3),
        Fault("stall", after=3),
    ]


async def test_the_key_is_in_no_message_and_no_log(wire: str, caplog: pytest.LogCaptureFixture) -> None:
    """Not even where a server says it back, and with the logs of all libraries."""
    caplog.set_level(logging.DEBUG)
    turns: list[Turn] = []
    async with serving(wire, *echoes(wire), answer="hello " * 20) as server:
        provider = make_provider(Endpoint("there", wire, server.url), SHORT, the_key)
        while server.faults:
            turns.append(await provider.complete(_PROMPT, lambda _words: None))
        assert isinstance(await provider.complete(_PROMPT, lambda _words: None), Reply)
        await provider.close()
        assert all(KEY in str(one.headers) for one in server.asked)
        assert not any(KEY in f"{one.path} {one.body}" for one in server.asked)
    failed = [turn.message for turn in turns if isinstance(turn, Failed)]
    assert len(failed) > 4
    assert any("[the key]" in message for message in failed)
    assert KEY not in f"{turns}"
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    ("key", "word"),
    [("clé-canary-0123456789", "signs that no key has"), ("canary\n0123456789", "signs that")],
)
async def test_a_key_that_no_header_can_carry(wire: str, key: str, word: str) -> None:
    async with serving(wire) as server:
        turn = await turn_at(wire, server.url, key)
        assert isinstance(turn, Failed)
        assert turn.cause is Cause.DENIED
        assert word in turn.message
        assert "canary" not in turn.message
        assert server.asked == []


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://a b/", "ftp://models.example", "http://", "x" * 70_000]
)
async def test_a_url_that_is_none(wire: str, url: str) -> None:
    turn = await turn_at(wire, url)
    assert isinstance(turn, Failed)
    assert "squad file" in turn.message or "correct its URL" in turn.message


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "garbage://127.0.0.1:9", "http://[::1"])
async def test_a_proxy_that_is_none(wire: str, proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    monkeypatch.setenv("all_proxy", proxy)
    turn = await turn_at(wire, "https://models.example")
    assert isinstance(turn, Failed)
    assert "proxy of your environment" in turn.message
    async with serving(wire) as server:
        assert isinstance(await turn_at(wire, server.url), Reply), "our own machine needs no proxy"


async def test_tls_where_nobody_speaks_it(wire: str) -> None:
    async with serving(wire) as server:
        turn = await turn_at(wire, server.url.replace("http:", "https:"))
    assert isinstance(turn, Failed)
    assert "does not speak TLS" in turn.message


@pytest.mark.parametrize(
    "body",
    [
        '{"message": {"content": "hi"}}\n'.encode("utf-16"),
        'data: {"x": "café"}\n\n'.encode("latin-1"),
        b"data: \x00\x01\x02\n\n",
        b"data: " + b"[" * 100_000 + b"\n\n",
        b'data: {"x": ' + b"9" * 100_000 + b"}\n\n",
        b"data: [1, 2]\n\n",
        b"%PDF-1.7\n",
    ],
    ids=["UTF-16", "Latin-1", "control characters", "brackets", "a long number", "a list", "a PDF"],
)
async def test_bytes_that_are_no_answer(wire: str, body: bytes) -> None:
    async with serving(wire, *[Fault(body=body)] * 3) as server:
        turn = await turn_at(wire, server.url)
    assert isinstance(turn, Failed), turn
    assert turn.cause in (Cause.BROKEN, Cause.UNREACHABLE)


@pytest.mark.parametrize(
    "event",
    [
        {"choices": {"0": 1}, "message": ["x"], "candidates": "none", "delta": 5},
        {"choices": [None], "message": {"content": 7}, "candidates": [[]], "type": "content_block_delta"},
        {"usage": "much", "usageMetadata": [], "done": "yes", "type": {"a": "b"}, "model": 3},
    ],
)
async def test_events_of_the_wrong_shape(wire: str, event: object) -> None:
    line = json.dumps(event).encode()
    body = line + b"\n" if wire == "ollama" else b"data: " + line + b"\n\n"
    async with serving(wire, *[Fault(body=body)] * 3) as server:
        turn = await turn_at(wire, server.url)
    assert isinstance(turn, Failed), turn
    assert "broke off" in turn.message


async def test_a_server_cannot_make_us_keep_its_words(wire: str) -> None:
    """What is shown of them is one short line."""
    said = "line\n\u202e\x1b[31m" + "long " * 5000
    body = json.dumps(error_body(wire, said)).encode()
    async with serving(wire, *[Fault(status=500, body=body)] * 3) as server:
        turn = await turn_at(wire, server.url)
    assert isinstance(turn, Failed)
    assert turn.message.isprintable()
    assert len(turn.message) < 400


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abcdefgh" * 200, True),
        ("x" * 1300, True),
        ("    [0, 0, 0, 0, 0, 0],\n" * 20, False),
        ("-" * 400, False),
        ("".join(f"line {number} of many\n" for number in range(300)), False),
        ("start " + "one two three, and here is a pause, " * 40, True),
    ],
)
def test_what_is_a_loop(text: str, expected: bool) -> None:  # noqa: FBT001 - a row of the table
    assert repeats(text) is expected
