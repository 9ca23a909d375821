"""The command `podium` as a user runs it: in a process of its own, at a terminal, or quickly in this one."""

from __future__ import annotations

import contextlib
import os
import pty
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from lsp_server import cli

ROOT = Path(__file__).parent.parent
COMMAND = (sys.executable, "-m", "lsp_server")


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


def environment(state: Path, **more: str) -> dict[str, str]:
    """The environment of a command: no colours asked for or refused, its state in a folder of the test's."""
    dropped = ("NO_COLOR", "FORCE_COLOR", "PODIUM_DEBUG", "PYTHONIOENCODING", "VIRTUAL_ENV")
    kept = {key: value for key, value in os.environ.items() if key not in dropped}
    return {**kept, "PYTHONPATH": str(ROOT), "PODIUM_STATE_HOME": str(state), "TERM": "xterm", **more}


@dataclass(frozen=True)
class Podium:
    """Runs commands in a folder; their state goes to another one."""

    folder: Path
    state: Path
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def write(self, files: dict[str, str | bytes]) -> None:
        """Write files below the folder."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def here(self, *arguments: str) -> Ran:
        """Run in this process, which is quick."""
        self.patch.chdir(self.folder)
        self.patch.setenv("PODIUM_STATE_HOME", str(self.state))
        self.capture.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.run(list(arguments))
        out, err = self.capture.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    def run(self, *arguments: str, **more: str) -> Ran:
        """Run as a process of its own, with `more` in its environment."""
        done = subprocess.run(
            [*COMMAND, *arguments],
            cwd=self.folder,
            env=environment(self.state, **more),
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode())

    def start(self, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
        """Start a process of its own, in its own group, as a shell would."""
        return subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=self.folder,
            env=environment(self.state, **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=_heed_interrupts,  # noqa: PLW1509 - it takes no lock
        )

    def at_terminal(self, *arguments: str, piped: bool = False, **more: str) -> Ran:
        """Run with a terminal as standard error, and as standard output too unless that is piped."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=self.folder,
            env=environment(self.state, **more),
            stdout=subprocess.PIPE if piped else theirs,
            stderr=theirs,
        )
        os.close(theirs)
        shown: list[bytes] = []
        reader = threading.Thread(target=_read, args=(ours, shown))
        reader.start()
        out, _ = process.communicate(timeout=60)
        reader.join()
        os.close(ours)
        return Ran(process.returncode, (out or b"").decode(), b"".join(shown).decode())


def _heed_interrupts() -> None:
    """As at a terminal; what runs in the background of a script inherits that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _read(terminal: int, chunks: list[bytes]) -> None:
    with contextlib.suppress(OSError):  # what Linux says when the other side is closed
        while chunk := os.read(terminal, 1 << 16):
            chunks.append(chunk)
