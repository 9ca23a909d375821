"""SARIF 2.1.0 as GitHub code scanning reads it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lsp_server import __version__
from lsp_server.tools.findings import Confidence, Finding, Severity

Json = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
    Severity.HINT: "note",
}
_SCORES = {Severity.ERROR: "8.0", Severity.WARNING: "5.5", Severity.INFORMATION: "3.0", Severity.HINT: "1.0"}
_PRECISIONS = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}


def sarif_log(found: Iterable[tuple[Path, list[Finding]]], base: Path) -> Json:
    """The log of one run; artifact URIs are relative to `base`, columns count code points from 1."""
    rules: dict[str, Json] = {}
    results: list[Json] = []
    seen: dict[str, int] = {}
    for path, findings in found:
        uri = quote(path.relative_to(base).as_posix())
        for finding in findings:
            rules.setdefault(finding.rule, _rule(finding))
            results.append(_result(finding, uri, list(rules).index(finding.rule), seen))
    driver = {"name": "Podium", "semanticVersion": __version__, "rules": list(rules.values())}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(finding: Finding) -> Json:
    tags = ["security", f"external/cwe/cwe-{finding.cwe:03}"] if finding.cwe else ["correctness"]
    properties: Json = {"tags": tags, "precision": _PRECISIONS[finding.confidence]}
    if finding.cwe:
        properties["security-severity"] = _SCORES[finding.severity]
    rule: Json = {
        "id": finding.rule,
        "shortDescription": {"text": finding.message},
        "help": {"text": finding.help or finding.message},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": properties,
    }
    if finding.url:
        rule["helpUri"] = finding.url
    return rule


def _result(finding: Finding, uri: str, rule_index: int, seen: dict[str, int]) -> Json:
    start, end = finding.range
    region = {
        "startLine": start.line + 1,
        "startColumn": start.character + 1,
        "endLine": end.line + 1,
        "endColumn": end.character + 1,
    }
    location = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {"podium/v1": _fingerprint(finding, uri, seen)},
    }


def _fingerprint(finding: Finding, uri: str, seen: dict[str, int]) -> str:
    """The same after lines above moved: rule, file, message, and which of several alike it is."""
    key = f"{finding.rule}\0{uri}\0{finding.message}"
    seen[key] = seen.get(key, 0) + 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:32]
