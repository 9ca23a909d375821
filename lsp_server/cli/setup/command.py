"""The command that an editor is told to start: this very podium."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

_NAME = "podium.exe" if sys.platform == "win32" else "podium"


def running_podium() -> Path:
    """The script of the environment that runs now, not resolved: its folder tells Python which one it is.

    An absolute path; it may be missing where Podium runs as a module without being installed.
    """
    return Path(sys.executable).parent.absolute() / _NAME


def command_for(environment: Mapping[str, str]) -> tuple[str, ...]:
    """`podium serve`, by its name where the PATH leads to the same file, else by its absolute path."""
    own = running_podium()
    if is_on_path(environment):
        return ("podium", "serve")
    if own.is_file():
        return (str(own), "serve")
    return (sys.executable, "-m", "lsp_server", "serve")


def is_on_path(environment: Mapping[str, str]) -> bool:
    """Whether the PATH leads to the podium that runs, in other shells too.

    An activated environment puts its own folder there, for that shell only; it does not count.
    """
    found, own = shutil.which("podium", path=environment.get("PATH", "")), running_podium()
    if not (found and own.is_file() and Path(found).samefile(own)):
        return False
    return sys.prefix == sys.base_prefix or Path(found).parent.absolute() != own.parent


def starts(program: str, environment: Mapping[str, str]) -> bool:
    """Whether a configured program is there to be started."""
    if os.path.isabs(program):  # noqa: PTH117 - it is a string out of a file, of any kind
        return os.path.isfile(program) and os.access(program, os.X_OK)  # noqa: PTH113 - the same
    return shutil.which(program, path=environment.get("PATH", "")) is not None
