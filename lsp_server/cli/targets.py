"""PATH[:LINE[:COL]] on the command line: which project, which file, which place."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from lsp_server.agents import Project
from lsp_server.documents import Snapshot
from lsp_server.errors import UserError
from lsp_server.squad import DEFAULT_SQUAD, Squad
from lsp_server.syntax import Symbol, is_rubble, language_for_path, outline, parse
from lsp_server.text import Position, Range, Text
from lsp_server.wiring import make_project
from lsp_server.workspace import decode, path_to_uri

_PLACE = re.compile(r"^(?P<path>.+?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?$")


@dataclass(frozen=True)
class Target:
    """A file or folder, and a place in the file where one was named (from 0, its column too or not)."""

    path: Path
    position: Position | None
    project: Project
    has_column: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether a folder was named."""
        return self.path.is_dir()


def target_of(words: str) -> Target:
    """What PATH[:LINE[:COL]] means: LINE and COL count from 1, COL in code points.

    Raises UserError for a path that is not there, and for a place that cannot be.
    """
    found = _PLACE.match(words)
    whole = Path(words)
    if found is None or _exists(whole):
        path, line, column = whole, None, None
    else:
        path, line, column = Path(found["path"]), found["line"], found["column"]
    if not _exists(path):
        raise UserError(f"{path} is not there; name a file or a folder")
    path = Path(os.path.realpath(path))
    if line and path.is_dir():
        raise UserError(f"{path.name} is a folder, which has no line {line}; name a file in it")
    if line and (int(line) == 0 or int(column or 1) == 0):
        raise UserError("LINE and COL count from 1; leave them out for the whole file")
    place = Position(int(line) - 1, int(column or 1) - 1) if line else None
    return Target(path, place, make_project((root_of(path),), os.environ), column is not None)


def check_agent(intent: str, agent: str, squad: Squad = DEFAULT_SQUAD) -> None:
    """See that an agent asked for by name is there for an intent. Raises UserError with those that are."""
    serving = [one.name for one in squad.agents if intent in one.intents]
    if agent and agent not in serving:
        raise UserError(f"no agent {agent!r} can {intent}; there is {', '.join(serving) or 'none'}")


def root_of(path: Path) -> Path:
    """The nearest folder at or above a path with .git or podium.yaml, else the folder given."""
    folder = path if path.is_dir() else path.parent
    for above in (folder, *folder.parents):
        if (above / ".git").exists() or (above / "podium.yaml").is_file():
            return above
    return folder


def read_snapshot(project: Project, path: Path) -> Snapshot:
    """A file on disk as a parsed snapshot. Raises UserError where it cannot be read as text."""
    text = Text.of(decode(project.workspace.read(path), path.name))
    language = language_for_path(path.name, text.line(0))
    tree = parse(language, text.data)
    if tree is not None and is_rubble(tree):
        tree = None
    return Snapshot(path_to_uri(path), str(path), language, 1, text, tree, fresh=tree is not None)


def symbols_of(snapshot: Snapshot) -> list[Symbol]:
    """All definitions of a file."""
    return outline(snapshot.language, snapshot.tree, snapshot.text) if snapshot.tree else []


def named(symbols: list[Symbol], name: str, path: Path) -> Symbol:
    """The definition with this name or dotted path. Raises UserError when there is none or several."""
    found = [symbol for symbol in symbols if name in (symbol.name, symbol.qualified)]
    exact = [symbol for symbol in found if symbol.qualified == name] or found
    if len(exact) == 1:
        return exact[0]
    if not exact:
        raise UserError(f"{path.name} defines no {name}")
    places = ", ".join(f"{symbol.qualified} (line {symbol.range.start.line + 1})" for symbol in exact)
    raise UserError(f"{name} is ambiguous in {path.name}: {places}")


def span_at(snapshot: Snapshot, position: Position | None, *, has_column: bool = True) -> Range | None:
    """The empty range at a place, its column clamped to the line; None without a place.

    Raises UserError for a line behind the last one.
    """
    if position is None:
        return None
    lines = snapshot.text.lines
    count = len(lines) - (len(lines) > 1 and not lines[-1])
    if position.line >= count:
        name = PurePath(snapshot.path).name
        raise UserError(f"{name} has no line {position.line + 1}; its last is {count}")
    line = snapshot.text.line(position.line)
    if not has_column:  # a line means what begins in it
        position = Position(position.line, len(line) - len(line.lstrip()))
    place = snapshot.text.clamp(position)
    return Range(place, place)


def _exists(path: Path) -> bool:
    """Whether a path is there. Raises UserError where that cannot be found out."""
    try:
        return path.exists()
    except OSError as fault:
        raise UserError(f"{path} cannot be looked at: {fault.strerror}") from None
