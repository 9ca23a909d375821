"""Podium in a real Emacs without a screen, with eglot and lsp-mode, set up as docs/editors/emacs.md says.

What a scenario expects stands in tests/editors/emacs/scenarios.el.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.editors.shop import answer, make_project
from tests.simulated_server import Served

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "editor-clients" / "emacs" / "podium.el"
PAGE = ROOT / "docs" / "editors" / "emacs.md"
EDITOR = ROOT / "tests" / "editors" / "emacs" / "editor.el"
SECONDS = 240  # a scenario waits at most 60 for each thing and then says for which
CLIENTS = {"eglot": "elpa-eglot", "lsp-mode": "elpa-lsp-mode"}
SHARED = (
    *("fix", "fix-command", "hover", "document", "audit", "explain", "ask", "typing", "cancel", "preview"),
    "emoji",
)


def in_emacs(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that needs Emacs."""
    skip = pytest.mark.skipif(
        not shutil.which("emacs"), reason="there is no Emacs: apt-get install emacs-nox"
    )
    return pytest.mark.editors(pytest.mark.xdist_group("emacs")(skip(test)))


def blocks(heading: str) -> str:
    """The Lisp below a heading of the page, with this clone in the place of its example path."""
    section = PAGE.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    found = re.findall(r"^```elisp\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert found, heading
    return "\n".join(found).replace("/path/to/podium", str(ROOT))


def run(
    home: Path,
    client: str,
    scenario: str,
    more: str = "",
    file: str = "orders",
    programs: tuple[str, ...] = (),
) -> None:
    """Run a scenario; what it did not find is the assertion's message."""
    package = next(Path("/usr/share/emacs/site-lisp").glob(f"elpa*/{client}-*"), None)
    if package is None:
        pytest.skip(f"there is no {client} for Emacs: apt-get install {CLIENTS[client]}")
    project = make_project(home / "project")
    init = home / "init.el"
    init.write_text("\n".join((more, blocks(f"Set up with {client}"), blocks("Use"))))
    command = [
        "emacs",
        "--batch",
        "-Q",
        "-l",
        EDITOR,
        client,
        scenario,
        init,
        project / "shop" / f"{file}.py",
    ]
    with Served("ollama", answer, models=("simulated:7b",), pace=0.05) as served:
        done = subprocess.run(
            command,
            env=os.environ | served.probes | environment(home, "podium", *programs),
            cwd=home,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    assert (done.returncode, done.stdout) == (0, "passed\n"), done.stderr[-6000:]


def environment(home: Path, *programs: str) -> dict[str, str]:
    """Where everything keeps its own files, and a PATH with these programs and no other language servers."""
    folder = home / "bin"
    folder.mkdir()
    for name in programs:
        (folder / name).symlink_to(Path(sys.executable).parent / name)
    return {
        "HOME": str(home),
        "PATH": f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "PODIUM_STATE_HOME": str(home / "state"),
        "PODIUM_CONFIG_HOME": str(home / "config"),
    }


@pytest.mark.parametrize("scenario", SHARED)
@pytest.mark.parametrize("client", CLIENTS)
@in_emacs
def test_a_story(tmp_path: Path, client: str, scenario: str) -> None:
    more = blocks("Settings") if scenario == "preview" else ""
    file = {"audit": "storage", "emoji": "greeting"}.get(scenario, "orders")
    run(tmp_path, client, scenario, more, file)


@in_emacs
def test_beside_another_server(tmp_path: Path) -> None:
    """eglot has one server for a buffer, so both are behind the multiplexer."""
    own = (
        '(with-eval-after-load \'eglot (add-to-list \'eglot-server-programs \'(python-mode "ruff" "server")))'
    )
    run(tmp_path, "eglot", "both", own, programs=("ruff", "rass"))


@in_emacs
def test_the_server_comes_back(tmp_path: Path) -> None:
    """eglot starts it again by itself when it lived for three seconds; here at once."""
    run(tmp_path, "eglot", "restart", "(setq eglot-autoreconnect t)")


@in_emacs
def test_the_package_compiles_without_a_warning(tmp_path: Path) -> None:
    copy = shutil.copy(PACKAGE, tmp_path)
    strict = ["--eval", "(setq byte-compile-error-on-warn t)"]
    command = ["emacs", "--batch", "-Q", *strict, "-f", "batch-byte-compile", copy]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert (tmp_path / "podium.elc").exists()
