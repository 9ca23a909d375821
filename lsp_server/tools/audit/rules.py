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
    why                    what may come of it, where the weakness's own sentence in cwe.toml says too little
    rewrite, rewrite-safe  what replaces @rewrite, else @finding; safe when it cannot change what runs
    replaces               codes of ruff that need not run beside this rule
    covers                 rules whose findings at the same place need not be told beside this one's
    tests                  no: not in files of tests
    found, clean           code that must and must not be reported; `\\n` is a line end

A rule without a pattern is a flow rule: it says what must not get where, and flows.py looks for the way.

    sources                chains of names that give data from outside, `$NAME` for a word list
    sinks                  where it must not get, see chains.py
    cleaners               calls whose results are harmless here, besides the word list of this name
    values                 numbers: what has a type without text is no less harmful here

In its message {source} and {sink} stand for the two.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from lsp_server.syntax import Language, Query, compile_query, query_source
from lsp_server.tools.audit.anchors import Anchor, anchor_of
from lsp_server.tools.audit.chains import Chains, Sink, read_sinks
from lsp_server.tools.audit.flows import Flow
from lsp_server.tools.audit.patterns import Taken, take_apart
from lsp_server.tools.audit.predicates import PREDICATES
from lsp_server.tools.audit.shapes import Words
from lsp_server.tools.findings import Confidence, Severity

_HEADER = re.compile(r"; ([a-z-]+):\s*(.*)")
_PREDICATE = re.compile(r"\(#((?:not-)?)([\w-]+[?!])")
# Tree-sitter's own predicates read a node's whole text, however long: in a chain of calls or operators,
# where each node holds the one before, that is quadratic. These read short nodes only.
_OWN = {"eq?": "same?", "any-of?": "same?", "match?": "fits?"}
_MANY = {"needs", "found", "clean"}
_NEEDED = {"rule", "severity", "confidence", "cwe", "needs", "message", "help"}
_FLOW = {"sources", "sinks", "cleaners", "values"}
_KEYS = (
    _NEEDED
    | _MANY
    | _FLOW
    | {"why", "unless", "at", "rewrite", "rewrite-safe", "replaces", "covers", "tests"}
)
_NO_DEFINITION = rb"(?<!def )(?<!func )(?<!function )(?<!fn )(?<![\w$])"
_log = logging.getLogger(__name__)


class RuleQuery:
    """A rule's patterns, compiled when a file first has its words: a large grammar takes 30 ms for each."""

    def __init__(self, language: Language, name: str, taken: Taken) -> None:
        self._language = language
        self._name = name
        self._source = taken.source
        self.predicates = taken.predicates

    @cached_property
    def compiled(self) -> Query | None:
        """The query; None for one that does not fit the grammar, which is logged once by the rule's name."""
        try:
            return compile_query(self._language, self._source)
        except ValueError as fault:
            _log.warning("audit rule %s of %s is switched off: %s", self._name, self._language.name, fault)
            return None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, checked and compiled; the head of the file explains the fields."""

    id: str
    severity: Severity
    confidence: Confidence
    cwe: int | None
    needs: tuple[frozenset[bytes], ...]
    unless: frozenset[bytes]
    at: Anchor
    message: str
    help: str
    query: RuleQuery | None = field(repr=False, compare=False)
    flow: Flow | None = None
    sinks: tuple[Sink, ...] = ()
    why: str = ""
    rewrite: str | None = None
    rewrite_safe: bool = False
    replaces: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
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
    words = _words(head)
    for block in blocks:
        try:
            rule = _rule(language, block, words)
        except ValueError as fault:
            name = block.splitlines()[0].removeprefix("; rule:").strip()
            _log.warning("audit rule %s of %s is switched off: %s", name, language.name, fault)
        else:
            rules += [rule] if rule else []
    return RuleBook(tuple(rules), words)


def _words(head: str) -> Mapping[str, frozenset[str]]:
    lists: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in _headers(head):
        name, equals, words = value.partition("=")
        if key == "words" and equals:
            lists[name.strip()].update(words.split())
    return {name: frozenset(words) for name, words in lists.items()}


def _rule(language: Language, block: str, words: Words) -> Rule | None:
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
    if not language.has_grammar:
        return None
    flow = _flow(one, words)
    query = None if flow else _query(language, one, block)
    sinks = read_sinks(one["sinks"]) if flow else ()
    needs = tuple(frozenset(word.encode() for word in line.split()) for line in headers["needs"])
    return Rule(
        id=one["rule"],
        severity=Severity(one["severity"]),
        confidence=Confidence(one["confidence"]),
        cwe=None if one["cwe"] == "none" else int(one["cwe"]),
        needs=needs,
        unless=frozenset(word.encode() for word in one.get("unless", "").split()),
        at=_sink_names(sinks) if flow else _anchor(one.get("at", ""), needs[0]),
        message=one["message"],
        help=one["help"],
        query=query,
        flow=flow,
        sinks=sinks,
        why=one.get("why", ""),
        rewrite=one.get("rewrite"),
        rewrite_safe=one.get("rewrite-safe") == "yes",
        replaces=tuple(one.get("replaces", "").split()),
        covers=tuple(one.get("covers", "").split()),
        tests=one.get("tests") != "no",
        found=tuple(line.replace("\\n", "\n") for line in headers["found"]),
        clean=tuple(line.replace("\\n", "\n") for line in headers["clean"]),
    )


def _flow(headers: Mapping[str, str], words: Words) -> Flow | None:
    """What a flow rule follows; None for a rule of another kind. Raises ValueError for half a one."""
    if not _FLOW & headers.keys():
        return None
    if not (headers.get("sources") and headers.get("sinks")):
        raise ValueError("a flow rule needs sources and sinks")
    sources = frozenset(name for word in headers["sources"].split() for name in _listed(word, words))
    cleaners = frozenset(
        name for word in headers.get("cleaners", "").split() for name in _listed(word, words)
    )
    return Flow(Chains(sources), cleaners, numbers=headers.get("values") == "numbers")


def _listed(word: str, words: Words) -> Iterable[str]:
    """The word, or of `$NAME` the words of that list. Raises ValueError for a list that is not there."""
    if not word.startswith("$") or word[1:2] == "_":
        return (word,)
    if word[1:] not in words:
        raise ValueError(f"no list of words is called {word[1:]}")
    return words[word[1:]]


def _query(language: Language, one: Mapping[str, str], block: str) -> RuleQuery:
    source = _PREDICATE.sub(lambda match: f"(#{match[1]}{_OWN.get(match[2], match[2])}", block)
    taken = take_apart(source)
    for predicate in (one for pattern in taken.predicates for one in pattern):
        name = predicate.name.removeprefix("not-")
        if name not in PREDICATES:
            raise ValueError(f"unknown predicate {name}")
        if name in ("fits?", "says?"):
            _check_pattern(predicate.arguments[1][0])
    if "@finding" not in taken.source:
        raise ValueError("no pattern has @finding")
    return RuleQuery(language, one["rule"], taken)


def _sink_names(sinks: Sequence[Sink]) -> Anchor:
    """Where the last names of sinks stand, but for definitions; those without an object behind no dot."""
    owned = {sink.last for sink in sinks if "." in sink.chain}
    bare = {sink.last for sink in sinks} - owned
    return Anchor(*(_named(before, names) for before, names in ((rb"(?<!\.)", bare), (b"", owned)) if names))


def _named(before: bytes, names: Iterable[str]) -> re.Pattern[bytes]:
    choice = b"|".join(re.escape(name.encode()) for name in sorted(names))
    return re.compile(before + _NO_DEFINITION + b"(?:" + choice + rb")(?![\w$])")


def _check_pattern(source: str) -> None:
    try:
        re.compile(source)
    except re.error as fault:
        raise ValueError(f"{source}: {fault}") from fault


def _anchor(source: str, words: frozenset[bytes]) -> Anchor:
    try:
        return Anchor(re.compile(source.encode())) if source else anchor_of(words)
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
