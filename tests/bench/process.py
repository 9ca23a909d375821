"""Memory and processor time of a process and all its children, from /proc."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.client import Server, now

_QUIET = 0.6  # seconds without work after which a server counts as settled
_LONGEST = 60.0
_TICK = os.sysconf("SC_CLK_TCK")


class Memory(NamedTuple):
    """Bytes, summed over a process tree. PSS counts a page that several share once, RSS in each."""

    rss: int
    pss: int


def settle(server: Server) -> None:
    """Wait until a server, its children too, has done no work for a while."""
    end = now() + _LONGEST
    quiet_since, worked = now(), cpu_seconds(server.process_id)
    while now() < end and now() - quiet_since < _QUIET:
        server.pause(now() + 0.1)
        spent = cpu_seconds(server.process_id)
        if spent - worked > 1 / _TICK:
            quiet_since, worked = now(), spent


def cpu_seconds(root: int) -> float:
    """Processor time of a process and its children so far, ended children included."""
    ticks = 0
    for process in _tree(root):
        fields = _read(process, "stat").rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / _TICK


def memory(root: int) -> Memory:
    """What a process and its children hold now."""
    sums = {"Rss": 0, "Pss": 0}
    for process in _tree(root):
        for line in _read(process, "smaps_rollup").splitlines():
            name, _, rest = line.partition(":")
            if name in sums:
                sums[name] += int(rest.split()[0]) * 1024
    return Memory(sums["Rss"], sums["Pss"])


def _tree(root: int) -> Iterator[int]:
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        for child in _text(task).split():
            yield from _tree(int(child))


def _read(process: int, name: str) -> str:
    return _text(Path(f"/proc/{process}/{name}"))


def _text(path: Path) -> str:
    """A file of /proc; empty when its process has just ended."""
    try:
        return path.read_text()
    except OSError:
        return ""
