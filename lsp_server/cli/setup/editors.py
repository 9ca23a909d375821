"""The editors that can be set up: rows of editor-clients/editors.toml, and where their files are."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lsp_server import store

_VARIABLE = re.compile(r"\$(\w+)")
# What the XDG base directory specification and Windows have where a variable is not set.
_USUAL = {
    "XDG_CONFIG_HOME": "~/.config",
    "APPDATA": "~/AppData/Roaming",
    "LOCALAPPDATA": "~/AppData/Local",
}


@dataclass(frozen=True)
class Editor:
    """One row; editors.toml tells what each field means."""

    name: str
    title: str
    programs: tuple[str, ...]
    kind: str
    template: str
    files: tuple[str, ...]
    folders: Mapping[str, str]
    next: str
    at: tuple[str, ...] = ()
    comment: str = ""
    only_off_path: bool = False

    def folder(self, environment: Mapping[str, str], platform: str = sys.platform) -> Path:
        """The folder of its configuration on this machine, whether or not it is there."""
        named = self.folders.get(platform, self.folders["other"])
        return _expanded(named, environment)

    def file(self, environment: Mapping[str, str], platform: str = sys.platform) -> Path:
        """The file that is written: the first that is there, or whose folder is there, else the last."""
        folder = self.folder(environment, platform)
        candidates = [folder / _expanded(name, environment) for name in self.files]
        return next((one for one in candidates if _has_place(one, folder)), candidates[-1])

    @property
    def source(self) -> Path:
        """The template, a file or a folder."""
        return store.clients_folder() / self.template


@cache
def editors() -> dict[str, Editor]:
    """All of them by name, in the order of the table."""
    rows = tomllib.loads((store.clients_folder() / "editors.toml").read_text("utf-8"))
    out: dict[str, Editor] = {}
    for name, row in rows.items():
        lists = {key: tuple(row.pop(key, ())) for key in ("programs", "files", "at")}
        out[name] = Editor(name=name, **lists, **row)
    return out


def _has_place(file: Path, folder: Path) -> bool:
    return file.exists() or (file.parent != folder and file.parent.is_dir())


def _expanded(named: str, environment: Mapping[str, str]) -> Path:
    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name == "PODIUM_CONFIG":
            return str(store.config_folder(environment))
        return environment.get(name) or _USUAL.get(name, "")

    home = environment.get("HOME") or environment.get("USERPROFILE") or os.path.expanduser("~")  # noqa: PTH111
    path = _VARIABLE.sub(value, named)
    return Path(home) / path[2:] if path.startswith("~/") else Path(home if path == "~" else path)
