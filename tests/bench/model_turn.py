"""What Podium adds to one turn with a model: the time of a whole job, less what it is not about.

Counted: choosing the agent, the prompt around a pack that is there, the HTTP request, reading and showing
the stream, reading the answer, fitting it to the file, and every hop between the loop and its thread. Not
counted: gathering context, the safety ladder, and the same exchange by httpx alone, with a server in another
process that answers at once. The goal is for this process's own time: on the wall's clock the scheduler's
waits come in, which grow with whatever else the machine does.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from unittest.mock import patch

import httpx

from lsp_server import engine
from lsp_server.agents import Assignment, Project, prompting, verifying
from lsp_server.documents import Snapshot
from lsp_server.engine import executing
from lsp_server.patch import FileFacts
from lsp_server.providers import Clocks, Model, Roster, Seat
from lsp_server.providers.roster import make_provider
from lsp_server.providers.turn import Endpoint, Prompt
from lsp_server.providers.wires import WIRES
from lsp_server.squad import DEFAULT_SQUAD
from lsp_server.syntax import Symbol, language_for_path, outline
from lsp_server.text import Text
from lsp_server.workspace import Workspace
from tests.bench.client import now
from tests.bench.figures import Figure, milliseconds, quantile
from tests.bench.model_server import model_server
from tests.bench.samples import code_of_lines

_PYTHON = language_for_path("turn.py")
_LINES = 10_000
_TURNS = 120
_ROUNDS = 3
_LONGEST = 60  # lines of a definition: what a model of a few billion parameters is asked for
_GOAL = 10.0
_SWITCH = 0.0005  # as the server has it
_NOT_COUNTED = ((prompting, "pack"), (verifying, "climb"), (executing, "propose"))


class _Seconds(NamedTuple):
    """Processor time of this process, and time on the wall."""

    own: float
    wall: float

    def __sub__(self, other: _Seconds) -> _Seconds:
        return _Seconds(self.own - other.own, self.wall - other.wall)


class _Turn(NamedTuple):
    """What is counted, the stages that are not, and the same exchange by httpx alone."""

    counted: _Seconds
    stages: _Seconds
    bare: _Seconds


def _clocks() -> _Seconds:
    return _Seconds(time.process_time(), now())


def measure(folder: Path) -> Iterator[Figure]:
    """The 95th percentile over turns about definitions in all parts of a file."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    try:
        with model_server("ollama") as url:
            turns = asyncio.run(_measured(url, folder))
    finally:
        sys.setswitchinterval(before)
        gc.unfreeze()
    text = f"what Podium adds to a turn, p95, {_LINES:,} lines"
    yield _figure("turn", f"{text}, processor time", turns, "own", _GOAL)
    yield _figure("turn.wall", "the same by the clock on the wall", turns, "wall")


def _figure(name: str, text: str, turns: list[_Turn], clock: str, goal: float | None = None) -> Figure:
    columns = ([milliseconds(getattr(one, clock)) for one in column] for column in zip(*turns, strict=True))
    counted, stages, bare = columns
    added = [one - other for one, other in zip(counted, bare, strict=True)]
    note = (
        f"median {median(added):.3g} ms, beside {median(bare):.3g} ms by httpx alone"
        f" and {median(stages):.3g} ms of context and ladder"
    )
    return Figure(name, text, quantile(added, 0.95), "ms", goal, note)


async def _measured(url: str, folder: Path) -> list[_Turn]:
    snapshot = Snapshot("file:///turn.py", "turn.py", _PYTHON, 1, Text.of(code_of_lines(_LINES))).parsed()
    assert snapshot.tree is not None
    symbols = list(_short(outline(_PYTHON, snapshot.tree, snapshot.text)))
    symbols = symbols[:: max(1, len(symbols) // _TURNS)]
    endpoint = Endpoint("bench", "ollama", url, private=True)
    model = Model(endpoint, "simulated", window=16_384)
    taps = _Taps(make_provider(endpoint, Clocks()))
    roster = Roster([Seat(role, model, "", taps) for role in ("fast", "strong")], [model])
    async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
        one = _Exchange(client, endpoint, taps, roster, Project(Workspace(()), folder), snapshot)
        await one.turn(symbols[0])
        gc.freeze()  # as the server does once everything has loaded
        turns = [await one.least(symbol) for symbol in symbols]
    await taps.close()
    return turns


def _short(symbols: list[Symbol]) -> Iterator[Symbol]:
    for symbol in symbols:
        lines = symbol.range.end.line - symbol.range.start.line
        if symbol.kind != "class" and 2 < lines < _LONGEST:
            yield symbol


class _Taps:
    """The provider of a turn, which remembers what it was asked."""

    def __init__(self, inner: Any) -> None:  # noqa: ANN401 - any provider
        self._inner = inner
        self.prompt: Prompt | None = None

    async def complete(self, prompt: Prompt, tell: Callable[[str], None]) -> Any:  # noqa: ANN401 - a turn
        self.prompt = prompt
        return await self._inner.complete(prompt, tell)

    async def close(self) -> None:
        await self._inner.close()


class _Exchange(NamedTuple):
    """All that a turn needs."""

    client: httpx.AsyncClient
    endpoint: Endpoint
    taps: _Taps
    roster: Roster
    project: Project
    snapshot: Snapshot

    async def least(self, symbol: Symbol) -> _Turn:
        """The least of a few turns in each column: others share the machine."""
        turns = [await self.turn(symbol) for _ in range(_ROUNDS)]
        return _Turn(*(_least(column) for column in zip(*turns, strict=True)))

    async def turn(self, symbol: Symbol) -> _Turn:
        """One job and, behind it, its exchange by httpx alone."""
        stages: list[_Seconds] = []
        gc.collect()
        with ExitStack() as stack:
            for module, name in _NOT_COUNTED:
                stack.enter_context(patch.object(module, name, _timed(getattr(module, name), stages)))
            begin = _clocks()
            await self._job(symbol)
            whole = _clocks() - begin
        apart = _Seconds(*map(sum, zip(*stages, strict=True)))
        return _Turn(whole - apart, apart, await self._bare())

    async def _job(self, symbol: Symbol) -> None:
        assignment = Assignment("refactor", self.snapshot, symbol.outer, (symbol,), prompt="say more")
        facts = FileFacts("turn.py", is_open=True)
        squad = DEFAULT_SQUAD.with_roles(self.roster.roles)
        by = engine.Models(self.roster, lambda _words: None)
        result = await engine.execute(squad, assignment, facts, self.project, "", by)
        assert result.proposal is not None
        assert len(result.proposal.result.lines) == len(self.snapshot.text.lines) + 1

    async def _bare(self) -> _Seconds:
        prompt, wire = self.taps.prompt, WIRES[self.endpoint.wire]
        assert prompt is not None
        gc.collect()
        begin = _clocks()
        body = wire.body(prompt)
        async with self.client.stream("POST", self.endpoint.url + wire.path(prompt), json=body) as response:
            async for _ in response.aiter_raw():
                pass
        return _clocks() - begin


def _least(times: tuple[_Seconds, ...]) -> _Seconds:
    return _Seconds(*map(min, zip(*times, strict=True)))


def _timed(work: Callable[..., Any], times: list[_Seconds]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the work takes and gives
        begin = _clocks()
        try:
            return work(*given, **named)
        finally:
            times.append(_clocks() - begin)

    return timed
