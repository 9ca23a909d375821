"""SARIF 2.1.0 as GitHub code scanning reads it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lsp_server import __version__
from lsp_server.text import Range
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


def sarif_log(
    found: Iterable[tuple[Path, list[Finding]]], base: Path, *, titles: Mapping[str, str], fault: str = ""
) -> Json:
    """The log of one run; artifact URIs are relative to `base`, columns count code points from 1.

    `titles` say what rules are for, by their ids; `fault` is why an engine did not run.
    """
    rules: dict[str, Json] = {}
    indices: dict[str, int] = {}
    results: list[Json] = []
    seen: dict[str, int] = {}
    for path, findings in found:
        uri = quote(os.fsencode(path.relative_to(base).as_posix()))
        for finding in findings:
            index = indices.setdefault(finding.rule, len(indices))
            rules.setdefault(finding.rule, _rule(finding, titles.get(finding.rule, finding.rule)))
            results.append(_result(finding, uri, index, seen))
    driver = {"name": "Podium", "semanticVersion": __version__, "rules": list(rules.values())}
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(fault)],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(fault: str) -> Json:
    if not fault:
        return {"executionSuccessful": True}
    return {
        "executionSuccessful": False,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": fault}}],
    }


def _rule(finding: Finding, title: str) -> Json:
    tags = ["security", f"external/cwe/cwe-{finding.cwe:03}"] if finding.cwe else ["correctness"]
    properties: Json = {"tags": tags, "precision": _PRECISIONS[finding.confidence]}
    if finding.cwe:
        properties["security-severity"] = _SCORES[finding.severity]
    rule: Json = {
        "id": finding.rule,
        "shortDescription": {"text": title},
        "help": {"text": finding.help or title},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": properties,
    }
    if finding.url:
        rule["helpUri"] = finding.url
    return rule


def _result(finding: Finding, uri: str, rule_index: int, seen: dict[str, int]) -> Json:
    mark = _fingerprint(finding, uri, seen)
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding.range, uri)],
        # The first name is the only one that GitHub looks at.
        "partialFingerprints": {"primaryLocationLineHash": mark, "podium/v1": mark},
    }
    if finding.trail:
        steps = [
            {"location": {**_location(one.range, uri), "message": {"text": one.message}}}
            for one in finding.trail
        ]
        result["codeFlows"] = [{"threadFlows": [{"locations": steps}]}]
    return result


def _location(span: Range, uri: str) -> Json:
    region = {
        "startLine": span.start.line + 1,
        "startColumn": span.start.character + 1,
        "endLine": span.end.line + 1,
        "endColumn": span.end.character + 1,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _fingerprint(finding: Finding, uri: str, seen: dict[str, int]) -> str:
    """The same after lines above moved: rule, file, message, and which of several alike it is."""
    key = f"{finding.rule}\0{uri}\0{finding.message}"
    seen[key] = seen.get(key, 0) + 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:32]
