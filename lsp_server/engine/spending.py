"""What runs cost, and the bounds that the user set: asked before each turn, booked after it.

A turn is let through only if the most that it may cost still fits. What was used is kept in the journal, one
line a turn, from which a day's sum is made; it holds names, counts and times, never a prompt or an answer.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from lsp_server.context import estimate_tokens
from lsp_server.providers import Model
from lsp_server.providers.turn import Cause, Failed, Prompt, Provider, Reply, Tell, Turn
from lsp_server.squad import Budgets, Limits, Price
from lsp_server.tracing import Journal

_FREE = Price(0.0, 0.0)
_FREE_OF_CHARGE = frozenset(
    {Cause.UNREACHABLE, Cause.DENIED, Cause.NO_MODEL, Cause.BUSY, Cause.QUOTA, Cause.TOO_LONG}
)


@dataclass
class Used:
    """What was spent: US dollars, tokens in and out, seconds of turns."""

    cost: float = 0.0
    tokens: int = 0
    seconds: float = 0.0

    def add(self, cost: float, tokens: int) -> None:
        """Use so much more."""
        self.cost += cost
        self.tokens += tokens

    def over(self, limits: Limits, cost: float, tokens: int, what: str) -> str:
        """Why another turn of so much does not fit into limits; empty where it does."""
        if limits.cost is not None and self.cost + cost > limits.cost:
            left = max(0.0, limits.cost - self.cost)
            return f"it may cost ${cost:.4f}, and ${left:.4f} of {what}'s ${limits.cost:g} are left"
        if limits.tokens is not None and self.tokens + tokens > limits.tokens:
            return f"it may take {tokens} tokens, and {self.tokens} of {what}'s {limits.tokens} are used"
        if limits.seconds is not None and self.seconds >= limits.seconds:
            return f"{what}'s {limits.seconds:g} seconds are used"
        return ""


class Ledger:
    """The day's sum, over all editors of a user: read from the journal that they share."""

    def __init__(self, journal: Journal | None) -> None:
        self._journal = journal
        self._own = Used()  # of this process: a bound from below where the journal cannot be written
        self._day = date.min
        self.held = Used()  # the most that turns under way may use

    def today(self) -> Used:
        """What was used since midnight, by the machine's clock. Reads the journal; for worker threads."""
        used = Used()
        for row in self._journal.today() if self._journal else ():
            used.add(_number(row.get("cost")), int(_number(row.get("input")) + _number(row.get("output"))))
            used.seconds += _number(row.get("seconds"))
        own = self._own if self._day == _today() else Used()
        cost, tokens = max(used.cost, own.cost), max(used.tokens, own.tokens)
        return Used(cost, tokens, max(used.seconds, own.seconds))

    def book(self, row: dict[str, object], cost: float, tokens: int, seconds: float) -> None:
        """Keep a line. Never raises: a full disk does not end a run."""
        if self._day != _today():
            self._day, self._own = _today(), Used()
        self._own.add(cost, tokens)
        self._own.seconds += seconds
        if self._journal:
            self._journal.write(row)


@dataclass
class Account:
    """One run: its budgets, and what its turns have used."""

    budgets: Budgets = field(default_factory=Budgets)
    ledger: Ledger = field(default_factory=lambda: Ledger(None))
    run: str = ""
    agent: str = ""
    used: Used = field(default_factory=Used)

    def meter(self, provider: Provider, model: Model) -> Provider:
        """A provider whose turns this run pays for."""
        return _Metered(provider, model, self)

    async def hold(self, cost: float, tokens: int) -> str:
        """Set so much aside for a turn, or tell why it does not fit into the budgets."""
        own = Limits(self.budgets.run.cost, None, self.budgets.run.tokens)  # its seconds end it from outside
        if why := self.used.over(own, cost, tokens, "the run"):
            return why
        held = self.ledger.held
        if self.budgets.day != Limits():
            today = await asyncio.to_thread(self.ledger.today)
            today.add(
                held.cost, held.tokens
            )  # no wait from here on, so that no two turns take the same money
            if why := today.over(self.budgets.day, cost, tokens, "the day"):
                return why
        held.add(cost, tokens)
        return ""

    def book(self, model: Model, usage: tuple[int, int], seconds: float, outcome: str) -> None:
        """Add what a turn used, `usage` being its tokens in and out."""
        cost = _cost(model, *usage)
        self.used.add(cost, sum(usage))
        self.used.seconds += seconds
        self.ledger.book(
            cost=cost,
            tokens=sum(usage),
            seconds=seconds,
            row={
                "run": self.run,
                "agent": self.agent,
                "model": model.name,
                "local": model.private,
                "input": usage[0],
                "output": usage[1],
                "seconds": round(seconds, 3),
                "cost": round(cost, 6),
                "outcome": outcome,
            },
        )


class _Metered:
    """Asks the account before a turn, and books it after, one that failed or was cancelled too."""

    def __init__(self, inner: Provider, model: Model, account: Account) -> None:
        self._inner = inner
        self._model = model
        self._account = account

    async def complete(self, prompt: Prompt, tell: Tell) -> Turn:
        """One turn, if the budgets allow it."""
        tokens = estimate_tokens(prompt.shared) + estimate_tokens(prompt.request) + prompt.tokens
        cost = _cost(self._model, tokens - prompt.tokens, prompt.tokens)
        if why := await self._account.hold(cost, tokens):
            budget = "raise the budget in your squad file, or ask for less"
            return Failed(Cause.QUOTA, f"{self._model.name} was not asked: {why}; {budget}")
        try:
            return await self._paid(prompt, tell)
        finally:
            self._account.ledger.held.add(-cost, -tokens)

    async def _paid(self, prompt: Prompt, tell: Tell) -> Turn:
        began, said, turn = time.monotonic(), 0, None

        def count(words: str) -> None:
            nonlocal said
            said += len(words)
            tell(words)

        try:
            turn = await self._inner.complete(prompt, count)
            return turn
        finally:
            usage = _usage(prompt, turn, said)
            self._account.book(self._model, usage, time.monotonic() - began, _outcome(turn))

    async def close(self) -> None:
        """Close what is inside."""
        await self._inner.close()


def _outcome(turn: Turn | None) -> str:
    if turn is None:
        return "cancelled"
    return str(turn.cause if isinstance(turn, Failed) else turn.finish)


def _usage(prompt: Prompt, turn: Turn | None, said: int) -> tuple[int, int]:
    """Tokens in and out as the server counted them, else about as many as the texts have.

    A turn that was cancelled or broke off is taken to have been read at least; one that was refused costs
    nothing.
    """
    if isinstance(turn, Reply):
        shown = estimate_tokens(turn.text + turn.thinking)
        asked = estimate_tokens(prompt.shared + prompt.request)
        return turn.usage.input or asked, turn.usage.output or shown
    if isinstance(turn, Failed) and turn.cause in _FREE_OF_CHARGE and not turn.started:
        return 0, 0
    return estimate_tokens(prompt.shared + prompt.request), said // 3


def _cost(model: Model, tokens_in: int, tokens_out: int) -> float:
    price = model.price or _FREE
    return (tokens_in * price.input + tokens_out * price.output) / 1e6


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0
