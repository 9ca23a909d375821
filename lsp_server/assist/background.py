"""Model work that nobody asked for in so many words: explaining for the next hover, loading a model early.

Both only on this machine, and both give way to what the user asks for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from lsp_server.documents import Snapshot
from lsp_server.errors import PodiumError
from lsp_server.providers import Seat
from lsp_server.squad import is_loopback
from lsp_server.syntax import Symbol
from lsp_server.trust import ignore_rules

if TYPE_CHECKING:
    from lsp_server.assist.facade import Assist

QUIET = 0.5  # seconds without another hover or change until a request starts
_log = logging.getLogger(__name__)


class Background:
    """One request at a time, begun when nobody does anything."""

    def __init__(self, assist: Assist) -> None:
        self._assist = assist
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._warmed = False

    def hovered(self, snapshot: Snapshot, symbol: Symbol) -> None:
        """Somebody looks at a definition that is not explained yet: explain it if they stay."""
        self.disturbed()
        if self._assist.settings.hover_explain == "background" and self._task is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(QUIET, self._begin, snapshot, symbol)

    def disturbed(self) -> None:
        """Another hover or a change came: what has not begun does not begin."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def stop(self) -> None:
        """Give way to what the user asked for."""
        self.disturbed()
        if self._task is not None:
            self._task.cancel()

    def warm(self, busy: Seat | None) -> None:
        """At the first action of a session, have the quick model loaded; `busy` is the one that is asked now.

        Only Ollama loads a model for an empty chat (its docs/api.md); other servers have theirs loaded.
        """
        seat = self._assist.roster.seat("fast")
        if self._warmed or seat is None:
            return
        self._warmed = True
        if _is_here(seat) and seat.model.endpoint.wire == "ollama" and busy is not seat:
            self._start(_load(seat))

    def _begin(self, snapshot: Snapshot, symbol: Symbol) -> None:
        self._timer = None
        seat = self._assist.explaining_seat(snapshot)
        wanted = self._assist.settings.hover_explain == "background"
        if wanted and seat is not None and _is_here(seat):
            self._start(self._explain(snapshot, symbol))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        if self._task is not None:
            work.close()
        else:
            self._task = asyncio.get_running_loop().create_task(work)
            self._task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled() and (fault := task.exception()) is not None:
            _log.info("nothing came of a request in the background: %s", fault)

    async def _explain(self, snapshot: Snapshot, symbol: Symbol) -> None:
        from lsp_server import engine  # noqa: PLC0415 - loads with the first job
        from lsp_server.agents import Assignment  # noqa: PLC0415
        from lsp_server.patch import FileFacts  # noqa: PLC0415

        assist = self._assist
        own = assist.staff.own
        account = engine.Account(own.budgets, assist.ledger, run="hover", agent="explainer")
        by = engine.Models(assist.roster, lambda _words: None, account, ignore_rules(own.ignore))
        assignment = Assignment("explain", snapshot, symbol.range, (symbol,))
        facts = FileFacts(snapshot.path or snapshot.uri, is_open=True)
        key = assist.explanation_key(snapshot, symbol)
        async with assist.explained.alone(key):
            if assist.explained.get(key):
                return
            try:
                result = await engine.execute(assist.squad, assignment, facts, assist.project, "", by)
            except PodiumError as fault:
                _log.info("no explanation in the background: %s", fault)
                return
            if result.by_model:
                await asyncio.to_thread(assist.explained.keep, key, result.outcome.markdown)


async def _load(seat: Seat) -> None:
    from lsp_server.providers.roster import window_of  # noqa: PLC0415
    from lsp_server.providers.turn import Prompt  # noqa: PLC0415

    prompt = Prompt(seat.model.id, "", "", tokens=1, window=window_of(seat.model))
    await seat.provider.complete(prompt, lambda _words: None)


def _is_here(seat: Seat) -> bool:
    return seat.model.private and is_loopback(seat.model.endpoint.url)
