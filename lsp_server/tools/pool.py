"""Work over many files on every core: workers take a path and its bytes, and give plain findings.

Files are read as they are needed: no more than a few batches are in memory at any time. Results come in the
order of the tasks, so that two runs print the same.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process, resource_tracker

from lsp_server.errors import ToolError
from lsp_server.tools.audit import audit_bytes
from lsp_server.tools.findings import Confidence, Finding

Task = tuple[str, str, bytes]
Audited = tuple[str, list[Finding]]

_SMALL = 24  # files; below it, starting workers takes longer than the work
_BATCH_FILES = 24
_BATCH_BYTES = 1 << 19
_AHEAD = 3  # batches under way or done and not yet given, for each core


def audit_files(
    tasks: Iterable[Task], *, workers: int | None = None, minimum: Confidence = Confidence.MEDIUM
) -> Iterator[Audited]:
    """Findings for each (path, language name, bytes), in order, as soon as they are there.

    Those below `minimum` are left out. Closing the iterator ends the workers. Raises ToolError when a worker
    is killed from outside.
    """
    cores = workers or os.cpu_count() or 1
    source = iter(tasks)
    first = list(islice(source, _SMALL))
    if cores == 1 or len(first) < _SMALL:
        yield from map(partial(_audit, minimum), chain(first, source))
        return
    # A worker is a new Python, which would look for modules in the current folder: a project, not ours.
    os.environ["PYTHONSAFEPATH"] = "1"
    executor = ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_be_a_worker)
    try:
        yield from _spread(executor, _batches(chain(first, source)), cores, minimum)
    except BrokenProcessPool:
        raise ToolError("a worker process was killed; run the audit on fewer files at once") from None
    finally:
        executor.shutdown(cancel_futures=True)


def _spread(
    executor: ProcessPoolExecutor, batches: Iterable[list[Task]], cores: int, minimum: Confidence
) -> Iterator[Audited]:
    """Every batch through the workers, with a bounded number of them under way."""
    waiting: deque[Future[list[Audited]]] = deque()
    for batch in batches:
        with _interrupts_held():  # the executor starts a worker when it is given work
            waiting.append(executor.submit(_audit_all, minimum, batch))
        if len(waiting) >= _AHEAD * cores:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """The tasks in groups that take about as long as each other."""
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += len(task[2])
        if len(batch) == _BATCH_FILES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _audit_all(minimum: Confidence, tasks: list[Task]) -> list[Audited]:
    return [_audit(minimum, task) for task in tasks]


def _audit(minimum: Confidence, task: Task) -> Audited:
    path, language, data = task
    return path, audit_bytes(path, language, data, minimum=minimum)


@contextmanager
def _interrupts_held() -> Generator[None]:
    """Keep Ctrl-C waiting while workers start: they inherit that, and leave it to the parent to end them."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # it would lift the hold again if it started later
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _be_a_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
