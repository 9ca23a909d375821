"""The shape of the entries of a squad file, for pydantic to check: each entry by itself.

Names and values are those of docs/interfaces.md. What two entries must agree on is checked by `loading`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
Intent = Literal["fix", "document", "audit", "explain", "test", "refactor", "ask"]
Source = Literal[
    "selection", "symbol", "imports", "definitions", "callers", "diagnostics", "tests", "reports"
]
Amount = Annotated[float, Field(ge=0, le=1e6, allow_inf_nan=False)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class KeyEntry(_Entry):
    """`key`: exactly one of the two."""

    env: Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")] | None = None
    command: Annotated[list[str], Field(min_length=1, max_length=20)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> KeyEntry:
        if (self.env is None) == (self.command is None):
            raise ValueError("name either env or command")
        return self


class PriceEntry(_Entry):
    """`price`: US dollars for a million tokens."""

    input: Amount
    output: Amount


class EndpointEntry(_Entry):
    """One of `endpoints`."""

    wire: Literal["ollama", "openai", "anthropic", "google"]
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s@?#]+$")] | None = None
    key: KeyEntry | None = None
    price: dict[str, PriceEntry] = {}
    privacy: Literal["own", "cloud"] | None = None
    parallel: Annotated[int, Field(ge=1, le=64)] | None = None


class ContextEntry(_Entry):
    """`context` of an agent."""

    tokens: Annotated[int, Field(ge=0, le=200_000)] | None = None
    sources: list[Source] | None = None


class LimitsEntry(_Entry):
    """`limits` of an agent; `seconds` count from the first token."""

    seconds: Annotated[float, Field(gt=0, le=3600)] | None = None
    output_tokens: Annotated[int, Field(ge=16, le=64_000)] | None = None


class AgentEntry(_Entry):
    """One of `agents`. What it leaves out stands as in the agent of that name that it extends."""

    intents: Annotated[list[Intent], Field(min_length=1)] | None = None
    languages: Annotated[list[str], Field(min_length=1)] | None = None
    model: Word | None = None
    escalate: Word | None = None
    prompt: Annotated[str, StringConstraints(min_length=1, max_length=20_000)] | None = None
    output: Literal["auto", "rewrite", "patch", "findings", "text"] | None = None
    context: ContextEntry | None = None
    limits: LimitsEntry | None = None
    verify: list[Literal["syntax", "lint"]] | None = None
    tool: str | None = None
    enabled: bool = True


class BudgetEntry(_Entry):
    """`run` or `day` of `budgets`."""

    cost: Amount | None = None
    seconds: Annotated[float, Field(gt=0, le=86_400)] | None = None
    tokens: Annotated[int, Field(gt=0)] | None = None


class PrivacyEntry(_Entry):
    """`privacy`."""

    ignore: list[Annotated[str, StringConstraints(min_length=1, max_length=400)]] = []


Patterns = list[Annotated[str, StringConstraints(pattern=r"^[^/\s]+/\S+$")]]
