"""The tests that a definition has already, as context: what it must go on doing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lsp_server.agents.task import Task
from lsp_server.agents.testing import test_places
from lsp_server.errors import UserError
from lsp_server.syntax import Language, Symbol, Tree, enclosing, outline, parse, run_query
from lsp_server.text import Position, Text
from lsp_server.workspace import decode

_MOST_LINES = 80
_AROUND = 2  # lines on either side of a mention that no definition encloses


def tests_of(task: Task) -> str:
    """What the first test file in a usual place says of the task's definition; nothing without one. Blocks.

    As they are on disk, and not of a file that the user hides from models.
    """
    found = _test_file(task)
    if found is None or task.symbol is None or task.assignment.hides(str(found), task.project):
        return ""
    text = _read(task, found)
    return _speaking_of(task.symbol.name, text, task.snapshot.language) if text else ""


def _test_file(task: Task) -> Path | None:
    snapshot = task.snapshot
    path = Path(os.path.realpath(snapshot.path)) if snapshot.path else None
    root = task.project.workspace.root_of(path) if path else None
    if path is None or root is None:
        return None
    places = test_places(path, root, snapshot.language.tests)
    return next((one for one in places if one.is_file() and one != path), None)


def _read(task: Task, path: Path) -> Text | None:
    try:
        return Text.of(decode(task.project.workspace.read(path), path.name))
    except UserError:
        return None


def _speaking_of(name: str, text: Text, language: Language) -> str:
    """The definitions that mention a name, and the lines around other mentions, up to a bound."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    tree = parse(language, text.data)
    symbols = outline(language, tree, text) if tree else []
    last_import = max(_import_lines(language, tree, text), default=-1) if tree else -1
    numbers = dict[int, None]()
    for number, line in enumerate(text.lines):
        if number > last_import and number not in numbers and word.search(line):
            extent = _extent(number, symbols, len(text.lines))
            if len(numbers) + len(extent) <= _MOST_LINES:
                numbers |= dict.fromkeys(extent)
    return "\n".join(text.line(number).rstrip() for number in sorted(numbers))


def _import_lines(language: Language, tree: Tree, text: Text) -> Iterator[int]:
    for match in run_query(language, "imports", tree.root_node):
        if (node := match.first("import")) is not None:
            yield text.position_at_byte(node.end_byte).line


def _extent(number: int, symbols: Sequence[Symbol], lines: int) -> range:
    """The lines of the innermost definition around a line, decorators included; a few lines without one."""
    symbol = enclosing(symbols, Position(number, 0))
    if symbol is None:
        return range(max(0, number - _AROUND), min(lines, number + _AROUND + 1))
    return range(symbol.outer.start.line, symbol.outer.end.line + 1)
