"""Jobs with a model in a real server process: how soon a cancel closes the connection, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsp_server.providers.simulated import Fault
from tests.bench.figures import Figure, milliseconds, quantile
from tests.model_session import Session, session

_CANCELS = 20  # of each kind
_CANCEL_GOAL = 250.0
_JOBS = 1_000
_AT_ONCE = 20
_KINDS = {
    "streams": Fault(),
    "is silent": Fault("silent"),
    "stopped in mid-answer": Fault("stall", after=3),
}


def measure(folder: Path) -> Iterator[Figure]:
    """Cancels by the command and by the button in turn; the model server's own clock says when they came."""
    with session(folder / "cancels") as one:
        for name, fault in _KINDS.items():
            yield _cancels(one, name, fault)
        left = one.start_and_cancel(_JOBS)
        yield Figure("jobs.left", f"files, sockets, jobs left by {_JOBS:,} cancelled jobs", left.total, "", 0)
    with session(folder / "at-once", words=100, pace=0.0) as one:
        wrong, failed = one.all_at_once(_AT_ONCE)
        text = f"{_AT_ONCE} jobs at once at one slot:"
        yield Figure("jobs.order", f"{text} served out of order", wrong, "", 0)
        yield Figure("jobs.failed", f"{text} not served", failed, "", 0)


def _cancels(one: Session, name: str, fault: Fault) -> Figure:
    times = [
        milliseconds(one.seconds_until_closed(lambda: one.start(1), fault, by_button=bool(number % 2)))
        for number in range(_CANCELS)
    ]
    note = f"median {quantile(times, 0.5):.3g} ms"
    text = f"cancel to closed connection, the model {name}, worst of {_CANCELS}"
    return Figure(f"cancel.{name.rsplit(maxsplit=1)[-1]}", text, max(times), "ms", _CANCEL_GOAL, note)
