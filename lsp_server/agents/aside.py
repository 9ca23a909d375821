"""The work around a model's turns that would hold up the loop: in one thread, first come, first served.

Two such works at once would only share the interpreter lock, and their jobs would reach the model in any
order.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


async def aside(work: Callable[_Given, _Made], *given: _Given.args, **named: _Given.kwargs) -> _Made:
    """What a function makes of these arguments, once the thread has come to it."""
    return await asyncio.get_running_loop().run_in_executor(_thread(), partial(work, *given, **named))


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, "podium-models")
