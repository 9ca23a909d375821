"""Who is told what happens in a session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lsp_server.assist.board import Job
from lsp_server.documents import Document
from lsp_server.text import TextEdit

if TYPE_CHECKING:
    from lsp_server.patch import Proposal


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

    async def apply_edits(self, job: Job, document: Document, edits: Sequence[TextEdit]) -> bool:
        """Ask the editor to edit a document in exactly its version; False when it says that it did not."""
        ...

    async def apply_to_file(self, job: Job, proposal: Proposal, *, create: bool) -> bool:
        """Ask the editor to edit a file that it does not have open, and to make it first where that is so.

        False when it says that it did not, or where it cannot; the job's message then tells why.
        """
        ...

    async def show_file(self, path: Path) -> bool:
        """Show a file beside the code without taking the focus; False where the editor cannot."""
        ...
