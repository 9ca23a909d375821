"""The pool: results in order, few files in memory, workers that end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import psutil
import pytest

from lsp_server.errors import ToolError
from lsp_server.tools.pool import Task, audit_files

EVAL = b"def run(text):\n    return eval(text)\n"


def tasks(count: int, taken: list[int], data: bytes = EVAL) -> Iterator[Task]:
    for number in range(count):
        taken.append(number)
        yield f"f{number}.py", "python", data


def children() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if "spawn_main" in " ".join(one.cmdline())]


@pytest.mark.parametrize("count", [0, 1, 23, 24, 25, 400])
def test_every_task_has_its_result_in_order(count: int) -> None:
    results = list(audit_files(tasks(count, []), workers=2))
    assert [name for name, _ in results] == [f"f{number}.py" for number in range(count)]
    assert all([finding.cwe for finding in findings] == [95] for _, findings in results)


def test_few_files_are_read_ahead() -> None:
    taken: list[int] = []
    results = audit_files(tasks(5000, taken), workers=2)
    next(results)
    small = len(taken)
    assert small <= 24 * 8
    results.close()
    taken.clear()
    results = audit_files(tasks(5000, taken, b"# nothing here\n" * 60_000), workers=2)
    next(results)
    assert len(taken) <= 32
    results.close()


def test_closing_ends_the_workers() -> None:
    results = audit_files(tasks(5000, []), workers=2)
    next(results)
    workers = children()
    assert len(workers) == 2
    results.close()
    assert psutil.wait_procs(workers, timeout=10)[1] == []


def test_a_killed_worker_is_a_fault_and_no_hang() -> None:
    results = audit_files(tasks(5000, []), workers=2)
    next(results)
    for worker in children():
        with contextlib.suppress(psutil.NoSuchProcess):  # the pool ends the others when one is gone
            worker.kill()
    with pytest.raises(ToolError, match="worker process was killed"):
        list(results)


def test_one_core_needs_no_process() -> None:
    assert len(list(audit_files(tasks(100, []), workers=1))) == 100
    assert children() == []
