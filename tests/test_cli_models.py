"""Models on the command line: found by themselves, asked for the rest, never written with a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.cli_command import Podium
from tests.simulated_server import Served

CODE = "def add(a, b):\n    return undefined_total(a, b)\n"


def code_in(prompt: str) -> str:
    return re.findall(r"CODE \(\w+\)\n```\w*\n(.*?)\n```", prompt, re.DOTALL)[-1]


def say(prompt: str) -> str:
    """What a model says to each of the requests below."""
    code = code_in(prompt)
    if "Explain CODE" in prompt:
        return "It *adds* two numbers."
    if "Request: be loud" in prompt:
        return f"```python\n{code.replace('(a, b):', '(a, b, loud):')}\n```"
    if "Request:" in prompt:
        return f"```python\n{code.replace('undefined_total(a, b)', 'a + b')}\n```"
    if "documentation comment" in prompt:
        return "```python\n" + code.replace("b):\n", 'b):\n    """Add."""\n') + "\n```"
    return f"```python\n{code.replace('undefined_total(a, b)', 'sum((a, b))')}\n```"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    with Served("lmstudio", say) as one:
        monkeypatch.setenv("PODIUM_PROBES", one.probes["PODIUM_PROBES"])
        yield one


@pytest.fixture
def project(podium: Podium, served: Served) -> Podium:  # noqa: ARG001 - it must run first
    podium.write({"m.py": CODE})
    return podium


def test_fix_gives_the_model_what_the_tools_leave(project: Podium) -> None:
    ran = project.here("fix", "m.py", "--write")
    assert "sum((a, b))" in (project.folder / "m.py").read_text()
    assert "by lmstudio/qwen2.5-coder:7b" in ran.err
    assert ran.code == 0


def test_offline_asks_no_model(project: Podium, served: Served) -> None:
    ran = project.here("fix", "m.py", "--offline")
    assert "no offline fix for F821" in ran.err
    assert served.server.asked == []


def test_a_folder_is_for_the_tools(project: Podium, served: Served) -> None:
    project.here("fix", ".")
    assert served.server.asked == []


def test_document_and_explain(project: Podium) -> None:
    ran = project.here("document", "m.py:1")
    assert '+    """Add."""' in ran.out
    told = project.here("explain", "m.py:1")
    assert "It *adds* two numbers." in told.out


def test_refactor_does_as_told_and_waits_with_a_warning(project: Podium) -> None:
    ran = project.here("refactor", "m.py", "--symbol", "add", "--prompt", "use plus")
    assert "+    return a + b" in ran.out
    project.here("fix", "m.py:1", "--write")
    before = (project.folder / "m.py").read_text()
    ran = project.here("document", "m.py:1", "--agent", "documenter")
    assert ran.code == 0
    assert (project.folder / "m.py").read_text() == before


def test_doctor_names_what_serves(project: Podium) -> None:
    ran = project.here("doctor")
    assert re.search(r"model fast\s+lmstudio/qwen2.5-coder:7b", ran.out)
    assert "agent refactorer" in ran.out


def test_refactor_without_a_model_says_what_to_do(podium: Podium) -> None:
    podium.write({"m.py": CODE})
    ran = podium.here("refactor", "m.py:1", "--prompt", "x")
    assert ran.code == 2
    assert "podium doctor" in ran.err
