"""A client's menu of code actions: what it asks for, and what of the answer its user gets to see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.e2e.clients.record import Asking, Client, below
from tests.lsp_client import place_of

Json = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """A line of the menu."""

    title: str
    action: Json


def shown(client: Client, asking: Asking, actions: Sequence[Json], listed: Sequence[str]) -> list[Json]:
    """What of a server's actions one request's menu shows; `listed` are the commands that it declared."""
    out = [one for one in actions if _is_shown(asking, one)]
    if client.listed_only:
        out = [one for one in out if "command" not in one or one["command"]["command"] in listed]
    return [one for one in out if "disabled" not in one][: asking.most]


def items(client: Client, actions: Sequence[Json], others: Sequence[str] = ()) -> list[Item]:
    """The lines of the whole menu; `others` are titles of other servers' actions, which stand before."""
    taken, out = set(others) if client.one_per_title else set[str](), list[Item]()
    for one in actions:
        if one["title"] in taken:
            continue
        taken.add(one["title"])
        out.append(Item(one["title"][: client.longest_title], one))
    return out


def needs_resolve(client: Client, action: Json) -> bool:
    """Whether the client asks for the rest of an action once it is picked, from a server that resolves."""
    return _MISSING[client.resolves](action)


def context(asking: Asking, own: Sequence[Json], others: Sequence[Json], cursor: Json) -> list[list[Json]]:
    """The diagnostics of each request that an asking makes at the cursor: one list a request."""
    here = [one for one in own if touches(one["range"], cursor)]
    theirs = [one for one in others if touches(one["range"], cursor)]
    on_line = [one for one in own if one["range"]["start"]["line"] == cursor["line"]]
    lists: dict[str, list[list[Json]]] = {
        "all": [[*here, *theirs]],
        "own": [here],
        "own on the line": [on_line],
        "one": [[one] for one in here],
        "none": [[]],
    }
    return lists[asking.sends]


def touches(span: Json, cursor: Json) -> bool:
    """Whether a range has the cursor in it or at one of its ends."""
    return place_of(span["start"]) <= place_of(cursor) <= place_of(span["end"])


def _is_shown(asking: Asking, action: Json) -> bool:
    kind = action.get("kind", "")
    if not kind:
        return True
    wanted = not asking.shows or below(kind, asking.shows)
    return wanted and kind not in asking.hides_exactly and not below(kind, asking.hides)


_MISSING: dict[str, Callable[[Json], bool]] = {
    "never": lambda _action: False,
    "edit missing": lambda action: "edit" not in action,
    "either missing": lambda action: "edit" not in action or "command" not in action,
    "both missing": lambda action: "edit" not in action and "command" not in action,
    "data": lambda action: "data" in action and ("edit" not in action or "command" not in action),
    "each offer": lambda action: "edit" not in action,
}
