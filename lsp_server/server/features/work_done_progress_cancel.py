"""window/workDoneProgress/cancel: the cancel button of a progress display."""

from __future__ import annotations

from lsprotocol import types

from lsp_server.server.session import Session


def handle(session: Session, params: types.WorkDoneProgressCancelParams) -> None:
    """Cancel the job that the token stands for."""
    session.client.cancelled(params.token)
