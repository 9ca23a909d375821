"""What is known of each document's problems: our linters', our audits', other servers'.

Each finding keeps the text that it was made from; where it stands now is worked out when it is shown.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from lsp_server.documents import Snapshot
from lsp_server.errors import StaleError
from lsp_server.syntax import enclosing
from lsp_server.text import Drift, Range, Text, TextEdit
from lsp_server.tools.findings import Finding, Fix


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding where it stands in the present text. `origin` is lint, audit or foreign."""

    id: str
    origin: str
    finding: Finding
    range: Range


@dataclass(slots=True)
class _Kept:
    id: str
    origin: str
    finding: Finding
    base: Text
    verified: dict[int, tuple[TextEdit, ...]] = field(default_factory=dict[int, tuple[TextEdit, ...]])


@dataclass(slots=True)
class _Pile:
    """One document's findings, and the last answer to `shown`, which holds until the text or they change."""

    kept: list[_Kept] = field(default_factory=list[_Kept])
    dismissed: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    answer: tuple[Text, list[Shown]] | None = None


class Desk:
    """The findings of all open documents."""

    def __init__(self) -> None:
        self._piles: dict[str, _Pile] = {}
        self._numbers = itertools.count(1)
        self.seen_sources: set[str] = set()

    def forget(self, uri: str) -> None:
        """Drop all that is known of a document."""
        self._piles.pop(uri, None)

    def put(
        self, uri: str, base: Text, origin: str, findings: Iterable[Finding], within: Range | None
    ) -> None:
        """Take a run's findings; they replace those of the same origin, or of its `within`, if given.

        A finding that was there already keeps its id, so that what a menu holds stays good.
        """
        pile = self._piles.setdefault(uri, _Pile())
        old = {_key(kept): kept.id for kept in pile.kept if kept.origin == origin}
        replaced = self._replaced(pile, base, origin, within)
        pile.kept = [kept for kept in pile.kept if kept.id not in replaced]
        for finding in findings:
            kept = _Kept("", origin, finding, base)
            kept.id = old.pop(_key(kept), "") or f"{origin}-{next(self._numbers)}"
            pile.kept.append(kept)
        pile.answer = None

    def keep_verified(self, uri: str, edits: dict[tuple[Finding, int], tuple[TextEdit, ...]]) -> None:
        """Take the verified edits of findings' fixes, by the finding and the fix's place among its fixes."""
        for kept in self._piles.get(uri, _Pile()).kept:
            for number in range(len(kept.finding.fixes)):
                if found := edits.get((kept.finding, number)):
                    kept.verified[number] = found

    def shown(self, uri: str, text: Text) -> list[Shown]:
        """Every finding that still stands somewhere in the present text, in its order."""
        pile = self._piles.get(uri)
        if pile is None:
            return []
        if pile.answer and pile.answer[0] is text:
            return pile.answer[1]
        drifts: dict[int, Drift] = {}
        seen: set[tuple[str, str, str, Range | None]] = set()  # a line that went may be found in one like it
        out: list[Shown] = []
        for kept in pile.kept:
            span = _drift(drifts, kept.base, text).place(kept.finding.range)
            key = (kept.origin, kept.finding.rule, kept.finding.message, span)
            if span is not None and key not in seen:
                seen.add(key)
                out.append(Shown(kept.id, kept.origin, kept.finding, span))
        pile.answer = (text, _without_doubles(out))
        return pile.answer[1]

    def fixes(self, uri: str, ident: str, text: Text) -> list[tuple[Fix, tuple[TextEdit, ...]]]:
        """The verified fixes of a finding as edits of the present text, without those whose place changed."""
        out: list[tuple[Fix, tuple[TextEdit, ...]]] = []
        for kept in self._piles.get(uri, _Pile()).kept:
            if kept.id != ident or not kept.verified:
                continue
            drift = Drift(kept.base, text)
            for number, fix in enumerate(kept.finding.fixes):
                try:
                    if edits := kept.verified.get(number):
                        out.append((fix, drift.carry(edits)))
                except StaleError:
                    continue
        return out

    def find(self, uri: str, ident: str) -> Finding | None:
        """The finding with this id, or None."""
        return next((kept.finding for kept in self._piles.get(uri, _Pile()).kept if kept.id == ident), None)

    def owner(self, ident: str) -> str | None:
        """The document that a finding belongs to, or None."""
        for uri, pile in self._piles.items():
            if any(kept.id == ident for kept in pile.kept):
                return uri
        return None

    def clear(self, uri: str | None) -> list[str]:
        """Drop the audits' findings of one document, or of all; gives the documents that had any."""
        cleared: list[str] = []
        for key, pile in self._piles.items():
            if uri in (None, key) and any(kept.origin == "audit" for kept in pile.kept):
                pile.kept = [kept for kept in pile.kept if kept.origin != "audit"]
                pile.answer = None
                cleared.append(key)
        return cleared

    def dismiss(self, snapshot: Snapshot, ident: str) -> bool:
        """Hide a finding, and its like in the same definition for good; False for an unknown one."""
        pile = self._piles.get(snapshot.uri, _Pile())
        here = next((one for one in self.shown(snapshot.uri, snapshot.text) if one.id == ident), None)
        if here is None:
            return False
        pile.dismissed.add((here.finding.rule, _home(snapshot, here.range)))
        pile.kept = [kept for kept in pile.kept if kept.id != ident]
        pile.answer = None
        return True

    def undismissed(self, snapshot: Snapshot, findings: Iterable[Finding]) -> list[Finding]:
        """The findings in a text without those that were dismissed for their rule and definition."""
        dismissed = self._piles.get(snapshot.uri, _Pile()).dismissed
        if not dismissed:
            return list(findings)
        return [one for one in findings if (one.rule, _home(snapshot, one.range)) not in dismissed]

    def _replaced(self, pile: _Pile, base: Text, origin: str, within: Range | None) -> set[str]:
        same = [kept for kept in pile.kept if kept.origin == origin]
        if within is None:
            return {kept.id for kept in same}
        out: set[str] = set()
        drifts: dict[int, Drift] = {}
        for kept in same:
            span = _drift(drifts, kept.base, base).place(kept.finding.range)
            if span is None or within.touches(span):
                out.add(kept.id)
        return out


def _without_doubles(found: list[Shown]) -> list[Shown]:
    """In order, and each problem once.

    An audit's own finding stands for the linter's with its CWE on its line; the linter's stands for the same
    one in an audit, since it has the fixes.
    """
    audited = {
        (shown.range.start.line, shown.finding.cwe)
        for shown in found
        if shown.origin == "audit" and shown.finding.tool == "podium" and shown.finding.cwe
    }
    linted = {(shown.finding.rule, shown.range) for shown in found if shown.origin == "lint"}

    def is_double(shown: Shown) -> bool:
        if shown.origin == "lint":
            return (shown.range.start.line, shown.finding.cwe) in audited
        return shown.origin == "audit" and (shown.finding.rule, shown.range) in linted

    return sorted((shown for shown in found if not is_double(shown)), key=lambda shown: shown.range)


def _drift(drifts: dict[int, Drift], base: Text, text: Text) -> Drift:
    """How one text became another, worked out once for all findings that were made from it."""
    known = drifts.get(id(base))
    if known is None:
        known = drifts[id(base)] = Drift(base, text)
    return known


def _home(snapshot: Snapshot, span: Range) -> str:
    """The definition that a range stands in, by its name."""
    symbol = enclosing(snapshot.symbols_at(span), span.start)
    return symbol.qualified if symbol else ""


def _key(kept: _Kept) -> tuple[str, str, str]:
    line = kept.base.lines[kept.finding.range.start.line] if kept.base.lines else ""
    return kept.finding.rule, kept.finding.message, line.strip()
