"""Between the protocol's values and ours, positions included: nothing else counts client units.

What comes in are lsprotocol's classes, which check its shape. What goes out is made as plain JSON, in the
protocol's own names (LSP 3.17): a menu or two hundred diagnostics then cost no classes on the way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from lsprotocol import types

from lsp_server import store
from lsp_server.assist import Job, Offer, Request, Shown
from lsp_server.assist.board import State
from lsp_server.server.plain import plain_json
from lsp_server.server.protocol import INVALID_PARAMS, RequestError
from lsp_server.server.traits import ClientTraits
from lsp_server.squad import INTENTS
from lsp_server.text import Position, PositionEncoding, Range, Text, TextEdit, to_codepoints, to_units
from lsp_server.tools.findings import Finding, Severity

Json = dict[str, Any]

_UINT31 = (1 << 31) - 1
_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFORMATION: 3, Severity.HINT: 4}
_BY_NUMBER = {number: severity for severity, number in _SEVERITIES.items()}
_UNNECESSARY_TAG = 1  # DiagnosticTag.Unnecessary
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

    def to_position(self, position: Position) -> Json:
        """Our position in the client's units."""
        line = self._text.lines[position.line] if position.line < len(self._text.lines) else ""
        return {"line": position.line, "character": to_units(line, position.character, self._encoding)}

    def to_range(self, span: Range) -> Json:
        """Our range in the client's units."""
        return {"start": self.to_position(span.start), "end": self.to_position(span.end)}

    def to_edits(self, edits: Sequence[TextEdit]) -> list[Json]:
        """Our edits in the client's units."""
        return [{"range": self.to_range(edit.range), "newText": edit.text} for edit in edits]

    def edits(self, edits: Sequence[object]) -> tuple[TextEdit, ...]:
        """Edits in the client's units, as ours.

        Raises RequestError (-32602) for values of another shape.
        """
        try:
            listed = cast("Sequence[Json]", edits)
            return tuple(TextEdit(self.range(_span(one["range"])), str(one["newText"])) for one in listed)
        except (KeyError, TypeError, ValueError):
            raise RequestError(INVALID_PARAMS, "an edit needs a range and newText") from None

    def finding(self, diagnostic: types.Diagnostic) -> Finding:
        """A diagnostic of another server as a finding."""
        return Finding(
            tool=(diagnostic.source or "editor").lower(),
            rule=str(diagnostic.code or ""),
            message=diagnostic.message,
            range=self.range(diagnostic.range),
            severity=_BY_NUMBER.get(int(diagnostic.severity or 0), Severity.WARNING),
        )

    def diagnostic(self, shown: Shown, uri: str = "") -> Json:
        """One of our findings as a diagnostic; with the way of its data, in the document of this URI."""
        finding = shown.finding
        out: Json = {
            "range": self.to_range(shown.range),
            "message": _message(finding),
            "severity": _SEVERITIES[finding.severity],
            "code": finding.rule,
            "source": "podium",
            "data": {"finding": shown.id},
        }
        if url := finding.url or _page_of(finding):
            out["codeDescription"] = {"href": url}
        if uri and shown.trail:
            out["relatedInformation"] = [
                {"location": {"uri": uri, "range": self.to_range(one.range)}, "message": one.message}
                for one in shown.trail
            ]
        if finding.rule in _UNNECESSARY:
            out["tags"] = [_UNNECESSARY_TAG]
        return out

    def parked(self, job: Job) -> Json | None:
        """A finished result that waits, as a diagnostic at its place; None when that place is gone."""
        span = job.place(self._text)
        if span is None:
            return None
        first = Range(
            span.start, min(span.end, Position(span.start.line, len(self._text.line(span.start.line))))
        )
        about = f" ({job.message})" if job.message else ""
        choice = "apply, show the diff" if job.can_apply else "show the diff"
        return {
            "range": self.to_range(first),
            "message": f"{job.title} is ready{about}: {choice} or discard it from the menu here",
            "severity": _SEVERITIES[Severity.INFORMATION],
            "code": "result-ready",
            "source": "podium",
            "data": {"job": job.id},
        }

    def action(
        self, offer: Offer, uri: str, version: int, theirs: Sequence[Json], traits: ClientTraits
    ) -> Json:
        """An offer as a code action: with an edit, or with a command, never with both.

        `theirs` are the client's own diagnostics that it answers, bound to it beside ours.
        """
        action: Json = {"title": offer.title, "kind": offer.kind}
        ours = [self.diagnostic(shown) for shown in offer.about if shown.origin != "foreign"]
        if ours or theirs:
            action["diagnostics"] = [*ours, *theirs]
        if offer.edits and traits.edits_stray:
            argument = {"uri": uri, "version": version, "edits": self.to_edits(offer.edits)}
            action["command"] = {"title": offer.title, "command": "podium.edit", "arguments": [argument]}
            return action
        if offer.edits:
            versioned = traits.document_changes
            action["edit"] = self.workspace_edit(offer.edits, uri, version, versioned=versioned)
            if offer.warnings and versioned and traits.annotations:
                annotate(action["edit"], offer.warnings)
            return action
        argument = dict(offer.argument)
        if isinstance(span := argument.get("range"), Range):
            argument["range"] = self.to_range(span)
        action["command"] = {"title": offer.title, "command": offer.command, "arguments": [argument]}
        return action

    def workspace_edit(
        self, edits: Sequence[TextEdit], uri: str, version: int | None, *, versioned: bool
    ) -> Json:
        """Edits of one document, with its exact version where the client takes versions; None: not open."""
        converted = self.to_edits(edits)
        if not versioned:
            return {"changes": {uri: converted}}
        target = {"uri": uri, "version": version}
        return {"documentChanges": [{"textDocument": target, "edits": converted}]}


def annotate(edit: Json, warnings: Sequence[str]) -> None:
    """Have the client ask before it makes an edit with document changes (3.16, "ChangeAnnotation")."""
    annotation = {
        "label": "Podium: check this",
        "needsConfirmation": True,
        "description": "; ".join(warnings),
    }
    edit["changeAnnotations"] = {"podium": annotation}
    for change in edit["documentChanges"]:
        for one in change.get("edits") or [change]:  # a file that is made has no edits of its own
            one["annotationId"] = "podium"


def _span(span: Json) -> types.Range:
    ends = (types.Position(int(span[end]["line"]), int(span[end]["character"])) for end in ("start", "end"))
    return types.Range(*ends)


def request_of(argument: object, converter: Converter, intent: str = "") -> Request:
    """The argument of `podium.run` (docs/interfaces.md, REQUEST) as a request.

    Raises RequestError (-32602) for a value of another shape.
    """
    try:
        fields = cast("Mapping[str, Any]", plain_json(argument))
        wanted = intent or str(fields["intent"])
        if wanted not in INTENTS:
            raise RequestError(INVALID_PARAMS, f"no such intent: {wanted[:40]}")
        version = fields.get("version")
        return Request(
            intent=wanted,
            uri=str(fields["uri"]),
            range=converter.range(_span(fields["range"])),
            version=int(version) if version is not None else None,
            diagnostics=tuple(map(str, fields.get("diagnostics") or ())),
            agent=str(fields.get("agent") or ""),
            workflow=str(fields.get("workflow") or ""),
            prompt=str(fields.get("prompt") or ""),
            unsafe=fields.get("unsafe") is True,
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as fault:
        wanted = "it needs an intent, a uri and a range, as docs/interfaces.md shows"
        raise RequestError(INVALID_PARAMS, f"the argument is no request: {wanted}") from fault


def job_json(job: Job, encoding: PositionEncoding) -> Json:
    """A job as `podium/job` and `podium.status` show it.

    Its range is that of the text from which it started, in the client's units.
    """
    out: Json = {
        "id": job.id,
        "state": str(job.state),
        "intent": job.intent,
        "title": job.title,
        "uri": job.uri,
        "range": Converter(job.base, encoding).to_range(job.range),
        "message": job.message,
    }
    if job.markdown and job.state is State.DONE:
        out["markdown"] = job.markdown
    elif job.partial and job.state is State.RUNNING:
        out["markdown"] = job.partial
    return out


def _page_of(finding: Finding) -> str:
    """The section of the rule on the page of our own rules."""
    return f"{_rules_page()}#{finding.rule}" if finding.tool == "podium" else ""


@cache
def _rules_page() -> str:
    return store.rules_page().as_uri()


def _message(finding: Finding) -> str:
    cwe = f" (CWE-{finding.cwe})" if finding.cwe else ""
    return f"{finding.message}{cwe}" + (f". {finding.help}" if finding.help else "")
