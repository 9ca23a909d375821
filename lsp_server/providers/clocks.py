"""How long each part of a turn may take, as data: the published deadlines."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Clocks:
    """Seconds. `queue` is for the end of the turn before one's own, and longer than any turn may take;
    `load` is for the first token of a local model that may have to be loaded, `first` for any other, and the
    longest that a server may ask to wait.

    `between` starts anew with every byte, keep-alive comments too; `total` bounds those, and all tries of one
    answer together. `pause` comes before the second try and doubles for each further one. An endpoint that
    fails again and again within `spell` is left alone for `rest`.
    """

    queue: float = 660.0
    connect: float = 3.0
    load: float = 300.0
    first: float = 60.0
    between: float = 30.0
    total: float = 600.0
    pause: float = 0.5
    spell: float = 60.0
    rest: float = 30.0

    def scaled(self, factor: float) -> Clocks:
        """All of them, so many times as long; tests run on short ones."""
        return replace(self, **{field.name: getattr(self, field.name) * factor for field in fields(self)})
