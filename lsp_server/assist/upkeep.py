"""Idle work: trees, linter findings and indexes brought up to date once nobody types."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lsp_server.agents import Project, preload
from lsp_server.assist.desk import Desk
from lsp_server.documents import Document, DocumentStore, Outline, Snapshot
from lsp_server.errors import ToolError
from lsp_server.syntax import Language, Symbol, SymbolTable, compile_queries, lacking
from lsp_server.tools import ruff
from lsp_server.tools.findings import Finding
from lsp_server.tools.helper import Helper

TREE_DELAY = 0.15  # seconds after the last change until the tree is parsed again
LINT_DELAY = 0.35  # further seconds until the linters run
LOAD_DELAY = 0.1  # seconds after the first document until the engines load: its first menu comes first
if TYPE_CHECKING:  # the agents' engines load in idle time, after the first answers
    from lsp_server.agents.study import Problems, Structure, Verified

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
        self._symbols: dict[str, SymbolTable] = {}
        self._ready: set[Language] = set()
        self._helper = Helper()

    def touch(self, uri: str, delay: float = TREE_DELAY) -> None:
        """A document changed: look at it once `delay` seconds have passed without another change."""
        loop = asyncio.get_running_loop()
        self._due[uri] = loop.time() + delay
        if self._timer is None:
            self._timer = loop.call_later(delay, self._tick)

    def split(self, document: Document) -> None:
        """A document is so long that even its lines are better found before its first edit."""
        task = asyncio.get_running_loop().create_task(asyncio.to_thread(document.split))
        self._tasks[document.uri] = task
        task.add_done_callback(lambda done: self._ended(document.uri, done))

    def forget(self, uri: str) -> None:
        """A document was closed."""
        self._due.pop(uri, None)
        self._symbols.pop(uri, None)
        if task := self._tasks.pop(uri, None):
            task.cancel()

    async def verified(self, snapshot: Snapshot, findings: Sequence[Finding]) -> Verified:
        """The fixes of findings that climb the safety ladder, each on its own."""
        from lsp_server.agents import study  # noqa: PLC0415 - see above

        if snapshot.is_large:
            return await self._helper.run(study.verified_there, snapshot.bare(), findings)
        return await asyncio.to_thread(study.verified_in, snapshot, findings)

    def stop(self) -> None:
        """End all idle work."""
        self._helper.stop()
        for uri in list(self._tasks):
            self.forget(uri)
        if self._timer is not None:
            self._timer.cancel()

    def symbols(self, uri: str, most: int) -> list[Symbol]:
        """The first definitions of a document as its last parse had them."""
        return list(islice(self._symbols.get(uri, ()), most))

    def is_ready(self, language: Language) -> bool:
        """Whether a language's grammar and queries are loaded, so that a parse costs no more than itself."""
        return language in self._ready

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
        try:
            await self._outline(document, snapshot)
            await self._find_problems(document, snapshot)
        except ToolError as fault:  # of the helper process
            self.say_once(f"a long file was not looked at: {fault}")

    async def _find_problems(self, document: Document, snapshot: Snapshot) -> None:
        if LINT_DELAY:
            await asyncio.sleep(LINT_DELAY if document.version > 1 else 0)
        if document.text is snapshot.text:
            await self._lint(document.snapshot())
            await asyncio.to_thread(self._project().index_package, snapshot.path)

    async def _parsed(self, document: Document) -> Snapshot | None:
        """The document with a fresh tree, where it may have one; None when it changed meanwhile.

        A change brings it here again.
        """
        snapshot = document.snapshot()
        if not self._loaded:
            await asyncio.sleep(LOAD_DELAY)
            await asyncio.to_thread(preload)
            self._loaded = True
            gc.freeze()  # what was loaded stays; looking through it again and again would hold up answers
        await asyncio.to_thread(compile_queries, document.language)
        self._ready.add(document.language)
        if lack := lacking(document.language):
            self.say_once(lack)
        if not snapshot.fresh and not document.large:
            tree = await asyncio.to_thread(document.parse, snapshot)
            if not document.adopt(snapshot, tree):
                return None
        return document.snapshot()

    async def _outline(self, document: Document, snapshot: Snapshot) -> None:
        from lsp_server.agents import study  # noqa: PLC0415 - see above

        if snapshot.is_large:
            structure: Structure = await self._helper.run(study.structure_there, snapshot.bare())
        else:
            structure = await asyncio.to_thread(study.structure_of, snapshot)
        if structure.calls is not None and self._documents.get(document.uri) is document:
            self._project().keep_open(snapshot, structure.calls)
        self._symbols[document.uri] = structure.symbols
        if snapshot.is_large:  # a shorter one has its tree
            document.outlined(Outline(snapshot.text, structure.symbols, structure.facts))

    async def _lint(self, snapshot: Snapshot) -> None:
        from lsp_server.agents import study  # noqa: PLC0415 - see above

        project, uri = self._project(), snapshot.uri
        if snapshot.is_large:
            problems: Problems = await self._helper.run(study.problems_there, snapshot.bare(), project)
        else:
            problems = await study.problems_of(snapshot, project)
        for note in problems.notes:
            self.say_once(note)
        if problems.fault:
            self.say_once(f"{problems.fault}; Podium goes on without it")
            self._changed(uri)  # what an audit found has moved with the text all the same
            return
        if self._documents.get(uri) is None:
            return
        findings = self._desk.undismissed(snapshot, problems.findings)
        self._desk.put(uri, snapshot.text, "lint", findings, None)
        self._changed(uri)
        await self._make_ready(snapshot, problems, findings)

    async def _make_ready(self, snapshot: Snapshot, problems: Problems, findings: Sequence[Finding]) -> None:
        """Have at hand what menus and hovers of these findings will want."""
        verified = problems.verified if snapshot.is_large else await self.verified(snapshot, findings)
        self._desk.keep_verified(snapshot.uri, verified)
        if findings:
            with contextlib.suppress(ToolError):  # a hover then lacks ruff's own words
                await ruff.rule_text(findings[0].rule)
