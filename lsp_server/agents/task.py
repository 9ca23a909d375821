"""One assignment of a model agent, with what every step of it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lsp_server.agents.asking import without
from lsp_server.agents.assignment import Assignment
from lsp_server.agents.project import Project
from lsp_server.documents import Snapshot
from lsp_server.providers import Seat
from lsp_server.squad import Agent
from lsp_server.syntax import Symbol
from lsp_server.text import Range, Text
from lsp_server.tools.findings import Finding

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Task:
    """What is asked of which agent. `seats` are the models to ask, the agent's own before a stronger one.

    `unit` is the whole lines that are worked on, `comment` the comment that has the request and goes with it.
    `extra` are more pieces of context, by title.
    """

    assignment: Assignment
    agent: Agent
    seats: tuple[Seat, ...]
    project: Project
    unit: Range
    problems: tuple[Finding, ...]
    tell: Tell
    comment: Range | None = None
    extra: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def snapshot(self) -> Snapshot:
        """The document as it stood when the user asked."""
        return self.assignment.snapshot

    @property
    def symbol(self) -> Symbol | None:
        """The one definition that the unit is."""
        symbols = self.assignment.symbols
        return symbols[0] if len(symbols) == 1 else None

    @property
    def asked_about(self) -> tuple[Text, Range]:
        """The text and the unit in it that the model is shown: without the comment that asks."""
        text = self.snapshot.text
        return without(text, self.comment, self.unit) if self.comment else (text, self.unit)

    @property
    def scope(self) -> Range:
        """What an edit may touch: the unit, and the comment that asks."""
        if self.comment is None:
            return self.unit
        return Range(min(self.unit.start, self.comment.start), max(self.unit.end, self.comment.end))

    def shown(self, title: str, text: str) -> Task:
        """The same task with one more piece of context."""
        return replace(self, extra={**self.extra, title: text})
