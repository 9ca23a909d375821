"""What every engine reports, whatever it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lsp_server.text import Range, TextEdit


class Severity(StrEnum):
    """How bad a finding is; the protocol's DiagnosticSeverity has the same four steps."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"


class Confidence(StrEnum):
    """How often a finding of a rule is right; `low` is not shown unless asked for."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that removes the finding's cause; `safe` when it cannot change what the code does."""

    title: str
    edits: tuple[TextEdit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A place on the way of a value from its source to where it must not get, and what happens there."""

    range: Range
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a file and what is wrong there.

    `tool` is the engine ("ruff", "podium"), `rule` its code for the rule. `help` says in one sentence how to
    repair it, `fix` is the best repair and `alternatives` are the others. `noqa_line` is the line (from 0)
    whose end takes a comment that silences it. `trail` is the way of a value through the file, the source
    first.
    """

    tool: str
    rule: str
    message: str
    range: Range
    severity: Severity = Severity.WARNING
    confidence: Confidence = Confidence.HIGH
    cwe: int | None = None
    help: str = ""
    url: str = ""
    fix: Fix | None = None
    alternatives: tuple[Fix, ...] = ()
    noqa_line: int | None = None
    trail: tuple[Waypoint, ...] = ()

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """All repairs, the best first."""
        return (self.fix, *self.alternatives) if self.fix else ()
