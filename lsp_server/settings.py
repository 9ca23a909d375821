"""The settings in force: one frozen value, checked by hand so that nothing heavy loads for it.

Editors send them nested or dotted, with or without an outer `podium`; later layers win key by key. A
setting may come from a repository (.vscode/settings.json, .helix/), so none of them can widen a right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any, NamedTuple, cast


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; docs/settings.md explains each.

    `enable` holds pairs of a language id or a glob over paths and whether Podium serves it.
    """

    enable: tuple[tuple[str, bool], ...] = (("*", True),)
    apply: str = "auto"
    offline: bool = False
    cloud: str = "configured"
    diagnostics: str = "auto"
    audit_on_save: bool = False
    hover_facts: str = "extra"
    hover_explain: str = "cached"
    code_lens: bool = False
    docstring_style: str = "auto"
    log_level: str = "warning"

    def serves(self, language_id: str, path: str) -> bool:
        """Whether a document is served: globs win over language ids, the most specific glob first."""
        globs = sorted((key for key, _ in self.enable if _is_glob(key)), key=len, reverse=True)
        table = dict(self.enable)
        for glob in globs:
            if fnmatchcase(path, glob) or fnmatchcase(path, f"*/{glob}"):
                return table[glob]
        return table.get(language_id, table.get("*", True))


class Parsed(NamedTuple):
    """Settings and what was wrong with their source, one line each for the user."""

    settings: Settings
    faults: tuple[str, ...]


class _Key(NamedTuple):
    field: str
    values: tuple[str, ...] | None  # None: a boolean


_KEYS: dict[str, _Key] = {
    "apply": _Key("apply", ("auto", "preview", "never")),
    "offline": _Key("offline", None),
    "cloud": _Key("cloud", ("configured", "never")),
    "diagnostics": _Key("diagnostics", ("auto", "on", "off")),
    "audit.onSave": _Key("audit_on_save", None),
    "hover.facts": _Key("hover_facts", ("extra", "full", "off")),
    "hover.explain": _Key("hover_explain", ("cached", "background", "off")),
    "codeLens": _Key("code_lens", None),
    "docstringStyle": _Key("docstring_style", ("auto", "google", "numpy", "sphinx")),
    "log.level": _Key("log_level", ("error", "warning", "info", "debug")),
}


def parse_settings(*layers: object) -> Parsed:
    """Settings from raw JSON values, the later ones winning key by key.

    Nothing here raises: a wrong name or value leaves the default (or the earlier layer's value) and
    adds a line to `faults`.
    """
    settings, faults = Settings(), list[str]()
    for layer in layers:
        for key, value in _flatten(layer, faults):
            settings = _with(settings, key, value, faults)
    return Parsed(settings, tuple(dict.fromkeys(faults)))


def _with(settings: Settings, key: str, value: object, faults: list[str]) -> Settings:
    if key == "enable":
        return _with_enable(settings, value, faults)
    known = _KEYS.get(key)
    if known is None:
        near = get_close_matches(key, [*_KEYS, "enable"], n=1)
        hint = f"; did you mean podium.{near[0]}?" if near else ""
        faults.append(f"unknown setting podium.{key} is ignored{hint}")
        return settings
    good = isinstance(value, bool) if known.values is None else value in known.values
    if not good:
        wanted = "true or false" if known.values is None else " | ".join(known.values)
        faults.append(f"setting podium.{key} must be {wanted}; the default stands")
        return settings
    return replace(settings, **{known.field: cast("Any", value)})


def _with_enable(settings: Settings, value: object, faults: list[str]) -> Settings:
    if isinstance(value, bool):
        return replace(settings, enable=(("*", value),))
    if isinstance(value, Mapping):
        table = cast("Mapping[object, object]", value)
        pairs = tuple((str(key), on) for key, on in table.items() if isinstance(on, bool))
        if len(pairs) == len(table):
            return replace(settings, enable=pairs)
    faults.append("setting podium.enable must be true, false, or languages and globs with true or false")
    return settings


def _flatten(layer: object, faults: list[str]) -> list[tuple[str, object]]:
    """Dotted keys and values of a layer, without the outer `podium`; null values are left out.

    Where there is an object `podium`, what stands beside it is for other servers: a multiplexer hands one
    client's options to all of them.
    """
    if layer is None:
        return []
    if not isinstance(layer, Mapping):
        faults.append("the settings are not an object; the defaults stand")
        return []
    whole, out = cast("Mapping[object, object]", layer), list[tuple[str, object]]()
    own = whole.get("podium")
    if isinstance(own, Mapping):
        whole = {key: value for key, value in whole.items() if str(key).split(".")[0] == "podium"}
    _walk(whole, "", out)
    return out


def _walk(branch: Mapping[object, object], prefix: str, out: list[tuple[str, object]]) -> None:
    for name, value in branch.items():
        key = f"{prefix}{name}".removeprefix("podium.")
        if isinstance(value, Mapping) and key != "enable":
            inner = cast("Mapping[object, object]", value)
            _walk(inner, "" if key == "podium" else f"{key}.", out)
        elif value is not None:
            out.append((key, cast("object", value)))


def _is_glob(key: str) -> bool:
    return key != "*" and any(char in key for char in "*?[/.")
