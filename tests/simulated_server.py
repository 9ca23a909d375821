"""The simulated model server in a thread of its own, for tests whose other half is a process or an editor."""

from __future__ import annotations

import asyncio
import threading
from types import TracebackType
from typing import Self

from lsp_server.providers.simulated import Fault, Say, Simulated

_PATIENCE = 10.0


class Served:
    """A context manager: a server of a kind that says what `say` makes of a prompt."""

    def __init__(self, kind: str, say: Say, **more: object) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.server = Simulated(kind, say, **more)  # type: ignore[arg-type]

    def __enter__(self) -> Self:
        self._thread.start()
        self._wait(self.server.start())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wait(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE)
        self._loop.close()

    @property
    def probes(self) -> dict[str, str]:
        """The environment in which Podium looks for this server only."""
        return {"PODIUM_PROBES": f"{self.server.kind}:{self.server.port}"}

    def fail(self, *faults: Fault) -> None:
        """Let the next turns go wrong."""
        self.server.faults[:] = faults

    @property
    def prompts(self) -> list[str]:
        """What was asked so far, as text."""
        asked = (one for one in self.server.asked if one.method == "POST" and one.path != "/api/show")
        return [str(one.body) for one in asked if one.body.get("messages") != []]  # which only loads a model

    async def _end(self) -> None:
        await self.server.stop()
        mine = asyncio.current_task()
        others = [task for task in asyncio.all_tasks() if task is not mine]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _wait(self, work: object) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(_PATIENCE)  # type: ignore[arg-type]
