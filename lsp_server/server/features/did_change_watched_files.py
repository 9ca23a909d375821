"""workspace/didChangeWatchedFiles: settings files or sources changed on disk."""

from __future__ import annotations

from lsprotocol import types

from lsp_server.server.session import Session


def handle(session: Session, _params: types.DidChangeWatchedFilesParams) -> None:
    """Look at the open documents again; what was indexed of closed ones is checked by its time stamp."""
    session.assist.project_changed()
