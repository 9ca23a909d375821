"""Patterns for chains of names, as flow rules write them: where data comes in, and where it must not get.

A chain is what `Shapes.chain` gives: `os.path.join`, `Runtime.getRuntime.exec`. In a pattern `*.` in front
means on any object, `^` that nothing stands in front, `.*` behind each property that is read and none that is
called. A place to get into is `CHAIN(ARGUMENTS)` with positions from 0, `*` for all, `this` for the object
that is called on, a `name=` for a keyword, or `CHAIN=` for what is assigned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SINK = re.compile(r"(?P<chain>[^\s()=]+)(?:\((?P<arguments>[^)]*)\)|(?P<assigned>=))")


class Chains:
    """A set of patterns for chains."""

    def __init__(self, patterns: Iterable[str]) -> None:
        listed = tuple(patterns)
        self._read = frozenset(one[:-2] for one in listed if one.endswith(".*"))
        self._whole = frozenset(one for one in listed if not one.startswith("*."))
        self._leading = self._whole | {one[1:] for one in listed if one.startswith("^")}
        self._endings = frozenset(one[2:] for one in listed if one.startswith("*."))

    def __bool__(self) -> bool:
        return bool(self._whole or self._endings)

    def fits(self, chain: str) -> bool:
        """Whether the whole chain is one of the patterns."""
        return chain in self._leading or any(ending in self._endings for ending in _behind_dots(chain))

    def begins(self, chain: str) -> bool:
        """Whether part of the chain is one of the patterns: `request.args` in `self.request.args.get`."""
        return self.behind(chain) is not None

    def has_properties(self, chain: str) -> bool:
        """Whether each property of what the chain names is one of the patterns."""
        return chain in self._read

    def behind(self, chain: str) -> list[str] | None:
        """The names behind the first part that is one of the patterns; None where no part is."""
        parts = chain.split(".")
        for last in range(1, len(parts) + 1):
            for first in range(last):
                part = ".".join(parts[first:last])
                if part in (self._whole if first else self._leading) or (first and part in self._endings):
                    return parts[last:]
        return None


@dataclass(frozen=True, slots=True)
class Sink:
    """Where data must not get: arguments of a call by their positions (None for all) or keywords, the object
    that is called on, or what is assigned to a member."""

    chain: str
    positions: frozenset[int] | None = frozenset()
    keywords: frozenset[str] = frozenset()
    receiver: bool = False
    assigned: bool = False

    @property
    def last(self) -> str:
        """The last name of the chain, which the source must have for a match."""
        return self.chain.rpartition(".")[2]


def read_sinks(line: str) -> tuple[Sink, ...]:
    """The sinks of a header line. Raises ValueError for what is none."""
    found: list[Sink] = []
    end = 0
    for match in _SINK.finditer(line):
        if line[end : match.start()].strip():
            raise ValueError(f"no sink: {line[end : match.start()].strip()}")
        end = match.end()
        found.append(_sink(match))
    if line[end:].strip() or not found:
        raise ValueError(f"no sink: {line[end:].strip() or 'an empty line'}")
    return tuple(found)


def _sink(match: re.Match[str]) -> Sink:
    if match["assigned"]:
        return Sink(match["chain"], assigned=True)
    words = {word.strip() for word in match["arguments"].split(",")}
    numbers = {word for word in words if word.isdecimal()}
    keywords = {word for word in words if word.endswith("=")}
    if unknown := words - numbers - keywords - {"*", "this"}:
        raise ValueError(f"no argument of {match['chain']}: {', '.join(sorted(unknown))}")
    return Sink(
        match["chain"],
        positions=None if "*" in words else frozenset(map(int, numbers)),
        keywords=frozenset(word[:-1] for word in keywords),
        receiver="this" in words,
    )


def _behind_dots(chain: str) -> Iterable[str]:
    """The chain's endings behind an object: `b.c` and `c` of `a.b.c`; none of a name alone."""
    parts = chain.split(".")
    return (".".join(parts[at:]) for at in range(1, len(parts)))
