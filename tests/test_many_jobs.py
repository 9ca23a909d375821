"""Many jobs, cancelled or waiting for one slot: nothing is left behind, and each has its turn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lsp_server.providers.simulated import Fault, Simulated
from tests.lsp_client import FULL, at
from tests.model_session import Left, Session, session
from tests.sessions import Bench

NOTHING = Left(files=0, connections=0, jobs=0, answers=0)


@pytest.mark.parametrize("jobs", [200, pytest.param(1000, marks=pytest.mark.soak)])
def test_jobs_that_are_cancelled_leave_nothing_behind(jobs: int, tmp_path: Path) -> None:
    with session(tmp_path) as one:
        assert one.start_and_cancel(jobs) == NOTHING
        assert len(one.editor.command("podium.status")["jobs"]) <= 120  # 100 ended ones are kept
        one.served.server._pace = 0.0
        assert one.editor.job(one.start(3), "done", "failed")["state"] == "done"


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with session(tmp_path_factory.mktemp("cancels")) as made:
        yield made


@pytest.mark.parametrize("by_button", [False, True])
@pytest.mark.parametrize("fault", [Fault(), Fault("silent"), Fault("stall"), Fault("stall", after=3)])
def test_a_cancel_closes_the_connection(one: Session, fault: Fault, *, by_button: bool) -> None:
    before = len(one.served.server.left)
    for _ in range(2):
        one.seconds_until_closed(lambda: one.start(1), fault, by_button=by_button)
    assert len(one.served.server.left) == before + 2


def test_jobs_at_one_slot_are_served_in_their_order_and_none_fails(tmp_path: Path) -> None:
    with session(tmp_path, words=20, pace=0.0) as one:
        assert one.all_at_once(20) == (0, 0)
        assert one.served.server.most_open == 1


async def test_jobs_that_are_cancelled_leave_no_task(tmp_path: Path) -> None:
    """In this process, where tasks can be counted; the model server is in it, too."""
    async with Simulated("ollama", lambda _prompt: "word " * 2000, pace=0.02) as server:
        bench = await ready(tmp_path, server)
        before = asyncio.all_tasks()
        for _ in range(10):
            jobs = [await started(bench) for _ in range(20)]
            await until(lambda: server.open == 1)
            assert bench.session.assist.board.cancel() == jobs
        await until(lambda: not (asyncio.all_tasks() - before or server.connections))
        bench.stop()


def item(text: str) -> dict[str, object]:
    return {"uri": "file:///tasks.py", "languageId": "python", "version": 1, "text": text}


async def started(bench: Bench) -> str:
    """The id of a new job."""
    request = {"intent": "explain", "uri": "file:///tasks.py", "range": at({"line": 0, "character": 4})}
    answer = await bench.ask("workspace/executeCommand", {"command": "podium.run", "arguments": [request]})
    return str(answer["result"]["job"])


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not true():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0)


@pytest.mark.parametrize("others", [("qwen2.5-coder:7b", "qwen2.5-coder:14b"), ()])
async def test_a_job_outlives_a_look_that_finds_other_models_or_none(
    tmp_path: Path, others: tuple[str, ...]
) -> None:
    """A model that is loaded meanwhile changes the list; a busy machine does not answer a knock in time."""
    async with Simulated("ollama", lambda _prompt: "word " * 40, pace=0.01) as server:
        bench = await ready(tmp_path, server)
        jobs = [await started(bench) for _ in range(3)]
        await until(lambda: server.open == 1)
        server.models = others
        bench.session.assist._recruiter._looked = None
        bench.session.assist.find_models()
        await bench.session.assist.settle()
        assert len(bench.session.assist.roster.models) == len(others)
        board = bench.session.assist.board
        await until(lambda: not board.running())
        assert [board.get(job).state for job in jobs] == ["done"] * 3
        assert server.most_open == 1
        bench.stop()


async def ready(home: Path, server: Simulated) -> Bench:
    """A session that has found the models of this server."""
    bench = Bench(home, probes=f"ollama:{server.port}")
    bench.initialize(FULL)
    bench.notify("textDocument/didOpen", {"textDocument": item("def f(name):\n    return name\n")})
    bench.session.assist.find_models()
    await bench.session.assist.settle()
    assert bench.session.assist.roster.roles
    return bench
