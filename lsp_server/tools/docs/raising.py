"""Which exceptions leave a function by its own `raise` and `throw`, and what is evident of when."""

from __future__ import annotations

import builtins
import re
from dataclasses import dataclass

from lsp_server.syntax import Match, Node
from lsp_server.tools.docs.matches import Bytes, Found, string
from lsp_server.tools.docs.model import Raised

_NAME = re.compile(r"[^\W\d][\w.]*")
_PLAIN_MESSAGE = re.compile(r"([\"'])([^\"'\\`{}\n\r%]{3,80})\1\Z")


@dataclass(frozen=True, slots=True)
class _Guard:
    """A `try`: the bytes of its body, and the names it catches; no names for all of them."""

    body: Bytes
    names: frozenset[str]


def raised(found: Found) -> tuple[Raised, ...]:
    """Each exception once, in the order of the code, its first reason kept.

    Left out: what an enclosing `try` of the same function catches and does not pass on, what nested
    functions raise, and `raise` of a variable whose type is not evident.
    """
    guards = _guards(found)
    made = _made(found)
    out: dict[str, Raised] = {}
    for match in found.own_matches("raise"):
        node = match.captures["raise"][0]
        name = _exception(string(match.first("raise.name")), made)
        if name and not _is_caught(name, node, guards):
            out.setdefault(name, _reasons(found, match, name))
    return tuple(out.values())


def last_part(name: str) -> str:
    """The last name of a dotted one: `NotFound` of `errors.NotFound` and `errors::NotFound`."""
    return re.split(r"\.|::|\\", name)[-1]


def _exception(name: str, made: dict[str, str]) -> str:
    """The class that a name in a `raise` means; empty where only running the code would tell."""
    name = made.get(name, name)
    return name if "::" in name or last_part(name).lstrip("_")[:1].isupper() else ""


def _made(found: Found) -> dict[str, str]:
    """The variables that are only ever given new instances of one class, with that class."""
    out: dict[str, str] = {}
    for match in found.own_matches("made"):
        name, made = string(match.first("made.name")), string(match.first("made.type"))
        out[name] = made if out.get(name, made) == made else ""
    return {name: made for name, made in out.items() if made}


def _guards(found: Found) -> list[_Guard]:
    """The clauses that keep what they catch: no `raise` that passes it on stands in them."""
    passed_on = [match.captures["reraise"][0].start_byte for match in found.own_matches("reraise")]
    passed_on = [start for start in passed_on if found.own[0] <= start < found.own[1]]
    guards: list[_Guard] = []
    for match in found.own_matches("guard"):
        clause = match.captures["guard.clause"][0]
        if not any(clause.start_byte <= start < clause.end_byte for start in passed_on):
            names = _names(string(match.first("guard.types")))
            guards.append(_Guard(match.captures["guard.body"][0].byte_range, frozenset(names)))
    return guards


def _names(types: str) -> list[str]:
    return [last_part(name) for name in _NAME.findall(types.split(" as ", maxsplit=1)[0])]


def _is_caught(name: str, node: Node, guards: list[_Guard]) -> bool:
    start = node.start_byte
    return any(
        guard.body[0] <= start < guard.body[1]
        and (not guard.names or any(_covers(caught, last_part(name)) for caught in guard.names))
        for guard in guards
    )


def _covers(caught: str, name: str) -> bool:
    """True where `except caught` takes the exception; the hierarchy is known for built-in ones only."""
    if caught in (name, "BaseException"):
        return True
    outer, inner = getattr(builtins, caught, None), getattr(builtins, name, None)
    if isinstance(outer, type) and isinstance(inner, type):
        return issubclass(inner, outer)
    return caught == "Exception"


def _reasons(found: Found, match: Match, name: str) -> Raised:
    node = match.captures["raise"][0]
    message = _PLAIN_MESSAGE.match(string(match.first("raise.message")))
    return Raised(
        name,
        conditions=_conditions(found, node),
        caught=_handler(found, node),
        message=message[2].strip() if message else "",
    )


def _conditions(found: Found, node: Node) -> tuple[str, ...]:
    """The tests around a `raise`, the outer one first; none where a branch without a test is among them."""
    if any(_around(match.captures["otherwise"][0], node) for match in found.own_matches("otherwise")):
        return ()
    around = [match for match in found.own_matches("when") if _around(match.captures["when"][0], node)]
    return tuple(" ".join(string(match.first("when.test")).split()) for match in around)


def _handler(found: Found, node: Node) -> str:
    around = [match for match in found.own_matches("handler") if _around(match.captures["handler"][0], node)]
    return string(around[-1].first("handler.types")).split(" as ")[0] if around else ""


def _around(outer: Node, inner: Node) -> bool:
    return outer.start_byte <= inner.start_byte and inner.end_byte <= outer.end_byte
