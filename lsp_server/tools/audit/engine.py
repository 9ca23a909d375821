"""The offline audit of one file: the rules of its language and the rules for secrets.

Most files cost no parse: the words that rules need are looked up in the file's set of words first, and a
rule's query then runs only around the bytes that its matches must touch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import PurePosixPath

from lsp_server.syntax import PLAIN, Language, Tree, embedded, language_by_id, languages, parse, run_compiled
from lsp_server.text import Text
from lsp_server.tools.audit.facts import Facts
from lsp_server.tools.audit.predicates import Judge
from lsp_server.tools.audit.reporting import finding_of, flow_finding_of
from lsp_server.tools.audit.rules import Rule, rule_book
from lsp_server.tools.audit.secrets import find_secrets, secret_rules, words_of
from lsp_server.tools.audit.suppression import Suppressions
from lsp_server.tools.findings import Confidence, Finding

_BOM = b"\xef\xbb\xbf"
_TEST_PATH = re.compile(
    r"(?i)(?:^|/)(?:[\w.]*\.tests?|tests?|__tests__|testing|spec|specs|fixtures|mocks?)/|(?:^|/)conftest\.py$"
)
_TEST_NAME = re.compile(r"(?i)^tests?[_.-]|[_.-](?:tests?|spec)\.[a-z]+$")
_RANKS = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}
_SINGLE = 8
_AT_ONCE = 64
_MOST = 200
_MOST_PLACES = 400  # where a sink's name stands; each is a walk down from the root


def audit_text(
    language: Language,
    text: Text,
    tree: Tree | None = None,
    *,
    minimum: Confidence = Confidence.MEDIUM,
    path: str = "",
) -> list[Finding]:
    """What is wrong in a text, in the order of its lines; at most 200 findings.

    `tree` is the tree of `text.data` where the caller has one. `path` tells files of tests, in which
    some rules are silent. Findings below `minimum`, inside broken code, or silenced by a comment are
    left out.
    """
    tests = is_test_path(path)
    words = words_of(text.data)
    due = {language: _due(language, words, minimum, tests=tests)}
    found = list(_run(language, text, tree, due[language]))
    found += find_secrets(language, text, minimum=minimum, tests=tests, words=words)
    for inner, part in _embedded(language, text, tree):
        due[inner] = _due(inner, words, minimum, tests=tests)
        found += _run(inner, text, part, due[inner])
    if not found:
        return []
    rules, suppressions = [rule for listed in due.values() for rule in listed], Suppressions(text)
    return sorted(
        (one for one in _uncovered(found, rules) if not _is_silenced(one, suppressions, rules)),
        key=lambda one: (one.range, one.rule),
    )[:_MOST]


def _embedded(language: Language, text: Text, tree: Tree | None) -> Iterator[tuple[Language, Tree]]:
    """The code of other languages that runs with the file."""
    if language.runs_embedded:
        tree = tree or parse(language, text.data)
        yield from embedded(language, tree, text.data) if tree else ()


def audit_bytes(
    path: str, language_name: str, data: bytes, *, minimum: Confidence = Confidence.MEDIUM
) -> list[Finding]:
    """As `audit_text`, for a file's bytes; what a pool's worker calls.

    Bytes that are no UTF-8 count as one replacement character each; a byte order mark is no part of the
    text. An unknown name of a language means that only secrets are looked for.
    """
    content = data.removeprefix(_BOM).decode("utf-8", "replace")
    language = languages().get(language_name) or language_by_id(language_name, path)
    return audit_text(language or PLAIN, Text.of(content), path=path, minimum=minimum)


def is_test_path(path: str) -> bool:
    """Whether a path, by its folders and its name, is one of tests or their data."""
    posix = path.replace("\\", "/")
    return bool(_TEST_PATH.search(posix) or _TEST_NAME.search(PurePosixPath(posix).name))


def _due(language: Language, words: set[bytes], minimum: Confidence, *, tests: bool) -> list[Rule]:
    """The rules that could match: a word of each of their lists is in the file, none that excludes them."""
    return [
        rule
        for rule in rule_book(language).rules
        if not any(needed.isdisjoint(words) for needed in rule.needs)
        and rule.unless.isdisjoint(words)
        and _RANKS[rule.confidence] >= _RANKS[minimum]
        and (rule.tests or not tests)
    ]


def _run(language: Language, text: Text, tree: Tree | None, due: Iterable[Rule]) -> Iterator[Finding]:
    judge: Judge | None = None
    for rule in due:
        places = rule.at.spans(text.data)
        if not places:
            continue
        tree = tree or parse(language, text.data)
        if tree is None:
            return
        judge = judge or _judge(language, tree)
        if rule.flow is None:
            yield from _findings(rule, text, tree, judge, _windows(places))
        else:
            ways = judge.sinks.ways(rule.flow, rule.sinks, places[:_MOST_PLACES], tree.root_node)
            yield from (flow_finding_of(rule, text, way) for way in islice(ways, _MOST))


def _judge(language: Language, tree: Tree) -> Judge:
    words = rule_book(language).words
    return Judge(Facts(language, tree.root_node, words), words, tree.root_node)


def _windows(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a rule can match, as byte ranges: the first places one by one, then ever longer runs.

    Each window walks down to its place anew, which in deep or wide code is most of the tree; so there are
    few of them. One for all places would go on long after enough is found.
    """
    windows = places[:_SINGLE]
    at, size = _SINGLE, _SINGLE
    while at < len(places):
        run = places[at : at + size]
        windows.append((run[0][0], run[-1][1]))
        at, size = at + size, size * 2
    return windows


def _findings(
    rule: Rule, text: Text, tree: Tree, judge: Judge, windows: list[tuple[int, int]]
) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    query = rule.query
    if query is None or query.compiled is None:
        return
    for window in windows:
        for match in run_compiled(query.compiled, tree.root_node, window, _AT_ONCE):
            node = match.first("finding")
            if node is None or node.has_error or (node.start_byte, node.end_byte) in seen:
                continue
            if not judge.allows(query.predicates[match.pattern], match.captures):
                continue
            seen.add((node.start_byte, node.end_byte))
            yield finding_of(rule, text, match, judge.trails)
            if len(seen) >= _MOST:
                return


def _uncovered(found: Sequence[Finding], rules: Iterable[Rule]) -> Iterator[Finding]:
    """The findings but for those of which another rule tells more at the same place."""
    covers = {rule.id: rule.covers for rule in rules if rule.covers}
    told = {(name, one.range.start.line) for one in found for name in covers.get(one.rule, ())}
    return (one for one in found if (one.rule, one.range.start.line) not in told)


def _is_silenced(finding: Finding, suppressions: Suppressions, rules: Iterable[Rule]) -> bool:
    replaced = next((rule.replaces for rule in (*rules, *secret_rules()) if rule.id == finding.rule), ())
    covered = next((rule.covers for rule in rules if rule.id == finding.rule), ())
    names = frozenset({finding.rule, *replaced, *covered})
    return suppressions.silence(finding.range.start.line, finding.range.end.line, names)
