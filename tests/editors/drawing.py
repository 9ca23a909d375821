"""A menu drawn from what a client was told, for an editor that does not run here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table

_WIDTH = 84


def draw(file: Path, title: str, code: str, problem: tuple[int, str], menu: Sequence[str]) -> None:
    """Write an SVG: the code, and below the problem's line, counted from 1, its message and the menu.

    The title says that it is a drawing; nothing of the editor's own window is made up.
    """
    line, message = problem
    popup = Table(show_header=False, box=None, padding=(0, 2), style="on #2b2d30")
    popup.add_column(style="#dfe1e5 on #2b2d30", width=_WIDTH - 16)
    popup.add_row(message, style="#f2c55c")
    for place, entry in enumerate(menu):
        popup.add_row(entry, style="bold on #2e436e" if place == 0 else "")
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - no path of a file
        console = Console(record=True, width=_WIDTH, file=nowhere, force_terminal=True)
        console.print(_lines(code, 1, line), Padding(popup, (0, 0, 0, 6)), _lines(code, line + 1, None))
    file.parent.mkdir(parents=True, exist_ok=True)
    console.save_svg(str(file), title=title)


def _lines(code: str, first: int, last: int | None) -> Syntax:
    return Syntax(code, "python", line_numbers=True, line_range=(first, last), theme="monokai")
