"""Memory with one file open, with nothing under way and after jobs by a model, beside a bare pygls server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.bench.client import BARE, PODIUM, Json, Server, now
from tests.bench.figures import Figure
from tests.bench.model_server import line_more
from tests.bench.process import Memory, memory, settle
from tests.bench.samples import module
from tests.simulated_server import Served

_ROUNDS = 3
_GOAL = 1.5
_MODEL_GOAL = 1.9
_INTENTS = ("explain", "audit", "document", "refactor", "fix")
_MIB = 1 << 20


def measure(folder: Path) -> Iterator[Figure]:
    """Both counts of the process tree, the median of a few interleaved rounds."""
    ours: list[Memory] = []
    theirs: list[Memory] = []
    with_model: list[Memory] = []
    for _ in range(_ROUNDS):
        ours.append(_held(PODIUM, folder))
        theirs.append(_held(BARE, folder))
        with_model.append(_after_jobs(folder))
    yield from _figures("memory", "a file open", ours, theirs, _GOAL)
    yield from _figures("memory.model", "after jobs by a model", with_model, theirs, _MODEL_GOAL)


def _figures(
    name: str, text: str, ours: Sequence[Memory], theirs: Sequence[Memory], goal: float
) -> Iterator[Figure]:
    for count in Memory._fields:
        podium, bare = (median(getattr(one, count) for one in held) for held in (ours, theirs))
        note = f"{podium / _MIB:.0f} of {bare / _MIB:.0f} MiB"
        yield Figure(f"{name}.{count}", f"{count.upper()}, {text}", podium / bare, "x bare pygls", goal, note)


def _after_jobs(folder: Path) -> Memory:
    """The same with a model server in use: a job of every kind about the first function, then quiet."""
    with (
        Served("ollama", line_more) as served,
        Server(PODIUM, folder, served.probes) as server,
    ):
        server.initialize()
        text = module("subprocess")
        uri = server.open("held.py", text)
        while not server.command("podium.status")["endpoints"]:
            server.pause(now() + 0.1)
        server.answer(server.menu(uri, 10))
        settle(server)
        line = text[: text.index("\ndef list2cmdline(")].count("\n") + 1
        for intent in _INTENTS:
            span = {"start": {"line": line, "character": 0}, "end": {"line": line + 20, "character": 0}}
            request = {"intent": intent, "uri": uri, "range": span, "version": 1}
            job = server.command("podium.run", {**request, "prompt": "say more"})["job"]
            while not _ended(server, job):
                server.pause(now() + 0.05)
        assert len(served.prompts) >= len(_INTENTS) - 1  # a fix without a problem asks nobody
        settle(server)
        return memory(server.process_id)


def _ended(server: Server, job: str) -> bool:
    jobs: list[Json] = server.command("podium.status")["jobs"]
    return next(one for one in jobs if one["id"] == job)["state"] not in ("queued", "running")


def _held(command: Sequence[str], folder: Path) -> Memory:
    with Server(command, folder) as server:
        server.initialize()
        uri = server.open("held.py", module("subprocess"))
        server.answer(server.menu(uri, 10))
        settle(server)
        server.answer(server.hover(uri, 10))
        settle(server)
        return memory(server.process_id)
