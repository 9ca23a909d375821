"""What the audit costs: its time beside that of parsing the same files, its memory over a large tree."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from lsp_server.syntax import Language, language_for_path, parse
from lsp_server.text import Text
from lsp_server.tools.audit import audit_text, rules_for
from lsp_server.tools.findings import Confidence
from tests.bench.auditing import PINNED, SYMPY
from tests.bench.client import ROOT, environment
from tests.bench.fetching import source_tree
from tests.bench.figures import Figure

_TIMES = 3.0
_MEGABYTES = 400
_FILES = 10_000
_SAMPLE = 300
_LONGEST = 200_000  # bytes


def measure(folder: Path) -> Iterator[Figure]:
    """Analysis beside parsing, with all rules, and the memory of `podium audit` over 10,000 files."""
    tree = source_tree(SYMPY, PINNED)
    files = [*sorted(tree.rglob("*.py"))[::5][:_SAMPLE], *_cases()]
    texts = [(language, text) for language, text in map(_read, files) if len(text.data) < _LONGEST]
    for language, text in {language.name: (language, text) for language, text in texts}.values():
        _compile(language)
        _audit(language, text)
    parsed, audited = _seconds(_parse, texts), _seconds(_audit, texts)
    count = len({language.name for language, _ in texts})
    note = f"{audited:.1f} of {parsed:.1f} s, {len(texts)} files in {count} languages"
    yield Figure("analysis", "audit with all rules, beside parsing", audited / parsed, "x", _TIMES, note)
    _fill(folder / "tree", tree)
    peak, found = _peak(folder)
    note = f"all processes together, {found}"
    yield Figure("memory.audit", f"audit of {_FILES:,} files, peak", peak, "MB", _MEGABYTES, note)


def _compile(language: Language) -> None:
    """Rules are compiled once in a process, when a file first has their words; that is not measured here."""
    for rule in rules_for(language):
        assert rule.flow or (rule.query is not None and rule.query.compiled is not None)


def _cases() -> list[Path]:
    """The real files of every language that the tests have."""
    cases = ROOT / "tests" / "cases" / "definitions"
    return [file for file in sorted(cases.glob("*/*")) if file.suffix not in (".json", ".md")]


def _read(file: Path) -> tuple[Language, Text]:
    text = Text.of(file.read_text("utf-8", "replace"))
    assert text.data is not None  # encoded now, and not while the audit is measured
    return language_for_path(file.name), text


def _seconds(work: object, texts: Sequence[tuple[Language, Text]]) -> float:
    assert callable(work)
    begin = time.process_time()
    for language, text in texts:
        work(language, text)
    return time.process_time() - begin


def _parse(language: Language, text: Text) -> None:
    parse(language, text.data)


def _audit(language: Language, text: Text) -> None:
    audit_text(language, text, minimum=Confidence.LOW)


def _fill(folder: Path, tree: Path) -> None:
    """10,000 files: those of a real tree, again and again under other names."""
    sources = sorted(tree.rglob("*.py"))
    for number in range(_FILES):
        source = sources[number % len(sources)]
        part = folder / f"part{number // len(sources)}" / f"p{number % 50}"
        part.mkdir(parents=True, exist_ok=True)
        (part / f"m{number}.py").write_bytes(source.read_bytes())


def _peak(folder: Path) -> tuple[float, str]:
    """The most memory that the audit and its workers have at a time, in MB, each page counted once."""
    command = (sys.executable, "-m", "lsp_server", "audit", "--format", "json", str(folder / "tree"))
    with subprocess.Popen(
        command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, _held(process.pid))
            time.sleep(0.1)
        told = (process.stderr.read() if process.stderr else b"").decode("utf-8", "replace").strip()
    return peak / 1e6, told.splitlines()[-1] if told else f"exit code {process.returncode}"


def _held(pid: int) -> int:
    try:
        parent = psutil.Process(pid)
        return sum(_memory(one) for one in (parent, *parent.children(recursive=True)))
    except psutil.Error:
        return 0


def _memory(process: psutil.Process) -> int:
    try:
        full = process.memory_full_info()
        return int(getattr(full, "pss", full.rss)) if os.name == "posix" else int(full.rss)
    except psutil.Error:
        return 0
