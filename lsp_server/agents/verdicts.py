"""What a model says of problems: JSON by a schema, each finding anchored by the line that it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, cast

from lsp_server.errors import UnfitReply
from lsp_server.patch.strict_json import strict_json
from lsp_server.text import Range, Text
from lsp_server.text.hidden import visible
from lsp_server.tools.findings import Confidence, Finding, Severity

_LAST_CWE = 2000
_WORDS = {"type": "string", "maxLength": 240}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["findings", "disputed"],
    "properties": {
        "findings": {
            "type": "array",
            "maxItems": 12,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["quote", "message", "help", "severity", "cwe"],
                "properties": {
                    "quote": _WORDS,
                    "message": _WORDS,
                    "help": _WORDS,
                    "severity": {"enum": ["error", "warning", "information"]},
                    "cwe": {"type": "integer", "minimum": 0, "maximum": 2000},
                },
            },
        },
        "disputed": {
            "type": "array",
            "maxItems": 12,
            "items": {"type": "integer", "minimum": 1, "maximum": 99},
        },
    },
}
"""Every string is bounded: without a bound a small model fills its answer with one of them."""


@dataclass(frozen=True)
class Verdict:
    """What came: findings that stand in the text, the numbers of those that it disputes, how many fit
    nowhere."""

    findings: tuple[Finding, ...]
    disputed: frozenset[int]
    dropped: int


def read_verdict(reply: str, text: Text, unit: Range, rule: str) -> Verdict:
    """The findings of a reply. One whose quote is not in the unit is dropped. Raises UnfitReply for no
    JSON."""
    fields = _fields(reply)
    rows = [cast("dict[str, Any]", row) for row in _items(fields, "findings") if isinstance(row, dict)]
    placed = [(row, _line_of(str(row.get("quote") or ""), text, unit)) for row in rows]
    findings = tuple(_finding(row, number, text, rule) for row, number in placed if number is not None)
    disputed = frozenset(number for number in _items(fields, "disputed") if isinstance(number, int))
    return Verdict(findings, disputed, sum(1 for _, number in placed if number is None))


def weighed(known: Sequence[Finding], verdict: Verdict, model: str) -> list[Finding]:
    """The tools' findings and the model's: what it disputes stays, with less confidence and the word that it
    does."""
    out = [
        replace(
            one,
            confidence=Confidence.LOW,
            help=f"{one.help} ({model} thinks that this is no problem)".strip(),
        )
        if number in verdict.disputed
        else one
        for number, one in enumerate(known, 1)
    ]
    taken = {(one.range.start.line, one.cwe) for one in known}
    out += [one for one in verdict.findings if (one.range.start.line, one.cwe) not in taken]
    return sorted(out, key=lambda one: one.range)


def _fields(reply: str) -> dict[str, Any]:
    start, end = reply.find("{"), reply.rfind("}")
    try:
        value = strict_json(reply[start : end + 1]) if start >= 0 else None
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or not isinstance(cast("dict[str, Any]", value).get("findings"), list):
        raise UnfitReply("no JSON", "the answer is not the JSON that was asked for")
    return cast("dict[str, Any]", value)


def _items(fields: dict[str, Any], key: str) -> list[Any]:
    value = fields.get(key)
    return cast("list[Any]", value) if isinstance(value, list) else []


def _line_of(quote: str, text: Text, unit: Range) -> int | None:
    """The line that a quote is, or is part of; None where there is none in the unit."""
    wanted = quote.strip()
    if len(wanted) < 3:
        return None
    numbers = range(unit.start.line, min(unit.end.line + 1, len(text.lines)))
    whole = (number for number in numbers if text.line(number).strip() == wanted)
    part = (number for number in numbers if wanted in text.line(number))
    return next(chain(whole, part), None)


def _finding(row: dict[str, Any], number: int, text: Text, rule: str) -> Finding:
    line = text.line(number)
    severities = {"error": Severity.ERROR, "information": Severity.INFORMATION}
    cwe = row.get("cwe")
    return Finding(
        tool="podium",
        rule=rule,
        message=_line(row.get("message")) or "a problem",
        range=Range.at(number, len(line) - len(line.lstrip()), len(line)),
        severity=severities.get(str(row.get("severity")), Severity.WARNING),
        confidence=Confidence.MEDIUM,
        cwe=cwe if isinstance(cwe, int) and not isinstance(cwe, bool) and 0 < cwe <= _LAST_CWE else None,
        help=_line(row.get("help")),
    )


def _line(value: object) -> str:
    return " ".join(visible(value).split())[:240] if isinstance(value, str) else ""


def numbered(findings: Sequence[Finding]) -> Iterator[str]:
    """The tools' findings as lines for the prompt, in the order of their numbers."""
    for one in findings:
        rule = f" ({one.rule})" if one.rule else ""
        yield f"line {one.range.start.line + 1}: {one.message}{rule}"
