"""What the user of a client sees: diagnostics, progress, messages, files that are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.clients.record import Client
from tests.lsp_client import path_of

Json = dict[str, Any]


@dataclass
class Bar:
    """One display of progress."""

    token: str | int
    title: str = ""
    text: str = ""
    cancellable: bool = False


@dataclass
class Screen:
    """The screen of a client. `version_of` gives the version of an open document, None for others.

    `faults` are what the server did that this client cannot stand.
    """

    client: Client
    version_of: Callable[[str], int | None]
    diagnostics: dict[str, list[Json]] = field(default_factory=dict[str, list[Json]])
    messages: list[str] = field(default_factory=list[str])
    files: list[str] = field(default_factory=list[str])
    bars: dict[str | int, Bar] = field(default_factory=dict[str | int, Bar])
    seen_bars: list[str] = field(default_factory=list[str])
    ends: list[str] = field(default_factory=list[str])
    created: set[str | int] = field(default_factory=set[str | int])
    faults: list[str] = field(default_factory=list[str])

    def told(self, message: Json) -> None:
        """Take a notification of the server, or an error that it answered."""
        if "error" in message:
            self.messages.append(message["error"]["message"])
        elif show := _SHOWN.get(message["method"]):
            show(self, message["params"])
        elif not message["method"].startswith("$/"):
            self.faults.append(f"the client knows no notification {message['method']}")

    def clear(self) -> None:
        """The server has gone: what it showed goes with it."""
        self.diagnostics.clear()
        self.bars.clear()
        self.created.clear()

    def last_words(self, words: str) -> bool:
        """Whether a display of progress ended with these words."""
        return any(words in one for one in self.ends)

    def create_progress(self, params: Json) -> None:
        """window/workDoneProgress/create."""
        self.created.add(params["token"])

    def show_file(self, params: Json) -> Json:
        """window/showDocument."""
        self.files.append(path_of(params["uri"]).read_text("utf-8"))
        return {"success": True}

    def _publish(self, params: Json) -> None:
        uri, version = params["uri"], params.get("version")
        if version is not None and not self.client.declares_versions:
            self.faults.append("diagnostics with a version, which was not declared")
        if self.client.strict_diagnostics and version not in (None, self.version_of(uri)):
            return
        self.diagnostics[uri] = params["diagnostics"]
        for one in params["diagnostics"]:
            if "relatedInformation" in one and not self.client.related:
                self.faults.append("a diagnostic with other places, which were not declared")

    def _message(self, params: Json) -> None:
        self.messages.append(params["message"])

    def _progress(self, params: Json) -> None:
        token, value = params["token"], params["value"]
        if value["kind"] == "begin":
            self._begin(token, value)
        elif value["kind"] == "end":
            self.ends.append(value.get("message", "") if self.client.progress_text else "")
            self.bars.pop(token, None)  # last, as the user waits for it in another thread
        elif bar := self.bars.get(token):
            bar.text = value.get("message", bar.text)
            if self.client.repeat_cancellable:
                bar.cancellable = value.get("cancellable", False)

    def _begin(self, token: str | int, value: Json) -> None:
        if self.client.needs_create and token not in self.created:
            self.faults.append("progress begins that was not created")
            return
        title = value["title"] if self.client.progress_text else ""
        self.bars[token] = Bar(token, title, value.get("message", ""), value.get("cancellable", False))
        self.seen_bars.append(title)


_SHOWN: dict[str, Callable[[Screen, Json], None]] = {
    "textDocument/publishDiagnostics": Screen._publish,
    "window/showMessage": Screen._message,
    "window/logMessage": lambda _screen, _params: None,
    "$/progress": Screen._progress,
}
