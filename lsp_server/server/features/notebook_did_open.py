"""notebookDocument/didOpen: notebooks are not served, and the user is told so once."""

from __future__ import annotations

from lsp_server.assist.facade import NO_NOTEBOOKS
from lsp_server.server.session import Session


def handle(session: Session, _params: object) -> None:
    """Say that notebooks are left alone."""
    session.assist.say_once(NO_NOTEBOOKS)
