"""shutdown: end all work; only `exit` may follow."""

from __future__ import annotations

from lsp_server.server.session import Session


def handle(session: Session, _params: object) -> None:
    """Stop jobs and idle work, and answer null."""
    session.shut_down = True
    session.assist.stop()
