"""textDocument/didOpen."""

from __future__ import annotations

from lsprotocol import types

from lsp_server.server.session import Session
from lsp_server.workspace import uri_to_path


def handle(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    """Take the document; its tree and findings follow in idle time."""
    item = params.text_document
    session.assist.open(item.uri, uri_to_path(item.uri), item.language_id, item.version, item.text)
