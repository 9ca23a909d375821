"""What an agent is asked, and what it gives back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_server.agents.project import Project
from lsp_server.documents import Snapshot
from lsp_server.syntax import Symbol
from lsp_server.text import Range, Text, TextEdit
from lsp_server.tools.findings import Finding
from lsp_server.trust import IgnoreRules, ignore_rules

if TYPE_CHECKING:  # the ladder loads with the first edit
    from lsp_server.patch import FileFacts


@dataclass(frozen=True)
class Assignment:
    """One task over one frozen document.

    `range` is what it is about, None the whole file; `selected` is what the user had selected, empty for a
    bare cursor; `symbols` are the definitions that the range means. `chosen` are the findings to repair when
    the user picked some; `known` are all that stand there now.
    `prompt` is what the user asked for in words. `buffers` are the texts of the other open documents by their
    real paths, for a task that writes into another file. `reports` are commands and tests that failed lately
    and speak of the file, in words. `ignore` are the patterns of files that no model is
    shown.
    """

    intent: str
    snapshot: Snapshot
    range: Range | None = None
    symbols: tuple[Symbol, ...] = ()
    chosen: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    prompt: str = ""
    unsafe: bool = False
    selected: Range | None = None
    style: str = "auto"
    buffers: Mapping[str, Text] = field(default_factory=dict[str, Text])
    reports: tuple[str, ...] = ()
    ignore: IgnoreRules = field(default_factory=lambda: ignore_rules(()))

    def hides(self, path: str, project: Project) -> bool:
        """Whether the user keeps a file from models: by its path below the root, or any end of its path."""
        if not path:
            return False
        real = Path(os.path.realpath(path))
        root = project.workspace.root_of(real)
        names = [real.relative_to(root).as_posix()] if root else []
        names += ["/".join(real.parts[at:]) for at in range(1, len(real.parts))]
        return any(self.ignore.keeps_out(name, folder=False) for name in names)

    @property
    def scope(self) -> Range:
        """The range, or that of the whole text."""
        return self.range or self.snapshot.text.whole


@dataclass(frozen=True)
class Elsewhere:
    """Another file that edits are for: its absolute path, its present text, and what is known of it."""

    path: str
    text: Text
    facts: FileFacts


@dataclass(frozen=True)
class Outcome:
    """What came of it: edits of the snapshot's text, findings, or Markdown, and lines for the user.

    `scope` are the ranges that the edits may touch, none meaning the whole file. With `warnings` the edits
    are offered but never applied unasked. `elsewhere` is the file that they are for, if it is another one.
    `model` names the model that made it, if one did.
    """

    edits: tuple[TextEdit, ...] = ()
    scope: tuple[Range, ...] = ()
    findings: tuple[Finding, ...] = ()
    markdown: str = ""
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    elsewhere: Elsewhere | None = None
    model: str = ""
