"""Who may serve in a session: the user's squad file, the models that are there, a seat for each role.

Looked for in the background, again now and then, and never before somebody works.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from lsp_server.providers import Clocks, Keys, Model, Roster, Seat
from lsp_server.providers.pool import Pool
from lsp_server.squad import NOTHING, Own, Squad

_MOST_PROMPTS = 100
_GLANCE = 2.0  # seconds after which the file may be another one
_AGAIN = 30.0  # seconds after which a look may be worth another
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sources:
    """Where models come from: the user's file, and the ports of this machine.

    `probes` is the value of PODIUM_PROBES: None for the usual ports, empty for none.
    """

    keys: Keys
    file: Path | None = None
    probes: str | None = ""
    clocks: Clocks = field(default_factory=Clocks)


@dataclass(frozen=True)
class Staff:
    """Who serves, as one value that is replaced whole: a job keeps the one that it began with."""

    own: Own = NOTHING
    roster: Roster = field(default_factory=Roster)

    @property
    def squad(self) -> Squad:
        """The agents, with the roles that a model serves."""
        return self.own.squad.with_roles(self.roster.roles)


def staff_of(models: Sequence[Model], own: Own, pool: Pool, *, offline: bool, cloud: bool) -> Staff:
    """A seat for every role that may be served."""
    if offline:
        return Staff(own)
    from lsp_server.providers.seating import seat_roles  # noqa: PLC0415

    seating = seat_roles(models, own, cloud=cloud)
    seats = (
        Seat(role, model, why, pool.provider(model.endpoint)) for role, (model, why) in seating.chosen.items()
    )
    return Staff(own, Roster(seats, models, seating.notes))


class Recruiter:
    """Keeps a session's staff up to date; `changed` gets each new one."""

    def __init__(self, sources: Sources, changed: Callable[[Staff], None]) -> None:
        self._sources = sources
        self._changed = changed
        self._pool = Pool(sources.clocks, sources.keys)
        self._own = NOTHING
        self._stamp: object = None
        self._models: list[Model] = []
        self._offline = False
        self._cloud = True
        self._looked: float | None = None
        self._glanced = 0.0
        self._task: asyncio.Task[None] | None = None
        self._in_order = asyncio.Lock()

    def allow(self, *, offline: bool, cloud: bool) -> None:
        """What the settings allow; seats change at once."""
        if (offline, cloud) != (self._offline, self._cloud):
            self._offline, self._cloud = offline, cloud
            self._looked = None
            self._seat()

    def look(self) -> None:
        """Look in the background, unless that was done a moment ago and the file is as it was."""
        if self._task is not None:
            return
        now = asyncio.get_running_loop().time()
        if self._looked is None or now - self._looked >= _AGAIN:
            self._looked = self._glanced = now
            self._begin(self._look())
        elif now - self._glanced >= _GLANCE:
            self._glanced = now
            self._begin(self._glance())

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._task = asyncio.get_running_loop().create_task(work)
        self._task.add_done_callback(self._ended)

    async def refresh(self) -> None:
        """Take up a squad file that changed since the last look, before anybody is asked by the old one.

        Whoever asks first goes on first: jobs reach their model in order.
        """
        async with self._in_order:
            if await asyncio.to_thread(_stamp, self._sources.file) != self._stamp:
                await self.settle()
                await self._glance()

    async def _glance(self) -> None:
        """Look again where the file is another one."""
        if await asyncio.to_thread(_stamp, self._sources.file) != self._stamp:
            await self._look()

    async def settle(self) -> None:
        """Wait for a look that is under way."""
        if self._task is not None:
            await asyncio.wait([self._task])

    def stop(self) -> None:
        """End a look that is under way."""
        if self._task is not None:
            self._task.cancel()

    async def _look(self) -> None:
        stamp = await asyncio.to_thread(_stamp, self._sources.file)
        own = self._own if stamp == self._stamp else await read_own(self._sources.file)
        models = [] if self._offline else await find_models(self._sources, own)
        if stamp != self._stamp or models != self._models:
            self._own, self._stamp, self._models = own, stamp, models
            self._seat()

    def _seat(self) -> None:
        self._changed(staff_of(self._models, self._own, self._pool, offline=self._offline, cloud=self._cloud))

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled() and (fault := task.exception()) is not None:
            _log.error("looking for models failed", exc_info=fault)


async def read_own(file: Path | None) -> Own:
    """The user's squad file; what is wrong with it is in its problems."""
    if file is None or not await asyncio.to_thread(file.exists):
        return NOTHING
    loading = await asyncio.to_thread(import_module, "lsp_server.squad.loading")  # pydantic takes 0.1 s
    return await asyncio.to_thread(loading.load_own, file)


async def find_models(sources: Sources, own: Own) -> list[Model]:
    """The models of the endpoints that the file declares, then those that are found on this machine.

    Nothing heavy loads where nothing listens and nothing is declared.
    """
    from lsp_server.providers.knocking import is_open, open_ports, ports_in  # noqa: PLC0415

    ports = await open_ports(ports_in(sources.probes))
    declared = [one for one in own.endpoints if await is_open(one.url)]
    if not ports and not declared:
        return []
    await asyncio.to_thread(import_module, "httpx")  # 70 ms in which the loop goes on
    from lsp_server.providers.declared import declared_models, without_declared  # noqa: PLC0415
    from lsp_server.providers.discovery import discover  # noqa: PLC0415

    found = await discover(ports) if ports else []
    models = await declared_models(declared, own, sources.keys)
    return [*models, *without_declared(found, own)]


def _stamp(file: Path | None) -> object:
    """What tells a file, and the prompts beside it, from what they were before; None where there is none."""
    if file is None or not file.is_file():
        return None
    prompts = sorted(islice(file.parent.rglob("*.md"), _MOST_PROMPTS))
    try:
        states = [one.stat() for one in (file, *prompts)]
    except OSError:
        return None
    return tuple((one.st_mtime_ns, one.st_size, one.st_ino) for one in states)
