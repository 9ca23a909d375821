"""textDocument/didClose."""

from __future__ import annotations

from lsprotocol import types

from lsp_server.server.session import Session


def handle(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    """Forget the document and take its diagnostics back."""
    uri = params.text_document.uri
    if session.assist.documents.get(uri) is not None:
        session.assist.close(uri)
        session.client.publish(uri)
