"""What becomes of a request: the work behind a job, and how its result is brought to the user."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from lsp_server import engine
from lsp_server.agents import Assignment
from lsp_server.assist.audience import Audience
from lsp_server.assist.board import Job, State
from lsp_server.assist.delivery import Delivery
from lsp_server.assist.recruiting import Staff
from lsp_server.assist.requests import Request, Target
from lsp_server.assist.upkeep import Upkeep
from lsp_server.documents import Snapshot
from lsp_server.errors import PodiumError, RejectedEdit
from lsp_server.patch import FileFacts
from lsp_server.squad import Agent
from lsp_server.tools.findings import Finding
from lsp_server.tools.helper import Helper
from lsp_server.trust import ignore_rules

if TYPE_CHECKING:
    from lsp_server.assist.facade import Assist

_TELL = 0.3  # seconds between two words on how far a model has come
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Jobs:
    """Runs the work of a session's jobs."""

    assist: Assist
    audience: Audience
    delivery: Delivery
    upkeep: Upkeep
    helper: Helper

    def route(self, request: Request, assignment: Assignment) -> Agent:
        """The agent that serves a request as things stand. Raises UserError when none can."""
        return engine.route(self.assist.squad, assignment, request.agent, self.assist.roster.notes)

    def assignment(self, request: Request, snapshot: Snapshot, target: Target) -> Assignment:
        """What an agent is asked, with what the desk knows of the place."""
        assist = self.assist
        shown = assist.desk.shown(request.uri, snapshot.text)
        chosen = tuple(one.finding for one in shown if one.id in request.diagnostics)
        around = target.range or snapshot.text.whole
        known = tuple(
            one.finding
            for one in shown
            if around.touches(one.range) and (one.origin != "foreign" or request.intent == "fix")
        )
        wants_others = request.intent == "test"
        return Assignment(
            intent=request.intent,
            snapshot=snapshot,
            range=target.range,
            symbols=target.symbols,
            chosen=chosen if request.intent in ("fix", "explain") else (),
            known=chosen or (known if target.symbols or request.intent == "fix" else ()),
            prompt=request.prompt,
            unsafe=request.unsafe,
            selected=snapshot.text.clamp_range(request.range),
            style=assist.settings.docstring_style,
            reports=assist.reports.about(snapshot.path, [symbol.name for symbol in target.symbols]),
            buffers={os.path.realpath(one.path): one.snapshot().text for one in assist.documents}
            if wants_others
            else {},
        )

    async def work(self, job: Job, named: str, assignment: Assignment) -> None:
        """Do the work and bring what came of it; whatever goes wrong ends the job, and nothing else.

        `named` is the agent that the user named, if one was.
        """
        board = self.assist.board
        board.move(job, State.RUNNING)
        try:
            await self.assist.refresh()
            staff = self.assist.staff
            agent = engine.route(staff.squad, assignment, named, staff.roster.notes)
            self._take_models(job, agent, staff)
            async with self.assist.explained.alone(self._key(job, assignment)):
                if told := self._known(job, assignment):
                    self._show_explanation(job, assignment, told, ("said before",))
                    return
                result = await self._perform(job, agent, assignment, staff)
                await self._finish(job, assignment, result)
        except RejectedEdit as fault:
            board.move(job, State.REFUSED, f"the edit was not offered ({fault})")
        except PodiumError as fault:
            board.move(job, State.FAILED, str(fault))
        except Exception:  # one failing job never hurts another
            _log.exception("job %s failed", job.id)
            board.move(job, State.FAILED, "failed inside Podium; its log tells more")

    @staticmethod
    def _take_models(job: Job, agent: Agent, staff: Staff) -> None:
        """Note on a job which model serves it, and whether any that may be asked is in a cloud."""
        seats = engine.seats_for(agent, engine.Models(staff.roster, lambda _words: None))
        job.model = seats[0].model if seats else None
        job.cloud = any(not seat.model.private for seat in seats)

    async def _perform(self, job: Job, agent: Agent, assignment: Assignment, staff: Staff) -> engine.Result:
        snapshot, project = assignment.snapshot, self.assist.project
        facts = FileFacts(PurePath(snapshot.path or job.uri).name, is_open=True)  # when it was asked for
        by_tool = agent.has_tool(snapshot.language.name) and job.intent != "explain"  # which knows open files
        if snapshot.is_large and by_tool:
            job.model = None
            return await engine.execute_apart(
                self.helper, staff.squad, assignment, facts, project, agent.name
            )
        by = self._models_for(job, agent, staff)
        return await engine.execute(staff.squad, assignment, facts, project, agent.name, by)

    def _models_for(self, job: Job, agent: Agent, staff: Staff) -> engine.Models:
        """The models in force, for one job: it keeps them, and pays by itself."""
        own = staff.own
        account = engine.Account(own.budgets, self.assist.ledger, run=job.id, agent=agent.name)
        return engine.Models(staff.roster, self._teller(job), account, ignore_rules(own.ignore))

    def _teller(self, job: Job) -> Callable[[str], None]:
        """What shows that a model is at work: how much it has said, and to plugins an explanation itself."""
        loop, told, said = asyncio.get_running_loop(), 0.0, list[str]()

        def tell(words: str) -> None:
            nonlocal told
            said.append(words)
            if loop.time() - told < _TELL or job.model is None:
                return
            told = loop.time()
            text = "".join(said)
            partial = text if job.intent == "explain" else ""
            self.assist.board.move(
                job, State.RUNNING, f"{job.model.name}: {len(text)} characters", partial=partial
            )

        return tell

    async def _finish(self, job: Job, assignment: Assignment, result: engine.Result) -> None:
        outcome, board = result.outcome, self.assist.board
        if job.intent == "audit":
            await self._show_findings(job, assignment, outcome.findings, outcome.notes)
        elif outcome.markdown:
            self._show_explanation(job, assignment, outcome.markdown, outcome.notes)
            if result.by_model and (key := self._key(job, assignment)):
                await asyncio.to_thread(self.assist.explained.keep, key, outcome.markdown)
        elif result.proposal is None:
            board.move(job, State.DONE, "; ".join(outcome.notes[:3]) or "nothing to do")
        else:
            job.proposal = result.proposal
            await self.delivery.deliver(job, outcome.notes, self.assist.settings.apply)

    def _key(self, job: Job, assignment: Assignment) -> str:
        """Under which an explanation is kept: that of one definition, and of nothing besides."""
        alone = len(assignment.symbols) == 1 and not assignment.prompt and not assignment.chosen
        if job.intent != "explain" or job.model is None or not alone:
            return ""
        return self.assist.explanation_key(assignment.snapshot, assignment.symbols[0])

    def _known(self, job: Job, assignment: Assignment) -> str:
        """What a model said of just this before."""
        return self.assist.explained.get(key) if (key := self._key(job, assignment)) else ""

    async def _show_findings(
        self, job: Job, assignment: Assignment, findings: Sequence[Finding], notes: Sequence[str]
    ) -> None:
        snapshot, uri, desk = assignment.snapshot, job.uri, self.assist.desk
        kept = desk.undismissed(snapshot, findings)
        if self.assist.documents.get(uri) is None:
            self.assist.board.move(job, State.DONE, "the document was closed")
            return
        desk.put(uri, snapshot.text, "audit", kept, assignment.range)
        self.audience.findings_changed(uri)
        desk.keep_verified(uri, await self.upkeep.verified(snapshot, kept))
        job.shown = bool(kept)
        count = f"{len(kept)} finding{'' if len(kept) == 1 else 's'}" if kept else "no findings"
        self.assist.board.move(job, State.DONE, "; ".join((count, *notes)))

    def _show_explanation(
        self, job: Job, assignment: Assignment, markdown: str, notes: Sequence[str]
    ) -> None:
        spans = [symbol.range for symbol in assignment.symbols] or [assignment.scope]
        for span in spans[:1]:
            self.assist.explanations.keep(job.uri, assignment.snapshot.text, span, markdown)
        about = "; ".join(notes[:3]) or (f"by {job.model.name}" if job.model else "")
        self.assist.board.move(job, State.DONE, about, markdown=markdown)
