"""textDocument/codeAction: the menu at a place, from memory."""

from __future__ import annotations

from dataclasses import replace

from lsprotocol import types

from lsp_server.assist import Offer, meant
from lsp_server.server.convert import Converter, Json
from lsp_server.server.session import Session
from lsp_server.text import Range

_BESIDE = "refactor.rewrite.podium.fix"  # the kind of a repair that is bound to no diagnostic


def handle(session: Session, params: types.CodeActionParams) -> list[Json] | None:
    """Offers as code actions. `triggerKind` is not looked at: JetBrains always says Automatic."""
    uri = params.text_document.uri
    document = session.assist.documents.get(uri)
    if document is None:
        return None
    traits = session.traits
    converter = Converter(document.text, traits.encoding)
    span = meant(document.text, converter.range(params.range))
    foreign = {converter.finding(one): one for one in params.context.diagnostics if one.source != "podium"}
    if foreign:
        session.assist.heard(uri, list(foreign), {finding.tool for finding in foreign}, span)
    only = tuple(str(getattr(kind, "value", kind)) for kind in params.context.only or ())
    actions: list[Json] = []
    for offer in session.assist.offers(uri, span, only):
        if traits.fixes_at_problems and not only and _is_beside(offer, span):
            offer = replace(offer, kind=_BESIDE)  # noqa: PLW2901 - the same offer under another kind
        theirs = [
            session.protocol.plain(foreign[shown.finding])
            for shown in offer.about
            if shown.finding in foreign
        ]
        actions.append(converter.action(offer, uri, document.version, theirs, traits))
    return actions


def _is_beside(offer: Offer, span: Range) -> bool:
    """Whether an offer answers problems on the cursor's line, of which none is where the cursor is."""
    return bool(offer.about) and not any(span.touches(shown.range) for shown in offer.about)
