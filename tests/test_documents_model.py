"""Random scripts of edits, each step compared with a plain string that is walked character by character.

A script is read from one draw of bytes: cheap enough for thousands, and a failing one shrinks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from lsp_server.documents import Document, Snapshot
from lsp_server.syntax import PLAIN
from lsp_server.text import PositionEncoding
from tests.reference_text import changed, lines_of, span_of

PIECES = (
    *("a", "b", " ", "\t", "xyz", "\n", "\r", "\r\n", "\r", "\n", "\r\n", "\n\r", "\r\r"),
    *(
        "\x0b",
        "\x0c",
        "\x85",
        "\u2028",
        "\x1c",
        "é",
        "漢",
        "e\u0301",
        "\U0001f600",
        "\U0001f468\u200d\U0001f469",
    ),
    *("\ud83d", "\ude00", "\ufeff"),
)
BYTES = 96
SCRIPTS = st.binary(min_size=BYTES, max_size=BYTES)
ORDINARY = settings(
    max_examples=1667, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
SOAK = settings(ORDINARY, max_examples=33_334)


class Change(NamedTuple):
    """An incremental change in client units; a full replacement where `span` is None."""

    span: tuple[int, int, int, int] | None
    text: str


class Script(NamedTuple):
    """The text to start from, and what happens then; None stands for a snapshot."""

    start: str
    steps: list[Change | None]

    def __str__(self) -> str:
        steps = "\n".join(f"  {'snapshot' if step is None else ascii(tuple(step))}" for step in self.steps)
        return f"start {self.start!a}\n{steps}"


def script_of(source: bytes) -> Script:
    """The script that these bytes stand for; zero bytes give the plainest one."""
    numbers = iter(source)
    start = _text(numbers, next(numbers) % 24)
    steps: list[Change | None] = []
    while (kind := next(numbers, None)) is not None:
        if kind == 0:
            continue  # what shrinking leaves of a step that does not matter
        if kind >= 224:
            steps.append(None)
        elif kind >= 212:
            steps.append(Change(None, _text(numbers, next(numbers, 0) % 12)))
        else:
            line, units = _line(numbers), _units(numbers)
            last = line + next(numbers, 0) % 4 - 1 if kind % 2 else line
            steps.append(Change((line, units, last, _units(numbers)), _text(numbers, kind % 5)))
    return Script(start, steps)


def _text(numbers: Iterator[int], pieces: int) -> str:
    return "".join(PIECES[next(numbers, 0) % len(PIECES)] for _ in range(pieces))


def _line(numbers: Iterator[int]) -> int:
    number = next(numbers, 0)
    return {253: -1, 254: 99, 255: 2**31 - 1}.get(number, number % 9)


def _units(numbers: Iterator[int]) -> int:
    number = next(numbers, 0)
    return {253: -1, 254: 99, 255: 2**31 - 1}.get(number, number % 11)


def run(script: Script, encoding: PositionEncoding) -> None:
    """Play a script on a document and on a string; they must agree after every step.

    Asking for the text freezes it, so every other script asks at the end only.
    """
    note(str(script))
    document = Document("file:///x", "/x", PLAIN, 1, script.start)
    reference = script.start
    frozen: list[tuple[Snapshot, str]] = []
    for step in script.steps:
        if step is None:
            frozen.append((document.snapshot(), reference))
        elif step.span is None:
            document.reset(step.text)
            reference = step.text
        else:
            replaced = document.change(step.span, step.text, encoding)
            assert replaced == span_of(reference, step.span, encoding.value)
            reference = changed(reference, step.span, step.text, encoding.value)
        if len(script.start) % 2:
            assert str(document.text) == reference
            assert document.text.lines == lines_of(reference)
    frozen.append((document.snapshot(), reference))
    for snapshot, content in frozen:
        assert snapshot.text.lines == lines_of(content)
        assert str(snapshot.text) == content


@pytest.mark.parametrize("encoding", list(PositionEncoding))
@ORDINARY
@given(source=SCRIPTS)
def test_a_document_follows_random_scripts(encoding: PositionEncoding, source: bytes) -> None:
    run(script_of(source), encoding)


@pytest.mark.soak
@pytest.mark.parametrize("encoding", list(PositionEncoding))
@SOAK
@given(source=SCRIPTS)
def test_a_document_follows_very_many_random_scripts(encoding: PositionEncoding, source: bytes) -> None:
    run(script_of(source), encoding)


def test_the_scripts_are_worth_running() -> None:
    scripts = [
        script_of(bytes((seed * 37 + at * at * 11 + at * seed) % 256 for at in range(BYTES)))
        for seed in range(200)
    ]
    changes = [step for script in scripts for step in script.steps if step is not None]
    spans = [change.span for change in changes if change.span]
    assert len(changes) > 8 * len(scripts)
    assert sum(span[:2] > span[2:] for span in spans) > 100
    assert sum(change.span is None for change in changes) > 20
    assert any(step is None for script in scripts for step in script.steps)
    assert any("\r\n" in change.text for change in changes)
    assert "start" in str(scripts[0])
