"""The helper process: what comes back, what a fault or a cancel costs, and that nothing stays behind."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest

from lsp_server.errors import RejectedEdit, ToolError, UserError
from lsp_server.tools import helper as module
from lsp_server.tools.helper import Helper


def whoami(*arguments: object) -> tuple[int, tuple[object, ...]]:
    print("this must not stand between the answers")
    return os.getpid(), arguments


async def whoami_later() -> int:
    await asyncio.sleep(0)
    return os.getpid()


def reject() -> None:
    raise RejectedEdit("syntax", "a reason")


def fail() -> None:
    raise ZeroDivisionError("/a/path/of/ours")


def end() -> None:
    os._exit(3)


@pytest.fixture
async def helper() -> AsyncIterator[Helper]:
    one = Helper()
    yield one
    await one.close()


async def test_a_function_runs_in_another_process_which_stays(helper: Helper) -> None:
    pid, arguments = await helper.run(whoami, 1, {"a": ("b", None)})
    assert pid != os.getpid()
    assert arguments == (1, {"a": ("b", None)})
    assert await helper.run(whoami_later) == pid


async def test_faults_of_ours_come_back_whole_and_others_without_a_trace(helper: Helper) -> None:
    with pytest.raises(RejectedEdit) as rejected:
        await helper.run(reject)
    assert (rejected.value.rule, rejected.value.reason) == ("syntax", "a reason")
    with pytest.raises(ToolError) as failed:
        await helper.run(fail)
    assert "/a/path" not in str(failed.value)
    assert isinstance(await helper.run(whoami_later), int)


async def test_a_helper_that_died_is_told_and_the_next_call_starts_another(helper: Helper) -> None:
    pid = await helper.run(whoami_later)
    with pytest.raises(ToolError, match="ask again"):
        await helper.run(end)
    assert await helper.run(whoami_later) != pid


async def test_a_cancelled_call_ends_the_process_and_its_work(helper: Helper) -> None:
    pid = await helper.run(whoami_later)
    task = asyncio.create_task(helper.run(time.sleep, 60))
    await asyncio.sleep(0.2)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await gone(pid)
    assert await helper.run(whoami_later) != pid


async def test_calls_wait_for_their_turn(helper: Helper) -> None:
    answers = await asyncio.gather(*(helper.run(whoami, number) for number in range(5)))
    assert [arguments for _, arguments in answers] == [(number,) for number in range(5)]
    assert len({pid for pid, _ in answers}) == 1


async def test_it_ends_when_nobody_needed_it_for_a_while(
    helper: Helper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_IDLE", 0.05)
    await gone(await helper.run(whoami_later))


async def test_it_ends_with_its_parent() -> None:
    script = (
        "import asyncio, os\n"
        "from lsp_server.tools.helper import Helper\n"
        "from tests.test_tools_helper import whoami_later\n"
        "print(asyncio.run(Helper().run(whoami_later)), flush=True)\n"
        "os._exit(0)\n"
    )
    parent = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        script,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    output, _ = await parent.communicate()
    await gone(int(output))


async def test_a_helper_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.sys, "executable", "/nowhere/python")
    with pytest.raises(ToolError, match="does not start"):
        await Helper().run(whoami_later)


async def gone(pid: int) -> None:
    async with asyncio.timeout(10):
        while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


def test_errors_of_every_kind_survive_the_way() -> None:
    import pickle

    for fault in (UserError("a"), ToolError("b"), RejectedEdit("rule", "reason")):
        back = pickle.loads(pickle.dumps(fault))
        assert (type(back), str(back)) == (type(fault), str(fault))


async def test_it_ends_with_its_parent_in_the_middle_of_work() -> None:
    script = (
        "import asyncio, os, time\n"
        "from lsp_server.tools.helper import Helper\n"
        "from tests.test_tools_helper import whoami_later\n"
        "async def main():\n"
        "    helper = Helper()\n"
        "    print(await helper.run(whoami_later), flush=True)\n"
        "    work = asyncio.create_task(helper.run(time.sleep, 60))\n"
        "    await asyncio.sleep(0.3)\n"
        "    os._exit(0)\n"
        "asyncio.run(main())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE, env=environment
    )
    output, _ = await parent.communicate()
    await gone(int(output))
