"""Everything that goes out to the client, in one place: diagnostics, progress, edits, messages."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsp_server.assist import Job, State
from lsp_server.documents import Document
from lsp_server.server.convert import Converter, Json, annotate, job_json
from lsp_server.text import TextEdit
from lsp_server.workspace import path_to_uri

if TYPE_CHECKING:
    from lsp_server.patch import Proposal
    from lsp_server.server.session import Session

_WARNING, _INFO = 2, 3  # MessageType
_ANSWER = 60.0  # seconds; JetBrains' own client never answers a message that was dismissed
_CHOICE = 600.0  # seconds for an answer that waits until the user has looked at an edit
_REPORTS = 0.5  # seconds between two progress reports
_PORTION = 40  # findings that are made into diagnostics at one go
_log = logging.getLogger(__name__)


class Client:
    """The audience of `assist`, speaking LSP."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._progress: dict[str, float] = {}  # tokens of running jobs, with the time of their last report
        self._due: set[str] = set()
        self._publishing: dict[str, Json] = {}  # by document, the newest that is being made
        self._tasks: set[asyncio.Task[Any]] = set()

    # What assist tells

    def findings_changed(self, uri: str) -> None:
        """Publish soon; several changes of one turn of the loop go out together."""
        if not self._due:
            asyncio.get_running_loop().call_soon(self._publish_due)
        self._due.add(uri)

    def job_moved(self, job: Job) -> None:
        """Progress, the plugin's notification, and one message where nothing else shows what came of it."""
        if self._session.traits.jobs:
            self.notify("podium/job", job_json(job, self._session.traits.encoding))
        if job.ended:
            self._tell_end(job)
        elif job.state is State.PARKED and not self._session.traits.shows_jobs:
            self._message(_INFO, f"{job.title} is {_ending(job)}")
        if self._session.traits.progress:
            self._show_progress(job)

    def _tell_end(self, job: Job) -> None:
        if job.markdown and not self._session.traits.jobs:
            self.start(self._show_explanation(job))
        elif job.state in (State.FAILED, State.REFUSED):
            self._message(_WARNING, f"{job.title}: {job.message}")
        elif job.state in (State.DONE, State.APPLIED) and not (job.markdown or job.shown):
            self._message(_INFO, f"{job.title}: {job.message}" if job.message else "")

    def say(self, line: str) -> None:
        """One line for the user."""
        self._message(_WARNING, line)

    async def apply_edits(self, job: Job, document: Document, edits: Sequence[TextEdit]) -> bool:
        """workspace/applyEdit for exactly the present version of a document."""
        traits = self._session.traits
        if not traits.applies_edits:
            return False
        converter = Converter(document.text, traits.encoding)
        versioned = traits.document_changes
        edit = converter.workspace_edit(edits, document.uri, document.version, versioned=versioned)
        return await self._apply(job, edit)

    async def apply_to_file(self, job: Job, proposal: Proposal, *, create: bool) -> bool:
        """workspace/applyEdit for a file that is not open, which version null says (3.17)."""
        traits, uri = self._session.traits, path_to_uri(Path(proposal.path))
        makes = traits.creates_files and traits.document_changes
        if not traits.applies_edits or (create and not makes):
            job.message = "this editor makes no files for a server; the command line does, with --write"
            return False
        converter = Converter(proposal.base, traits.encoding)
        edit = converter.workspace_edit(proposal.edits, uri, None, versioned=traits.document_changes)
        if create:
            make = {"kind": "create", "uri": uri, "options": {"overwrite": False, "ignoreIfExists": False}}
            edit = {"documentChanges": [make, *edit["documentChanges"]]}
        if not (traits.document_changes and traits.annotations):
            return await self._apply(job, edit)
        annotate(edit, [f"{job.title}, in a file that is not open"])  # the editor shows it first
        return await self._apply(job, edit, _CHOICE)

    def edit(self, document: Document, edits: Sequence[TextEdit]) -> None:
        """Have the client make edits of the present text; what came of it the text will tell."""
        traits = self._session.traits
        converter, version = Converter(document.text, traits.encoding), document.version
        edit = converter.workspace_edit(edits, document.uri, version, versioned=traits.document_changes)
        self.start(self.request("workspace/applyEdit", {"edit": edit, "label": "Podium"}))

    async def _apply(self, job: Job, edit: Json, seconds: float = _ANSWER) -> bool:
        params = {"edit": edit, "label": f"Podium: {job.title}"}
        answer = await self.request("workspace/applyEdit", params, seconds)
        return bool(answer and answer.applied)

    async def show_file(self, path: Path) -> bool:
        """window/showDocument, without taking the focus."""
        if not self._session.traits.shows_files:
            return False
        answer = await self.request("window/showDocument", {"uri": path_to_uri(path), "takeFocus": False})
        return bool(answer and answer.success)

    # The protocol's side

    def notify(self, method: str, params: Json) -> None:
        """Send a notification."""
        self._session.protocol.tell(method, params)

    async def request(self, method: str, params: Json | None, seconds: float = _ANSWER) -> Any:  # noqa: ANN401 - each method has its own
        """Send a request; None for an error, no answer in so many seconds, or a client that has gone."""
        try:
            async with asyncio.timeout(seconds):
                return await self._session.protocol.ask(method, params)
        except TimeoutError:
            _log.info("the client did not answer %s", method)
        except asyncio.CancelledError:
            raise
        except Exception as fault:  # noqa: BLE001 - a client's error is its own affair
            _log.info("the client refused %s: %s", method, type(fault).__name__)
        return None

    def start(self, work: Any) -> None:  # noqa: ANN401 - any coroutine
        """Run something beside the messages; it is held until it ends."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def cancelled(self, token: str | int) -> None:
        """The user pressed a progress display's cancel button."""
        self._session.assist.board.cancel(str(token).removeprefix("podium-"))

    def publish(self, uri: str) -> None:
        """Push a document's findings and parked results, with the version that they stand in."""
        assist, traits = self._session.assist, self._session.traits
        document = assist.documents.get(uri)
        if document is None:
            self._publishing.pop(uri, None)
            self.notify("textDocument/publishDiagnostics", {"uri": uri, "diagnostics": self._closed(uri)})
            return
        params: Json = {"uri": uri, "diagnostics": []}
        if traits.diagnostic_versions:
            params["version"] = document.version
        self._publishing[uri] = params
        self.start(self._publish(document, params))

    def _closed(self, uri: str) -> list[Json]:
        """What a folder's audit found in a file that is not open."""
        text, shown = self._session.assist.survey.elsewhere(uri)
        converter = Converter(text, self._session.traits.encoding)
        related = uri if self._session.traits.related else ""
        return [converter.diagnostic(one, related) for one in shown]

    async def _publish(self, document: Document, params: Json) -> None:
        """In portions, since two hundred findings at one go would hold up a menu for milliseconds."""
        assist, text = self._session.assist, document.text
        traits = self._session.traits
        converter, uri = Converter(text, traits.encoding), document.uri if traits.related else ""
        shown = assist.published(document.uri)
        diagnostics: list[Json] = params["diagnostics"]
        diagnostics += filter(None, map(converter.parked, assist.board.parked(document.uri)))
        for start in range(0, len(shown), _PORTION):
            if start:
                await asyncio.sleep(0)
            portion = shown[start : start + _PORTION]
            diagnostics += (converter.diagnostic(one, uri) for one in portion)
        if self._publishing.get(document.uri) is not params:
            return  # a newer one is under way
        del self._publishing[document.uri]
        if document.text is text:
            self.notify("textDocument/publishDiagnostics", params)
        else:
            self.findings_changed(document.uri)

    def _publish_due(self) -> None:
        due, self._due = self._due, set()
        for uri in sorted(due):
            self.publish(uri)
        if self._session.assist.settings.code_lens and self._session.traits.lens_refresh:
            self.start(self.request("workspace/codeLens/refresh", None))

    def _message(self, kind: int, line: str) -> None:
        if line:
            self.notify("window/showMessage", {"type": kind, "message": f"Podium: {line}"})

    async def _show_explanation(self, job: Job) -> None:
        explanations = self._session.assist.explanations
        path = await asyncio.to_thread(explanations.write, f"{job.id}.md", job.markdown)
        if path is None or not await self.show_file(path):
            self._message(_INFO, f"{job.title} is ready; hover there to read it")

    def _show_progress(self, job: Job) -> None:
        token, now = f"podium-{job.id}", time.monotonic()
        if job.state in (State.QUEUED, State.RUNNING):
            if token not in self._progress:
                self._progress[token] = now
                self._soon(self._begin_progress, token, job.title)
            elif now - self._progress[token] >= _REPORTS:
                self._progress[token] = now
                self._report(token, {"kind": "report", "cancellable": True, "message": job.message})
        elif token in self._progress:
            del self._progress[token]
            self._report(token, {"kind": "end", "message": _ending(job)})

    def _begin_progress(self, token: str, title: str) -> None:
        """Create and begin at once: clients take the order of messages, and none waits for our wait."""
        created = self._session.protocol.ask("window/workDoneProgress/create", {"token": token})
        created.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody else asks
        begin = {"kind": "begin", "title": f"Podium: {title}", "cancellable": True}
        self.notify("$/progress", {"token": token, "value": begin})

    def _report(self, token: str, value: Json) -> None:
        self._soon(self.notify, "$/progress", {"token": token, "value": value})

    def _soon(self, tell: Callable[..., None], *arguments: object) -> None:
        """Behind the answer to the command that began the job, in the order in which things happened."""
        asyncio.get_running_loop().call_soon(tell, *arguments)


def _ending(job: Job) -> str:
    """The last that progress tells of a job; of a result that waits, first that it does."""
    if job.state is not State.PARKED:
        return job.message or str(job.state)
    ready = f"ready; {'apply it' if job.can_apply else 'look at its diff'} from the menu"
    return f"{ready} ({job.message})" if job.message else ready
