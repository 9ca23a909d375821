"""What the user's own file declares, as plain values: endpoints with keys and prices, roles, budgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lsp_server.squad.agents import DEFAULT_SQUAD, Squad


def is_loopback(url: str) -> bool:
    """Whether a URL means this machine, whatever names resolve to."""
    from ipaddress import ip_address  # noqa: PLC0415 - 8 ms that an editor waits for at its start otherwise
    from urllib.parse import urlsplit  # noqa: PLC0415

    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens, as providers' price lists have them."""

    input: float
    output: float


@dataclass(frozen=True, slots=True)
class KeySource:
    """Where a key comes from: a variable of the environment, or what a command of the user's own prints."""

    env: str = ""
    command: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """An endpoint as the user declares it.

    `private` says that what is sent there stays with the user: the address is this machine's, or the user
    says that the server is their own. `most` is how many turns it takes at once, None where nobody says.
    """

    name: str
    wire: str
    url: str
    key: KeySource | None = None
    prices: Mapping[str, Price] = field(default_factory=dict[str, Price])
    private: bool = False
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that may be spent; None: no bound. `cost` in US dollars, `tokens` in and out together."""

    cost: float | None = None
    seconds: float | None = None
    tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Budgets:
    """What one run may use, and all runs of a day."""

    run: Limits = field(default_factory=Limits)
    day: Limits = field(default_factory=Limits)

    @property
    def bound_cost(self) -> bool:
        """Whether any bound is one of money, so that every model in a cloud needs a price."""
        return self.run.cost is not None or self.day.cost is not None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file, at a line and a column that count from 1; the entry there is left out."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True)
class Own:
    """The user's own file as far as it is right. `file` is its name, empty where there is none.

    `roles` names the models of each role, ENDPOINT/MODEL with `*` for any, the preferred ones first; a role
    that is not in it is filled by what is found. `ignore` are patterns of files that no model is shown.
    """

    squad: Squad = DEFAULT_SQUAD
    file: str = ""
    endpoints: tuple[Declared, ...] = ()
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    budgets: Budgets = field(default_factory=Budgets)
    ignore: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def complaint(self) -> str:
        """The first problem in one line, and how many more there are; empty without any."""
        if not self.problems:
            return ""
        first, *others = self.problems
        more = f" (and {len(others)} more)" if others else ""
        return f"{first}{more}; `podium squad check` tells all"


NOTHING = Own()
"""Where the user has no file: the built-in squad, and what is found on this machine."""
