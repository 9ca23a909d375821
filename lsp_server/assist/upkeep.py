"""Idle work: trees, linter findings and indexes brought up to date once nobody types."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from lsp_server.agents import Project, preload
from lsp_server.assist.desk import Desk, fixes_of
from lsp_server.documents import Document, DocumentStore, Snapshot
from lsp_server.errors import RejectedEdit, ToolError
from lsp_server.patch import FileFacts, propose
from lsp_server.syntax import Symbol, outline
from lsp_server.text import TextEdit
from lsp_server.tools import ruff
from lsp_server.tools.findings import Finding

TREE_DELAY = 0.15  # seconds after the last change until the tree is parsed again
LINT_DELAY = 0.35  # further seconds until the linters run
LOAD_DELAY = 0.1  # seconds after the first document until the engines load: its first menu comes first
_MOST_VERIFIED = 120  # fixes of a file that climb the ladder ahead of being asked for
_FEWEST_VERIFIED = 4
_VERIFIED_BYTES = 30_000_000  # each fix costs about as much as copying its file
_log = logging.getLogger(__name__)


class Upkeep:
    """Keeps what belongs to the open documents fresh, a task for each document that changed.

    `serves` says whether a document is looked at at all; `changed` is called with a URI after its findings
    changed, `say` with a line for the user.
    """

    def __init__(
        self,
        documents: DocumentStore,
        desk: Desk,
        project: Callable[[], Project],
        *,
        serves: Callable[[Document], bool],
        changed: Callable[[str], None],
        say: Callable[[str], None],
    ) -> None:
        self._documents = documents
        self._desk = desk
        self._project = project
        self._serves = serves
        self._changed = changed
        self._say = say
        self._due: dict[str, float] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._said: set[str] = set()
        self._loaded = False
        self._symbols: dict[str, list[Symbol]] = {}

    def touch(self, uri: str, delay: float = TREE_DELAY) -> None:
        """A document changed: look at it once `delay` seconds have passed without another change."""
        loop = asyncio.get_running_loop()
        self._due[uri] = loop.time() + delay
        if self._timer is None:
            self._timer = loop.call_later(delay, self._tick)

    def forget(self, uri: str) -> None:
        """A document was closed."""
        self._due.pop(uri, None)
        self._symbols.pop(uri, None)
        if task := self._tasks.pop(uri, None):
            task.cancel()

    def stop(self) -> None:
        """End all idle work."""
        for uri in list(self._tasks):
            self.forget(uri)
        if self._timer is not None:
            self._timer.cancel()

    def symbols(self, uri: str) -> list[Symbol]:
        """The definitions of a document as its last parse had them."""
        return self._symbols.get(uri, [])

    async def settle(self) -> None:
        """Wait until all idle work that is under way or due has been done."""
        while self._due or self._tasks:  # noqa: ASYNC110 - both are refilled by timers
            await asyncio.sleep(0.01)

    def say_once(self, line: str) -> None:
        """Tell the user something that need not be told twice."""
        if line not in self._said:
            self._said.add(line)
            self._say(line)

    def _tick(self) -> None:
        loop, self._timer = asyncio.get_running_loop(), None
        now = loop.time()
        for uri, due in list(self._due.items()):
            if due <= now and uri not in self._tasks:
                del self._due[uri]
                task = loop.create_task(self._look(uri))
                self._tasks[uri] = task
                task.add_done_callback(lambda done, uri=uri: self._ended(uri, done))
        if self._due:
            wait = max(min(self._due.values()) - now, 0.05)
            self._timer = loop.call_later(wait, self._tick)

    def _ended(self, uri: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(uri) is task:
            del self._tasks[uri]
        if not task.cancelled() and (fault := task.exception()) is not None:
            _log.error("idle work on a document failed", exc_info=fault)

    async def _look(self, uri: str) -> None:
        document = self._documents.get(uri)
        if document is None or document.huge or not self._serves(document):
            return
        snapshot = await self._parsed(document)
        if snapshot is None:
            return
        self._symbols[uri] = await asyncio.to_thread(self._index, snapshot)
        if LINT_DELAY:
            await asyncio.sleep(LINT_DELAY if document.version > 1 else 0)
        if document.text is snapshot.text:
            await self._lint(document.snapshot())
            await asyncio.to_thread(self._project().index_package, snapshot.path)

    def _index(self, snapshot: Snapshot) -> list[Symbol]:
        self._project().index_open(snapshot)
        if snapshot.tree is None:
            return []
        return outline(snapshot.language, snapshot.tree, snapshot.text)

    async def _parsed(self, document: Document) -> Snapshot | None:
        """The document with a fresh tree; None when it changed meanwhile, which brings it here again."""
        snapshot = document.snapshot()
        if not self._loaded:
            await asyncio.sleep(LOAD_DELAY)
            await asyncio.to_thread(preload)
            self._loaded = True
        if not snapshot.fresh:
            tree = await asyncio.to_thread(document.parse, snapshot)
            if not document.adopt(snapshot, tree):
                return None
        return document.snapshot()

    async def _lint(self, snapshot: Snapshot) -> None:
        from lsp_server.agents.lint import lint  # noqa: PLC0415 - loaded by then

        project = self._project()
        try:
            findings = await lint(snapshot, project)
            if findings:
                await ruff.rule_text(findings[0].rule)  # reads all of them, for hovers
        except ToolError as fault:
            self.say_once(f"{fault}; Podium goes on without it")
            self._changed(snapshot.uri)  # what an audit found has moved with the text all the same
            return
        finally:
            for note in project.take_notes():
                self.say_once(note)
        document = self._documents.get(snapshot.uri)
        if document is None:
            return
        findings = self._desk.undismissed(snapshot.uri, findings, self.symbols(snapshot.uri))
        self._desk.put(snapshot.uri, snapshot.text, "lint", findings, None)
        self._changed(snapshot.uri)
        self._desk.keep_verified(snapshot.uri, await verified(snapshot, findings))


Verified = dict[tuple[Finding, int], tuple[TextEdit, ...]]
"""The edits of fixes that climbed the ladder, by the finding and the fix's place among its fixes."""


async def verified(snapshot: Snapshot, findings: list[Finding]) -> Verified:
    """The fixes that climb the safety ladder, each on its own."""
    return await asyncio.to_thread(_verified, snapshot, findings)


def _verified(snapshot: Snapshot, findings: list[Finding]) -> Verified:
    facts = FileFacts(snapshot.path or snapshot.uri, is_open=True)
    out: Verified = {}
    most = min(_MOST_VERIFIED, max(_FEWEST_VERIFIED, _VERIFIED_BYTES // (len(snapshot.text.data) + 1)))
    for finding in findings:
        for number, fix in enumerate(fixes_of(finding)):
            if len(out) >= most:
                return out
            try:
                proposal = propose(
                    snapshot.language, snapshot.text, fix.edits, facts=facts, tree=snapshot.tree
                )
            except RejectedEdit as fault:
                _log.info("a fix for %s is not offered: %s", finding.rule, fault)
                continue
            out[finding, number] = proposal.edits
    return out
