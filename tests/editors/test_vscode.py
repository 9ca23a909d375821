"""The extension, as a .vsix, in a real VS Code: asserted on what the window shows and on the file on disk."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from lsp_server.cli.obliging import oblige
from tests.editors.vscode.code_server import CodeServer, chromium
from tests.editors.vscode.install import install
from tests.editors.vscode.proxy import RefusingProxy
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
    pytest.mark.skipif(shutil.which("npm") is None, reason="no npm: apt-get install npm"),
]

pytest.importorskip("playwright", reason="`make test-editors` installs it")

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


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    """VS Code and the extension as it is now."""
    install()


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


@contextmanager
def opened(
    window: Workbench, home: Path, file: Path, folder: Path, **more: Mapping[str, object]
) -> Iterator[CodeServer]:
    """VS Code with a folder and one of its files open; `more` is for CodeServer."""
    with CodeServer(home, **{"machine": MACHINE} | more) as code:
        window.open(code.url(file, folder=folder), file.name)
        yield code


def test_a_problem_is_shown_explained_fixed_and_undone(window: Workbench, home: Path, project: Path) -> None:
    file = project / "shop" / "orders.py"
    with opened(window, home, file, project):
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
    with opened(window, home, file, project):
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
        closed = window.page.locator('.explorer-folders-view [aria-label*="storage.py"]')
        closed.and_(window.page.locator('[aria-label*="problems in this file"]')).first.wait_for()
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
        with opened(window, home, file, project, environment=served.probes):
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
        opened(window, home, file, project, environment=served.probes),
    ):
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
    with opened(window, home, file, project, machine={**MACHINE, "podium.apply": "preview"}):
        window.pick("gross_price", "Podium: document gross_price")
        window.wait_for_status("Podium: 1 ready")
        window.command("Podium: Show Diff of Result")
        window.page.locator(".tab.active").filter(has_text="document gross_price").wait_for()
        window.page.locator(".diff-editor, .monaco-diff-editor").first.wait_for()
        window.page.locator(".monaco-diff-editor .modified .line-insert").first.wait_for()
        window.picture("diff")
        assert "Args:" not in file.read_text()
        window.page.locator(".tab").filter(has_text="orders.py").first.click()
        window.page.keyboard.press("Control+Home")
        window.page.keyboard.type("# of the user\n")
        window.page.locator(".tab").filter(has_text="document gross_price").click()
        result = window.page.locator(".monaco-diff-editor .editor.modified .view-lines")
        result.filter(has_text="of the user").wait_for()
        window.command("Podium: Apply Result")
        window.page.locator(".monaco-diff-editor").first.wait_for(state="detached")
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
    with opened(window, home, file, project):
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
    with opened(window, home, file, project, user={"podium-vscode.explanations": "preview"}):
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
    with opened(window, home, file, project) as code:
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


def test_a_missing_server_is_offered_once_and_installed_from_the_extension(
    window: Workbench, home: Path, project: Path
) -> None:
    """Without a podium on the PATH; the wheel comes out of the .vsix, into the extension's own folder."""
    file = project / "shop" / "orders.py"
    machine = {"podium-vscode.server.python": sys.executable}
    with CodeServer(home, machine=machine, environment={"PATH": "/usr/bin:/bin"}) as code:
        window.open(code.url(file, folder=project), "orders.py")
        message = window.message("not on this machine yet")
        message.wait_for()
        window.picture("missing")
        assert message.count() == 1
        message.get_by_text("Install", exact=True).click()
        window.squiggle("warning").first.wait_for(timeout=300_000)
        (server,) = code.servers()
        assert str(home) in " ".join(psutil.Process(server).cmdline())


def test_an_installation_goes_through_the_proxy_of_the_settings(
    window: Workbench, home: Path, project: Path
) -> None:
    """The proxy refuses; what is left is one message with the next step, and no folder."""
    file = project / "shop" / "orders.py"
    with RefusingProxy() as proxy:
        machine, user = {"podium-vscode.server.python": sys.executable}, {"http.proxy": proxy.url}
        with CodeServer(home, machine=machine, user=user, environment={"PATH": "/usr/bin:/bin"}) as code:
            window.open(code.url(file, folder=project), "orders.py")
            window.message("not on this machine yet").get_by_text("Install", exact=True).click()
            window.message("behind a proxy, set http.proxy").wait_for(timeout=120_000)
            assert not code.servers()
            assert not list(home.rglob("server-*/bin/podium"))
    assert any(line.startswith("CONNECT ") for line in proxy.asked)


def test_the_walkthrough_opens_and_its_steps_run(window: Workbench, home: Path, project: Path) -> None:
    with opened(window, home, project / "shop" / "orders.py", project):
        window.command("Welcome: Open Walkthrough...")
        window.page.keyboard.type("Start with Podium")
        window.page.keyboard.press("Enter")
        page = window.page.locator(".gettingStartedContainer")
        page.get_by_text("Fix a problem").first.wait_for()
        window.picture("walkthrough")
        page.get_by_text("The server", exact=True).first.click()
        page.get_by_text("Run the doctor").first.click()
        window.page.locator(".tab.active").filter(has_text="octor").wait_for()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("podium", "must be an absolute path"),
        ("/nowhere/podium", "which is no program"),
        ("OTHER", "it is another program of that name"),
        ("OLD", "it is version 0.0.9, and this extension needs"),
        ("ENDS", "it ended three times within a minute|cannot be used"),
        (5, "must be a text"),
    ],
)
def test_a_server_that_cannot_be_used_is_told_in_one_message(
    window: Workbench, home: Path, project: Path, path: object, says: str
) -> None:
    file = project / "shop" / "orders.py"
    programs = {
        "OTHER": answering({"capabilities": {}, "serverInfo": {"name": "other"}}),
        "OLD": answering({"capabilities": {}, "serverInfo": {"name": "podium", "version": "0.0.9"}}),
        "ENDS": f"#!{sys.executable}\n",
    }
    if path in programs:
        program = home / "program"
        program.write_text(programs[str(path)])
        program.chmod(0o755)
        path = str(program)
    machine = {"podium-vscode.server.path": path}
    with CodeServer(home, machine=machine, environment={"PATH": "/usr/bin:/bin"}) as code:
        window.open(code.url(file, folder=project), "orders.py")
        window.message(says).first.wait_for()
        assert window.page.locator(".notification-list-item").filter(has_text="Podium").count() == 1
        window.page.keyboard.type("x")
        window.wait_for_text('x"""Orders')


def answering(result: dict[str, object]) -> str:
    """A language server that answers everything with one result."""
    return f"""#!{sys.executable}
import json, sys
while True:
    size = 0
    while (line := sys.stdin.buffer.readline().strip()):
        size = int(line.split(b":")[1]) if line.lower().startswith(b"content-length") else size
    if not size:
        sys.exit()
    asked = json.loads(sys.stdin.buffer.read(size))
    if "id" in asked:
        body = json.dumps({{"jsonrpc": "2.0", "id": asked["id"], "result": {result!r}}}).encode()
        sys.stdout.buffer.write(b"Content-Length: %d\\r\\n\\r\\n" % len(body) + body)
        sys.stdout.buffer.flush()
"""


def test_a_workspace_that_is_not_trusted_names_no_program(
    window: Workbench, home: Path, project: Path
) -> None:
    """Neither its settings nor a podium inside of it are started; what Podium itself does works."""
    trap = project / "bin" / "podium"
    trap.parent.mkdir()
    trap.write_text(f"#!/bin/sh\ntouch {home}/trapped\n")
    trap.chmod(0o755)
    (project / ".vscode").mkdir()
    settings = {"podium-vscode.server.path": str(trap), "podium.apply": "never"}
    (project / ".vscode" / "settings.json").write_text(json.dumps(settings))
    path = f"{trap.parent}:bin:{PODIUM.parent}:/usr/bin:/bin"
    (home / ".bash_profile").write_text(f"export PATH={path}\n")  # VS Code asks the login shell for it
    file = project / "shop" / "orders.py"
    with CodeServer(home, trust=False, environment={"PATH": path, "SHELL": "/bin/bash"}) as code:
        window.open(code.url(file, folder=project), "orders.py")
        window.status("Restricted Mode").wait_for()
        window.squiggle("warning").first.wait_for()
        window.picture("restricted")
        window.pick("gross_price", "Podium: document gross_price")
        window.wait_for_text("ValueError: If `rate < 0`")
        assert not (home / "trapped").exists()


def test_tests_for_another_file_are_seen_in_the_refactoring_preview(
    window: Workbench, home: Path, project: Path
) -> None:
    file = project / "shop" / "orders.py"
    (project / "tests").mkdir()
    with (
        Served("ollama", oblige) as served,
        opened(window, home, file, project, environment=served.probes),
    ):
        wait_for_model(window)
        window.put_cursor("gross_price")
        window.command("Podium: Write Tests")
        window.wait_for_status("Podium: 1 ready")
        window.command("Podium: Apply Result")
        preview = window.page.locator(".panel, .part.panel").filter(has_text="Refactor Preview")
        preview.first.wait_for()
        rows = preview.locator(".monaco-list-row")
        rows.filter(has_text="test_orders.py").wait_for()
        window.picture("refactor-preview")
        assert not list(project.rglob("test_*.py")), "nothing is written before it was seen"
        # What asks for a confirmation is not ticked; the file's own box stands for all that is in it.
        rows.first.locator("input, .monaco-checkbox, .edit-checkbox").first.click()
        window.page.get_by_role("button", name="Apply", exact=True).click()
        window.page.locator('.tab[data-resource-name="test_orders.py"]').click()
        window.wait_for_text("assert callable(gross_price)")
        window.save()
        assert "assert callable(gross_price)" in (project / "tests" / "test_orders.py").read_text()


def test_what_other_extensions_and_terminals_tell_reaches_the_server(
    window: Workbench, home: Path, project: Path
) -> None:
    """JSON's own problems are forwarded; a command that fails and a report's tests are shown to a model."""
    file = project / "shop" / "orders.py"
    with (
        Served("ollama", rounds) as served,
        opened(window, home, file, project, environment=served.probes),
    ):
        wait_for_model(window)
        failure = '<failure message="m">one cent off</failure>'
        case = f'<testcase classname="t" name="test_gross" file="shop/orders.py">{failure}</testcase>'
        (project / "junit.xml").write_text(f"<testsuite>{case}</testsuite>")

        def asked_with_report() -> bool:
            window.put_cursor("gross_price")
            window.command("Podium: Ask…")
            window.answer("round to cents")
            window.wait_for_text("return round(net * (1 + rate), 2)")
            window.page.keyboard.press("Control+z")
            return any("one cent off" in prompt for prompt in served.prompts)

        until(asked_with_report)


def test_a_task_that_failed_is_told_to_a_model(window: Workbench, home: Path, project: Path) -> None:
    """Its command, what it printed, and its exit code, once."""
    file = project / "shop" / "orders.py"
    task = {"label": "check", "type": "shell", "command": "sh check.sh orders.py", "problemMatcher": []}
    (project / "check.sh").write_text("echo gross_price is one cent off\nexit 3\n")
    (project / ".vscode").mkdir()
    (project / ".vscode" / "tasks.json").write_text(json.dumps({"version": "2.0.0", "tasks": [task]}))
    with (
        Served("ollama", rounds) as served,
        opened(window, home, file, project, environment=served.probes),
    ):
        wait_for_model(window)
        window.command("Tasks: Run Task")
        window.page.keyboard.type("check")
        window.page.keyboard.press("Enter")
        window.page.locator(".terminal-wrapper, .terminal").first.wait_for()

        def asked_with_task() -> bool:
            window.put_cursor("gross_price")
            window.command("Podium: Ask…")
            window.answer("round to cents")
            window.wait_for_text("return round(net * (1 + rate), 2)")
            window.page.keyboard.press("Control+z")
            told = "$ sh check.sh orders.py\\ngross_price is one cent off\\n(exit code 3)"
            return any(prompt.count(told) == prompt.count("(exit code") == 1 for prompt in served.prompts)

        until(asked_with_task)


def test_the_doctor_shows_a_page_and_a_run_its_own(window: Workbench, home: Path, project: Path) -> None:
    file = project / "shop" / "orders.py"
    with opened(window, home, file, project):
        window.pick("gross_price", "Podium: document gross_price")
        window.wait_for_text("ValueError: If `rate < 0`")
        window.command("Podium: Show Run")
        frame = window.page.frame_locator("iframe.webview.ready").frame_locator("#active-frame")
        frame.get_by_text("document gross_price").first.wait_for()
        window.command("Podium: Doctor")
        window.page.locator(".tab").filter(has_text="Podium Doctor").wait_for()
        window.page.frame_locator("iframe.webview.ready >> nth=-1").frame_locator(
            "#active-frame"
        ).get_by_text("grammars").first.wait_for()
        window.picture("doctor")


def test_a_file_without_a_folder_is_served_too(window: Workbench, home: Path, project: Path) -> None:
    file = project / "shop" / "orders.py"
    with CodeServer(home, machine=MACHINE) as code:
        window.open(code.url(file), "orders.py")
        window.pick("gross_price", "Podium: document gross_price")
        window.wait_for_text("ValueError: If `rate < 0`")
        window.command("Podium: Audit Workspace")
        window.message("no folder is open; open one, or audit the file").wait_for()


def test_a_file_on_no_disk_is_told_in_one_line(window: Workbench, home: Path, project: Path) -> None:
    """The right side of the diff view is such a file."""
    file = project / "shop" / "orders.py"
    with opened(window, home, file, project, machine={**MACHINE, "podium.apply": "preview"}):
        window.pick("gross_price", "Podium: document gross_price")
        window.wait_for_status("Podium: 1 ready")
        window.command("Podium: Show Diff of Result")
        window.page.locator(".monaco-diff-editor .modified .line-insert").first.wait_for()
        window.command("Podium: Document")
        window.message("this file is on no disk that the server can see").wait_for()


def test_another_server_in_the_settings_is_started_at_once(
    window: Workbench, home: Path, project: Path
) -> None:
    file = project / "shop" / "orders.py"
    other = home / "podium"
    other.write_text(f'#!/bin/sh\nexec "{PODIUM}" "$@"\n')
    other.chmod(0o755)
    with opened(window, home, file, project) as code:
        window.squiggle("warning").first.wait_for()
        (before,) = code.servers()
        code.configure({"podium-vscode.server.path": str(other)})
        until(
            lambda: [one for one in code.servers() if one != before] if before not in code.servers() else None
        )
        window.pick("gross_price", "Podium: document gross_price")
        window.wait_for_text("ValueError: If `rate < 0`")


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
