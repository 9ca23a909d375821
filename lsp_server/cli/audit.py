"""`podium audit`: findings of a file or folder as text, JSON or SARIF."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from lsp_server.agents.auditor import linted, merge, selected_codes
from lsp_server.cli.audit_model import audited_by_model, model_for_audit
from lsp_server.cli.main import FAILED, FOUND, OK
from lsp_server.cli.sarif import sarif_log
from lsp_server.cli.targets import Target, named, read_snapshot, span_at, symbols_of, target_of
from lsp_server.cli.terminal import Bar, about, counted, relative, styled, tell, visible, warn
from lsp_server.errors import ToolError, UserError
from lsp_server.syntax import PLAIN, language_for_path, languages
from lsp_server.text import Position, Range, Text
from lsp_server.tools import audit, process, ruff
from lsp_server.tools.findings import Confidence, Finding
from lsp_server.tools.pool import Task, audit_files
from lsp_server.workspace import decode, is_text

_MOST_BYTES = 4_000_000
_SYNTAX = (None, "invalid-syntax", "syntax-error", "E999")  # how ruff calls what does not parse
_SHOWN = {Confidence.HIGH, Confidence.MEDIUM}
_COLOURS = {"error": "red", "warning": "yellow", "information": "blue", "hint": "cyan"}
_CAPTURE = re.compile(r"\{[a-z_.]+\}")
_BOM = b"\xef\xbb\xbf"

Found = list[tuple[Path, list[Finding]]]


@dataclass(frozen=True)
class AuditOptions:
    """The options of `podium audit`; `form` is text, json or sarif."""

    form: str = "text"
    symbol: str = ""
    agent: str = ""
    check: bool = False
    low: bool = False
    offline: bool = False


@dataclass
class _Linted:
    """ruff over the whole folder at once, beside our own rules."""

    rows: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict[str, list[Mapping[str, Any]]])
    fault: str = ""


@dataclass
class _Run:
    """One audit under way: what it goes over, and what it could not look at.

    `low` asks for findings of low confidence too.
    """

    target: Target
    bar: Bar
    low: bool = False
    linted: _Linted = field(default_factory=_Linted)
    left_out: int = 0

    def warn(self, line: str) -> None:
        """One line for the user, beside the bar."""
        self.bar.clear()
        warn(line)


def run_audit(words: str, options: AuditOptions) -> int:
    """Audit a file, a place in it, or every file below a folder. Raises PodiumError."""
    target = target_of(words)
    scope = _scope(target, options)
    workspace = target.project.workspace
    # A single file is looked at first: ruff would wait for ever at a pipe.
    files = list(workspace.walk(target.path)) if target.is_folder else [workspace.locate(target.path)]
    found: Found = []
    agent = options.agent
    with (
        asyncio.Runner() as loop,
        model_for_audit(loop, target, agent, offline=options.offline) as hands,
        Bar("audit", 0 if hands else len(files)) as bar,
    ):
        run = _Run(target, bar, options.low)
        audited = (
            audited_by_model(loop, hands, target, files, scope, agent) if hands else _findings(run, files)
        )
        for path, findings in audited:
            shown = [one for one in findings if _is_wanted(one, scope, options)]
            if shown:
                found.append((path, shown))
                if options.form == "text" and not options.check:
                    bar.clear()
                    _print_text(path, shown)
    _tell_rest(run)
    if not options.check:
        _print_rest(options.form, run, found)
    if run.linted.fault:
        return FAILED
    return FOUND if found else OK


def _scope(target: Target, options: AuditOptions) -> Range | None:
    """What of a file is asked about: a definition, a line, a place in it; None for all."""
    if not options.symbol and target.position is None:
        return None
    if target.is_folder:
        raise UserError("--symbol needs a file, not a folder")
    snapshot = read_snapshot(target.project, target.path)
    if options.symbol:
        return named(symbols_of(snapshot), options.symbol, target.path).outer
    place = span_at(snapshot, target.position)
    if place is None or target.has_column:
        return place
    line = place.start.line
    return Range(Position(line, 0), Position(line, len(snapshot.text.line(line))))


def _is_wanted(finding: Finding, scope: Range | None, options: AuditOptions) -> bool:
    return (options.low or finding.confidence in _SHOWN) and (scope is None or scope.touches(finding.range))


def _findings(run: _Run, files: Sequence[Path]) -> Iterator[tuple[Path, list[Finding]]]:
    """Each file with its findings, both engines together; those of ruff are ready before ours are."""
    python = [str(path) for path in files if language_for_path(path.name).name == "python"]
    thread = threading.Thread(target=_lint, args=(run, python), daemon=True)
    thread.start()
    waiting: Found = []
    try:
        minimum = Confidence.LOW if run.low else Confidence.MEDIUM
        for name, findings in audit_files(_tasks(run, files), minimum=minimum):
            waiting.append((Path(name), findings))
            if not thread.is_alive():
                yield from _joined(run, waiting)
                waiting = []
        thread.join()
        yield from _joined(run, waiting)
    finally:
        process.kill_all()


def _lint(run: _Run, files: Sequence[str]) -> None:
    async def work() -> None:
        config = await run.target.project.ruff_config(str(run.target.path))
        run.linted.rows = await ruff.check_folder(files, config, select=selected_codes(low=run.low))

    try:
        if files:
            asyncio.run(work())
    except ToolError as fault:
        run.linted.fault = f"{fault}; only Podium's own rules were used"


def _tasks(run: _Run, files: Iterable[Path]) -> Iterator[Task]:
    """The files one by one as the workers need them; what cannot be audited is told of or counted."""
    for path in files:
        run.bar.step()
        data = _data(run, path)
        if data is not None:
            _warn_of_encoding(run, path, data)
            first_line = data[:200].partition(b"\n")[0].decode("utf-8", "replace")
            yield str(path), language_for_path(path.name, first_line).name, data


def _data(run: _Run, path: Path) -> bytes | None:
    """A file's bytes; None where a folder's file is left out. For a file that was named, raises UserError."""
    try:
        return _text_bytes(run, path)
    except UserError as fault:
        if not run.target.is_folder:
            raise
        if language_for_path(path.name) is PLAIN:
            run.left_out += 1
        else:
            run.warn(about(path, str(fault)))
        return None


def _text_bytes(run: _Run, path: Path) -> bytes:
    data = run.target.project.workspace.read(path, _MOST_BYTES)
    if not is_text(data):
        raise UserError(f"{path.name} is a binary file; Podium works on text only")
    return data


def _warn_of_encoding(run: _Run, path: Path, data: bytes) -> None:
    """Source that is no UTF-8 is audited as far as it reads, and the user hears of it."""
    if data.isascii() or language_for_path(path.name) is PLAIN:
        return
    try:
        decode(data, path.name)
    except UserError as fault:
        run.warn(about(path, f"{fault}; audited as far as it reads"))


def _joined(run: _Run, results: Iterable[tuple[Path, list[Finding]]]) -> Iterator[tuple[Path, list[Finding]]]:
    for path, own in results:
        rows = run.linted.rows.get(str(path), [])
        theirs: list[Finding] = []
        if unread := next((row for row in rows if row.get("code") in _SYNTAX), None):
            line = unread["location"]["row"]
            run.warn(about(path, f"line {line} does not parse; mend it: rules may have missed what follows"))
        if rows:
            data = run.target.project.workspace.read(path).removeprefix(_BOM)
            text = Text.of(data.decode("utf-8", "replace"))
            theirs = linted(text, rows)
        yield path, merge(own, theirs)


def _tell_rest(run: _Run) -> None:
    if run.left_out:
        tell(f"{counted(run.left_out, 'file')} left out: binary, over 4 MB or not readable")
    for note in (run.linted.fault, *run.target.project.take_notes()):
        if note:
            warn(note)


def _print_text(path: Path, findings: Iterable[Finding]) -> None:
    for one in findings:
        start = one.range.start
        place = f"{visible(relative(path))}:{start.line + 1}:{start.character + 1}"
        severity = styled(str(one.severity), fg=_COLOURS.get(one.severity))
        cwe = f" (CWE-{one.cwe})" if one.cwe else ""
        click.echo(f"{place}: {severity} {styled(one.rule, bold=True)}: {visible(one.message)}{cwe}")
        for waypoint in one.trail:
            click.echo(f"    line {waypoint.range.start.line + 1}: {visible(waypoint.message)}")


def _print_rest(form: str, run: _Run, found: Found) -> None:
    folder = run.target.path if run.target.is_folder else run.target.path.parent
    base = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
    if form == "sarif":
        log = sarif_log(found, base, titles=_titles(found), fault=run.linted.fault)
        click.echo(json.dumps(log, indent=2))
    elif form == "json":
        click.echo(json.dumps([_row(path, one) for path, findings in found for one in findings], indent=2))
    else:
        tell(_summary(found))


def _titles(found: Found) -> dict[str, str]:
    """What each rule is for, in the words that no single finding has."""
    own = [rule for language in languages().values() for rule in audit.rules_for(language)]
    titles = {rule.id: _CAPTURE.sub("…", rule.message) for rule in (*own, *audit.secret_rules())}
    rules = {(one.rule, one.tool) for _, findings in found for one in findings}
    for rule, tool in rules:
        if tool == "ruff":
            try:
                text = asyncio.run(ruff.rule_text(rule))
            except ToolError:
                break
            if text is not None:
                titles[rule] = text.name.replace("-", " ").capitalize()
    return titles


def _summary(found: Found) -> str:
    severities = Counter(str(one.severity) for _, findings in found for one in findings)
    if not severities:
        return "no findings"
    parts = ", ".join(f"{severities[name]} {name}" for name in _COLOURS if severities[name])
    return f"{counted(severities.total(), 'finding')} in {counted(len(found), 'file')}: {parts}"


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
        "trail": [
            {
                "line": waypoint.range.start.line + 1,
                "column": waypoint.range.start.character + 1,
                "message": waypoint.message,
            }
            for waypoint in one.trail
        ],
    }
