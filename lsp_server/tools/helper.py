"""A process of our own for long work over one file: the server's loop then never waits for its lock.

tree-sitter, JSON and the garbage collector hold the interpreter lock for tens of milliseconds over a file of
megabytes; in another process they hold another lock. It runs one function at a time, ends when nobody needed
it for a while, and dies with its parent, whose end closes its standard input.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import logging
import os
import pickle
import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from lsp_server.errors import PodiumError, ToolError
from lsp_server.tools.process import Started, start

_HEADER = 8  # bytes that give the length of what follows
_IDLE = 120.0  # seconds without work after which it ends
_ROOT = Path(__file__).parents[2]
_log = logging.getLogger(__name__)


class Helper:
    """One helper process, started at its first use; for one event loop.

    What goes in and out is pickled: both ends are this program.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._started: Started | None = None
        self._ending: asyncio.TimerHandle | None = None

    async def run(self, function: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - its result
        """What a function of a module gives in the helper, which awaits it where it is `async`.

        A cancelled call ends the process, so that its work stops too. Raises the function's PodiumError, and
        ToolError where the function failed in another way or the process ended.
        """
        async with self._lock:
            request = await asyncio.to_thread(pickle.dumps, (function, arguments))
            try:
                answer = await self._exchange(request)
            except (OSError, asyncio.IncompleteReadError, ConnectionError):
                self.stop()
                raise ToolError("Podium's helper process ended; ask again") from None
            except asyncio.CancelledError:
                self.stop()
                raise
        fault, value = await asyncio.to_thread(pickle.loads, answer)
        if fault is not None:
            raise fault
        return value

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._ending is not None:
            self._ending.cancel()
        started, self._started = self._started, None
        if started is not None:
            started.kill()

    async def close(self) -> None:
        """End the process and wait until it is gone."""
        started = self._started
        self.stop()
        if started is not None:
            await started.process.wait()

    async def _exchange(self, request: bytes) -> bytes:
        if self._ending is not None:
            self._ending.cancel()
        if self._started is None:
            argv = (sys.executable, "-P", "-m", "lsp_server.tools.helper")
            self._started = await start(argv, {"PYTHONPATH": str(_ROOT)})
        stdin, stdout = self._started.stdin, self._started.stdout
        stdin.write(len(request).to_bytes(_HEADER, "big"))
        stdin.write(request)
        await stdin.drain()
        size = int.from_bytes(await stdout.readexactly(_HEADER), "big")
        answer = await stdout.readexactly(size)
        self._ending = asyncio.get_running_loop().call_later(_IDLE, self.stop)
        return answer


def serve() -> None:
    """The helper's side: answer until standard input ends, which ends the process whatever it does."""
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints by mistake must not stand between answers
    with contextlib.suppress(AttributeError, OSError):
        os.nice(15)  # an editor and its server come first, by far
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        answer = pickle.dumps(_answer(requests.get()))
        outgoing.write(len(answer).to_bytes(_HEADER, "big") + answer)
        outgoing.flush()


def _read(stream: BinaryIO, requests: queue.SimpleQueue[bytes]) -> None:
    """Take requests in a thread of their own, so that the end of the parent is seen in the middle of work."""
    while len(size := stream.read(_HEADER)) == _HEADER:
        requests.put(stream.read(int.from_bytes(size, "big")))
    os._exit(0)


def _answer(request: bytes) -> tuple[PodiumError | None, Any]:
    try:
        function, arguments = pickle.loads(request)  # noqa: S301 - from our own program
        value = function(*arguments)
        return None, asyncio.run(value) if inspect.iscoroutine(value) else value
    except PodiumError as fault:
        return fault, None
    except Exception:  # one failing job never hurts another
        _log.exception("a function failed in the helper process")
        return ToolError("failed inside Podium's helper process; its log tells more"), None


if __name__ == "__main__":
    serve()
