"""What a case of the fault matrix is, and what the three agents of each are asked and should make of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lsp_server.providers import Clocks
from lsp_server.providers.simulated import Fault, Simulated

WIRES = ("ollama", "openai", "anthropic", "google")
STREAMS = ("openai", "anthropic", "google")  # server-sent events, which have comments
AGENTS = {"edit": "documenter", "find": "auditor", "tell": "explainer"}
MODEL = "qwen2.5-coder:7b"
NAME = "there"  # of the endpoint
KEY = "sk-canary-0123456789abcdef"

SCALE = 40
SHORT = replace(Clocks().scaled(1 / SCALE), connect=2.0, spell=60.0, rest=3.0)
"""The clocks of `make test`. On this machine nobody waits for a connection, and the last two end no wait."""


class Result(StrEnum):
    """What an agent gives, in the words of the matrix."""

    ANSWERS = "answers"  # the model's answer, which is right
    NOTED = "noted"  # the answer, with a note of what speaks against it
    MARKED = "marked"  # the answer, marked as cut off
    WAITS = "waits"  # an edit that waits with a warning, and is never applied by itself
    TOOL = "tool"  # what the agent's tool gives without a model, and the reason
    REFUSED = "refused"  # nothing but the reason


@dataclass(frozen=True)
class File:
    """A file that an agent works on: the definition `unit` in it, and what it becomes when all goes well."""

    name: str
    language: str
    before: str
    unit: str
    after: str  # of the unit
    symbol: str = ""  # none: the lines are selected


_UNIT = "def greet(name, times):\n    if not name:\n        raise ValueError(name)\n    return name * times\n"
_DOCUMENTED = _UNIT.replace("times):\n", 'times):\n    """Greet: grüße \U0001f44b, so many times."""\n')
_REST = (
    "\n\ndef shout(name):\n    if not name:\n        raise ValueError(name)\n"
    "    return greet(name, 3).upper()\n\n\ndef one():\n    return 1\n\n\ndef other():\n    return 1\n"
)
_GO = "func add(a int, b int) int {\n\treturn a - b\n}\n"
_ZEROES = "\t{0, 0, 0, 0, 0, 0, 0, 0},\n"
_LONG = "func add(a int, b int) int {\n" + "".join(
    f"\ttotal{number} := a*{number} - b // step {number} of the sum\n" for number in range(120)
)


def _go(body: str) -> File:
    documented = f"// add: grüße \U0001f44b, the sum of two.\n{body}"
    return File("add.go", "go", f"package main\n\n{body}", body, documented)


FILES = {
    "python": File("greet.py", "python", f"import os\n\n\n{_UNIT}{_REST}", _UNIT, _DOCUMENTED, "greet"),
    "crlf": File(
        "greet.py",
        "python",
        f"import os\n\n\n{_UNIT}{_REST}".replace("\n", "\r\n"),
        _UNIT.replace("\n", "\r\n"),
        _DOCUMENTED.replace("\n", "\r\n"),
        "greet",
    ),
    "bom": File("greet.py", "python", f"\ufeffimport os\n\n\n{_UNIT}{_REST}", _UNIT, _DOCUMENTED, "greet"),
    "tabs": File(
        "greet.py",
        "python",
        f"import os\n\n\n{_UNIT}{_REST}".replace("    ", "\t"),
        _UNIT.replace("    ", "\t"),
        _DOCUMENTED.replace("    ", "\t"),
        "greet",
    ),
    "go": _go(_GO),
    "table": _go(f"var rows = [][]int{{\n{_ZEROES * 80}}}\n"),
    "long": _go(f"{_LONG}\treturn total1\n}}\n"),
}
FINDING = "the difference, not the sum"
TOLD = (
    "It adds two numbers: gr\u00fc\u00dfe \U0001f44b. It is small, and gives the sum of what it is given, "
    "whatever that is."
)

Faults = Callable[[Clocks, str], list[Fault]]
Around = Callable[[Simulated], AbstractAsyncContextManager[object]]


def no_faults(_clocks: Clocks, _wire: str) -> list[Fault]:
    """All is well."""
    return []


def nothing_around(_server: Simulated) -> AbstractAsyncContextManager[object]:
    """The world as it is."""
    return nullcontext()


FAILS: Mapping[str, Result] = {"edit": Result.REFUSED, "find": Result.TOOL, "tell": Result.TOOL}
"""Go has no tool that documents; the others have one for every language."""
STANDS_IN: Mapping[str, Result] = {**FAILS, "edit": Result.TOOL}
WORKS: Mapping[str, Result] = dict.fromkeys(AGENTS, Result.ANSWERS)
DOUBTED: Mapping[str, Result] = {"edit": Result.WAITS, "find": Result.NOTED, "tell": Result.NOTED}


@dataclass(frozen=True)
class Case:
    """One row of the matrix.

    `expect` has a result for each agent that the fault can reach, on the `wires` that can show it. `cause`
    and `step` are regular expressions of what the message must name. `faults` are the server's, one a turn;
    `says` is the model's answer by agent, or for all (""). `around` changes the world meanwhile. `clock`
    names the deadline that ends the wait. `most_sent` bounds the bytes that Podium takes in. `linked` says
    that the file is a symbolic link.
    """

    fault: str
    what: str
    expect: Mapping[str, Result]
    cause: str = ""
    step: str = ""
    faults: Faults = no_faults
    wires: tuple[str, ...] = WIRES
    file: str = "go"
    says: Mapping[str, str] = field(default_factory=dict[str, str])
    after: str = ""  # the unit, where it becomes another than usual
    shown: str = ""  # what the model's answer shows, where it is another than usual
    gone: str = ""  # a regular expression of what no agent may show
    streams: bool = True  # nor say while the answer comes
    around: Around = nothing_around
    clock: str = ""
    warm: bool = False  # the model has answered once already
    rests: bool = False  # the endpoint is left alone afterwards
    down: bool = False  # nothing listens
    host: str = ""  # that is asked, through the server as a proxy; by TLS with `tls`
    tls: str = ""  # the certificate that is shown
    idle: bool = False  # most of the time is waiting
    heavy: bool = False  # so much is sent that its cells take turns
    most_sent: int = 64 << 20
    linked: bool = False

    @property
    def name(self) -> str:
        """What the row is called in the tests' names."""
        return f"{self.fault} {self.what}"
