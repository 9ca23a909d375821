"""Which models a session has: looked for in the background, again now and then, and never before somebody
works."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from importlib import import_module

from lsp_server.providers import Clocks, Endpoint, Provider, Roster
from lsp_server.providers.knocking import open_ports, ports_in

_AGAIN = 30.0  # seconds after which a look may be worth another
_log = logging.getLogger(__name__)


class Recruiter:
    """Looks for model servers on this machine. `probes` is the value of PODIUM_PROBES, `changed` gets each
    new roster."""

    def __init__(self, probes: str | None, clocks: Clocks, changed: Callable[[Roster], None]) -> None:
        self._probes = probes
        self._clocks = clocks
        self._changed = changed
        self._roster = Roster()
        self._providers: dict[Endpoint, Provider] = {}  # kept, since jobs may still wait in them
        self._looked: float | None = None
        self._task: asyncio.Task[None] | None = None

    def look(self) -> None:
        """Look in the background, unless that was done a moment ago."""
        now = asyncio.get_running_loop().time()
        recently = self._looked is not None and now - self._looked < _AGAIN
        if self._probes == "" or recently or self._task is not None:
            return
        self._looked = now
        self._task = asyncio.get_running_loop().create_task(self._look())
        self._task.add_done_callback(self._ended)

    async def settle(self) -> None:
        """Wait for a look that is under way."""
        if self._task is not None:
            await asyncio.wait([self._task])

    def stop(self) -> None:
        """End a look that is under way."""
        if self._task is not None:
            self._task.cancel()

    async def _look(self) -> None:
        roster = await find_roster(self._probes, self._clocks, self._roster, self._providers)
        if roster is not None:
            self._roster = roster
            self._changed(roster)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled() and (fault := task.exception()) is not None:
            _log.error("looking for models failed", exc_info=fault)


async def find_roster(
    probes: str | None, clocks: Clocks, known: Roster, providers: dict[Endpoint, Provider] | None = None
) -> Roster | None:
    """A roster of what runs now; None where it is what was known. `providers` are those of `seat_all`."""
    ports = await open_ports(ports_in(probes))
    if not ports:
        return Roster() if known.models else None
    await asyncio.to_thread(import_module, "httpx")  # 70 ms in which the loop goes on
    from lsp_server.providers.discovery import discover  # noqa: PLC0415
    from lsp_server.providers.roster import seat_all  # noqa: PLC0415

    models = await discover(ports)
    return None if tuple(models) == known.models else seat_all(models, clocks, providers)
