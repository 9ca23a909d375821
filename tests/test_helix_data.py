"""The default servers of Helix: a list for each language of Podium that Helix knows, well formed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lsp_server.syntax import languages

DATA = Path(__file__).parents[1] / "editor-clients" / "helix" / "default-servers.toml"
DEFAULTS: dict[str, dict[str, Any]] = tomllib.loads(DATA.read_text("utf-8"))
UNKNOWN_TO_HELIX = {"objective-c"}
NARROWED = {"except-features", "only-features"}


def test_every_language_that_helix_knows_has_an_entry() -> None:
    assert {entry["podium"] for entry in DEFAULTS.values()} == languages().keys() - UNKNOWN_TO_HELIX


@pytest.mark.parametrize("name", DEFAULTS)
def test_an_entry_has_a_language_and_servers(name: str) -> None:
    entry = DEFAULTS[name]
    assert entry.keys() - {"newer"} == {"podium", "servers"}
    assert entry.get("newer", True) is True
    names = [server if isinstance(server, str) else server["name"] for server in entry["servers"]]
    assert all(names)
    assert len(set(names)) == len(names)
    assert "podium" not in names


@pytest.mark.parametrize("name", DEFAULTS)
def test_a_table_narrows_the_features_of_its_server(name: str) -> None:
    tables = [server for server in DEFAULTS[name]["servers"] if not isinstance(server, str)]
    for table in tables:
        assert isinstance(table["name"], str)
        narrowed = table.keys() - {"name"}
        assert narrowed
        assert narrowed <= NARROWED
        assert all(table[key] and all(isinstance(each, str) for each in table[key]) for key in narrowed)
