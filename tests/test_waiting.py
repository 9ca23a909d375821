"""Waiting for a slot, on a clock that jumps: hours pass in no time, and nothing depends on the machine."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from lsp_server.providers import Clocks
from lsp_server.providers.scripted import Line, Scripted
from lsp_server.providers.turn import Cause, Failed, Prompt, Reply, Turn
from lsp_server.providers.wrappers import Limited

T = TypeVar("T")


class JumpingLoop(asyncio.SelectorEventLoop):
    """A loop whose clock goes on to the next timer whenever nothing else is to be done."""

    _now = 0.0

    def time(self) -> float:
        return self._now

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:
            self._now = max(self._now, self._scheduled[0]._when)
        super()._run_once()


def run(work: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        return runner.run(work)


async def turns(limited: Limited, count: int) -> list[Turn]:
    prompts = [Prompt("m", "", str(number)) for number in range(count)]
    return await asyncio.gather(*(limited.complete(one, lambda _words: None) for one in prompts))


def lasting(seconds: float) -> Scripted:
    """A model whose every answer takes so long."""
    return Scripted(lambda _prompt: Line("x", pace=seconds))


def test_a_turn_waits_for_as_long_as_the_queue_moves() -> None:
    model = lasting(200.0)
    done = run(turns(Limited(model, 1, name="there", patience=300.0), 20))
    assert all(isinstance(turn, Reply) for turn in done)
    assert [prompt.request for prompt in model.asked] == [str(number) for number in range(20)]


def test_whoever_waits_behind_a_turn_without_end_is_told() -> None:
    done = run(turns(Limited(lasting(301.0), 1, name="there", patience=300.0), 4))
    assert isinstance(done[0], Reply)
    for turn in done[1:]:
        assert isinstance(turn, Failed)
        assert turn.cause is Cause.BUSY
        assert "300 s" in turn.message


def test_the_longest_turn_that_is_allowed_fails_nobody_behind_it() -> None:
    clocks = Clocks()
    done = run(turns(Limited(lasting(clocks.total), 1, name="there", patience=clocks.queue), 3))
    assert all(isinstance(turn, Reply) for turn in done)


def test_a_turn_that_is_cancelled_while_it_waits_is_forgotten() -> None:
    limited = Limited(lasting(200.0), 1, name="there", patience=300.0)

    async def two_and_one_that_goes() -> list[Turn]:
        first = asyncio.create_task(turns(limited, 1))
        await asyncio.sleep(0)
        goes = asyncio.create_task(turns(limited, 1))
        last = asyncio.create_task(turns(limited, 1))
        await asyncio.sleep(100)
        goes.cancel()
        return [*await first, *await last]

    assert all(isinstance(turn, Reply) for turn in run(two_and_one_that_goes()))
    assert not limited._waits
