"""F1 to F10: servers that are not there, do not answer, or do not end what they began."""

from __future__ import annotations

from lsp_server.providers.simulated import Fault
from tests.faults.cases import FAILS, FILES, STANDS_IN, STREAMS, WORKS, Case, Faults
from tests.faults.play import good_answer

AGAIN = "try again"
BROKE_OFF = "broke off in the middle|broke the connection off"
_WIDE = "\u00e9\U0001f44b" * 400  # every event has a character of several bytes
TRIES = 3


def each(*faults: Fault) -> Faults:
    """These faults, one a turn."""
    return lambda _clocks, _wire: list(faults)


def always(fault: Fault) -> Faults:
    """The same fault at every try of a request."""
    return each(*[fault] * TRIES)


_SILENCE = [
    Case("F1", "the connection is refused", FAILS, "cannot be reached", "Start it", down=True),
    Case("F1", "the same, where a tool documents", STANDS_IN, "cannot", "Start it", down=True, file="python"),
    Case(
        "F2",
        "accepts, never answers",
        FAILS,
        "did not send the first word",
        AGAIN,
        each(Fault("silent")),
        clock="first",
        warm=True,
    ),
    Case("F2", "closes without a word, once", WORKS, faults=each(Fault("drop"))),
    Case("F2", "closes without a word, always", FAILS, BROKE_OFF, AGAIN, always(Fault("drop"))),
    Case(
        "F3",
        "headers, then silence",
        FAILS,
        "did not send the first word",
        AGAIN,
        each(Fault("stall")),
        clock="first",
        warm=True,
    ),
    Case(
        "F3",
        "late headers, then silence",
        FAILS,
        "did not send the first word",
        AGAIN,
        lambda clocks, _wire: [Fault("stall", before=clocks.first * 0.7)],
        clock="first",
        warm=True,
    ),
    Case(
        "F4",
        "a model that loads: the first word comes late",
        WORKS,
        faults=lambda clocks, _wire: [Fault("silent", seconds=clocks.first * 1.5)],
        idle=True,
    ),
    Case(
        "F4",
        "a model that loads for ever",
        FAILS,
        "did not send the first word",
        AGAIN,
        each(Fault("stall")),
        clock="load",
    ),
    Case(
        "F5",
        "stalls after some words",
        FAILS,
        "did not send the next words",
        "faster model",
        each(Fault("stall", after=4)),
        clock="between",
    ),
    Case(
        "F5",
        "the same, where a tool documents",
        STANDS_IN,
        "did not send the next words",
        "faster model",
        each(Fault("stall", after=4)),
        clock="between",
        file="python",
    ),
    Case(
        "F6",
        "comments only",
        FAILS,
        "did not send the first word",
        AGAIN,
        each(Fault("comments")),
        wires=STREAMS,
        clock="first",
        warm=True,
    ),
    Case(
        "F6",
        "comments, where the wire has none",
        FAILS,
        "not JSON",
        "check its URL and its kind",
        each(Fault("comments")),
        wires=("ollama",),
    ),
    Case(
        "F6",
        "blank lines only",
        FAILS,
        "did not send the first word",
        AGAIN,
        each(Fault("blank lines")),
        clock="first",
        warm=True,
    ),
    Case(
        "F6",
        "blank lines for ever after some words",
        FAILS,
        "did not send the whole answer",
        AGAIN,
        each(Fault("blank lines", after=4)),
        clock="total",
    ),
    Case("F7", "a byte at a time", WORKS, faults=each(Fault("bytewise", piece=96))),
    Case(
        "F7",
        "a byte at a time, too slow to begin",
        FAILS,
        "did not send the first word",
        AGAIN,
        lambda clocks, _wire: [Fault("bytewise", seconds=clocks.first / 8)],
        clock="first",
        warm=True,
    ),
    Case(
        "F7",
        "a byte at a time, too slow to end",
        FAILS,
        "did not send the whole answer",
        AGAIN,
        lambda clocks, _wire: [Fault("bytewise", after=4, seconds=clocks.between / 3)],
        clock="total",
    ),
]

_CUTS = [
    Case(
        "F8",
        "reset in the middle of a character",
        FAILS,
        BROKE_OFF,
        AGAIN,
        each(Fault("reset", after=4)),
        says={"": _WIDE},
    ),
    Case("F9", "ends after some words", FAILS, BROKE_OFF, AGAIN, each(Fault("hang up", after=4))),
    Case("F9", "ends after the last word, without a reason", FAILS, BROKE_OFF, AGAIN, each(Fault("no end"))),
    Case(
        "F9",
        "gives its reason, leaves out the closing mark",
        WORKS,
        faults=each(Fault("no mark")),
        wires=("openai", "anthropic"),
    ),
    Case("F10", "a character in each event", WORKS, faults=each(Fault(piece=1))),
    Case("F10", "cut inside `data:` and JSON", WORKS, faults=each(Fault("split"))),
    Case("F10", "cut inside an escaped surrogate pair", WORKS, faults=each(Fault("split", escaped=True))),
    Case(
        "F10",
        "halves of a surrogate pair in two events",
        WORKS,
        faults=each(Fault("halves", piece=1, escaped=True)),
    ),
    Case(
        "F10",
        "cut inside `</think>`",
        WORKS,
        faults=each(Fault("split", piece=400)),
        says={
            agent: f"<think>a secret thought</think>{good_answer(agent, FILES['go'])}"
            for agent in ("edit", "find", "tell")
        },
        gone="secret thought",
    ),
]

CASES = [*_SILENCE, *_CUTS]
