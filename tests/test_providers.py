"""Every wire over real sockets, and the ways in which a server can fail: an answer, or a word of why."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from lsp_server.providers import Clocks
from lsp_server.providers.doubting import is_same_model
from lsp_server.providers.http import HttpProvider
from lsp_server.providers.scripted import Line, Scripted
from lsp_server.providers.simulated import Fault, Simulated
from lsp_server.providers.turn import Cause, Endpoint, Failed, Finish, Prompt, Reply, Turn
from lsp_server.providers.wires import WIRES
from lsp_server.providers.wrappers import Limited, Resting, Retrying

WIRE_OF = {"ollama": "ollama", "openai": "openai", "anthropic": "anthropic", "google": "google"}
PROMPT = Prompt("qwen2.5-coder:7b", "be brief", "say é \U0001f600", tokens=500)
TEXT = "def f():\n    return 'é \U0001f600'\n" * 3
SHORT = Clocks(queue=2, connect=0.5, load=0.4, first=0.4, between=0.3, total=1.5)


@pytest.fixture(params=list(WIRE_OF))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@asynccontextmanager
async def asked(
    kind: str, *faults: Fault, clocks: Clocks = SHORT
) -> AsyncIterator[tuple[Simulated, HttpProvider]]:
    async with Simulated(kind, lambda _prompt: TEXT, faults=faults) as server:
        endpoint = Endpoint("there", WIRE_OF[kind], server.url, private=True)
        provider = HttpProvider(endpoint, WIRES[WIRE_OF[kind]], key=the_key, clocks=clocks)
        try:
            yield server, provider
        finally:
            await provider.close()


async def the_key() -> str:
    return "secret-key-1"


async def one_turn(kind: str, *faults: Fault, clocks: Clocks = SHORT) -> Turn:
    async with asked(kind, *faults, clocks=clocks) as (_, provider):
        return await provider.complete(PROMPT, lambda _words: None)


async def test_an_answer_streams_and_comes_whole(kind: str) -> None:
    shown: list[str] = []
    async with asked(kind, clocks=Clocks()) as (server, provider):
        turn = await provider.complete(PROMPT, shown.append)
    assert isinstance(turn, Reply)
    assert (turn.text, turn.finish) == (TEXT, Finish.STOP)
    assert "".join(shown) == TEXT
    assert len(shown) > 3
    assert (turn.usage.input, turn.usage.output > 0) == (4, True)
    (request,) = server.asked
    assert "say é \U0001f600" in str(request.body)
    assert "secret-key-1" in str(request.headers)
    assert "secret-key-1" not in request.path


async def test_the_request_is_in_the_wires_own_words() -> None:
    schema = {"type": "object"}
    prompt = Prompt("m", "shared", "request", schema=schema, tokens=77, window=4096)
    bodies = {name: wire.body(prompt) for name, wire in WIRES.items()}
    assert bodies["ollama"]["truncate"] is False
    assert bodies["ollama"]["options"]["num_ctx"] == 4096
    assert bodies["ollama"]["format"] == schema
    assert bodies["openai"]["response_format"]["json_schema"]["schema"] == schema
    assert bodies["openai"]["stream_options"] == {"include_usage": True}
    assert bodies["anthropic"]["max_tokens"] == 77
    assert bodies["anthropic"]["output_config"]["format"]["schema"] == schema
    assert bodies["google"]["generationConfig"]["responseJsonSchema"] == schema


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        (Fault("silent"), Cause.SILENT),
        (Fault("stall"), Cause.SILENT),
        (Fault("stall", after=2), Cause.SILENT),
        (Fault("comments"), Cause.SILENT),
        (Fault("hang up"), Cause.UNREACHABLE),
        (Fault("hang up", after=2), Cause.UNREACHABLE),
        (Fault("reset", after=2), Cause.UNREACHABLE),
        (Fault("rubbish", after=1), Cause.BROKEN),
        (Fault("endless line", after=1), Cause.BROKEN),
        (Fault(headers={"Content-Encoding": "gzip"}), Cause.BROKEN),
        (Fault(headers={"Content-Type": "text/html"}), Cause.BROKEN),
        (Fault(status=302, headers={"Location": "http://elsewhere.example/"}), Cause.BROKEN),
        (Fault(status=401, body=b'{"error": {"message": "no"}}'), Cause.DENIED),
        (Fault(status=403), Cause.DENIED),
        (Fault(status=500, body=b"<html>"), Cause.FAILED),
        (Fault(status=503, body=b'{"error": "server busy"}'), Cause.BUSY),
        (Fault(status=200, body=b"<html>Sign in</html>"), Cause.BROKEN),
    ],
)
async def test_faults_are_named(kind: str, fault: Fault, cause: Cause) -> None:
    if fault.how == "comments" and kind == "ollama":
        cause = Cause.BROKEN  # this wire has no comments
    begun = time.monotonic()
    turn = await one_turn(kind, fault)
    assert isinstance(turn, Failed), turn
    assert turn.cause is cause, turn
    assert turn.message.startswith("there ")
    assert "secret-key-1" not in turn.message
    assert time.monotonic() - begun < SHORT.total + 1


async def test_a_server_that_is_not_there(kind: str) -> None:
    provider = HttpProvider(Endpoint("there", WIRE_OF[kind], "http://127.0.0.1:9"), WIRES[WIRE_OF[kind]])
    turn = await provider.complete(PROMPT, lambda _words: None)
    assert isinstance(turn, Failed)
    assert turn.cause is Cause.UNREACHABLE
    assert "is it running?" in turn.message
    await provider.close()


async def test_bytes_may_come_one_by_one(kind: str) -> None:
    turn = await one_turn(kind, Fault("bytewise", after=1), clocks=Clocks())
    assert isinstance(turn, Reply)
    assert turn.text.startswith(TEXT[:12])


@pytest.mark.parametrize(("how", "finish"), [("length", Finish.LENGTH), ("filtered", Finish.FILTERED)])
async def test_why_a_model_stopped(kind: str, how: str, finish: Finish) -> None:
    turn = await one_turn(kind, Fault(how, after=999), clocks=Clocks())
    if kind == "ollama" and how == "filtered":
        finish = Finish.UNKNOWN
    assert isinstance(turn, Reply)
    assert turn.finish is finish


@pytest.mark.parametrize(
    ("headers", "body", "after"),
    [
        ({"Retry-After": "7"}, b"{}", 7.0),
        ({"retry-after-ms": "1500"}, b"{}", 1.5),
        ({"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"}, b"{}", None),
        ({"Retry-After": "-3"}, b"{}", None),
        ({"Retry-After": "soon"}, b"{}", None),
        ({}, b'{"error": {"details": [{"retryDelay": "12s"}]}}', 12.0),
    ],
)
async def test_how_long_a_server_asks_to_wait(
    headers: dict[str, str], body: bytes, after: float | None
) -> None:
    turn = await one_turn("openai", Fault(status=429, headers=headers, body=body))
    assert isinstance(turn, Failed)
    assert turn.cause is Cause.BUSY
    if "2100" in str(headers):
        assert turn.after is not None
        assert turn.after > 1e9
    else:
        assert turn.after == after


async def test_a_cancel_closes_the_socket_at_once(kind: str) -> None:
    async with Simulated(kind, lambda _prompt: TEXT * 50, pace=0.02) as server:
        endpoint = Endpoint("there", WIRE_OF[kind], server.url)
        provider = HttpProvider(endpoint, WIRES[WIRE_OF[kind]])
        task = asyncio.create_task(provider.complete(PROMPT, lambda _words: None))
        await until(lambda: server.open == 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        begun = time.monotonic()
        await until(lambda: server.open == 0)
        assert time.monotonic() - begun < 1
        await provider.close()


async def test_thoughts_are_kept_apart() -> None:
    text = "<think>\nhm, a fence ```\n</think>\nthe answer"
    async with Simulated("openai", lambda _prompt: text) as server:
        provider = HttpProvider(Endpoint("there", "openai", server.url), WIRES["openai"])
        shown: list[str] = []
        turn = await provider.complete(PROMPT, shown.append)
        await provider.close()
    assert isinstance(turn, Reply)
    assert turn.text == "the answer"
    assert "hm" in turn.thinking
    assert "".join(shown).strip() == "the answer"


async def test_a_model_that_repeats_itself_is_stopped() -> None:
    async with Simulated(
        "openai", lambda _prompt: "and again we see that the value is the value, " * 4000
    ) as server:
        provider = HttpProvider(Endpoint("there", "openai", server.url), WIRES["openai"])
        turn = await provider.complete(Prompt("m", "", "", tokens=100_000), lambda _words: None)
        await provider.close()
    assert isinstance(turn, Failed)
    assert "repeat itself" in turn.message


# The wrappers, by script


BUSY = Line(failed=Failed(Cause.BUSY, "busy"))


def retrying(script: Scripted, slept: list[float]) -> Retrying:
    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    return Retrying(script, clocks=Clocks(), sleep=sleep, chance=lambda: 0.0)


async def ask(provider: Retrying | Resting | Limited | Scripted) -> Turn:
    return await provider.complete(PROMPT, lambda _words: None)


async def test_another_try_where_it_can_help() -> None:
    slept: list[float] = []
    turn = await ask(retrying(Scripted([BUSY, BUSY, "well"]), slept))
    assert isinstance(turn, Reply)
    assert slept == [0.5, 1.0]


@pytest.mark.parametrize("cause", [Cause.QUOTA, Cause.DENIED, Cause.NO_MODEL, Cause.TOO_LONG, Cause.BROKEN])
async def test_no_other_try_where_it_cannot(cause: Cause) -> None:
    script = Scripted([Line(failed=Failed(cause, "no")), "well"])
    assert isinstance(await ask(retrying(script, [])), Failed)
    assert len(script.asked) == 1


async def test_no_other_try_once_something_came_or_when_the_wait_is_long() -> None:
    for failed in (Failed(Cause.BUSY, "no", started=True), Failed(Cause.BUSY, "no", after=3600.0)):
        script = Scripted([Line(failed=failed), "well"])
        turn = await ask(retrying(script, []))
        assert isinstance(turn, Failed)
        assert len(script.asked) == 1
    assert "3600 s" in turn.message


async def test_no_other_try_where_it_is_of_no_use() -> None:
    script = Scripted([Line(failed=Failed(Cause.BUSY, "queued", again=False)), "well"])
    assert isinstance(await ask(retrying(script, [])), Failed)
    assert len(script.asked) == 1


async def test_all_tries_together_end_by_the_clock_for_a_whole_answer() -> None:
    slow = Scripted([BUSY, Line("x" * 2400, pace=0.1)])
    turn = await ask(Retrying(slow, clocks=Clocks(total=0.2, pause=0.0)))
    assert isinstance(turn, Failed)
    assert turn.message == "busy"
    assert slow.running == 0


@pytest.mark.parametrize(
    ("asked", "answered", "same"),
    [
        ("qwen2.5-coder:7b", "qwen2.5-coder:7b-instruct-q4_K_M", True),
        ("qwen/qwen2.5-coder-7b", "/models/Qwen2.5-Coder-7B-Instruct.gguf", True),
        ("gpt-4o", "gpt-4o-2024-08-06", True),
        ("claude-sonnet-4-5", "claude-sonnet-4-5-20250929", True),
        ("gemini-flash-latest", "gemini-2.5-flash", True),
        ("openrouter/auto", "mistral-large", True),
        ("qwen2.5-coder:7b", "qwen2.5-coder:32b", False),
        ("qwen2.5-coder:7b", "llama3.1:8b", False),
        ("codestral", "gpt-3.5-turbo", False),
    ],
)
def test_which_names_may_mean_one_model(asked: str, answered: str, same: bool) -> None:  # noqa: FBT001 - a row
    assert is_same_model(asked, answered) is same


async def test_an_endpoint_that_is_down_rests_and_is_tried_again() -> None:
    now = [0.0]
    down = Line(failed=Failed(Cause.UNREACHABLE, "gone"))
    script = Scripted([*[down] * 5, "back"])
    resting = Resting(script, name="there", now=lambda: now[0], clocks=Clocks())
    for _ in range(5):
        await ask(resting)
    assert resting.rests
    turn = await ask(resting)
    assert isinstance(turn, Failed)
    assert "left alone" in turn.message
    assert len(script.asked) == 5
    now[0] = 31.0
    assert isinstance(await ask(resting), Reply)
    assert not resting.rests


async def test_turns_wait_in_their_order() -> None:
    order: list[int] = []
    script = Scripted(lambda prompt: order.append(int(prompt.request)) or Line("x" * 200, pace=0.001))
    limited = Limited(script, 1, name="there", patience=30.0)
    prompts = [Prompt("m", "", str(number)) for number in range(20)]
    turns = await asyncio.gather(*(limited.complete(one, lambda _words: None) for one in prompts))
    assert order == list(range(20))
    assert all(isinstance(turn, Reply) for turn in turns)


async def test_whoever_waits_too_long_is_told() -> None:
    limited = Limited(Scripted(lambda _prompt: Line("x" * 240, pace=0.1)), 1, name="there", patience=0.05)
    first = asyncio.create_task(ask(limited))
    await asyncio.sleep(0)
    turn = await ask(limited)
    assert isinstance(turn, Failed)
    assert "busy with earlier requests" in turn.message
    first.cancel()


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.005)


def test_clouds_get_schemas_without_bounds_and_small_models_with_them() -> None:
    schema = {"type": "array", "maxItems": 3, "items": {"type": "string", "maxLength": 9}}
    plain = {"type": "array", "items": {"type": "string"}}

    def sent(wire: str, model: str) -> str:
        return json.dumps(WIRES[wire].body(Prompt(model, "s", "r", schema=schema)))

    for wire, model in (
        ("anthropic", "claude-x"),
        ("google", "gemini-x"),
        ("openai", "gpt-5.1"),
        ("openai", "o3"),
    ):
        assert json.dumps(plain) in sent(wire, model), (wire, model)
    for wire, model in (("ollama", "x"), ("openai", "qwen2.5-coder-7b"), ("openai", "gpt-oss:20b")):
        assert json.dumps(schema) in sent(wire, model), (wire, model)


def test_openais_reasoning_models_are_asked_as_they_want() -> None:
    for model in ("o3", "gpt-5.1", "openai/gpt-5"):
        body = WIRES["openai"].body(Prompt(model, "s", "r", tokens=77))
        assert body["max_completion_tokens"] == 77
        assert "max_tokens" not in body
        assert "temperature" not in body
    assert WIRES["openai"].body(Prompt("gpt-4o", "s", "r", tokens=77))["max_tokens"] == 77
