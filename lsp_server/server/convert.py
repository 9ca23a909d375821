"""Between the protocol's values and ours, positions included: nothing else counts client units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from lsprotocol import types

from lsp_server.assist import Job, Offer, Request, Shown
from lsp_server.assist.board import State
from lsp_server.server.plain import plain_json
from lsp_server.server.protocol import INVALID_PARAMS, RequestError
from lsp_server.squad import INTENTS
from lsp_server.text import Position, PositionEncoding, Range, Text, TextEdit, to_codepoints, to_units
from lsp_server.tools.findings import Finding, Severity

_UINT31 = (1 << 31) - 1
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFORMATION: types.DiagnosticSeverity.Information,
    Severity.HINT: types.DiagnosticSeverity.Hint,
}
_UNNECESSARY = frozenset({"F401", "F811", "F841", "ERA001"})


class Converter:
    """Conversions for one document's text and one session's encoding."""

    def __init__(self, text: Text, encoding: PositionEncoding) -> None:
        self._text = text
        self._encoding = encoding

    def position(self, position: types.Position) -> Position:
        """The client's position, clamped to the text.

        Raises RequestError (-32602) for numbers that are no `uinteger` of the protocol.
        """
        if not (0 <= position.line <= _UINT31 and 0 <= position.character <= _UINT31):
            raise RequestError(INVALID_PARAMS, "a position must count from 0 to 2147483647")
        if position.line >= len(self._text.lines):
            return self._text.end
        line = self._text.line(position.line)
        return Position(position.line, to_codepoints(line, position.character, self._encoding))

    def range(self, span: types.Range) -> Range:
        """The client's range, clamped and with its ends in order."""
        return Range(self.position(span.start), self.position(span.end)).normalised()

    def to_position(self, position: Position) -> types.Position:
        """Our position in the client's units."""
        line = self._text.lines[position.line] if position.line < len(self._text.lines) else ""
        return types.Position(position.line, to_units(line, position.character, self._encoding))

    def to_range(self, span: Range) -> types.Range:
        """Our range in the client's units."""
        return types.Range(self.to_position(span.start), self.to_position(span.end))

    def to_edits(self, edits: Sequence[TextEdit]) -> list[types.TextEdit]:
        """Our edits in the client's units."""
        return [types.TextEdit(self.to_range(edit.range), edit.text) for edit in edits]

    def finding(self, diagnostic: types.Diagnostic) -> Finding:
        """A diagnostic of another server as a finding."""
        severities = {value: key for key, value in _SEVERITIES.items()}
        return Finding(
            tool=(diagnostic.source or "editor").lower(),
            rule=str(diagnostic.code or ""),
            message=diagnostic.message,
            range=self.range(diagnostic.range),
            severity=severities.get(
                diagnostic.severity or types.DiagnosticSeverity.Warning, Severity.WARNING
            ),
        )

    def diagnostic(self, shown: Shown) -> types.Diagnostic:
        """One of our findings as a diagnostic."""
        finding = shown.finding
        return types.Diagnostic(
            range=self.to_range(shown.range),
            message=_message(finding),
            severity=_SEVERITIES[finding.severity],
            code=finding.rule,
            code_description=types.CodeDescription(finding.url) if finding.url else None,
            source="podium",
            tags=[types.DiagnosticTag.Unnecessary] if finding.rule in _UNNECESSARY else None,
            data={"finding": shown.id},
        )

    def parked(self, job: Job) -> types.Diagnostic | None:
        """A finished result that waits, as a diagnostic at its place; None when that place is gone."""
        span = job.place(self._text)
        if span is None:
            return None
        first = Range(
            span.start, min(span.end, Position(span.start.line, len(self._text.line(span.start.line))))
        )
        about = f" ({job.message})" if job.message else ""
        choice = "apply, show the diff" if job.can_apply else "show the diff"
        return types.Diagnostic(
            range=self.to_range(first),
            message=f"{job.title} is ready{about}: {choice} or discard it from the menu here",
            severity=types.DiagnosticSeverity.Information,
            code="result-ready",
            source="podium",
            data={"job": job.id},
        )

    def action(self, offer: Offer, uri: str, version: int, *, versioned: bool) -> types.CodeAction:
        """An offer as a code action: with an edit, or with a command, never with both."""
        action = types.CodeAction(title=offer.title, kind=offer.kind)
        about = [self.diagnostic(shown) for shown in offer.about if shown.origin != "foreign"]
        action.diagnostics = about or None
        if offer.edits:
            action.edit = self.workspace_edit(offer.edits, uri, version, versioned=versioned)
            return action
        argument = dict(offer.argument)
        if isinstance(span := argument.get("range"), Range):
            argument["range"] = plain_range(self.to_range(span))
        action.command = types.Command(title=offer.title, command=offer.command, arguments=[argument])
        return action

    def workspace_edit(
        self, edits: Sequence[TextEdit], uri: str, version: int, *, versioned: bool
    ) -> types.WorkspaceEdit:
        """Edits of one open document, with its exact version where the client takes versions."""
        converted = self.to_edits(edits)
        if not versioned:
            return types.WorkspaceEdit(changes={uri: converted})
        target = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
        change = types.TextDocumentEdit(text_document=target, edits=list(converted))
        return types.WorkspaceEdit(document_changes=[change])


def request_of(argument: object, converter: Converter, intent: str = "") -> Request:
    """The argument of `podium.run` (docs/interfaces.md, REQUEST) as a request.

    Raises RequestError (-32602) for a value of another shape.
    """
    try:
        fields = cast("Mapping[str, Any]", plain_json(argument))
        wanted = intent or str(fields["intent"])
        if wanted not in INTENTS:
            raise RequestError(INVALID_PARAMS, f"no such intent: {wanted[:40]}")
        span = fields["range"]
        ends = [
            types.Position(int(span[end]["line"]), int(span[end]["character"])) for end in ("start", "end")
        ]
        version = fields.get("version")
        return Request(
            intent=wanted,
            uri=str(fields["uri"]),
            range=converter.range(types.Range(*ends)),
            version=int(version) if version is not None else None,
            diagnostics=tuple(map(str, fields.get("diagnostics") or ())),
            agent=str(fields.get("agent") or ""),
            workflow=str(fields.get("workflow") or ""),
            prompt=str(fields.get("prompt") or ""),
            unsafe=fields.get("unsafe") is True,
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as fault:
        raise RequestError(
            INVALID_PARAMS, f"the argument is no request: {type(fault).__name__} {fault}"
        ) from None


def plain_range(span: types.Range) -> dict[str, dict[str, int]]:
    """A range as plain JSON, for the arguments of commands."""
    return {
        "start": {"line": span.start.line, "character": span.start.character},
        "end": {"line": span.end.line, "character": span.end.character},
    }


def job_json(job: Job) -> dict[str, Any]:
    """A job as `podium/job` and `podium.status` show it; its range counts code points."""
    out: dict[str, Any] = {
        "id": job.id,
        "state": str(job.state),
        "intent": job.intent,
        "title": job.title,
        "uri": job.uri,
        "range": {"start": job.range.start._asdict(), "end": job.range.end._asdict()},
        "message": job.message,
    }
    if job.markdown and job.state is State.DONE:
        out["markdown"] = job.markdown
    return out


def _message(finding: Finding) -> str:
    cwe = f" (CWE-{finding.cwe})" if finding.cwe else ""
    return f"{finding.message}{cwe}" + (f". {finding.help}" if finding.help else "")
