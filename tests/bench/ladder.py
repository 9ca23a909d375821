"""How long an edit takes to climb the safety ladder, in this process: a tool's edit, and a model's.

In processor time: nothing in it waits, but for others who share the machine.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from lsp_server.agents.climbing import Ground, climb
from lsp_server.context import unit_of
from lsp_server.documents import Snapshot
from lsp_server.patch import FileFacts, propose
from lsp_server.syntax import Symbol, language_for_path, outline, parse
from lsp_server.text import Position, Range, Text, TextEdit
from tests.bench.figures import Figure, milliseconds, quantile
from tests.bench.samples import code_of_lines

_PYTHON = language_for_path("ladder.py")
_FACTS = FileFacts("ladder.py", is_open=True)
_LINES = 5_000
_EDITS = 200
_GOAL = 30.0
_MODEL_LINES = 10_000
_MODEL_GOAL = 60.0


def measure(_folder: Path) -> Iterator[Figure]:
    """The 95th percentile over edits in all parts of a file; each makes its own text and is verified."""
    yield _figure("ladder", f"propose, p95, {_LINES:,} lines, in process", list(_of_tools()), _GOAL)
    text = f"a model's edit up to the offer, p95, {_MODEL_LINES:,} lines, in process"
    yield _figure("ladder.model", text, list(_of_models()), _MODEL_GOAL)
    snapshot = _snapshot(_MODEL_LINES)
    times = list(_times(snapshot.parsed for _ in range(9)))
    yield Figure(
        "ladder.tree", "its file's first tree, before the model is asked", milliseconds(min(times)), "ms"
    )


def _figure(name: str, text: str, times: list[float], goal: float) -> Figure:
    note = f"median {milliseconds(quantile(times, 0.5)):.3g} ms"
    return Figure(name, text, milliseconds(quantile(times, 0.95)), "ms", goal, note)


def _times(works: Iterable[Callable[[], object]]) -> Iterator[float]:
    for work in works:
        gc.collect()
        begin = time.process_time()
        work()
        yield time.process_time() - begin


def _of_tools() -> Iterator[float]:
    base = Text.of(code_of_lines(_LINES))
    tree = parse(_PYTHON, base.data)
    for number in range(_EDITS):
        line = Position(number * _LINES // _EDITS, 0)
        edits = [TextEdit(Range(line, line), "# a line more\n")]
        yield from _times([partial(propose, _PYTHON, base, edits, facts=_FACTS, tree=tree)])


def _of_models() -> Iterator[float]:
    """All rules as a model's job climbs them, with the file's tree at hand, and the engine's climb behind."""
    base = Text.of(code_of_lines(_MODEL_LINES))
    tree = parse(_PYTHON, base.data)
    assert tree is not None
    for symbol in _rewritable(outline(_PYTHON, tree, base)):
        unit = unit_of(base, (symbol,), None)
        ground = Ground(_PYTHON, base, tree, _FACTS, "document", unit, symbol, (unit,))
        yield from _times([partial(_climb, ground, _line_more(symbol))])


def _climb(ground: Ground, edits: list[TextEdit]) -> None:
    proposal, _ = climb(ground, edits)
    again = propose(_PYTHON, ground.base, proposal.edits, facts=_FACTS, tree=ground.tree)
    assert len(again.result.lines) == len(ground.base.lines) + 1


def _snapshot(lines: int) -> Snapshot:
    return Snapshot("file:///ladder.py", "ladder.py", _PYTHON, 1, Text.of(code_of_lines(lines)))


def _rewritable(symbols: list[Symbol]) -> list[Symbol]:
    """Functions with a block for a body, in all parts of the file."""
    fitting = [
        one
        for one in symbols
        if one.body is not None and one.kind != "class" and one.body.start.line > one.range.start.line
    ]
    return fitting[:: max(1, len(fitting) // _EDITS)]


def _line_more(symbol: Symbol) -> list[TextEdit]:
    assert symbol.body is not None
    line = symbol.body.start.line
    margin = " " * symbol.body.start.character
    return [TextEdit(Range.at(line, 0, 0), f"{margin}# a line more\n")]
