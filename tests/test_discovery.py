"""Finding model servers: each by its own sign, nothing else taken for one, nothing of the user's sent."""

from __future__ import annotations

import json

import pytest

from lsp_server.providers.discovery import discover, size_in_name
from lsp_server.providers.knocking import PORTS, open_ports, ports_in
from lsp_server.providers.roster import Model, choose
from lsp_server.providers.simulated import KINDS, Simulated
from lsp_server.providers.turn import Endpoint

PROBED = ("ollama", "llama.cpp", "lmstudio", "vllm")
HERE = Endpoint("here", "ollama", "http://127.0.0.1:1", private=True)


@pytest.mark.parametrize("kind", PROBED)
async def test_a_server_is_known_by_its_sign(kind: str) -> None:
    async with Simulated(kind, lambda _prompt: "", models=("qwen2.5-coder:7b", "nomic-embed-text")) as server:
        models = await discover({kind: [server.port]})
        assert [model.id for model in models] == ["qwen2.5-coder:7b", "nomic-embed-text"]
        assert {model.endpoint.url for model in models} == {server.url}
        assert models[0].size == 7.0
        shown = [one for one in server.asked if one.path == "/api/show"]
        assert {json.dumps(one.body) for one in shown} <= {f'{{"model": "{model.id}"}}' for model in models}
        assert all(one.method == "GET" and one.body is None for one in server.asked if one not in shown)
        assert (models[0].endpoint.most, kind) in {
            (1, "ollama"),
            (4, "llama.cpp"),
            (4, "lmstudio"),
            (16, "vllm"),
        }


@pytest.mark.parametrize("kind", KINDS)
async def test_no_other_server_is_taken_for_one(kind: str) -> None:
    async with Simulated(kind, lambda _prompt: "") as server:
        for other in PROBED:
            if other != kind:
                assert await discover({other: [server.port]}) == []


async def test_a_clouds_model_behind_a_local_server_is_not_local() -> None:
    async with Simulated("ollama", lambda _prompt: "", models=("gpt-oss:120b-cloud",)) as server:
        models = await discover({"ollama": [server.port]})
    assert [model.remote for model in models] == [True]
    assert choose(models) == {}


async def test_a_knock_tells_where_something_listens() -> None:
    async with Simulated("ollama", lambda _prompt: "") as server:
        assert await open_ports({"ollama": [server.port, 9], "vllm": [9]}) == {"ollama": [server.port]}
        assert server.asked == []


async def test_nothing_listens() -> None:
    assert await discover({"ollama": [9], "vllm": [9]}) == []


@pytest.mark.parametrize(
    ("names", "fast", "strong"),
    [
        (["llama3.1:8b", "qwen2.5-coder:7b", "qwen2.5-coder:32b"], "qwen2.5-coder:7b", "qwen2.5-coder:32b"),
        (["llama3.1:8b", "nomic-embed-text"], "llama3.1:8b", "llama3.1:8b"),
        (["deepseek-coder:33b", "starcoder2:15b"], "starcoder2:15b", "deepseek-coder:33b"),
        (["mystery"], "mystery", "mystery"),
    ],
)
def test_models_for_the_roles(names: list[str], fast: str, strong: str) -> None:
    chosen = choose([Model(HERE, name, size=size_in_name(name)) for name in names])
    assert {role: model.id for role, (model, _) in chosen.items()} == {"fast": fast, "strong": strong}
    assert all(why for _, why in chosen.values())


def test_no_model_that_talks() -> None:
    assert choose([Model(HERE, "bge-m3"), Model(HERE, "nomic-embed-text")]) == {}


def test_where_to_look_instead() -> None:
    assert ports_in(None) is PORTS
    assert ports_in("") == {}
    assert ports_in("ollama:11435, vllm:9000,vllm:9001,x:y") == {"ollama": [11435], "vllm": [9000, 9001]}
