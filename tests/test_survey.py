"""An audit of the whole workspace in an editor: closed files too, followed once they open, cancelled."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.lsp_client import Editor, Failed

ROOT = Path(__file__).parent.parent
RISKY = "import subprocess\n\n\ndef run(command):\n    subprocess.run(command, shell=True)\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with findings in two of its files, one of them in a subfolder, and a file that is ignored."""
    project = tmp_path / "project"
    (project / "deep").mkdir(parents=True)
    (project / ".git").mkdir()
    (project / ".gitignore").write_text("made/\n")
    (project / "made").mkdir()
    for name in ("risky.py", "deep/risky.py", "made/risky.py"):
        (project / name).write_text(RISKY)
    (project / "deep" / "😀.py").write_text("def fine():\n    return 1\n")
    (project / "picture.png").write_bytes(b"\x89PNG\x00\x01")
    return project


def lines(editor: Editor, uri: str) -> list[int]:
    shown = editor.diagnostics.get(uri, {"diagnostics": []})["diagnostics"]
    return [one["range"]["start"]["line"] for one in shown]


def finished(editor: Editor) -> dict[str, Any]:
    job = editor.command("podium.auditWorkspace")["job"]
    return editor.job(job, "done", "failed", "cancelled")


def test_findings_of_closed_files_are_shown_and_follow_them_when_they_open(
    folder: Path, tmp_path: Path
) -> None:
    with Editor(tmp_path, folders=[folder]) as editor:
        end = finished(editor)
        assert (end["state"], end["intent"], end["title"]) == ("done", "audit", "audit project")
        assert end["message"] == "2 findings in 2 of 5 files"
        uri = (folder / "risky.py").as_uri()
        editor.until(lambda: lines(editor, uri) == [4])
        assert (folder / "made" / "risky.py").as_uri() not in editor.diagnostics
        editor.open(uri, RISKY)
        editor.insert(uri, 0, "\n")
        editor.until(lambda: set(lines(editor, uri)) == {5})  # beside what the linter says of that line
        (folder / "deep" / "risky.py").write_text("def run():\n    return 1\n")
        assert finished(editor)["message"].startswith("1 finding in 1 of ")
        editor.until(lambda: not editor.diagnostics[(folder / "deep" / "risky.py").as_uri()]["diagnostics"])


def test_files_that_are_switched_off_are_not_looked_at(folder: Path, tmp_path: Path) -> None:
    with Editor(tmp_path, folders=[folder], settings={"enable": {"*/deep/*": False}}) as editor:
        assert finished(editor)["message"] == "1 finding in 1 of 3 files"
        uri = (folder / "risky.py").as_uri()
        editor.until(lambda: lines(editor, uri) == [4])
        editor.settings = {"enable": {"python": False}}
        editor.notify("workspace/didChangeConfiguration", {"settings": None})
        editor.until(lambda: lines(editor, uri) == [])


def test_a_file_without_an_ending_goes_by_its_first_line(folder: Path, tmp_path: Path) -> None:
    (folder / "tool").write_text("#!/usr/bin/env python3\n" + RISKY)
    with Editor(tmp_path, folders=[folder], settings={"enable": {"*": False, "python": True}}) as editor:
        assert finished(editor)["message"] == "3 findings in 3 of 4 files"


def test_what_was_found_is_cleared_by_command(folder: Path, tmp_path: Path) -> None:
    with Editor(tmp_path, folders=[folder]) as editor:
        finished(editor)
        cleared = editor.command("podium.clear")["cleared"]
        assert sorted(cleared) == sorted((folder / name).as_uri() for name in ("risky.py", "deep/risky.py"))
        editor.until(lambda: not any(one["diagnostics"] for one in editor.diagnostics.values()))


def test_it_is_cancelled_and_only_one_runs_at_a_time(folder: Path, tmp_path: Path) -> None:
    for number in range(60):
        shutil.copy(ROOT / "lsp_server" / "assist" / "facade.py", folder / f"copy{number}.py")
    with Editor(tmp_path, folders=[folder]) as editor:
        job = editor.command("podium.auditWorkspace")["job"]
        with pytest.raises(Failed, match="being audited already"):
            editor.command("podium.auditWorkspace")
        assert editor.command("podium.cancel", {"job": job})["cancelled"] == [job]
        assert editor.job(job, "done", "cancelled")["state"] == "cancelled"
        editor.until(lambda: not helpers(editor))


def helpers(editor: Editor) -> list[Any]:
    import psutil

    children = psutil.Process(editor.process.pid).children()
    return [one for one in children if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


def test_without_a_folder_it_says_what_to_do(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor, pytest.raises(Failed, match="no folder is open"):
        editor.command("podium.auditWorkspace")
