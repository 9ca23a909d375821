"""What the standard library defines, and which of its modules people mean by a name.

The table (stdlib.json) was written by docs/scripts/stdlib_names.py, the preferences (preferences.toml) by
hand. The standard library of the user's Python may be a little older or newer.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from lsp_server import store
from lsp_server.tools.names.candidate import ImportCandidate, Standing

_FOLDER = ("tools", "names")


@dataclass(frozen=True, slots=True)
class Preferences:
    """preferences.toml, turned round: for each name its modules, the most likely first."""

    modules: dict[str, tuple[str, ...]]
    aliases: dict[str, str]
    rare: frozenset[str]
    deprecated: frozenset[str]
    rare_installed: frozenset[str]


def stdlib_candidates(name: str) -> list[ImportCandidate]:
    """The imports from the standard library that define a name, the likeliest first.

    `name` may be a module (`json`), also with its dots (`os.path`), what people call one (`ET`), or
    whatever a module defines.
    """
    modules = stdlib_modules()
    found = [
        ImportCandidate(module, name, "", _standing(module, name)) for module in _definers().get(name, ())
    ]
    if name in modules:
        found.append(ImportCandidate(name, "", "", _standing(name, "")))
    if (known := preferences().aliases.get(name)) and known in modules:
        found.append(ImportCandidate(known, "", name, Standing.SETTLED))
    return sorted(found, key=likelihood)


def likelihood(candidate: ImportCandidate) -> tuple[int, int, int, int, str]:
    """The key that sorts the likeliest candidate first."""
    order = preferences().modules.get(candidate.name, ())
    place = order.index(candidate.module) if candidate.module in order else len(order)
    dots = candidate.module.count(".")
    return candidate.standing, place, dots, len(candidate.module), candidate.module


@cache
def stdlib_modules() -> dict[str, frozenset[str]]:
    """Every public module of the standard library, by its dotted name, with the names that it defines."""
    table = json.loads(store.data_file(*_FOLDER, "stdlib.json").read_text("utf-8"))
    modules: dict[str, str] = table["modules"]
    return {module: frozenset(names.split()) for module, names in modules.items()}


@cache
def preferences() -> Preferences:
    """The preferences, read once."""
    rows = tomllib.loads(store.data_file(*_FOLDER, "preferences.toml").read_text("utf-8"))
    modules: dict[str, list[str]] = defaultdict(list)
    for module, names in rows["prefer"].items():
        for name in names.split():
            modules[name].append(module)
    return Preferences(
        modules={name: tuple(order) for name, order in modules.items()},
        aliases=rows["alias"],
        rare=frozenset(rows["last"]["stdlib"].split()),
        deprecated=frozenset(rows["last"]["deprecated"].split()),
        rare_installed=frozenset(rows["last"]["installed"].split()),
    )


def _standing(module: str, name: str) -> Standing:
    order = preferences().modules.get(name, ())
    if module in order:
        return Standing.SETTLED if len(order) == 1 else Standing.LIKELY
    above = _with_parents(module)
    if above & preferences().deprecated:
        return Standing.DEPRECATED
    return Standing.RARE if above & preferences().rare else Standing.ORDINARY


def _with_parents(module: str) -> frozenset[str]:
    parts = module.split(".")
    return frozenset(".".join(parts[:count]) for count in range(1, len(parts) + 1))


@cache
def _definers() -> dict[str, tuple[str, ...]]:
    """For each name the modules that define it; a module counts as defined by the package above it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for module, names in stdlib_modules().items():
        package, _, last = module.rpartition(".")
        if package:
            found[last][package] = None
        for name in names:
            found[name][module] = None
    return {name: tuple(modules) for name, modules in found.items()}
