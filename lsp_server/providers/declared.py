"""The models of the endpoints that the user's file declares.

A server of the user's own is asked which it has. A cloud is asked only where a pattern with `*` needs its
list; a model that is named in full is taken at the user's word, and nothing is sent before it is used.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

import httpx

from lsp_server.errors import UserError
from lsp_server.providers.discovery import KINDS, Ask, asking, size_in_name
from lsp_server.providers.keys import Keys
from lsp_server.providers.roster import Model
from lsp_server.providers.turn import Endpoint, count, dig, items, words
from lsp_server.providers.wires import WIRES
from lsp_server.squad import Declared, Own, is_loopback

_PATIENCE = 3.0
_MOST = {"ollama": 1, "openai": 4, "anthropic": 4, "google": 4}
_LISTS = {"ollama": "/api/tags", "openai": "/models", "anthropic": "/v1/models", "google": "/v1beta/models"}


async def declared_models(endpoints: Iterable[Declared], own: Own, keys: Keys) -> list[Model]:
    """The models of these endpoints of a file, in the file's order."""
    found = await asyncio.gather(*(_models(one, own, keys) for one in endpoints))
    return [model for models in found for model in models]


def without_declared(found: Sequence[Model], own: Own) -> list[Model]:
    """What was found by itself, but for the servers that the file declares under a name of the user's."""
    taken = {_origin(one.url) for one in own.endpoints}
    return [model for model in found if _origin(model.endpoint.url) not in taken]


async def _models(declared: Declared, own: Own, keys: Keys) -> list[Model]:
    most = declared.most or _MOST[declared.wire]
    endpoint = Endpoint(declared.name, declared.wire, declared.url, declared.private, most, declared.key)
    patterns = [
        pattern.partition("/")[2]
        for role in own.roles.values()
        for pattern in role
        if pattern.startswith(f"{declared.name}/")
    ]
    named = dict.fromkeys([*(one for one in patterns if "*" not in one), *declared.prices])
    models = [
        Model(endpoint, name, size=size_in_name(name), remote=_is_passed_on(endpoint, name)) for name in named
    ]
    if declared.private or any("*" in one for one in patterns):
        listed = await _asked(endpoint, declared, keys)
        models = models if listed is None else listed
    return [replace(one, price=declared.prices.get(one.id)) for one in models]


async def _asked(endpoint: Endpoint, declared: Declared, keys: Keys) -> list[Model] | None:
    """What the server lists; None where it does not. A proxy has no business with a server of the user's."""
    proxied = not (declared.private or is_loopback(declared.url))
    try:
        async with httpx.AsyncClient(timeout=_PATIENCE, follow_redirects=False, trust_env=proxied) as client:
            return await _listed(client, endpoint, declared, keys)
    except (ValueError, ImportError, httpx.InvalidURL):  # a URL or a proxy that httpx can make nothing of
        return None


async def _listed(
    client: httpx.AsyncClient, endpoint: Endpoint, declared: Declared, keys: Keys
) -> list[Model] | None:
    """What the server says that it has; None where it does not say."""
    if is_loopback(declared.url):
        at_root = asking(client, f"{urlsplit(declared.url).scheme}://{urlsplit(declared.url).netloc}")
        for kind in KINDS:
            if kind.wire == declared.wire and await kind.is_it(at_root):
                known = replace(endpoint, most=declared.most or kind.most)
                return [_renamed(one, known, declared) for one in await kind.models(at_root, known)]
    try:
        fetch = keys.of(declared.key)
        headers = WIRES[declared.wire].headers(await fetch() if fetch else "")
    except UserError:
        return None
    return await _plain_list(asking(client, declared.url, headers), endpoint)


def _renamed(model: Model, endpoint: Endpoint, declared: Declared) -> Model:
    """A model of a known kind of server at the endpoint as it is declared, with the slots that it tells."""
    most = declared.most or model.endpoint.most
    return replace(model, endpoint=replace(endpoint, most=most))


async def _plain_list(ask: Ask, endpoint: Endpoint) -> list[Model] | None:
    said = await ask(_LISTS[endpoint.wire])
    if said is None:
        return None
    listed = items(dig(said, "data")) or items(dig(said, "models"))
    return [
        Model(
            endpoint,
            name.removeprefix("models/"),
            window=count(dig(one, "max_model_len")) or count(dig(one, "inputTokenLimit")),
            size=size_in_name(name),
            remote=bool(dig(one, "remote_model") or dig(one, "remote_host")) or _is_passed_on(endpoint, name),
        )
        for one in listed
        if (name := words(dig(one, "id")) or words(dig(one, "name")))
    ]


def _is_passed_on(endpoint: Endpoint, name: str) -> bool:
    """Whether an Ollama passes a model on to its cloud, by what such models are called there."""
    return endpoint.wire == "ollama" and name.endswith(("-cloud", ":cloud"))


def _origin(url: str) -> str:
    return urlsplit(url).netloc.replace("localhost", "127.0.0.1")
