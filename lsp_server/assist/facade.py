"""Everything that an editor or a terminal can ask of Podium, in one place and in their words."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from lsp_server import engine
from lsp_server.agents import Assignment, Project
from lsp_server.assist.audience import Audience
from lsp_server.assist.board import Board, Job, State
from lsp_server.assist.delivery import Delivery
from lsp_server.assist.desk import Desk
from lsp_server.assist.explanations import Explanations
from lsp_server.assist.menus import MenuTexts
from lsp_server.assist.offers import Offer, Place, offers
from lsp_server.assist.pile import Shown
from lsp_server.assist.recruiting import Recruiter
from lsp_server.assist.requests import Request, Target, line_of, name_of, target_of, with_tree
from lsp_server.assist.upkeep import Upkeep
from lsp_server.documents import Document, DocumentStore, Snapshot
from lsp_server.errors import PodiumError, RejectedEdit, StaleError, UserError
from lsp_server.patch import FileFacts
from lsp_server.providers import Clocks, Roster
from lsp_server.settings import Settings
from lsp_server.squad import Squad
from lsp_server.syntax import Symbol
from lsp_server.text import Position, Range
from lsp_server.tools.findings import Finding
from lsp_server.tools.helper import Helper
from lsp_server.workspace import Workspace

_NOTEBOOKS = ("vscode-notebook-cell:", "vscode-interactive-input:", "untitled-notebook:")
NO_NOTEBOOKS = "notebooks are not supported yet; their cells are left alone"
_TELL = 0.3  # seconds between two words on how far a model has come
_log = logging.getLogger(__name__)


class Assist:
    """One session: documents, findings, jobs. The loop's own thread calls it; nothing in it blocks."""

    def __init__(
        self, project: Project, squad: Squad, audience: Audience, *, state: Path, probes: str | None = ""
    ) -> None:
        self.settings = Settings()
        self.documents = DocumentStore()
        self.desk = Desk()
        self.board = Board(self._moved)
        self.project = project
        self.squad = squad
        self.last_place: tuple[str, Range] | None = None
        self.menus = MenuTexts(self.documents)
        self.explanations = Explanations(state / "explanations")
        self._audience = audience
        self._helper = Helper()
        self.roster = Roster()
        self._recruiter = Recruiter(probes, Clocks(), self._staff)
        self._delivery = Delivery(self.board, self.documents, audience)
        self._upkeep = Upkeep(
            self.documents,
            self.desk,
            lambda: self.project,
            serves=self.serves,
            changed=audience.findings_changed,
            say=audience.say,
        )

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
            self._upkeep.touch(uri, 0.0)
        return document

    def changed(self, document: Document) -> None:
        """The editor changed a document; called once after the changes of one notification."""
        self.menus.forget(document)
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
        self._upkeep.stop()
        self._helper.stop()
        self._recruiter.stop()

    async def settle(self) -> None:
        """Wait for idle work; for the terminal and for tests."""
        await self._recruiter.settle()
        await self._upkeep.settle()

    def find_models(self) -> None:
        """Look, in the background, which models this machine has."""
        if not self.settings.offline:
            self._recruiter.look()

    def _staff(self, roster: Roster) -> None:
        """Put the models in force that the settings allow; jobs end where they allow none, others go on."""
        self.roster = roster
        allowed = frozenset[str]() if self.settings.offline else roster.roles
        if allowed != self.squad.roles:
            self.squad = self.squad.with_roles(allowed)
        for job in self.board.running():
            if job.model and self.settings.offline:
                self.board.cancel(job.id)

    def configure(self, settings: Settings) -> None:
        """Take other settings; what they hide or show changes at once."""
        before, self.settings = self.settings, settings
        self._staff(self.roster)
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
        assignment = self._assignment(request, snapshot, target)
        agent = engine.route(self.squad, assignment, request.agent)
        self.find_models()
        title = f"{request.intent} {target.name}"
        job = self.board.open_job(
            request.intent, title, request.uri, target.range or line_of(span), snapshot.text
        )
        seat = self.roster.seat(agent.model) if agent.model in self.squad.roles else None
        job.model = seat.model.name if seat else ""
        job.task = asyncio.get_running_loop().create_task(self._work(job, request, assignment))
        return job

    async def _perform(self, job: Job, assignment: Assignment, facts: FileFacts, agent: str) -> engine.Result:
        if job.model:
            by = engine.Models(self.roster, self._teller(job))
            return await engine.execute(self.squad, assignment, facts, self.project, agent, by)
        if assignment.snapshot.is_large and job.intent != "explain":  # which knows the other open files
            return await engine.execute_apart(
                self._helper, self.squad, assignment, facts, self.project, agent
            )
        return await engine.execute(self.squad, assignment, facts, self.project, agent)

    def _teller(self, job: Job) -> Callable[[str], None]:
        """What shows that a model is at work: how much it has said so far, a few times a second."""
        loop, told, size = asyncio.get_running_loop(), 0.0, 0

        def tell(words: str) -> None:
            nonlocal told, size
            size += len(words)
            if loop.time() - told >= _TELL:
                told = loop.time()
                self.board.move(job, State.RUNNING, f"{job.model}: {size} characters")

        return tell

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
        cleared = self.desk.clear(uri)
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

    def _assignment(self, request: Request, snapshot: Snapshot, target: Target) -> Assignment:
        shown = self.desk.shown(request.uri, snapshot.text)
        chosen = tuple(one.finding for one in shown if one.id in request.diagnostics)
        around = target.range or snapshot.text.whole
        known = tuple(
            one.finding
            for one in shown
            if around.touches(one.range) and (one.origin != "foreign" or request.intent == "fix")
        )
        return Assignment(
            intent=request.intent,
            snapshot=snapshot,
            range=target.range,
            symbols=target.symbols,
            chosen=chosen if request.intent == "fix" else (),
            known=chosen or (known if target.symbols or request.intent == "fix" else ()),
            prompt=request.prompt,
            unsafe=request.unsafe,
            style=self.settings.docstring_style,
        )

    async def _work(self, job: Job, request: Request, assignment: Assignment) -> None:
        self.board.move(job, State.RUNNING)
        name = PurePath(assignment.snapshot.path or request.uri).name
        facts = FileFacts(name, is_open=self.documents.get(request.uri) is not None)
        try:
            result = await self._perform(job, assignment, facts, request.agent)
            await self._finish(job, assignment, result)
        except RejectedEdit as fault:
            self.board.move(job, State.REFUSED, f"the edit was not offered ({fault})")
        except PodiumError as fault:
            self.board.move(job, State.FAILED, str(fault))
        except Exception:  # one failing job never hurts another
            _log.exception("job %s failed", job.id)
            self.board.move(job, State.FAILED, "failed inside Podium; its log tells more")

    async def _finish(self, job: Job, assignment: Assignment, result: engine.Result) -> None:
        outcome = result.outcome
        if job.intent == "audit":
            await self._show_findings(job, assignment, outcome.findings, outcome.notes)
        elif outcome.markdown:
            await self._show_explanation(job, assignment, outcome.markdown)
        elif result.proposal is None:
            self.board.move(job, State.DONE, "; ".join(outcome.notes[:3]) or "nothing to do")
        else:
            job.proposal = result.proposal
            await self._delivery.deliver(job, outcome.notes, self.settings.apply)

    async def _show_findings(
        self, job: Job, assignment: Assignment, findings: Sequence[Finding], notes: Sequence[str]
    ) -> None:
        snapshot, uri = assignment.snapshot, job.uri
        kept = self.desk.undismissed(snapshot, findings)
        if self.documents.get(uri) is None:
            self.board.move(job, State.DONE, "the document was closed")
            return
        self.desk.put(uri, snapshot.text, "audit", kept, assignment.range)
        self._audience.findings_changed(uri)
        self.desk.keep_verified(uri, await self._upkeep.verified(snapshot, kept))
        job.shown = bool(kept)
        count = f"{len(kept)} finding{'' if len(kept) == 1 else 's'}" if kept else "no findings"
        self.board.move(job, State.DONE, "; ".join((count, *notes)))

    async def _show_explanation(self, job: Job, assignment: Assignment, markdown: str) -> None:
        spans = [symbol.range for symbol in assignment.symbols] or [assignment.scope]
        for span in spans[:1]:
            self.explanations.keep(job.uri, assignment.snapshot.text, span, markdown)
        self.board.move(job, State.DONE, markdown=markdown)

    def _moved(self, job: Job) -> None:
        self._audience.job_moved(job)
        if job.state in (State.PARKED, State.APPLIED, State.DISCARDED):
            self._audience.findings_changed(job.uri)
