"""textDocument/didChange: what every keystroke costs stands here."""

from __future__ import annotations

import logging

from lsprotocol import types

from lsp_server.documents import Change
from lsp_server.server.session import Session

_log = logging.getLogger(__name__)


def handle(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    """Apply the changes in order."""
    documents = session.assist.documents
    document = documents.get(params.text_document.uri)
    if document is None:
        _log.warning("a change of a document that is not open is ignored")
        return
    changes = [_change(one) for one in params.content_changes]
    document.follow(params.text_document.version, changes, documents.encoding)
    session.assist.changed(document)


def _change(change: types.TextDocumentContentChangeEvent) -> Change:
    if not isinstance(change, types.TextDocumentContentChangePartial):
        return Change(None, change.text)
    start, end = change.range.start, change.range.end
    return Change((start.line, start.character, end.line, end.character), change.text)
