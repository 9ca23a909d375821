"""`podium fix` and `podium document`: what they show, what they write, and what they leave alone."""

from __future__ import annotations

import json
import re
import stat
import subprocess
from pathlib import Path

import pytest

from tests.cli_command import Podium

UNUSED = "import os\nimport sys\n\nprint(sys.argv)\n"
PLAIN = "def area(width, height):\n    return width * height\n"


def test_fix_shows_a_diff_and_changes_nothing(podium: Podium):
    podium.write({"app.py": UNUSED})
    ran = podium.run("fix", "app.py")
    assert ran.code == 0
    assert ran.out == (
        "--- a/app.py\n+++ b/app.py\n@@ -1,4 +1,3 @@\n-import os\n import sys\n \n print(sys.argv)\n"
    )
    assert ran.lines == ["1 file would change; --write does it"]
    assert (podium.folder / "app.py").read_text() == UNUSED


@pytest.mark.parametrize("name", ["app.py", "crlf.py", "bom.py", "no_end.py"])
def test_the_diff_applies(podium: Podium, name: str):
    contents = {
        "app.py": UNUSED.encode(),
        "crlf.py": UNUSED.replace("\n", "\r\n").encode(),
        "bom.py": b"\xef\xbb\xbf# first\n" + UNUSED.encode(),
        "no_end.py": UNUSED.rstrip("\n").encode(),
    }
    podium.write({name: contents[name]})
    diff = podium.run("fix", name).out
    done = subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        cwd=podium.folder,
        input=diff.encode(),
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": str(podium.folder.parent)},
    )
    assert done.returncode == 0, done.stderr
    assert (podium.folder / name).read_bytes() == contents[name].replace(b"import os\r\n", b"").replace(
        b"import os\n", b""
    )


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", [True, False])
def test_write_keeps_every_byte_outside_the_hunks(podium: Podium, end: bytes, mark: bytes, last: bool):  # noqa: FBT001
    before = ["# caf\u00e9 \U0001f600  ", "import os", "import sys", "", "print(sys.argv)\t", "x = '\u2028'"]
    path = podium.folder / "app.py"
    path.write_bytes(mark + end.join(line.encode() for line in before) + end * last)
    path.chmod(0o754)
    ran = podium.here("fix", "app.py", "--write")
    assert ran.code == 0
    kept = [line for line in before if line != "import os"]
    assert path.read_bytes() == mark + end.join(line.encode() for line in kept) + end * last
    assert stat.S_IMODE(path.stat().st_mode) == 0o754
    assert ran.lines == ["1 file changed"]
    assert sorted(entry.name for entry in podium.folder.iterdir()) == [".git", "app.py", "pyproject.toml"]


def test_write_follows_a_link_and_keeps_it(podium: Podium):
    podium.write({"real/app.py": UNUSED})
    (podium.folder / "link.py").symlink_to("real/app.py")
    assert podium.here("fix", "link.py", "--write").code == 0
    assert (podium.folder / "link.py").is_symlink()
    assert "import os" not in (podium.folder / "real/app.py").read_text()


def test_check_says_it_by_the_exit_code_only(podium: Podium):
    podium.write({"app.py": UNUSED, "good.py": "print(1)\n"})
    for command, code in (("fix app.py", 1), ("fix .", 1), ("fix good.py", 0), ("document app.py", 0)):
        ran = podium.here(*command.split(), "--check")
        assert (ran.code, ran.out, ran.err) == (code, "", "")
    assert (podium.folder / "app.py").read_text() == UNUSED


def test_check_and_write_exclude_each_other(podium: Podium):
    podium.write({"app.py": UNUSED})
    ran = podium.here("fix", "app.py", "--check", "--write")
    assert ran.code == 2
    assert "exclude each other" in ran.err
    assert (podium.folder / "app.py").read_text() == UNUSED


def test_json_of_files(podium: Podium):
    podium.write({"app.py": UNUSED, "good.py": "print(':bug: [red]')\n"})
    rows = json.loads(podium.here("fix", ".", "--json").out)
    assert [set(row) for row in rows] == [{"path", "diff", "notes"}]
    assert rows[0]["path"] == str(podium.folder / "app.py")
    assert "-import os" in rows[0]["diff"]
    rows = json.loads(podium.here("fix", "good.py", "--json").out)
    assert rows == [{"path": str(podium.folder / "good.py"), "diff": "", "notes": ["nothing to fix here"]}]


def test_output_is_not_taken_for_markup(podium: Podium):
    podium.write({"app.py": "import os\nprint(':bug: [red]x[/]')\n"})
    assert " print(':bug: [red]x[/]')\n" in podium.here("fix", "app.py").out
    assert ":bug: [red]" in json.loads(podium.here("fix", "app.py", "--json").out)[0]["diff"]


def test_unsafe_fixes_come_only_when_asked_for(podium: Podium):
    podium.write({"app.py": "def f():\n    unused = 1\n    return 2\n"})
    ran = podium.here("fix", "app.py")
    assert (ran.code, ran.out) == (0, "")
    assert "1 fix may change what the code does" in ran.err
    assert "-    unused = 1\n" in podium.here("fix", "app.py", "--unsafe").out


def test_fix_at_a_place_leaves_the_rest(podium: Podium):
    podium.write({"app.py": "def a():\n    return f'x'\n\n\ndef b():\n    return f'y'\n"})
    out = podium.here("fix", "app.py:2").out
    assert "+    return 'x'" in out
    assert "'y'\n+" not in out
    out = podium.here("fix", "app.py:5:5").out
    assert "+    return 'y'" in out
    assert "-    return f'x'" not in out
    out = podium.here("fix", "app.py", "--symbol", "b").out
    assert out.count("\n-    ") == 1


def test_symbols_that_are_not_clear(podium: Podium):
    podium.write({"app.py": "class A:\n    def go(self): ...\n\n\nclass B:\n    def go(self): ...\n"})
    ran = podium.here("document", "app.py", "--symbol", "run")
    assert (ran.code, ran.lines) == (2, ["podium: app.py defines no run"])
    ran = podium.here("document", "app.py", "--symbol", "go")
    assert ran.code == 2
    assert ran.lines == ["podium: go is ambiguous in app.py: A.go (line 2), B.go (line 6)"]
    assert "@@ -4," not in podium.here("document", "app.py", "--symbol", "A.go").out
    ran = podium.here("document", ".", "--symbol", "go")
    assert (ran.code, ran.lines) == (2, ["podium: --symbol needs a file, not a folder"])


def test_document_takes_public_definitions_unless_all(podium: Podium):
    source = (
        "def shown(a):\n    def inner(b):\n        return b\n    return inner\n\n\n"
        "def _hidden(c):\n    return c\n\n\nclass _Own:\n    def method(self):\n        return 1\n"
    )
    podium.write({"app.py": source, "pkg/more.py": PLAIN})
    out = podium.here("document", ".").out
    assert summaries(out) == 2
    assert "+++ b/pkg/more.py" in out
    assert summaries(podium.here("document", "app.py").out) == 1
    assert summaries(podium.here("document", "app.py", "--all").out) == 5


def summaries(diff: str) -> int:
    """How many docstrings a diff begins."""
    return len(re.findall(r'(?m)^\+ +"""[A-Z]', diff))


def test_document_says_why_there_is_nothing(podium: Podium):
    podium.write({"app.py": "def _f(a):\n    return a\n", "none.py": "x = 1\n", "notes.txt": "hello\n"})
    ran = podium.here("document", "app.py")
    assert (ran.code, ran.out) == (0, "")
    assert "--all takes private ones too" in ran.err
    assert podium.here("document", "none.py").lines[0] == "no public definition to document"
    ran = podium.here("document", "notes.txt")
    assert ran.code == 2
    assert "no agent can document" in ran.err


def test_document_twice_is_document_once(podium: Podium):
    podium.write({"app.py": PLAIN, "web.ts": "export function f(a: number): number {\n  return a;\n}\n"})
    assert podium.here("document", ".", "--write").lines[-1] == "2 files changed"
    assert "/**" in (podium.folder / "web.ts").read_text()
    ran = podium.here("document", ".", "--write")
    assert (ran.out, ran.lines) == ("", ["0 files changed"])


def test_one_bad_file_does_not_stop_a_folder(podium: Podium):
    podium.write(
        {
            "a_latin.py": b"# caf\xe9\nimport os\n",
            "b_binary.py": b"import os\n\0\0\n",
            "c_broken.py": "import os\ndef f(:\n",
            "d_good.py": UNUSED,
        }
    )
    ran = podium.here("fix", ".", "--write")
    assert ran.code == 0
    assert "a_latin.py is not UTF-8 (byte 5); convert it" in ran.err
    assert "b_binary.py is a binary file; Podium works on text only" in ran.err
    assert "import os" not in (podium.folder / "d_good.py").read_text()
    assert (podium.folder / "a_latin.py").read_bytes() == b"# caf\xe9\nimport os\n"
    for name in ("a_latin.py", "b_binary.py"):
        ran = podium.here("fix", name)
        assert ran.code == 2
        assert len(ran.lines) == 1


def test_a_file_that_changed_meanwhile_is_not_written(podium: Podium, monkeypatch: pytest.MonkeyPatch):
    podium.write({"app.py": UNUSED})
    from lsp_server.workspace import Workspace

    read = Workspace.read
    contents = iter([UNUSED.encode(), b"# other\n" + UNUSED.encode()])

    def changing(self: Workspace, path: Path, *more: int) -> bytes:
        return next(contents) if Path(path).name == "app.py" else read(self, path, *more)

    monkeypatch.setattr(Workspace, "read", changing)
    ran = podium.here("fix", "app.py", "--write")
    assert ran.code == 2
    assert ran.lines == ["podium: app.py changed meanwhile; run it again"]
    assert (podium.folder / "app.py").read_text() == UNUSED


def test_a_read_only_file_is_told_of(podium: Podium, monkeypatch: pytest.MonkeyPatch):
    podium.write({"a.py": UNUSED, "b.py": UNUSED})
    monkeypatch.setattr("os.access", lambda path, _: Path(path).name != "a.py")
    ran = podium.here("fix", ".", "--write")
    assert ran.code == 3
    assert ran.lines == ["a.py is read-only; make it writable first", "1 file changed"]
    assert (podium.folder / "a.py").read_text() == UNUSED


def test_an_agent_that_is_not_there(podium: Podium):
    podium.write({"app.py": UNUSED, "web.ts": "const a = 1;\n"})
    for command, names in (("fix", "fixer, patcher"), ("document", "documenter"), ("audit", "auditor")):
        ran = podium.here(command, ".", "--agent", "nobody")
        assert ran.code == 2
        assert ran.lines == [f"podium: no agent 'nobody' can {command}; there is {names}"]
    ran = podium.here("fix", "web.ts", "--agent", "fixer")
    assert ran.code == 2
    assert "agent 'fixer' cannot fix typescript" in ran.err


@pytest.mark.parametrize(
    ("code", "options", "fixed"),
    [
        # A plural that is used as a module is no slip of the pen.
        ("from flask import request\n\nprint(requests.get(request.url))\n", (), None),
        ("from flask import request\n\nprint(requests.get(request.url))\n", ("--unsafe",), None),
        # A function has no methods: this log is none of math's.
        ("log.info('x')\n", (), None),
        # One name that means two things is left to its writer.
        ("print(datetime.now())\nprint(datetime.datetime.now())\n", (), None),
        # What a misspelt name means is used after all.
        (
            "def f(count):\n    value = count + 1\n    return valu\n",
            ("--unsafe",),
            "def f(count):\n    value = count + 1\n    return value\n",
        ),
        # The byte order mark is no column of the first line.
        ("\ufeffimport os\nprint(1)\n", (), "\ufeffprint(1)\n"),
        ("import os\nprint(1)\n", (), "print(1)\n"),
        # An import that a later repair makes needless goes again.
        (
            "def f(a: Dict[str, int]) -> None:\n    print(a)\n",
            (),
            "def f(a: dict[str, int]) -> None:\n    print(a)\n",
        ),
    ],
)
def test_what_a_fix_must_not_get_wrong(
    podium: Podium, code: str, options: tuple[str, ...], fixed: str | None
):
    podium.write({"pyproject.toml": "[tool.ruff.lint]\nselect = ['F', 'I', 'UP']\n", "m.py": code})
    podium.here("fix", "m.py", "--write", *options)
    assert (podium.folder / "m.py").read_text("utf-8") == (fixed or code)


def test_a_parameter_that_is_gone_is_told_of_though_nothing_is_missing(podium: Podium):
    doc = (
        '    """Sum.\n\n    Args:\n        items: The numbers.\n        gone: The thing.\n\n'
        '    Returns:\n        The sum.\n    """\n'
    )
    podium.write({"a/m.py": f"def total(items):\n{doc}    return sum(items)\n"})
    for target in ("a/m.py", "a"):
        ran = podium.here("document", target)
        assert "parameter `gone` is documented" in ran.err
        assert "complete already" not in ran.err


def test_what_does_not_parse_is_told_of(podium: Podium):
    podium.write({"m.py": "x = (\n"})
    assert "does not parse" in podium.here("audit", "m.py").err
    assert "does not parse" in podium.here("audit", ".").err
