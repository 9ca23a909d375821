"""What is known of each document's problems: our linters', our audits', other servers'.

Each finding keeps the text that it was made from; where it stands now is worked out when it is shown.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

from lsp_server.assist.pile import Kept, Pile, Shown
from lsp_server.documents import Snapshot
from lsp_server.errors import StaleError
from lsp_server.syntax import enclosing
from lsp_server.text import Drift, Range, Text, TextEdit
from lsp_server.tools.findings import Finding, Fix


class Desk:
    """The findings of all open documents."""

    def __init__(self) -> None:
        self._piles: dict[str, Pile] = {}
        self._numbers = itertools.count(1)
        self.seen_sources: set[str] = set()

    def forget(self, uri: str) -> None:
        """Drop all that is known of a document, but for what was dismissed in it."""
        if (pile := self._piles.get(uri)) is not None:
            pile.replace(())

    def put(
        self, uri: str, base: Text, origin: str, findings: Iterable[Finding], within: Range | None
    ) -> None:
        """Take a run's findings; they replace those of the same origin, or of its `within`, if given.

        A finding that was there already keeps its id, so that what a menu holds stays good.
        """
        pile = self._piles.setdefault(uri, Pile())
        old = {_key(kept): kept.id for kept in pile.kept if kept.origin == origin}
        replaced = self._replaced(pile, base, origin, within)
        fresh = [Kept("", origin, finding, base) for finding in findings]
        for kept in fresh:
            kept.id = old.pop(_key(kept), "") or f"{origin}-{next(self._numbers)}"
        pile.replace([*(kept for kept in pile.kept if kept.id not in replaced), *fresh])

    def keep_verified(self, uri: str, edits: dict[tuple[Finding, int], tuple[TextEdit, ...]]) -> None:
        """Take the verified edits of findings' fixes, by the finding and the fix's place among its fixes."""
        for kept in self._pile(uri).kept:
            for number in range(len(kept.finding.fixes)):
                if found := edits.get((kept.finding, number)):
                    kept.verified[number] = found

    def shown(self, uri: str, text: Text) -> list[Shown]:
        """Every finding that still stands somewhere in the present text, in its order."""
        return self._pile(uri).shown(text)

    def near(self, uri: str, text: Text, span: Range) -> list[Shown]:
        """Those in the lines of a range; costs no more than these few."""
        return self._pile(uri).near(text, span)

    def any_standing(self, uri: str, text: Text, wanted: Callable[[Shown], bool]) -> bool:
        """Whether any finding of the document is of a kind."""
        return any(map(wanted, self._pile(uri).standing(text)))

    def fixes(self, uri: str, ident: str, text: Text) -> list[tuple[Fix, tuple[TextEdit, ...]]]:
        """The verified fixes of a finding as edits of the present text, without those whose place changed."""
        out: list[tuple[Fix, tuple[TextEdit, ...]]] = []
        for kept in self._pile(uri).kept:
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
        return next((kept.finding for kept in self._pile(uri).kept if kept.id == ident), None)

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
                pile.replace(kept for kept in pile.kept if kept.origin != "audit")
                cleared.append(key)
        return cleared

    def dismiss(self, snapshot: Snapshot, ident: str) -> bool:
        """Hide a finding, and its like in the same definition for good; False for an unknown one."""
        pile = self._pile(snapshot.uri)
        here = next((one for one in self.shown(snapshot.uri, snapshot.text) if one.id == ident), None)
        if here is None:
            return False
        pile.dismissed.add((here.finding.rule, _home(snapshot, here.range)))
        pile.replace(kept for kept in pile.kept if kept.id != ident)
        return True

    def undismissed(self, snapshot: Snapshot, findings: Iterable[Finding]) -> list[Finding]:
        """The findings in a text without those that were dismissed for their rule and definition."""
        dismissed = self._pile(snapshot.uri).dismissed
        if not dismissed:
            return list(findings)
        return [one for one in findings if (one.rule, _home(snapshot, one.range)) not in dismissed]

    def _pile(self, uri: str) -> Pile:
        return self._piles.get(uri) or Pile()

    def _replaced(self, pile: Pile, base: Text, origin: str, within: Range | None) -> set[str]:
        same = [kept for kept in pile.kept if kept.origin == origin]
        if within is None:
            return {kept.id for kept in same}
        out: set[str] = set()
        drifts = {id(kept.base): Drift(kept.base, base) for kept in same}
        for kept in same:
            span = drifts[id(kept.base)].place(kept.finding.range)
            if span is None or within.touches(span):
                out.add(kept.id)
        return out


def _home(snapshot: Snapshot, span: Range) -> str:
    """The definition that a range stands in, by its name."""
    symbol = enclosing(snapshot.symbols_at(span), span.start)
    return symbol.qualified if symbol else ""


def _key(kept: Kept) -> tuple[str, str, str]:
    line = kept.base.lines[kept.finding.range.start.line] if kept.base.lines else ""
    return kept.finding.rule, kept.finding.message, line.strip()
