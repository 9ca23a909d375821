"""docs/fault-matrix.md, made from the tests' own tables: `python -m tests.faults.matrix` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from lsp_server.providers import Clocks
from tests.faults import answering, editing, refusing, waiting
from tests.faults.cases import AGENTS, SCALE, WIRES, Case

PAGE = Path(__file__).parents[2] / "docs" / "fault-matrix.md"

TITLES = {
    "F1": "connection refused",
    "F2": "accepts, does not answer",
    "F3": "headers, then nothing",
    "F4": "first word late",
    "F5": "stall after some words",
    "F6": "nothing but comments",
    "F7": "a byte at a time",
    "F8": "reset in mid-character",
    "F9": "end without an end mark",
    "F10": "chunks cut anywhere",
    "F11": "429 and Retry-After",
    "F12": "5xx",
    "F13": "key or model refused",
    "F14": "error after status 200",
    "F15": "captive portal",
    "F16": "bombs",
    "F17": "TLS and proxy",
    "F18": "redirect to another origin",
    "F19": "why it stopped",
    "F20": "empty answer",
    "F21": "fences",
    "F22": "broken JSON",
    "F23": "thoughts in the answer",
    "F24": "repetition",
    "F25": "code left out",
    "F26": "search blocks",
    "F27": "another file",
    "F28": "another language",
    "F29": "bytes and indentation",
    "F30": "unseen characters",
    "F31": "secrets, addresses, packages",
    "F32": "prompt cut off",
    "F33": "another model",
}
_DEADLINES = {
    "queue": "to wait for earlier requests to the same endpoint",
    "connect": "to connect, TLS included",
    "load": "to the first word of a model on this machine that may have to be loaded",
    "first": "to the first word of any other; also the longest that a server may ask to wait",
    "between": "between two pieces of an answer",
    "total": "for a whole answer, all tries of it together",
    "pause": "before the second try, twice that before the third",
    "spell": "in which five faults mean that an endpoint is down",
    "rest": "for which it is then left alone",
}
_HEAD = """# The fault matrix

Made from the tables in `tests/faults/`, whose tests play every cell over real sockets against the
simulated server (`lsp_server/providers/simulated.py`). `python -m tests.faults.matrix` writes this page anew,
and a test fails where it differs. The faults are those of the design's list, F1 to F33.

A cell has the result for an agent that edits (*documenter*), one that finds (*auditor*) and one that tells
(*explainer*), in this order; `–` stands where the fault cannot reach the agent or the wire.

- **answers**: the model's answer is used, and is just the right one;
- **noted**: it is used, with a note of what speaks against it; **marked**: it is used, marked as cut off;
- **waits**: the edit waits with a warning (Show diff, Apply, Discard) and is never applied by itself;
- **tool**: the agent's tool stands in, and the message names the cause and the next step;
- **refused**: there is no tool for the language, and the message alone comes.

Besides, each cell asserts that no wrong edit is offered, that the wait ends at its published deadline, that
the key is in no message, and that the next request works without a restart.
"""


def cases() -> list[Case]:
    """Every row, in the order of the list."""
    rows = [*waiting.CASES, *refusing.CASES, *answering.CASES, *editing.CASES]
    return sorted(rows, key=lambda case: int(case.fault[1:]))


def page() -> str:
    """The whole document."""
    return "\n".join([_HEAD, *_deadlines(), "", *_matrix(), ""])


def _deadlines() -> Iterator[str]:
    yield "## Deadlines"
    yield ""
    yield f"`make test` plays with the waits {SCALE} times as short, `make soak` one cell of each fault with"
    yield "these."
    yield ""
    yield "A request has two turns at most: an answer that cannot be used is asked for once more."
    yield ""
    yield "| clock | seconds | |"
    yield "|---|---|---|"
    clocks = Clocks()
    for field in fields(clocks):
        yield f"| {field.name} | {getattr(clocks, field.name):g} | {_DEADLINES[field.name]} |"


def _matrix() -> Iterator[str]:
    rows = cases()
    count = sum(len(case.wires) * len(case.expect) for case in rows)
    yield f"## {len(rows)} faults, {count} cells"
    yield ""
    yield f"| fault | what goes wrong | {' | '.join(WIRES)} | ends by |"
    yield f"|---|---|{'---|' * len(WIRES)}---|"
    for case in rows:
        cells = " | ".join(_cell(case, wire) for wire in WIRES)
        yield f"| {case.fault} {TITLES[case.fault]} | {_plain(case.what)} | {cells} | {case.clock} |"


def _cell(case: Case, wire: str) -> str:
    if wire not in case.wires:
        return "–"
    return ", ".join(case.expect.get(agent, "–") for agent in AGENTS)


def _plain(text: str) -> str:
    """Words that mean nothing in Markdown."""
    return text if "`" in text else text.replace("<", "&lt;").replace("|", "\\|").replace("[", "\\[")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
