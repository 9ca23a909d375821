"""The extension, as a .vsix, in a real VS Code: asserted on what the window shows and on the file on disk."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.editors.vscode.code_server import CodeServer, chromium
from tests.simulated_server import Served

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "tests" / "data" / "neovim"
T = TypeVar("T")
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
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Workbench]:
    """A new window."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    bench = Workbench(context.new_page(), PICTURES)
    yield bench
    bench.picture(f"last/{request.node.name}")  # what was to be seen when a test failed, too
    context.close()


MACHINE = {"podium-vscode.server.path": str(PODIUM)}


def test_a_problem_is_shown_explained_fixed_and_undone(window: Workbench, home: Path, project: Path) -> None:
    file = project / "shop" / "orders.py"
    with CodeServer(home, machine=MACHINE) as code:
        window.open(code.url(file, folder=project), "orders.py")
        window.squiggle("warning").first.wait_for()
        window.picture("problem")
        assert "ValueError" in window.hover("gross_price", "called from")
        window.picture("hover")
        window.menu("os", "Podium: remove unused import")
        assert any(title.startswith("Podium: fix problems") for title in window.titles())
        window.picture("menu")
        window.page.keyboard.press("Escape")
        window.pick("os", "Podium: remove unused import")
        window.squiggle("warning").first.wait_for(state="detached")
        window.save()
        assert "import os" not in file.read_text()
        window.page.keyboard.press("Control+z")
        window.wait_for_text("import os")


def test_a_definition_is_documented_by_menu_and_by_command(
    window: Workbench, home: Path, project: Path
) -> None:
    file = project / "shop" / "orders.py"
    with CodeServer(home, machine=MACHINE) as code:
        window.open(code.url(file, folder=project), "orders.py")
        window.pick("gross_price", "Podium: document gross_price")
        window.wait_for_text("ValueError: If `rate < 0`")
        window.picture("documented")
        window.put_cursor("total")
        window.command("Podium: Document")
        window.wait_for_text("lines: The lines.")
        window.save()
        assert file.read_text().count("Args:") == 2


def test_an_audit_shows_findings_with_their_way_here_and_in_closed_files(
    window: Workbench, home: Path, tmp_path: Path
) -> None:
    project = tmp_path / "example"
    shutil.copytree(ROOT / "lsp_server" / "example", project)
    with CodeServer(home, machine=MACHINE) as code:
        window.open(code.url(project / "shop" / "api.py", folder=project), "api.py")
        window.wait_for_status("^Podium$|Podium")
        window.command("Podium: Audit File")
        window.page.keyboard.press("Control+Shift+m")
        panel = window.page.locator(".markers-panel .monaco-list-row")
        panel.filter(has_text="gets here").first.wait_for()
        window.picture("audit")
        window.command("Podium: Audit Workspace")
        window.message(r"audit example: \d+ findings in \d+ of \d+ files").wait_for()
        closed = window.page.locator(".explorer-folders-view .monaco-list-row").filter(has_text="storage.py")
        closed.filter(has_text=re.compile(r"\d")).wait_for()
        window.picture("audit-workspace")


def slow(_prompt: str) -> str:
    """Words enough that there is time to cancel."""
    return "word " * 2000


def test_a_request_in_words_runs_with_progress_and_is_cancelled(
    window: Workbench, home: Path, project: Path
) -> None:
    file = project / "shop" / "orders.py"
    before = file.read_bytes()
    with Served("ollama", slow, pace=0.2) as served:
        with CodeServer(home, machine=MACHINE, environment=served.probes) as code:
            window.open(code.url(file, folder=project), "orders.py")
            wait_for_model(window)
            window.put_cursor("gross_price")
            window.command("Podium: Ask…")
            window.answer("round to cents")
            window.wait_for_status("Podium: ask gross_price")
            window.picture("asking")
            window.status("Podium: ask gross_price").first.click()
            row = window.quick_row("ask gross_price")
            row.wait_for()
            window.picture("squad")
            row.hover()
            row.locator(".codicon-debug-stop").click()
            window.status("Podium: ask").first.wait_for(state="detached")
        assert file.read_bytes() == before


def test_a_request_in_words_changes_the_file(window: Workbench, home: Path, project: Path) -> None:
    file = project / "shop" / "orders.py"
    with (
        Served("ollama", rounds) as served,
        CodeServer(home, machine=MACHINE, environment=served.probes) as code,
    ):
        window.open(code.url(file, folder=project), "orders.py")
        wait_for_model(window)
        window.put_cursor("gross_price")
        window.command("Podium: Ask…")
        window.answer("round to cents")
        window.wait_for_text("return round(net * (1 + rate), 2)")
        window.save()
    assert "    return round(net * (1 + rate), 2)\n" in file.read_text()
    assert any("round to cents" in one for one in served.prompts)


def rounds(_prompt: str) -> str:
    """What a model says that does as it is asked."""
    body = '    if rate < 0:\n        raise ValueError("a rate is never negative")\n'
    return f"```python\ndef gross_price(net, rate):\n{body}    return round(net * (1 + rate), 2)\n```"


def test_a_result_that_waits_is_previewed_and_applied_or_discarded(
    window: Workbench, home: Path, project: Path
) -> None:
    file = project / "shop" / "orders.py"
    with CodeServer(home, machine=MACHINE, user={"podium.apply": "preview"}) as code:
        window.open(code.url(file, folder=project), "orders.py")
        window.pick("gross_price", "Podium: document gross_price")
        window.wait_for_status("Podium: 1 ready")
        window.command("Podium: Show Diff of Result")
        window.page.locator(".tab.active").filter(has_text="document gross_price").wait_for()
        window.page.locator(".diff-editor, .monaco-diff-editor").first.wait_for()
        window.page.locator(".monaco-diff-editor .modified .line-insert").first.wait_for()
        window.picture("diff")
        assert "Args:" not in file.read_text()
        window.command("Podium: Apply Result")
        window.wait_for_text("ValueError: If `rate < 0`")
        window.save()
        assert "Args:" in file.read_text()
        window.pick("total", "Podium: document total")
        window.wait_for_status("Podium: 1 ready")
        window.command("Podium: Discard Result")
        window.status("1 ready").first.wait_for(state="detached")
        assert file.read_text().count("Args:") == 1


def test_an_explanation_opens_beside_the_code(window: Workbench, home: Path, project: Path) -> None:
    file = project / "shop" / "orders.py"
    with CodeServer(home, machine=MACHINE) as code:
        window.open(code.url(file, folder=project), "orders.py")
        window.pick("gross_price", "Podium: explain gross_price")
        thread = window.page.locator(".review-widget").filter(has_text="gross_price")
        thread.filter(has_text="ValueError").first.wait_for()
        window.picture("explanation")
        thread.locator(".codicon-close").first.click()
        thread.first.wait_for(state="detached")


def test_an_explanation_opens_in_a_preview_where_it_is_set(
    window: Workbench, home: Path, project: Path
) -> None:
    file = project / "shop" / "orders.py"
    with CodeServer(home, machine=MACHINE, user={"podium-vscode.explanations": "preview"}) as code:
        window.open(code.url(file, folder=project), "orders.py")
        window.put_cursor("gross_price")
        window.command("Podium: Explain")
        window.page.locator(".tab").filter(has_text="explain gross_price").wait_for()
        window.picture("explanation-preview")


def test_two_folders_are_open_at_once(window: Workbench, home: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(PROJECT, tmp_path / name)
    workspace = tmp_path / "both.code-workspace"
    workspace.write_text('{"folders": [{"path": "one"}, {"path": "two"}]}')
    with CodeServer(home, machine=MACHINE) as code:
        for name in ("one", "two"):
            window.open(code.url(tmp_path / name / "shop" / "orders.py", workspace=workspace), "orders.py")
            window.squiggle("warning").first.wait_for()
            assert len(code.servers()) == 1, "one server serves both folders"
            window.pick("gross_price", "Podium: document gross_price")
            window.wait_for_text("ValueError: If `rate < 0`")
            window.save()
            assert "Args:" in (tmp_path / name / "shop" / "orders.py").read_text()


def test_a_killed_server_comes_back_but_not_for_ever(window: Workbench, home: Path, project: Path) -> None:
    file = project / "shop" / "orders.py"
    with CodeServer(home, machine=MACHINE) as code:
        window.open(code.url(file, folder=project), "orders.py")
        window.squiggle("warning").first.wait_for()
        seen: set[int] = set()
        for _ in range(2):
            (server,) = until(lambda: [one for one in code.servers() if one not in seen])
            seen.add(server)
            os.kill(server, signal.SIGKILL)
        (server,) = until(lambda: [one for one in code.servers() if one not in seen])
        window.pick("gross_price", "Podium: document gross_price")
        window.wait_for_text("ValueError: If `rate < 0`")
        os.kill(server, signal.SIGKILL)
        message = window.message("it ended three times within a minute")
        message.wait_for()
        window.picture("ended")
        message.get_by_text("Restart", exact=True).click()
        until(lambda: [one for one in code.servers() if one != server])
        window.pick("total", "Podium: document total")
        window.wait_for_text("lines: The lines.")


def wait_for_model(window: Workbench) -> None:
    """Wait until the menu knows of a model."""
    window.menu("gross_price", "Podium: refactor gross_price")
    window.page.keyboard.press("Escape")


def until(found: Callable[[], T]) -> T:
    """The first true value of a function."""
    deadline = time.monotonic() + 60
    while not (value := found()):
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.05)
    return value
