"""ruff over a buffer: its findings, its fixes and its own words about its rules.

It gets the text on standard input and only the settings that workspace/ read; it never looks for a file.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from lsp_server.errors import ToolError
from lsp_server.text import Position, Range, Text, TextEdit
from lsp_server.tools.findings import Finding, Fix, Severity
from lsp_server.tools.process import Completed, run

_OUTSIDE_PROJECT = ("--isolated",)
# Our copy of the project's settings, whose path means nothing to anybody.
_OUR_COPY = re.compile(r"`?(?:/|[A-Za-z]:\\)[^`\n]*\.toml`?")
_GAP = re.compile(r"[\s,]*")  # between the rows of a JSON list
_ALWAYS = ("check", "--no-cache", "--quiet", "--exit-zero", "--output-format", "json", "--force-exclude")
_COMMAND_LINE = 28_000 if sys.platform == "win32" else 100_000  # code points, well below what systems take


@dataclass(frozen=True)
class RuffConfig:
    """How ruff is called: `config` is a settings file of ours, `folder` where its paths count from."""

    config: Path | None = None
    folder: Path | None = None

    def arguments(self) -> tuple[str, ...]:
        """The options that name the settings."""
        return ("--config", str(self.config)) if self.config else _OUTSIDE_PROJECT


@dataclass(frozen=True, slots=True)
class RuleText:
    """What ruff says of one of its rules; `explanation` is Markdown."""

    code: str
    name: str
    summary: str
    explanation: str
    fixable: str


@cache
def executable() -> str:
    """The absolute path of the ruff that was installed with Podium.

    Raises ToolError where it is missing.
    """
    try:
        find: Callable[[], str] = import_module("ruff").find_ruff_bin
        return str(find())
    except (ImportError, AttributeError, FileNotFoundError):
        raise ToolError("ruff is missing; reinstall podium-lsp to get it back") from None


async def check(
    text: Text, path: str, config: RuffConfig, *, select: Sequence[str] = (), extend: Sequence[str] = ()
) -> list[Finding]:
    """Findings for a text, as if it stood at `path`; with fixes, the unsafe ones marked as such.

    `select` replaces the project's rules, `extend` adds to them. Raises ToolError when ruff is missing,
    crashes or answers nonsense.
    """
    chosen = (*_option("--select", select), *_option("--extend-select", extend))
    name = path or "untitled.py"
    argv = (executable(), *_ALWAYS, *config.arguments(), *chosen, "--stdin-filename", name, "-")
    done = await run(argv, data=text.data, folder=config.folder)
    return await asyncio.to_thread(_findings, text, done)


async def check_folder(
    files: Sequence[str], config: RuffConfig, *, select: Sequence[str]
) -> dict[str, list[Mapping[str, Any]]]:
    """Raw rows over many files, by absolute path; the caller turns them with `finding_of`.

    ruff runs as seldom as the length of a command line allows. Raises ToolError as `check` does.
    """
    argv = (executable(), *_ALWAYS, *config.arguments(), *_option("--select", select), "--")
    found: dict[str, list[Mapping[str, Any]]] = {}
    for group in _groups(files):
        done = await run((*argv, *group), folder=config.folder, seconds=600)
        for row in _rows(done.output, done.code, done.errors):
            found.setdefault(str(row["filename"]), []).append(row)
    return found


def _groups(files: Sequence[str]) -> Iterator[list[str]]:
    """The files in groups whose names fit on one command line."""
    group: list[str] = []
    size = 0
    for file in files:
        if group and size + len(file) > _COMMAND_LINE:
            yield group
            group, size = [], 0
        group.append(file)
        size += len(file) + 1
    if group:
        yield group


def finding_of(text: Text, row: Mapping[str, Any]) -> Finding:
    """One row of ruff's JSON as a finding in its text."""
    return _finding(text, row)


@cache
def _rule_texts() -> dict[str, RuleText]:
    return {}


async def rule_text(code: str) -> RuleText | None:
    """ruff's own explanation of a rule; None for a code that it does not know. All are read once.

    Raises ToolError when ruff is missing or crashes.
    """
    texts = _rule_texts()
    if not texts:
        done = await run((executable(), "rule", "--all", "--output-format", "json"))
        texts |= await asyncio.to_thread(_read_rule_texts, done)
    return texts.get(code)


def known_rule_text(code: str) -> RuleText | None:
    """The same from memory: None too as long as nobody awaited `rule_text`."""
    return _rule_texts().get(code)


def _read_rule_texts(done: Completed) -> dict[str, RuleText]:
    rows = _rows(done.output, done.code, done.errors)
    with _rows_as_expected():
        return {str(row["code"]): _rule_text(row) for row in rows}


def _findings(text: Text, done: Completed) -> list[Finding]:
    rows = _rows(done.output, done.code, done.errors)
    with _rows_as_expected():
        return [_finding(text, row) for row in rows]


def _rule_text(row: Mapping[str, Any]) -> RuleText:
    return RuleText(
        code=str(row["code"]),
        name=str(row["name"]),
        summary=str(row["summary"]),
        explanation=str(row["explanation"]),
        fixable=str(row.get("fix", "")),
    )


def _option(name: str, codes: Sequence[str]) -> tuple[str, ...]:
    return (name, ",".join(codes)) if codes else ()


def _rows(output: bytes, code: int, errors: str) -> list[Mapping[str, Any]]:
    try:
        rows = list(_decoded(output or b"[]"))
    except ValueError:
        rows = None
    if code != 0 or rows is None:
        lines = [line for line in errors.splitlines() if line.strip()]
        reason = lines[-1].strip().removeprefix("Cause: ") if lines else f"exit code {code}"
        raise ToolError(f"ruff failed: {_OUR_COPY.sub('its settings', reason)[:200]}")
    return rows


def _decoded(output: bytes) -> Iterator[Mapping[str, Any]]:
    """The rows of a JSON list one after another: all at once they would hold the interpreter lock too long.

    Raises ValueError for anything else.
    """
    text, decoder = output.decode("utf-8").strip(), json.JSONDecoder()
    if not (text.startswith("[") and text.endswith("]")):
        raise ValueError("no list")
    at = _after_gap(text, 1)
    while at < len(text) - 1:
        row, at = decoder.raw_decode(text, at)
        yield row
        at = _after_gap(text, at)


def _after_gap(text: str, at: int) -> int:
    found = _GAP.match(text, at)
    return found.end() if found else at


@contextmanager
def _rows_as_expected() -> Generator[None]:
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ToolError("ruff failed: it answered in a shape that Podium does not know") from None


def _finding(text: Text, row: Mapping[str, Any]) -> Finding:
    code = row.get("code") or "syntax-error"
    return Finding(
        tool="ruff",
        rule=str(code),
        message=str(row["message"]),
        range=text.clamp_range(Range(_position(text, row["location"]), _position(text, row["end_location"]))),
        severity=_severity(str(code)),
        url=str(row.get("url") or ""),
        fix=_fix(text, row.get("fix")),
        noqa_line=(int(row["noqa_row"]) - 1) if row.get("noqa_row") else None,
    )


def _fix(text: Text, row: Mapping[str, Any] | None) -> Fix | None:
    if not row or row.get("applicability") not in ("safe", "unsafe"):
        return None
    edits = tuple(_edit(text, edit) for edit in row["edits"])
    return Fix(str(row.get("message") or "apply ruff's fix"), edits, row["applicability"] == "safe")


def _edit(text: Text, row: Mapping[str, Any]) -> TextEdit:
    span = Range(_position(text, row["location"]), _position(text, row["end_location"]))
    return TextEdit(
        Range(text.clamp(span.start), text.clamp(span.end)), _with_ends(text, str(row["content"]))
    )


def _with_ends(text: Text, content: str) -> str:
    """ruff writes the file's own line ends already, but for new imports in a file of lone CR."""
    return content.replace("\n", "\r") if text.newline == "\r" and "\r" not in content else content


def _position(text: Text, row: Mapping[str, Any]) -> Position:
    """ruff counts rows and columns from 1, columns in code points, a byte order mark not (read in 0.17)."""
    line, character = int(row["row"]) - 1, int(row["column"]) - 1
    has_mark = line == 0 and text.lines[0].startswith("\ufeff")
    return Position(line, character + has_mark)


def _severity(code: str) -> Severity:
    return Severity.ERROR if code.startswith(("E9", "F821", "F822", "syntax")) else Severity.WARNING
