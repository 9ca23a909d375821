"""The documentation says what the code does: settings, commands, shapes, files that are named."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lsp_server.assist.board import State
from lsp_server.cli.main import podium
from lsp_server.server.features.execute_command import COMMANDS
from lsp_server.settings import Settings, parse_settings

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def rows(page: str) -> list[list[str]]:
    """The cells of every table row of a page."""
    lines = (ROOT / page).read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


def test_every_setting_has_a_row_and_every_row_is_a_setting() -> None:
    documented = {row[0].strip("`"): row for row in rows("docs/settings.md") if row[0].startswith("`")}
    assert len(documented) == len(Settings.__dataclass_fields__)
    for name, row in documented.items():
        value: object = row[2].strip("`")
        value = {"true": True, "false": False}.get(str(value), value)
        parsed = parse_settings({name: value})
        assert not parsed.faults, name
        assert parsed.settings == Settings(), f"{row[2]} is not the default of {name}"
        for choice in re.findall(r"`(\w+)`", row[1]):
            assert not parse_settings({name: choice}).faults, f"{name} does not take {choice}"


def test_every_command_of_the_server_is_documented() -> None:
    text = (ROOT / "docs" / "interfaces.md").read_text("utf-8")
    for command in COMMANDS:
        assert f"`{command}`" in text or f"`.{command.removeprefix('podium.')}`" in text, command


def test_every_command_of_the_terminal_has_a_row() -> None:
    text = (ROOT / "docs" / "interfaces.md").read_text("utf-8")
    shown = [name for name, command in podium.commands.items() if not command.hidden]
    assert "audit" in shown
    assert not [name for name in shown if f"| `podium {name}" not in text]


def test_every_state_of_a_job_is_documented() -> None:
    text = (ROOT / "docs" / "interfaces.md").read_text("utf-8")
    assert not [state for state in State if state not in text]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", prose):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_podium_command_line_exists(page: Path) -> None:
    for words in set(re.findall(r"`podium (squad \w+|\w+)", page.read_text("utf-8"))):
        if words in ("run", "trace"):
            pytest.fail(f"{page.name} names `podium {words}`, which is not there yet")
        command = [sys.executable, "-m", "lsp_server", *words.split(), "--help"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "Usage: podium" in done.stdout


def test_the_readme_shows_the_two_commands_that_the_makefile_has() -> None:
    readme, makefile = (ROOT / "README.md").read_text("utf-8"), (ROOT / "Makefile").read_text("utf-8")
    for target in ("demo", "test"):
        assert f"$ make {target}" in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_options_that_are_documented_exist() -> None:
    text = (ROOT / "docs" / "interfaces.md").read_text("utf-8")
    for row in rows("docs/interfaces.md"):
        found = re.match(r"`podium (\w+)", row[0])
        if not found or found[1] == "serve":
            continue
        done = subprocess.run(
            [sys.executable, "-m", "lsp_server", found[1], "--help"],
            capture_output=True,
            text=True,
            check=True,
        )
        for option in re.findall(r"`(--[\w-]+)", row[1]):
            assert option in done.stdout, f"podium {found[1]} has no {option}"
    assert "`--symbol NAME`" in text
