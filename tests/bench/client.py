"""A measuring client: one thread, plain JSON, and the moment at which each answer had arrived.

It runs in one thread on purpose: a thread that parses a long message would hold up the one that takes the
time. Messages are cut apart as they come and parsed when somebody asks for them.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

Json = dict[str, Any]

ROOT = Path(__file__).parents[2]
PODIUM = (sys.executable, "-m", "lsp_server", "serve")
BARE = (sys.executable, str(Path(__file__).with_name("bare_pygls.py")))
UNKNOWN = "file:///nobody/has/opened/this.py"

_CHUNK = 1 << 18
_LONGEST_ANSWER = 1 << 16  # bytes; whatever is longer is findings, and parsed only when they are wanted
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_PATIENCE = 60.0  # seconds until a server counts as stuck
_CAPABILITIES: Json = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True}},
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"versionSupport": True},
    },
}

now = time.perf_counter


class Answer(NamedTuple):
    """What a request came to: the result, and the seconds from its sending to the answer's last byte."""

    result: Any
    seconds: float


class Server:
    """A server process and the editor's side of the conversation; a context manager that ends it."""

    def __init__(
        self, command: Sequence[str], folder: Path, variables: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self.spawned = now()
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**environment(folder), **(variables or {})},
        )
        self._ids = itertools.count(1)
        self._pending = bytearray()
        self._length: int | None = None
        self._sent: dict[int, float] = {}
        self._answers: dict[int, Answer] = {}
        self._long: list[bytes] = []
        self._diagnostics: dict[str, Json] = {}
        self._versions: dict[str, int] = {}
        self.published = 0  # publishDiagnostics that came so far

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    @property
    def process_id(self) -> int:
        """The server's own process."""
        return self._process.pid

    def initialize(self) -> float:
        """Begin the session; gives the moment of the answer."""
        uri = self.folder.as_uri()
        params = {
            "processId": os.getpid(),
            "clientInfo": {"name": "podium-bench", "version": "1"},
            "rootUri": uri,
            "workspaceFolders": [{"uri": uri, "name": self.folder.name}],
            "capabilities": _CAPABILITIES,
        }
        ident = self.send_request("initialize", params)
        self.answer(ident)
        moment = now()
        self.notify("initialized", {})
        return moment

    def open(self, name: str, text: str, *, on_disk: bool = True) -> str:
        """Open a Python document with this text, and give its URI."""
        path = self.folder / name
        if on_disk:
            path.write_text(text, "utf-8")
        uri = path.as_uri()
        self._versions[uri] = 1
        document = {"uri": uri, "languageId": "python", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def type(self, uri: str, line: int, character: int, text: str) -> None:
        """Insert a text in a document."""
        self.write(self.change_frame(uri, line, character, text))

    def change_frame(self, uri: str, line: int, character: int, text: str) -> bytes:
        """The message that inserts a text, not yet sent."""
        self._versions[uri] += 1
        spot = {"line": line, "character": character}
        params = {
            "textDocument": {"uri": uri, "version": self._versions[uri]},
            "contentChanges": [{"range": {"start": spot, "end": spot}, "text": text}],
        }
        return _frame({"method": "textDocument/didChange", "params": params})

    def menu(self, uri: str, line: int, character: int = 0) -> int:
        """Ask for the code actions at a place; gives the request's id."""
        spot = {"line": line, "character": character}
        params = {
            "textDocument": {"uri": uri},
            "range": {"start": spot, "end": spot},
            "context": {"diagnostics": []},
        }
        return self.send_request("textDocument/codeAction", params)

    def hover(self, uri: str, line: int, character: int = 0) -> int:
        """Ask for the hover at a place; gives the request's id."""
        params = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        return self.send_request("textDocument/hover", params)

    def command(self, name: str, argument: object = None) -> Any:  # noqa: ANN401 - each has its own
        """Run a command and wait for its result."""
        arguments = [] if argument is None else [argument]
        params = {"command": name, "arguments": arguments}
        return self.answer(self.send_request("workspace/executeCommand", params)).result

    def notify(self, method: str, params: object) -> None:
        """Send a notification."""
        self.write(_frame({"method": method, "params": params}))

    def send_request(self, method: str, params: object) -> int:
        """Send a request and give its id; its time begins before the first byte leaves."""
        ident = next(self._ids)
        frame = _frame({"id": ident, "method": method, "params": params})
        self._sent[ident] = now()
        self.write(frame)
        return ident

    def write(self, data: bytes) -> None:
        """Send bytes as they are, all of them."""
        stream = self._process.stdin
        assert stream is not None
        stream.write(data)
        stream.flush()

    def answer(self, ident: int, patience: float = _PATIENCE) -> Answer:
        """Wait for the answer to a request. Raises TimeoutError or RuntimeError without one."""
        end = now() + patience
        while ident not in self._answers:
            if now() > end:
                raise TimeoutError(f"request {ident} was not answered in {patience:.0f} s")
            self.listen(end)
        return self._answers.pop(ident)

    def wait_published(self, count: int, patience: float = _PATIENCE) -> None:
        """Wait until this many publishDiagnostics have come. Raises TimeoutError."""
        end = now() + patience
        while self.published < count:
            if now() > end:
                raise TimeoutError(f"no findings were published in {patience:.0f} s")
            self.listen(end)

    def diagnostics(self, uri: str) -> list[Json]:
        """What was published last for a document."""
        for body in self._long:
            self._note(json.loads(body))
        self._long.clear()
        return self._diagnostics.get(uri, {}).get("diagnostics", [])

    def pause(self, until: float) -> None:
        """Take what comes until a moment."""
        while now() < until:
            self.listen(until)

    def listen(self, until: float) -> None:
        """Take what the server sends next, waiting for it at the longest until a moment."""
        stream = self._process.stdout
        assert stream is not None
        ready, _, _ = select.select([stream], [], [], max(0.0, until - now()))
        if not ready:
            return
        data = os.read(stream.fileno(), _CHUNK)
        moment = now()
        if not data:
            raise RuntimeError("the server ended")
        self._pending += data
        while (body := self._next()) is not None:
            self._take(body, moment)

    def _next(self) -> bytes | None:
        if self._length is None:
            end = self._pending.find(b"\r\n\r\n")
            if end < 0:
                return None
            found = _LENGTH.search(self._pending, 0, end)
            if found is None:
                raise RuntimeError("a header without a length")
            self._length = int(found[1])
            del self._pending[: end + 4]
        if len(self._pending) < self._length:
            return None
        body = bytes(self._pending[: self._length])
        del self._pending[: self._length]
        self._length = None
        return body

    def _take(self, body: bytes, moment: float) -> None:
        if len(body) > _LONGEST_ANSWER:
            self.published += 1
            self._long.append(body)
            return
        message = json.loads(body)
        if "method" not in message:
            if "error" in message:
                raise RuntimeError(f"the server refused: {message['error']}")
            ident = message["id"]
            self._answers[ident] = Answer(message.get("result"), moment - self._sent.pop(ident))
        elif "id" in message:
            result = {"applied": False} if message["method"] == "workspace/applyEdit" else None
            self.write(_frame({"id": message["id"], "result": result}))
        elif message["method"] == "textDocument/publishDiagnostics":
            self.published += 1
            self._note(message)

    def _note(self, message: Json) -> None:
        self._diagnostics[message["params"]["uri"]] = message["params"]


def environment(folder: Path) -> Mapping[str, str]:
    """The environment of a process that is measured: this repository's code, a state folder of its own."""
    own = {"PYTHONPATH": str(ROOT), "PODIUM_STATE_HOME": str(folder / ".state")}
    return {**os.environ, **own}


def _frame(message: Json) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
