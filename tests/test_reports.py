"""Failed commands and tests that a plugin tells of: kept, taken back, shown to a model that works there."""

from __future__ import annotations

from pathlib import Path

from lsp_server.assist.reports import FailedTest, Reports, Run
from lsp_server.cli.obliging import oblige
from tests.lsp_client import Editor
from tests.simulated_server import Served

CODE = 'def price(net):\n    """Net with tax."""\n    return net * 1.19\n'
TRACE = 'File "shop.py", line 3, in price\nTypeError: net is None'


def failed(name: str, trace: str = "") -> FailedTest:
    return FailedTest(name, "tests/test_shop.py", 7, "boom", trace)


def test_only_what_speaks_of_the_file_or_its_definition_is_told() -> None:
    reports = Reports()
    reports.ran(Run("make other", 2, "other.c:3: error"))
    reports.ran(Run("python run.py", 1, TRACE))
    assert reports.about("/a/shop.py", []) == (f"$ python run.py\n{TRACE}\n(exit code 1)",)
    assert reports.about("/a/unknown.py", ["price"]) == reports.about("/a/shop.py", [])
    assert reports.about("/a/unknown.py", ["gross"]) == ()


def test_a_command_that_goes_well_takes_back_its_failures() -> None:
    reports = Reports()
    reports.ran(Run("pytest", 1, TRACE))
    reports.ran(Run("pytest", 1, TRACE))
    assert len(reports.about("shop.py", [])) == 1
    reports.ran(Run("pytest", 0, "shop.py passed"))
    assert reports.about("shop.py", []) == ()
    reports.ran(Run("unknown end", None, "shop.py"))
    assert reports.about("shop.py", []) == ()


def test_a_report_replaces_the_one_before_and_long_output_keeps_its_end() -> None:
    reports = Reports()
    reports.tested("a.xml", [failed("test_price", "x" * 9000 + " in shop.py")])
    reports.tested("b.xml", [])
    (told,) = reports.about("shop.py", [])
    assert told.startswith("The test test_price (tests/test_shop.py, line 7) failed:\nboom\nxxx")
    assert told.endswith("in shop.py")
    assert len(told) < 5000
    reports.tested("a.xml", [])
    assert reports.about("shop.py", []) == ()


def test_a_model_that_fixes_code_is_shown_what_failed(tmp_path: Path) -> None:
    file = tmp_path / "shop.py"
    file.write_text(CODE)
    with Served("ollama", oblige) as served, Editor(tmp_path, environment=served.probes) as editor:
        uri = editor.open(file.as_uri(), CODE)
        run = {"command": "pytest", "exitCode": 1, "output": TRACE}
        editor.notify("podium/context", {"kind": "terminal", "items": [run]})
        test = {
            "name": "test_price",
            "file": "t.py",
            "line": 3,
            "outcome": "failed",
            "message": "price is None",
        }
        passed = test | {"name": "test_well", "outcome": "passed"}
        editor.notify("podium/context", {"kind": "test", "items": [test, passed]})
        editor.until(lambda: editor.command("podium.status")["endpoints"] or None)
        request = editor.request("refactor", uri, "def price") | {"prompt": "mend it"}
        editor.job(
            editor.command("podium.run", request)["job"], "applied", "parked", "done", "failed", "refused"
        )
        (prompt, *_) = [one for one in served.prompts if "mend it" in one]
        assert "TypeError: net is None" in prompt
        assert "The test test_price (t.py, line 3) failed" in prompt
        assert "test_well" not in prompt
