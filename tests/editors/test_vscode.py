"""The extension, as a .vsix, in a real VS Code: asserted on what the window shows and on the file on disk."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editors.vscode.code_server import CodeServer, chromium

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "tests" / "data" / "neovim"
PICTURES = ROOT / "build" / "pictures" / "vscode"
PODIUM = Path(sys.executable).parent / "podium"

pytestmark = [
    pytest.mark.editors,
    pytest.mark.xdist_group("vscode"),
    pytest.mark.skipif(chromium() is None, reason="no Chromium: apt-get install chromium"),
]

if chromium() is not None:
    from playwright.sync_api import Browser, sync_playwright

    from tests.editors.vscode.workbench import Workbench

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project."""
    shutil.copytree(PROJECT, tmp_path / "project")
    (tmp_path / "project" / "podium.yaml").write_text("version: 1\n")
    return tmp_path / "project"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where VS Code and Podium keep all that is theirs."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def window(browser: Browser) -> Iterator[Workbench]:
    """A new window."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield Workbench(context.new_page(), PICTURES)
    context.close()


MACHINE = {"podium-vscode.server.path": str(PODIUM)}


def test_problems_hovers_fixes_and_documents(window: Workbench, home: Path, project: Path) -> None:
    file = project / "shop" / "orders.py"
    with CodeServer(home, machine=MACHINE) as code:
        window.open(code.url(file, folder=project), "orders.py")
        window.squiggle("warning").first.wait_for()
        window.picture("problem")
        assert "called by" in window.hover("gross_price", "called by").lower()
        window.picture("hover")
        window.menu("import", "remove unused import|Podium: fix", 0)
        window.picture("menu")
