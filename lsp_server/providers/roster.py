"""Which model serves which role, and the provider behind it: what the agents of a session ask."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass

from lsp_server.providers.clocks import Clocks
from lsp_server.providers.turn import Endpoint, Provider


@dataclass(frozen=True, slots=True)
class Model:
    """A model that an endpoint offers. `window` is its context in tokens, `size` its parameters in billions.

    Both are 0 where the server does not tell. `remote` marks one that a local server only passes on to a
    cloud.
    """

    endpoint: Endpoint
    id: str
    window: int = 0
    size: float = 0.0
    remote: bool = False

    @property
    def name(self) -> str:
        """How users write it: ENDPOINT/MODEL."""
        return f"{self.endpoint.name}/{self.id}"


@dataclass(frozen=True, slots=True)
class Seat:
    """A role that is taken: the model, why it was chosen, and who answers for it."""

    role: str
    model: Model
    why: str
    provider: Provider


class Roster:
    """The seats in force, and all models that were found; replaced whole when others are found."""

    def __init__(self, seats: Iterable[Seat] = (), models: Iterable[Model] = ()) -> None:
        self._seats = {seat.role: seat for seat in seats}
        self.models = tuple(models)

    def __iter__(self) -> Iterator[Seat]:
        return iter(self._seats.values())

    @property
    def roles(self) -> frozenset[str]:
        """The roles that are taken."""
        return frozenset(self._seats)

    def seat(self, role: str) -> Seat | None:
        """Who serves a role."""
        return self._seats.get(role)

    async def close(self) -> None:
        """Let every provider go, each once."""
        for provider in {id(seat.provider): seat.provider for seat in self._seats.values()}.values():
            await provider.close()


ROLES = ("fast", "strong")
_FAST = 10.0  # billions of parameters that a model for short waits has at most
_DEFAULT_WINDOW = 8192


def choose(models: Iterable[Model]) -> dict[str, tuple[Model, str]]:
    """A model for each role, and why: models for code first, then by size; a cloud's model is never chosen
    so."""
    local = [model for model in models if model.endpoint.private and not model.remote and _answers(model.id)]
    if not local:
        return {}
    code = [model for model in local if _is_for_code(model.id)] or local
    quick = [model for model in code if 0 < model.size <= _FAST] or sorted(code, key=lambda one: one.size)[:1]
    fast = max(quick, key=lambda one: one.size)
    strong = max(code, key=lambda one: one.size)
    kind = "for code" if _is_for_code(strong.id) else "of any kind"
    return {
        "fast": (fast, f"the largest {kind} of up to {_FAST:g} billion parameters ({_sized(fast)})"),
        "strong": (strong, f"the largest {kind} ({_sized(strong)})"),
    }


def window_of(model: Model, most: int = 16_384) -> int:
    """The context to ask for: the model's own, but no more than a machine can hold."""
    return min(model.window or _DEFAULT_WINDOW, most)


def _answers(name: str) -> bool:
    """Whether a model talks; embedding and ranking models do not."""
    return not any(word in name.lower() for word in ("embed", "bge-", "rerank", "minilm", "whisper", "tts"))


def _is_for_code(name: str) -> bool:
    return any(word in name.lower() for word in ("code", "coder", "codestral", "devstral", "starcoder"))


def _sized(model: Model) -> str:
    return f"{model.size:g} billion parameters" if model.size else "size unknown"


def seat_all(
    models: Iterable[Model], clocks: Clocks, providers: dict[Endpoint, Provider] | None = None
) -> Roster:
    """A roster of what was found: each role with the model that was chosen for it.

    `providers` has those of earlier rosters and gets new ones: an endpoint's limit holds across rosters.
    """
    listed = list(models)
    chosen = choose(listed)
    providers = {} if providers is None else providers
    for model, _ in chosen.values():
        if model.endpoint not in providers:
            providers[model.endpoint] = make_provider(model.endpoint, clocks)
    seats = [Seat(role, model, why, providers[model.endpoint]) for role, (model, why) in chosen.items()]
    return Roster(seats, listed)


def make_provider(
    endpoint: Endpoint, clocks: Clocks, key: Callable[[], Awaitable[str]] | None = None
) -> Provider:
    """What answers for an endpoint: its wire over HTTP, its limit, rest when it is down, and another try."""
    from lsp_server.providers.http import HttpProvider  # noqa: PLC0415 - httpx loads with the first endpoint
    from lsp_server.providers.wires import WIRES  # noqa: PLC0415
    from lsp_server.providers.wrappers import Limited, Resting, Retrying  # noqa: PLC0415

    plain = HttpProvider(endpoint, WIRES[endpoint.wire], key=key, clocks=clocks)
    limited = Limited(plain, endpoint.most, name=endpoint.name, patience=clocks.queue)
    resting = Resting(limited, name=endpoint.name, now=time.monotonic)
    return Retrying(resting, most=clocks.first)
