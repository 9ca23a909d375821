"""The figures as rows: on the screen, in the languages' files, and as docs/definitions.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lsp_server.cli.pages import title_of
from lsp_server.syntax import languages
from tests.corpus.comparing import Figures
from tests.corpus.packages import FOLDER, REFERENCES, Corpus, corpus_names, read_corpus

_HEAD = """\
# Definitions

How Podium's definitions compare with what other tools list, by name and line, over files of published
packages. `make corpus` downloads what is missing, checks it, compares, and prints the first differences.
The packages, what counts of them, and why, are in tests/corpus; `python -m tests.corpus --table` writes
this page.

*recall* is how much of the other list Podium has, *precision* how much of Podium's the other one has,
which is less, too, where the other tool has missed a definition. Of each language at most 1,000 files
below 200 kB are compared, taken evenly; where a difference has a number, all files of the packages were
gone through once.

| language | compared with | files | definitions | recall | precision | what differs |
|---|---|---|---|---|---|---|
"""
_RESULT = re.compile(r"^\[result\]\n.*\Z", re.MULTILINE | re.DOTALL)


def figure_line(name: str, figures: Figures) -> str:
    """The figures in a line of the screen."""
    counts = f"{figures.files:5} files {figures.definitions:6} definitions"
    return f"{name:20} {counts}  recall {figures.recall:.4f}  precision {figures.precision:.4f}"


def write_result(language: str, whole: Figures, faulty: Figures) -> None:
    """Put the figures into a language's file, in place of those that it has."""
    path = FOLDER / f"{language}.toml"
    parts = [("[result]", whole)]
    if faulty.files:
        parts.append(("[result.faulty]", faulty))
    result = "\n".join("".join(_lines(head, figures)) for head, figures in parts)
    path.write_text(_RESULT.sub(lambda _old: result, path.read_text("utf-8")), "utf-8")


def _lines(head: str, figures: Figures) -> Iterator[str]:
    yield f"{head}\n"
    for name, value in figures.as_row().items():
        yield f"{name} = {value}\n"


def page() -> str:
    """docs/definitions.md."""
    return _HEAD + "".join(_row(read_corpus(language)) for language in corpus_names())


def _row(corpus: Corpus) -> str:
    result = corpus.result
    against = result.get("against") or REFERENCES.get(corpus.reference, "")
    counts = f"{result['files']:,} | {result['definitions']:,} | {_shares(result, ' | ')}"
    differences = "; ".join(_differences(corpus)).replace("|", "\\|")
    return f"| {title_of(languages()[corpus.language])} | {against} | {counts} | {differences} |\n"


def _differences(corpus: Corpus) -> Iterator[str]:
    faulty = corpus.result.get("faulty")
    if faulty:
        yield f"{faulty['files']:,} files with errors, not counted here ({_shares(faulty, ' and ')})"
    for one in corpus.differences:
        yield f"{one['what']} ({one['count']:,})" if "count" in one else one["what"]


def _shares(row: Mapping[str, Any], between: str) -> str:
    return f"{row['recall']:.4f}{between}{row['precision']:.4f}"
