"""The menu at a place: instant, from memory, never a model call.

Producers stand in a table in the order of the slots; at most eight actions come out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lsp_server.assist.board import Board, Job
from lsp_server.assist.desk import Desk
from lsp_server.assist.pile import Shown
from lsp_server.assist.requests import Target, target_of
from lsp_server.documents import Snapshot
from lsp_server.errors import StaleError
from lsp_server.squad import Squad
from lsp_server.syntax import Symbol, has_test
from lsp_server.text import Drift, Position, Range, TextEdit
from lsp_server.tools.findings import Severity

MOST_OFFERS = 8
MOST_INLINE = 3
_LONGEST = 70
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}  # the worst first


@dataclass(frozen=True)
class Offer:
    """One action: either `edits` of the present text or a command with its argument, never both.

    `about` are the findings that it answers, `warnings` what the user should know before the edit is made.
    """

    title: str
    kind: str
    edits: tuple[TextEdit, ...] = ()
    command: str = ""
    argument: dict[str, Any] = field(default_factory=dict[str, Any])
    about: tuple[Shown, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a menu was asked for, and all that may be looked at for it."""

    snapshot: Snapshot
    span: Range
    desk: Desk
    board: Board
    squad: Squad

    @cached_property
    def problems(self) -> list[Shown]:
        """The findings that touch the range, on the cursor's line if it is a bare cursor."""
        span = self.span
        if span.is_empty:
            line = self.snapshot.text.line(span.start.line)
            span = Range.at(span.start.line, 0, len(line))
        return [
            shown
            for shown in self.desk.near(self.snapshot.uri, self.snapshot.text, span)
            if span.touches(shown.range)
        ]

    @cached_property
    def around(self) -> list[Symbol]:
        """The definitions that enclose or touch the range; every intent's target is one of them."""
        return self.snapshot.symbols_at(self.span)

    def target(self, intent: str) -> Target:
        """What an intent means here."""
        return target_of(intent, self.snapshot, self.span, self.around)

    def serves(self, intent: str) -> bool:
        """Whether an agent can serve the intent now."""
        return self.squad.agent_for(intent, self.snapshot.language.name) is not None

    def request(self, intent: str, diagnostics: tuple[str, ...] = (), **more: object) -> dict[str, Any]:
        """The argument of `podium.run` for an intent here; its range still counts code points."""
        return {
            "intent": intent,
            "uri": self.snapshot.uri,
            "range": self.span,
            "version": self.snapshot.version,
            "diagnostics": list(diagnostics),
            **more,
        }


def offers(place: Place, only: tuple[str, ...] = ()) -> list[Offer]:
    """The actions at a place in the order of the slots; with `only`, those of these kinds and below them."""
    out: list[Offer] = []
    for producer in _PRODUCERS:
        out += [offer for offer in producer(place) if _wanted(offer.kind, only)]
    return out[:MOST_OFFERS]


def comment_ask(snapshot: Snapshot, line: int) -> str:
    """The request in a line comment `podium: <request>`, or an empty string."""
    head, found, words = snapshot.text.line(line).partition("podium:")
    if not found or not head.rstrip().endswith(snapshot.language.comment):
        return ""
    return words.strip()


def _parked(place: Place) -> Iterator[Offer]:
    job = _nearest(place)
    if job is None or job.proposal is None:
        return
    argument = {"job": job.id}
    if job.can_apply and job.proposal.path:
        yield Offer(_title(f"apply: {job.title}"), "quickfix", command="podium.apply", argument=argument)
    elif job.can_apply:
        try:
            edits = Drift(job.proposal.base, place.snapshot.text).carry(job.proposal.edits)
            warnings = job.proposal.warnings
            yield Offer(_title(f"apply: {job.title}"), "quickfix", edits=edits, warnings=warnings)
        except StaleError:
            pass
    yield Offer(_title(f"show diff: {job.title}"), "quickfix", command="podium.showDiff", argument=argument)
    yield Offer(_title(f"discard: {job.title}"), "quickfix", command="podium.discard", argument=argument)


def _cancel(place: Place) -> Iterator[Offer]:
    for job in place.board.running()[-1:]:
        yield Offer(
            _title(f"cancel: {job.title}"), "podium.job", command="podium.cancel", argument={"job": job.id}
        )


def _ask(place: Place) -> Iterator[Offer]:
    words = comment_ask(place.snapshot, place.span.start.line)
    if words and place.serves("ask"):
        argument = place.request("ask", prompt=words)
        yield Offer(
            _title(f"run {words}"), "refactor.rewrite.podium.ask", command="podium.run", argument=argument
        )


def _inline_fixes(place: Place) -> Iterator[Offer]:
    text, count = place.snapshot.text, 0
    for shown in place.problems:
        for fix, edits in place.desk.fixes(place.snapshot.uri, shown.id, text):
            if count == MOST_INLINE:
                return
            count += 1
            note = "" if fix.safe else " (unsafe)"
            yield Offer(_title(f"{_lowered(fix.title)}{note}"), "quickfix", edits=edits, about=(shown,))


def _fix(place: Place) -> Iterator[Offer]:
    if not place.serves("fix"):
        return
    target = place.target("fix")
    if not _has_repairable(place, target.range):
        return
    bound = tuple(place.problems)
    kind = "quickfix" if bound else "refactor.rewrite.podium.fix"
    argument = place.request("fix")
    yield Offer(
        _title(f"fix problems in {target.name}"), kind, command="podium.run", argument=argument, about=bound
    )


def _has_repairable(place: Place, around: Range | None) -> bool:
    uri, text = place.snapshot.uri, place.snapshot.text
    any_will_do = _has_model(place, "fix")  # a model may try what no tool repairs
    if around is None:
        return place.desk.any_standing(uri, text, lambda shown: any_will_do or _repairable(shown))
    found = place.desk.near(uri, text, around)
    return any(around.touches(shown.range) and (any_will_do or _repairable(shown)) for shown in found)


def _repairable(shown: Shown) -> bool:
    """Whether the fix agent may do something about a finding: another tool's it has to look at itself."""
    fix = shown.finding.fix
    return shown.origin == "foreign" or (fix is not None and fix.safe)


def _has_model(place: Place, intent: str) -> bool:
    agent = place.squad.agent_for(intent, place.snapshot.language.name)
    return agent is not None and agent.model in place.squad.roles


def _document(place: Place) -> Iterator[Offer]:
    if place.serves("document"):
        name = place.target("document").name
        yield Offer(
            _title(f"document {name}"),
            "refactor.rewrite.podium.document",
            command="podium.run",
            argument=place.request("document"),
        )


def _audit(place: Place) -> Iterator[Offer]:
    if place.serves("audit"):
        name = place.target("audit").name
        yield Offer(
            _title(f"audit {name}"), "podium.audit", command="podium.run", argument=place.request("audit")
        )


def _source_audit(place: Place) -> Iterator[Offer]:
    for offer in _audit(place):
        yield Offer(offer.title, "source.podium.audit", command=offer.command, argument=offer.argument)


def _dismiss(place: Place) -> Iterator[Offer]:
    for shown in sorted(place.problems, key=lambda shown: _RANKS[shown.finding.severity]):
        if shown.origin != "foreign":
            yield Offer(
                _title(f"dismiss {shown.finding.rule}"),
                "quickfix",
                command="podium.dismiss",
                argument={"finding": shown.id},
                about=(shown,),
            )
            return


def _explain(place: Place) -> Iterator[Offer]:
    if place.serves("explain"):
        name = place.target("explain").name
        ids = tuple(shown.id for shown in place.problems)
        yield Offer(
            _title(f"explain {name}"),
            "podium.explain",
            command="podium.run",
            argument=place.request("explain", ids),
        )


def _by_model(intent: str) -> Callable[[Place], Iterator[Offer]]:
    def produce(place: Place) -> Iterator[Offer]:
        target = place.target(intent)
        knows_place = intent != "test" or (
            place.snapshot.language.tests and place.snapshot.path and not _is_test(place, target)
        )
        lines = not place.snapshot.language.has_grammar and target.range is not None and intent != "test"
        if (target.symbols or lines) and knows_place and place.serves(intent):
            yield Offer(
                _title(f"{_VERBS[intent]} {target.name}"),
                f"refactor.rewrite.podium.{intent}",
                command="podium.run",
                argument=place.request(intent),
            )

    return produce


def _is_test(place: Place, target: Target) -> bool:
    """Whether the target is a test itself, or stands in one."""
    snapshot = place.snapshot
    if snapshot.tree is None or not target.symbols:
        return False
    start = snapshot.text.byte_at(target.symbols[0].range.start)
    return has_test(snapshot.language, snapshot.tree, start)


_VERBS = {"refactor": "refactor", "test": "write tests for"}
_PRODUCERS: tuple[Callable[[Place], Iterator[Offer]], ...] = (
    _parked,
    _cancel,
    _ask,
    _inline_fixes,
    _fix,
    _document,
    _audit,
    _source_audit,
    _dismiss,
    _explain,
    _by_model("refactor"),
    _by_model("test"),
)


def _wanted(kind: str, only: tuple[str, ...]) -> bool:
    """Whether a kind falls under one of those asked for; `source.*` comes only when asked for."""
    if not only:
        return not kind.startswith("source.")
    return any(prefix in ("", kind) or kind.startswith(f"{prefix}.") for prefix in only)


def _nearest(place: Place) -> Job | None:
    """The parked result whose place touches the cursor's line, the newest of several."""
    line = place.span.start.line
    for job in place.board.parked(place.snapshot.uri):
        span = job.place(place.snapshot.text) or Range(Position(0, 0), Position(0, 0))
        if span.start.line <= line <= span.end.line:
            return job
    return None


def _lowered(title: str) -> str:
    """ruff's titles begin with a capital; after "Podium:" they read as a phrase."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _title(words: str) -> str:
    title = f"Podium: {' '.join(words.split())}"
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"
