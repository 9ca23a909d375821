"""An editor, a real server process and the simulated model server, for tests and bench alike."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from lsp_server.providers.simulated import Fault
from tests.lsp_client import Editor
from tests.simulated_server import Served

URI = "file:///many/jobs.py"
ENDS = ("applied", "parked", "done", "failed", "refused", "cancelled")
_SLOW = 0.02  # seconds between two pieces of an answer that is to be cut short


@dataclass(frozen=True)
class Left:
    """What is there of a session besides what was there before its jobs."""

    files: int
    connections: int
    jobs: int
    answers: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.files + self.connections + self.jobs + self.answers


class Session:
    """The editor with a file of many functions open, at a server with one slot."""

    def __init__(self, editor: Editor, served: Served, functions: int) -> None:
        self.editor = editor
        self.served = served
        code = "".join(
            f"def f{number}(name):\n    return name * {number}\n\n\n" for number in range(functions)
        )
        editor.open(URI, code)
        editor.until(lambda: editor.command("podium.status")["endpoints"] or None)
        editor.action(URI, "def f0(", "explain")
        self._process = psutil.Process(editor.process.pid)

    def start(self, function: int, intent: str = "explain") -> str:
        """Begin a job about a function; gives its id."""
        request = self.editor.request(intent, URI, f"f{function}(")
        return self.editor.command("podium.run", request)["job"]

    def cancel(self, job: str, *, by_button: bool = False) -> None:
        """Cancel a job by command, or as the button of a progress display does."""
        if by_button:
            self.editor.notify("window/workDoneProgress/cancel", {"token": f"podium-{job}"})
        else:
            params = {"command": "podium.cancel", "arguments": [{"job": job}]}
            self.editor.begin("workspace/executeCommand", params)

    @property
    def requests(self) -> int:
        """How many turns the model server was asked for so far."""
        return len(self.served.prompts)

    @property
    def order(self) -> list[int]:
        """The functions that the model server was asked about, in that order."""
        code = re.compile(r"CODE \(python\).*?def f(\d+)\(")
        return [int(code.findall(prompt)[-1]) for prompt in self.served.prompts]

    def seconds_until_closed(self, job: Callable[[], str], fault: Fault, *, by_button: bool) -> float:
        """From the sending of a cancel to the moment at which the model server sees the connection end."""
        server = self.served.server
        self.served.fail(fault)
        asked, left = self.requests, len(server.left)
        ident = job()
        self.editor.until(lambda: self.requests > asked or None)
        if fault.how != "silent":
            self.editor.job(ident, "running")
        begin = time.monotonic()
        self.cancel(ident, by_button=by_button)
        self.editor.until(lambda: len(server.left) > left or None)
        return server.left[left] - begin

    def counts(self) -> Left:
        """What is held now: open files of the server's process, connections, jobs that run, answers."""
        jobs = self.editor.command("podium.status")["jobs"]
        return Left(
            files=self._process.num_fds(),
            connections=self.served.server.connections,
            jobs=sum(one["state"] not in ENDS for one in jobs),
            answers=self.served.server.open,
        )

    def start_and_cancel(self, jobs: int, at_once: int = 20) -> Left:
        """Begin so many jobs, in waves that are cancelled while the first of each is served; what is left."""
        self._wave(range(at_once))
        before = self.counts()
        for start in range(0, jobs, at_once):
            self._wave(range(start, min(start + at_once, jobs)))
        end = time.monotonic() + 10
        while (left := self._left(before)).total and time.monotonic() < end:
            self.editor.sync()
        return left

    def _wave(self, numbers: Sequence[int]) -> None:
        """Every other wave is cancelled at one go, the others one by one, the last job first."""
        asked, mark = self.requests, self.editor.mark()
        jobs = [self.start(number % 20) for number in numbers]
        self.editor.until(lambda: self.requests > asked or None)
        if numbers[0] % 40:
            self.editor.command("podium.cancel")
        else:
            for job in reversed(jobs):
                self.cancel(job, by_button=bool(int(job.rpartition("-")[2]) % 2))
        for job in jobs:
            self.editor.job(job, "cancelled", start=mark)

    def _left(self, before: Left) -> Left:
        now = self.counts()
        return Left(
            files=max(0, now.files - before.files),
            connections=now.connections,
            jobs=now.jobs,
            answers=now.answers,
        )

    def all_at_once(self, jobs: int) -> tuple[int, int]:
        """Begin so many jobs at once: how many came out of their order, and how many did not end well."""
        asked, start = self.requests, self.editor.mark()
        idents = [self.start(number) for number in range(jobs)]
        states = [self.editor.job(ident, *ENDS, start=start)["state"] for ident in idents]
        served = self.order[asked:]
        wrong = sum(one != other for one, other in zip(served, range(jobs), strict=False))
        return wrong + abs(len(served) - jobs), sum(state != "done" for state in states)


@contextmanager
def session(home: Path, *, words: int = 2000, pace: float = _SLOW, functions: int = 20) -> Iterator[Session]:
    """A session whose model answers with so many words, at this pace."""
    with (
        Served("ollama", lambda _prompt: "word " * words, pace=pace) as served,
        Editor(home, folders=[home], environment=served.probes) as editor,
    ):
        yield Session(editor, served, functions)
