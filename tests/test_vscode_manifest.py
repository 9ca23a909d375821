"""The VS Code extension's package.json: in step with its code and the server's settings, safe by scope."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lsp_server.server.features.execute_command import COMMANDS
from lsp_server.settings import parse_settings

CLIENT = Path(__file__).resolve().parents[1] / "editor-clients" / "vscode"
MANIFEST: dict[str, Any] = json.loads((CLIENT / "package.json").read_text("utf-8"))
CONTRIBUTES: dict[str, Any] = MANIFEST["contributes"]
SETTINGS: dict[str, Any] = {
    name: row for part in CONTRIBUTES["configuration"] for name, row in part["properties"].items()
}
SERVERS = {name: row for name, row in SETTINGS.items() if name.startswith("podium.")}
OWN = {name: row for name, row in SETTINGS.items() if not name.startswith("podium.")}
SOURCES = "\n".join(path.read_text("utf-8") for path in sorted((CLIENT / "src").rglob("*.ts")))


def test_every_command_is_declared_and_none_is_the_servers() -> None:
    declared = {row["command"] for row in CONTRIBUTES["commands"]}
    table = re.search(r"const COMMANDS[^{]*= \{\n(.*?)^\};", SOURCES, re.DOTALL | re.MULTILINE)
    assert table is not None
    made = {f"podium-vscode.{name}" for name in re.findall(r"^  (\w+)[,:]", table[1], re.MULTILINE)}
    assert declared == made
    assert not declared & set(COMMANDS), "server commands are global in VS Code"


def test_what_menus_and_the_walkthrough_name_is_there() -> None:
    declared = {row["command"] for row in CONTRIBUTES["commands"]}
    named = {row["command"] for menu in CONTRIBUTES["menus"].values() for row in menu if "command" in row}
    steps = [step for one in CONTRIBUTES["walkthroughs"] for step in one["steps"]]
    for step in steps:
        named |= set(re.findall(r"\(command:([\w.-]+)\)", step["description"]))
        assert (CLIENT / step["media"]["markdown"]).is_file()
    assert named <= declared
    assert (CLIENT / MANIFEST["icon"]).read_bytes().startswith(b"\x89PNG")


def test_the_servers_settings_are_there_with_their_values_and_defaults() -> None:
    page = (CLIENT.parents[1] / "docs" / "settings.md").read_text("utf-8")
    documented = re.findall(r"^\| `([\w.]+)` \|.*?\| `\"?([\w]+)\"?` \|", page, re.MULTILINE)
    assert {f"podium.{name}" for name, _ in documented} == set(SERVERS)
    for name, default in documented:
        row = SERVERS[f"podium.{name}"]
        assert json.dumps(row["default"]).strip('"') == default
        for value in row.get("enum", [row["default"]]):
            assert parse_settings({name: value}).faults == (), (name, value)


HARMLESS = {
    "podium-vscode.explanations",
    "podium.audit.onSave",
    "podium.codeLens",
    "podium.diagnostics",
    "podium.docstringStyle",
    "podium.enable",
    "podium.hover.facts",
}


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_what_widens_anything_is_out_of_a_workspaces_reach(name: str) -> None:
    assert (SETTINGS[name]["scope"] == "machine") == (name not in HARMLESS)


def test_untrusted_and_virtual_workspaces_are_limited() -> None:
    trust = MANIFEST["capabilities"]["untrustedWorkspaces"]
    assert trust["supported"] == "limited"
    assert set(trust["restrictedConfigurations"]) == HARMLESS & set(SERVERS)
    assert MANIFEST["capabilities"]["virtualWorkspaces"]["supported"] == "limited"


def test_the_defaults_in_the_code_are_those_of_the_manifest() -> None:
    table = re.search(r"export const DEFAULTS = (\{.*?\n\});", SOURCES, re.DOTALL)
    assert table is not None
    as_json = re.sub(r"^  (\w+):", r'  "\1":', table[1], flags=re.MULTILINE)
    defaults = json.loads(re.sub(r",(\s*[}\]])", r"\1", as_json))
    assert {f"podium-vscode.{name}": value for name, value in defaults.items()} == {
        name: row["default"] for name, row in OWN.items()
    }


def test_it_measures_and_sends_nothing() -> None:
    for words in (
        "telemetry",
        "fetch(",
        "https.request",
        "http.request",
        "XMLHttpRequest",
        "exec(",
        "shell:",
    ):
        assert words not in SOURCES.replace("RegExpExec", "").replace(".exec(", ""), words


def test_nothing_in_the_lock_file_says_where_it_comes_from() -> None:
    lock = json.loads((CLIENT / "package-lock.json").read_text("utf-8"))
    assert not [name for name, row in lock["packages"].items() if "resolved" in row]
    assert all("integrity" in row for name, row in lock["packages"].items() if name)


@pytest.mark.parametrize("path", sorted((CLIENT / "src").rglob("*.ts")), ids=lambda path: path.stem)
def test_modules_stay_small_and_say_what_they_are_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("// ")
    assert len(text.splitlines()) < 300
