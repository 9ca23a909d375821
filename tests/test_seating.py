"""Which model takes which role: by the user's file, by what is there, and never a cloud's unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lsp_server.errors import PodiumError, UserError
from lsp_server.providers import Clocks, Keys
from lsp_server.providers.declared import _is_passed_on, declared_models, without_declared
from lsp_server.providers.pool import Pool
from lsp_server.providers.roster import Model, thinking_room, window_of
from lsp_server.providers.seating import seat_roles
from lsp_server.providers.simulated import Simulated
from lsp_server.providers.simulated_mishaps import Fault
from lsp_server.providers.turn import Cause, Endpoint, Failed, Prompt, Reply
from lsp_server.squad import KeySource, Own, Price
from lsp_server.squad.formats import shape_of
from lsp_server.squad.loading import parse_own
from lsp_server.tools import process

HERE = Endpoint("laptop", "ollama", "http://127.0.0.1:1", private=True)
CLOUD = Endpoint("claude", "anthropic", "https://api.example.com")
SMALL = Model(HERE, "qwen2.5-coder:7b", size=7)
LARGE = Model(HERE, "qwen2.5-coder:32b", size=32)
SONNET = Model(CLOUD, "sonnet", price=Price(3, 15))


def own(text: str) -> Own:
    return parse_own(Path("/nowhere/squad.yaml"), f"version: 1\n{text}")


ENDPOINTS = "endpoints: {laptop: {wire: ollama}, claude: {wire: anthropic}}\n"


def names(models: list[Model], text: str, *, cloud: bool = True) -> dict[str, str]:
    seating = seat_roles(models, own(ENDPOINTS + text), cloud=cloud)
    return {role: model.name for role, (model, _) in seating.chosen.items()}


def test_without_roles_what_is_found_serves_and_no_cloud() -> None:
    assert names([SONNET, SMALL, LARGE], "") == {
        "fast": "laptop/qwen2.5-coder:7b",
        "strong": "laptop/qwen2.5-coder:32b",
    }
    assert names([SONNET], "") == {}


def test_the_first_that_is_there_serves() -> None:
    roles = 'models: {strong: ["laptop/nothing", "laptop/*:32b", "claude/sonnet"]}\n'
    assert names([SONNET, SMALL, LARGE], roles)["strong"] == "laptop/qwen2.5-coder:32b"
    assert names([SONNET, SMALL], roles)["strong"] == "claude/sonnet"


def test_a_role_that_is_left_out_takes_the_only_one_named() -> None:
    assert names([SONNET], "models: {fast: claude/sonnet}\n") == {
        "fast": "claude/sonnet",
        "strong": "claude/sonnet",
    }
    assert names([SONNET, SMALL], "models: {fast: claude/sonnet}\n")["strong"] == "laptop/qwen2.5-coder:7b"


def test_a_named_role_without_a_model_stays_empty_and_says_so() -> None:
    seating = seat_roles([SMALL], own(f"{ENDPOINTS}models: {{strong: claude/sonnet}}\n"), cloud=True)
    assert "strong" not in seating.chosen
    assert any("claude/sonnet" in note for note in seating.notes)


def test_cloud_never_means_the_next_one() -> None:
    roles = 'models: {fast: ["claude/sonnet", "laptop/*"]}\n'
    assert names([SONNET, SMALL], roles, cloud=False)["fast"] == "laptop/qwen2.5-coder:7b"
    seating = seat_roles([SONNET], own(ENDPOINTS + roles), cloud=False)
    assert seating.chosen == {}
    assert any("cloud is never" in note for note in seating.notes)


@pytest.mark.parametrize("budget", ["run: {cost: 1}", "day: {cost: 1}"])
def test_a_model_without_a_price_is_refused_by_name_while_a_budget_of_money_stands(budget: str) -> None:
    roles = f"models: {{fast: claude/sonnet}}\nbudgets: {{{budget}}}\n"
    seating = seat_roles([replace(SONNET, price=None)], own(ENDPOINTS + roles), cloud=True)
    assert seating.chosen == {}
    assert any("claude/sonnet has no price" in note for note in seating.notes)
    assert names([SONNET], roles)["fast"] == "claude/sonnet"
    assert names([SMALL], f"budgets: {{{budget}}}\n")["fast"] == "laptop/qwen2.5-coder:7b", (
        "local ones are free"
    )


def test_a_clouds_model_behind_a_local_server_is_a_clouds() -> None:
    remote = Model(HERE, "gpt-oss:120b-cloud", remote=True)
    assert not remote.private
    assert names([remote], "") == {}
    assert names([remote], "models: {fast: 'laptop/gpt-oss:120b-cloud'}\n", cloud=False) == {}
    assert names([remote], "models: {fast: 'laptop/gpt-oss:120b-cloud'}\n")["fast"] == remote.name


def test_a_star_means_no_passed_on_model_and_none_that_does_not_talk() -> None:
    others = [Model(HERE, "gpt-oss:120b-cloud", remote=True), Model(HERE, "nomic-embed-text")]
    assert names([*others, SMALL], "models: {fast: 'laptop/*'}\n")["fast"] == SMALL.name


def test_a_model_that_a_server_passes_on_is_known_by_its_name() -> None:
    mine = own("endpoints: {c: {wire: ollama, url: 'http://10.255.255.1:9', privacy: own}}\n")
    model = Model(Endpoint("c", "ollama", "x", private=True), "gpt-oss:120b-cloud")
    assert _is_passed_on(model.endpoint, model.id)
    assert not _is_passed_on(replace(model.endpoint, wire="openai"), model.id)
    assert mine.endpoints[0].private


def test_latest_may_be_left_out() -> None:
    assert (
        names([Model(HERE, "mine:latest")], "models: {fast: laptop/mine}\n")["fast"] == "laptop/mine:latest"
    )


async def _no_command(_command: object) -> str:
    raise AssertionError("no command was to be run")


async def test_declared_servers_are_asked_and_take_the_users_name() -> None:
    async with Simulated("ollama", lambda _prompt: "", models=("a:7b", "b:3b")) as server:
        server.windows = {"a:7b": 32768}
        mine = own(f"endpoints: {{box: {{wire: ollama, url: '{server.url}'}}}}\n")
        models = await declared_models(mine.endpoints, mine, Keys({}, _no_command))
        assert [one.name for one in models] == ["box/a:7b", "box/b:3b"]
        assert [one.window for one in models] == [32768, 0]
        assert without_declared([replace(SMALL, endpoint=replace(HERE, url=server.url))], mine) == []
        assert without_declared([SMALL], mine) == [SMALL]


async def test_a_server_of_ones_own_that_is_none_of_the_known_ones_gets_its_key() -> None:
    async with Simulated("openai", lambda _prompt: "", models=("a", "b")) as server:
        mine = own(f"endpoints: {{gate: {{wire: openai, url: '{server.url}', key: {{env: GATE_KEY}}}}}}\n")
        models = await declared_models(mine.endpoints, mine, Keys({"GATE_KEY": "k1"}, _no_command))
        assert [one.id for one in models] == ["a", "b"]
        assert any(one.headers.get("authorization") == "Bearer k1" for one in server.asked)


async def test_a_cloud_is_not_asked_before_it_is_used() -> None:
    mine = own("endpoints: {c: {wire: anthropic, key: {env: K}}}\nmodels: {fast: c/claude-x}\n")
    models = await declared_models(mine.endpoints, mine, Keys({}, _no_command))
    assert [(one.name, one.private) for one in models] == [("c/claude-x", False)]


async def test_a_key_is_fetched_when_it_is_asked_for() -> None:
    ran: list[object] = []

    async def run(command: object) -> str:
        ran.append(command)
        return "  secret-key \nmore\n"

    keys = Keys({"A": " abc \n", "B": "", "C": "ä"}, run)
    assert keys.of(None) is None
    env = keys.of(KeySource(env="A"))
    assert env is not None
    assert await env() == "abc"
    printed = keys.of(KeySource(command=("pass", "show", "x")))
    assert printed is not None
    assert [await printed(), await printed()] == ["secret-key", "secret-key"]
    assert ran == [("pass", "show", "x")], "asked once in ten minutes"
    for name, words in (("B", "B is not set"), ("C", "characters that no key has"), ("D", "D is not set")):
        fetch = keys.of(KeySource(env=name))
        assert fetch is not None
        with pytest.raises(UserError, match=words):
            await fetch()


async def test_a_printed_key_that_the_server_refuses_is_printed_anew() -> None:
    printed = iter(["old-key-of-the-user", "new-key-of-the-user"])

    async def run(_command: object) -> str:
        return next(printed)

    source = KeySource(command=("pass", "show", "x"))
    refusal = Fault(status=401)
    async with Simulated("openai", lambda _prompt: "hello", faults=(refusal,)) as server:
        endpoint = Endpoint("there", "openai", server.url, private=True, key=source)
        pool = Pool(Clocks(), Keys({}, run))
        asks = pool.provider(endpoint).complete
        prompt = Prompt("one", "", "say hello")
        first, second = await asks(prompt, print), await asks(prompt, print)
        await pool.close()
    assert isinstance(first, Failed)
    assert first.cause is Cause.DENIED
    assert isinstance(second, Reply)
    assert "new-key-of-the-user" in str(server.asked[-1].headers)


async def test_a_keys_command_that_fails_says_so_and_prints_no_key() -> None:
    async def run(command: tuple[str, ...]) -> str:
        return await process.printed(command, seconds=10, environment={"PATH": "/usr/bin:/bin"})

    for command, words in ((("false",), "ended with code 1"), (("no-such-program",), "does not start")):
        fetch = Keys({}, run).of(KeySource(command=command))
        assert fetch is not None
        with pytest.raises(PodiumError, match=words):
            await fetch()
    fetch = Keys({}, run).of(KeySource(command=("echo", "$HOME; id")))
    assert fetch is not None
    assert await fetch() == "$HOME; id", "no shell reads it"


@pytest.mark.parametrize(
    ("model", "size", "lines", "shape"),
    [
        ("qwen2.5-coder:7b", 7, 200, "rewrite"),
        ("qwen2.5-coder:32b", 32, 200, "rewrite"),
        ("claude-sonnet-4-5", 0, 200, "patch"),
        ("claude-sonnet-4-5", 0, 20, "rewrite"),
        ("anthropic/claude-sonnet-4-5", 0, 200, "patch"),
        ("gpt-4o-mini", 0, 200, "rewrite"),
        ("gpt-5.1", 0, 200, "patch"),
        ("qwen3-coder:480b", 480, 200, "patch"),
    ],
)
def test_patches_are_asked_of_those_that_manage(model: str, size: float, lines: int, shape: str) -> None:
    assert shape_of("auto", model, size, lines) == shape
    assert shape_of("patch", model, size, lines) == "patch"
    assert shape_of("rewrite", model, size, lines) == "rewrite"


def test_the_window_is_bounded_by_what_machines_hold() -> None:
    assert window_of(SMALL) == 8192
    assert window_of(replace(SMALL, window=131_072)) == 16_384
    assert window_of(replace(SMALL, window=2048)) == 2048
    assert window_of(SONNET) == 32_768


@pytest.mark.parametrize(
    "name", ["o3", "gpt-5.1", "gemini-2.5-pro", "qwen3:8b", "deepseek-r1:7b", "openai/gpt-5"]
)
def test_models_that_think_have_room_for_it(name: str) -> None:
    assert thinking_room(replace(SMALL, id=name)) == 2000
    assert thinking_room(replace(SONNET, id=name)) == 8000


@pytest.mark.parametrize(
    "name", ["qwen2.5-coder:7b", "qwen3-coder:30b", "gpt-4o", "llama3.1:8b", "claude-sonnet-4-5"]
)
def test_others_need_none(name: str) -> None:
    assert thinking_room(replace(SMALL, id=name)) == 0
