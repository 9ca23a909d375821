"""Finding the model servers of this machine: loopback only, after the first answers, with nothing of the
user's in it.

Each kind is accepted only on a sign that is its own (read in the servers' source and documentation): ports
8000 and 8080 belong to many a developer's own server.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, Protocol, cast

import httpx

from lsp_server.providers.roster import Model, window_of
from lsp_server.providers.turn import Endpoint, Json, count, dig, items, words

_PATIENCE = 0.5  # seconds for each answer; a refused port answers at once
_MOST_MODELS = 40
_MOST_BYTES = 1 << 20
_OWN_CHOICE = 4  # slots that llama.cpp makes where nobody says how many
_SIZE = re.compile(r"(?:^|[-_:x.])(\d+(?:\.\d+)?)\s*b(?:$|[-_:.])", re.IGNORECASE)


class Ask(Protocol):
    """Gives the JSON (or the text) at a path of one server, None for anything but a plain 200."""

    def __call__(self, path: str, body: Json | None = None) -> Awaitable[Any]:
        """Ask for a path, or send a body there."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of server: its wire, how it is known, and how its models are listed."""

    name: str
    wire: str
    base: str
    most: int
    is_it: Callable[[Ask], Awaitable[bool]]
    models: Callable[[Ask, Endpoint], Awaitable[list[Model]]]


async def discover(ports: Mapping[str, Sequence[int]]) -> list[Model]:
    """Every model of every server at these ports of this machine, by kind."""
    limits = httpx.Timeout(_PATIENCE)
    async with httpx.AsyncClient(timeout=limits, follow_redirects=False, trust_env=False) as client:
        probes = [_probe(client, kind, port) for kind in KINDS for port in ports.get(kind.name, ())]
        found = await asyncio.gather(*probes)
    return [model for models in found for model in models]


async def _probe(client: httpx.AsyncClient, kind: Kind, port: int) -> list[Model]:
    url = f"http://127.0.0.1:{port}"
    ask = asking(client, url)
    if not await kind.is_it(ask):
        return []
    endpoint = Endpoint(kind.name, kind.wire, url + kind.base, private=True, most=kind.most)
    return (await kind.models(ask, endpoint))[:_MOST_MODELS]


def asking(client: httpx.AsyncClient, base: str, headers: Mapping[str, str] | None = None) -> Ask:
    """What asks one server: a GET for a path alone, a POST with a body."""

    async def ask(path: str, body: Json | None = None) -> Any:  # noqa: ANN401 - whatever the server says
        method = "GET" if body is None else "POST"
        request = client.build_request(
            method, base + path, json=body, headers={"Accept-Encoding": "identity", **(headers or {})}
        )
        return await _answer(client, request)

    return ask


async def _answer(client: httpx.AsyncClient, request: httpx.Request) -> Any:  # noqa: ANN401 - as above
    try:
        async with _sent(client, request) as response:
            if response.status_code != 200:
                return None
            data = bytearray()
            async for piece in response.aiter_raw():
                data += piece
                if len(data) > _MOST_BYTES:
                    return None
    except (httpx.HTTPError, httpx.InvalidURL):
        return None
    return _value(bytes(data))


@asynccontextmanager
async def _sent(client: httpx.AsyncClient, request: httpx.Request) -> AsyncGenerator[httpx.Response]:
    response = await client.send(request, stream=True)
    try:
        yield response
    finally:
        await response.aclose()


def _value(data: bytes) -> Any:  # noqa: ANN401 - whatever the server says
    import json  # noqa: PLC0415

    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return data[:200].decode("utf-8", "replace")


async def _is_ollama(ask: Ask) -> bool:
    said = await ask("/")
    return isinstance(said, str) and said.strip() == "Ollama is running"


async def _ollama_models(ask: Ask, endpoint: Endpoint) -> list[Model]:
    """From /api/tags; the context is in the model's own metadata, which /api/show gives."""
    listed: list[Json] = items(dig(await ask("/api/tags"), "models"))
    models = [
        Model(
            endpoint,
            words(dig(one, "name")),
            size=_billions(words(dig(one, "details", "parameter_size")))
            or size_in_name(words(dig(one, "name"))),
            window=count(dig(one, "details", "context_length")),
            remote=bool(dig(one, "remote_model") or dig(one, "remote_host")),
        )
        for one in listed
        if words(dig(one, "name"))
    ]
    return list(await asyncio.gather(*(_with_window(ask, one) for one in models[:_MOST_MODELS])))


async def _with_window(ask: Ask, model: Model) -> Model:
    """A local model with the context that it was trained for, from `model_info` of /api/show."""
    if model.window or model.remote:
        return model
    told = dig(await ask("/api/show", {"model": model.id}), "model_info")
    told = cast("Json", told) if isinstance(told, dict) else {}
    windows = [count(value) for name, value in told.items() if name.endswith(".context_length")]
    return replace(model, window=max(windows, default=0))


async def _is_llamacpp(ask: Ask) -> bool:
    props = await ask("/props")
    return isinstance(props, dict) and "default_generation_settings" in props and "total_slots" in props


async def _llamacpp_models(ask: Ask, endpoint: Endpoint) -> list[Model]:
    props = await ask("/props")
    slots, window = (
        count(dig(props, "total_slots")),
        count(dig(props, "default_generation_settings", "n_ctx")),
    )
    most = _fitting(slots, window_of(Model(endpoint, "", window)), window)
    seat = replace(endpoint, most=most)
    listed: list[Json] = items(dig(await ask("/v1/models"), "data"))
    return [
        Model(
            seat,
            words(dig(one, "id")),
            window=window or count(dig(one, "meta", "n_ctx_train")),
            size=count(dig(one, "meta", "n_params")) / 1e9 or size_in_name(words(dig(one, "id"))),
        )
        for one in listed
        if words(dig(one, "id"))
    ]


def _fitting(slots: int, each: int, shared: int) -> int:
    """How many turns of `each` tokens llama.cpp takes at once: its slots, or what a shared context holds.

    Where nobody says how many, it makes four, tells each of them of the whole context, and ends all turns
    once that is full (its issue 23652). It does not tell whether they share it, so four are taken to.
    """
    return max(1, min(slots, shared // each) if slots == _OWN_CHOICE else slots)


async def _is_lmstudio(ask: Ask) -> bool:
    listed = items(dig(await ask("/api/v1/models"), "models")) or items(
        dig(await ask("/api/v0/models"), "data")
    )
    return any("max_context_length" in one for one in listed if isinstance(one, dict))


async def _lmstudio_models(ask: Ask, endpoint: Endpoint) -> list[Model]:
    listed: list[Json] = items(dig(await ask("/api/v1/models"), "models"))
    listed = listed or items(dig(await ask("/api/v0/models"), "data"))
    return [
        Model(
            endpoint,
            name,
            window=count(dig(one, "loaded_instances", 0, "config", "context_length"))
            or count(dig(one, "loaded_context_length"))
            or count(dig(one, "max_context_length")),
            size=_billions(words(dig(one, "params_string"))) or size_in_name(name),
        )
        for one in listed
        if (name := words(dig(one, "key")) or words(dig(one, "id")))
        and dig(one, "type") in ("llm", "vlm", None)
    ]


async def _is_vllm(ask: Ask) -> bool:
    version = await ask("/version")
    if not (isinstance(version, dict) and words(dig(version, "version"))):
        return False
    return any(dig(one, "owned_by") == "vllm" for one in items(dig(await ask("/v1/models"), "data")))


async def _vllm_models(ask: Ask, endpoint: Endpoint) -> list[Model]:
    listed: list[Json] = items(dig(await ask("/v1/models"), "data"))
    return [
        Model(endpoint, name, window=count(dig(one, "max_model_len")), size=size_in_name(name))
        for one in listed
        if (name := words(dig(one, "id")))
    ]


def size_in_name(name: str) -> float:
    """The billions of parameters that a model's name speaks of; 0 where it does not."""
    found = _SIZE.search(name)
    return float(found[1]) if found else 0.0


def _billions(said: str) -> float:
    """`7.6B` or `494.03M`, as servers write it."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([BM])\s*", said, re.IGNORECASE)
    if found is None:
        return 0.0
    return float(found[1]) / (1 if found[2].upper() == "B" else 1000)


KINDS: tuple[Kind, ...] = (
    Kind("ollama", "ollama", "", 1, _is_ollama, _ollama_models),
    Kind("llama.cpp", "openai", "/v1", 1, _is_llamacpp, _llamacpp_models),
    Kind("lmstudio", "openai", "/v1", 4, _is_lmstudio, _lmstudio_models),
    Kind("vllm", "openai", "/v1", 16, _is_vllm, _vllm_models),
)
