"""Which model serves which role, and the provider behind it: what the agents of a session ask."""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # an editor waits for its first answer, which needs none of these
    from lsp_server.providers.clocks import Clocks
    from lsp_server.providers.turn import Endpoint, Provider
    from lsp_server.squad import Price


@dataclass(frozen=True, slots=True)
class Model:
    """A model that an endpoint offers. `window` is its context in tokens, `size` its parameters in billions.

    Both are 0 where the server does not tell. `remote` marks one that a local server only passes on to a
    cloud. `price` is what the user's file says that it costs.
    """

    endpoint: Endpoint
    id: str
    window: int = 0
    size: float = 0.0
    remote: bool = False
    price: Price | None = None

    @property
    def private(self) -> bool:
        """Whether what it is shown stays with the user."""
        return self.endpoint.private and not self.remote

    @property
    def name(self) -> str:
        """How users write it: ENDPOINT/MODEL."""
        return f"{self.endpoint.name}/{self.title}"

    @property
    def title(self) -> str:
        """The id; of a path the last name, since llama.cpp calls a model that nobody named by its path."""
        path = PureWindowsPath(self.id)  # which knows both separators
        return path.name if path.root or path.suffix.lower() == ".gguf" else self.id


@dataclass(frozen=True, slots=True)
class Seat:
    """A role that is taken: the model, why it was chosen, and who answers for it."""

    role: str
    model: Model
    why: str
    provider: Provider


class Roster:
    """The seats in force, all models that were found, and why some of them may not serve.

    Replaced whole when others are found.
    """

    def __init__(
        self, seats: Iterable[Seat] = (), models: Iterable[Model] = (), notes: Iterable[str] = ()
    ) -> None:
        self._seats = {seat.role: seat for seat in seats}
        self.models = tuple(models)
        self.notes = tuple(notes)

    def __iter__(self) -> Iterator[Seat]:
        return iter(self._seats.values())

    @property
    def roles(self) -> frozenset[str]:
        """The roles that are taken."""
        return frozenset(self._seats)

    def seat(self, role: str) -> Seat | None:
        """Who serves a role."""
        return self._seats.get(role)


ROLES = ("fast", "strong")
_FAST = 10.0  # billions of parameters that a model for short waits has at most
_DEFAULT_WINDOW = 8192
_MOST_WINDOW = {True: 16_384, False: 32_768}  # what a user's machine can hold, and what a cloud does


def choose(models: Iterable[Model]) -> dict[str, tuple[Model, str]]:
    """A model for each role, and why: models for code first, then by size; a cloud's model is never chosen
    so."""
    local = [model for model in models if model.private and answers(model.title)]
    if not local:
        return {}
    code = [model for model in local if _is_for_code(model.title)] or local
    quick = [model for model in code if 0 < model.size <= _FAST] or sorted(code, key=lambda one: one.size)[:1]
    fast = max(quick, key=lambda one: one.size)
    strong = max(code, key=lambda one: one.size)
    kind = "for code" if _is_for_code(strong.title) else "of any kind"
    return {
        "fast": (fast, f"the largest {kind} of up to {_FAST:g} billion parameters ({_sized(fast)})"),
        "strong": (strong, f"the largest {kind} ({_sized(strong)})"),
    }


def window_of(model: Model) -> int:
    """The context to ask for: the model's own, but no more than a machine can hold.

    Always the same for a model: Ollama loads it anew for another one.
    """
    most = _MOST_WINDOW[model.private]
    return min(model.window or (_DEFAULT_WINDOW if model.private else most), most)


# Compiled with the first prompt: it takes a millisecond in which an editor would wait.
_THINKS = (
    r"(?:^|/)o[1-9]|gpt-5|gpt-oss|gemini-(?:2\.5|[3-9])|deepseek-r|reasoner|"
    r"qwen3(?!-coder)|qwq|magistral|thinking"
)
_THOUGHTS = {True: 2000, False: 8000}  # tokens: on a user's machine, whose windows are small, and in a cloud


def thinking_room(model: Model) -> int:
    """How many tokens a model may take to think before it answers: servers count them as its answer's."""
    return _THOUGHTS[model.private] if re.search(_THINKS, model.id, re.IGNORECASE) else 0


def answers(name: str) -> bool:
    """Whether a model talks; embedding and ranking models do not."""
    return not any(word in name.lower() for word in ("embed", "bge-", "rerank", "minilm", "whisper", "tts"))


def _is_for_code(name: str) -> bool:
    return any(word in name.lower() for word in ("code", "coder", "codestral", "devstral", "starcoder"))


def _sized(model: Model) -> str:
    return f"{model.size:.3g} billion parameters" if model.size else "size unknown"


def make_provider(
    endpoint: Endpoint,
    clocks: Clocks,
    key: Callable[[], Awaitable[str]] | None = None,
    authorities: str = "",
    denied: Callable[[], None] | None = None,
) -> Provider:
    """What answers for an endpoint: its wire over HTTP, its limit, rest when it is down, and another try.

    `authorities` is a file of certificates to believe instead of the usual ones; `denied` is told when the
    server does not take the key.
    """
    from lsp_server.providers.http import HttpProvider  # noqa: PLC0415 - httpx loads with the first endpoint
    from lsp_server.providers.wires import WIRES  # noqa: PLC0415
    from lsp_server.providers.wrappers import Limited, Resting, Retrying  # noqa: PLC0415

    plain = HttpProvider(
        endpoint, WIRES[endpoint.wire], key=key, clocks=clocks, authorities=authorities, denied=denied
    )
    limited = Limited(plain, endpoint.most, name=endpoint.name, patience=clocks.queue)
    resting = Resting(limited, name=endpoint.name, now=time.monotonic, clocks=clocks)
    return Retrying(resting, clocks=clocks)
