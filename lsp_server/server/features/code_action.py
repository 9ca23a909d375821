"""textDocument/codeAction: the menu at a place, from memory."""

from __future__ import annotations

from lsprotocol import types

from lsp_server.server.convert import Converter, Json
from lsp_server.server.session import Session


def handle(session: Session, params: types.CodeActionParams) -> list[Json] | None:
    """Offers as code actions. `triggerKind` is not looked at: JetBrains always says Automatic."""
    uri = params.text_document.uri
    document = session.assist.documents.get(uri)
    if document is None:
        return None
    traits = session.traits
    converter = Converter(document.text, traits.encoding)
    span = converter.range(params.range)
    foreign = {converter.finding(one): one for one in params.context.diagnostics if one.source != "podium"}
    if foreign:
        session.assist.heard(uri, list(foreign), {finding.tool for finding in foreign}, span)
    only = tuple(str(getattr(kind, "value", kind)) for kind in params.context.only or ())
    actions: list[Json] = []
    for offer in session.assist.offers(uri, span, only):
        theirs = [
            session.protocol.plain(foreign[shown.finding])
            for shown in offer.about
            if shown.finding in foreign
        ]
        actions.append(converter.action(offer, uri, document.version, theirs, traits))
    return actions
