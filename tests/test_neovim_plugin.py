"""The plugin of editor-clients/neovim/ in the real Neovim: the stable one and a build of the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from lsp_server.cli.obliging import oblige
from tests.neovim_runs import INSTALLABLE, NEXT, STABLE, copy_project, run
from tests.simulated_server import Served

pytestmark = [
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


@pytest.mark.parametrize("scenario", ["intents", "explain", "results", "forward", "status", "died", "health", "unfit", "nowhere"])
def test_orders(project: Path, program: Path, scenario: str) -> None:
    file = project / "shop" / "orders.py"
    before = file.read_bytes()
    run(f"plugin/{scenario}", file, program=program)
    assert file.read_bytes() == before, "nothing is written unless the user writes it"


def test_a_model(project: Path, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Served("ollama", oblige, models=("simulated:7b",)) as served:
        monkeypatch.setenv("PODIUM_PROBES", served.probes["PODIUM_PROBES"])
        run("plugin/model", project / "shop" / "orders.py", program=program)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_diagnostics_of_others(project: Path, program: Path, encoding: str) -> None:
    run("plugin/diagnostics", project / "shop" / "greeting.py", encoding, program=program)
