"""textDocument/didChange: what every keystroke costs stands here."""

from __future__ import annotations

import logging

from lsprotocol import types

from lsp_server.server.session import Session

_log = logging.getLogger(__name__)


def handle(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    """Apply the changes in order; the client's text is the truth, whatever its version number does."""
    documents = session.assist.documents
    document = documents.get(params.text_document.uri)
    if document is None:
        _log.warning("a change of a document that is not open is ignored")
        return
    for change in params.content_changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            start, end = change.range.start, change.range.end
            span = (start.line, start.character, end.line, end.character)
            document.change(span, change.text, documents.encoding)
        else:
            document.reset(change.text)
    documents.advance(document, params.text_document.version)
    session.assist.changed(document)
