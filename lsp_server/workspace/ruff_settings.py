"""The ruff settings that a project has inside its root, read here so that ruff reads none by itself.

By itself ruff would follow a parent folder's ruff.toml and any absolute `extend` (see its documentation,
"Config file discovery"). Here the nearest file inside the root counts, its `extend` is followed inside the
root only, and what is left is data.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from lsp_server.errors import UserError
from lsp_server.workspace.roots import Workspace, is_file

_NAMES = (".ruff.toml", "ruff.toml", "pyproject.toml")
_DROPPED = frozenset({"extend", "cache-dir", "output-file", "output-format", "required-version", "fix"})
_MOST_EXTENDS = 8

Table = dict[str, Any]


@dataclass(frozen=True)
class RuffSettings:
    """What ruff is given: a table of its own settings, the folder they count from, and what was dropped.

    `folder` is None when the project has no settings; `notes` are lines for the user.
    """

    table: Table
    folder: Path | None = None
    notes: tuple[str, ...] = ()


def ruff_settings(workspace: Workspace, path: str | Path) -> RuffSettings:
    """The settings for a file or folder: of the nearest folder at or above it that has some, in its root.

    A broken file gives a note and no settings; nothing is raised.
    """
    root = workspace.root_of(path)
    if root is None:
        return RuffSettings({})
    start = Path(path)
    for folder in (start, *start.parents):
        for name in _NAMES:
            try:
                table = _table(workspace, folder / name)
            except UserError as fault:
                return RuffSettings({}, folder, (f"ruff settings are ignored: {fault}",))
            if table is not None:
                notes: list[str] = []
                merged = _extended(workspace, folder, table, notes, _MOST_EXTENDS)
                return RuffSettings(merged, folder, tuple(notes))
        if folder == root:
            break
    return RuffSettings({})


def _table(workspace: Workspace, path: Path) -> Table | None:
    """The ruff part of a settings file; None where the file or that part is not there."""
    if not is_file(path):
        return None
    try:
        table: Table = tomllib.loads(workspace.read(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise UserError(f"{path.name} is no valid TOML ({fault})") from None
    if path.name != "pyproject.toml":
        return table
    tool = table.get("tool")
    ruff: object = cast("Table", tool).get("ruff") if isinstance(tool, dict) else None
    return cast("Table", ruff) if isinstance(ruff, dict) else None


def _extended(workspace: Workspace, folder: Path, table: Table, notes: list[str], left: int) -> Table:
    own = {key: value for key, value in table.items() if key not in _DROPPED}
    extend = table.get("extend")
    if not isinstance(extend, str):
        return own
    target = folder / extend
    if left == 0 or extend.startswith("~") or workspace.root_of(target) is None:
        notes.append(f"ruff's `extend = {extend!r}` leads outside the workspace and is ignored")
        return own
    try:
        base = _table(workspace, target)
    except UserError as fault:
        notes.append(f"ruff's `extend = {extend!r}` is ignored: {fault}")
        return own
    return _merged(_extended(workspace, target.parent, base or {}, notes, left - 1), own)


def _merged(base: Table, over: Table) -> Table:
    out = dict(base)
    for key, value in over.items():
        below = out.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        out[key] = _merged(cast("Table", below), cast("Table", value)) if both else value
    return out
