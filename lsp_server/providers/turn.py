"""One turn with a model: a prompt goes in, a `Reply` or the reason why there is none comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol, cast

from lsp_server.squad import KeySource

Json = dict[str, Any]
Tell = Callable[[str], None]
"""Is given each piece of the answer's text as it comes; never the thinking before it."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is asked. `shared` is equal for all requests of a kind, so that servers may cache it.

    `schema` is a JSON schema that the answer must fit, `tokens` the most that it may have; `window` is the
    context, in tokens, that the prompt was packed for. `seconds` bound the answer from its first token on, 0
    for no such bound.
    """

    model: str
    shared: str
    request: str
    schema: Json | None = None
    tokens: int = 2000
    window: int = 8192
    temperature: float = 0.0
    seconds: float = 0.0


class Finish(StrEnum):
    """Why a model stopped."""

    STOP = "stop"
    LENGTH = "length"
    FILTERED = "filtered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the server counted them; `cached` are those of `input` that it had already."""

    input: int = 0
    output: int = 0
    cached: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer. `thinking` is what the model said to itself, kept apart from `text`.

    `doubts` are lines for the user: why it may not be what was asked for, though it is whole.
    """

    text: str
    finish: Finish
    model: str
    thinking: str = ""
    usage: Usage = field(default_factory=Usage)
    doubts: tuple[str, ...] = ()


class Cause(StrEnum):
    """What kept an answer from coming, by who must act."""

    UNREACHABLE = "unreachable"  # nothing listens, or the connection broke
    SILENT = "silent"  # a clock ran out
    BUSY = "busy"  # overloaded or rate limited: later
    QUOTA = "quota"  # paid for no more: retrying does not help
    DENIED = "denied"  # the key is wrong or missing
    NO_MODEL = "no model"
    TOO_LONG = "too long"  # the prompt does not fit the model's context
    BROKEN = "broken"  # the answer is not in the wire's format
    FAILED = "failed"  # the server says that it failed


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer, and why. `message` is one line: what happened and what to do.

    `after` is how many seconds the server asks to wait, None where it says nothing; `started` tells that part
    of an answer had come, so that asking again could show it twice. `again` is False where another try at
    once is of no use, whatever the cause.
    """

    cause: Cause
    message: str
    after: float | None = None
    started: bool = False
    again: bool = True


Turn = Reply | Failed


class Provider(Protocol):
    """Whoever answers prompts: an endpoint, a wrapper around one, or a script."""

    async def complete(self, prompt: Prompt, tell: Tell) -> Turn:
        """One turn. Cancelling it closes its connection at once; nothing but that is ever raised."""
        ...

    async def close(self) -> None:
        """Let go of what is held open."""
        ...


@dataclass(frozen=True, slots=True)
class Delta:
    """What one event of a stream adds; a wire's reader makes them."""

    text: str = ""
    thinking: str = ""
    finish: Finish | None = None
    usage: Usage | None = None
    model: str = ""
    failed: Failed | None = None
    last: bool = False  # the stream says that it is complete


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A place that serves models. `name` is what the user calls it, `wire` the name of its wire format.

    `private` says that the code sent there stays with the user: on this machine, or on a server of theirs.
    `most` is how many turns it takes at once. `key` tells where its key is, never what it is.
    """

    name: str
    wire: str
    url: str
    private: bool = False
    most: int = 1
    key: KeySource | None = None


@dataclass(frozen=True, slots=True)
class Wire:
    """One wire format: how to ask, and what an event and a fault of it mean. All pure functions.

    `framing` is "sse" or "lines" (one JSON object a line). `counts_all` says that servers count the whole
    prompt, what they had kept of it too.
    """

    name: str
    framing: str
    path: Callable[[Prompt], str]
    headers: Callable[[str], Mapping[str, str]]
    body: Callable[[Prompt], Json]
    read: Callable[[Json], Delta]
    fault: Callable[[int, object], tuple[Cause, str]]
    counts_all: bool = False


def dig(value: Any, *path: str | int) -> Any:  # noqa: ANN401 - whatever JSON has
    """What stands at a path of keys and places, or None: servers leave out what they like."""
    for step in path:
        if isinstance(step, str):
            value = cast("Json", value).get(step) if isinstance(value, dict) else None
        else:
            found = items(value)
            value = found[step] if len(found) > step else None
    return value


def items(value: object) -> list[Any]:
    """A list as it is, anything else as nothing."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def words(value: object) -> str:
    """A string as it is, anything else as nothing."""
    return value if isinstance(value, str) else ""


def count(value: object) -> int:
    """A number of tokens; 0 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
