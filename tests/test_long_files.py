"""A long file in the server: what a short one has, though its tree stands in another process."""

from __future__ import annotations

import contextlib
import fcntl
import sys
import termios
import time
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from lsp_server.documents import LARGE
from tests.lsp_client import FULL, Editor, at, having

BLOCK = """def handler_{n}(request, limit):
    if not request:
        raise KeyError(limit)
    return step_{n}(request)


def step_{n}(request):
    return [request, json.dumps(request)]


"""
LONG = "".join(BLOCK.format(n=n) for n in range(LARGE // 190 + 200))
PLUGIN = having(FULL, **{"experimental.podium.jobs": True})
URI = "file:///shared/long.py"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    home = tmp_path_factory.mktemp("long")
    with Editor(home, folders=[home], capabilities=PLUGIN, options={"diagnostics": "on"}) as one:
        one.open(URI, LONG)
        one.published(URI, lambda found: any(item["code"] == "F821" for item in found))
        yield one


def test_the_menu_names_the_definition_and_its_edits_are_at_hand(editor: Editor) -> None:
    titles = [one["title"] for one in editor.menu(URI, "step_500(request):")]
    assert "Podium: document step_500" in titles
    assert "Podium: explain step_500" in titles
    fix = editor.action(URI, at({"line": 7, "character": 25}), "import json")
    assert "edit" in fix


def test_the_hover_has_the_facts_and_the_callers(editor: Editor) -> None:
    told = editor.until(lambda: editor.hover(URI, "handler_400(request,") or None)
    assert "4 lines, 1 branch" in told
    assert "raises `KeyError`" in told
    assert "called from" in editor.hover(URI, "step_400(request):")


def test_definitions_follow_what_is_typed_above_them(editor: Editor) -> None:
    editor.insert(URI, 0, "import os\n\n\n")
    titles = [one["title"] for one in editor.menu(URI, "step_600(request):")]
    assert "Podium: document step_600" in titles
    editor.edit(URI, (0, 0, 3, 0), "")


def test_a_job_documents_the_definition(editor: Editor) -> None:
    action = editor.action(URI, "step_300(request):", "document step_300")
    job = editor.choose(action)["job"]
    state = editor.job(job, "applied", "parked", "failed", "refused")
    assert state["state"] == "applied", state["message"]
    place = editor.place(URI, "def step_300")
    assert '"""' in editor.texts[URI].split("\n")[place["line"] + 1]


def test_a_cancelled_job_ends_its_helper(tmp_path: Path) -> None:
    with Editor(tmp_path, folders=[tmp_path], capabilities=PLUGIN, options={"diagnostics": "on"}) as editor:
        editor.open(URI, LONG)
        editor.published(URI, lambda found: any(item["code"] == "F821" for item in found))
        idle = set(helpers(editor))
        _cancel_an_audit(editor, idle)


def _cancel_an_audit(editor: Editor, idle: set[int]) -> None:
    audit = editor.request("audit", URI, "handler_1(")
    first = editor.command("podium.run", audit)["job"]
    assert editor.job(first, "done", "failed")["state"] == "done"  # the helper for jobs has started by then
    before = [pid for pid in helpers(editor) if pid not in idle]
    assert len(before) == 1
    job = _stuck(editor, audit, psutil.Process(before[0]))
    assert editor.command("podium.cancel", {"job": job})["cancelled"] == [job]
    editor.job(job, "cancelled")
    editor.until(lambda: set(before) - set(helpers(editor)) or None)
    again = editor.command("podium.run", audit)["job"]
    assert editor.job(again, "done", "failed")["state"] == "done"


def _stuck(editor: Editor, audit: dict[str, Any], helper: psutil.Process) -> str:
    """A job whose helper stands still with the request before it, however quick it would be.

    After a job the helper may have other work, such as the fixes of what was found. Stopped in the middle of
    that it takes no request, so then it goes on and is stopped again.
    """
    for _ in range(20):
        helper.suspend()
        job: str = editor.command("podium.run", audit)["job"]
        end = time.monotonic() + 3
        while time.monotonic() < end:
            if waiting_for(helper.pid):
                return job
            time.sleep(0.02)
        helper.resume()
        editor.job(job, "done", "failed")
    raise AssertionError("the helper never had a request before it")


def test_a_job_before_the_file_was_read_says_so(tmp_path: Path) -> None:
    with Editor(tmp_path, folders=[tmp_path], capabilities=PLUGIN) as editor:
        editor.open(URI, LONG)
        with pytest.raises(Exception, match="still being read"):
            editor.command("podium.run", editor.request("document", URI, "step_300(request):"))


def waiting_for(pid: int) -> int:
    """How many bytes of a request a process that stands still has not read yet."""
    count = array("i", [0])
    with Path(f"/proc/{pid}/fd/0").open("rb", buffering=0) as pipe:
        fcntl.ioctl(pipe, termios.FIONREAD, count)
    return count[0]


def helpers(editor: Editor) -> list[int]:
    """The helper processes of the server, by id; one may end while it is looked at."""
    found: list[int] = []
    for child in psutil.Process(editor.process.pid).children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if "lsp_server.tools.helper" in " ".join(child.cmdline()):
                found.append(child.pid)
    return sorted(found)


def test_a_file_of_over_4_mb_says_why_nothing_is_done(tmp_path: Path) -> None:
    with Editor(tmp_path, folders=[tmp_path], capabilities=PLUGIN) as editor:
        editor.open(URI, "x = 1\n" * 700_000)
        assert editor.menu(URI, at({"line": 3, "character": 0})) == []
        for intent in ("fix", "document", "audit", "explain"):
            with pytest.raises(Exception, match="over 4 MB"):
                editor.command("podium.run", editor.request(intent, URI, at({"line": 3, "character": 0})))


def test_without_a_helper_the_user_is_told_and_short_files_go_on(tmp_path: Path) -> None:
    script = (
        "import sys; from lsp_server.server.fast_types import import_types; import_types()\n"
        "from lsp_server.server.app import run_server; sys.executable = '/nowhere/python'; run_server([])"
    )
    command = (sys.executable, "-c", script)
    with Editor(tmp_path, folders=[tmp_path], capabilities=PLUGIN, command=command) as editor:
        editor.open(URI, LONG)
        editor.until(lambda: [one for one in editor.messages() if "not looked at" in one] or None)
        short = "file:///shared/short.py"
        editor.open(short, BLOCK.format(n=1))
        assert editor.action(short, "step_1(request):", "document step_1")
