"""podium/context: what a plugin forwards, as docs/interfaces.md describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from lsprotocol import types

from lsp_server.server.convert import Converter
from lsp_server.server.plain import plain_json
from lsp_server.server.protocol import INVALID_PARAMS, RequestError
from lsp_server.server.session import Session
from lsp_server.text import Range

if TYPE_CHECKING:
    from lsp_server.assist.reports import FailedTest

_MOST = 50  # commands or tests of one notification
_LONGEST = 16_000  # characters of what one said
_SEVERITIES = {severity.value: severity for severity in types.DiagnosticSeverity}


def handle(session: Session, params: object) -> None:
    """Take diagnostics of other servers, the cursor, and commands and tests that failed.

    Raises RequestError (-32602) for another shape.
    """
    try:
        fields = cast("dict[str, Any]", plain_json(params))
        kind, items = fields["kind"], [plain_json(item) for item in fields.get("items") or ()]
        if kind == "diagnostics":
            _diagnostics(session, str(fields["uri"]), items)
        elif kind == "cursor":
            _cursor(session, items)
        elif kind == "terminal":
            _terminal(session, items)
        elif kind == "test":
            failed = [item for item in items if item.get("outcome") in ("failed", "error")]
            session.assist.reports.tested(str(fields.get("uri") or ""), map(_failed, failed[:_MOST]))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as fault:
        raise RequestError(INVALID_PARAMS, f"podium/context of another shape: {fault}") from None


def _diagnostics(session: Session, uri: str, items: list[dict[str, Any]]) -> None:
    document = session.assist.documents.get(uri)
    if document is None:
        return
    converter = Converter(document.text, session.traits.encoding)
    found = [converter.finding(_diagnostic(item)) for item in items if item.get("source") != "podium"]
    session.assist.heard(uri, found, {finding.tool for finding in found})


def _cursor(session: Session, items: list[dict[str, Any]]) -> None:
    for item in items[-1:]:
        document = session.assist.documents.get(str(item["uri"]))
        if document is not None:
            place = item["position"]
            converter = Converter(document.text, session.traits.encoding)
            position = converter.position(types.Position(int(place["line"]), int(place["character"])))
            session.assist.last_place = (document.uri, Range(position, position))


def _terminal(session: Session, items: list[dict[str, Any]]) -> None:
    from lsp_server.assist.reports import Run  # noqa: PLC0415 - with the first plugin that tells of one

    for item in items[-_MOST:]:
        code = item.get("exitCode")
        output = str(item.get("output") or "")[-_LONGEST:]
        session.assist.reports.ran(
            Run(str(item["command"])[:_LONGEST], None if code is None else int(code), output)
        )


def _failed(item: dict[str, Any]) -> FailedTest:
    from lsp_server.assist.reports import FailedTest  # noqa: PLC0415 - the same

    said, trace = str(item.get("message") or ""), str(item.get("traceback") or "")
    name, line = str(item["name"]), int(item.get("line") or 0)
    return FailedTest(name, str(item.get("file") or ""), line, said[:_LONGEST], trace[-_LONGEST:])


def _diagnostic(item: dict[str, Any]) -> types.Diagnostic:
    ends = [item["range"][end] for end in ("start", "end")]
    start, end = (types.Position(int(place["line"]), int(place["character"])) for place in ends)
    return types.Diagnostic(
        range=types.Range(start, end),
        message=str(item["message"]),
        source=str(item.get("source") or "editor"),
        code=item.get("code"),
        severity=_SEVERITIES.get(item.get("severity", 2)),
    )
