"""Podium in the real Helix on a screen, set up by `podium setup helix` or as docs/editors/helix.md says."""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

pytest.importorskip("pyte", reason="`make test-editors` installs it")

from lsp_server.providers.simulated import Fault
from tests.editors import debian
from tests.editors.helix import BUILD, PROGRAM, Helix, install
from tests.editors.shop import GREETING, ORDERS, answer, make_project
from tests.simulated_server import Served

ROOT = Path(__file__).resolve().parents[2]
PODIUM = Path(sys.executable).parent / "podium"
PAGE = ROOT / "docs" / "editors" / "helix.md"
PICTURES = ROOT / "build" / "pictures" / "helix"
_PATIENCE = 60.0

pytestmark = [
    pytest.mark.editors,
    pytest.mark.xdist_group("helix"),
    pytest.mark.skipif(bool(debian.missing()), reason=f"no Helix can be fetched: {debian.missing()}"),
]


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    """Helix, fetched once."""
    install()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder after `podium setup helix`."""
    folder = tmp_path / "home"
    folder.mkdir()
    hx = folder / "bin" / "hx"
    hx.parent.mkdir()
    hx.write_text(f'#!/bin/sh\nexec {shlex.join(debian.command(BUILD, PROGRAM))} "$@"\n')
    hx.chmod(0o755)
    subprocess.run([PODIUM, "setup", "helix"], env=environment(folder), check=True, capture_output=True)
    return folder


@pytest.fixture
def served() -> Iterator[Served]:
    """A model server on this machine."""
    with Served("ollama", answer, models=("simulated:7b",), pace=0.05) as server:
        yield server


def environment(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "PATH": f"{home / 'bin'}:/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "PODIUM_STATE_HOME": str(home / "state"),
        "PODIUM_CONFIG_HOME": str(home / "config"),
    }


def opened(home: Path, name: str = "orders", served: Served | None = None) -> Helix:
    """Helix with a file of the shop; without a server there is no model."""
    project = home / "project"
    if not project.exists():
        make_project(project)
    probes = served.probes if served else {"PODIUM_PROBES": "ollama:9"}
    return Helix(project / "shop" / f"{name}.py", environment(home) | probes, project)


def set_apply(home: Path, value: str) -> None:
    """The configuration as on the page, with another value of `apply`."""
    block = next(text for text in blocks() if "[language-server.podium]" in text)
    assert block.count('apply = "auto"') == 1
    text = block.replace('apply = "auto"', f'apply = "{value}"').replace(
        "/path/to/podium/.venv/bin/podium", str(PODIUM)
    )
    (home / ".config" / "helix" / "languages.toml").write_text(text)


def blocks() -> list[str]:
    return re.findall(r"^```toml\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def until(holds: Callable[[], bool], screen: Helix) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"it never came about; on the screen is\n{screen.text()}"
        time.sleep(0.05)


def written(screen: Helix, file: Path) -> str:
    """What is in the file once Helix has written it."""
    before = file.stat().st_mtime_ns
    screen.run("w")
    until(lambda: file.stat().st_mtime_ns != before, screen)
    return file.read_text("utf-8")


def test_from_nothing_to_a_fix_after_podium_setup(home: Path) -> None:
    project = home / "example"
    shutil.copytree(ROOT / "lsp_server" / "example", project)
    file = project / "shop" / "storage.py"
    with Helix(file, environment(home) | {"PODIUM_PROBES": "ollama:9"}, project) as screen:
        screen.wait_for("●")
        screen.go(r"Path\(settings")
        screen.type(" a")
        screen.wait_for("Podium: import Path from pathlib")
        screen.wait_for("Podium: explain connect")
        screen.picture(PICTURES / "menu.svg", "Helix")
        screen.type("\r")
        screen.wait_for("[+]")
        assert "\nfrom pathlib import Path\n" in written(screen, file)


def test_a_function_is_explained_documented_and_undone(home: Path) -> None:
    with opened(home) as screen:
        screen.wait_for("●")
        screen.go("gross_price")
        screen.type(" k")
        screen.wait_for("called from line 13 in total")
        screen.type("\x1b")
        until(lambda: "called from" not in screen.text(), screen)
        screen.pick("document gross_price")
        screen.wait_for("Raises:")
        assert '    """Return the gross price' in written(screen, home / "project" / "shop" / "orders.py")
        screen.type("u")
        until(lambda: "Raises:" not in screen.text(), screen)
        assert written(screen, home / "project" / "shop" / "orders.py") == ORDERS


def test_a_file_is_audited_and_a_finding_repaired(home: Path) -> None:
    file = make_project(home / "project") / "shop" / "storage.py"
    file.write_text("import yaml\n\n\ndef load(text):\n    return yaml.unsafe_load(text)\n")
    with opened(home, "storage") as screen:
        screen.wait_for("import yaml")
        screen.go("def load")
        screen.pick("audit storage.py")
        screen.go("unsafe_load")
        screen.pick("safe_load")
        screen.wait_for("yaml.safe_load(text)")
        assert "yaml.safe_load(text)" in written(screen, file)


def test_characters_of_two_units_are_counted_right(home: Path) -> None:
    with opened(home, "greeting") as screen:
        screen.wait_for("●")
        screen.go("welcome")
        screen.pick("extraneous `f` prefix")
        screen.wait_for("[+]")
        text = written(screen, home / "project" / "shop" / "greeting.py")
        assert text == GREETING.replace('f"welcome"', '"welcome"')


def test_a_request_in_a_comment_is_done_while_the_user_types(home: Path, served: Served) -> None:
    with opened(home, served=served) as screen:
        screen.wait_for("●")
        until(lambda: bool(served.server.asked), screen)
        screen.go("def total")
        screen.type("O# podium: describe it\x1b")
        screen.wait_for("# podium: describe it")
        screen.pick("run describe it")
        screen.go("import os")
        screen.type("O# first\x1b")
        screen.wait_for("# first")
        until(lambda: "# podium" not in screen.text(), screen)
        text = written(screen, home / "project" / "shop" / "orders.py")
        assert "\n# first\nimport os\n" in text
        assert "\ndef total(lines, rate=0.2):  # describe it\n" in text


def test_a_job_is_cancelled_by_name(home: Path, served: Served) -> None:
    served.fail(Fault("stall"))
    with opened(home, served=served) as screen:
        screen.wait_for("●")
        until(lambda: bool(served.server.asked), screen)
        screen.go("gross_price")
        screen.pick("refactor gross_price")
        until(lambda: bool(served.prompts), screen)
        screen.run("lsp-workspace-command podium.cancel")
        until(lambda: bool(served.server.left), screen)
        assert written(screen, home / "project" / "shop" / "orders.py") == ORDERS


def test_a_result_waits_is_looked_at_and_applied(home: Path) -> None:
    set_apply(home, "preview")
    with opened(home) as screen:
        screen.wait_for("●")
        screen.go("gross_price")
        screen.pick("document gross_price")
        screen.pick("show diff")
        screen.wait_for("hover over line 6 to read the diff")
        screen.type(" k")
        screen.wait_for('+    """Return the gross price')
        screen.type("\x1b")
        until(lambda: '"""Return the gross price' not in screen.text(), screen)
        screen.go("gross_price")
        screen.pick("apply: document gross_price")
        screen.wait_for("Raises:")
        assert '    """Return the gross price' in written(screen, home / "project" / "shop" / "orders.py")


def test_a_result_is_thrown_away(home: Path) -> None:
    set_apply(home, "preview")
    with opened(home) as screen:
        screen.wait_for("●")
        screen.go("gross_price")
        screen.pick("document gross_price")
        screen.pick("discard: document gross_price")
        until(lambda: "result-ready" not in screen.text(), screen)
        assert written(screen, home / "project" / "shop" / "orders.py") == ORDERS


def test_a_server_that_was_killed_is_back_after_a_restart(home: Path) -> None:
    """Helix 25.01 goes no further than to the first server that is not installed: the list has one only."""
    configuration = home / ".config" / "helix" / "languages.toml"
    lists = re.compile(r"^language-servers = .*$", re.MULTILINE)
    configuration.write_text(lists.sub('language-servers = ["podium"]', configuration.read_text()))
    with opened(home) as screen:
        screen.wait_for("●")
        for server in _servers(screen):
            server.send_signal(signal.SIGKILL)
        until(lambda: not _servers(screen), screen)
        screen.run("lsp-restart")
        until(lambda: bool(_servers(screen)), screen)
        screen.go("import os")
        screen.pick("remove unused import")
        screen.wait_for("[+]")
        assert "import os" not in written(screen, home / "project" / "shop" / "orders.py")


def test_two_editors_on_one_workspace_with_the_page_as_it_is(home: Path) -> None:
    set_apply(home, "auto")
    (home / ".config" / "helix" / "config.toml").write_text(blocks()[1])
    with opened(home) as one, opened(home, "storage") as two:
        one.wait_for("●")
        two.wait_for("import yaml")
        assert "config" not in one.text(), "Helix would name the file that it does not take"
        one.go("import os")
        one.pick("remove unused import")
        two.go("def read")
        two.pick("document read_settings")
        one.wait_for("[+]")
        two.wait_for("[+]")
        shop = home / "project" / "shop"
        assert "import os" not in written(one, shop / "orders.py")
        assert '    """' in written(two, shop / "storage.py")


def _servers(screen: Helix) -> list[psutil.Process]:
    """The Podiums that this Helix started and that live."""
    children = psutil.Process(screen.process).children()
    return [one for one in children if one.status() != psutil.STATUS_ZOMBIE and "serve" in one.cmdline()]
