"""A program of the terminal on a screen in memory: keys go in, text and pictures come out."""

from __future__ import annotations

import fcntl
import itertools
import os
import pty
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte
from rich.console import Console
from rich.text import Text

_ROWS, _COLUMNS = 30, 104
_PATIENCE = 60.0  # seconds until something is on the screen


class Terminal:
    """One program on one screen; use it as a context manager, so that it ends."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._screen = pyte.Screen(_COLUMNS, _ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._lock = threading.Lock()
        self._command, self._folder = list(command), folder
        self._environment = {**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"}

    def __enter__(self) -> Self:
        self._outside, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
        self._process = subprocess.Popen(
            self._command,
            env=self._environment,
            cwd=self._folder,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)
        threading.Thread(target=self._read, daemon=True).start()
        return self

    def __exit__(self, *_fault: object) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._outside)

    @property
    def process(self) -> int:
        """The id of the program's process."""
        return self._process.pid

    def type(self, keys: str) -> None:
        """Send keys as a terminal does."""
        os.write(self._outside, keys.encode())

    def text(self) -> str:
        """What is on the screen."""
        with self._lock:
            return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, words: str) -> None:
        """Wait until words are on the screen."""
        deadline = time.monotonic() + _PATIENCE
        while words not in self.text():
            assert time.monotonic() < deadline, f"{words} was never to be seen in\n{self.text()}"
            time.sleep(0.05)

    def picture(self, file: Path, title: str) -> None:
        """Keep the screen as an SVG."""
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - no path of a file
            console = Console(record=True, width=_COLUMNS, file=nowhere, force_terminal=True)
            with self._lock:
                for row in range(_ROWS):
                    console.print(self._line(row), no_wrap=True, overflow="crop")
        file.parent.mkdir(parents=True, exist_ok=True)
        console.save_svg(str(file), title=title)

    def _line(self, row: int) -> Text:
        line = Text()
        cells = [self._screen.buffer[row][column] for column in range(_COLUMNS)]
        for style, group in itertools.groupby(cells, _style):
            line.append("".join(char.data or " " for char in group), style)
        return line

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._outside, 65536)
            except OSError:
                return
            if not data:
                return
            with self._lock:
                self._stream.feed(data)


def _style(char: pyte.screens.Char) -> str:
    front, back = (char.bg, char.fg) if char.reverse else (char.fg, char.bg)
    parts = ["bold"] * char.bold + ["underline"] * char.underscore + [_colour(front)]
    return " ".join([*parts, f"on {_colour(back)}"] if back != "default" else parts)


def _colour(name: str) -> str:
    """pyte's colour as rich calls it."""
    if name == "default":
        return name
    if len(name) == 6 and all(char in "0123456789abcdefABCDEF" for char in name):
        return f"#{name}"
    known = {"brown": "yellow"}
    return known.get(name, name.replace("bright", "bright_").replace("bright__", "bright_"))
