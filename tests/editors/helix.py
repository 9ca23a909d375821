"""Helix below build/, fetched once, and a session of it on a screen.

    python -m tests.editors.helix

It comes from Debian 13, whose package has no grammars: Helix builds those from sources that it fetches.
Where npm and a C compiler are, Python's is built here from the package of the grammar's own project, for the
colours of the pictures. No test needs it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from tests.editors import debian
from tests.editors.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "helix"
PROGRAM = "usr/lib/hx/hx"
_RUNTIME = BUILD / "root" / "usr" / "lib" / "hx" / "runtime"
_PACKAGES = ("hx", "libc6", "libgcc-s1")
_GRAMMAR = "tree-sitter-python@0.23.6"  # of the time of Helix 25.01, whose queries are for it
_ITEM = re.compile(r"[ │](Podium: .*?) *[│]?$")


def install() -> None:
    """Fetch Helix where it is not there yet, whole."""
    stamp = BUILD / "installed"
    if stamp.exists():
        return
    debian.fetch("trixie", _PACKAGES, BUILD)
    if shutil.which("npm") and shutil.which("cc"):
        _build_grammar()
    stamp.touch()


def _build_grammar() -> None:
    folder = BUILD / "grammar"
    folder.mkdir()
    subprocess.run(["npm", "pack", "--silent", _GRAMMAR], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    shutil.unpack_archive(next(folder.glob("*.tgz")), folder, filter="data")
    (_RUNTIME / "grammars").mkdir(exist_ok=True)
    source = folder / "package" / "src"
    files = [source / "parser.c", source / "scanner.c"]
    library = _RUNTIME / "grammars" / "python.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", f"-I{source}", *files, "-o", library], check=True)


class Helix(Terminal):
    """Helix with one file open; use it as a context manager."""

    def __init__(self, file: Path, environment: Mapping[str, str], folder: Path) -> None:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
        own = {"HELIX_RUNTIME": str(_RUNTIME), "LANG": "C.UTF-8"}
        command = [*debian.command(BUILD, PROGRAM), "-v", str(file)]
        super().__init__(command, kept | own | dict(environment), folder)

    def run(self, command: str) -> None:
        """A command of the command line, such as `w`."""
        self.type(f":{command}\r")

    def go(self, pattern: str) -> None:
        """Put the cursor at a regular expression's next match, at the top: a menu has room below."""
        self.type(f"gg/{pattern}\r;zt")

    def pick(self, title: str) -> None:
        """Open the menu here and take the entry that has these words; the first is marked when it opens."""
        deadline = time.monotonic() + 60
        while (row := self._opened(title)) < 0:
            assert time.monotonic() < deadline, f"{title} is in no menu of\n{self.text()}"
            self.type("\x1b")
            time.sleep(0.5)
        self.type("\x1b[B" * row + "\r")

    def _opened(self, title: str) -> int:
        """The place of an entry in the menu once that is open, -1 where it is not there."""
        self.type(" a")
        deadline = time.monotonic() + 2
        while (row := self._row(title)) < 0 and time.monotonic() < deadline:
            time.sleep(0.05)
        return row

    def _row(self, title: str) -> int:
        """The place of an entry in the menu that is shown, -1 where there is none."""
        items = [found[1] for line in self.text().splitlines() if (found := _ITEM.search(line))]
        return next((place for place, item in enumerate(items) if title in item), -1)


if __name__ == "__main__":
    install()
