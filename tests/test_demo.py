"""`podium demo` as a newcomer sees it: every step with its diff, then the way into an editor."""

from __future__ import annotations

import re

import pytest

from lsp_server.cli.obliging import oblige
from tests.cli_command import Podium, Ran
from tests.simulated_server import Served

STEPS = (
    r"1\. A name that nobody imported",
    r"2\. A misspelt name",
    r"3\. A function without documentation",
    r"4\. Audit a file",
    r"5\. Hover",
    r"6\. The same in TypeScript",
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The demo's output, shown once for all tests."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        (folder / "temporary").mkdir()
        patch.setenv("TMPDIR", str(folder / "temporary"))
        ran = Podium(folder, folder / "state", patch, None).run("demo")
    assert list((folder / "temporary").iterdir()) == []
    return ran


def step(shown: Ran, number: int) -> str:
    """What one step printed."""
    parts = re.split(r"(?m)^\d\. ", shown.out)
    assert len(parts) >= len(STEPS) + 1
    return parts[number]


def test_it_ends_well(shown: Ran) -> None:
    assert (shown.code, shown.err) == (0, "")
    for headline in STEPS:
        assert re.search(rf"(?m)^{headline}", shown.out)
    assert "not in the menu" not in shown.out
    assert "Traceback" not in shown.out
    assert "\x1b" not in shown.out


def test_the_import_is_picked_from_the_menu(shown: Ran) -> None:
    text = step(shown, 1)
    assert re.search(r"❯ .*import Path", text)
    assert re.search(r"(?m)^ +\+from pathlib import Path$", text.replace("\r", "").rstrip())


def test_the_name_is_respelt_and_the_file_repaired(shown: Ran) -> None:
    text = step(shown, 2)
    assert re.search(r"-.*Order\(custmer, ", text)
    assert re.search(r"\+.*Order\(customer, ", text)
    assert re.search(r"(?m)^ +-import uuid", text)


def test_documentation_is_written_and_completed(shown: Ran) -> None:
    text = step(shown, 3)
    assert re.search(r'\+ +"""', text)
    assert re.search(r"\+ +country: ", text)
    assert "Raises:" in text


def test_the_audit_names_weaknesses(shown: Ran) -> None:
    text = step(shown, 4)
    for rule in ("python-sql-built", "python-unpickle", "python-password-hash"):
        assert rule in text


def test_the_hover_has_facts_and_a_weakness(shown: Ran) -> None:
    text = step(shown, 5)
    assert re.search(r"called from .*Handler\.do_GET", text)
    assert "branch" in text
    assert "CWE-502" in text


def test_typescript_is_served_too(shown: Ran) -> None:
    text = step(shown, 6)
    assert "eval" in text
    assert re.search(r"(?m)^ +\d+ +(?:error|warning) +\S*eval", text)
    assert re.search(r"\+ *\* @param", text)


def test_it_ends_with_the_way_into_an_editor(shown: Ran) -> None:
    lines = [line.strip() for line in shown.out.splitlines() if line.strip()]
    assert "podium serve" in shown.out
    assert re.fullmatch(r".*podium setup neovim", lines[-1])


def test_without_a_model_it_tells_how_to_see_one(shown: Ran) -> None:
    assert not re.search(r"(?m)^7\. ", shown.out)
    assert "start Ollama, LM Studio, llama.cpp" in shown.out
    assert "podium demo --scripted" in shown.out


def test_a_model_explains_and_does_what_a_comment_asks(podium: Podium) -> None:
    ran = podium.run("demo", "--scripted")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"(?m)^7\. The same menu with a model: scripted:7b, a script", ran.out)
    told = step(ran, 7)
    assert "watch out for SQL injection" in told
    assert re.search(r"❯ Podium: run take the values as parameters", told)
    assert re.search(r"(?m)^ +-    # podium: take the values", told), "the request goes with its result"
    assert re.search(r"(?m)^ +\+ +values\.append\(status\)", told)


@pytest.mark.parametrize("kind", ["lmstudio"])
def test_a_model_of_this_machine_is_used_and_named(podium: Podium, kind: str) -> None:
    with Served(kind, oblige, models=("qwen2.5-coder:7b",)) as served:
        ran = podium.run("demo", **served.probes)
        assert ran.code == 0
        assert f"7. The same menu with a model: {kind}/qwen2.5-coder:7b" in ran.out
        assert any("find_orders" in prompt for prompt in served.prompts)
