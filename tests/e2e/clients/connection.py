"""The wire to one server process, as a fake editor holds it: which requests it answers, when and how."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.lsp_client import NEVER, SERVE, Wire

Json = dict[str, Any]
Answer = Callable[[Any], object]

METHOD_NOT_FOUND, REQUEST_FAILED = -32601, -32803


class Refusal(Exception):
    """Raised by an answer: the client answers with this error."""

    def __init__(self, message: str, code: int = REQUEST_FAILED) -> None:
        super().__init__(message)
        self.code = code


def unknown(_params: object) -> object:
    """The answer to a method that the client does not know."""
    raise Refusal("unknown method", METHOD_NOT_FOUND)


class Connection(Wire):
    """A server process. `told` is called with each notification and with each error that it answers.

    While the connection is `held`, requests of the server wait, as they do in an editor that does nothing
    before its own request is answered.
    """

    def __init__(
        self,
        home: Path,
        answers: Mapping[str, Answer],
        told: Callable[[Json], None],
        environment: Mapping[str, str],
        command: Sequence[str] = SERVE,
    ) -> None:
        self._answering = answers
        self._told = told
        self._held = False
        self._waiting: list[Json] = []
        self._turn = threading.RLock()
        super().__init__(home, command=command, environment=environment)

    def took(self, message: Json) -> None:
        if "id" not in message or "error" in message:
            self._told(message)

    @contextlib.contextmanager
    def held(self) -> Any:  # noqa: ANN401 - what contextlib makes of it
        """Let the server's requests wait meanwhile."""
        self._held = True
        try:
            yield
        finally:
            with self._turn:
                self._held = False
                waiting, self._waiting = self._waiting, []
                for message in waiting:
                    self._reply(message)

    def _answer(self, message: Json) -> None:
        with self._turn:
            if self._held:
                self._waiting.append(message)
            else:
                self._reply(message)

    def _reply(self, message: Json) -> None:
        reply: Json = {"jsonrpc": "2.0", "id": message["id"]}
        answer = self._answering.get(message["method"], unknown)
        try:
            reply["result"] = answer(message.get("params"))
        except Refusal as fault:
            reply["error"] = {"code": fault.code, "message": str(fault)}
        if reply.get("result") is not NEVER:
            with contextlib.suppress(OSError, ValueError):
                self.send(reply)
