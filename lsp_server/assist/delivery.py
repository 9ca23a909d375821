"""From a verified proposal to the user's buffer: apply, park, and knowing what really happened.

`applied: true` cannot be believed: Neovim 0.11, LSP4IJ and Zed say so whatever they did. A job counts as
applied when the document's text shows it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lsp_server.assist.audience import Audience
from lsp_server.assist.board import Board, Job, State
from lsp_server.assist.explanations import Explanations
from lsp_server.documents import Document, DocumentStore
from lsp_server.errors import StaleError, UserError
from lsp_server.text import Drift, Position, Range, Text, apply_edits, split_lines
from lsp_server.text.diffs import unified

if TYPE_CHECKING:
    from lsp_server.patch import Proposal

QUIET = 1.0  # seconds without a change before an edit goes into a buffer by itself
CONFIRM = 2.0  # seconds to wait for the change that shows that the editor made the edit


class Delivery:
    """Brings proposals to the editor. `trusts_versions` is False for clients that ignore them.

    `read` gives the text of a file on disk, None for one that is not there.
    """

    def __init__(
        self,
        board: Board,
        documents: DocumentStore,
        audience: Audience,
        read: Callable[[str], Text | None],
    ) -> None:
        self._board = board
        self._read = read
        self._documents = documents
        self._audience = audience
        self._last_change: dict[str, float] = {}
        self._landed: dict[str, asyncio.Event] = {}
        self.trusts_versions = True

    def changed(self, document: Document) -> None:
        """A document changed: a result that waits for it may have landed."""
        loop = asyncio.get_running_loop()
        self._last_change[document.uri] = loop.time()
        if document.uri in self._landed or self._board.parked():
            loop.call_soon(self._look, document)

    def offered(self, document: Document) -> None:
        """A menu offers the parked results of a document: know what the text will be once one is picked."""
        for job in self._board.parked(document.uri):
            if job.proposal is None or job.proposal.path:
                continue
            if document.text is not job.proposal.base:
                with contextlib.suppress(StaleError):
                    edits = Drift(job.proposal.base, document.text).carry(job.proposal.edits)
                    job.expected = apply_edits(document.text, edits)

    async def deliver(self, job: Job, notes: Sequence[str], mode: str) -> None:
        """Apply or park a finished result, as the setting `apply` and the rules of apply auto say.

        What is for another file than the one that was asked about is always parked.
        """
        warnings = job.proposal.warnings if job.proposal else ()
        path = job.proposal.path if job.proposal else ""
        if path:
            notes = (f"in {PurePath(path).name}", *notes)
        if self._documents.get(job.uri) is None:
            closed = "the document was closed meanwhile; open it and ask again"
            self._board.move(job, State.FAILED, closed)
            return
        about = "; ".join((*(f"warning: {one}" for one in warnings[:3]), *notes[:3]))
        if path or mode != "auto" or warnings or not self.trusts_versions or not await self._is_quiet(job):
            self._park(job, about, can_apply=mode != "never")
            return
        if not await self._send(job, about):
            self._park(job, about, can_apply=True)

    def _park(self, job: Job, about: str, *, can_apply: bool) -> None:
        """Let a result wait; where its text has changed, only to be looked at, and the user is told."""
        document = self._documents.get(job.uri)
        try:
            if document is not None and job.proposal is not None and not job.proposal.path:
                Drift(job.proposal.base, document.text).carry(job.proposal.edits)
        except StaleError:
            changed = "the text changed there meanwhile; ask again"
            self._board.move(job, State.PARKED, changed, can_apply=False, stale=True)
            self._audience.say(f"{job.title}: {changed}")
        else:
            self._board.move(job, State.PARKED, about, can_apply=can_apply)

    async def apply(self, job: Job) -> None:
        """Apply a parked result now; it stays parked when that fails, and the user is told why."""
        if not await self._send(job, ""):
            self._audience.say(f"{job.title}: {job.message or 'the editor did not take the edit'}")

    def sides(self, job: Job) -> tuple[str, Text, Text]:
        """A result's file, empty for the job's own document, the text as it is and as it would be.

        Raises UserError where the text has changed at its place, or where there is no edit.
        """
        proposal = job.proposal
        if proposal is None:
            raise UserError("the result has no edit to show")
        document = self._target(job)
        if document is None:
            return proposal.path, proposal.base, proposal.result
        try:
            edits = Drift(proposal.base, document.text).carry(proposal.edits)
        except StaleError as fault:
            raise UserError(str(fault)) from None
        return proposal.path, document.text, apply_edits(document.text, edits)

    async def show_diff(self, job: Job, files: Explanations) -> None:
        """Show a parked result's diff as a file; where the editor shows no files, say that the hover has it.

        Where the code is gone at which one would hover, the diff is the message.
        """
        proposal = job.proposal
        if proposal is None:
            return
        name = PurePath(proposal.path or job.uri).name or "document"
        diff = unified(proposal.base, proposal.result, name)
        path = await asyncio.to_thread(files.write, f"{job.id}-{name}.diff", diff)
        if path is not None and await self._audience.show_file(path):
            return
        document = self._documents.get(job.uri)
        place = job.place(document.text) if document else None
        line = (
            f"{job.title}: hover over line {place.start.line + 1} to read the diff" if place else diff[:2000]
        )
        self._audience.say(line)

    async def _is_quiet(self, job: Job) -> bool:
        """Wait out the second after the last change; False when another one comes."""
        last = self._last_change.get(job.uri)
        loop = asyncio.get_running_loop()
        if last is None or loop.time() - last >= QUIET:
            return True
        await asyncio.sleep(QUIET - (loop.time() - last))
        return self._last_change.get(job.uri) == last

    async def _send(self, job: Job, about: str) -> bool:
        """Send the edit for the present version; True when the text shows it. `about` is what to say then."""
        proposal = job.proposal
        document = self._target(job)
        if proposal is not None and proposal.path and document is None:
            return await self._send_to_disk(job, proposal)
        if document is None or proposal is None:
            job.message = "the document is not open"
            return False
        try:
            edits = Drift(proposal.base, document.text).carry(proposal.edits)
        except StaleError as fault:
            job.message = str(fault)
            return False
        job.message = about
        job.expected = apply_edits(document.text, edits)
        event = self._landed.setdefault(document.uri, asyncio.Event())
        event.clear()
        try:
            if not await self._audience.apply_edits(job, document, edits):
                job.message = "the editor did not take the edit"
                return job.state is State.APPLIED
            self._look(document)
            async with asyncio.timeout(CONFIRM):
                while job.state is not State.APPLIED:
                    await event.wait()
                    event.clear()
        except TimeoutError:
            job.message = "the editor did not show the edit in its text"
        finally:
            self._landed.pop(document.uri, None)
        return job.state is State.APPLIED

    def _target(self, job: Job) -> Document | None:
        """The open document that a result is for."""
        if job.proposal is None or not job.proposal.path:
            return self._documents.get(job.uri)
        path = job.proposal.path
        return next((one for one in self._documents if one.path and os.path.realpath(one.path) == path), None)

    async def _send_to_disk(self, job: Job, proposal: Proposal) -> bool:
        """Have the editor write into a file that it does not have open, if that is as it was.

        No text of it comes back, so the editor's word that it applied the edit is all that there is.
        """
        now = await asyncio.to_thread(self._read, proposal.path)
        if self._target(job) is not None:
            return await self._send(job, "")  # opened meanwhile: its text counts now
        if (now.lines if now else [""]) != list(proposal.base.lines):
            job.message = f"{PurePath(proposal.path).name} changed meanwhile; ask again"
            return False
        if not await self._audience.apply_to_file(job, proposal, create=now is None):
            return False
        self._board.move(job, State.APPLIED, f"in {PurePath(proposal.path).name}")
        await self._audience.show_file(Path(proposal.path))  # it may not be saved yet, and nobody has it open
        return True

    def _look(self, document: Document) -> None:
        """Mark the results that the present text shows as applied."""
        for job in self._board:
            if job.proposal is None or job.ended or self._target(job) is not document:
                continue
            made = job.expected is not None and job.expected.lines == document.text.lines
            if made or landed(job.proposal, document.text):
                self._board.move(job, State.APPLIED, job.message)
        if event := self._landed.get(document.uri):
            event.set()


def landed(proposal: Proposal, text: Text) -> bool:
    """Whether a text shows all of a proposal's hunks, wherever else it changed.

    At least one of them must be such that the old text does not show it too, as it does where a line went
    between others of its kind or at the very top.
    """
    if text.lines == proposal.result.lines:
        return True
    hunks = _hunks(proposal)
    back, drift = Drift(proposal.result, proposal.base), Drift(proposal.result, text)
    telling = any(back.place(hunk) is None for hunk in hunks)
    return telling and all(drift.place(hunk) for hunk in hunks) and not _still_old(proposal, text)


def _still_old(proposal: Proposal, text: Text) -> bool:
    try:
        Drift(proposal.base, text).carry(proposal.edits)
    except StaleError:
        return False
    return True


def _hunks(proposal: Proposal) -> list[Range]:
    """The lines of the result that the edits wrote, with one line of what was there on either side."""
    out: list[Range] = []
    gained = 0
    for edit in sorted(proposal.edits, key=lambda edit: edit.range):
        added = len(split_lines(edit.text)) - 1
        first = max(0, edit.range.start.line + gained - 1)
        last = min(len(proposal.result.lines) - 1, edit.range.start.line + gained + added + 1)
        out.append(Range(Position(first, 0), Position(last, len(proposal.result.line(last)))))
        gained += added - (edit.range.end.line - edit.range.start.line)
    return out
