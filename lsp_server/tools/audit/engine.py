"""The offline audit of one file: the rules of its language and the rules for secrets.

Most files cost no parse: the words that rules need are looked up in the file's set of words first, and a
rule's query then runs only around the bytes that its matches must touch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from lsp_server.syntax import PLAIN, Language, Match, Tree, language_by_id, languages, parse, run_compiled
from lsp_server.text import Text, TextEdit
from lsp_server.tools.audit.facts import Facts, text_of
from lsp_server.tools.audit.predicates import Judge
from lsp_server.tools.audit.rules import Rule, RuleBook, rule_book
from lsp_server.tools.audit.secrets import find_secrets
from lsp_server.tools.audit.suppression import Suppressions
from lsp_server.tools.findings import Confidence, Finding, Fix

_BOM = b"\xef\xbb\xbf"
_WORD = re.compile(rb"[A-Za-z_$]\w+")
_CAPTURE = re.compile(r"\{([a-z_.]+)\}")
_TEST_PATH = re.compile(
    r"(?i)(?:^|/)(?:tests?|__tests__|testing|spec|specs|fixtures|mocks?)/|(?:^|/)conftest\.py$"
)
_TEST_NAME = re.compile(r"(?i)^tests?[_.-]|[_.-](?:tests?|spec)\.[a-z]+$")
_RANKS = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}
_WINDOWS = 100
_MOST = 200
_SHORT = 40


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
    book = rule_book(language)
    due = [
        rule
        for rule in _due(book, text.data)
        if _RANKS[rule.confidence] >= _RANKS[minimum] and (rule.tests or not tests)
    ]
    found = [finding for finding in _run(language, text, tree, due)]
    found += find_secrets(language, text, minimum=minimum, tests=tests)
    suppressions = Suppressions(text)
    return sorted(
        (one for one in found if not _is_silenced(one, suppressions, book)),
        key=lambda one: (one.range, one.rule),
    )[:_MOST]


def audit_bytes(path: str, language_name: str, data: bytes) -> list[Finding]:
    """As `audit_text`, for a file's bytes; what a pool's worker calls.

    Bytes that are no UTF-8 count as one replacement character each; a byte order mark is no part of the
    text. An unknown name of a language means that only secrets are looked for.
    """
    content = data.removeprefix(_BOM).decode("utf-8", "replace")
    language = languages().get(language_name) or language_by_id(language_name, path)
    return audit_text(language or PLAIN, Text.of(content), path=path)


def is_test_path(path: str) -> bool:
    """Whether a path, by its folders and its name, is one of tests or their data."""
    posix = path.replace("\\", "/")
    return bool(_TEST_PATH.search(posix) or _TEST_NAME.search(PurePosixPath(posix).name))


def _due(book: RuleBook, data: bytes) -> list[Rule]:
    """The rules that could match: one of their words is in the file."""
    if not book.rules:
        return []
    words = set(_WORD.findall(data))
    return [rule for rule in book.rules if not rule.needs.isdisjoint(words)]


def _run(language: Language, text: Text, tree: Tree | None, due: Iterable[Rule]) -> Iterator[Finding]:
    judge: Judge | None = None
    for rule in due:
        windows = _windows(rule, text.data)
        if not windows:
            continue
        tree = tree or parse(language, text.data)
        if tree is None:
            return
        judge = judge or Judge(Facts(language, tree.root_node), rule_book(language).words)
        yield from _findings(rule, text, tree, judge, windows)


def _windows(rule: Rule, data: bytes) -> list[tuple[int, int]]:
    """Where the rule can match, as byte ranges: each place, or all of it when there are very many."""
    places = [match.span() for match in rule.at.finditer(data)]
    return places if len(places) <= _WINDOWS else [(places[0][0], places[-1][1])]


def _findings(
    rule: Rule, text: Text, tree: Tree, judge: Judge, windows: list[tuple[int, int]]
) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    for window in windows:
        for match in run_compiled(rule.query, tree.root_node, window, judge):
            node = match.first("finding")
            if node is None or node.has_error or (node.start_byte, node.end_byte) in seen:
                continue
            seen.add((node.start_byte, node.end_byte))
            yield _finding(rule, text, match)
            if len(seen) >= _MOST:
                return


def _finding(rule: Rule, text: Text, match: Match) -> Finding:
    node = match.captures["finding"][0]
    place = text.range_of_bytes(node.start_byte, node.end_byte)
    return Finding(
        tool="podium",
        rule=rule.id,
        message=_filled(rule.message, match, _SHORT),
        range=place,
        severity=rule.severity,
        confidence=rule.confidence,
        cwe=rule.cwe,
        help=rule.help,
        fix=_fix(rule, text, match),
        noqa_line=place.end.line,
    )


def _fix(rule: Rule, text: Text, match: Match) -> Fix | None:
    if rule.rewrite is None:
        return None
    node = match.first("rewrite") or match.captures["finding"][0]
    new = _filled(rule.rewrite, match)
    edit = TextEdit(text.range_of_bytes(node.start_byte, node.end_byte), new)
    return Fix(f"Write {_shortened(new)}", (edit,), rule.rewrite_safe)


def _filled(template: str, match: Match, limit: int | None = None) -> str:
    """The template with each {capture} replaced by its source, shortened where a limit is given."""

    def source(found: re.Match[str]) -> str:
        node = match.first(found[1])
        if node is None:
            return found[0]
        return text_of(node) if limit is None else _shortened(text_of(node), limit)

    return _CAPTURE.sub(source, template)


def _shortened(text: str, limit: int = _SHORT) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _is_silenced(finding: Finding, suppressions: Suppressions, book: RuleBook) -> bool:
    replaced = next((rule.replaces for rule in book.rules if rule.id == finding.rule), ())
    names = frozenset({finding.rule, *replaced})
    return suppressions.silence(finding.range.start.line, finding.range.end.line, names)
