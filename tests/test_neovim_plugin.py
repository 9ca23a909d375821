"""The plugin of editor-clients/neovim/ in the real Neovim: the stable one and a build of the next."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from lsp_server.cli.obliging import oblige
from tests.neovim_runs import CLIENT, INSTALLABLE, NEXT, ROOT, STABLE, copy_project, neovim, run
from tests.simulated_server import Served

pytestmark = [
    pytest.mark.editors,
    pytest.mark.xdist_group("neovim"),
    pytest.mark.skipif(not INSTALLABLE, reason="these packages have Neovim for Linux on x86_64 only"),
]


@pytest.fixture(params=[STABLE, NEXT], ids=["0.11", "0.12"])
def program(request: pytest.FixtureRequest) -> Path:
    """The Neovim that runs a scenario."""
    if not request.param.exists():
        pytest.skip("`make test` installs this Neovim first")
    return request.param


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project; Podium's and Neovim's own files stay beside it."""
    return copy_project(tmp_path)


ON_ORDERS = [
    "intents",
    "explain",
    "results",
    "forward",
    "status",
    "died",
    "late",
    "projects",
    "health",
    "unfit",
    "nowhere",
]


@pytest.mark.parametrize("scenario", ON_ORDERS)
def test_orders(project: Path, program: Path, scenario: str) -> None:
    file = project / "shop" / "orders.py"
    before = file.read_bytes()
    run(f"plugin/{scenario}", file, program=program)
    assert file.read_bytes() == before, "nothing is written unless the user writes it"


def test_a_model(project: Path, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Served("ollama", oblige, models=("simulated:7b",)) as served:
        monkeypatch.setenv("PODIUM_PROBES", served.probes["PODIUM_PROBES"])
        run("plugin/model", project / "shop" / "orders.py", program=program)


def test_results_of_a_file_with_crlf(project: Path, program: Path) -> None:
    file = project / "shop" / "orders.py"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    run("plugin/results", file, program=program)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_diagnostics_of_others(project: Path, program: Path, encoding: str) -> None:
    run("plugin/diagnostics", project / "shop" / "greeting.py", encoding, program=program)


def test_the_help_has_every_command_option_and_function(tmp_path: Path) -> None:
    shutil.copytree(CLIENT / "doc", tmp_path / "doc")
    script = tmp_path / "tags.lua"
    script.write_text("vim.cmd.helptags(arg[1])\n")
    done = neovim(tmp_path, script, tmp_path / "doc")
    assert (done.returncode, done.stderr) == (0, "")
    tags = {line.split("\t")[0] for line in (tmp_path / "doc" / "tags").read_text().splitlines()}
    commands = (CLIENT / "lua" / "podium" / "commands.lua").read_text()
    table = commands[commands.index("local COMMANDS = {") :].partition("\n}\n")[0]
    names = re.findall(r"^  (\w+) = \{", table, re.MULTILINE)
    assert len(names) > 12
    assert {f":Podium-{name}" for name in names} <= tags
    functions = re.findall(
        r"^function M\.(\w+)", (CLIENT / "lua" / "podium" / "init.lua").read_text(), re.MULTILINE
    )
    assert functions == ["setup", "status"]
    assert {f"podium.{name}()" for name in functions} <= tags
    text = (CLIENT / "doc" / "podium.txt").read_text("utf-8")
    assert not [name for name in ("diagnostics", "cursor", "terminal") if f"`{name}`" not in text]
    linked = set(re.findall(r"\|((?::Podium|podium|Podium)[^|\s]*)\|", text))
    assert linked <= tags, "every link leads somewhere"


def test_the_page_names_every_command() -> None:
    page = (ROOT / "docs" / "editors" / "neovim.md").read_text("utf-8")
    rows = "".join(line for line in page.splitlines() if line.startswith("| `:Podium"))
    commands = (CLIENT / "lua" / "podium" / "commands.lua").read_text()
    names = re.findall(r"^  (\w+) = \{", commands[commands.index("local COMMANDS = {") :], re.MULTILINE)
    assert not [name for name in names if not re.search(rf"\b{name}\b", rows)]
