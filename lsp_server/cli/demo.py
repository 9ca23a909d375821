"""`podium demo`: a real editor session over the bundled example project, step by step on the terminal.

An editor without a screen starts the real server over stdio, opens copies of the example's files, asks for
menus and picks from them. Nothing that is printed here is written down anywhere: it is what the server said,
but for the words of a scripted model where one was asked for.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text as Line

from lsp_server import store
from lsp_server.cli.demo_model import REQUEST, model_at_hand
from lsp_server.cli.main import FAILED, OK
from lsp_server.server.testing import Editor, Json
from lsp_server.text import Position, Range, TextEdit
from lsp_server.text.diffs import unified

_SEVERITIES = {1: ("error", "red"), 2: ("warning", "yellow"), 3: ("info", "blue"), 4: ("hint", "cyan")}
_DIFF_STYLES = {"+": "green", "-": "red", "@": "cyan"}
_MOST_FINDINGS = 8
_COMMAND = (sys.executable, "-m", "lsp_server", "serve")


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


def run_demo(*, pause: float, scripted: bool = False) -> int:
    """Show every step; 3 when one of them did not do what it promises.

    The last step is by a model, one of this machine's or, where that is asked for, a scripted one.
    """
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 100)
    with tempfile.TemporaryDirectory(prefix="podium-demo-") as folder:
        root = Path(folder) / "shop"
        shutil.copytree(store.example_folder(), root, ignore=shutil.ignore_patterns("__pycache__"))
        own = {name: str(Path(folder) / "own") for name in ("PODIUM_STATE_HOME", "PODIUM_CONFIG_HOME")}
        offline = {**os.environ, **own, "PODIUM_PROBES": ""}  # as on any machine
        with Editor(_COMMAND, root, environment=offline) as editor:
            stage = _Stage(console, editor, pause)
            _welcome(stage)
            good = [step(stage) for step in _STEPS]
        with model_at_hand(scripted=scripted) as (model, found):
            good.append(_by_model(stage, model, {**os.environ, **own, **found}))
        _farewell(console)
    return OK if all(good) else FAILED


def _welcome(stage: _Stage) -> None:
    info = stage.editor.server["serverInfo"]
    stage.console.print(
        Panel(
            "A small order service in Python with a TypeScript front and the faults of real projects.\n"
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
    return _choose(stage, uri, cursor, "import Path")


def _fix_file(stage: _Stage) -> bool:
    stage.headline("A misspelt name; then everything that ruff can repair safely in a file, as one edit")
    uri = _open(stage, "shop/orders.py", "python")
    misspelt = stage.editor.find(uri, "custmer")
    _show_line(stage, uri, misspelt)
    _show_problems(stage, uri, misspelt.line)
    renamed = _choose(stage, uri, misspelt, "customer")
    return _choose(stage, uri, Position(0, 0), "fix problems in orders.py") and renamed


def _document(stage: _Stage) -> bool:
    stage.headline("A function without documentation, and one whose documentation is out of date")
    uri = _uri(stage, "shop/orders.py")
    first = _choose(stage, uri, stage.editor.find(uri, "def parse_lines"), "document parse_lines")
    uri = _open(stage, "shop/pricing.py", "python")
    return _choose(stage, uri, stage.editor.find(uri, "def price_order"), "document price_order") and first


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
    return audited and _choose(stage, uri, place, "document parseFilter")


_STEPS: tuple[Callable[[_Stage], bool], ...] = (_fix_import, _fix_file, _document, _audit, _hover, _front)


def _by_model(stage: _Stage, model: str, environment: dict[str, str]) -> bool:
    """The same menu with a model behind it; a real one may fail here, and then says so."""
    if not model:
        stage.console.print()
        stage.console.print(
            "With a model on this machine there is a seventh step: start Ollama, LM Studio, llama.cpp or\n"
            "vLLM, or see it with a script in a model's place: podium demo --scripted"
        )
        return True
    stage.headline(f"The same menu with a model: {model}")
    with Editor(_COMMAND, stage.editor.root, environment=environment) as editor:
        stage = replace(stage, editor=editor)
        uri = _open(stage, "shop/storage.py", "python")
        editor.poll(lambda: editor.command("podium.status")["endpoints"])
        place = editor.find(uri, "find_orders")
        explained = _choose_command(stage, uri, place, "explain find_orders")
        _show_hover(stage, uri, place)
        asked = f"    # podium: {REQUEST}\n"
        editor.edit(uri, [TextEdit(Range(Position(place.line + 1, 0), Position(place.line + 1, 0)), asked)])
        comment = editor.find(uri, "# podium:")
        _show_line(stage, uri, comment)
        done = _choose(stage, uri, comment, "run take the values")
    return (explained and done) or "script" not in model


def _choose_command(stage: _Stage, uri: str, cursor: Position, wanted: str) -> bool:
    """Pick an action that changes no text, and wait for its end."""
    editor, at = stage.editor, Range(cursor, cursor)
    menu: list[Json] = []

    def chosen() -> Json | None:
        menu[:] = editor.actions(uri, at)
        return next((action for action in menu if wanted in action["title"]), None)

    editor.poll(chosen)
    action = chosen()
    _show_menu(stage, menu, action)
    if action is None:
        return False
    editor.choose(action)
    _finished(stage, action)
    return True


def _farewell(console: Console) -> None:
    podium = shutil.which("podium", path=str(Path(sys.executable).parent)) or "podium"
    console.print()
    console.print(Rule("[bold]Your own editor", align="left", style="cyan"))
    console.print(
        "Any LSP editor runs [bold]podium serve[/]. This sets one up, and lists them without a name:"
    )
    console.print(Line(f"\n  {podium} setup neovim\n", style="green"), soft_wrap=True)


def _choose(stage: _Stage, uri: str, cursor: Position, wanted: str) -> bool:
    """Open the menu, show it with the choice marked, pick it, and show the diff that it made."""
    editor, before, at = stage.editor, stage.editor.texts[uri], Range(cursor, cursor)
    menu: list[Json] = []

    def has_wanted() -> bool:
        menu[:] = editor.actions(uri, at)
        return any(wanted in action["title"] for action in menu)

    editor.poll(has_wanted)
    chosen = next((action for action in menu if wanted in action["title"]), None)
    _show_menu(stage, menu, chosen)
    if chosen is None:
        stage.console.print("  [red]the action is not in the menu[/]")
        return False
    editor.choose(chosen)
    changed = editor.wait_for(lambda: editor.texts[uri] is not before)
    diff = unified(before, editor.texts[uri], _name(uri), context=2)
    _show_diff(stage, diff)
    _finished(stage, chosen)
    _show_messages(stage)
    return changed and bool(diff)


def _finished(stage: _Stage, chosen: Json) -> None:
    """Wait for the end of the job's progress, and so for what the server says of it."""
    if "command" in chosen:
        stage.editor.wait_for(lambda: stage.editor.progress_ended)
        stage.editor.progress_ended = False


def _audit_file(stage: _Stage, uri: str, least: int) -> bool:
    editor, top = stage.editor, Position(0, 0)
    menu = editor.actions(uri, Range(top, top), ["podium"])
    chosen = next(action for action in menu if "audit" in action["title"])
    _show_menu(stage, menu, chosen)
    editor.choose(chosen)
    _finished(stage, chosen)
    found = _audits(stage, uri)
    for diagnostic in found[:_MOST_FINDINGS]:
        _show_problem(stage, uri, diagnostic)
    if len(found) > _MOST_FINDINGS:
        stage.console.print(f"    … and {len(found) - _MOST_FINDINGS} more")
    _show_messages(stage)
    return len(found) >= least


def _audits(stage: _Stage, uri: str) -> list[Json]:
    found = stage.editor.diagnostics.get(uri, [])
    return [one for one in found if str(one.get("data", {}).get("finding", "")).startswith("audit")]


def _show_hover(stage: _Stage, uri: str, position: Position) -> bool:
    text = stage.editor.hover(uri, position)
    _show_line(stage, uri, position)
    if text:
        stage.console.print(Padding(Panel(Markdown(text), border_style="dim"), (0, 2, 0, 4)))
    return bool(text)


def _show_diff(stage: _Stage, diff: str) -> None:
    """The diff in colours, every line whole."""
    stage.console.print()
    for line in diff.splitlines():
        style = "bold" if line.startswith(("---", "+++")) else _DIFF_STYLES.get(line[:1], "")
        stage.console.print(Line(f"    {line}", style), soft_wrap=True)


def _show_menu(stage: _Stage, menu: list[Json], chosen: Json | None) -> None:
    lines = [
        Line(f"❯ {action['title']}", "bold green") if action is chosen else Line(f"  {action['title']}")
        for action in menu
    ]
    panel = Panel(Line("\n").join(lines), title="menu", border_style="dim", width=80)
    stage.console.print(Padding(panel, (0, 4), expand=False))


def _show_line(stage: _Stage, uri: str, position: Position) -> None:
    text = stage.editor.texts[uri].line(position.line)
    place = f"{_name(uri)}:{position.line + 1}"
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
    stage.console.print(
        Line.assemble(f"{line + 1:8}  ", (word, colour), "  ", (str(diagnostic["code"]), "bold"))
    )
    stage.console.print(Padding(Line(diagnostic["message"]), (0, 0, 0, 10), expand=False))
    code = stage.editor.texts[uri].line(line).strip()
    stage.console.print(Line(f"          {code}", style="dim"), overflow="ellipsis", no_wrap=True)


def _show_messages(stage: _Stage) -> None:
    for message in stage.editor.messages:
        stage.console.print(Line(f"    ▪ {message}", style="italic"))
    stage.editor.messages.clear()


def _open(stage: _Stage, name: str, language: str) -> str:
    """Open a file and wait, as a person does, until the server has looked at it."""
    uri = stage.editor.open(stage.editor.root / name, language)
    if language == "python":
        stage.editor.wait_for(lambda: stage.editor.diagnostics.get(uri))
    return uri


def _uri(stage: _Stage, name: str) -> str:
    return next(uri for uri in stage.editor.texts if uri.endswith(name))


def _name(uri: str) -> str:
    return "/".join(uri.rsplit("/", 2)[1:])
