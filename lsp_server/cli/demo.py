"""`podium demo`: a real editor session over the bundled example project, step by step on the terminal.

An editor without a screen starts the real server over stdio, opens copies of the example's files, asks for
menus and picks from them. Nothing that is printed here is written down anywhere: it is what the server said.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.syntax import Syntax
from rich.text import Text as Line

from lsp_server import store
from lsp_server.cli.main import FAILED, OK
from lsp_server.server.testing import Editor, Json
from lsp_server.text import Position, Range, Text
from lsp_server.text.diffs import unified

_SEVERITIES = {1: ("error", "red"), 2: ("warning", "yellow"), 3: ("info", "blue"), 4: ("hint", "cyan")}
_MOST_FINDINGS = 8


@dataclass
class _Stage:
    """The terminal and the editor of one showing."""

    console: Console
    editor: Editor
    pause: float
    number: int = 0

    def headline(self, words: str) -> None:
        self.number += 1
        if self.pause:
            time.sleep(self.pause)
        self.console.print()
        self.console.print(Rule(f"[bold]{self.number}. {words}", align="left", style="cyan"))


def run_demo(*, pause: float) -> int:
    """Show every step; 3 when one of them did not do what it promises."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 100)
    with tempfile.TemporaryDirectory(prefix="podium-demo-") as folder:
        root = Path(folder) / "shop"
        shutil.copytree(store.example_folder(), root, ignore=shutil.ignore_patterns("__pycache__"))
        environment = {**os.environ, "PODIUM_STATE_HOME": str(Path(folder) / "state")}
        command = [sys.executable, "-m", "lsp_server", "serve"]
        with Editor(command, root, environment=environment) as editor:
            stage = _Stage(console, editor, pause)
            _welcome(stage)
            good = [step(stage) for step in _STEPS]
        _farewell(console)
    return OK if all(good) else FAILED


def _welcome(stage: _Stage) -> None:
    info = stage.editor.server["serverInfo"]
    stage.console.print(
        Panel(
            "A small order service in Python with a TypeScript front, and the faults that real projects have.\n"
            "An editor session over the Language Server Protocol, offline: no model, no key, no network.",
            title=f"[bold]{info['name']} {info['version']}",
            border_style="cyan",
        )
    )


def _fix_import(stage: _Stage) -> bool:
    stage.headline("A name that nobody imported: open the menu at the problem, pick the fix")
    uri = _open(stage, "shop/storage.py", "python")
    cursor = stage.editor.find(uri, "Path(settings")
    _show_line(stage, uri, cursor)
    _show_problems(stage, uri, cursor.line)
    return _choose(stage, uri, cursor, lambda title: "import Path" in title)


def _fix_function(stage: _Stage) -> bool:
    stage.headline("Everything that ruff can repair in one function, as one edit")
    uri = _open(stage, "shop/pricing.py", "python")
    cursor = stage.editor.find(uri, "def discount_rate")
    done = _choose(
        stage, uri, stage.editor.find(uri, "coupon == None"), lambda title: "fix problems" in title
    )
    misspelt = _open(stage, "shop/orders.py", "python")
    _show_line(stage, misspelt, stage.editor.find(misspelt, "custmer"))
    renamed = _choose(
        stage, misspelt, stage.editor.find(misspelt, "custmer"), lambda title: "customer" in title
    )
    return bool(cursor) and done and renamed


def _document(stage: _Stage) -> bool:
    stage.headline("A function without documentation, and one whose documentation is out of date")
    uri = _uri(stage, "shop/orders.py")
    first = _choose(
        stage, uri, stage.editor.find(uri, "def parse_lines"), lambda title: "document parse" in title
    )
    uri = _uri(stage, "shop/pricing.py")
    second = _choose(
        stage, uri, stage.editor.find(uri, "def price_order"), lambda title: "document price" in title
    )
    _show_messages(stage)
    return first and second


def _audit(stage: _Stage) -> bool:
    stage.headline("Audit a file: what an attacker would look for")
    uri = _uri(stage, "shop/storage.py")
    return _audit_file(stage, uri, least=3)


def _hover(stage: _Stage) -> bool:
    stage.headline("Hover: what the code itself says of a function, and what a finding means")
    uri = _uri(stage, "shop/storage.py")
    function = _show_hover(stage, uri, stage.editor.find(uri, "find_orders"))
    finding = _show_hover(stage, uri, stage.editor.find(uri, "pickle.loads"))
    return function and finding


def _front(stage: _Stage) -> bool:
    stage.headline("The same in TypeScript: audit, and TSDoc from the signature")
    uri = _open(stage, "web/filters.ts", "typescript")
    audited = _audit_file(stage, uri, least=1)
    place = stage.editor.find(uri, "parseFilter")
    return audited and _choose(stage, uri, place, lambda title: "document parseFilter" in title)


_STEPS: tuple[Callable[[_Stage], bool], ...] = (_fix_import, _fix_function, _document, _audit, _hover, _front)


def _farewell(console: Console) -> None:
    podium = shutil.which("podium", path=str(Path(sys.executable).parent)) or "podium"
    lua = f"vim.lsp.config('podium', {{ cmd = {{ '{podium}', 'serve' }}, root_markers = {{ '.git' }} }})"
    console.print()
    console.print(Rule("[bold]Your own editor", align="left", style="cyan"))
    console.print("Any LSP editor runs [bold]podium serve[/]. In Neovim 0.11 and newer, in init.lua:")
    console.print(Padding(Line(f"{lua}\nvim.lsp.enable('podium')", style="green"), (1, 2)), soft_wrap=True)


def _choose(stage: _Stage, uri: str, cursor: Position, wanted: Callable[[str], bool]) -> bool:
    """Open the menu, show it with the choice marked, pick it, and show the diff that it made."""
    editor, before = stage.editor, stage.editor.texts[uri]
    menu = editor.actions(uri, Range(cursor, cursor))
    chosen = next((action for action in menu if wanted(action["title"])), None)
    _show_menu(stage, menu, chosen)
    if chosen is None:
        stage.console.print("  [red]the action is not in the menu[/]")
        return False
    editor.choose(chosen)
    changed = editor.wait_for(lambda: editor.texts[uri] is not before)
    diff = unified(before, editor.texts[uri], _name(stage, uri), context=2)
    stage.console.print(Padding(Syntax(diff, "diff", background_color="default"), (1, 2, 0, 4)))
    _settle(stage, uri)
    return changed and bool(diff)


def _audit_file(stage: _Stage, uri: str, least: int) -> bool:
    editor = stage.editor
    top = Position(0, 0)
    known = len(_audits(stage, uri))
    menu = editor.actions(uri, Range(top, top), ["podium"])
    chosen = next(action for action in menu if "audit" in action["title"])
    _show_menu(stage, menu, chosen)
    editor.choose(chosen)
    told = len(editor.messages)
    done = editor.wait_for(
        lambda: len(editor.messages) > told or any("audit" in one for one in editor.messages)
    )
    found = _audits(stage, uri)
    for diagnostic in found[:_MOST_FINDINGS]:
        _show_problem(stage, uri, diagnostic)
    if len(found) > _MOST_FINDINGS:
        stage.console.print(f"    … and {len(found) - _MOST_FINDINGS} more")
    _show_messages(stage)
    return done and len(found) >= max(least, known)


def _audits(stage: _Stage, uri: str) -> list[Json]:
    found = stage.editor.diagnostics.get(uri, [])
    return [one for one in found if str(one.get("data", {}).get("finding", "")).startswith("audit")]


def _show_hover(stage: _Stage, uri: str, position: Position) -> bool:
    text = stage.editor.hover(uri, position)
    _show_line(stage, uri, position)
    if text:
        stage.console.print(Padding(Panel(Markdown(text), border_style="dim"), (0, 2, 0, 4)))
    return bool(text)


def _show_menu(stage: _Stage, menu: list[Json], chosen: Json | None) -> None:
    lines = [
        Line(
            f"{'❯' if action is chosen else ' '} {action['title']}",
            style="bold green" if action is chosen else "",
        )
        for action in menu
    ]
    stage.console.print(
        Padding(Panel(Line("\n").join(lines), title="menu", border_style="dim", width=80), (0, 4))
    )


def _show_line(stage: _Stage, uri: str, position: Position) -> None:
    text = stage.editor.texts[uri].line(position.line)
    place = f"{_name(stage, uri)}:{position.line + 1}"
    stage.console.print(f"  [bold]{place}[/]")
    code = Line("    ") + Line(text, style="white")
    stage.console.print(code)
    stage.console.print(f"    {' ' * position.character}[cyan]▲[/]")


def _show_problems(stage: _Stage, uri: str, line: int) -> None:
    for diagnostic in stage.editor.diagnostics.get(uri, []):
        if diagnostic["range"]["start"]["line"] == line:
            _show_problem(stage, uri, diagnostic)


def _show_problem(stage: _Stage, uri: str, diagnostic: Json) -> None:
    word, colour = _SEVERITIES[diagnostic["severity"]]
    line = diagnostic["range"]["start"]["line"]
    code = stage.editor.texts[uri].line(line).strip()
    head = Line("    ") + Line(f"{word:8}", style=colour) + Line(f"{line + 1:4}  ", style="dim")
    stage.console.print(
        head + Line(str(diagnostic["code"]), style="bold") + Line(f"  {diagnostic['message']}")
    )
    stage.console.print(Line(f"                  {code}", style="dim"), overflow="ellipsis", no_wrap=True)


def _show_messages(stage: _Stage) -> None:
    for message in stage.editor.messages:
        stage.console.print(Line(f"    ▪ {message}", style="italic"))
    stage.editor.messages.clear()


def _open(stage: _Stage, name: str, language: str) -> str:
    """Open a file and wait, as a person does, until the server has looked at it."""
    uri = stage.editor.open(stage.editor.root / name, language)
    _settle(stage, uri)
    return uri


def _settle(stage: _Stage, uri: str) -> None:
    """Wait until the diagnostics of the present version have come; files without linters have none."""
    if uri.endswith(".py"):
        version = stage.editor.version(uri)
        stage.editor.wait_for(lambda: stage.editor.published.get(uri) == version)
    else:
        stage.editor.wait_for(lambda: _outlined(stage.editor, uri))


def _outlined(editor: Editor, uri: str) -> bool:
    """Whether the server knows the file's definitions yet: its menus then name them."""
    text: Text = editor.texts[uri]
    place = next(Position(number, 17) for number, line in enumerate(text.lines) if "export function" in line)
    titles: list[Any] = [action["title"] for action in editor.actions(uri, Range(place, place))]
    return any("document" in title and not title.endswith(".ts") for title in titles)


def _uri(stage: _Stage, name: str) -> str:
    return next(uri for uri in stage.editor.texts if uri.endswith(name))


def _name(stage: _Stage, uri: str) -> str:
    return "/".join(uri.rsplit("/", 2)[1:])
