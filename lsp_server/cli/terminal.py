"""What a terminal shows: colours, paths, a progress bar; and streams that no name of a file can break."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

import click

_CONTROLS = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"} | {0x7F: "\u2421"}
_C1 = dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_ADDED, _REMOVED, _PLACE = "green", "red", "cyan"
_INTERVAL = 0.1  # seconds
_WIDTH = 24


def prepare_streams() -> None:
    """Pipes and files get UTF-8, line ends as they are; a terminal gets what its own encoding has."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream is sys.stdout and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
        else:
            stream.reconfigure(errors="backslashreplace")


def wants_colour() -> bool:
    """Whether standard output shows colours: a terminal, and the user did not say no."""
    return _has_colours(sys.stdout)


def tell(line: str, *, fg: str | None = None) -> None:
    """One line for the person at the terminal, on standard error."""
    shown = _visible(line) if sys.stderr.isatty() else line
    click.echo(click.style(shown, fg=fg) if fg and _has_colours(sys.stderr) else shown, err=True)


def warn(line: str) -> None:
    """The same, for what did not go as it should."""
    tell(line, fg="yellow")


def visible(text: str) -> str:
    """Text from a project as standard output may show it: on a terminal, control characters as pictures."""
    return _visible(text) if sys.stdout.isatty() else text


def show_diff(diff: str) -> None:
    """A unified diff as it is, or on a terminal in colours."""
    if not sys.stdout.isatty():
        sys.stdout.write(diff)
        return
    coloured = wants_colour()
    for line in diff.split("\n")[:-1]:
        shown = _visible(line.removesuffix("\r"))
        click.echo(_diff_line(shown) if coloured else shown, color=coloured)


def styled(text: str, *, fg: str | None = None, bold: bool = False) -> str:
    """Text in a colour where standard output shows colours."""
    return click.style(text, fg=fg, bold=bold) if wants_colour() else text


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 file, 2 files."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def relative(path: Path) -> str:
    """A path as a person in this folder would write it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def about(path: Path, line: str) -> str:
    """A line about a file, with the file's path in front in place of its bare name."""
    rest = line.removeprefix(path.name)
    return f"{relative(path)}: {line}" if rest == line else f"{relative(path)}{rest}"


class Bar:
    """Progress on a terminal's standard error, and nowhere else; `clear` before anything is printed."""

    def __init__(self, label: str, total: int) -> None:
        self._label = label
        self._total = total
        self._done = 0
        self._next = 0.0
        self._drawn = False
        self._shown = total > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + _INTERVAL
            self._draw()

    def clear(self) -> None:
        """Take the bar off the screen until the next step."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = False

    def _draw(self) -> None:
        filled = _WIDTH * self._done // self._total
        bar = "━" * filled + "╌" * (_WIDTH - filled)
        sys.stderr.write(f"\r\x1b[K{self._label} {bar} {self._done}/{self._total}")
        sys.stderr.flush()
        self._drawn = True


def _has_colours(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _visible(text: str) -> str:
    """Control characters as their pictures: code that is shown must not steer the terminal."""
    return text.translate(_CONTROLS | _C1)


def _diff_line(line: str) -> str:
    if line.startswith(("---", "+++")):
        return click.style(line, bold=True)
    colour = {"+": _ADDED, "-": _REMOVED, "@": _PLACE}.get(line[:1])
    return click.style(line, fg=colour) if colour else line
