"""How long an edit takes to climb the safety ladder, in this process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

from lsp_server.patch import FileFacts, propose
from lsp_server.syntax import language_for_path, parse
from lsp_server.text import Position, Range, Text, TextEdit
from tests.bench.client import now
from tests.bench.figures import Figure, milliseconds, quantile
from tests.bench.samples import code_of_lines

_LINES = 5_000
_EDITS = 200
_GOAL = 30.0


def measure(_folder: Path) -> Iterator[Figure]:
    """The 95th percentile over edits in all parts of a file; each makes its own text and is verified."""
    language = language_for_path("ladder.py")
    base = Text.of(code_of_lines(_LINES))
    tree = parse(language, base.data)
    facts = FileFacts("ladder.py", is_open=True)
    times: list[float] = []
    for number in range(_EDITS):
        line = Position(number * _LINES // _EDITS, 0)
        edits = [TextEdit(Range(line, line), "# a line more\n")]
        gc.collect()
        begin = now()
        proposal = propose(language, base, edits, facts=facts, tree=tree)
        times.append(now() - begin)
        assert len(proposal.result.lines) == len(base.lines) + 1
    note = f"median {milliseconds(quantile(times, 0.5)):.3g} ms"
    value = milliseconds(quantile(times, 0.95))
    yield Figure("ladder", f"propose, p95, {_LINES:,} lines, in process", value, "ms", _GOAL, note)
