"""Who is told what happens in a session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from lsp_server.assist.board import Job
from lsp_server.text import TextEdit


class Audience(Protocol):
    """Who is told what happens: the editor's side of a session."""

    def findings_changed(self, uri: str) -> None:
        """The findings or parked results of a document changed."""
        ...

    def job_moved(self, job: Job) -> None:
        """A job came into a state, or made progress."""
        ...

    def say(self, line: str) -> None:
        """One line for the user."""
        ...

    async def apply_edits(self, job: Job, version: int, edits: Sequence[TextEdit]) -> bool:
        """Ask the editor to make an edit in exactly this version; False when it says that it did not."""
        ...

    async def show_file(self, path: Path) -> bool:
        """Show a file beside the code without taking the focus; False where the editor cannot."""
        ...
