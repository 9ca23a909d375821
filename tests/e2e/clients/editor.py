"""The fake editor: one class that does what a record says, for a user who only clicks, types and looks."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

from tests.e2e.clients import menus
from tests.e2e.clients.buffers import Buffer
from tests.e2e.clients.connection import Answer, Connection, unknown
from tests.e2e.clients.edits import Intake
from tests.e2e.clients.menus import Item
from tests.e2e.clients.record import Asking, Client
from tests.e2e.clients.screen import Screen
from tests.lsp_client import NEVER, SERVE

Json = dict[str, Any]
T = TypeVar("T")

LANGUAGE = "python"


class Editor:
    """A client with one folder open and a server of its own; a context manager that ends both.

    `others` are the diagnostics of other servers, by document.
    """

    def __init__(
        self,
        client: Client,
        home: Path,
        folder: Path,
        *,
        options: object = None,
        environment: Mapping[str, str] | None = None,
        command: Sequence[str] = SERVE,
    ) -> None:
        self._command = command
        self.client = client
        self.buffers: dict[str, Buffer] = {}
        self.others: dict[str, list[Json]] = {}
        self.screen = Screen(client, self._version_of)
        self.saved: set[Path] = set()
        self.before_edit: Callable[[], None] | None = None  # what the user does as an edit is on its way
        self._home, self._folder = home, folder
        self._options, self._environment = options, dict(environment or {})
        self._lock = threading.RLock()
        self._last_command: float | None = None
        self._intake = Intake(client, self.buffers, self._write, self.screen.faults)
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        self.connection.__exit__(kind, *rest)
        if kind is None:
            assert not self.screen.faults, self.screen.faults

    # The server

    def _start(self) -> None:
        self.connection = Connection(
            self._home, self._answers(), self.screen.told, self._environment, self._command
        )
        params: Json = {
            "processId": os.getpid(),
            "capabilities": self.client.capabilities,
            "initializationOptions": self._options,
            "rootUri": self._folder.as_uri(),
            "workspaceFolders": [{"uri": self._folder.as_uri(), "name": self._folder.name}],
        }
        if self.client.name is not None:
            params["clientInfo"] = {"name": self.client.name, "version": "1"}
        self.server: Json = self.connection.ask("initialize", params)["capabilities"]
        self.encoding = self.server.get("positionEncoding", "utf-16")
        assert self.encoding in (self.client.encodings or ("utf-16",))
        self.connection.notify("initialized", {})
        for buffer in self.buffers.values():
            self._opened(buffer)

    def restart(self) -> None:
        """Start the server again, after it went by itself or by the user's wish."""
        self.connection.kill()
        self.screen.clear()
        self._start()

    def crash(self, *, lived: float) -> bool:
        """End the server as a fault of its own would; tells whether the client starts it again by itself.

        `lived` are the seconds for which the client believes that it ran.
        """
        self.connection.process.kill()
        self.until(lambda: self.connection.ended)
        if self.client.restart or lived <= self.client.restart_after:
            self.screen.clear()
            return False
        self.restart()
        return True

    def _answers(self) -> dict[str, Answer]:
        answers: dict[str, Answer] = {
            "workspace/applyEdit": self._apply_edit,
            "client/registerCapability": lambda _params: None,
            "window/workDoneProgress/create": self.screen.create_progress,
            "window/showMessageRequest": _MESSAGE_REQUESTS[self.client.message_requests],
        }
        if self.client.configuration:
            answers["workspace/configuration"] = lambda params: [None for _ in params["items"]]
        if self.client.show_document != "no":
            answers["window/showDocument"] = self._show_document
        if self.client.lens_refresh:
            answers["workspace/codeLens/refresh"] = lambda _params: None
        return answers

    def _show_document(self, params: Json) -> object:
        answer = self.screen.show_file(params)
        return NEVER if self.client.show_document == "no reply" else answer

    def _apply_edit(self, params: Json) -> Json:
        with self._lock:
            if hook := self.before_edit:
                self.before_edit = None
                hook()
            return self._intake.answer(params, self._last_command)

    # Documents

    def open(self, path: Path) -> Buffer:
        """Open a file as it is on disk; the server is started again where it ended for want of files."""
        text = path.read_bytes().decode()
        buffer = Buffer(path, text, self.client.first_version, self.encoding)
        self.buffers[buffer.uri] = buffer
        if self.connection.ended:
            self.restart()
        else:
            self._opened(buffer)
        return buffer

    def _opened(self, buffer: Buffer) -> None:
        item = {
            "uri": buffer.uri,
            "languageId": LANGUAGE,
            "version": buffer.version,
            "text": buffer.text,
        }
        self.connection.notify("textDocument/didOpen", {"textDocument": item})

    def close(self, buffer: Buffer) -> None:
        """Close a document without saving it."""
        del self.buffers[buffer.uri]
        self.connection.notify("textDocument/didClose", {"textDocument": {"uri": buffer.uri}})
        if self.client.stops_unused and not self.buffers:
            self.connection.close()
            self.screen.clear()

    def type(self, buffer: Buffer, before: str, text: str) -> None:
        """Type some text in front of the first of these words."""
        with self._lock:
            index = buffer.text.index(before)
            self._write(buffer, [(index, index, text)])

    def erase(self, buffer: Buffer, words: str) -> None:
        """Take the first of these words out of the text."""
        with self._lock:
            index = buffer.text.index(words)
            self._write(buffer, [(index, index + len(words), "")])

    def save(self, buffer: Buffer) -> None:
        """Save a document."""
        buffer.path.write_bytes(buffer.text.encode())
        self.saved.add(buffer.path)
        self.connection.notify("textDocument/didSave", {"textDocument": {"uri": buffer.uri}})

    def noticed(self, path: Path) -> None:
        """A file changed on disk: tell the server, where this client watches files."""
        if self.client.watches:
            changes = [{"uri": path.as_uri(), "type": 2}]
            self.connection.notify("workspace/didChangeWatchedFiles", {"changes": changes})

    def _write(self, buffer: Buffer, splices: list[tuple[int, int, str]]) -> None:
        with self._lock:
            changes = buffer.change(splices)
            target = {"uri": buffer.uri, "version": buffer.version}
            params = {"textDocument": target, "contentChanges": changes}
            self.connection.notify("textDocument/didChange", params)

    def _version_of(self, uri: str) -> int | None:
        buffer = self.buffers.get(uri)
        return buffer.version if buffer else None

    # What the user does

    def until(self, found: Callable[[], T | None]) -> T:
        """The first true value of `found`, within half a minute."""
        return self.connection.until(found)

    def menu(self, buffer: Buffer, at: str | Json) -> list[Item]:
        """The menu at some words of the text, or at a position."""
        cursor = buffer.position_of(at) if isinstance(at, str) else at
        provider = self.server["codeActionProvider"]
        if self.client.wants_other_kinds:
            assert set(provider["codeActionKinds"]) - {"quickfix"}, "the client would not ask"
        found: list[Json] = []
        for asking in self.client.askings:
            for diagnostics in self._contexts(asking, buffer, cursor):
                actions = self._ask(asking, buffer, cursor, diagnostics)
                if self.client.resolves == "each offer" and provider.get("resolveProvider"):
                    actions = [self._resolved(one) for one in actions]
                listed = self.server["executeCommandProvider"]["commands"]
                found += menus.shown(self.client, asking, actions, listed)
        out = menus.items(self.client, _once(found))
        if self.client.runs_a_single_one and len(out) == 1:
            self.screen.faults.append(f"the only action ran unasked: {out[0].title}")
        return out

    def pick(self, buffer: Buffer, at: str | Json, title: str) -> Item:
        """Pick the action whose title has these words, once the menu at the place shows it."""
        item = self.until(lambda: next((i for i in self.menu(buffer, at) if title in i.title), None))
        action = self._resolved_once(item.action)
        if "edit" in action:
            with self._lock:
                stale = self._intake.take(action["edit"], versions=self.client.picked_versions)
            assert stale is None, f"the edit of {item.title} was for another version"
        if "command" in action and not ("edit" in action and self.client.edit_hides_command):
            command = action["command"]
            self._run(command["command"], command.get("arguments", []))
        return item

    def run(self, command: str) -> None:
        """Run a command by its name, as some clients let their users do: without arguments."""
        assert self.client.commands_by_name
        assert command in self.server["executeCommandProvider"]["commands"]
        self._run(command, None)

    def hover(self, buffer: Buffer, at: str | Json) -> str:
        """What the hover says."""
        position = buffer.position_of(at) if isinstance(at, str) else at
        params = {"textDocument": {"uri": buffer.uri}, "position": position}
        answer = self.connection.ask("textDocument/hover", params)
        return answer["contents"]["value"] if answer else ""

    def press_cancel(self) -> bool:
        """Press the button of a display of progress, if this client has one there."""
        bar = next(iter(self.screen.bars.values()), None)
        if bar is None or not (self.client.cancel_button and bar.cancellable):
            return False
        token = str(bar.token) if self.client.token_as_text else bar.token
        self.connection.notify("window/workDoneProgress/cancel", {"token": token})
        return True

    def shown(self, buffer: Buffer, code: str) -> Json | None:
        """The diagnostic with this code, if one is shown."""
        published = self.screen.diagnostics.get(buffer.uri, [])
        return next((one for one in published if one["code"] == code), None)

    def _contexts(self, asking: Asking, buffer: Buffer, cursor: Json) -> list[list[Json]]:
        own = self.screen.diagnostics.get(buffer.uri, [])
        fields = ("range", *self.client.sends_back)
        lists = menus.context(asking, own, self.others.get(buffer.uri, []), cursor)
        return [[{key: one[key] for key in fields if key in one} for one in part] for part in lists]

    def _ask(self, asking: Asking, buffer: Buffer, cursor: Json, diagnostics: Sequence[Json]) -> list[Json]:
        context: Json = {"diagnostics": list(diagnostics)}
        if asking.only:
            context["only"] = list(asking.only)
        if asking.trigger is not None:
            context["triggerKind"] = asking.trigger
        end = buffer.after(cursor) if self.client.block_cursor else cursor
        span = diagnostics[0]["range"] if asking.sends == "one" else {"start": cursor, "end": end}
        params = {"textDocument": {"uri": buffer.uri}, "range": span, "context": context}
        start = time.monotonic()
        answer = self.connection.ask("textDocument/codeAction", params)
        limit = self.client.menu_patience
        return [] if limit is not None and time.monotonic() - start > limit else answer or []

    def _resolved_once(self, action: Json) -> Json:
        offers = self.server["codeActionProvider"].get("resolveProvider")
        return self._resolved(action) if offers and menus.needs_resolve(self.client, action) else action

    def _resolved(self, action: Json) -> Json:
        if self.client.resolve_freezes:
            self.screen.faults.append("the editor stands still until the server has resolved the action")
        return self.connection.ask("codeAction/resolve", action)

    def _run(self, command: str, arguments: list[Any] | None) -> None:
        if self.client.refuses_unlisted:
            assert command in self.server["executeCommandProvider"]["commands"], "not supported by the server"
        params: Json = {"command": command}
        if arguments is not None:
            params["arguments"] = arguments
        self._last_command = time.monotonic()
        if self.client.command_wait is None:
            self.connection.begin("workspace/executeCommand", params)
            return
        with self.connection.held():
            self.connection.ask("workspace/executeCommand", params)
        if time.monotonic() - self._last_command > self.client.command_wait:
            self.screen.faults.append(f"{command} took longer than the editor waits")


def _once(actions: Sequence[Json]) -> list[Json]:
    """Actions that stand in two lists of the client stand in its menu once."""
    return list({str(one): one for one in actions}.values())


def _unanswered(_params: Json) -> object:
    return NEVER


_MESSAGE_REQUESTS: dict[str, Answer] = {
    "yes": lambda params: (params.get("actions") or [None])[0],
    "no": unknown,
    "no reply": _unanswered,
    "unknown method": unknown,
}
