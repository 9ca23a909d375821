"""Keys, fetched when a request is made: from the environment, or from what a command of the user's prints."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence

from lsp_server.errors import PodiumError, UserError
from lsp_server.squad import KeySource

RunCommand = Callable[[Sequence[str]], Awaitable[str]]
"""Runs an argument list, never a shell, and gives what it prints. Raises PodiumError when it fails."""

Key = Callable[[], Awaitable[str]]
_KEPT = 600.0  # seconds for which a printed key is kept: asking a password store may ask the user


class Keys:
    """Where keys come from. What a command printed is kept in memory for ten minutes and nowhere else."""

    def __init__(self, environment: Mapping[str, str], run: RunCommand) -> None:
        self._environment = environment
        self._run = run
        self._printed: dict[tuple[str, ...], tuple[float, str]] = {}

    def of(self, source: KeySource | None) -> Key | None:
        """What gives the key of a source; it raises UserError, naming the source, where there is none."""
        if source is None:
            return None
        return lambda: self._fetch(source)

    def forget(self, source: KeySource | None) -> None:
        """Have a key printed anew the next time: a server refused it, so the user may have put in another."""
        if source is not None:
            self._printed.pop(source.command, None)

    async def _fetch(self, source: KeySource) -> str:
        if source.env:
            key = self._environment.get(source.env, "").strip()
            return _usable(
                key, f"the environment variable {source.env} is not set where the editor was started"
            )
        return await self._print(source.command)

    async def _print(self, command: tuple[str, ...]) -> str:
        made, key = self._printed.get(command, (0.0, ""))
        if key and time.monotonic() - made < _KEPT:
            return key
        try:
            printed = await self._run(command)
        except PodiumError as fault:
            raise UserError(f"the key's command failed: {fault}") from None
        lines = printed.strip().splitlines()
        key = _usable(lines[0].strip() if lines else "", f"the key's command {command[0]} printed nothing")
        self._printed[command] = time.monotonic(), key
        return key


def _usable(key: str, missing: str) -> str:
    if not key:
        raise UserError(f"has no key: {missing}")
    if not (key.isascii() and key.isprintable()):
        raise UserError("has a key with characters that no key has; look where your squad file takes it from")
    return key
