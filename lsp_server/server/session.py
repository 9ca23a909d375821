"""The state of one connection: where the lifecycle stands, who the client is, and the facade behind it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lsp_server.assist import Assist, Audience
from lsp_server.server.client import Client
from lsp_server.server.protocol import INVALID_REQUEST, NOT_INITIALIZED, PodiumProtocol
from lsp_server.server.traits import ClientTraits
from lsp_server.tools import process

_BEFORE = frozenset({"initialize", "exit", "$/setTrace", "$/cancelRequest"})


@dataclass
class Session:
    """What the handlers share. `make_assist` is the wiring's; it wants the folders and the audience."""

    protocol: PodiumProtocol
    make_assist: Callable[[tuple[Path, ...], Audience], Assist]
    exit: Callable[[int], None]
    traits: ClientTraits = field(default_factory=ClientTraits)
    folders: dict[str, Path] = field(default_factory=dict[str, Path])
    options: object = None
    configured: object = None
    initialized: bool = False
    shut_down: bool = False

    def __post_init__(self) -> None:
        self.client = Client(self)
        self.assist = self.make_assist((), self.client)

    def leave(self, code: int) -> None:
        """End the process at once: the client is no more."""
        process.kill_all()
        os._exit(code)

    def refusal(self, method: str) -> tuple[int, str] | None:
        """What the lifecycle says of a method (LSP 3.17, "Server lifecycle"); None lets it in."""
        if method == "initialize":
            return (INVALID_REQUEST, "the server is initialized already") if self.initialized else None
        if not self.initialized and method not in _BEFORE:
            return NOT_INITIALIZED, "the server is not initialized yet"
        if self.shut_down and method != "exit":
            return INVALID_REQUEST, "the server was shut down"
        return None
