"""A small editor without a screen: a real client over stdio, for the demo and for tests.

It keeps its documents as an editor does, applies the server's edits to them, answers its requests and
remembers what it published. Everything is plain JSON, so that it shares no code with the server's own side.
"""

from __future__ import annotations

import itertools
import json
import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from lsp_server.server.frames import FrameReader
from lsp_server.text import (
    Position,
    PositionEncoding,
    Range,
    Text,
    TextEdit,
    apply_edits,
    to_codepoints,
    to_units,
)
from lsp_server.workspace import path_to_uri

Json = dict[str, Any]

CAPABILITIES: Json = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"applyEdit": True, "configuration": True, "workspaceEdit": {"documentChanges": True}},
    "window": {"workDoneProgress": True, "showDocument": {"support": True}},
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"versionSupport": True},
    },
}


class Editor:
    """One editor with one server; use it as a context manager, so that the server ends with it."""

    def __init__(
        self,
        command: Sequence[str],
        root: Path,
        *,
        capabilities: Json | None = None,
        settings: Json | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.root = root
        self.settings = settings or {}
        self.timeout = 30.0  # seconds for each answer and each thing waited for
        self.texts: dict[str, Text] = {}
        self.diagnostics: dict[str, list[Json]] = {}
        self.published: dict[str, int | None] = {}  # the version of each document's last diagnostics
        self.messages: list[str] = []
        self.notifications: list[tuple[str, Any]] = []
        self.progress_ended = False  # set by the end of any progress; whoever waits for one clears it
        self._versions: dict[str, int] = {}
        self._ids = itertools.count(1)
        self._inbox: queue.Queue[Json | None] = queue.Queue()
        self._answers: dict[int, Json] = {}
        self._process = subprocess.Popen(  # noqa: S603 - the caller's own command
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=root,
            env=dict(environment) if environment is not None else None,
        )
        threading.Thread(target=self._read, daemon=True).start()
        self.server = self._initialize(capabilities or CAPABILITIES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def close(self) -> int:
        """Shut the server down; gives its exit code."""
        if self._process.poll() is None:
            self.request("shutdown", None)
            self.notify("exit", None)
        try:
            return self._process.wait(self.timeout)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
        finally:
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()

    def open(self, path: Path, language_id: str) -> str:
        """Open a file, and give its URI."""
        uri = path_to_uri(path)
        with path.open(encoding="utf-8", newline="") as file:
            content = file.read()
        self.texts[uri], self._versions[uri] = Text.of(content), 1
        document = {"uri": uri, "languageId": language_id, "version": 1, "text": content}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def version(self, uri: str) -> int:
        """The version of a document as the editor has it."""
        return self._versions[uri]

    def edit(self, uri: str, edits: Sequence[TextEdit]) -> None:
        """Change a document as its user does."""
        old = self.texts[uri]
        changes = [
            {"range": self._to_client(old, edit.range), "text": edit.text}
            for edit in sorted(edits, key=lambda edit: edit.range, reverse=True)
        ]
        self.texts[uri] = apply_edits(old, edits)
        self._versions[uri] += 1
        target = {"uri": uri, "version": self._versions[uri]}
        self.notify("textDocument/didChange", {"textDocument": target, "contentChanges": changes})

    def actions(self, uri: str, span: Range, only: Sequence[str] = ()) -> list[Json]:
        """The menu at a range."""
        context: Json = {"diagnostics": self._diagnostics_at(uri, span), "triggerKind": 1}
        if only:
            context["only"] = list(only)
        client_range = self._to_client(self.texts[uri], span)
        params = {"textDocument": {"uri": uri}, "range": client_range, "context": context}
        return self.request("textDocument/codeAction", params) or []

    def choose(self, action: Json) -> Any:  # noqa: ANN401 - a command's own answer
        """Pick an action from the menu: apply its edit, or run its command."""
        if edit := action.get("edit"):
            return self._apply(edit)
        command = action["command"]
        params = {"command": command["command"], "arguments": command.get("arguments", [])}
        return self.request("workspace/executeCommand", params)

    def command(self, name: str, *arguments: object) -> Any:  # noqa: ANN401 - a command's own answer
        """Run a command."""
        return self.request("workspace/executeCommand", {"command": name, "arguments": list(arguments)})

    def hover(self, uri: str, position: Position) -> str:
        """What the hover at a place says, or an empty string."""
        place = self._to_client(self.texts[uri], Range(position, position))["start"]
        answer = self.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": place})
        return str(answer["contents"]["value"]) if answer else ""

    def find(self, uri: str, words: str) -> Position:
        """Where some words first stand in a document. Raises ValueError when they do not."""
        for number, line in enumerate(self.texts[uri].lines):
            if (at := line.find(words)) >= 0:
                return Position(number, at)
        raise ValueError(f"{words!r} is not in {uri}")

    def wait_for(self, done: Callable[[], object]) -> bool:
        """Take what the server sends until a condition holds; False when it does not in time."""
        end = time.monotonic() + self.timeout
        while not done():
            if not self._take(end - time.monotonic()):
                return bool(done())
        return True

    def poll(self, done: Callable[[], object], every: float = 0.05) -> bool:
        """Ask again and again for what no message tells of; False when it does not come in time."""
        end = time.monotonic() + self.timeout
        while not done():
            if time.monotonic() > end:
                return False
            time.sleep(every)
        return True

    def request(self, method: str, params: object) -> Any:  # noqa: ANN401 - each method has its own
        """Send a request and give its result.

        Raises RuntimeError for an error, TimeoutError without an answer in time.
        """
        ident = next(self._ids)
        self._send({"id": ident, "method": method, "params": params})
        if not self.wait_for(lambda: ident in self._answers):
            raise TimeoutError(f"{method} was not answered")
        answer = self._answers.pop(ident)
        if error := answer.get("error"):
            raise RuntimeError(f"{method}: {error['code']} {error['message']}")
        return answer.get("result")

    def notify(self, method: str, params: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def _initialize(self, capabilities: Json) -> Json:
        uri = path_to_uri(self.root)
        params = {
            "processId": os.getpid(),
            "clientInfo": {"name": "podium-demo", "version": "1"},
            "rootUri": uri,
            "workspaceFolders": [{"uri": uri, "name": self.root.name}],
            "capabilities": capabilities,
        }
        result = self.request("initialize", params)
        self.notify("initialized", {})
        return result

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        if stream is not None:
            stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            stream.flush()

    def _read(self) -> None:
        reader, stream = FrameReader(), self._process.stdout
        try:
            while stream is not None and (data := os.read(stream.fileno(), 1 << 16)):
                for frame in reader.feed(data):
                    self._inbox.put(json.loads(frame.body))
        except (OSError, ValueError):
            pass  # closed by us
        self._inbox.put(None)

    def _take(self, seconds: float) -> bool:
        """Take one message; False at the end of the time or of the server."""
        try:
            message = self._inbox.get(timeout=max(seconds, 0.0))
        except queue.Empty:
            return False
        if message is None:
            self._inbox.put(None)
            return False
        if "method" not in message:
            self._answers[message["id"]] = message
        elif "id" in message:
            self._send(
                {"id": message["id"], "result": self._answer(message["method"], message.get("params"))}
            )
        else:
            self._note(message["method"], message.get("params"))
        return True

    def _note(self, method: str, params: Any) -> None:  # noqa: ANN401
        self.notifications.append((method, params))
        if method == "textDocument/publishDiagnostics":
            self.diagnostics[params["uri"]] = params["diagnostics"]
            self.published[params["uri"]] = params.get("version")
        elif method == "$/progress" and params["value"]["kind"] == "end":
            self.progress_ended = True
        elif method == "window/showMessage":
            self.messages.append(params["message"])

    def _answer(self, method: str, params: Any) -> Any:  # noqa: ANN401
        """What an editor says to a request of the server."""
        self.notifications.append((method, params))
        if method == "workspace/applyEdit":
            return {"applied": self._apply(params["edit"])}
        if method == "workspace/configuration":
            return [self.settings for _ in params["items"]]
        return {"success": True} if method == "window/showDocument" else None

    def _apply(self, edit: Json) -> bool:
        """Apply a workspace edit to open documents, refusing other versions as VS Code does."""
        for change in edit["documentChanges"]:
            target = change["textDocument"]
            if target["version"] != self._versions.get(target["uri"]):
                return False
            text = self.texts[target["uri"]]
            edits = [
                TextEdit(self._from_client(text, one["range"]), one["newText"]) for one in change["edits"]
            ]
            self.edit(target["uri"], edits)
        return True

    def _diagnostics_at(self, uri: str, span: Range) -> list[Json]:
        text = self.texts[uri]
        found = self.diagnostics.get(uri, [])
        return [one for one in found if self._from_client(text, one["range"]).touches(span)]

    @staticmethod
    def _to_client(text: Text, span: Range) -> Json:
        ends = (
            {
                "line": place.line,
                "character": to_units(text.lines[place.line], place.character, PositionEncoding.UTF16),
            }
            for place in span
        )
        return dict(zip(("start", "end"), ends, strict=True))

    @staticmethod
    def _from_client(text: Text, span: Json) -> Range:
        def place(end: Json) -> Position:
            line = text.lines[int(end["line"])]
            return Position(
                int(end["line"]), to_codepoints(line, int(end["character"]), PositionEncoding.UTF16)
            )

        return Range(place(span["start"]), place(span["end"]))
