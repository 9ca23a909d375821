"""How long an edit takes to climb the safety ladder, in this process: a tool's edit, and a model's."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from lsp_server.agents import Assignment, Project, modelled
from lsp_server.context import unit_of
from lsp_server.documents import Snapshot
from lsp_server.patch import FileFacts, propose
from lsp_server.providers import Endpoint, Model, Scripted, Seat
from lsp_server.squad import DEFAULT_SQUAD
from lsp_server.syntax import Symbol, language_for_path, outline, parse
from lsp_server.text import Position, Range, Text, TextEdit
from lsp_server.workspace import Workspace
from tests.bench.client import now
from tests.bench.figures import Figure, milliseconds, quantile
from tests.bench.samples import code_of_lines

_PYTHON = language_for_path("ladder.py")
_FACTS = FileFacts("ladder.py", is_open=True)
_LINES = 5_000
_EDITS = 200
_GOAL = 30.0
_MODEL_LINES = 10_000
_MODEL_GOAL = 60.0


def measure(folder: Path) -> Iterator[Figure]:
    """The 95th percentile over edits in all parts of a file; each makes its own text and is verified."""
    yield _figure("ladder", f"propose, p95, {_LINES:,} lines, in process", list(_of_tools()), _GOAL)
    text = f"a model's edit up to the offer, p95, {_MODEL_LINES:,} lines, in process"
    yield _figure("ladder.model", text, list(_of_models(folder)), _MODEL_GOAL)
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
        begin = now()
        work()
        yield now() - begin


def _of_tools() -> Iterator[float]:
    base = Text.of(code_of_lines(_LINES))
    tree = parse(_PYTHON, base.data)
    for number in range(_EDITS):
        line = Position(number * _LINES // _EDITS, 0)
        edits = [TextEdit(Range(line, line), "# a line more\n")]
        yield from _times([partial(propose, _PYTHON, base, edits, facts=_FACTS, tree=tree)])


def _of_models(folder: Path) -> Iterator[float]:
    """All rules as a model's job climbs them, with the file's tree at hand, and the engine's climb behind."""
    snapshot = _snapshot(_MODEL_LINES).parsed()
    assert snapshot.tree is not None
    for symbol in _rewritable(outline(_PYTHON, snapshot.tree, snapshot.text)):
        yield from _times([partial(_climb, _task(snapshot, symbol, folder), _line_more(symbol))])


def _climb(task: modelled._Task, edits: list[TextEdit]) -> None:
    snapshot = task.snapshot
    proposal, _ = modelled._climbed(task, edits)
    again = propose(_PYTHON, snapshot.text, proposal.edits, facts=_FACTS, tree=snapshot.tree)
    assert len(again.result.lines) == len(snapshot.text.lines) + 1


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


def _task(snapshot: Snapshot, symbol: Symbol, folder: Path) -> modelled._Task:
    assignment = Assignment("document", snapshot, symbol.outer, (symbol,))
    agent = DEFAULT_SQUAD.agent_for("document", "python")
    assert agent is not None
    model = Model(Endpoint("nobody", "openai", "http://127.0.0.1:9"), "none")
    seat = Seat("fast", model, "", Scripted([]))
    unit = unit_of(snapshot.text, assignment.symbols, assignment.range)
    project = Project(Workspace(()), folder)
    return modelled._Task(assignment, agent, seat, project, unit, (), lambda _words: None)
