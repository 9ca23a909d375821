"""textDocument/hover: facts from memory."""

from __future__ import annotations

from lsprotocol import types

from lsp_server.assist.hover import hover, plain
from lsp_server.server.convert import Converter
from lsp_server.server.session import Session
from lsp_server.text import Text

_EMPTY = Text.of("")


def handle(session: Session, params: types.HoverParams) -> types.Hover | None:
    """The hover at a place, in Markdown where the client renders it."""
    uri = params.text_document.uri
    document = session.assist.documents.get(uri)
    converter = Converter(document.text if document else _EMPTY, session.traits.encoding)
    text, span = hover(session.assist, uri, converter.position(params.position))
    if not text:
        return None
    markdown = session.traits.markdown_hover
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    content = types.MarkupContent(kind, text if markdown else plain(text))
    return types.Hover(content, converter.to_range(span) if span else None)
