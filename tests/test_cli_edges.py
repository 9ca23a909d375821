"""What may go wrong around a command: usage, crashes, terminals, closed pipes, interrupts, odd folders."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from lsp_server import __version__
from tests.cli_command import Podium

EVAL = "def run(text):\n    return eval(text)\n"
UNUSED = "import os\nimport sys\n\nprint(sys.argv)\n"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "nonsense",
        "fix",
        "fix app.py --nonsense",
        "fix app.py more.py",
        "audit app.py --format xml",
        "audit app.py --write",
        "explain app.py --check",
    ],
)
def test_wrong_usage(podium: Podium, arguments: str):
    podium.write({"app.py": EVAL})
    ran = podium.here(*arguments.split())
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: podium" in ran.err


def test_help_and_version(podium: Podium):
    for arguments in (["--help"], ["-h"], ["fix", "--help"], ["audit", "-h"]):
        ran = podium.here(*arguments)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("Usage: podium")
    ran = podium.run("--version")
    assert (ran.code, ran.out) == (0, f"podium, version {__version__}\n")


def test_doctor(podium: Podium):
    ran = podium.run("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(rf"(?m)^ok +podium +{re.escape(__version__)} on Python", ran.out)
    checks = json.loads(podium.here("doctor", "--json").out)
    assert {"podium", "ruff", "grammars", "state folder", "models"} <= {check["name"] for check in checks}
    assert all(set(check) == {"name", "state", "found", "next"} for check in checks)
    assert all(check["next"] for check in checks if check["state"] != "ok")


@pytest.mark.parametrize("fault", [RuntimeError("the\nsky fell"), RecursionError(), KeyError("x")])
def test_a_crash_is_one_line(podium: Podium, monkeypatch: pytest.MonkeyPatch, fault: Exception):
    def crash(**_: object) -> int:
        raise fault

    monkeypatch.setattr("lsp_server.cli.doctor.run_doctor", crash)
    ran = podium.here("doctor")
    assert (ran.code, ran.out, len(ran.lines)) == (3, "", 1)
    assert type(fault).__name__ in ran.err
    assert "PODIUM_DEBUG=1" in ran.err
    monkeypatch.setenv("PODIUM_DEBUG", "1")
    ran = podium.here("doctor")
    assert ran.code == 3
    assert "Traceback" in ran.err


def test_a_reader_that_has_had_enough(podium: Podium):
    podium.write({f"f{number}.py": EVAL * 20 for number in range(60)})
    for command in ("audit", "document"):
        process = podium.start(command, ".")
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read().decode()
        process.stderr.close()
        assert process.wait(timeout=60) in (0, 1)
        assert "Traceback" not in errors
        assert "Broken" not in errors


def test_an_interrupt_leaves_no_process_behind(podium: Podium):
    podium.write({f"f{number:04}.py": EVAL * 20 for number in range(600)})
    process = podium.start("audit", ".")
    assert process.stdout
    process.stdout.readline()
    children = psutil.Process(process.pid).children(recursive=True)
    assert len(children) >= min(2, os.cpu_count() or 1)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors.decode().splitlines()[-1] == "podium: interrupted"
    assert "Traceback" not in errors.decode()
    assert psutil.wait_procs(children, timeout=10)[1] == []


def test_workers_do_not_outlive_a_killed_parent(podium: Podium):
    podium.write({f"f{number:04}.py": EVAL * 20 for number in range(600)})
    process = podium.start("audit", ".")
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    children = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait()
    assert psutil.wait_procs(children, timeout=20)[1] == []
    process.stdout.close()
    process.stderr.close()


def test_a_terminal_has_colours_unless_refused(podium: Podium):
    podium.write({"app.py": UNUSED + EVAL})
    for arguments in (("fix", "app.py"), ("audit", "app.py"), ("doctor",)):
        shown = podium.at_terminal(*arguments)
        assert ESCAPE.search(shown.err)
        plain = podium.at_terminal(*arguments, NO_COLOR="1")
        assert "\x1b" not in plain.err
        assert plain.err == ESCAPE.sub("", shown.err)
        assert "\x1b" not in podium.at_terminal(*arguments, TERM="dumb").err
        piped = podium.run(*arguments)
        assert "\x1b" not in piped.out + piped.err
    assert "app.py" in podium.at_terminal("explain", "app.py").err


def test_code_does_not_steer_the_terminal(podium: Podium):
    podium.write(
        {"app.py": "import os\nx = '\x1b]0;title\x07\x9b31m'\n", "b.py": "eval('\x1b[31m' + input())\n"}
    )
    shown = podium.at_terminal("fix", "app.py", NO_COLOR="1").err
    assert "␛]0;title␇" in shown
    for arguments in (("fix", "app.py"), ("audit", "b.py"), ("explain", "b.py:1")):
        shown = podium.at_terminal(*arguments, NO_COLOR="1").err
        assert "\x1b]" not in shown
        assert "\x1b[31m" not in shown
        assert "\x9b" not in shown
    assert "\x1b]0;title\x07" in podium.run("fix", "app.py").out


def test_results_go_to_a_file_while_the_terminal_shows_a_bar(podium: Podium):
    podium.write({f"f{number:03}.py": EVAL * 30 for number in range(120)})
    for command in ("audit", "document"):
        ran = podium.at_terminal(command, ".", piped=True)
        assert re.search(rf"\r\x1b\[K{command} [━╌]+ \d+/12\d", ran.err)
        assert "\x1b" not in ran.out
        assert "━" not in ran.out
        assert "eval" not in ran.err
        assert ran.out.count("f119.py")
    ran = podium.run("audit", ".")
    assert "━" not in ran.err + ran.out


def test_what_is_printed_is_utf8_wherever_it_goes(podium: Podium):
    podium.write({"app.py": "import os\nprint('caf\u00e9 \U0001f600')\n"})
    ran = podium.run("fix", "app.py", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert ran.code == 0
    assert " print('caf\u00e9 \U0001f600')" in ran.out


def test_a_projects_modules_are_never_imported_as_ours(podium: Podium, tmp_path: Path):
    marker = tmp_path / "ran"
    for name in ("random", "signal", "multiprocessing", "json", "typing", "click", "rich", "ruff", "pathlib"):
        podium.write({f"{name}.py": f"open({str(marker)!r}, 'a').write('{name} ')\n"})
    podium.write({f"f{number}.py": EVAL for number in range(40)})
    for arguments in (("audit", "."), ("fix", "."), ("document", "f1.py"), ("explain", "f1.py"), ("doctor",)):
        ran = podium.run(*arguments)
        assert ran.code in (0, 1), ran.err
        assert "Traceback" not in ran.err
    assert not marker.exists()


def test_the_folder_stays_searched_where_podium_itself_is():
    """A clone runs its own package, with nothing installed."""
    root = Path(__file__).parent.parent
    assert (root / "lsp_server" / "__main__.py").is_file()
    done = subprocess.run(
        [sys.executable, "-m", "lsp_server", "--version"],
        cwd=root,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert done.stdout.decode().strip().endswith(__version__)
