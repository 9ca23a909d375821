"""The command `podium setup`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches

import click

from lsp_server import store
from lsp_server.cli.main import FOUND, OK
from lsp_server.cli.setup.editors import Editor, editors
from lsp_server.cli.setup.plans import Plan, is_here, plan_for, would_start
from lsp_server.cli.terminal import styled, tell, warn
from lsp_server.errors import UserError


def run_setup(name: str, *, only_print: bool, check: bool) -> int:
    """Write, print or check an editor's configuration; list the editors where none is named.

    Raises UserError for an unknown editor, or a file that cannot be understood or written.
    """
    if not name:
        _list()
        return OK
    editor = _named(name)
    if check:
        return _check(editor)
    if only_print:
        _print(editor)
    else:
        _write(plan_for(editor, os.environ))
    return OK


def state_of(editor: Editor) -> tuple[str, str, str]:
    """How an editor is set up, for the doctor: ok, note or fault; what was found; the next step."""
    step = f"podium setup {editor.name}"
    try:
        plan = plan_for(editor, os.environ)
    except UserError as fault:
        return "note", str(fault), ""
    if plan.is_done and would_start(plan, os.environ):
        return "ok", f"set up: {_places(plan) or 'it finds podium on the PATH'}", ""
    if not plan.program:
        return "note", "not set up", step
    if not would_start(plan, os.environ):
        return "fault", f"set up, but {plan.program} is not there", step
    return "ok", f"set up in another way, with {plan.program}", ""


def editors_here() -> Iterator[Editor]:
    """The editors that seem to be on this machine."""
    return (editor for editor in editors().values() if is_here(editor, os.environ))


def _named(name: str) -> Editor:
    found = editors().get(name.lower())
    if found is None:
        near = get_close_matches(name.lower(), editors(), n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(editors())}"
        raise UserError(f"no such editor: {name}; {hint}")
    return found


def _list() -> None:
    width = max(map(len, editors()))
    for editor in editors().values():
        state, found, _ = state_of(editor)
        here = "" if is_here(editor, os.environ) else " (not seen on this machine)"
        sign = styled("✓", fg="green") if state == "ok" else " "
        click.echo(f"{sign} {editor.name:{width}}  {editor.title}{here}: {found}")
    tell("`podium setup EDITOR` writes it, --print shows it first")


def _check(editor: Editor) -> int:
    state, found, step = state_of(editor)
    click.echo(f"{editor.title}: {found}")
    if step:
        tell(f"→ {step}")
    return OK if state == "ok" else FOUND


def _print(editor: Editor) -> None:
    try:
        plan = plan_for(editor, os.environ)
    except UserError as fault:
        warn(str(fault))
        plan = plan_for(editor, os.environ, anew=True)
    for change in plan.changes:
        click.echo(f"# {change.path}", err=True)
        click.echo(change.after, nl=not change.after.endswith("\n"))
    if not plan.changes:
        tell(f"nothing to write: {plan.editor.title} finds podium on the PATH")


def _write(plan: Plan) -> None:
    written = plan.write()
    if len(written) > 1:
        tell(f"wrote {_places(plan)}")
    for path, backup in written if len(written) == 1 else ():
        tell(f"wrote {path}" + (f" (what it was: {backup})" if backup else ""))
    if not written:
        tell(f"nothing to write: {_places(plan) or plan.editor.title} is as it should be")
    if not would_start(plan_for(plan.editor, os.environ), os.environ):
        warn("the command of Podium is not where this says; install it, and run this again")
    tell(f"next: {plan.editor.next.replace('@CLIENTS@', str(store.clients_folder()))}")


def _places(plan: Plan) -> str:
    """The file, or the folder of several."""
    first = next(iter(plan.changes), None)
    return "" if first is None else str(first.path.parent if len(plan.changes) > 1 else first.path)
