"""Playing a cell of the matrix: the whole way of a request, over real sockets, and what came of it."""

from __future__ import annotations

import asyncio
import json
import os
import re
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from lsp_server import engine
from lsp_server.agents import Assignment, Project
from lsp_server.agents.study import with_tree
from lsp_server.documents import Document, Snapshot
from lsp_server.errors import PodiumError
from lsp_server.patch import FileFacts
from lsp_server.providers import Clocks, Roster, Seat
from lsp_server.providers.roster import Model, make_provider
from lsp_server.providers.simulated import Simulated
from lsp_server.providers.turn import Endpoint, Provider
from lsp_server.squad import DEFAULT_SQUAD, is_loopback
from lsp_server.syntax import language_by_id
from lsp_server.text import Position, Range
from lsp_server.workspace import Workspace
from tests.faults.cases import AGENTS, FILES, FINDING, KEY, MODEL, NAME, TOLD, Case, File, Result, no_faults
from tests.faults.certificates import authorities, server_side, show

_SLACK = 20.0  # seconds beyond a deadline that a busy machine may need: a hang is what takes longer
_AT_ONCE = 4
_SMALL, _LARGE = 12, 96  # characters in an event: small where a fault strikes between two of them
_BY_TOOL: dict[str, str | None] = {}
_INTENTS = {"edit": "document", "find": "audit", "tell": "explain"}
_SQUAD = DEFAULT_SQUAD.with_roles(frozenset({"fast", "strong"}))


@dataclass(frozen=True)
class Seen:
    """What a request gave: the result, every line that the user is told, and what is shown or offered."""

    result: Result
    message: str = ""
    text: str | None = None  # of the file after the edit
    shown: str = ""
    told: str = ""


@dataclass
class Stage:
    """A server, and Podium before it. `answer` is what the model says, None for a good answer."""

    server: Simulated
    provider: Provider
    project: Project
    case: Case
    agent: str
    answer: str | None = None
    told: list[str] = field(default_factory=list[str])

    async def ask(self, file: str, *, linked: bool = False) -> Seen:
        """One request, as the engine serves it."""
        model = Model(Endpoint(NAME, self.server.kind, self.server.url), MODEL)
        roster = Roster([Seat(role, model, "", self.provider) for role in ("fast", "strong")])
        models = engine.Models(roster, self.told.append)
        assignment = assigned(FILES[file], self.agent)
        agent = AGENTS[self.agent]
        facts = FileFacts(FILES[file].name, is_open=not linked, inside_root=True, regular=not linked)
        try:
            result = await engine.execute(_SQUAD, assignment, facts, self.project, agent, models)
        except PodiumError as fault:
            return Seen(Result.REFUSED, str(fault))
        return self._seen(result)

    def _seen(self, result: engine.Result) -> Seen:
        outcome, proposal = result.outcome, result.proposal
        found = [one.message for one in outcome.findings]
        shown = "\n".join([outcome.markdown, *found, *(one.help for one in outcome.findings)])
        notes = [note for note in outcome.notes if note not in (f"by {NAME}/{MODEL}", f"with {NAME}/{MODEL}")]
        kind = Result.NOTED if notes else Result.ANSWERS
        if "cut off)" in outcome.markdown:
            kind = Result.MARKED
        if any(note.startswith("without a model: ") for note in outcome.notes):
            kind = Result.TOOL
        elif outcome.warnings:
            kind, notes = Result.WAITS, list(outcome.warnings)
        return Seen(
            kind, "; ".join(notes), str(proposal.result) if proposal else None, shown, "".join(self.told)
        )


def snapshot_of(file: File) -> Snapshot:
    """The file as the editor has it."""
    path = f"/project/{file.name}"
    return with_tree(
        Document(f"file://{path}", path, language_by_id(file.language), 1, file.before).snapshot()
    )


def assigned(file: File, agent: str) -> Assignment:
    """What an agent is asked about the unit of a file."""
    snapshot = snapshot_of(file)
    first = file.before[: file.before.index(file.unit)].count("\n")
    whole = Range(Position(first, 0), Position(first + file.unit.count("\n"), 0))
    symbols = tuple(one for one in snapshot.symbols_at(whole) if one.name == file.symbol)
    return Assignment(_INTENTS[agent], snapshot, whole, symbols)


def good_answer(agent: str, file: File) -> str:
    """What a model says when all goes well."""
    row = {"quote": "return", "message": FINDING, "help": "mend it", "severity": "warning", "cwe": 0}
    answers = {
        "edit": f"```{file.language}\n{file.after}```\n".replace("\r\n", "\n"),
        "find": json.dumps({"findings": [row], "disputed": []}),
        "tell": TOLD,
    }
    return answers[agent]


async def play_all(rows: Sequence[Case], clocks: Clocks, home: Path) -> None:
    """Every cell of some rows, told apart where some fail: all at once where they wait, else a few."""
    cells = [(case, wire, agent) for case in rows for wire in case.wires for agent in case.expect]
    heavy, idle = any(case.heavy for case in rows), all(case.clock or case.idle for case in rows)
    slots = asyncio.Semaphore(1 if heavy else len(cells) if idle else _AT_ONCE)

    async def one(case: Case, wire: str, agent: str) -> None:
        async with slots:
            await play(case, wire, agent, clocks, home)

    faults = await asyncio.gather(*(one(*cell) for cell in cells), return_exceptions=True)
    wrong = [
        f"{case.name}, {wire}, {agent}: {type(fault).__name__} {fault}"
        for (case, wire, agent), fault in zip(cells, faults, strict=True)
        if fault is not None
    ]
    assert not wrong, "\n" + "\n".join(wrong)


async def play(case: Case, wire: str, agent: str, clocks: Clocks, home: Path) -> None:
    """Play one cell, and the request after it; an AssertionError says what is not as it should be."""
    piece = _LARGE if case.faults is no_faults else _SMALL
    server = Simulated(wire, lambda _prompt: stage.answer or "", piece=piece)
    server.reserve()
    context = server_side(case.tls) if case.tls else None
    if context is not None:
        server.tls, server.tunnel = (None, context) if case.host else (context, None)
    if not case.down:
        await server.start()
    provider = connected(case, server, clocks, authorities(home) if case.tls else "")
    stage = Stage(server, provider, Project(Workspace([]), home), case, agent)
    good = good_answer(agent, FILES[case.file])
    try:
        stage.answer = good
        if case.warm:
            assert (await stage.ask(case.file)).result is Result.ANSWERS
        stage.told.clear()
        seen = await _broken(stage, wire, clocks)
        await check(case, agent, seen, clocks)
        assert server.sent <= case.most_sent, f"{server.sent >> 20} MB were taken in"
        stage.answer = good
        server.faults.clear()
        if context is not None:
            show(context, "right")
        if case.down:
            await server.start()
        await _mended(stage, clocks)
    finally:
        await provider.close()
        await server.stop()


async def _broken(stage: Stage, wire: str, clocks: Clocks) -> Seen:
    """The request in which things go wrong."""
    case = stage.case
    stage.answer = case.says.get(stage.agent, case.says.get("", stage.answer))
    stage.server.faults[:] = case.faults(clocks, wire)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(case.around(stage.server))
        await stack.enter_async_context(asyncio.timeout(getattr(clocks, case.clock or "total") + _SLACK))
        if case.rests:
            await stage.ask(case.file)  # the first faults, before the endpoint is left alone
        return await stage.ask(case.file, linked=case.linked)


async def _mended(stage: Stage, clocks: Clocks) -> None:
    """The next request works, without a restart; after its rest where the endpoint is left alone."""
    async with asyncio.timeout(clocks.rest + clocks.first + _SLACK):
        seen = await stage.ask(stage.case.file)
        while stage.case.rests and "left alone" in seen.message:
            await asyncio.sleep(clocks.rest / 10)
            seen = await stage.ask(stage.case.file)
    assert seen.result is Result.ANSWERS, f"the next request: {seen}"


def connected(case: Case, server: Simulated, clocks: Clocks, believed: str) -> Provider:
    """What Podium has for the endpoint, made as ever."""
    url, environment = server.url, dict[str, str]()
    if case.host:
        url = f"{'https' if case.tls else 'http'}://{case.host}{'/v1' if server.kind == 'openai' else ''}"
        proxy = f"http://127.0.0.1:{server.port}"
        environment = {"HTTP_PROXY": proxy, "HTTPS_PROXY": proxy, "http_proxy": proxy, "https_proxy": proxy}
    endpoint = Endpoint(NAME, server.kind, url, private=is_loopback(url))
    with mock.patch.dict(os.environ, environment):
        return make_provider(endpoint, clocks, _the_key, believed)


async def _the_key() -> str:
    return KEY


async def check(case: Case, agent: str, seen: Seen, clocks: Clocks) -> None:
    """The result is the one expected, no edit is wrong, and the message names the cause and the next step."""
    expected, file = case.expect[agent], FILES[case.file]
    assert seen.result is expected, seen
    assert "\n" not in seen.message
    assert "Traceback" not in seen.message
    assert KEY not in f"{seen}"
    shown = f"{seen.shown}\n{seen.told if case.streams else ''}"
    assert not case.gone or not re.search(case.gone, shown), shown
    if expected is not Result.ANSWERS and expected is not Result.MARKED:
        assert re.search(case.cause, seen.message), seen.message
        assert re.search(case.step, seen.message), seen.message
        if case.clock:
            assert f"within {_longest(case.clock, agent, clocks):.3g} s" in seen.message, seen.message
    right = file.before.replace(file.unit, case.after or file.after)
    if agent != "edit":
        assert seen.text is None
        by_model = case.shown or {"find": FINDING, "tell": TOLD}[agent]
        assert expected in (Result.TOOL, Result.REFUSED) or by_model in seen.shown, seen.shown
    elif expected is not Result.WAITS:
        texts = {Result.ANSWERS: right, Result.TOOL: await by_tool(case.file), Result.REFUSED: None}
        assert seen.text == texts[expected]


def _longest(clock: str, agent: str, clocks: Clocks) -> float:
    """The seconds of a clock; a whole answer may take no longer than its agent's own limit, either."""
    limit = next(one.seconds for one in _SQUAD.agents if one.name == AGENTS[agent])
    return min(clocks.total, limit) if clock == "total" and limit else getattr(clocks, clock)


async def by_tool(file: str) -> str | None:
    """What the documenter's tool makes of a file without any model."""
    row = FILES[file]
    if row.language != "python":
        return None
    if file in _BY_TOOL:
        return _BY_TOOL[file]
    facts, project = FileFacts(row.name, is_open=True), Project(Workspace([]), Path())
    result = await engine.execute(DEFAULT_SQUAD, assigned(row, "edit"), facts, project, "")
    _BY_TOOL[file] = str(result.proposal.result) if result.proposal else None
    return _BY_TOOL[file]
