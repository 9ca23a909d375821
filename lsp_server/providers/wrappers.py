"""What stands around every endpoint: its limit, another try where that can help, rest for one that is down.

Wrappers, each a `Provider` around a `Provider`, so that any of them can be left out and a script can stand
inside.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable

from lsp_server.providers.clocks import Clocks
from lsp_server.providers.turn import Cause, Failed, Prompt, Provider, Tell, Turn

_TRIES = 3
_WORTH_ANOTHER_TRY = frozenset({Cause.UNREACHABLE, Cause.BUSY, Cause.FAILED})
_FAULTS = 5  # within `Clocks.spell`, and an endpoint rests
_DOWN = frozenset({Cause.UNREACHABLE, Cause.SILENT, Cause.FAILED})


class Limited:
    """At most so many turns at once, the others in the order in which they came.

    A turn waits for as long as those before it come to their ends; where none did for `patience` seconds, it
    fails and says so.
    """

    def __init__(self, inner: Provider, most: int, *, name: str, patience: float) -> None:
        self._inner = inner
        self._slots = asyncio.Semaphore(most)
        self._name = name
        self._patience = patience
        self._waits: set[asyncio.Timeout] = set()

    async def complete(self, prompt: Prompt, tell: Tell) -> Turn:
        """One turn, once a slot is free."""
        try:
            await self._slot()
        except TimeoutError:
            message = (
                f"{self._name} was busy with earlier requests for {self._patience:.3g} s; try again later"
            )
            return Failed(Cause.BUSY, message, again=False)
        try:
            return await self._inner.complete(prompt, tell)
        finally:
            self._slots.release()
            until = asyncio.get_running_loop().time() + self._patience
            for wait in self._waits:
                if not wait.expired():
                    wait.reschedule(until)

    async def _slot(self) -> None:
        async with asyncio.timeout(self._patience) as wait:
            self._waits.add(wait)
            try:
                await self._slots.acquire()
            finally:
                self._waits.discard(wait)

    async def close(self) -> None:
        """Close what is inside."""
        await self._inner.close()


class Retrying:
    """Another try where nothing of an answer had come and waiting may help; never for a quota or a wrong key.

    A server that asks to wait for longer than `Clocks.first` is not waited for, and all tries together take
    no longer than `Clocks.total`.
    """

    def __init__(
        self,
        inner: Provider,
        *,
        clocks: Clocks,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._inner = inner
        self._clocks = clocks
        self._sleep = sleep
        self._chance = chance

    async def complete(self, prompt: Prompt, tell: Tell) -> Turn:
        """The first turn that succeeds, or the last failure."""
        until = asyncio.get_running_loop().time() + self._clocks.total
        turn = await self._inner.complete(prompt, tell)
        for number in range(_TRIES - 1):
            if not isinstance(turn, Failed) or not _is_worth_another_try(turn):
                return turn
            if turn.after is not None and turn.after > self._clocks.first:
                wait = f"; it asks to wait for {turn.after:.0f} s"
                return Failed(turn.cause, turn.message + wait, turn.after)
            pause = self._clocks.pause * 2**number * (1 - self._chance() / 4)
            try:
                async with asyncio.timeout_at(until):
                    await self._sleep(max(turn.after or 0.0, pause))
                    turn = await self._inner.complete(prompt, tell)
            except TimeoutError:
                return turn
        return turn

    async def close(self) -> None:
        """Close what is inside."""
        await self._inner.close()


def _is_worth_another_try(failed: Failed) -> bool:
    return failed.again and not failed.started and failed.cause in _WORTH_ANOTHER_TRY


class Resting:
    """An endpoint that failed again and again is left alone for a while, then tried by one turn."""

    def __init__(self, inner: Provider, *, name: str, now: Callable[[], float], clocks: Clocks) -> None:
        self._inner = inner
        self._name = name
        self._now = now
        self._clocks = clocks
        self._faults: deque[float] = deque(maxlen=_FAULTS)
        self._until = 0.0
        self._probing = False

    @property
    def rests(self) -> bool:
        """Whether turns are turned away now."""
        return self._now() < self._until or self._probing

    async def complete(self, prompt: Prompt, tell: Tell) -> Turn:
        """One turn, or at once the word that the endpoint rests."""
        if self.rests:
            seconds = max(1.0, self._until - self._now())
            message = (
                f"{self._name} failed {_FAULTS} times in a row and is left alone for {seconds:.0f} s more; "
                "look whether it runs, then try again"
            )
            return Failed(Cause.UNREACHABLE, message, again=False)
        self._probing = self._until > 0
        try:
            turn = await self._inner.complete(prompt, tell)
        finally:
            self._probing = False
        self._note(turn)
        return turn

    async def close(self) -> None:
        """Close what is inside."""
        await self._inner.close()

    def _note(self, turn: Turn) -> None:
        now = self._now()
        if not (isinstance(turn, Failed) and turn.cause in _DOWN):
            self._faults.clear()
            self._until = 0.0
            return
        self._faults.append(now)
        many = len(self._faults) == _FAULTS and now - self._faults[0] <= self._clocks.spell
        if many or self._until > 0:
            self._until = now + self._clocks.rest
