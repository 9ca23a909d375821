"""A session inside the test's own process: frames in by a call, what goes out collected."""

from __future__ import annotations

import asyncio
import itertools
import json
from pathlib import Path
from typing import Any

from lsp_server.server.app import build_session
from lsp_server.server.frames import Frame, FrameReader
from lsp_server.wiring import make_assist

Json = dict[str, Any]


class Bench:
    """A session with a collecting writer; wants a running loop. `exits` are the codes of its ends."""

    def __init__(self, home: Path, probes: str = "") -> None:
        self.sent: list[Json] = []
        self.exits: list[int] = []
        self._reader = FrameReader()
        self._ids = itertools.count(1)
        environment = {
            "PODIUM_STATE_HOME": str(home / "state"),
            "PODIUM_CONFIG_HOME": str(home / "config"),
            "PODIUM_PROBES": probes,
        }
        self.session = build_session(
            self.exits.append, lambda roots, audience: make_assist(roots, audience, environment)
        )
        self.session.protocol.set_writer(self)

    def write(self, data: bytes) -> None:
        """What the session sends: pygls's writer interface."""
        self.sent += [json.loads(frame.body) for frame in self._reader.feed(data)]

    def close(self) -> None:
        """The rest of that interface."""

    def receive(self, message: object) -> None:
        """Hand over one message, whatever it is."""
        self.session.protocol.receive(Frame(json.dumps(message).encode()))

    def notify(self, method: str, params: object) -> None:
        """Hand over a notification."""
        self.receive({"jsonrpc": "2.0", "method": method, "params": params})

    def begin(self, method: str, params: object) -> int:
        """Hand over a request; gives its id."""
        ident = next(self._ids)
        self.receive({"jsonrpc": "2.0", "id": ident, "method": method, "params": params})
        return ident

    async def answer(self, ident: object) -> Json:
        """The one answer to a request, once the loop has it."""
        async with asyncio.timeout(30):
            while not (found := self.answers(ident)):  # noqa: ASYNC110 - one turn of the loop at a time
                await asyncio.sleep(0)
        assert len(found) == 1
        return found[0]

    async def ask(self, method: str, params: object) -> Json:
        """Hand over a request and wait for its answer."""
        return await self.answer(self.begin(method, params))

    def answers(self, ident: object) -> list[Json]:
        """All that was sent with this id and is no request."""
        return [one for one in self.sent if "method" not in one and one.get("id") == ident]

    def initialize(self, capabilities: Json, **fields: object) -> None:
        """Begin the session."""
        self.begin("initialize", {"processId": None, "capabilities": capabilities, **fields})
        self.notify("initialized", {})

    def stop(self) -> None:
        """End what the session has under way."""
        self.session.assist.stop()
