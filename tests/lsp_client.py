"""A small LSP client for the tests of the server: real frames over the pipes of a real process.

A thread reads what the server sends, answers its requests and keeps every message; tests wait for what they
expect, for 30 seconds at most, and never sleep. Nothing of lsp_server is used here but its name.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Self, TypeVar

from tests.reference_text import changed, index_of, lines_of, width

Json = dict[str, Any]
Value = Any  # whatever JSON has
T = TypeVar("T")

PATIENCE = 30.0  # seconds for anything that is waited for
REPOSITORY = Path(__file__).resolve().parent.parent
SERVE = (sys.executable, "-m", "lsp_server", "serve")
NEVER = object()  # what an answer is for a request that gets none

VERSIONED: Json = {"documentChanges": True}
FULL: Json = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "applyEdit": True,
        "configuration": True,
        "workspaceEdit": VERSIONED,
        "workspaceFolders": True,
    },
    "window": {"workDoneProgress": True, "showDocument": {"support": True}},
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"versionSupport": True},
    },
    "experimental": {"podium": {"jobs": True}},
}


def without(capabilities: Json, *paths: str) -> Json:
    """A copy of these capabilities without what stands at dotted paths."""
    out = json.loads(json.dumps(capabilities))
    for path in paths:
        *parents, last = path.split(".")
        branch = out
        for name in parents:
            branch = branch[name]
        del branch[last]
    return out


def having(capabilities: Json, **values: object) -> Json:
    """A copy of these capabilities with other values at dotted paths, `__` standing for the dot."""
    out = json.loads(json.dumps(capabilities))
    for path, value in values.items():
        *parents, last = path.split("__")
        branch = out
        for name in parents:
            branch = branch.setdefault(name, {})
        branch[last] = value
    return out


class Refused(Exception):
    """Raised by an answer of the test's to make the client refuse a request of the server."""


class Failed(Exception):
    """An error that the server answered."""

    def __init__(self, error: Json) -> None:
        super().__init__(f"{error['code']}: {error['message']}")
        self.code = error["code"]
        self.message = error["message"]


class Wire:
    """A server process and its two pipes; every message that came is kept in `received`."""

    def __init__(
        self,
        home: Path,
        *,
        command: Sequence[str] = SERVE,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.received: list[Json] = []
        self.answers: dict[str, Callable[[Any], Any]] = {}
        self.ended = False
        self._news = threading.Condition()
        self._writing = threading.Lock()
        self._ids = itertools.count(1)
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=server_environment(home) | dict(environment or {}),
        )
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_fault: object) -> None:
        try:
            self.close()
            if kind is None:
                self.assert_discreet()
        finally:
            self.kill()

    def close(self) -> None:
        """Shut the server down as a client does, unless it has gone."""
        if self.process.poll() is None and not self.ended:
            with contextlib.suppress(BrokenPipeError, Failed):
                self.ask("shutdown", None)
                self.notify("exit", None)
            self.wait_exit()

    def kill(self) -> None:
        """End the process, whatever it does, and the pipes with it."""
        self.process.kill()
        self.process.wait()
        self._thread.join(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(BrokenPipeError):
                stream.close()

    def wait_exit(self, seconds: float = PATIENCE) -> int:
        """The code with which the process ends by itself."""
        return self.process.wait(seconds)

    def assert_discreet(self) -> None:
        """No message shows the client a traceback or where Podium lies on this machine."""
        for message in self.received:
            # The page that explains a rule is a file of ours, which the editor opens.
            text = re.sub(r'"codeDescription": {[^}]*}', "", json.dumps(message, ensure_ascii=False))
            for secret in ("Traceback", str(REPOSITORY), "site-packages"):
                assert secret not in text, text[:2000]

    # Sending

    def send_bytes(self, data: bytes) -> None:
        """Put bytes on the wire as they are."""
        with self._writing:
            self.process.stdin.write(data)
            self.process.stdin.flush()

    def send(self, *messages: object) -> None:
        """Send messages in one piece, whatever they are."""
        self.send_bytes(b"".join(map(frame, messages)))

    def notify(self, method: str, params: object) -> None:
        """Send a notification."""
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def begin(self, method: str, params: object) -> int:
        """Send a request and give its id."""
        ident = next(self._ids)
        self.send({"jsonrpc": "2.0", "id": ident, "method": method, "params": params})
        return ident

    def result(self, ident: object) -> Value:
        """What a request was answered. Raises Failed for an error."""
        answer = self.expect(lambda one: one if one.get("id") == ident and "method" not in one else None)
        if "error" in answer:
            raise Failed(answer["error"])
        return answer["result"]

    def ask(self, method: str, params: object) -> Value:
        """Send a request and wait for its result. Raises Failed for an error."""
        return self.result(self.begin(method, params))

    def sync(self) -> None:
        """Wait until everything sent before has been served."""
        with contextlib.suppress(Failed):
            self.ask("$/test/unknown", None)

    # Receiving

    def mark(self) -> int:
        """How many messages have come so far; for `expect` and `since`."""
        return len(self.received)

    def expect(self, found: Callable[[Json], T | None], start: int = 0) -> T:
        """The first thing that `found` makes of a message from number `start` on, once there is one."""
        end = time.monotonic() + PATIENCE
        at = start
        with self._news:
            while True:
                while at < len(self.received):
                    if (value := found(self.received[at])) is not None:
                        return value
                    at += 1
                left = end - time.monotonic()
                if self.ended or left <= 0:
                    tail = [json.dumps(one)[:300] for one in self.received[start:][-12:]]
                    reason = "the server has gone" if self.ended else "nothing of the kind came"
                    raise AssertionError(f"{reason}; the last messages:\n" + "\n".join(tail))
                self._news.wait(left)

    def until(self, found: Callable[[], T | None]) -> T:
        """The first true value of `found`, which is tried again with every message and every 20 ms."""
        end = time.monotonic() + PATIENCE
        while not (value := found()):
            assert time.monotonic() < end, "it did not come to pass"
            with self._news:
                self._news.wait(0.02)
        return value

    def since(self, start: int, method: str) -> list[Any]:
        """The parameters of the messages of a method that came from number `start` on."""
        return [one.get("params") for one in self.received[start:] if one.get("method") == method]

    def _read(self) -> None:
        stream = self.process.stdout
        with contextlib.suppress(OSError, ValueError):
            while (message := read_frame(stream)) is not None:
                if "method" in message and "id" in message:
                    self._answer(message)
                self.took(message)
                with self._news:
                    self.received.append(message)
                    self._news.notify_all()
        with self._news:
            self.ended = True
            self._news.notify_all()

    def took(self, message: Json) -> None:
        """Called, in the reading thread, with each message before anybody is told of it."""

    def _answer(self, message: Json) -> None:
        answer = self.answers.get(message["method"], lambda _params: None)
        reply: Json = {"jsonrpc": "2.0", "id": message["id"]}
        try:
            reply["result"] = answer(message.get("params"))
        except Refused as fault:
            reply["error"] = {"code": -32803, "message": str(fault)}
        if reply.get("result") is not NEVER:
            with contextlib.suppress(OSError, ValueError):
                self.send(reply)


class Editor(Wire):
    """A client with documents: it keeps their texts, applies the server's edits and collects diagnostics."""

    def __init__(
        self,
        home: Path,
        *,
        capabilities: Json = FULL,
        settings: object = None,
        options: object = None,
        name: str = "tests",
        folders: Sequence[Path] = (),
        process_id: int | None = None,
        **process: Value,
    ) -> None:
        super().__init__(home, **process)
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.diagnostics: dict[str, Json] = {}
        self.settings = settings
        self._documents = threading.RLock()
        self.answers |= {
            "workspace/applyEdit": lambda params: {"applied": self.apply(params["edit"])},
            "workspace/configuration": lambda params: [self.settings for _ in params["items"]],
            "window/showDocument": lambda _params: {"success": True},
        }
        self.started = self.ask(
            "initialize",
            {
                "processId": process_id or os.getpid(),
                "clientInfo": {"name": name, "version": "1"},
                "capabilities": capabilities,
                "initializationOptions": options,
                "workspaceFolders": [{"uri": one.as_uri(), "name": one.name} for one in folders] or None,
            },
        )
        self.encoding = self.started["capabilities"]["positionEncoding"]
        self.notify("initialized", {})

    def took(self, message: Json) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.diagnostics[params["uri"]] = params

    # Documents

    def open(self, uri: str, text: str, language: str = "python", version: int = 1) -> str:
        """Open a document; gives its URI."""
        with self._documents:
            self.texts[uri], self.versions[uri] = text, version
            item = {"uri": uri, "languageId": language, "version": version, "text": text}
            self.notify("textDocument/didOpen", {"textDocument": item})
        return uri

    def edit(self, uri: str, span: tuple[int, int, int, int], text: str) -> None:
        """Change a document as a user does; the range counts lines and client units."""
        with self._documents:
            self.texts[uri] = changed(self.texts[uri], span, text, self.encoding)
            self._sent(uri, {"range": range_of(*span), "text": text})

    def replace(self, uri: str, text: str) -> None:
        """Give a document a whole new text."""
        with self._documents:
            self.texts[uri] = text
            self._sent(uri, {"text": text})

    def insert(self, uri: str, line: int, text: str) -> None:
        """Put text in front of a line."""
        self.edit(uri, (line, 0, line, 0), text)

    def shut(self, uri: str) -> None:
        """Close a document."""
        with self._documents:
            del self.texts[uri], self.versions[uri]
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def apply(self, edit: Json) -> bool:
        """Apply a workspace edit as VS Code does: not to another version than the present one."""
        with self._documents:
            for change in edit.get("documentChanges", ()):
                if change.get("kind") == "create":
                    path_of(change["uri"]).touch()
                    continue
                target = change["textDocument"]
                if target["version"] is None and target["uri"] not in self.versions:
                    self._write(target["uri"], change["edits"])
                    continue
                if self.versions.get(target["uri"]) != target["version"]:
                    return False
                self._apply(target["uri"], change["edits"])
            for uri, edits in edit.get("changes", {}).items():
                self._apply(uri, edits)
        return True

    def _write(self, uri: str, edits: Sequence[Json]) -> None:
        """Edit a file that is not open."""
        path = path_of(uri)
        text = path.read_bytes().decode()
        for one in sorted(edits, key=lambda one: place_of(one["range"]["start"]), reverse=True):
            span = (*place_of(one["range"]["start"]), *place_of(one["range"]["end"]))
            text = changed(text, span, one["newText"], self.encoding)
        path.write_bytes(text.encode())

    def _apply(self, uri: str, edits: Sequence[Json]) -> None:
        changes = sorted(edits, key=lambda one: place_of(one["range"]["start"]), reverse=True)
        for one in changes:
            span = (*place_of(one["range"]["start"]), *place_of(one["range"]["end"]))
            self.texts[uri] = changed(self.texts[uri], span, one["newText"], self.encoding)
        self._sent(uri, *({"range": one["range"], "text": one["newText"]} for one in changes))

    def _sent(self, uri: str, *changes: Json) -> None:
        self.versions[uri] += 1
        target = {"uri": uri, "version": self.versions[uri]}
        self.notify("textDocument/didChange", {"textDocument": target, "contentChanges": list(changes)})

    def place(self, uri: str, words: str) -> Json:
        """The position at which some words first stand."""
        text = self.texts[uri]
        index = text.index(words)
        line = len(lines_of(text[:index])) - 1
        start = index_of(text, line, 0, self.encoding)
        return {"line": line, "character": sum(width(char, self.encoding) for char in text[start:index])}

    # What a user does and sees

    def menu(
        self, uri: str, words: str | Json, *, only: Sequence[str] = (), diagnostics: Sequence[Json] = ()
    ) -> list[Json]:
        """The code actions at some words of the text, or at a range."""
        span = words if isinstance(words, dict) else at(self.place(uri, words))
        context: Json = {"diagnostics": list(diagnostics), **({"only": list(only)} if only else {})}
        params = {"textDocument": {"uri": uri}, "range": span, "context": context}
        return self.ask("textDocument/codeAction", params)

    def action(self, uri: str, words: str | Json, title: str, **more: Value) -> Json:
        """The action whose title has these words, once the menu shows it."""
        return self.until(
            lambda: next((one for one in self.menu(uri, words, **more) if title in one["title"]), None)
        )

    def choose(self, action: Json) -> Value:
        """Pick an action: apply its edit, or run its command and give the answer."""
        if "edit" in action:
            return self.apply(action["edit"])
        return self.command(action["command"]["command"], *action["command"].get("arguments", ()))

    def command(self, name: str, *arguments: object) -> Value:
        """Run a command and give its answer."""
        params: Json = {"command": name}
        if arguments:
            params["arguments"] = list(arguments)
        return self.ask("workspace/executeCommand", params)

    def hover(self, uri: str, words: str | Json) -> str:
        """What the hover says at some words, or an empty string."""
        position = words if isinstance(words, dict) else self.place(uri, words)
        answer = self.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": position})
        return answer["contents"]["value"] if answer else ""

    def request(self, intent: str, uri: str, words: str | Json, **more: Value) -> Json:
        """The argument of `podium.run` for an intent at some words."""
        span = words if isinstance(words, dict) else at(self.place(uri, words))
        return {"intent": intent, "uri": uri, "range": span, "version": self.versions[uri], **more}

    def job(self, job: str, *states: str, start: int = 0) -> Json:
        """The notification that tells that a job came into one of these states."""

        def found(message: Json) -> Json | None:
            params = message.get("params")
            mine = message.get("method") == "podium/job" and params["id"] == job
            return params if mine and params["state"] in states else None

        return self.expect(found, start)

    def published(self, uri: str, found: Callable[[list[Json]], object], version: int | None = None) -> Json:
        """The first published diagnostics that satisfy a condition, of this version if one is named."""

        def fits() -> Json | None:
            params = self.diagnostics.get(uri)
            if params is None or (version is not None and params.get("version") != version):
                return None
            return params if found(params["diagnostics"]) else None

        return self.until(fits)

    def codes(self, uri: str) -> list[str]:
        """The codes of a document's diagnostics as last published."""
        return [one["code"] for one in self.diagnostics.get(uri, {"diagnostics": []})["diagnostics"]]

    def messages(self, start: int = 0) -> list[str]:
        """What the user was shown."""
        return [params["message"] for params in self.since(start, "window/showMessage")]


def serving_with_ruff(path: Path | str) -> tuple[str, ...]:
    """A command that serves with another program in ruff's place."""
    script = (
        "import sys; from lsp_server.server.fast_types import import_types; import_types()\n"
        "from lsp_server.tools import ruff; ruff.executable = lambda: sys.argv[1]\n"
        "from lsp_server.server.app import run_server; run_server([])"
    )
    return (sys.executable, "-c", script, str(path))


def server_environment(home: Path) -> dict[str, str]:
    """The environment of a server whose own files lie below `home`."""
    own = {"PODIUM_STATE_HOME": str(home / "state"), "PODIUM_CONFIG_HOME": str(home / "config")}
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), **own}


def frame(message: object) -> bytes:
    """A message with its header."""
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def read_frame(stream: BinaryIO) -> Json | None:
    """The next message of a stream; None at its end."""
    length = 0
    while (line := stream.readline()).strip():
        name, _, value = line.partition(b":")
        if name == b"Content-Length":
            length = int(value)
    return json.loads(stream.read(length)) if line else None


def path_of(uri: str) -> Path:
    """The path of a file's URI, here where paths have no odd characters."""
    return Path(uri.removeprefix("file://"))


def range_of(line: int, character: int, last_line: int, last_character: int) -> Json:
    """A range in the protocol's shape."""
    return {
        "start": {"line": line, "character": character},
        "end": {"line": last_line, "character": last_character},
    }


def at(place: Json) -> Json:
    """The empty range at a position."""
    return {"start": place, "end": place}


def place_of(position: Json) -> tuple[int, int]:
    """A position as (line, character)."""
    return position["line"], position["character"]


def kinds_and_titles(actions: Sequence[Json]) -> Iterator[tuple[str, str]]:
    """What a menu shows, in its order."""
    return ((one["kind"], one["title"]) for one in actions)
