"""Audits of whole folders: one job, whose findings are shown for files that nobody has open, too."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_server.assist.board import Board, Job, State
from lsp_server.assist.desk import Desk
from lsp_server.assist.pile import Shown
from lsp_server.documents import Document, DocumentStore, Snapshot
from lsp_server.errors import PodiumError, UserError
from lsp_server.text import Position, Range, Text
from lsp_server.tools.findings import Finding
from lsp_server.tools.helper import Helper
from lsp_server.workspace import path_to_uri

if TYPE_CHECKING:  # the engines load with the first job
    from lsp_server.agents import Project
    from lsp_server.agents.study import Verified
    from lsp_server.agents.survey import Portion, Surveyed

_START = Range(Position(0, 0), Position(0, 0))
_MOST_FILES = 2000  # files with findings that are kept; no user reads more
_log = logging.getLogger(__name__)


class Survey:
    """The folder audits of a session, and what they found in files that are not open.

    `verified` gives the fixes of findings that may be offered; `changed` is called with the URI of each file
    whose findings are others now; `serves` tells by language and path whether Podium is on for a file.
    """

    def __init__(
        self,
        board: Board,
        desk: Desk,
        documents: DocumentStore,
        verified: Callable[[Snapshot, Sequence[Finding]], Awaitable[Verified]],
        changed: Callable[[str], None],
        serves: Callable[[str, str], bool],
    ) -> None:
        self._verified = verified
        self._tasks: set[asyncio.Task[None]] = set()
        self._board = board
        self._desk = desk
        self._documents = documents
        self._changed = changed
        self._serves = serves
        self._found: dict[str, Surveyed] = {}

    def start(self, project: Project) -> Job:
        """Audit the folders of the workspace; gives the job at once. Raises UserError without a folder."""
        roots = project.workspace.roots
        if not roots:
            raise UserError("no folder is open; open one, or audit the file")
        if any(job.uri == path_to_uri(roots[0]) for job in self._board.running()):
            raise UserError("the folder is being audited already")
        name = roots[0].name if len(roots) == 1 else f"{len(roots)} folders"
        job = self._board.open_job("audit", f"audit {name}", path_to_uri(roots[0]), _START, Text.of(""))
        job.task = asyncio.get_running_loop().create_task(self._work(job, project, roots))
        return job

    def elsewhere(self, uri: str) -> tuple[Text, list[Shown]]:
        """What was found in a file that is not open, with the text that it stands in; none for others."""
        found = self._found.get(uri)
        if found is None:
            return Text.of(""), []
        return found.text, [Shown("", "audit", one, one.range, one.trail) for one in found.findings]

    def configured(self) -> None:
        """The settings changed: what was found in files that are not served any more goes."""
        for uri in [uri for uri, found in self._found.items() if not self._shows(found)]:
            del self._found[uri]
            self._changed(uri)

    def adopt(self, document: Document) -> None:
        """A file was opened: its findings follow its text from now on."""
        if (found := self._found.pop(document.uri, None)) is not None:
            self._put(document, found)

    def clear(self, uri: str | None) -> list[str]:
        """Forget what was found in one closed file, or in all; gives their URIs."""
        gone = [one for one in self._found if uri in (None, one)]
        for one in gone:
            del self._found[one]
        return gone

    async def _work(self, job: Job, project: Project, roots: Sequence[Path]) -> None:
        helper = Helper()
        try:
            self._board.move(job, State.RUNNING)
            await self._look(job, project, roots, helper)
        except PodiumError as fault:
            self._board.move(job, State.FAILED, str(fault))
        except Exception:  # noqa: BLE001 - one failing job never hurts another
            _log.exception("job %s failed", job.id)
            self._board.move(job, State.FAILED, "failed inside Podium; its log tells more")
        finally:
            helper.stop()

    async def _look(self, job: Job, project: Project, roots: Sequence[Path], helper: Helper) -> None:
        from lsp_server.agents.survey import survey  # noqa: PLC0415 - with the engines

        findings, looked, fault, fresh = 0, 0, "", set[str]()
        for root in roots:
            before = looked
            async for portion in survey(project, str(root), helper, self._serves):
                looked, fault = before + portion.total, fault or portion.fault
                findings += self._take(portion, fresh)
                self._board.move(job, State.RUNNING, f"{portion.done} of {portion.total} files")
        self._drop_others(fresh)
        told = f"{findings} finding{'' if findings == 1 else 's'} in {len(fresh)} of {looked} files"
        self._board.move(job, State.DONE, "; ".join(filter(None, (told, fault))))

    def _drop_others(self, fresh: set[str]) -> None:
        """What an earlier audit found in files that have nothing now."""
        for uri in [one for one in self._found if one not in fresh]:
            del self._found[uri]
            self._changed(uri)

    def _take(self, portion: Portion, fresh: set[str]) -> int:
        """Show a portion's findings; gives how many there are."""
        shown = [one for one in portion.files if self._shows(one)]
        for one in shown:
            uri = path_to_uri(Path(one.path))
            if (document := self._documents.get(uri)) is not None:
                self._put(document, one)
            elif len(self._found) < _MOST_FILES:
                self._found[uri] = one
            fresh.add(uri)
            self._changed(uri)
        return sum(len(one.findings) for one in shown)

    def _shows(self, found: Surveyed) -> bool:
        return self._serves(found.language, found.path)

    def _put(self, document: Document, found: Surveyed) -> None:
        self._desk.put(document.uri, found.text, "audit", found.findings, None)
        self._changed(document.uri)
        task = asyncio.get_running_loop().create_task(self._verify(document, found))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _verify(self, document: Document, found: Surveyed) -> None:
        """The findings' fixes, where the file is as it was on disk."""
        snapshot = document.snapshot()
        if snapshot.text.lines == found.text.lines:
            self._desk.keep_verified(document.uri, await self._verified(snapshot, found.findings))
