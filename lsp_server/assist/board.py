"""Jobs and their states: one table of moves, one function that makes them, events for everything shown."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from lsp_server.text import Drift, Range, Text

if TYPE_CHECKING:  # no job, no engine
    from lsp_server.patch import Proposal
    from lsp_server.providers import Model


class State(StrEnum):
    """Where a job stands; docs/interfaces.md lists them for plugins."""

    QUEUED = "queued"
    RUNNING = "running"
    PARKED = "parked"
    APPLIED = "applied"
    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused"
    DISCARDED = "discarded"
    CANCELLED = "cancelled"


_ENDS = frozenset({State.APPLIED, State.DONE, State.FAILED, State.REFUSED, State.DISCARDED, State.CANCELLED})
_MOVES: dict[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.RUNNING, State.REFUSED, State.CANCELLED}),
    State.RUNNING: frozenset(
        {State.RUNNING, State.PARKED, State.APPLIED, State.DONE, State.FAILED, State.REFUSED, State.CANCELLED}
    ),
    State.PARKED: frozenset({State.APPLIED, State.DISCARDED}),
}
_MOST_ENDED = 100


@dataclass
class Job:
    """A run that the editor can see and cancel.

    `range` is its place in `base`, the text that it started from. `can_apply` is False for a result that the
    user wants only to see (`apply: never`), `stale` marks one whose text had changed before it was there.
    `shown` says that what came of it is seen without a message. `expected` is what the edit that was last
    offered or sent makes of the text. `model` is the one that serves it, if one does, `partial` what it has
    said so far of an explanation, and `cloud` says that a model in a cloud serves it, or may be asked when no
    answer of the first holds.
    """

    id: str
    intent: str
    title: str
    uri: str
    range: Range
    base: Text
    state: State = State.QUEUED
    message: str = ""
    markdown: str = ""
    partial: str = ""
    proposal: Proposal | None = None
    can_apply: bool = True
    stale: bool = False
    shown: bool = False
    expected: Text | None = None
    model: Model | None = None
    cloud: bool = False
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def ended(self) -> bool:
        """True once nothing can happen to it any more."""
        return self.state in _ENDS

    def place(self, text: Text) -> Range | None:
        """Where it stands in the present text; None when that code is gone, but for a stale one."""
        if self.stale:
            return text.clamp_range(self.range)
        return self.range if text is self.base else Drift(self.base, text).place(self.range)


class Board:
    """All jobs of a session, the ended ones kept for a while so that they can be asked about."""

    def __init__(self, moved: Callable[[Job], None]) -> None:
        self._moved = moved
        self._jobs: dict[str, Job] = {}
        self._numbers = itertools.count(1)

    def __iter__(self) -> Iterator[Job]:
        return iter(list(self._jobs.values()))

    def open_job(self, intent: str, title: str, uri: str, span: Range, base: Text) -> Job:
        """A new job in state queued."""
        job = Job(f"job-{next(self._numbers)}", intent, title, uri, span, base)
        self._jobs[job.id] = job
        self._forget_old()
        self._moved(job)
        return job

    def get(self, ident: str) -> Job | None:
        """The job with this id, or None."""
        return self._jobs.get(ident)

    def running(self) -> list[Job]:
        """The jobs that have not come to a result yet."""
        return [job for job in self if job.state in (State.QUEUED, State.RUNNING)]

    def parked(self, uri: str | None = None) -> list[Job]:
        """Finished results that wait for the user, the newest first."""
        found = [job for job in self if job.state is State.PARKED and uri in (None, job.uri)]
        return found[::-1]

    def move(self, job: Job, state: State, message: str = "", **changes: Any) -> bool:  # noqa: ANN401
        """Bring a job into a state and tell everybody; False for a move that the table does not have.

        `changes` are other fields of the job that change with it.
        """
        if state not in _MOVES.get(job.state, frozenset()):
            return False
        for name, value in changes.items():
            setattr(job, name, value)
        job.state, job.message = state, message or job.message
        if job.ended:
            job.proposal, job.expected, job.task = None, None, None
        self._moved(job)
        return True

    def cancel(self, ident: str | None = None, why: str = "cancelled") -> list[str]:
        """Cancel one job, or all that run; gives the ids of those that were."""
        cancelled: list[str] = []
        for job in self.running():
            if ident not in (None, job.id):
                continue
            task = job.task
            if self.move(job, State.CANCELLED, why):
                cancelled.append(job.id)
            if task is not None:
                task.cancel()
        return cancelled

    def _forget_old(self) -> None:
        ended = [job.id for job in self if job.ended]
        for ident in ended[:-_MOST_ENDED]:
            del self._jobs[ident]
