"""textDocument/hover: facts from memory."""

from __future__ import annotations

from lsprotocol import types

from lsp_server.assist.hover import hover
from lsp_server.server.convert import Converter, Json
from lsp_server.server.session import Session
from lsp_server.text import Text

_EMPTY = Text.of("")


def handle(session: Session, params: types.HoverParams) -> Json | None:
    """The hover at a place, in Markdown where the client renders it."""
    uri = params.text_document.uri
    document = session.assist.documents.get(uri)
    converter = Converter(document.text if document else _EMPTY, session.traits.encoding)
    text, span = hover(session.assist, uri, converter.position(params.position))
    if not text:
        return None
    markdown = session.traits.markdown_hover
    answer: Json = {"contents": {"kind": "markdown", "value": text} if markdown else _plain(text)}
    if span:
        answer["range"] = converter.to_range(span)
    return answer


def _plain(text: str) -> Json:
    from lsp_server.assist.inert import plain  # noqa: PLC0415 - most clients render Markdown

    return {"kind": "plaintext", "value": plain(text)}
