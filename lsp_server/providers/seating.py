"""Which model takes which role: as the user's file says, else by what was found on this machine. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from lsp_server.providers.roster import ROLES, Model, answers, choose
from lsp_server.squad import Own


@dataclass(frozen=True)
class Seating:
    """The model of each role and why, and a line for each model that was named but may not serve."""

    chosen: dict[str, tuple[Model, str]] = field(default_factory=dict[str, tuple[Model, str]])
    notes: tuple[str, ...] = ()


def seat_roles(models: Sequence[Model], own: Own, *, cloud: bool) -> Seating:
    """Seats for the roles that the user's file names, then for the ones that it leaves to us.

    A cloud's model serves only where the file names it, `cloud` allows it, and it has a price or no budget of
    money stands. A role whose models are all missing stays empty: another one would be a surprise.
    """
    chosen: dict[str, tuple[Model, str]] = {}
    notes: list[str] = []
    for role, patterns in own.roles.items():
        for number, pattern in enumerate(patterns):
            model, refused = _allowed(pattern, models, own, cloud=cloud)
            notes += refused
            if model is not None:
                chosen[role] = model, _why(own, role, number)
                break
        else:
            notes.append(f"no model for {role}: {_missing(patterns)}")
    chosen |= {role: pair for role, pair in choose(models).items() if role not in own.roles}
    for role in ROLES:
        if role not in own.roles and role not in chosen and chosen:
            model, _ = next(iter(chosen.values()))
            chosen[role] = model, f"the only one that {own.file} names"
    return Seating(chosen, tuple(dict.fromkeys(notes)))


def matches(pattern: str, model: Model) -> bool:
    """Whether a pattern, ENDPOINT/MODEL with `*` for any, means a model; `:latest` may be left out."""
    names = (model.name, f"{model.endpoint.name}/{model.id}")
    return any(fnmatchcase(name, pattern) or name == f"{pattern}:latest" for name in names)


def _allowed(
    pattern: str, models: Iterable[Model], own: Own, *, cloud: bool
) -> tuple[Model | None, list[str]]:
    """The first model that a pattern means and that may serve, and why others may not."""
    refused: list[str] = []
    for model in models:
        if not matches(pattern, model) or ("*" in pattern and not _is_meant(model)):
            continue
        if not model.private and not cloud:
            refused.append(f"{model.name} is in a cloud, and the setting cloud is never")
        elif not model.private and model.price is None and own.budgets.bound_cost:
            refused.append(
                f"{model.name} has no price, and a budget of money stands; add its price to the endpoint"
            )
        else:
            return model, refused
    return None, refused


def _is_meant(model: Model) -> bool:
    """Whether a pattern with `*` may mean a model: one that talks, and that no local server passes on."""
    return answers(model.title) and not model.remote


def _why(own: Own, role: str, number: int) -> str:
    place = "the first" if number == 0 else f"number {number + 1}"
    return f"{place} under models.{role} in {own.file} that is there and allowed"


def _missing(patterns: Sequence[str]) -> str:
    named = ", ".join(patterns[:3])
    return f"{named} {'is' if len(patterns) == 1 else 'are'} not there or not allowed"
