"""The plugin of editor-clients/neovim/ in the real Neovim: the stable one and a build of the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.neovim_runs import INSTALLABLE, NEXT, STABLE, copy_project, run

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


@pytest.mark.parametrize("scenario", ["intents"])
def test_orders(project: Path, program: Path, scenario: str) -> None:
    file = project / "shop" / "orders.py"
    before = file.read_bytes()
    run(f"plugin/{scenario}", file, program=program)
    assert file.read_bytes() == before, "nothing is written unless the user writes it"
