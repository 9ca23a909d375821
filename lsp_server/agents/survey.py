"""An audit of all files below a folder, a batch at a time, as an editor wants it: by one helper process.

ruff runs once over the whole folder; our own rules go over batches of files in the helper, which also joins
the findings of both. The terminal's `podium audit` takes all cores instead.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsp_server.agents.auditor import linted, merge, selected_codes
from lsp_server.agents.project import Project
from lsp_server.errors import ToolError, UserError
from lsp_server.syntax import PLAIN, language_for_path
from lsp_server.text import Text
from lsp_server.tools import ruff
from lsp_server.tools.audit import audit_bytes
from lsp_server.tools.findings import Confidence, Finding
from lsp_server.tools.helper import Helper
from lsp_server.workspace import is_text

_BATCH = 25  # files between two words on how far it has come
_MOST_BYTES = 4_000_000
_HEAD = 200  # bytes in which a first line names the interpreter
_BOM = b"\xef\xbb\xbf"

Rows = Mapping[str, Sequence[Mapping[str, Any]]]  # of ruff, by absolute path


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A file with findings, and the text that they are about."""

    path: str
    language: str
    text: Text
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Portion:
    """What came of a batch: `done` of `total` files are looked at now; `fault` says what could not run."""

    done: int
    total: int
    files: tuple[Surveyed, ...]
    fault: str = ""


async def survey(
    project: Project, folder: str, helper: Helper, serves: Callable[[str, str], bool]
) -> AsyncIterator[Portion]:
    """Audit a folder of the workspace, in the order of its files; `serves` has a language and a path.

    Raises AccessError for a folder outside the workspace, ToolError when the helper is killed.
    """
    walked = map(str, project.workspace.walk(folder))
    paths = await asyncio.to_thread(lambda: [path for path in walked if serves(_language(path), path)])
    rows, fault = await _linted(project, folder, paths)
    for start in range(0, len(paths), _BATCH):
        batch = paths[start : start + _BATCH]
        theirs = {path: rows[path] for path in batch if path in rows}
        files = await helper.run(audit_batch, project, batch, theirs)
        yield Portion(min(start + _BATCH, len(paths)), len(paths), files, fault if start == 0 else "")


async def _linted(project: Project, folder: str, paths: Sequence[str]) -> tuple[Rows, str]:
    python = [path for path in paths if language_for_path(path).name == "python"]
    if not python:
        return {}, ""
    try:
        config = await project.ruff_config(folder)
        return await ruff.check_folder(python, config, select=selected_codes()), ""
    except ToolError as fault:
        return {}, f"{fault}; only Podium's own rules were used"


def audit_batch(project: Project, paths: Sequence[str], rows: Rows) -> tuple[Surveyed, ...]:
    """The files of a batch that have findings; those that are no text or too long are left out."""
    found = (_audit(project, path, rows.get(path, ())) for path in paths)
    return tuple(one for one in found if one is not None)


def _audit(project: Project, path: str, rows: Sequence[Mapping[str, Any]]) -> Surveyed | None:
    try:
        data = project.workspace.read(path, _MOST_BYTES)
    except UserError:
        return None
    if not is_text(data):
        return None
    language = _language(path, data)
    own = audit_bytes(path, language, data, minimum=Confidence.MEDIUM)
    if not own and not rows:
        return None
    text = Text.of(data.removeprefix(_BOM).decode("utf-8", "replace"))
    findings = tuple(merge(own, linted(text, rows)))
    return Surveyed(path, language, text, findings) if findings else None


def _language(path: str, data: bytes | None = None) -> str:
    """A file's language: by its name, else by its first line."""
    language = language_for_path(Path(path).name)
    if language is not PLAIN:
        return language.name
    if data is None:
        try:
            with Path(path).open("rb") as file:
                data = file.read(_HEAD)
        except OSError:
            data = b""
    first_line = data[:_HEAD].partition(b"\n")[0].decode("utf-8", "replace")
    return language_for_path(Path(path).name, first_line).name
