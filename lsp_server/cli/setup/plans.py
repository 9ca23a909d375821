"""What setting up an editor would change on this machine, and making it: with a backup, or not at all."""

from __future__ import annotations

import itertools
import json
import shlex
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsp_server import store
from lsp_server.cli.setup.command import command_for, is_on_path, starts
from lsp_server.cli.setup.editors import Editor
from lsp_server.cli.setup.rendering import configured_program, rendered
from lsp_server.errors import UserError

_MOST = 4_000_000  # bytes of a settings file


@dataclass(frozen=True)
class Change:
    """A file as it is, None where it is missing, and as it should be."""

    path: Path
    before: str | None
    after: str

    @property
    def is_needed(self) -> bool:
        """Whether anything is to be written."""
        return self.before != self.after


@dataclass(frozen=True)
class Plan:
    """All of an editor's setup. `program` is what its files start now, empty where nothing does."""

    editor: Editor
    changes: tuple[Change, ...]
    program: str

    @property
    def is_done(self) -> bool:
        """Whether the files are as they should be."""
        return not any(change.is_needed for change in self.changes)

    def write(self) -> list[tuple[Path, Path | None]]:
        """Write what is needed; gives each file with the copy of what it was, None for a new file.

        Raises UserError where a file cannot be written; what was written before stays.
        """
        out: list[tuple[Path, Path | None]] = []
        for change in self.changes:
            if change.is_needed:
                try:
                    out.append((change.path, _written(change)))
                except OSError as fault:
                    raise UserError(f"{change.path} cannot be written: {fault.strerror}") from None
        return out


def plan_for(editor: Editor, environment: Mapping[str, str], *, anew: bool = False) -> Plan:
    """What there is and what should be; `anew` as if there were nothing.

    Raises UserError for a file that is not to be understood.
    """
    command = command_for(environment)
    target = editor.file(environment)
    if editor.kind == "folder":
        changes = _folder(editor, target, command)
    elif editor.only_off_path and is_on_path(environment):
        changes = []  # the editor's own extension finds it there
    else:
        changes = [_change(editor, target, environment, anew=anew)]
    program = _program(editor, changes, command)
    return Plan(editor, tuple(changes), program)


def would_start(plan: Plan, environment: Mapping[str, str]) -> bool:
    """Whether the program that the editor is told to start is there."""
    return bool(plan.program) and starts(plan.program, environment)


def is_here(editor: Editor, environment: Mapping[str, str]) -> bool:
    """Whether the editor seems to be on this machine: its program, or a folder of its settings."""
    path = environment.get("PATH", "")
    if any(shutil.which(program, path=path) for program in editor.programs):
        return True
    own = editor.kind != "folder" and editor.programs and editor.kind != "block"
    return bool(own) and editor.folder(environment).is_dir()


def _change(editor: Editor, target: Path, environment: Mapping[str, str], *, anew: bool) -> Change:
    command = command_for(environment)
    before = None if anew else _read(target)
    ends = "\r\n" if "\r\n" in (before or "") else "\n"
    try:
        after = rendered(editor, (before or "").replace("\r\n", "\n"), command, environment)
    except UserError as fault:
        raise UserError(f"{target}: {fault}; mend it, or add what --print shows by hand") from None
    return Change(target, before, after.replace("\n", ends))


def _folder(editor: Editor, target: Path, command: Sequence[str]) -> list[Change]:
    """A folder to import: the template's files, its own command replaced by ours."""
    out: list[Change] = []
    for source in sorted(editor.source.iterdir()):
        content = source.read_text("utf-8")
        if source.name == "template.json" and command[0] != "podium":
            template = json.loads(content)
            template["programArgs"] = {"default": _unix(command), "windows": _windows(command)}
            content = json.dumps(template, indent=2, ensure_ascii=False) + "\n"
        out.append(Change(target / source.name, _read(target / source.name), content))
    return out


def _unix(command: Sequence[str]) -> str:
    """Through a shell, which finds what the user's own shells find."""
    return f'sh -c "exec {shlex.join(command)}"'


def _windows(command: Sequence[str]) -> str:
    return " ".join(f'"{part}"' if " " in part else part for part in command)


def _program(editor: Editor, changes: Sequence[Change], command: Sequence[str]) -> str:
    if editor.kind == "folder":
        return command[0] if all(not change.is_needed for change in changes) else ""
    if not changes:
        return command[0]
    before = changes[0].before
    return configured_program(editor, before) if before else ""


def _read(path: Path) -> str | None:
    try:
        if path.stat().st_size > _MOST:
            raise UserError(f"{path} is too long to be an editor's settings")
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise UserError(f"{path} is no UTF-8 text") from None
    except OSError as fault:
        raise UserError(f"{path} cannot be read: {fault.strerror}") from None


def _written(change: Change) -> Path | None:
    """Write one file; a link stays one, so the file behind it is what changes."""
    path = change.path.resolve()
    backup = None
    if change.before is not None:
        backup = _free(path)
        shutil.copy2(path, backup)
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode if change.before is not None else 0o644
    try:
        store.write_atomically(path, change.after.encode())
    except OSError:
        if backup is not None:
            backup.unlink()
        raise
    path.chmod(mode)
    return backup


def _free(path: Path) -> Path:
    """A name beside a file that is not taken."""
    first = path.with_name(f"{path.name}.podium-backup")
    others = (first.with_name(f"{first.name}-{number}") for number in itertools.count(2))
    return next(one for one in itertools.chain((first,), others) if not one.exists())
