"""textDocument/codeAction: the menu at a place, from memory."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from lsp_server.assist import Offer
from lsp_server.server.convert import Converter
from lsp_server.server.session import Session
from lsp_server.tools.findings import Finding


def handle(session: Session, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """Offers as code actions. `triggerKind` is not looked at: JetBrains always says Automatic."""
    uri = params.text_document.uri
    document = session.assist.documents.get(uri)
    if document is None:
        return None
    traits = session.traits
    converter = Converter(document.text, traits.encoding)
    span = converter.range(params.range)
    foreign = _foreign(converter, params.context.diagnostics)
    if foreign:
        session.assist.heard(uri, list(foreign), {finding.tool for finding in foreign}, span)
    only = tuple(str(getattr(kind, "value", kind)) for kind in params.context.only or ())
    offers = session.assist.offers(uri, span, only)
    return [
        _bound(
            converter.action(offer, uri, document.version, versioned=traits.document_changes), offer, foreign
        )
        for offer in offers
    ]


def _foreign(
    converter: Converter, diagnostics: Sequence[types.Diagnostic]
) -> dict[Finding, types.Diagnostic]:
    """What other servers' diagnostics the client sent, by what we make of them."""
    return {converter.finding(one): one for one in diagnostics if one.source != "podium"}


def _bound(
    action: types.CodeAction, offer: Offer, foreign: dict[Finding, types.Diagnostic]
) -> types.CodeAction:
    """Bind the action to the very diagnostics that the client sent, where it answers them."""
    theirs = [foreign[shown.finding] for shown in offer.about if shown.finding in foreign]
    if theirs:
        action.diagnostics = [*(action.diagnostics or ()), *theirs]
    return action
