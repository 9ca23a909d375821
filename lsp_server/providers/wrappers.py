"""What stands around every endpoint: its limit, another try where that can help, rest for one that is down.

Wrappers, each a `Provider` around a `Provider`, so that any of them can be left out and a script can stand
inside.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable

from lsp_server.providers.turn import Cause, Failed, Prompt, Provider, Tell, Turn

_TRIES = 3
_FIRST_PAUSE = 0.5  # seconds, doubled for each further try
_LONGEST_PAUSE = 20.0
_WORTH_ANOTHER_TRY = frozenset({Cause.UNREACHABLE, Cause.BUSY, Cause.FAILED})
_FAULTS = 5  # in `_WITHIN` seconds, and an endpoint rests for `_REST`
_WITHIN = 60.0
_REST = 30.0
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
            return Failed(Cause.BUSY, message)
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

    A server that asks to wait for longer than `most` seconds is not waited for.
    """

    def __init__(
        self,
        inner: Provider,
        *,
        most: float,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._inner = inner
        self._most = most
        self._sleep = sleep
        self._chance = chance

    async def complete(self, prompt: Prompt, tell: Tell) -> Turn:
        """The first turn that succeeds, or the last failure."""
        turn = await self._inner.complete(prompt, tell)
        for number in range(_TRIES - 1):
            if not isinstance(turn, Failed) or turn.started or turn.cause not in _WORTH_ANOTHER_TRY:
                return turn
            pause = min(_FIRST_PAUSE * 2**number, _LONGEST_PAUSE) * (1 - self._chance() / 4)
            if turn.after is not None:
                if turn.after > self._most:
                    wait = f"; it asks to wait for {turn.after:.0f} s"
                    return Failed(turn.cause, turn.message + wait, turn.after)
                pause = max(turn.after, pause)
            await self._sleep(pause)
            turn = await self._inner.complete(prompt, tell)
        return turn

    async def close(self) -> None:
        """Close what is inside."""
        await self._inner.close()


class Resting:
    """An endpoint that failed again and again is left alone for a while, then tried by one turn."""

    def __init__(self, inner: Provider, *, name: str, now: Callable[[], float], scale: float = 1.0) -> None:
        self._inner = inner
        self._name = name
        self._now = now
        self._scale = scale
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
                f"{self._name} failed {_FAULTS} times in a row and is left alone for {seconds:.0f} s more"
            )
            return Failed(Cause.UNREACHABLE, message)
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
        many = len(self._faults) == _FAULTS and now - self._faults[0] <= _WITHIN * self._scale
        if many or self._until > 0:
            self._until = now + _REST * self._scale
