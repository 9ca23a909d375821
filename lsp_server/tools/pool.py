"""Work over many files on every core: workers take a path and its bytes, and give plain findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context

from lsp_server.tools.audit import audit_bytes
from lsp_server.tools.findings import Finding

Task = tuple[str, str, bytes]
_SMALL = 24  # files; below it, starting workers takes longer than the work


def audit_files(
    tasks: Iterable[Task], count: int, *, workers: int | None = None
) -> Iterator[tuple[str, list[Finding]]]:
    """Findings for (path, language name, bytes), as they come; `count` is how many tasks there will be."""
    cores = workers or os.cpu_count() or 1
    if count < _SMALL or cores == 1:
        yield from map(_audit, tasks)
        return
    with get_context("spawn").Pool(cores) as pool:
        yield from _streamed(pool.imap_unordered, tasks)


def _streamed(
    imap: Callable[..., Iterator[tuple[str, list[Finding]]]], tasks: Iterable[Task]
) -> Iterator[tuple[str, list[Finding]]]:
    yield from imap(_audit, tasks, chunksize=16)


def _audit(task: Task) -> tuple[str, list[Finding]]:
    path, language, data = task
    return path, audit_bytes(path, language, data)
