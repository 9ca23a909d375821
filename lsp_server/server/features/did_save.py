"""textDocument/didSave."""

from __future__ import annotations

from lsprotocol import types

from lsp_server.server.session import Session


def handle(session: Session, params: types.DidSaveTextDocumentParams) -> None:
    """Audit the file where the setting `audit.onSave` says so."""
    session.assist.saved(params.text_document.uri)
