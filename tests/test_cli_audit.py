"""`podium audit`: text, JSON, exit codes, one place, and what happens to files that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli_command import Podium

EVAL = "def run(text):\n    return eval(text)\n"
LATIN = "(byte 5); convert it, or open it in an editor that does; audited as far as it reads"
KEY = "AKIA" + "QX7WLTM2N4VBZR5J"


def test_text_goes_to_standard_output_and_the_rest_to_standard_error(podium: Podium):
    podium.write({"app.py": EVAL, "pkg/more.py": "import subprocess\nsubprocess.run(input(), shell=True)\n"})
    ran = podium.run("audit", ".")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0].startswith("app.py:2:12: ")
    assert lines[0].endswith("(CWE-95)")
    assert lines[1].startswith("pkg/more.py:2:")
    assert len(ran.lines) == 1
    assert ran.lines[0].startswith("2 findings in 2 files: ")


def test_nothing_found(podium: Podium):
    podium.write({"app.py": "print(1)\n"})
    for arguments in (("audit", "."), ("audit", "app.py")):
        ran = podium.here(*arguments)
        assert (ran.code, ran.out, ran.lines) == (0, "", ["no findings"])
    assert json.loads(podium.here("audit", ".", "--json").out) == []


def test_an_empty_folder(podium: Podium):
    (podium.folder / "empty").mkdir()
    assert podium.here("audit", "empty").code == 0
    assert podium.here("fix", "empty").lines == ["nothing to fix here"]


def test_check_prints_nothing(podium: Podium):
    podium.write({"app.py": EVAL})
    ran = podium.here("audit", ".", "--check")
    assert (ran.code, ran.out, ran.err) == (1, "", "")


def test_json_has_every_finding_with_its_place(podium: Podium):
    podium.write({"app.py": "# \U0001f600\n" + EVAL, "conf.ini": f"[aws]\nkey = {KEY}\n"})
    ran = podium.run("audit", ".", "--json")
    rows = json.loads(ran.out)
    assert podium.here("audit", ".", "--format", "json").out == ran.out
    assert ran.err == ""
    found = {Path(row["path"]).name: row for row in rows}
    assert set(found) == {"app.py", "conf.ini"}
    row = found["app.py"]
    assert (row["line"], row["column"], row["endLine"]) == (3, 12, 3)
    assert row["cwe"] == 95
    assert set(row) == {
        "path", "line", "column", "endLine", "endColumn", "tool", "rule",
        "severity", "confidence", "cwe", "message", "help", "trail",
    }  # fmt: skip
    assert KEY not in json.dumps(found["conf.ini"])


def test_ruffs_findings_are_among_them(podium: Podium):
    podium.write({"app.py": "print(undefined_thing)\n"})
    rows = json.loads(podium.here("audit", "app.py", "--json").out)
    assert [(row["tool"], row["rule"], row["line"], row["column"]) for row in rows] == [
        ("ruff", "F821", 1, 7)
    ]


def test_a_mark_in_front_moves_no_column(podium: Podium):
    podium.write({"app.py": b"\xef\xbb\xbfprint(undefined_thing, eval(input()))\n"})
    rows = json.loads(podium.here("audit", "app.py", "--json").out)
    assert {(row["tool"], row["column"]) for row in rows} == {("ruff", 7), ("podium", 24)}


def test_a_place_and_a_symbol_narrow_it(podium: Podium):
    podium.write({"app.py": EVAL + "\n\n" + EVAL.replace("run", "again")})
    assert len(podium.here("audit", "app.py").out.splitlines()) == 2
    assert podium.here("audit", "app.py:6").out.startswith("app.py:6:12: ")
    assert podium.here("audit", "app.py:6:14").out.startswith("app.py:6:12: ")
    assert podium.here("audit", "app.py:6:1").out == ""
    assert podium.here("audit", "app.py", "--symbol", "run").out.startswith("app.py:2:12: ")
    ran = podium.here("audit", "app.py", "--symbol", "gone")
    assert (ran.code, ran.lines) == (2, ["podium: app.py defines no gone"])


def test_files_that_cannot_be_audited_each_get_a_line(podium: Podium, monkeypatch: pytest.MonkeyPatch):
    podium.write(
        {
            "binary.py": b"\0\1" + EVAL.encode(),
            "big.js": b"x = 1;\n" * 700_000,
            "latin.py": b"# caf\xe9\n" + EVAL.encode(),
            "locked.py": EVAL,
            "picture.png": b"\x89PNG\r\n\0\0",
            "other.bin": b"\0",
            "app.py": EVAL,
        }
    )
    opened = Path.open

    def refusing(self: Path, *arguments: object, **named: object) -> object:
        if self.name == "locked.py":
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refusing)
    ran = podium.here("audit", ".")
    assert ran.code == 1
    assert sorted(line.split(":")[0] for line in ran.out.splitlines()) == ["app.py", "latin.py"]
    assert ran.lines == [
        "big.js is over 4 MB; Podium leaves files of that size alone",
        "binary.py is a binary file; Podium works on text only",
        f"latin.py is not UTF-8 {LATIN}",
        "locked.py cannot be read: Permission denied",
        "2 files left out: binary, over 4 MB or not readable",
        ran.lines[-1],
    ]
    for name in ("binary.py", "locked.py", "picture.png"):
        ran = podium.here("audit", name)
        assert (ran.code, ran.out, len(ran.lines)) == (2, "", 1)


def test_low_findings_come_only_when_asked_for(podium: Podium):
    podium.write({"app.py": EVAL})
    few = podium.here("audit", ".").out.splitlines()
    assert set(few) <= set(podium.here("audit", ".", "--low").out.splitlines())


def test_without_ruff_our_own_rules_go_on_and_the_exit_code_tells(podium: Podium, tmp_path: Path):
    (tmp_path / "ruff.py").write_text("")
    podium.write({"app.py": "print(undefined_thing)\n" + EVAL})
    path = f"{tmp_path}:{Path(__file__).parent.parent}"
    ran = podium.run("audit", ".", PYTHONPATH=path)
    assert ran.code == 3
    assert ran.out.startswith("app.py:3:12: ")
    assert ran.lines[0] == (
        "ruff is missing; reinstall podium-lsp to get it back; only Podium's own rules were used"
    )
    for target in ("app.py", "."):
        ran = podium.run("fix", target, PYTHONPATH=path)
        assert (ran.code, ran.out) == (3, "")
        assert ran.lines == ["podium: ruff is missing; reinstall podium-lsp to get it back"]
    ran = podium.run("doctor", PYTHONPATH=path)
    assert ran.code == 3
    assert "ruff is missing" in ran.out
