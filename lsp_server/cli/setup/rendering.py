"""What an editor's file should be, from what it is: one pure function a kind of file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, cast

from lsp_server import store
from lsp_server.cli.setup.editors import Editor
from lsp_server.cli.setup.helix import program_in, with_podium
from lsp_server.cli.setup.jsonc import value_at, with_value

Command = Sequence[str]
_STARTED = re.compile(r'"((?:[^"\\\n]|\\.)*)",?\s+"(?:serve|-m)"')  # in a list of Lua or Emacs Lisp
_PLACE = re.compile(r"@(PROGRAM|COMMAND|CLIENTS)@")


def rendered(editor: Editor, now: str, command: Command) -> str:
    """The file's text with Podium in it; `now` is what it has, empty for none.

    Raises UserError where the file is not what the editor itself could read.
    """
    return _KINDS[editor.kind](editor, now, command)


def configured_program(editor: Editor, now: str) -> str:
    """The program that a file tells the editor to start, empty where it has nothing of Podium.

    Raises UserError where the file is not what the editor itself could read.
    """
    if editor.kind == "json":
        return next(iter(_words(value_at(now, editor.at))), "")
    if editor.kind == "helix":
        return program_in(now)
    started = _STARTED.search(now)
    return started[1].replace("\\\\", "\\") if started else ""


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
    value = _with_command(json.loads(editor.source.read_text("utf-8")), command)
    return now if now and value_at(now, editor.at) == value else with_value(now, editor.at, value)


def _helix(editor: Editor, now: str, command: Command) -> str:
    return with_podium(now, editor.source.read_text("utf-8"), command)


_KINDS: dict[str, Callable[[Editor, str, Command], str]] = {
    "file": _own_file,
    "block": _marked_block,
    "json": _json_value,
    "helix": _helix,
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


def _with_command(value: Any, command: Command) -> Any:
    program, *arguments = command
    known: dict[str, object] = {"$PROGRAM": program, "$ARGUMENTS": arguments, "$COMMAND": list(command)}
    if isinstance(value, dict):
        return {key: _with_command(one, command) for key, one in cast("dict[str, Any]", value).items()}
    return known.get(value, value) if isinstance(value, str) else value


def _marks(editor: Editor) -> tuple[str, str]:
    begin = f"podium: begin, written by `podium setup {editor.name}`"
    return f"{editor.comment}{begin}", f"{editor.comment}podium: end"


def _block(editor: Editor) -> re.Pattern[str]:
    begin, end = map(re.escape, _marks(editor))
    return re.compile(rf"^{begin}\n(?:.*\n)*?{end}\n", re.MULTILINE)


def _words(value: object) -> list[str]:
    """Every string in a JSON value."""
    if isinstance(value, dict):
        value = list(cast("dict[str, object]", value).values())
    if isinstance(value, list):
        return [word for one in cast("list[object]", value) for word in _words(one)]
    return [value] if isinstance(value, str) else []
