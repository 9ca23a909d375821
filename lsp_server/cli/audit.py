"""`podium audit`: findings of a file or folder as text, JSON or SARIF."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress

from lsp_server.agents.auditor import merge, selected_codes, weighed
from lsp_server.cli.main import FOUND, OK, relative
from lsp_server.cli.sarif import sarif_log
from lsp_server.cli.targets import Target, target_of
from lsp_server.errors import AccessError, ToolError, UserError
from lsp_server.syntax import language_for_path
from lsp_server.text import Text
from lsp_server.tools import ruff
from lsp_server.tools.findings import Confidence, Finding
from lsp_server.tools.pool import Task, audit_files

_MOST_BYTES = 4_000_000
_SHOWN = {Confidence.HIGH, Confidence.MEDIUM}
_STYLES = {"error": "red", "warning": "yellow", "information": "blue"}


@dataclass
class _Linted:
    """ruff over the whole folder at once, beside our own rules."""

    rows: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict[str, list[Mapping[str, Any]]])
    fault: str = ""


def run_audit(words: str, *, form: str, check: bool, low: bool) -> int:
    """Audit a file or every file below a folder. Raises PodiumError."""
    target = target_of(words)
    base = target.path if target.is_folder else target.path.parent
    files = list(target.project.workspace.walk(target.path)) if target.is_folder else [target.path]
    found: list[tuple[Path, list[Finding]]] = []
    for path, findings in _findings(target, files):
        shown = [one for one in findings if low or one.confidence in _SHOWN]
        if shown:
            found.append((path, shown))
            if form == "text" and not check:
                _print_text(path, shown)
    if not check:
        _print_rest(form, base, sorted(found))
    return FOUND if found else OK


def _findings(target: Target, files: list[Path]) -> Iterator[tuple[Path, list[Finding]]]:
    """Each file with its findings, both engines together; those of ruff are ready before ours are."""
    errors = Console(stderr=True)
    linted = _Linted()
    python = [str(path) for path in files if language_for_path(path.name).name == "python"]
    thread = threading.Thread(target=_lint, args=(target, python, linted), daemon=True)
    thread.start()
    with Progress(console=errors, transient=True, disable=len(files) < 2) as progress:
        bar = progress.add_task("audit", total=len(files))
        waiting: list[tuple[Path, list[Finding]]] = []
        for name, findings in audit_files(_tasks(target, files, errors)):
            progress.advance(bar)
            if thread.is_alive():
                waiting.append((Path(name), findings))
                continue
            yield from _joined([*waiting, (Path(name), findings)], linted, target)
            waiting = []
        thread.join()
        yield from _joined(waiting, linted, target)
    for note in (linted.fault, *target.project.take_notes()):
        if note:
            errors.print(note, style="yellow", markup=False)


def _lint(target: Target, files: list[str], linted: _Linted) -> None:
    async def work() -> None:
        config = await target.project.ruff_config(str(target.path))
        linted.rows = await ruff.check_folder(files, config, select=selected_codes())

    try:
        if files:
            asyncio.run(work())
    except ToolError as fault:
        linted.fault = f"{fault}; only Podium's own rules were used"


def _tasks(target: Target, files: Iterable[Path], errors: Console) -> Iterator[Task]:
    for path in files:
        try:
            data = target.project.workspace.read(path)
        except (AccessError, UserError) as fault:
            errors.print(str(fault), style="yellow", markup=False)
            data = b""
        if b"\0" in data[:8192] or len(data) > _MOST_BYTES:
            data = b""
        yield str(path), language_for_path(path.name).name, data


def _joined(
    results: Iterable[tuple[Path, list[Finding]]], linted: _Linted, target: Target
) -> Iterator[tuple[Path, list[Finding]]]:
    for path, own in results:
        rows = linted.rows.get(str(path), [])
        if not rows:
            yield path, own
            continue
        text = Text.of(target.project.workspace.read(path).decode("utf-8", "replace"))
        theirs = [one for row in rows if (one := weighed(ruff.finding_of(text, row)))]
        yield path, merge(own, theirs)


def _print_text(path: Path, findings: list[Finding]) -> None:
    for one in findings:
        place = f"{relative(path)}:{one.range.start.line + 1}:{one.range.start.character + 1}"
        cwe = f" (CWE-{one.cwe})" if one.cwe else ""
        severity = click.style(str(one.severity), fg=_STYLES.get(one.severity))
        click.echo(f"{place}: {severity} {click.style(one.rule, bold=True)} {one.message}{cwe}")


def _print_rest(form: str, base: Path, found: list[tuple[Path, list[Finding]]]) -> None:
    if form == "sarif":
        click.echo(json.dumps(sarif_log(found, base), indent=2))
    elif form == "json":
        click.echo(json.dumps([_row(path, one) for path, findings in found for one in findings], indent=2))
    else:
        count = sum(len(findings) for _, findings in found)
        files = f"{len(found)} file{'' if len(found) == 1 else 's'}"
        click.echo(
            f"{count} finding{'' if count == 1 else 's'} in {files}" if count else "no findings", err=True
        )


def _row(path: Path, one: Finding) -> dict[str, Any]:
    start, end = one.range
    return {
        "path": str(path),
        "line": start.line + 1,
        "column": start.character + 1,
        "endLine": end.line + 1,
        "endColumn": end.character + 1,
        "tool": one.tool,
        "rule": one.rule,
        "severity": str(one.severity),
        "confidence": str(one.confidence),
        "cwe": one.cwe,
        "message": one.message,
        "help": one.help,
    }
