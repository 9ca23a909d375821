"""`podium simulate`: every kind in a process of its own, found and used as a real server would be."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lsp_server.providers.simulated import KINDS
from tests.cli_command import Podium

CODE = "def add(a, b):\n    return a - b\n"
FOUND = ("ollama", "llama.cpp", "lmstudio", "vllm")


@contextmanager
def simulated(podium: Podium, *arguments: str) -> Iterator[str]:
    """The URL of a server that runs while the context lasts, and ends as one that is interrupted."""
    process = podium.start("simulate", *arguments)
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        yield process.stdout.readline().decode().strip()
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert out == b""
    assert b"Ctrl-C ends it" in err
    assert b"Traceback" not in err


def environment(kind: str, url: str, config: Path) -> dict[str, str]:
    """What makes Podium ask it: probes for a kind that is found, else five lines of a squad file."""
    if kind in FOUND:
        return {"PODIUM_PROBES": f"{kind}:{url.split(':')[2].split('/', maxsplit=1)[0]}"}
    config.mkdir()
    endpoint = f"endpoints:\n  mine: {{wire: {kind}, url: '{url}'}}\n"
    file = f"version: 1\n{endpoint}models:\n  fast: mine/simulated:7b\n"
    (config / "squad.yaml").write_text(file)
    return {"PODIUM_PROBES": "", "PODIUM_CONFIG_HOME": str(config)}


@pytest.mark.parametrize("kind", KINDS)
def test_all_commands_work_with_it(
    podium: Podium, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    podium.write({"m.py": CODE})
    with simulated(podium, kind) as url:
        for name, value in environment(kind, url, tmp_path / "config").items():
            monkeypatch.setenv(name, value)
        renamed = podium.here("refactor", "m.py:1", "--prompt", "rename add to plus")
        assert "+def plus(a, b):" in renamed.out, renamed.err
        assert "explained by nobody" in podium.here("explain", "m.py:1").out
        assert '+    """Do what the name says."""' in podium.here("document", "m.py:1").out
        assert "+def test_add_is_there" in podium.here("test", "m.py:1").out
        assert podium.here("audit", "m.py").code == 0


def test_a_script_of_ones_own(podium: Podium, tmp_path: Path) -> None:
    podium.write({"m.py": CODE})
    replies = tmp_path / "replies.json"
    replies.write_text(json.dumps({"Explain CODE": "Quite a *sum*."}))
    with simulated(podium, "lmstudio", "--replies", str(replies), "--rate", "1000", "--slots", "2") as url:
        told = podium.run("explain", "m.py:1", **environment("lmstudio", url, tmp_path / "config"))
        assert "Quite a *sum*." in told.out


def test_it_is_not_in_the_main_help_and_names_what_is_wrong(podium: Podium, tmp_path: Path) -> None:
    assert "simulate" not in podium.here("--help").out
    assert podium.here("simulate", "nothing").code == 2
    bad = tmp_path / "bad.json"
    bad.write_text("[1]")
    assert "must be an object" in podium.here("simulate", "ollama", "--replies", str(bad)).err
    with simulated(podium, "ollama") as url:
        taken = podium.run("simulate", "ollama", "--port", url.rsplit(":", 1)[1])
        assert taken.code == 2
        assert "name another one" in taken.err
