"""docs/editors/neovim.md is true: every block of it runs in the real Neovim, and does what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.neovim_runs import CLIENT, INSTALLABLE, NEXT, ROOT, SCENARIOS, STABLE, copy_project

PAGE = ROOT / "docs" / "editors" / "neovim.md"
SCRIPTS = Path(sys.executable).parent

_BLOCK = re.compile(r"^```lua\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SECONDS = 120

# What must be true after a block that is no setup, by words that only this block has.
CHECKS = {
    "terminal = false": "return not require('podium.options').forward.terminal",
    "vim.o.statusline": "return vim.api.nvim_eval_statusline(vim.o.statusline, {}).str:find('orders')",
    "<Cmd>Podium diff": "return vim.fn.maparg('<leader>pf', 'x'):find('Podium fix') ~= nil",
    "podium('podium.apply')": "return vim.fn.maparg('<leader>px', 'n', false, true).callback() == nil",
    "window/showMessage": "return vim.lsp.config.podium.handlers['window/showMessage'] ~= nil",
    "LspProgress": "return #vim.api.nvim_get_autocmds({ event = 'LspProgress' }) > 0",
    "virtual_text": "return vim.diagnostic.config().virtual_text == true",
    "didChangeConfiguration": "return vim.lsp.get_clients()[1].settings.podium.apply == 'auto'",
}
_SETUP = "vim.lsp.enable('podium')"

pytestmark = [
    pytest.mark.editors,
    pytest.mark.xdist_group("neovim"),
    pytest.mark.skipif(not INSTALLABLE, reason="these packages have Neovim for Linux on x86_64 only"),
]


def blocks(page: Path) -> list[str]:
    """The Lua of a page, with the paths of this clone."""
    found = _BLOCK.findall(page.read_text("utf-8"))
    here = [block.replace("/path/to/podium/.venv/bin", str(SCRIPTS)) for block in found]
    return [block.replace("/path/to/podium", str(ROOT)) for block in here]


SETUPS = [block for block in [*blocks(PAGE), *blocks(ROOT / "README.md")] if _SETUP in block]
OTHERS = [block for block in blocks(PAGE) if _SETUP not in block]


@pytest.fixture(params=[STABLE, NEXT], ids=["0.11", "0.12"])
def program(request: pytest.FixtureRequest) -> Path:
    """The Neovim that starts."""
    if not request.param.exists():
        pytest.skip("`make test` installs this Neovim first")
    return request.param


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's folder with the file of the server where the page says, and a project."""
    (tmp_path / "config" / "nvim" / "lsp").mkdir(parents=True)
    shutil.copy(CLIENT / "lsp" / "podium.lua", tmp_path / "config" / "nvim" / "lsp")
    copy_project(tmp_path)
    return tmp_path


def start(home: Path, program: Path, setup: str, block: str = "", check: str = "return true") -> str:
    """Start Neovim with a setup as its init.lua; "passed", or what was wrong."""
    (home / "config" / "nvim" / "init.lua").write_text(setup)
    out, file = home / "out", home / "project" / "shop" / "orders.py"
    environment = user(home) | {"CHECK": check, "OUT": str(out)}
    if block:
        (home / "block.lua").write_text(block)
        environment["BLOCK"] = str(home / "block.lua")
    command = [program, "--headless", file, "-c", f"luafile {SCENARIOS / 'page.lua'}"]
    done = subprocess.run(
        command, env=environment, cwd=home, capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    return out.read_text().strip() if out.exists() else done.stderr


def user(home: Path) -> dict[str, str]:
    """The environment of somebody with `podium` on the PATH and everything of theirs below `home`."""
    kinds = ("CONFIG", "STATE", "DATA", "CACHE")
    return {
        **os.environ,
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in kinds},
        "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
        "PODIUM_STATE_HOME": str(home / "podium"),
    }


@pytest.mark.parametrize("setup", SETUPS)
def test_a_setup_attaches(home: Path, program: Path, setup: str) -> None:
    """With the plugin, with the file alone, with another path, and as the README has it."""
    exists = 0
    if "runtimepath" in setup:
        shutil.rmtree(home / "config" / "nvim" / "lsp")
        exists = 2
    check = f"return vim.fn.exists(':Podium') == {exists}"
    assert start(home, program, setup, check=check) == "passed"


@pytest.mark.parametrize("block", OTHERS)
def test_every_other_block_runs(home: Path, program: Path, block: str) -> None:
    checks = [check for words, check in CHECKS.items() if words in block]
    assert len(checks) == 1, "CHECKS says what this block is for"
    assert start(home, program, SETUPS[0], block, checks[0]) == "passed"


def test_what_is_wrong_in_a_block_is_noticed(home: Path) -> None:
    assert "attempt to call" in start(home, STABLE, SETUPS[0], "vim.no_such_thing()")


def test_all_are_there() -> None:
    assert len(SETUPS) == 4
    assert len(OTHERS) == len(CHECKS)


def test_a_user_at_a_screen(home: Path, program: Path) -> None:
    """Floats, diff mode, the status line and messages as they are seen, with keys as they are typed."""
    settings = "vim.lsp.config('podium', { settings = { podium = { apply = 'preview' } } })\n"
    shown = "vim.diagnostic.config({ virtual_text = true })\n"
    line = next(block for block in OTHERS if "vim.o.statusline" in block)
    (home / "config" / "nvim" / "init.lua").write_text(SETUPS[0] + settings + shown + line)
    file = home / "project" / "shop" / "orders.py"
    script = SCENARIOS / "screen.lua"
    command = [program, "--headless", "--clean", "-l", script, program, file]
    done = subprocess.run(
        command, env=user(home), cwd=home, capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    assert (done.returncode, done.stdout) == (0, "passed\n"), done.stderr
