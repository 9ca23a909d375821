"""What Podium makes of ruff's codes: grammars/python/ruff-codes.toml, and which its own rules replace."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from lsp_server import store
from lsp_server.syntax import languages
from lsp_server.tools.audit.rules import rules_for
from lsp_server.tools.audit.secrets import secret_rules
from lsp_server.tools.findings import Confidence, Severity


@dataclass(frozen=True, slots=True)
class RuffRow:
    """How a code of ruff is shown; `default` when an audit runs it without being asked."""

    severity: Severity
    confidence: Confidence
    cwe: int | None
    default: bool


@cache
def ruff_rows() -> Mapping[str, RuffRow]:
    """The rows by code, in the order of the file."""
    document = tomllib.loads((store.grammars_folder() / "python" / "ruff-codes.toml").read_text("utf-8"))
    return MappingProxyType(
        {
            code: RuffRow(
                severity=Severity(fields["severity"]),
                confidence=Confidence(fields["confidence"]),
                cwe=fields.get("cwe"),
                default=fields["default"],
            )
            for code, fields in document.items()
        }
    )


@cache
def replaced_ruff_codes() -> frozenset[str]:
    """The codes that need not run, because a more precise rule of Podium's looks for the same."""
    own = [code for rule in rules_for(languages()["python"]) for code in rule.replaces]
    return frozenset(own + [code for rule in secret_rules() for code in rule.replaces])
