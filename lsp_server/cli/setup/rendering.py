"""What an editor's file should be, from what it is: one function a kind of file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, cast

from lsp_server import store
from lsp_server.cli.setup.editors import Editor
from lsp_server.cli.setup.helix import program_in, with_podium
from lsp_server.cli.setup.helix_servers import servers_here
from lsp_server.cli.setup.jsonc import value_at, with_value

Command = Sequence[str]
_STARTED = re.compile(r'"((?:[^"\\\n]|\\.)*)",?\s+"(?:serve|-m)"')  # in a list of Lua or Emacs Lisp
_PLACE = re.compile(r"@(PROGRAM|COMMAND|CLIENTS)@")


def rendered(editor: Editor, now: str, command: Command, environment: Mapping[str, str]) -> str:
    """The file's text with Podium in it; `now` is what it has, empty for none.

    Of all editors, only Helix is asked something: which servers it starts.

    Raises UserError where the file is not what the editor itself could read.
    """
    if editor.kind == "helix":
        here = partial(servers_here, programs=editor.programs, environment=environment)
        return with_podium(now, editor.source.read_text("utf-8"), command, here)
    return _KINDS[editor.kind](editor, now, command)


def configured_program(editor: Editor, now: str) -> str:
    """The program that a file tells the editor to start, empty where it has nothing of Podium.

    Raises UserError where the file is not what the editor itself could read.
    """
    if editor.kind == "helix":
        return program_in(now)
    if editor.kind == "json":
        return _program_at(editor, now)
    text = now if editor.kind == "file" else "".join(_block(editor).findall(now))
    started = _STARTED.search(text)
    return started[1].replace("\\\\", "\\") if started else ""


def _program_at(editor: Editor, now: str) -> str:
    """What stands where the template has the command; empty where that starts something else."""
    template = json.loads(editor.source.read_text("utf-8"))
    place = next(path for path, leaf in _leaves(template, ()) if leaf in ("$PROGRAM", "$COMMAND"))
    found: Any = value_at(now, (*editor.at, *place))
    whole = json.dumps(value_at(now, editor.at))
    program: Any = found[0] if isinstance(cast("object", found), list) and found else found
    ours = "podium" in str(program) or "lsp_server" in whole
    return program if isinstance(program, str) and ours else ""


def _own_file(editor: Editor, _now: str, command: Command) -> str:
    return _filled(editor, command)


def _marked_block(editor: Editor, now: str, command: Command) -> str:
    begin, end = _marks(editor)
    block = f"{begin}\n{_filled(editor, command)}{end}\n"
    if _block(editor).search(now):
        return _block(editor).sub(lambda _match: block, now, count=1)
    gap = "" if not now or now.endswith("\n\n") else "\n" if now.endswith("\n") else "\n\n"
    return f"{now}{gap}{block}"


def _json_value(editor: Editor, now: str, command: Command) -> str:
    """Each value of the template at its own place: what the user has beside them stays.

    Those that name the command are set; the others only where there is nothing yet.
    """
    program, *arguments = command
    known: dict[str, object] = {"$PROGRAM": program, "$ARGUMENTS": arguments, "$COMMAND": list(command)}
    if not now.strip():
        return with_value(now, editor.at, _with_command(editor, known))
    for path, leaf in _leaves(json.loads(editor.source.read_text("utf-8")), ()):
        place = (*editor.at, *path)
        names_command = isinstance(leaf, str) and leaf in known
        value = known[leaf] if names_command else leaf
        there = value_at(now, place)
        if there != value and (names_command or there is None):
            now = with_value(now, place, value)
    return now


_KINDS: dict[str, Callable[[Editor, str, Command], str]] = {
    "file": _own_file,
    "block": _marked_block,
    "json": _json_value,
}


def _filled(editor: Editor, command: Command) -> str:
    """A template of Lua or Emacs Lisp: both write strings as JSON does, as far as paths go."""
    lua = editor.source.suffix == ".lua"
    strings = [json.dumps(part, ensure_ascii=False) for part in command]
    values = {
        "PROGRAM": strings[0],
        "COMMAND": f"{{ {', '.join(strings)} }}" if lua else f"({' '.join(strings)})",
        "CLIENTS": json.dumps(store.clients_folder().as_posix(), ensure_ascii=False),
    }
    return _PLACE.sub(lambda match: values[match[1]], editor.source.read_text("utf-8"))


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value of a template that is no object, with its path of names."""
    if not isinstance(value, dict):
        yield path, value
        return
    for key, one in cast("dict[str, Any]", value).items():
        yield from _leaves(one, (*path, key))


def _with_command(editor: Editor, known: Mapping[str, object]) -> object:
    def filled(value: object) -> object:
        if isinstance(value, dict):
            return {key: filled(one) for key, one in cast("dict[str, object]", value).items()}
        return known.get(value, value) if isinstance(value, str) else value

    return filled(json.loads(editor.source.read_text("utf-8")))


def _marks(editor: Editor) -> tuple[str, str]:
    begin = f"podium: begin, written by `podium setup {editor.name}`"
    return f"{editor.comment}{begin}", f"{editor.comment}podium: end"


def _block(editor: Editor) -> re.Pattern[str]:
    begin, end = map(re.escape, _marks(editor))
    return re.compile(rf"^{begin}\n(?:.*\n)*?{end}\n", re.MULTILINE)
