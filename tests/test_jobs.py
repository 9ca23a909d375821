"""What becomes of a job: edits applied or parked, findings shown, progress told, and all of it cancelled."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lsp_server.tools.ruff import executable
from tests.lsp_client import (
    FULL,
    Editor,
    Failed,
    Json,
    Refused,
    having,
    range_of,
    serving_with_ruff,
    without,
)

CODE = """import os


def greet(name, times):
    if not name:
        raise ValueError(name)
    return name * times


def shout(name):
    return greet(name, 3)
"""
RISKY = """import pickle


def load(data):
    eval(data)
    return pickle.loads(data)


def more(data):
    eval(data)
"""
URI = "file:///shared/module.py"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("shared")) as one:
        yield one


@pytest.fixture
def editor(shared: Editor) -> Iterator[Editor]:
    """An editor with nothing open, and all that came before forgotten."""
    usual = dict(shared.answers)
    shared.received.clear()
    yield shared
    shared.answers = usual
    for uri in list(shared.texts):
        shared.shut(uri)
    shared.sync()
    shared.diagnostics.clear()


def start(editor: Editor, intent: str, words: str | Json = "def greet", uri: str = URI) -> str:
    return editor.command("podium.run", editor.request(intent, uri, words))["job"]


def finish(editor: Editor, intent: str, words: str | Json = "def greet", uri: str = URI) -> Json:
    return editor.job(start(editor, intent, words, uri), "parked", "applied", "done", "failed", "refused")


def parked(editor: Editor, uri: str = URI) -> Json:
    """The diagnostic of the one result that waits."""
    found = editor.published(uri, lambda found: any(one["code"] == "result-ready" for one in found))
    return next(one for one in found["diagnostics"] if one["code"] == "result-ready")


def titles(editor: Editor, words: str | Json = "def greet") -> list[str]:
    return [one["title"].removeprefix("Podium: ") for one in editor.menu(URI, words)]


def opened(editor: Editor, text: str = CODE) -> None:
    """Open the document and wait until idle work has seen it."""
    editor.open(URI, text)
    editor.published(URI, lambda _found: True, 1)


# Applied or parked


@pytest.mark.parametrize(
    ("mode", "state", "menu"),
    [
        ("auto", "applied", []),
        (
            "preview",
            "parked",
            ["apply: document greet", "show diff: document greet", "discard: document greet"],
        ),
        ("never", "parked", ["show diff: document greet", "discard: document greet"]),
    ],
)
def test_the_setting_apply(tmp_path: Path, mode: str, state: str, menu: list[str]) -> None:
    with Editor(tmp_path, options={"apply": mode}) as editor:
        opened(editor)
        assert finish(editor, "document")["state"] == state
        assert ('"""' in editor.texts[URI]) == (state == "applied")
        assert titles(editor)[: len(menu)] == menu
        if mode == "auto":
            return
        assert parked(editor)["data"] == {"job": "job-1"}
        assert parked(editor)["severity"] == 3
        assert parked(editor)["range"]["start"] == {"line": 3, "character": 0}
        assert ("apply" in parked(editor)["message"]) == (mode == "preview")
        assert "```diff" in editor.hover(URI, "def greet")
        assert '+    """' in editor.hover(URI, "def greet")
        if mode == "never":
            with pytest.raises(Failed, match=r"podium\.apply"):
                editor.command("podium.apply")
            assert '"""' not in editor.texts[URI]


@pytest.mark.parametrize(
    "changes",
    [
        {"capabilities": without(FULL, "workspace.applyEdit")},
        {"capabilities": without(FULL, "workspace.applyEdit"), "name": ""},
        {"name": "IntelliJ IDEA"},
        {"name": "Android Studio"},
    ],
    ids=["no applyEdit", "Kate", "LSP4IJ", "LSP4IJ elsewhere"],
)
def test_clients_that_take_no_late_edit_get_it_parked(tmp_path: Path, changes: Json) -> None:
    with Editor(tmp_path, **changes) as editor:
        opened(editor)
        assert finish(editor, "document")["state"] == "parked"
        assert not editor.since(0, "workspace/applyEdit")
        assert editor.choose(editor.action(URI, "def greet", "apply: document greet"))
        editor.job("job-1", "applied")
        assert '"""' in editor.texts[URI]


def test_an_edit_of_an_old_menu_fits_the_text_or_is_refused(tmp_path: Path) -> None:
    """For a client that would make it in any text."""
    with Editor(tmp_path, name="PyCharm") as editor:
        opened(editor)
        finish(editor, "document")
        action = editor.action(URI, "def greet", "apply: document greet")
        assert "edit" not in action
        editor.insert(URI, 0, "# typed meanwhile\n")
        assert editor.choose(action) == {"edits": len(action["command"]["arguments"][0]["edits"])}
        editor.job("job-1", "applied")
        assert editor.texts[URI].startswith("# typed meanwhile\n")
        with pytest.raises(Failed, match="ask again"):
            editor.choose(action)
        for wrong in (
            {},
            {"uri": URI, "version": 1, "edits": [{}]},
            {"uri": URI, "version": "1", "edits": []},
        ):
            with pytest.raises(Failed, match=r"podium\.edit needs|newText"):
                editor.command("podium.edit", wrong)


def test_a_parked_result_is_applied_by_its_action(tmp_path: Path) -> None:
    with Editor(tmp_path, options={"apply": "preview"}) as editor:
        opened(editor)
        finish(editor, "document")
        parked(editor)
        editor.insert(URI, 0, "import sys\n")  # the result moves with its text
        editor.published(URI, lambda found: any(one["code"] == "result-ready" for one in found), 2)
        assert parked(editor)["range"]["start"]["line"] == 4
        action = editor.action(URI, "def greet", "apply: document greet")
        assert action["edit"]["documentChanges"][0]["textDocument"] == {"uri": URI, "version": 2}
        assert editor.choose(action)
        editor.job("job-1", "applied")
        editor.published(URI, lambda found: all(one["code"] != "result-ready" for one in found))
        assert editor.texts[URI].index('"""') > editor.texts[URI].index("def greet")


def test_a_parked_result_is_applied_by_its_command(tmp_path: Path) -> None:
    with Editor(tmp_path, options={"apply": "preview"}) as editor:
        opened(editor)
        finish(editor, "document")
        finish(editor, "document", "def shout")
        assert editor.command("podium.apply") == {
            "job": "job-2",
            "state": "parked",
        }  # the newest; answered first
        editor.job("job-2", "applied")
        assert editor.command("podium.apply", {"job": "job-1"})["job"] == "job-1"
        editor.job("job-1", "applied")
        assert editor.texts[URI].count('"""') == 4
        with pytest.raises(Failed, match="no finished result"):
            editor.command("podium.apply")


def test_show_diff_and_discard(tmp_path: Path) -> None:
    with Editor(tmp_path, options={"apply": "preview"}) as editor:
        opened(editor)
        finish(editor, "document")
        editor.choose(editor.action(URI, "def greet", "show diff"))
        shown = editor.expect(lambda one: one if one.get("method") == "window/showDocument" else None)[
            "params"
        ]
        assert shown["takeFocus"] is False
        assert shown["uri"].endswith(".diff")
        diff = Path(shown["uri"].removeprefix("file://")).read_text("utf-8")
        assert '+    """' in diff
        assert editor.choose(editor.action(URI, "def greet", "discard")) == {
            "job": "job-1",
            "state": "discarded",
        }
        editor.job("job-1", "discarded")
        editor.published(URI, lambda found: all(one["code"] != "result-ready" for one in found))
        assert not [one for one in titles(editor) if "document greet" in one and ":" in one]
        assert editor.texts[URI] == CODE


def test_closing_a_document_discards_what_waits(tmp_path: Path) -> None:
    with Editor(tmp_path, options={"apply": "preview"}) as editor:
        opened(editor)
        finish(editor, "document")
        editor.shut(URI)
        editor.job("job-1", "discarded")
        editor.published(URI, lambda found: not found)


# What clients say and what they do


def lie(_editor: Editor) -> Callable[[Json], Json]:
    return lambda _params: {"applied": True}


def deny_and_do(editor: Editor) -> Callable[[Json], Json]:
    def answer(params: Json) -> Json:
        editor.apply(params["edit"])
        return {"applied": False}

    return answer


def refuse(editor: Editor) -> Callable[[Json], Json]:
    def answer(_params: Json) -> Json:
        raise Refused(f"no: {editor.encoding}")

    return answer


def do_half(editor: Editor) -> Callable[[Json], Json]:
    def answer(_params: Json) -> Json:
        editor.insert(URI, 4, '    """')
        return {"applied": True}

    return answer


@pytest.mark.parametrize(
    ("client", "state"),
    [
        (lie, "parked"),
        (deny_and_do, "applied"),
        (refuse, "parked"),
        (do_half, "parked"),
    ],
)
def test_applied_is_known_from_the_text(
    editor: Editor, client: Callable[[Editor], Callable[[Json], Json]], state: str
) -> None:
    opened(editor)
    editor.answers["workspace/applyEdit"] = client(editor)
    assert finish(editor, "document")["state"] == state
    assert editor.command("podium.status")["jobs"][-1]["state"] == state


@pytest.mark.parametrize(("line", "text"), [(3, "# a note\n"), (2, "a = 1\n"), (9, "d = 4\n")])
def test_typing_near_a_parked_deletion_does_not_apply_it(tmp_path: Path, line: int, text: str) -> None:
    """The result of a deletion is hard to tell from a text that was edited elsewhere."""
    with Editor(tmp_path, options={"apply": "preview"}) as editor:
        opened(editor)
        assert finish(editor, "fix", "import os")["state"] == "parked"
        editor.insert(URI, line, text)
        editor.published(URI, lambda found: any(one["code"] == "F401" for one in found), 2)
        assert editor.command("podium.status")["jobs"][0]["state"] == "parked"
        assert "import os" in editor.texts[URI]


@pytest.mark.parametrize("line", [0, 12, 15])
def test_a_deletion_is_known_when_it_comes_behind_other_changes(tmp_path: Path, line: int) -> None:
    with Editor(tmp_path, options={"apply": "preview"}) as editor:
        text = f"VALUE = 1\n\n\n\n{CODE}"
        opened(editor, text)
        assert finish(editor, "fix", "import os")["state"] == "parked"
        editor.insert(URI, line, "MORE = 2\n")
        editor.published(URI, lambda found: any(one["code"] == "F401" for one in found), 2)
        assert editor.choose(editor.action(URI, "import os", "apply:"))
        editor.job("job-1", "applied")
        assert "import os" not in editor.texts[URI]


# While a job runs

SLOW_RUFF = """#!{python}
import os, sys, time
open({mark!r}, "w").close()
while os.path.exists({hold!r}):
    time.sleep(0.01)
os.execv({ruff!r}, [{ruff!r}, *sys.argv[1:]])
"""


class Held:
    """An editor whose server's ruff waits for as long as a file is there."""

    def __init__(self, folder: Path, **changes: object) -> None:
        script, self.hold, self._mark = folder / "ruff", folder / "hold", folder / "mark"
        names = {"mark": str(self._mark), "hold": str(self.hold), "ruff": executable()}
        script.write_text(SLOW_RUFF.format(python=sys.executable, **names))
        script.chmod(0o755)
        self.editor = Editor(folder, command=serving_with_ruff(script), **changes)

    def __enter__(self) -> Editor:
        opened(self.editor)
        return self.editor

    def __exit__(self, *fault: object) -> None:
        self.release()
        self.editor.__exit__(*fault)

    def run(self, intent: str, words: str) -> str:
        """Begin a job that needs ruff, and come back when it has it."""
        self._mark.unlink(missing_ok=True)
        self.hold.touch()
        job = start(self.editor, intent, words)
        self.editor.until(self._mark.exists)
        return job

    def release(self) -> None:
        """Let ruff go on."""
        self.hold.unlink(missing_ok=True)


posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for ruff is a script")


@posix
@pytest.mark.parametrize(
    ("line", "new", "state"),
    [
        (9, "VALUE = 1\n", "applied"),
        (0, "import sys\n", "applied"),
        (1, "import sys\n", "parked"),
    ],
)
def test_an_edit_is_anchored_again_or_parked(tmp_path: Path, line: int, new: str, state: str) -> None:
    """Three lines around an edit must be as they were."""
    held = Held(tmp_path)
    with held as editor:
        job = held.run("fix", "import os")
        editor.insert(URI, line, new)
        held.release()
        assert editor.job(job, "applied", "parked", "failed")["state"] == state
        kept = CODE if state == "parked" else CODE.removeprefix("import os\n").lstrip("\n")
        assert kept in editor.texts[URI].replace(new, "")
        assert ("import os" in editor.texts[URI]) == (state == "parked")
        assert new in editor.texts[URI]


@posix
def test_whoever_goes_on_typing_is_not_disturbed(tmp_path: Path) -> None:
    held = Held(tmp_path)
    with held as editor:
        job = held.run("fix", "import os")
        editor.insert(URI, 9, "VALUE = 1\n")
        held.release()
        for number in range(400):  # faster than one a second, until the result has come
            if any(one["id"] == job and one["state"] == "parked" for one in editor.since(0, "podium/job")):
                break
            editor.insert(URI, 9, f"VALUE{number} = 1\n")
            editor.expect(lambda one: one, editor.mark() - 1)
            editor.hover(URI, "VALUE")
            with editor._news:
                editor._news.wait(0.1)
        assert editor.job(job, "parked", "applied")["state"] == "parked"
        assert "import os" in editor.texts[URI]


@posix
@pytest.mark.parametrize("how", ["progress", "command", "all", "action", "close"])
def test_a_job_can_be_cancelled(tmp_path: Path, how: str) -> None:
    held = Held(tmp_path)
    with held as editor:
        job = held.run("fix", "import os")
        if how == "progress":
            token = editor.since(0, "window/workDoneProgress/create")[-1]["token"]
            assert isinstance(token, str)
            editor.notify("window/workDoneProgress/cancel", {"token": token})
        elif how == "command":
            assert editor.command("podium.cancel", {"job": "job-99"}) == {"cancelled": []}
            assert editor.command("podium.cancel", {"job": job}) == {"cancelled": [job]}
        elif how == "all":
            assert editor.command("podium.cancel") == {"cancelled": [job]}
        elif how == "action":
            action = editor.action(URI, "def greet", "cancel: fix")
            assert action["kind"] == "podium.job"
            assert editor.choose(action) == {"cancelled": [job]}
        else:
            editor.shut(URI)
            held.release()
        state = editor.job(job, "cancelled", "applied", "parked", "failed", "done")["state"]
        assert state == ("cancelled" if how != "close" else state)
        assert state != "applied"
        kinds = progress_kinds(editor)
        assert kinds[0] == "begin"
        assert kinds[-1] == "end"
        assert editor.command("podium.cancel") == {"cancelled": []}


def progress_kinds(editor: Editor) -> list[str]:
    editor.sync()
    return [params["value"]["kind"] for params in editor.since(0, "$/progress")]


# Progress and notifications


def test_progress_has_a_begin_and_an_end_in_order(editor: Editor) -> None:
    opened(editor)
    for intent in ("document", "audit", "explain", "fix"):
        finish(editor, intent)
    editor.sync()
    events = [
        (one["method"], one["params"])
        for one in editor.received
        if one.get("method") in ("window/workDoneProgress/create", "$/progress")
    ]
    tokens = [params["token"] for method, params in events if method.startswith("window")]
    assert len(tokens) == len(set(tokens)) == 4
    assert all(isinstance(token, str) for token in tokens)
    for token in tokens:
        mine = [params.get("value", {}) for _, params in events if params["token"] == token]
        assert [one.get("kind", "create") for one in mine if one.get("kind") != "report"] == [
            "create",
            "begin",
            "end",
        ]
        assert all(one["cancellable"] is True for one in mine if one.get("kind") in ("begin", "report"))
        assert mine[1]["title"].startswith("Podium: ")


def test_a_job_that_is_cancelled_at_once_still_ends_its_progress(editor: Editor) -> None:
    opened(editor)
    run = {"command": "podium.run", "arguments": [editor.request("document", URI, "def greet")]}
    request = {"jsonrpc": "2.0", "id": "run", "method": "workspace/executeCommand", "params": run}
    cancel = {**request, "id": "cancel", "params": {"command": "podium.cancel"}}
    editor.send(request, cancel)
    job = editor.result("run")["job"]
    assert editor.result("cancel") == {"cancelled": [job]}
    editor.job(job, "cancelled")
    editor.until(lambda: len(editor.since(0, "$/progress")) >= 2)
    order = [
        one["params"].get("value", {"kind": "create"})["kind"]
        for one in editor.received
        if one.get("method") in ("window/workDoneProgress/create", "$/progress")
    ]
    assert order == ["create", "begin", "end"]
    assert editor.texts[URI] == CODE


def test_no_progress_and_no_jobs_for_clients_without(tmp_path: Path) -> None:
    capabilities = without(FULL, "window.workDoneProgress", "experimental")
    with Editor(tmp_path, capabilities=capabilities) as editor:
        opened(editor)
        start(editor, "audit", range_of(0, 0, 0, 0))
        editor.until(lambda: any("finding" in one for one in editor.messages()))
        assert not editor.since(0, "$/progress")
        assert not editor.since(0, "window/workDoneProgress/create")
        assert not editor.since(0, "podium/job")


def test_jobs_are_told_to_plugins(editor: Editor) -> None:
    opened(editor)
    finish(editor, "explain")
    told = editor.since(0, "podium/job")
    assert [one["state"] for one in told] == ["queued", "running", "done"]
    for one in told:
        assert {"id", "state", "intent", "title", "uri", "range", "message"} <= set(one)
        assert (one["intent"], one["title"], one["uri"]) == ("explain", "explain greet", URI)
    assert "markdown" not in told[0]
    assert "### function `greet`" in told[-1]["markdown"]
    assert not editor.since(0, "window/showDocument")


@pytest.mark.parametrize(
    ("capabilities", "shown"),
    [
        (without(FULL, "experimental"), True),
        (without(FULL, "experimental", "window.showDocument"), False),
    ],
)
def test_explanations_without_a_plugin(tmp_path: Path, capabilities: Json, *, shown: bool) -> None:
    with Editor(tmp_path, capabilities=capabilities) as editor:
        editor.open(URI, CODE.replace('"', "'") + "\n\nX = '\ud83d'\n")
        start(editor, "explain")
        if shown:
            found = editor.expect(lambda one: one if one.get("method") == "window/showDocument" else None)[
                "params"
            ]
            assert found["takeFocus"] is False
            assert "### function `greet`" in Path(found["uri"].removeprefix("file://")).read_text("utf-8")
            assert not editor.messages()
        else:
            editor.until(lambda: len(editor.messages()) == 1)
            assert "hover there to read it" in editor.messages()[0]
        assert "### function `greet`" in editor.hover(URI, "greet(name, times)")


def test_a_job_that_changes_nothing_says_so_once(editor: Editor) -> None:
    editor.open(URI, "a = 1\n")
    editor.published(URI, lambda _found: True, 1)
    mark = editor.mark()
    assert finish(editor, "fix", "a = 1")["state"] == "done"
    editor.sync()
    assert editor.messages(mark) == ["Podium: fix module.py: nothing to fix here"]


def test_an_intent_that_nobody_serves_is_refused(editor: Editor) -> None:
    editor.open("file:///x.txt", "words\n", "plaintext")
    with pytest.raises(Failed, match="no agent can document plaintext"):
        start(editor, "document", "words", "file:///x.txt")
    with pytest.raises(Failed, match="agent 'nobody'"):
        request = editor.request("audit", "file:///x.txt", "words", agent="nobody")
        editor.command("podium.run", request)


# Findings


def evals(editor: Editor) -> list[int]:
    found = editor.diagnostics[URI]["diagnostics"]
    return [one["range"]["start"]["line"] for one in found if one["code"] == "python-eval"]


def test_findings_move_with_their_code_and_go_with_it(editor: Editor) -> None:
    editor.open(URI, RISKY)
    assert finish(editor, "audit", "import")["state"] == "done"
    found = editor.published(URI, lambda found: len(found) >= 3)["diagnostics"]
    mine = next(one for one in found if one["code"] == "python-eval")
    assert mine["source"] == "podium"
    assert set(mine["data"]) == {"finding"}
    assert "(CWE-95)" in mine["message"]
    assert evals(editor) == [4, 9]
    editor.insert(URI, 0, "'''Words.'''\n\n")
    editor.published(URI, lambda _found: evals(editor) == [6, 11], 2)
    editor.edit(URI, (6, 0, 7, 0), "")
    editor.published(URI, lambda _found: evals(editor) == [10], 3)
    editor.replace(URI, "a = 1\n")
    editor.published(URI, lambda found: not found, 4)


def test_dismissed_findings_stay_away(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        editor.open(URI, RISKY)
        finish(editor, "audit", "import")
        editor.published(URI, lambda _found: evals(editor) == [4, 9])
        action = next(one for one in editor.menu(URI, "eval") if "dismiss" in one["title"])
        assert action["title"] == "Podium: dismiss python-eval"
        assert editor.choose(action) == {"dismissed": True}
        assert editor.choose(action) == {"dismissed": False}
        editor.published(URI, lambda _found: evals(editor) == [9])
        editor.insert(URI, 0, "\n")
        mark = editor.mark()
        finish(editor, "audit", "import")
        editor.published(URI, lambda _found: evals(editor) == [10], 2)
        assert all(params["diagnostics"] for params in editor.since(mark, "textDocument/publishDiagnostics"))


def test_dismissed_linter_findings_stay_away(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        opened(editor)
        editor.published(URI, lambda found: [one["code"] for one in found] == ["F401"], 1)
        action = next(one for one in editor.menu(URI, "import os") if "dismiss" in one["title"])
        editor.choose(action)
        editor.published(URI, lambda found: not found)
        editor.insert(URI, 2, "print(zebra)\n")
        found = editor.published(URI, lambda found: any(one["code"] == "F821" for one in found), 2)
        assert "F401" not in [one["code"] for one in found["diagnostics"]]


def test_a_new_audit_replaces_the_findings_of_its_range(editor: Editor) -> None:
    editor.open(URI, RISKY)
    finish(editor, "audit", "import")
    editor.published(URI, lambda _found: evals(editor) == [4, 9])
    editor.edit(URI, (4, 4, 4, 8), "eval ")
    finish(editor, "audit", range_of(8, 0, 9, 14))
    editor.published(URI, lambda _found: 9 in evals(editor), 2)
    finish(editor, "audit", range_of(3, 0, 5, 10))
    editor.published(URI, lambda _found: evals(editor) == [4, 9], 2)
    assert editor.command("podium.clear", {"uri": "file:///other"}) == {"cleared": []}
    assert editor.command("podium.clear", {"uri": URI}) == {"cleared": [URI]}
    editor.published(URI, lambda _found: evals(editor) == [])
    assert editor.command("podium.clear") == {"cleared": []}


def test_findings_carry_no_version_where_the_client_knows_none(tmp_path: Path) -> None:
    bare = having(FULL, textDocument__publishDiagnostics__versionSupport=False)
    with Editor(tmp_path, capabilities=bare) as editor:
        editor.open(URI, CODE)
        assert "version" not in editor.published(URI, bool)


def test_apply_without_a_name_takes_the_newest_result_whose_code_still_stands(tmp_path: Path) -> None:
    with Editor(tmp_path, options={"apply": "preview"}) as editor:
        opened(editor)
        finish(editor, "document")
        finish(editor, "document", "def shout")
        place = editor.place(URI, "def shout")
        editor.edit(URI, (place["line"], 0, place["line"] + 2, 0), "x = 1\n")
        assert editor.command("podium.apply")["job"] == "job-1"
        editor.job("job-1", "applied")


def test_what_was_dismissed_stays_away_when_the_document_is_opened_again(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        editor.open(URI, RISKY)
        finish(editor, "audit", "import")
        editor.published(URI, lambda _found: evals(editor) == [4, 9])
        editor.choose(next(one for one in editor.menu(URI, "eval") if "dismiss" in one["title"]))
        editor.shut(URI)
        editor.open(URI, RISKY)
        finish(editor, "audit", "import")
        editor.published(URI, lambda _found: evals(editor) == [9])
