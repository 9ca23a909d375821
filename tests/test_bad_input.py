"""Files and surroundings that no tutorial has: each costs one clear message at most, and the rest goes on."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lsp_server.documents import DocumentStore
from lsp_server.text import PositionEncoding
from tests.lsp_client import Editor, Json, at, range_of, serving_with_ruff

CODE = "import os\n\n\ndef greet(name):\n    return helper(name)\n"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file systems")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "module.py").write_text(CODE)
    return folder


@pytest.fixture
def editor(tmp_path: Path, project: Path) -> Iterator[Editor]:
    with Editor(tmp_path, folders=[project]) as one:
        yield one


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One server for many odd documents; that it goes on after each of them is half of what is tested."""
    with Editor(tmp_path_factory.mktemp("shared")) as one:
        yield one


def works(editor: Editor, path: Path) -> None:
    """Everything is served for a file in good order."""
    uri = editor.open(path.as_uri(), CODE)
    editor.published(uri, lambda found: any(one["code"] == "F401" for one in found), 1)
    assert run(editor, "document", uri, "def greet")["state"] == "applied"
    assert run(editor, "audit", uri, "def greet")["state"] == "done"
    assert run(editor, "explain", uri, "def greet")["state"] == "done"
    assert "caller" in editor.hover(uri, "greet(") or editor.until(lambda: editor.hover(uri, "greet("))
    editor.shut(uri)


def run(editor: Editor, intent: str, uri: str, words: str | Json) -> Json:
    """A job from its start to its end."""
    job = editor.command("podium.run", editor.request(intent, uri, words))["job"]
    return editor.job(job, "applied", "parked", "done", "failed", "refused")


# Files around the open one


@POSIX
def test_neighbours_of_every_bad_sort_are_left_out(editor: Editor, project: Path) -> None:
    (project / "latin.py").write_bytes(b"def helper(x):\n    return '\xe4'\n")
    (project / "binary.py").write_bytes(b"\0" * 2000)
    (project / "nul.py").write_bytes(b"def helper(x):\n    return '\0'\n")
    (project / "empty.py").write_bytes(b"")
    (project / "broken.py").write_text("def (((\n")
    (project / "deep.py").write_text("(" * 5000 + ")" * 5000)
    (project / "outside.py").symlink_to("/etc/passwd")
    (project / "circle.py").symlink_to(project / "circle.py")
    (project / "dangling.py").symlink_to(project / "nowhere.py")
    (project / "folder.py").mkdir()
    (project / "loop").symlink_to(project)
    os.mkfifo(project / "fifo.py")
    (project / "long.py").write_text("x = '" + "y" * 1_000_000 + "'\n")
    (project / "caller.py").write_text("from project.module import greet\n\n\ndef call():\n    greet('x')\n")
    start = editor.mark()
    uri = editor.open((project / "module.py").as_uri(), CODE)
    editor.published(uri, bool, 1)
    editor.until(lambda: "caller.py:5 in `call`" in editor.hover(uri, "greet("))
    assert run(editor, "document", uri, "def greet")["state"] == "applied"
    assert editor.messages(start) == [] or "document" in editor.messages(start)[0]
    assert not any(word in one for one in editor.messages() for word in ("latin", "binary", "fifo", "passwd"))


@POSIX
@pytest.mark.parametrize(
    "content", [b"[tool.ruff\n", b"\xff\xfe", b"[tool.ruff.lint]\nselect = 5\n", b"\0" * 100]
)
def test_broken_settings_are_told_once(editor: Editor, project: Path, content: bytes) -> None:
    (project / "pyproject.toml").write_bytes(content)
    start = editor.mark()
    uri = editor.open((project / "module.py").as_uri(), CODE)
    editor.until(lambda: editor.messages(start))
    editor.insert(uri, 0, "\n")
    editor.published(uri, lambda _found: True, 2)
    assert len(editor.messages(start)) == 1
    assert "ruff" in editor.messages(start)[0]
    assert str(project) not in editor.messages(start)[0]
    assert run(editor, "document", uri, "def greet")["state"] == "applied"


# The open file itself


@POSIX
@pytest.mark.parametrize("fate", ["replaced by a folder", "replaced by a fifo", "folder deleted"])
def test_a_file_that_goes_while_it_is_open(editor: Editor, project: Path, fate: str) -> None:
    path = project / "module.py"
    (project / "ruff.toml").write_text('[lint]\nselect = ["F"]\n')
    uri = editor.open(path.as_uri(), CODE)
    editor.published(uri, bool, 1)
    path.unlink()
    if fate == "replaced by a folder":
        path.mkdir()
    elif fate == "replaced by a fifo":
        os.mkfifo(path)
    elif fate == "folder deleted":
        for one in project.iterdir():
            one.unlink()
        project.rmdir()
    start = editor.mark()
    editor.insert(uri, 0, "import sys\n")
    editor.published(uri, lambda found: sum(one["code"] == "F401" for one in found) == 2, 2)
    assert run(editor, "fix", uri, range_of(0, 0, 1, 0))["state"] == "applied"
    assert editor.texts[uri].lstrip("\n").startswith("def greet")
    assert len(editor.messages(start)) <= 1
    editor.shut(uri)
    editor.published(uri, lambda found: not found)


def test_a_renamed_file_goes_on_under_its_new_name(editor: Editor, project: Path) -> None:
    old = editor.open((project / "module.py").as_uri(), CODE)
    editor.published(old, bool, 1)
    (project / "module.py").rename(project / "renamed.py")
    editor.shut(old)
    editor.published(old, lambda found: not found)
    works(editor, project / "renamed.py")


ODD_TEXTS = {
    "empty": "",
    "one line end": "\n",
    "only a mark": "\ufeff",
    "nul": "import os\n\0x = 1\n",
    "lone surrogate": "import os\nx = '\ud83d' + '\ude00'\n",
    "does not parse": "def greet(name:\n    return (((\nimport os\n",
    "unclosed string": 'import os\nx = """\n',
    "tabs and spaces": "if 1:\n\tx = 1\n        y = 2\n",
    "deep": "x = " + "(" * 3000 + ")" * 3000 + "\n",
    "deep blocks": "".join(" " * depth + "if 1:\n" for depth in range(300)),
    "bidi and tags": "x = '\u202e\u2066\U000e0041'\n",
    "controls": "x = 1\x00\x01\x1b[2J\x7f\n",
}


@pytest.mark.parametrize("name", ODD_TEXTS)
def test_odd_texts_are_served_as_far_as_it_goes(shared: Editor, name: str) -> None:
    editor = shared
    uri = editor.open(f"file:///odd/{name.replace(' ', '_')}.py", ODD_TEXTS[name])
    editor.published(uri, lambda _found: True, 1)
    for intent in ("document", "audit", "explain", "fix"):
        start = editor.mark()
        ended = run(editor, intent, uri, at({"line": 0, "character": 0}))
        assert ended["state"] in ("applied", "done", "failed", "refused")
        assert "inside Podium" not in ended["message"], ended
        editor.sync()
        assert len(editor.messages(start)) <= 1
    editor.menu(uri, range_of(0, 0, 500, 0))
    editor.hover(uri, {"line": 0, "character": 1})
    editor.shut(uri)


def test_a_file_that_does_not_parse_is_not_edited(editor: Editor, project: Path) -> None:
    text = "import os\n\n\ndef greet(name:\n    return (((\n"
    uri = editor.open((project / "broken.py").as_uri(), text)
    editor.published(uri, bool, 1)
    start = editor.mark()
    ended = run(editor, "document", uri, "greet")
    editor.sync()
    assert editor.texts[uri] == text
    assert ended["state"] in ("failed", "done", "refused")
    assert len(editor.messages(start)) == 1
    editor.replace(uri, CODE)
    editor.published(uri, lambda found: any(one["code"] == "F401" for one in found), 2)
    assert run(editor, "document", uri, "def greet")["state"] == "applied"


@pytest.mark.parametrize(
    "uri",
    [
        "file:///" + "long/" * 1500 + "module.py",
        "file:///" + "n" * 3000 + ".py",
        "file:///a%00b.py",
        "file:///\ud83d.py",
        "file:///%FF%FE.py",
        "file://[",
        "file:",
        "",
        "file:///..%2f..%2fetc/passwd",
        "file:///dev/stdin",
        "file:///proc/self/mem",
    ],
    ids=lambda uri: ascii(uri)[:40],
)
def test_odd_names_are_served_like_any_other(shared: Editor, uri: str) -> None:
    editor, start = shared, shared.mark()
    editor.open(uri, CODE, version=3)
    editor.published(uri, lambda found: any(one["code"] == "F401" for one in found), 3)
    for intent in ("document", "audit", "explain"):
        ended = run(editor, intent, uri, "def greet")
        assert ended["state"] in ("applied", "done"), ended
    assert "root:" not in str(editor.received[start:])
    editor.shut(uri)


def test_outside_every_folder_nothing_is_read(editor: Editor, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "ruff.toml").write_text('[lint]\nselect = ["D100"]\n')
    (outside / "other.py").write_text("from module import greet\n\n\ndef call():\n    greet('x')\n")
    uri = editor.open((outside / "module.py").as_uri(), CODE)
    found = editor.published(uri, bool, 1)["diagnostics"]
    assert {one["code"] for one in found} == {"F401", "F821"}
    run(editor, "explain", uri, "def greet")
    assert "no caller" in editor.hover(uri, "greet(")


@pytest.mark.parametrize("root", ["inner", "inner/module.py"])
def test_a_folder_opened_inside_of_a_package(tmp_path: Path, project: Path, root: str) -> None:
    (project / "inner").mkdir()
    (project / "inner" / "__init__.py").write_text("")
    (project / "inner" / "module.py").write_text(CODE)
    (project / "secret.py").write_text("from project.inner.module import greet\n\n\ngreet(1)\n")
    with Editor(tmp_path, folders=[project / root]) as editor:
        uri = editor.open((project / "inner" / "module.py").as_uri(), CODE)
        editor.published(uri, bool, 1)
        assert run(editor, "explain", uri, "def greet")["state"] == "done"
        assert "no caller" in editor.hover(uri, "greet(")


# Too much of it


def test_five_megabytes_in_one_line(editor: Editor, project: Path) -> None:
    line = "x = '" + "\U0001f600é" * 800_000 + "'\n"
    uri = editor.open((project / "huge.py").as_uri(), line + CODE)
    editor.until(editor.messages)
    started = time.monotonic()
    for number in range(20):
        changes = [
            {"range": range_of(0, 6 + number, 0, 6 + number), "text": "a"},
            {"range": range_of(1, 0, 1, 0), "text": "import sys\n"},
        ]
        target = {"uri": uri, "version": 2 + number}
        editor.notify("textDocument/didChange", {"textDocument": target, "contentChanges": changes})
    editor.versions[uri] = 21
    editor.menu(uri, range_of(0, 5, 0, 5))
    assert editor.hover(uri, {"line": 0, "character": 8}) == ""
    assert time.monotonic() - started < 10
    assert editor.messages() == [
        "Podium: huge.py is over 4 MB: Podium follows its edits but does not analyse it"
    ]
    editor.sync()
    editor.replace(uri, CODE)  # and once it is small again, it is served again
    editor.published(uri, lambda found: any(one["code"] == "F401" for one in found))
    assert run(editor, "document", uri, "def greet")["state"] == "applied"
    assert len(editor.messages()) == 1


def test_fifty_megabytes_are_followed_without_waiting() -> None:
    store = DocumentStore()
    content = ("y" * 999 + "\n") * 50_000
    started = time.process_time()
    document = store.open("file:///huge.py", "/huge.py", "python", 1, content)
    assert document.huge
    assert time.process_time() - started < 0.2
    started = time.process_time()
    for number in range(100):
        document.change((number * 400, 5, number * 400, 10), "z\n", PositionEncoding.UTF16)
    assert time.process_time() - started < 3
    snapshot = document.snapshot()
    assert snapshot.tree is None
    assert len(snapshot.text.lines) == 50_101
    assert document.parse(snapshot) is None
    document.reset("x = 1\n")
    assert not document.huge


# Podium's own surroundings


def test_state_that_cannot_be_written_costs_only_what_it_keeps(tmp_path: Path, project: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    (project / "ruff.toml").write_text('[lint]\nselect = ["F401"]\n')
    with Editor(tmp_path, folders=[project], options={"apply": "preview"}) as editor:
        uri = editor.open((project / "module.py").as_uri(), CODE)
        editor.published(uri, bool, 1)
        assert run(editor, "document", uri, "def greet")["state"] == "parked"
        start = editor.mark()
        editor.command("podium.showDiff")
        editor.until(lambda: editor.messages(start))
        assert "hover over line 4 to read the diff" in editor.messages(start)[0]
        assert '+    """' in editor.hover(uri, "def greet")
        assert editor.command("podium.apply")["job"] == "job-1"
        editor.job("job-1", "applied")


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the administrator may read all")
def test_a_workspace_that_may_not_be_read(tmp_path: Path, project: Path) -> None:
    project.chmod(0)
    try:
        with Editor(tmp_path, folders=[project]) as editor:
            works(editor, project / "module.py")
    finally:
        project.chmod(0o755)


@POSIX
def test_a_workspace_that_may_not_be_written(tmp_path: Path, project: Path) -> None:
    for path in (project / "module.py", project / "__init__.py"):
        path.chmod(0o444)
    project.chmod(0o555)
    before = sorted(project.iterdir())
    try:
        with Editor(tmp_path, folders=[project]) as editor:
            works(editor, project / "module.py")
        assert sorted(project.iterdir()) == before
        assert (project / "module.py").read_text() == CODE
    finally:
        project.chmod(0o755)


RUFFS = {
    "missing": None,
    "not executable": "words",
    "crashing": "#!/bin/sh\necho 'thread panicked' >&2\nexit 101\n",
    "silent": "#!/bin/sh\nexit 0\n",
    "nonsense": '#!/bin/sh\necho \'{"no": "list"}\'\n',
    "other rows": '#!/bin/sh\necho \'[{"no": "row"}, 5]\'\n',
    "binary": "#!/bin/sh\nhead -c 100000 /dev/urandom\n",
}


@POSIX
@pytest.mark.parametrize("name", RUFFS)
def test_a_ruff_that_does_not_work(tmp_path: Path, project: Path, name: str) -> None:
    ruff, script = tmp_path / "ruff", RUFFS[name]
    if script is not None:
        ruff.write_text(script)
        ruff.chmod(0o644 if name == "not executable" else 0o755)
    with Editor(tmp_path, folders=[project], command=serving_with_ruff(ruff)) as editor:
        uri = editor.open((project / "module.py").as_uri(), f"{CODE}    eval(name)\n")
        editor.published(uri, lambda _found: True, 1)
        editor.until(lambda: editor.messages() or name == "silent")
        assert run(editor, "document", uri, "def greet")["state"] == "applied"
        quiet = editor.mark()
        editor.insert(uri, 0, "\n")
        editor.published(uri, lambda _found: True, 3)
        assert not editor.messages(quiet)
        told = editor.messages()
        assert sum("ruff" in one for one in told) == (0 if name == "silent" else 1), told
        assert str(tmp_path) not in "".join(told)
        assert run(editor, "audit", uri, "def greet")["state"] == "done"
        editor.published(uri, lambda found: any(one["code"] == "python-eval" for one in found))
        assert run(editor, "fix", uri, "import os")["state"] == ("done" if name == "silent" else "failed")
        assert editor.hover(uri, "greet(")
