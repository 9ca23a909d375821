"""textDocument/codeLens: Explain, Document and Test above definitions, where the setting asks for them."""

from __future__ import annotations

from lsprotocol import types

from lsp_server.server.convert import Converter, Json
from lsp_server.server.session import Session
from lsp_server.text import Range

_INTENTS = (("explain", "Explain"), ("document", "Document"), ("test", "Test"))
_MOST = 300


def handle(session: Session, params: types.CodeLensParams) -> list[Json]:
    """Lenses from the last tree."""
    uri = params.text_document.uri
    document = session.assist.documents.get(uri)
    if document is None or not session.assist.settings.code_lens:
        return []
    converter = Converter(document.text, session.traits.encoding)
    session.assist.menus.remember(document)
    lenses: list[Json] = []
    for symbol in session.assist.symbols(uri, _MOST):
        span = converter.to_range(Range(symbol.name_range.start, symbol.name_range.start))
        for intent, title in _INTENTS:
            if session.assist.squad.agent_for(intent, document.language.name):
                request = {
                    "intent": intent,
                    "uri": uri,
                    "range": span,
                    "version": document.version,
                }
                command = {"title": f"Podium: {title}", "command": "podium.run", "arguments": [request]}
                lenses.append({"range": span, "command": command})
    return lenses
