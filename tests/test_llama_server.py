"""The whole way to a real model: Podium's server and command line before llama.cpp's own server.

The model is a very small one and what it says is of no account: an answer may be applied, parked or refused,
and every assertion holds whichever it is.
"""

from __future__ import annotations

import ast
import asyncio
import copy
import json
import platform
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

import jsonschema
import pytest

from lsp_server.agents.verdicts import SCHEMA
from lsp_server.assist import staff_of
from lsp_server.providers import Clocks, Keys, Roster
from lsp_server.providers.discovery import discover
from lsp_server.providers.pool import Pool
from lsp_server.providers.turn import Cause, Failed, Finish, Prompt, Provider, Reply, Turn
from lsp_server.providers.wires import WIRES
from lsp_server.squad import NOTHING
from tests.cli_command import Podium
from tests.llama_server import AT_LENGTH, BRIEFLY, LlamaServer, brief
from tests.lsp_client import PATIENCE, Editor, Json

INSTALLABLE = sys.platform == "linux" and platform.machine() == "x86_64"
ENDS = ("applied", "parked", "done", "failed", "refused")
CODE = """def greet(name, times):
    if not name:
        raise ValueError(name)
    return name * times


def shout(name):
    data = eval(name)
    return greet(data, 3)
"""
ADD = "def add(a, b):\n    return a + b\n"
GO = "package main\n\nfunc add(a int, b int) int {\n\treturn a - b\n}\n"
GO_FUNCTION = {"start": {"line": 2, "character": 0}, "end": {"line": 4, "character": 1}}
COUNT = "Count from one to one thousand in words, each number on a line of its own."

pytestmark = [
    pytest.mark.xdist_group("llama"),
    pytest.mark.skipif(
        not INSTALLABLE,
        reason="xllamacpp, which runs llama.cpp's server, is installed on Linux on x86_64 only",
    ),
]


@pytest.fixture(scope="module")
def llama() -> Iterator[LlamaServer]:
    with LlamaServer() as one:
        yield one


@pytest.fixture(scope="module")
def editor(llama: LlamaServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    home = tmp_path_factory.mktemp("llama")
    with Editor(home, folders=[home], command=BRIEFLY, environment=llama.probes) as one:
        one.until(lambda: one.command("podium.status")["endpoints"] or None)
        yield one


@pytest.fixture
def uri(editor: Editor) -> Iterator[str]:
    one = editor.open("file:///llama/words.py", CODE)
    editor.action(one, "greet(name, times)", "document")  # the tree is there
    yield one
    editor.shut(one)


@asynccontextmanager
async def seated(llama: LlamaServer) -> AsyncGenerator[Roster]:
    """The models of a server in their seats, with connections of their own."""
    pool = Pool(Clocks(), Keys({}, no_command))
    models = await discover({"llama.cpp": [llama.port]})
    yield staff_of(models, NOTHING, pool, offline=False, cloud=True).roster
    await pool.close()


async def no_command(_command: object) -> str:
    raise AssertionError("no command was to be run")


@pytest.fixture
async def roster(llama: LlamaServer) -> AsyncIterator[Roster]:
    async with seated(llama) as one:
        yield one


@pytest.fixture
def provider(roster: Roster) -> Provider:
    return provider_of(roster)


def provider_of(roster: Roster) -> Provider:
    seat = roster.seat("fast")
    assert seat is not None
    return seat.provider


def begin(editor: Editor, uri: str, intent: str, words: str | Json) -> str:
    return str(editor.command("podium.run", editor.request(intent, uri, words))["job"])


def told(editor: Editor, job: str) -> list[str]:
    """What a job said of itself while it ran."""
    mine = [one for one in editor.since(0, "podium/job") if one["id"] == job]
    return [str(one["message"]) for one in mine if one["state"] == "running" and one.get("message")]


async def ask(provider: Provider, words: str, tokens: int = 16, schema: Json | None = None) -> Turn:
    prompt = Prompt("any", "Be brief.", words, schema=schema, tokens=tokens)
    return await provider.complete(prompt, lambda _words: None)


async def until(true: Callable[[], bool]) -> None:
    """Wait for something of the server's, which tells nobody."""
    async with asyncio.timeout(PATIENCE):
        while not await asyncio.to_thread(true):  # noqa: ASYNC110 - see above
            await asyncio.sleep(0.01)


# Finding it


async def test_it_is_known_by_its_own_sign(llama: LlamaServer) -> None:
    (model,) = await discover({"llama.cpp": [llama.port]})
    props = llama.get("/props")
    assert model.name.startswith("llama.cpp/SmolLM2-135M")
    assert (model.endpoint.wire, model.endpoint.private) == ("openai", True)
    assert model.endpoint.most == props["total_slots"] == 1
    assert model.window == props["default_generation_settings"]["n_ctx"] == 2048
    assert 0.13 < model.size < 0.14


async def test_no_other_kind_is_seen_in_it(llama: LlamaServer) -> None:
    assert await discover({kind: [llama.port] for kind in ("ollama", "lmstudio", "vllm")}) == []


async def test_as_many_turns_at_once_as_it_has_slots() -> None:
    with LlamaServer(slots=2, context=512) as wide:
        async with seated(wide) as roster:
            assert (
                [model.endpoint.most for model in roster.models] == [wide.get("/props")["total_slots"]] == [2]
            )
            turns = [asyncio.create_task(ask(provider_of(roster), COUNT, 400)) for _ in range(2)]
            await until(lambda: wide.busy() == 2)
            for turn in turns:
                turn.cancel()
            await asyncio.gather(*turns, return_exceptions=True)


# The provider


async def test_findings_fit_the_schema(provider: Provider) -> None:
    turn = await ask(provider, "Report one problem of eval(name).", 400, shortened(SCHEMA))
    assert isinstance(turn, Reply), turn
    assert turn.finish is Finish.STOP
    jsonschema.validate(json.loads(turn.text), SCHEMA)
    assert turn.usage.output > 0


def shortened(schema: Json) -> Json:
    """A schema whose longest answer is so short that its end always comes."""
    short = copy.deepcopy(schema)
    for part in short["properties"].values():
        part["maxItems"] = 1
    for field in short["properties"]["findings"]["items"]["properties"].values():
        if "maxLength" in field:
            field["maxLength"] = 16
    return short


async def test_a_prompt_beyond_the_context_says_what_to_do(llama: LlamaServer, provider: Provider) -> None:
    turn = await ask(provider, "word " * 3000)
    assert isinstance(turn, Failed), turn
    assert turn.cause is Cause.TOO_LONG
    assert "select less code" in turn.message
    assert "2048" in turn.message, "the server's own words are told"
    assert not turn.started
    assert llama.busy() == 0


async def test_two_requests_wait_for_one_slot_in_their_order(provider: Provider) -> None:
    order: list[int] = []

    async def one(number: int) -> Turn:
        turn = await ask(provider, f"Say the number {number}.", 8)
        order.append(number)
        return turn

    turns = await asyncio.gather(*map(one, range(3)))
    assert all(isinstance(turn, Reply) for turn in turns), turns
    assert order == [0, 1, 2]


async def test_two_editors_share_one_slot(llama: LlamaServer, roster: Roster) -> None:
    async with seated(llama) as other:
        asked = (ask(provider_of(one), "Say a number.", 8) for one in (roster, other))
        turns = await asyncio.gather(*asked)
    assert all(isinstance(turn, Reply) for turn in turns), turns


async def test_a_cancelled_turn_frees_the_slot(llama: LlamaServer, provider: Provider) -> None:
    shown = asyncio.Event()
    prompt = Prompt("any", "Be long.", COUNT, tokens=1500)
    turn = asyncio.create_task(provider.complete(prompt, lambda _words: shown.set()))
    await asyncio.wait_for(shown.wait(), PATIENCE)
    turn.cancel()
    with pytest.raises(asyncio.CancelledError):
        await turn
    await until(lambda: llama.busy() == 0)
    assert isinstance(await ask(provider, "Say a number."), Reply)


# The editor


def test_its_model_serves_the_agents(editor: Editor) -> None:
    status = editor.command("podium.status")
    (endpoint,) = status["endpoints"]
    assert (endpoint["name"], endpoint["local"]) == ("llama.cpp", True)
    (model,) = endpoint["models"]
    assert model.startswith("SmolLM2-135M")
    served = {one["name"]: one["model"] for one in status["agents"]}
    assert served["explainer"] == served["refactorer"] == f"llama.cpp/{model}"


def test_explain_moves_while_the_words_come(editor: Editor, uri: str) -> None:
    job = begin(editor, uri, "explain", "greet(name, times)")
    state = editor.job(job, *ENDS)
    assert state["state"] == "done", state
    sizes = [int(line.split(": ")[1].split()[0]) for line in told(editor, job) if "characters" in line]
    assert sizes, "nothing was told before the end"
    assert sizes == sorted(set(sizes)), "each word on the progress tells of more"
    assert state["markdown"]
    if "without a model" not in str(state["message"]):
        assert sizes[0] < len(str(state["markdown"]))


@pytest.mark.parametrize("language", ["python", "go"])
def test_document_changes_the_buffer_only_by_an_applied_edit(editor: Editor, language: str) -> None:
    text, words = (ADD, "add(a, b)") if language == "python" else (GO, GO_FUNCTION)
    uri = editor.open(f"file:///llama/documented.{language}", text, language=language)
    state = editor.job(begin(editor, uri, "document", words), *ENDS)
    assert state["message"], state
    if state["state"] != "applied":
        assert editor.texts[uri] == text, state
    else:
        assert editor.texts[uri] != text
    if language == "python":
        assert state["state"] in ("applied", "parked"), "the tool stands in for the model"
        ast.parse(editor.texts[uri])
    editor.shut(uri)


def test_audit_keeps_what_the_rules_find(editor: Editor, uri: str) -> None:
    state = editor.job(begin(editor, uri, "audit", "shout(name)"), *ENDS)
    assert state["state"] == "done", state
    assert "(status" not in str(state["message"]), "the server did not take the request"
    assert "too long" not in str(state["message"])
    assert "llama.cpp" in str(state["message"])
    editor.published(uri, lambda found: any(one["code"] == "python-eval" for one in found))
    assert editor.texts[uri] == CODE


def test_cancel_ends_the_job_and_frees_the_slot(editor: Editor, uri: str, llama: LlamaServer) -> None:
    editor.insert(uri, 7, f"    # {AT_LENGTH}\n")
    editor.action(uri, "shout(name)", "document")
    job = begin(editor, uri, "explain", "shout(name)")
    editor.until(lambda: told(editor, job) or None)
    editor.command("podium.cancel", {"job": job})
    assert editor.job(job, "cancelled", *ENDS)["state"] == "cancelled"
    editor.until(lambda: llama.busy() == 0 or None)
    line = editor.place(uri, "greet(name, times)")["line"] + 1
    editor.insert(uri, line, "    # code that was never explained\n")
    after = begin(editor, uri, "explain", "greet(name, times)")
    assert editor.job(after, *ENDS)["state"] == "done"
    assert told(editor, after), "the next request is served"


def test_code_of_more_tokens_than_it_looks_is_told_as_too_long(editor: Editor) -> None:
    text = f"def faces():\n    return '{chr(0x1F9D1) * 1200}'\n"
    uri = editor.open("file:///llama/faces.py", text)
    editor.action(uri, "faces()", "document")
    state = editor.job(begin(editor, uri, "explain", "faces()"), *ENDS)
    assert state["state"] == "done", "the tool stands in for the model"
    assert "select less code" in str(state["message"])
    editor.shut(uri)


# The command line


@pytest.fixture
def project(podium: Podium, llama: LlamaServer, monkeypatch: pytest.MonkeyPatch) -> Podium:
    monkeypatch.setenv("PODIUM_PROBES", llama.probes["PODIUM_PROBES"])
    monkeypatch.setitem(WIRES, "openai", brief(WIRES["openai"]))
    podium.write({"words.py": CODE})
    return podium


def test_explain_in_the_terminal(project: Podium) -> None:
    ran = project.here("explain", "words.py:1")
    assert ran.code == 0
    assert ("llama.cpp/SmolLM2" in ran.out) != ("without a model" in ran.err), ran


def test_doctor_names_it_and_no_folder(project: Podium, llama: LlamaServer) -> None:
    ran = project.run("doctor", "--json", **llama.probes)
    found = {one["name"]: one["found"] for one in json.loads(ran.out)}
    assert ran.code == 0
    assert f"127.0.0.1:{llama.port}" in found["endpoint llama.cpp"]
    assert found["model fast"].startswith("llama.cpp/SmolLM2-135M")
    assert "site-packages" not in ran.out
