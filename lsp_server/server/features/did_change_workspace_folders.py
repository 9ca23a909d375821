"""workspace/didChangeWorkspaceFolders."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from lsp_server.server.session import Session
from lsp_server.workspace import uri_to_path


def handle(session: Session, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Take folders in and let others go; what lies outside the new ones is not read any more."""
    for folder in params.event.removed:
        session.folders.pop(folder.uri, None)
    for folder in params.event.added:
        if path := uri_to_path(folder.uri):
            session.folders[folder.uri] = Path(path)
    session.assist.replace_roots(tuple(session.folders.values()))
