"""Everything that an editor or a terminal can ask of Podium, in one place and in their words."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lsp_server.agents import Project
from lsp_server.assist.audience import Audience
from lsp_server.assist.background import Background
from lsp_server.assist.board import Board, Job, State
from lsp_server.assist.delivery import Delivery
from lsp_server.assist.desk import Desk
from lsp_server.assist.explained import Explained
from lsp_server.assist.explanations import Explanations
from lsp_server.assist.menus import MenuTexts
from lsp_server.assist.offers import Offer, Place, offers
from lsp_server.assist.pile import Shown
from lsp_server.assist.recruiting import Recruiter, Sources, Staff
from lsp_server.assist.requests import Request, line_of, name_of, target_of, with_tree
from lsp_server.assist.survey import Survey
from lsp_server.assist.upkeep import Upkeep
from lsp_server.documents import Document, DocumentStore, Snapshot
from lsp_server.errors import StaleError, UserError
from lsp_server.providers import Roster, Seat
from lsp_server.settings import Settings
from lsp_server.squad import Squad, prompt_of
from lsp_server.syntax import Symbol
from lsp_server.text import Position, Range, Text
from lsp_server.tools.findings import Finding
from lsp_server.tools.helper import Helper
from lsp_server.tracing import Journal
from lsp_server.workspace import Workspace, decode

if TYPE_CHECKING:  # an editor waits for its first menu, the engine for the first job
    from lsp_server.assist.jobs import Jobs
    from lsp_server.assist.reports import Reports
    from lsp_server.engine import Ledger

_NOTEBOOKS = ("vscode-notebook-cell:", "vscode-interactive-input:", "untitled-notebook:")
NO_NOTEBOOKS = "notebooks are not supported yet; their cells are left alone"


class Assist:
    """One session: documents, findings, jobs. The loop's own thread calls it; nothing in it blocks."""

    def __init__(self, project: Project, sources: Sources, audience: Audience, *, state: Path) -> None:
        self.settings = Settings()
        self.documents = DocumentStore()
        self.desk = Desk()
        self.board = Board(self._moved)
        self.project = project
        self.staff = Staff()
        self.last_place: tuple[str, Range] | None = None
        self._works = False  # nobody looks for models before the editor has had its first answers
        self.menus = MenuTexts(self.documents)
        self.explanations = Explanations(state / "explanations")
        self.explained = Explained(state / "explained")
        self._audience = audience
        self._journal = Journal(state / "journal")
        self._helper = Helper()
        self._recruiter = Recruiter(sources, self._take)
        self._delivery = Delivery(self.board, self.documents, audience, self._read)
        self._upkeep = Upkeep(
            self.documents,
            self.desk,
            lambda: self.project,
            serves=self.serves,
            changed=audience.findings_changed,
            say=audience.say,
        )
        changed = audience.findings_changed
        self.survey = Survey(
            self.board, self.desk, self.documents, self._upkeep.verified, changed, self._serves_file
        )
        self.background = Background(self)

    @cached_property
    def ledger(self) -> Ledger:
        """What this user's runs have used."""
        from lsp_server.engine import Ledger  # noqa: PLC0415

        return Ledger(self._journal)

    @cached_property
    def reports(self) -> Reports:
        """What failed lately in terminals and tests, as plugins tell it."""
        from lsp_server.assist.reports import Reports  # noqa: PLC0415

        return Reports()

    @cached_property
    def _jobs(self) -> Jobs:
        from lsp_server.assist.jobs import Jobs  # noqa: PLC0415

        return Jobs(self, self._audience, self._delivery, self._upkeep, self._helper)

    def open(self, uri: str, path: str, language_id: str, version: int, content: str) -> Document:
        """The editor opened a document."""
        document = self.documents.open(uri, path, language_id, version, content)
        if document.huge:
            self._upkeep.say_once(
                f"{name_of(document)} is over 4 MB: Podium follows its edits but does not analyse it"
            )
            self._upkeep.split(document)
        elif document.uri.startswith(_NOTEBOOKS):
            self._upkeep.say_once(NO_NOTEBOOKS)
        else:
            self.survey.adopt(document)
            self._upkeep.touch(uri, 0.0)
        return document

    def changed(self, document: Document) -> None:
        """The editor changed a document; called once after the changes of one notification."""
        self.menus.forget(document)
        self.background.disturbed()
        if self.serves(document):
            self._upkeep.touch(document.uri)
        self._delivery.changed(document)

    def saved(self, uri: str) -> None:
        """The editor saved a document."""
        document = self.documents.get(uri)
        if self.settings.audit_on_save and document is not None and self.serves(document):
            self.start(Request("audit", uri, Range(Position(0, 0), Position(0, 0))))

    def close(self, uri: str) -> None:
        """The editor closed a document: what was found in it goes, and so do its parked results."""
        document = self.documents.close(uri)
        if document is None:
            return
        self.project.forget_open(document.snapshot())
        self._upkeep.forget(uri)
        self.desk.forget(uri)
        self.explanations.forget(uri)
        for job in self.board.parked(uri):
            self.board.move(job, State.DISCARDED, "the document was closed")

    def stop(self) -> None:
        """End everything that is under way."""
        self.board.cancel()
        self.background.stop()
        self._upkeep.stop()
        self._helper.stop()
        self._recruiter.stop()

    async def settle(self) -> None:
        """Wait for idle work; for the terminal and for tests."""
        await self._recruiter.settle()
        await self._upkeep.settle()

    async def refresh(self) -> None:
        """Take up the user's squad file as it is now."""
        await self._recruiter.refresh()

    def find_models(self) -> None:
        """Look, in the background, which models there are, and whether the user's squad file changed."""
        self._works = True
        self._recruiter.look()

    def _take(self, staff: Staff) -> None:
        """Put other agents and models in force. What the settings forbid now ends; other jobs go on."""
        if staff.own.problems and staff.own is not self.staff.own:
            self._audience.say(staff.own.complaint)
        if staff.roster.models and not self.staff.roster.models:
            asyncio.get_running_loop().run_in_executor(None, self.explained.load)
        self.staff = staff
        self.background.stop()
        offline, cloud = self.settings.offline, self.settings.cloud != "never"
        for job in self.board.running():
            if job.model and (offline or (job.cloud and not cloud)):
                setting = "offline" if offline else "cloud"
                self.board.cancel(job.id, f"ended: the setting {setting} forbids its model")

    def explaining_seat(self, snapshot: Snapshot) -> Seat | None:
        """The model that explains a document's code; None where no model does."""
        agent = self.squad.agent_for("explain", snapshot.language.name)
        return self.roster.seat(agent.model) if agent else None

    def explanation_key(self, snapshot: Snapshot, symbol: Symbol) -> str:
        """Under which the explanation of a definition is kept; empty where no model explains."""
        agent = self.squad.agent_for("explain", snapshot.language.name)
        seat = self.roster.seat(agent.model) if agent else None
        if agent is None or seat is None:
            return ""
        return self.explained.key(seat.model.name, prompt_of(agent), snapshot, symbol.range)

    def explanation_of(self, snapshot: Snapshot, symbol: Symbol) -> str:
        """What the model that explains here said of a definition as it stands, or nothing. From memory."""
        if self.explained.is_empty:
            return ""
        return self.explained.get(self.explanation_key(snapshot, symbol))

    @property
    def squad(self) -> Squad:
        """The agents in force, with the roles that a model serves."""
        return self.staff.squad

    @property
    def roster(self) -> Roster:
        """The models in force."""
        return self.staff.roster

    def configure(self, settings: Settings) -> None:
        """Take other settings; what they hide or show changes at once."""
        before, self.settings = self.settings, settings
        self.background.stop()
        self._recruiter.allow(offline=settings.offline, cloud=settings.cloud != "never")
        self.survey.configured()
        for document in self.documents:
            if self.serves(document) and not before.serves(document.language.name, document.path):
                self._upkeep.touch(document.uri, 0.0)
            self._audience.findings_changed(document.uri)

    def replace_roots(self, roots: Sequence[Path]) -> None:
        """The workspace's folders changed."""
        self.project = replace(self.project, workspace=Workspace(roots))
        self.project_changed()

    def project_changed(self) -> None:
        """Files or settings around the open documents changed: look at these again."""
        for document in filter(self.serves, self.documents):
            self._upkeep.touch(document.uri)

    def say_once(self, line: str) -> None:
        """Tell the user something, once in a session."""
        self._upkeep.say_once(line)

    def symbols(self, uri: str, most: int) -> list[Symbol]:
        """The first definitions of a document as its last parse had them."""
        return self._upkeep.symbols(uri, most)

    @property
    def trusts_versions(self) -> bool:
        """Whether the client refuses edits for an older version; if not, results are always parked."""
        return self._delivery.trusts_versions

    @trusts_versions.setter
    def trusts_versions(self, trusted: bool) -> None:
        self._delivery.trusts_versions = trusted

    def serves(self, document: Document | Snapshot) -> bool:
        """Whether the settings switch Podium on for a document."""
        if document.uri.startswith(_NOTEBOOKS):
            return False
        return self.settings.serves(document.language.name, document.path)

    def _serves_file(self, language: str, path: str) -> bool:
        return self.settings.serves(language, path)

    def offers(self, uri: str, span: Range, only: tuple[str, ...] = ()) -> list[Offer]:
        """The menu at a place; empty for a document that is not open or not served."""
        document = self.documents.get(uri)
        if document is None or document.huge or not self.serves(document):
            return []
        ready = self._upkeep.is_ready(document.language)
        snapshot = with_tree(document) if ready else document.snapshot()
        span = snapshot.text.clamp_range(span)
        self.last_place = (uri, span)
        self.menus.remember(document)
        self._delivery.offered(document)
        if self._works:
            self.find_models()
        return offers(Place(snapshot, span, self.desk, self.board, self.squad), only)

    def start(self, request: Request) -> Job:
        """Begin a job and give it at once; what becomes of it, the audience is told.

        Raises UserError for a document that is not open or an intent that nobody serves, StaleError for a
        version whose range cannot be followed.
        """
        document = self.documents.get(request.uri)
        if document is None:
            raise UserError("the document is not open; open it and ask again")
        if document.huge:
            raise UserError(f"{name_of(document)} is over 4 MB, which Podium does not analyse")
        snapshot = with_tree(document)
        if request.intent != "audit" and snapshot.is_large and not (snapshot.tree or snapshot.outline):
            raise UserError(f"{name_of(document)} is long and still being read; ask again in a few seconds")
        span = snapshot.text.clamp_range(request.range)
        if request.version is not None and request.version > snapshot.version:
            raise StaleError("the text changed, ask again")
        target = target_of(request.intent, snapshot, span)
        assignment = self._jobs.assignment(request, snapshot, target)
        self.find_models()
        agent = self._jobs.route(request, assignment)
        title = f"{request.intent} {target.name}"
        job = self.board.open_job(
            request.intent, title, request.uri, target.range or line_of(span), snapshot.text
        )
        seat = self.roster.seat(agent.model)
        job.model = seat.model if seat else None
        self.background.stop()
        self.background.warm(None if request.intent == "fix" else seat)
        job.task = asyncio.get_running_loop().create_task(self._jobs.work(job, request.agent, assignment))
        return job

    def audit_workspace(self) -> Job:
        """Begin an audit of all files of the workspace's folders. Raises UserError without a folder."""
        return self.survey.start(self.project)

    def parked(self, ident: str | None) -> Job:
        """The parked result with this id, the newest if none is named. Raises UserError without one."""
        waiting = [job for job in self.board.parked() if ident in (None, job.id)]
        found = next((job for job in waiting if self._stands(job)), next(iter(waiting), None))
        if found is None:
            raise UserError("no finished result is waiting")
        return found

    def _stands(self, job: Job) -> bool:
        """Whether the code that a result is for is still there."""
        document = self.documents.get(job.uri)
        return document is not None and job.place(document.text) is not None

    async def apply(self, job: Job) -> None:
        """Apply a parked result."""
        await self._delivery.apply(job)

    def sides(self, job: Job) -> tuple[str, Text, Text]:
        """A parked result as its file, where that is not the job's own, the text now and what it would be."""
        return self._delivery.sides(job)

    def _read(self, path: str) -> Text | None:
        """A file of the workspace as text; None where it is not there. Blocks."""
        if not PurePath(path).is_absolute() or not Path(path).exists():
            return None
        return Text.of(decode(self.project.workspace.read(path), PurePath(path).name))

    def discard(self, job: Job) -> None:
        """Throw a parked result away."""
        self.board.move(job, State.DISCARDED, "discarded")

    async def show_diff(self, job: Job) -> None:
        """Show a parked result as a .diff file."""
        await self._delivery.show_diff(job, self.explanations)

    def dismiss(self, ident: str) -> bool:
        """Hide a finding and its like in the same definition; False for an unknown one."""
        uri = self.desk.owner(ident)
        document = self.documents.get(uri) if uri else None
        if uri is None or document is None:
            return False
        done = self.desk.dismiss(document.snapshot(), ident)
        self._audience.findings_changed(uri)
        return done

    def clear(self, uri: str | None) -> list[str]:
        """Drop the audits' findings of a document, or of all."""
        cleared = [*self.desk.clear(uri), *self.survey.clear(uri)]
        for one in cleared:
            self._audience.findings_changed(one)
        return cleared

    def published(self, uri: str) -> list[Shown]:
        """The findings that are to be shown as diagnostics now, by the setting `diagnostics`."""
        document = self.documents.get(uri)
        if document is None or not self.serves(document):
            return []
        mode = self.settings.diagnostics
        shown = self.desk.shown(uri, document.text)
        return [
            one for one in shown if one.origin == "audit" or (one.origin == "lint" and self._lints(one, mode))
        ]

    def heard(
        self, uri: str, findings: Sequence[Finding], sources: set[str], within: Range | None = None
    ) -> None:
        """Diagnostics of other servers, from a menu's context or a plugin: kept, and their tools noted.

        `within` is the range that a menu was asked for; what is known elsewhere then stays.
        """
        document = self.documents.get(uri)
        if document is not None:
            self.desk.put(uri, document.text, "foreign", findings, within)
        new = {source.lower() for source in sources} - self.desk.seen_sources
        if new:
            self.desk.seen_sources |= new
            for one in self.documents:
                self._audience.findings_changed(one.uri)

    def _lints(self, shown: Shown, mode: str) -> bool:
        if mode == "auto":
            return not any(shown.finding.tool in source for source in self.desk.seen_sources)
        return mode == "on"

    def _moved(self, job: Job) -> None:
        self._audience.job_moved(job)
        if job.state in (State.PARKED, State.APPLIED, State.DISCARDED):
            self._audience.findings_changed(job.uri)
