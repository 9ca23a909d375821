"""Secrets in a file of any language: the rules of grammars/secrets.toml.

Each rule names plain words (anchors); its pattern is tried where one of them stands and nowhere else, over a
bounded number of bytes, so that a long line costs no more than a short one.
"""

from __future__ import annotations

import logging
import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from lsp_server import store
from lsp_server.syntax import Language
from lsp_server.text import Text
from lsp_server.tools.findings import Confidence, Finding, Severity

_MOST = 200
_WORD = re.compile(rb"[A-Za-z_$]\w+")
_SHOUTED_OR_WORDS = re.compile(rb"[a-z]+(?:[_. /:-][a-z]+)*|[A-Z]+(?:[_. -][A-Z]+)*|[a-z]+(?:[A-Z][a-z]+)+")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SecretRule:
    """One row of grammars/secrets.toml, whose head explains the fields."""

    id: str
    message: str
    anchors: tuple[bytes, ...]
    hints: tuple[bytes, ...]
    pattern: re.Pattern[bytes]
    fold: bool
    severity: Severity
    confidence: Confidence
    cwe: int
    help: str
    entropy: float
    mixed: bool
    reach: int
    tests: bool
    languages: frozenset[str]
    replaces: tuple[str, ...]
    found: tuple[str, ...]
    clean: tuple[str, ...]


@cache
def secret_rules() -> tuple[SecretRule, ...]:
    """Every rule for secrets, the more special ones first; a broken one is left out and logged by name."""
    rules: list[SecretRule] = []
    for name, fields in _document()["rules"].items():
        try:
            rules.append(_rule(name, fields))
        except (KeyError, ValueError, re.error) as fault:
            _log.warning("secret rule %s is switched off: %s", name, fault)
    return tuple(rules)


def find_secrets(
    language: Language,
    text: Text,
    *,
    minimum: Confidence = Confidence.MEDIUM,
    tests: bool = False,
    words: Iterable[bytes] | None = None,
) -> list[Finding]:
    """The secrets that stand in a text; the finding's range is the secret itself, its message never shows it.

    With `tests`, the rules that are meant for shipped code only are silent. `words` are the text's
    different words where the caller has them, as `words_of` gives them.
    """
    data = text.data
    vocabulary = b" ".join(words_of(data) if words is None else words).lower()
    folded = data.lower()
    found: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for rule in _wanted(language, minimum, tests=tests):
        if not any(word in vocabulary for word in rule.hints):
            continue
        for start, end in _places(rule, folded if rule.fold else data, data):
            if len(found) >= _MOST:
                return found
            if not any(start < right and left < end for left, right in taken):
                taken.append((start, end))
                found.append(_finding(rule, text, start, end))
    return found


def words_of(data: bytes) -> set[bytes]:
    """The different words of a text: runs of letters, digits, `_` and `$` that start with no digit."""
    return set(_WORD.findall(data))


def _wanted(language: Language, minimum: Confidence, *, tests: bool) -> Iterator[SecretRule]:
    for rule in secret_rules():
        if minimum is Confidence.HIGH and rule.confidence is not Confidence.HIGH:
            continue
        if minimum is Confidence.MEDIUM and rule.confidence is Confidence.LOW:
            continue
        if (rule.tests or not tests) and (not rule.languages or language.name in rule.languages):
            yield rule


def _places(rule: SecretRule, searched: bytes, data: bytes) -> Iterator[tuple[int, int]]:
    for anchor in rule.anchors:
        at = searched.find(anchor)
        while at >= 0:
            match = rule.pattern.match(data, at, at + rule.reach)
            if match and _is_secret(rule, match):
                yield match.span("secret")
            at = searched.find(anchor, max(at + 1, match.end() if match else 0))


def _is_secret(rule: SecretRule, match: re.Match[bytes]) -> bool:
    """Whether a value is more than a placeholder, a name or a word."""
    value = match["secret"]
    if _placeholder().search(match[0].lower() if rule.fold else value.lower()):
        return False
    if match.groupdict().get("user") == value:
        return False
    if rule.mixed and _is_wordy(value):
        return False
    return _entropy(value) >= rule.entropy


def _is_wordy(value: bytes) -> bool:
    """Whether the value is made of words or of one kind of character, as names and labels are."""
    kinds = sum(bool(re.search(kind, value)) for kind in (rb"[a-z]", rb"[A-Z]", rb"\d", rb"[^\w.-]"))
    return kinds < 2 or bool(_SHOUTED_OR_WORDS.fullmatch(value))


def _entropy(value: bytes) -> float:
    """Shannon's entropy in bits a character."""
    size = len(value)
    return -sum(count / size * math.log2(count / size) for count in Counter(value).values())


def _finding(rule: SecretRule, text: Text, start: int, end: int) -> Finding:
    place = text.range_of_bytes(start, end)
    return Finding(
        tool="podium",
        rule=rule.id,
        message=rule.message,
        range=place,
        severity=rule.severity,
        confidence=rule.confidence,
        cwe=rule.cwe,
        help=rule.help,
        noqa_line=place.end.line,
    )


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads((store.grammars_folder() / "secrets.toml").read_text("utf-8"))


@cache
def _placeholder() -> re.Pattern[bytes]:
    return re.compile("|".join(_document()["placeholders"]).encode())


def _rule(name: str, fields: dict[str, Any]) -> SecretRule:
    fold = bool(fields.get("fold", False))
    pattern = re.compile(str(fields["pattern"]).encode(), re.IGNORECASE if fold else re.NOFLAG)
    if "secret" not in pattern.groupindex:
        raise ValueError("the pattern has no group `secret`")
    return SecretRule(
        id=name,
        message=str(fields["message"]),
        anchors=tuple(str(anchor).encode() for anchor in fields["anchors"]),
        hints=tuple({_hint(str(anchor)) for anchor in fields["anchors"]}),
        pattern=pattern,
        fold=fold,
        severity=Severity(fields.get("severity", "error")),
        confidence=Confidence(fields.get("confidence", "high")),
        cwe=int(fields.get("cwe", 798)),
        help=str(fields["help"]),
        entropy=float(fields.get("entropy", 3.0)),
        mixed=bool(fields.get("mixed", False)),
        reach=int(fields.get("reach", 400)),
        tests=bool(fields.get("tests", True)),
        languages=frozenset(fields.get("languages", ())),
        replaces=tuple(fields.get("replaces", ())),
        found=tuple(_sample(line) for line in fields.get("found", ())),
        clean=tuple(_sample(line) for line in fields.get("clean", ())),
    )


def _hint(anchor: str) -> bytes:
    """The longest word of an anchor, in lower case: a text without it lacks the anchor too."""
    return max(re.findall(r"\w*", anchor.lower()), key=len).encode()


def _sample(line: str) -> str:
    return line.replace("·", "")
