"""Habits of real model servers that cost us something once, each simulated: what Podium makes of them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from lsp_server.providers import Clocks
from lsp_server.providers.discovery import discover
from lsp_server.providers.http import HttpProvider
from lsp_server.providers.roster import Model, choose, make_provider
from lsp_server.providers.simulated import Fault, Simulated
from lsp_server.providers.simulated_wires import _CATALOGUES
from lsp_server.providers.turn import Cause, Endpoint, Failed, Prompt, Reply, Turn
from lsp_server.providers.wires import WIRES
from tests.lsp_client import Editor
from tests.simulated_server import Served

HERE = Endpoint("llama.cpp", "openai", "http://127.0.0.1:1/v1", private=True)
PROMPT = Prompt("m", "be brief", "say something", tokens=100)
CODE = "def shout(name):\n    return name.upper()\n"


# What models are called


@pytest.mark.parametrize(
    ("ident", "name"),
    [
        ("/home/me/models/SmolLM2-135M.Q4_1.gguf", "llama.cpp/SmolLM2-135M.Q4_1.gguf"),
        ("models/qwen2.5-coder-7b.gguf", "llama.cpp/qwen2.5-coder-7b.gguf"),
        ("C:\\models\\phi.GGUF", "llama.cpp/phi.GGUF"),
        ("/srv/Qwen2.5-Coder-7B/", "llama.cpp/Qwen2.5-Coder-7B"),
        ("qwen/qwen2.5-coder-7b", "llama.cpp/qwen/qwen2.5-coder-7b"),
        ("ggml-org/Qwen2.5-Coder-GGUF:Q4_K_M", "llama.cpp/ggml-org/Qwen2.5-Coder-GGUF:Q4_K_M"),
        ("qwen2.5-coder:7b", "llama.cpp/qwen2.5-coder:7b"),
    ],
)
def test_a_model_is_shown_by_its_name_not_by_its_folder(ident: str, name: str) -> None:
    assert Model(HERE, ident).name == name


def test_a_folders_name_says_nothing_of_a_model() -> None:
    plain, coder = (
        Model(HERE, "/home/me/code/llama-8b.gguf", size=8),
        Model(HERE, "/x/qwen-coder.gguf", size=7),
    )
    assert choose([plain, coder])["fast"][0] is coder
    assert choose([Model(HERE, "/home/me/embeddings/llama-8b.gguf", size=8)])


def test_a_small_size_is_told_in_three_digits() -> None:
    _, why = choose([Model(HERE, "tiny", size=0.134515008)])["fast"]
    assert "0.135 billion" in why


# How much they take at once


@pytest.mark.parametrize(
    ("slots", "context", "most"),
    [(1, 2048, 1), (2, 8192, 2), (8, 1024, 8), (4, 8192, 1), (4, 32768, 2), (4, 1 << 17, 4), (4, 0, 1)],
)
async def test_four_slots_share_one_context(
    monkeypatch: pytest.MonkeyPatch, slots: int, context: int, most: int
) -> None:
    says(monkeypatch, slots, context)
    async with Simulated("llama.cpp", lambda _prompt: "") as server:
        (model,) = await discover({"llama.cpp": [server.port]})
    assert (model.endpoint.most, model.window) == (most, context)


def says(monkeypatch: pytest.MonkeyPatch, slots: int, context: int) -> None:
    """Let the simulated llama.cpp tell of so many slots and so many tokens for each."""
    props = {"default_generation_settings": {"n_ctx": context}, "total_slots": slots}
    monkeypatch.setitem(_CATALOGUES["llama.cpp"], "/props", lambda _models: props)


def test_a_small_context_leaves_room_for_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, 1, 2048)
    with (
        Served("llama.cpp", lambda _prompt: '{"findings": [], "disputed": []}') as served,
        Editor(tmp_path, environment=served.probes) as editor,
    ):
        state = ended(editor, "audit")
        (asked,) = [one.body for one in served.server.asked if one.method == "POST"]
    assert "with llama.cpp/" in state["message"]
    assert asked["max_tokens"] == 1024


# What they say when they fail


@pytest.mark.parametrize(
    ("error", "cause", "told"),
    [
        (
            {"code": 500, "message": "Context size exceeded"},
            Cause.TOO_LONG,
            "select less code (in mid-answer: Context",
        ),
        (
            {"code": 500, "message": "it crashed"},
            Cause.FAILED,
            "look at its own log, or try again (in mid-answer: it crashed)",
        ),
        ({"code": 500}, Cause.FAILED, "look at its own log, or try again"),
    ],
)
async def test_a_fault_amid_the_answer_says_what_to_do(error: object, cause: Cause, told: str) -> None:
    turn = await turn_of(Fault(body=event({"error": error})))
    assert isinstance(turn, Failed)
    assert turn.cause is cause
    assert told in turn.message


async def test_a_servers_words_are_cut_to_a_line() -> None:
    words = "\x1b[2J\n" + "very " * 5000
    for fault in (Fault(body=event({"error": {"message": words}})), Fault(status=500, body=error_of(words))):
        turn = await turn_of(fault)
        assert isinstance(turn, Failed)
        assert turn.message.isprintable()
        assert len(turn.message) < 300


def event(value: object) -> bytes:
    return b"data: " + json.dumps(value).encode() + b"\n\n"


def error_of(words: str) -> bytes:
    return json.dumps({"error": {"message": words}}).encode()


async def turn_of(fault: Fault) -> Turn:
    async with Simulated("llama.cpp", lambda _prompt: "words", faults=(fault,)) as server:
        provider = HttpProvider(Endpoint("here", "openai", server.url), WIRES["openai"])
        turn = await provider.complete(PROMPT, lambda _words: None)
        await provider.close()
    return turn


async def test_a_kept_connection_that_was_closed_costs_no_answer() -> None:
    """llama.cpp keeps a connection for five seconds; a request may meet the end of it."""
    answer = b"".join(
        event({"choices": [one]}) for one in ({"delta": {"content": "well"}}, {"finish_reason": "stop"})
    )
    connections: list[int] = []
    serving: list[asyncio.Task[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(0)
        serving.append(asyncio.current_task())
        while (head := await read_head(reader)) is not None:
            connections[-1] += 1
            if len(connections) == 1 and connections[-1] == 2:
                break  # the second request on the first connection gets no byte
            await reader.readexactly(head)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(answer), answer))
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    provider = make_provider(Endpoint("here", "openai", f"http://127.0.0.1:{port}/v1"), Clocks())
    turns = [await provider.complete(PROMPT, lambda _words: None) for _ in range(2)]
    await provider.close()
    server.close()
    await asyncio.gather(*serving)
    assert all(isinstance(turn, Reply) for turn in turns), turns
    assert connections == [2, 1]


async def read_head(reader: asyncio.StreamReader) -> int | None:
    """The length of the body that follows; None at the end of the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    return int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])


# What the editor shows of it


def test_an_explanation_says_who_made_it_or_why_no_model_did(tmp_path: Path) -> None:
    with (
        Served("llama.cpp", lambda _prompt: "It is *loud*.") as served,
        Editor(tmp_path, environment=served.probes) as editor,
    ):
        state = ended(editor, "explain")
        assert state["message"] == "by llama.cpp/qwen2.5-coder:7b"
        assert "It is *loud*." in state["markdown"]
        editor.insert("file:///habits/shout.py", 1, "    # other code, which is not explained yet\n")
        served.fail(Fault(status=401))
        state = ended(editor, "explain")
        assert "without a model: llama.cpp refuses the key" in state["message"]
        assert "function `shout`" in state["markdown"]


def ended(editor: Editor, intent: str) -> dict[str, str]:
    """The state in which a job over CODE ends, once there is a model for it."""
    editor.until(lambda: editor.command("podium.status")["endpoints"] or None)
    uri = "file:///habits/shout.py"
    if uri not in editor.texts:
        editor.open(uri, CODE)
    editor.action(uri, "shout(name)", "document")  # the tree is there
    job = editor.command("podium.run", editor.request(intent, uri, "shout(name)"))["job"]
    return editor.job(job, "done", "failed")
