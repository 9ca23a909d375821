"""The offline audit: rules as data, run over one file without a model, without the network.

Rules for a language stand in grammars/<folder>/audit.scm, rules for secrets in grammars/secrets.toml, and
what is made of ruff's codes in grammars/python/ruff-codes.toml. Everything here is pure and picklable.
"""

from lsp_server.tools.audit.engine import audit_bytes, audit_text, is_test_path
from lsp_server.tools.audit.ruff_rows import RuffRow, replaced_ruff_codes, ruff_rows
from lsp_server.tools.audit.rules import Rule, rules_for
from lsp_server.tools.audit.secrets import SecretRule, find_secrets, secret_rules
from lsp_server.tools.audit.weaknesses import Weakness, weaknesses

__all__ = [
    "RuffRow",
    "Rule",
    "SecretRule",
    "Weakness",
    "audit_bytes",
    "audit_text",
    "find_secrets",
    "is_test_path",
    "replaced_ruff_codes",
    "ruff_rows",
    "rules_for",
    "secret_rules",
    "weaknesses",
]
