"""What failed lately outside of the text: terminals' commands, reports' tests; plugins tell it.

In memory only, and a few of each. A model is shown what speaks of the file that it works on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

_MOST_RUNS = 10
_MOST_TESTS = 50  # of one report
_MOST_REPORTS = 50
_MOST_SHOWN = 3
_LONGEST = 4000  # characters, the end of an output


@dataclass(frozen=True, slots=True)
class Run:
    """A finished command; `exit_code` None where the terminal did not tell."""

    command: str
    exit_code: int | None
    output: str


@dataclass(frozen=True, slots=True)
class FailedTest:
    """A test that failed; `line` counts from 1, 0 where the report has none."""

    name: str
    file: str
    line: int
    message: str
    traceback: str


class Reports:
    """The last failures, the newest first."""

    def __init__(self) -> None:
        self._runs: deque[Run] = deque(maxlen=_MOST_RUNS)
        self._tests: dict[str, tuple[FailedTest, ...]] = {}

    def ran(self, run: Run) -> None:
        """A command ended; that it went well takes back its failures."""
        kept = [one for one in self._runs if one.command != run.command]
        self._runs.clear()
        self._runs.extend(kept)
        if run.exit_code:
            self._runs.appendleft(run)

    def tested(self, report: str, failures: Iterable[FailedTest]) -> None:
        """A report was written: its failures take the place of those that it had; `report` tells which."""
        self._tests.pop(report, None)
        self._tests = {report: tuple(failures)[:_MOST_TESTS], **self._tests}
        for old in list(self._tests)[_MOST_REPORTS:]:
            del self._tests[old]

    def about(self, path: str, names: Sequence[str]) -> tuple[str, ...]:
        """What speaks of a file or of one of its definitions, in words."""
        words = [word for word in (PurePath(path).name, *names) if word]
        tests = chain.from_iterable(self._tests.values())
        told = (*map(_test_words, tests), *map(_run_words, self._runs))
        return tuple(one for one in told if any(word in one for word in words))[:_MOST_SHOWN]


def _test_words(test: FailedTest) -> str:
    place = f" ({test.file}{f', line {test.line}' if test.line else ''})" if test.file else ""
    said = "\n".join(part for part in (test.message, test.traceback[-_LONGEST:]) if part)
    return f"The test {test.name}{place} failed:\n{said}"


def _run_words(run: Run) -> str:
    return f"$ {run.command}\n{run.output[-_LONGEST:].rstrip()}\n(exit code {run.exit_code})"
