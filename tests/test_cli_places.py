"""PATH[:LINE[:COL]], folders, and which files below them are looked at."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from lsp_server.trust import IgnoreRules
from lsp_server.workspace import Workspace
from tests.cli_command import Podium

EVAL = "def run(text):\n    return eval(text)\n"
TWO = "def first():\n    return 1\n\n\ndef second():\n    return first()\n"


def test_explain_a_file_a_line_a_column_and_a_symbol(podium: Podium):
    podium.write({"app.py": TWO})
    assert podium.here("explain", "app.py").out.startswith("### `app.py`: python, 6 lines")
    assert podium.here("explain", "app.py:2").out.startswith("### function `first`")
    assert podium.here("explain", "app.py:5:3").out.startswith("### function `second`")
    assert podium.here("explain", "app.py", "--symbol", "second").out.startswith("### function `second`")
    shown = json.loads(podium.run("explain", "app.py:2", "--json").out)
    assert shown["path"] == str(podium.folder / "app.py")
    assert "called from 6 in `second`" in shown["markdown"] or "called from line" in shown["markdown"]


def test_columns_count_code_points(podium: Podium):
    line = f"/* {'😀' * 40} */ function aa() {{ return 1; }} function bb() {{ return 2; }}\n"
    podium.write({"web.js": line})
    for name in ("aa", "bb"):
        column = line.index(f"function {name}") + 1
        assert f"function `{name}`" in podium.here("explain", f"web.js:1:{column}").out


def test_explain_a_problem(podium: Podium):
    podium.write({"app.py": "import os\n" + EVAL})
    out = podium.here("explain", "app.py:1").out
    assert "F401" in out
    assert "# noqa: F401" in out
    assert "CWE-95" in podium.here("explain", "app.py:3").out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("gone.py", "podium: gone.py is not there; name a file or a folder"),
        ("gone.py:3:4", "podium: gone.py is not there; name a file or a folder"),
        ("app.py:7", "podium: app.py has no line 7; its last is 6"),
        ("app.py:0", "podium: LINE and COL count from 1; leave them out for the whole file"),
        ("app.py:1:0", "podium: LINE and COL count from 1; leave them out for the whole file"),
        ("sub:3", "podium: sub is a folder, which has no line 3; name a file in it"),
        ("sub", "podium: explain needs a file; name one, with :LINE for a place in it"),
    ],
)
def test_places_that_cannot_be(podium: Podium, words: str, line: str):
    podium.write({"app.py": TWO, "sub/more.py": TWO})
    ran = podium.here("explain", words)
    assert (ran.code, ran.out, ran.lines) == (2, "", [line])


def test_a_name_too_long_for_any_file(podium: Podium):
    ran = podium.here("fix", "x" * 5000)
    assert ran.code == 2
    assert len(ran.lines) == 1
    assert "cannot be looked at" in ran.err


def test_a_file_whose_name_looks_like_a_place(podium: Podium):
    podium.write({"app.py:12": "hello\n", "with space.py": TWO, "-dash.py": TWO})
    assert "`app.py:12`" in podium.here("explain", "app.py:12").out
    assert "function `first`" in podium.here("explain", "with space.py:1").out
    assert "function `first`" in podium.here("explain", "--", "-dash.py:1").out


def test_a_place_that_ends_behind_its_line(podium: Podium):
    podium.write({"app.py": TWO})
    assert "function `first`" in podium.here("explain", "app.py:2:999").out


IGNORED = {
    ".gitignore": "built/\n*.gen.py\n# a comment\n!built/\n",
    ".podiumignore": "private/\n",
    "kept.py": EVAL,
    "built.gen.py": EVAL,
    "private/a.py": EVAL,
    "node_modules/x/a.js": "eval(a)\n",
    ".venv/lib/a.py": EVAL,
    "__pycache__/a.py": EVAL,
    "pkg/kept.py": EVAL,
    "pkg/.gitignore": "local.py\n",
    "pkg/local.py": EVAL,
    "pkg/deep/local.py": EVAL,
    "pkg/deep/kept.py": EVAL,
    "pkg/deep/other.gen.py": EVAL,
}


def audited(podium: Podium, *arguments: str) -> list[str]:
    ran = podium.here("audit", *arguments)
    return sorted({line.split(":")[0] for line in ran.out.splitlines()})


def test_folders_honour_the_ignore_files(podium: Podium):
    podium.write(dict(IGNORED))
    assert audited(podium, ".") == ["kept.py", "pkg/deep/kept.py", "pkg/kept.py"]


def test_ignore_files_above_the_folder_count(podium: Podium):
    podium.write(dict(IGNORED))
    assert audited(podium, "pkg") == ["pkg/deep/kept.py", "pkg/kept.py"]
    assert audited(podium, "pkg/deep") == ["pkg/deep/kept.py"]


def test_what_is_named_is_meant(podium: Podium):
    podium.write(dict(IGNORED))
    assert audited(podium, "built.gen.py") == ["built.gen.py"]
    assert audited(podium, "private") == ["private/a.py"]
    assert audited(podium, ".venv") == [".venv/lib/a.py"]
    assert "+" in podium.here("document", "private").out


def test_links_are_not_followed(podium: Podium, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.py").write_text(EVAL)
    podium.write({"kept.py": EVAL})
    (podium.folder / "folder").symlink_to(outside)
    (podium.folder / "file.py").symlink_to(outside / "a.py")
    (podium.folder / "loop").symlink_to(".")
    os.mkfifo(podium.folder / "pipe.py")
    assert audited(podium, ".") == ["kept.py"]
    assert podium.here("fix", ".", "--write", "--unsafe").code == 0
    assert (outside / "a.py").read_text() == EVAL


def test_a_pipe_is_refused(podium: Podium):
    os.mkfifo(podium.folder / "pipe.py")
    for command in ("fix", "document", "audit", "explain"):
        ran = podium.here(command, "pipe.py")
        assert (ran.code, ran.out) == (4, "")
        assert ran.lines == ["podium: pipe.py is no regular file; Podium does not read it"]


def test_an_ignore_file_that_cannot_be_read(podium: Podium, monkeypatch: pytest.MonkeyPatch):
    podium.write({"kept.py": EVAL, ".gitignore": "*.log\n"})
    read = Path.read_text

    def refusing(self: Path, *arguments: str) -> str:
        if self.name == ".gitignore":
            raise PermissionError(13, "Permission denied")
        return read(self, *arguments)

    monkeypatch.setattr(Path, "read_text", refusing)
    assert audited(podium, ".") == ["kept.py"]


def test_walking_asks_each_rule_once_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / ".gitignore").write_text("*.log\n")
    for number in range(300):
        folder = tmp_path / f"p{number % 10}" / f"q{number % 3}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"f{number}.py").touch()
    asked: list[str] = []
    keeps_out = IgnoreRules.keeps_out

    def counting(self: IgnoreRules, relative: str, *, folder: bool) -> bool:
        asked.append(relative)
        return keeps_out(self, relative, folder=folder)

    monkeypatch.setattr(IgnoreRules, "keeps_out", counting)
    files = list(Workspace([tmp_path]).walk(tmp_path))
    assert len(files) == 301
    assert len(asked) == len(set(asked)) == 301 + 10 + 30


def test_a_tree_deeper_than_the_stack(tmp_path: Path):
    depth, here = 1400, os.open(tmp_path, os.O_RDONLY)
    try:
        made = []
        folder = here
        for _ in range(depth):
            os.mkdir("d", dir_fd=folder)
            made.append(folder)
            folder = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(os.open("end.py", os.O_CREAT, dir_fd=folder))
        assert [path.name for path in Workspace([tmp_path]).walk(tmp_path)] == ["end.py"]
        os.unlink("end.py", dir_fd=folder)
        os.close(folder)
        for above in reversed(made):  # pytest's own cleaning would recurse too deep
            os.rmdir("d", dir_fd=above)
            if above != here:
                os.close(above)
    finally:
        os.close(here)
