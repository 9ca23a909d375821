"""Audit rules: grammars/<folder>/audit.scm read into values, each rule by itself.

A file begins with word lists (`; words: NAME = a b c`), then come the rules: a line `; rule: ID`, header
lines `; key: value`, and one or more query patterns with @finding on what is reported. Other comments
start with `;;`. Headers:

    severity, confidence   as in `Severity` and `Confidence`
    cwe                    the number of the weakness, or none for a plain bug
    needs                  words of which one must be in the file, else the rule is not run; of several
                           such lines each must have its word
    unless                 words of which none may be in the file: those of the checks that are asked for
    at                     a regular expression for the bytes that every match touches; without it the
                           words of the first `needs` are these, and the query runs only around them
    message, help          {capture} is replaced by the source of that capture
    rewrite, rewrite-safe  what replaces @rewrite, else @finding; safe when it cannot change what runs
    replaces               codes of ruff that need not run beside this rule
    tests                  no: not in files of tests
    found, clean           code that must and must not be reported; `\\n` is a line end
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from lsp_server.syntax import Language, Query, compile_query, query_source
from lsp_server.tools.audit.predicates import PREDICATES
from lsp_server.tools.findings import Confidence, Severity

_HEADER = re.compile(r"; ([a-z-]+):\s*(.*)")
_PREDICATE = re.compile(r"\(#((?:not-)?)([\w-]+[?!])")
# Tree-sitter's own predicates read a node's whole text, however long: in a chain of calls or operators,
# where each node holds the one before, that is quadratic. These read short nodes only.
_OWN = {"eq?": "same?", "any-of?": "same?", "match?": "fits?"}
_MANY = {"needs", "found", "clean"}
_NEEDED = {"rule", "severity", "confidence", "cwe", "needs", "message", "help"}
_KEYS = _NEEDED | _MANY | {"unless", "at", "rewrite", "rewrite-safe", "replaces", "tests"}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, checked and compiled; the head of the file explains the fields."""

    id: str
    severity: Severity
    confidence: Confidence
    cwe: int | None
    needs: tuple[frozenset[bytes], ...]
    unless: frozenset[bytes]
    at: re.Pattern[bytes]
    message: str
    help: str
    query: Query = field(repr=False, compare=False)
    rewrite: str | None = None
    rewrite_safe: bool = False
    replaces: tuple[str, ...] = ()
    tests: bool = True
    found: tuple[str, ...] = ()
    clean: tuple[str, ...] = ()


class RuleBook(NamedTuple):
    """All rules of a language, and its word lists."""

    rules: tuple[Rule, ...]
    words: Mapping[str, frozenset[str]]


def rules_for(language: Language) -> tuple[Rule, ...]:
    """The language's rules in the order of its files; none where it has no audit.scm or no grammar."""
    return rule_book(language).rules


@cache
def rule_book(language: Language) -> RuleBook:
    """The language's rules and word lists; a rule that is broken is left out and logged by its name."""
    return read_rules(language, query_source(language, "audit"))


def read_rules(language: Language, source: str) -> RuleBook:
    """As `rule_book`, from the text of an audit.scm."""
    head, *blocks = re.split(r"(?m)^(?=; rule:)", source)
    rules: list[Rule] = []
    for block in blocks:
        try:
            rule = _rule(language, block)
        except ValueError as fault:
            name = block.splitlines()[0].removeprefix("; rule:").strip()
            _log.warning("audit rule %s of %s is switched off: %s", name, language.name, fault)
        else:
            rules += [rule] if rule else []
    return RuleBook(tuple(rules), _words(head))


def _words(head: str) -> Mapping[str, frozenset[str]]:
    lists: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in _headers(head):
        name, equals, words = value.partition("=")
        if key == "words" and equals:
            lists[name.strip()].update(words.split())
    return {name: frozenset(words) for name, words in lists.items()}


def _rule(language: Language, block: str) -> Rule | None:
    """The rule of a block; None for a language without a grammar. Raises ValueError for a broken one."""
    headers: defaultdict[str, list[str]] = defaultdict(list)
    for key, value in _headers(block):
        if key not in _KEYS or (headers[key] and key not in _MANY):
            raise ValueError(f"header {key!r} is unknown or stands twice")
        headers[key].append(value)
    one = {key: values[0] for key, values in headers.items()}
    missing = _NEEDED - {key for key, value in one.items() if value}
    if missing:
        raise ValueError(f"no {', '.join(sorted(missing))}")
    query = _query(language, block)
    if query is None:
        return None
    needs = tuple(frozenset(word.encode() for word in line.split()) for line in headers["needs"])
    return Rule(
        id=one["rule"],
        severity=Severity(one["severity"]),
        confidence=Confidence(one["confidence"]),
        cwe=None if one["cwe"] == "none" else int(one["cwe"]),
        needs=needs,
        unless=frozenset(word.encode() for word in one.get("unless", "").split()),
        at=_anchor(one.get("at", ""), needs[0]),
        message=one["message"],
        help=one["help"],
        query=query,
        rewrite=one.get("rewrite"),
        rewrite_safe=one.get("rewrite-safe") == "yes",
        replaces=tuple(one.get("replaces", "").split()),
        tests=one.get("tests") != "no",
        found=tuple(line.replace("\\n", "\n") for line in headers["found"]),
        clean=tuple(line.replace("\\n", "\n") for line in headers["clean"]),
    )


def _query(language: Language, block: str) -> Query | None:
    source = _PREDICATE.sub(lambda match: f"(#{match[1]}{_OWN.get(match[2], match[2])}", block)
    unknown = {name for _, name in _PREDICATE.findall(source)} - PREDICATES.keys()
    if unknown:
        raise ValueError(f"unknown predicate {', '.join(sorted(unknown))}")
    query = compile_query(language, source)
    if query is not None and "finding" not in {query.capture_name(n) for n in range(query.capture_count)}:
        raise ValueError("no pattern has @finding")
    return query


def _anchor(source: str, words: frozenset[bytes]) -> re.Pattern[bytes]:
    try:
        return re.compile(source.encode() or rb"\b(?:" + b"|".join(map(re.escape, sorted(words))) + rb")\b")
    except re.error as fault:
        raise ValueError(f"at: {fault}") from fault


def _headers(block: str) -> Iterator[tuple[str, str]]:
    for line in block.splitlines():
        if line.startswith(";") and not line.startswith(";;"):
            match = _HEADER.match(line)
            if match is None and line.startswith("; rule"):
                raise ValueError(f"not a header: {line}")
            if match is not None:
                yield match[1], match[2].strip()
