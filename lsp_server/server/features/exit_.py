"""exit: end the process, with 0 after `shutdown` and 1 without it (LSP 3.17, "Exit Notification")."""

from __future__ import annotations

from lsp_server.server.session import Session


def handle(session: Session, _params: object) -> None:
    """End the process once what was answered has been written."""
    session.exit(0 if session.shut_down else 1)
