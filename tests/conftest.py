"""Fixtures of more than one test module."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli_command import Podium

os.environ["PODIUM_PROBES"] = ""  # no test finds the models of the machine it runs on, nor its user's file
os.environ["PODIUM_CONFIG_HOME"] = str(Path(__file__).parent / "no-config")


@pytest.fixture
def podium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Podium:
    """Commands in an empty project with git's folder and a choice of ruff's rules."""
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    made = Podium(folder, tmp_path / "state", monkeypatch, capfd)
    made.write({"pyproject.toml": '[tool.ruff.lint]\nselect = ["F"]\n'})
    return made
