"""Other programs: by an argument list, with a bare environment, ended when nobody waits for them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsp_server.errors import ToolError

_KEPT = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL")
_running: set[int] = set()


@dataclass(frozen=True, slots=True)
class Completed:
    """How a program ended, and what it wrote."""

    code: int
    output: bytes
    errors: str


async def run(
    argv: Sequence[str],
    *,
    data: bytes = b"",
    folder: Path | None = None,
    seconds: float = 30.0,
    environment: Mapping[str, str] | None = None,
) -> Completed:
    """Run a program to its end with `data` on its standard input, in a bare environment unless one is given.

    A cancelled or late run is killed with all its children. Raises ToolError when the program cannot start
    or takes longer than `seconds`.
    """
    name = Path(argv[0]).stem
    try:
        process = await asyncio.create_subprocess_exec(
            *argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=_environment() if environment is None else environment,
            start_new_session=sys.platform != "win32",
        )
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or type(fault).__name__
        raise ToolError(f"{name} does not start ({reason}); is it installed?") from None
    _running.add(process.pid)
    try:
        async with asyncio.timeout(seconds):
            output, errors = await process.communicate(data)
    except TimeoutError:
        raise ToolError(f"{name} took longer than {seconds:.0f} seconds and was stopped") from None
    finally:
        _running.discard(process.pid)
        if process.returncode is None:
            _kill(process.pid)
            with contextlib.suppress(ProcessLookupError):
                await asyncio.shield(process.wait())
    return Completed(process.returncode or 0, output, errors.decode("utf-8", "replace"))


async def printed(argv: Sequence[str], *, seconds: float, environment: Mapping[str, str]) -> str:
    """What a program of the user's prints. Raises ToolError also where it ends with another code than 0."""
    done = await run(argv, seconds=seconds, environment=environment)
    if done.code != 0:
        raise ToolError(f"{Path(argv[0]).stem} ended with code {done.code}; run it by hand to see why")
    return done.output.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Started:
    """A program that runs beside us, with both its streams; `kill` ends it."""

    process: asyncio.subprocess.Process
    stdin: asyncio.StreamWriter
    stdout: asyncio.StreamReader

    def kill(self) -> None:
        """End it with all its children, at once."""
        _running.discard(self.process.pid)
        if self.process.returncode is None:
            _kill(self.process.pid)
        self.stdin.close()


async def start(argv: Sequence[str], environment: Mapping[str, str]) -> Started:
    """Start a program of our own that stays; `environment` is added to the bare one.

    Raises ToolError when it does not start.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**_environment(), **environment},
            start_new_session=sys.platform != "win32",
        )
    except (OSError, ValueError) as fault:
        raise ToolError(f"a helper process does not start ({type(fault).__name__})") from None
    if process.stdin is None or process.stdout is None:
        raise ToolError("a helper process started without its streams")
    _running.add(process.pid)
    return Started(process, process.stdin, process.stdout)


def _environment() -> dict[str, str]:
    return {key: os.environ[key] for key in _KEPT if key in os.environ}


def kill_all() -> None:
    """End every program that still runs, at once; for the end of the process."""
    for pid in list(_running):
        _kill(pid)


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError, OSError):
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)
