"""Endpoints with keys from the user's squad file, in the editor and in the terminal, over real sockets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli_command import Podium
from tests.lsp_client import FULL, Editor, having
from tests.simulated_server import Served

PLUGIN = having(FULL, workspace__workspaceEdit__resourceOperations=["create"])
KEY = "sk-ant-canary-4711"
CODE = "def add(a, b):\n    return a - b\n"
TESTS = "from m import add\n\n\ndef test_add_sums():\n    assert add(1, 2) == 3\n"


def code_in(prompt: str) -> str:
    return re.findall(r"CODE \(\w+\)\n(`{3,})\w*\n(.*?)\n\1", prompt, re.DOTALL)[-1][1]


def say(prompt: str) -> str:
    """What a model says to the requests below."""
    code = code_in(prompt)
    if "Write tests for CODE" in prompt:
        return f"```python\n{TESTS}```"
    if "Explain CODE" in prompt:
        return "It *adds* two numbers."
    if "Look for real bugs" in prompt:
        return (
            '{"findings": [{"quote": "return a - b", "message": "it subtracts", "help": "add", '
            '"severity": "error", "cwe": 682}], "disputed": []}'
        )
    if "documentation comment" in prompt:
        return "```python\n" + code.replace("b):\n", 'b):\n    """Add."""\n') + "\n```"
    return f"```python\n{code.replace('a - b', 'a + b')}\n```"


def squad(served: Served, wire: str, key: str = "{env: CANARY_KEY}") -> str:
    """Five lines of configuration."""
    return (
        "version: 1\n"
        "endpoints:\n"
        f"  mine: {{wire: {wire}, url: '{served.server.url}', key: {key}}}\n"
        "models:\n"
        "  fast: mine/model-1\n"
    )


@pytest.fixture(params=["anthropic", "google", "openai"])
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    with Served(request.param, say, models=("model-1",)) as one:
        yield one


@pytest.fixture
def project(podium: Podium, served: Served, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Podium:
    config = tmp_path / "config"
    config.mkdir()
    (config / "squad.yaml").write_text(squad(served, served.server.kind))
    monkeypatch.setenv("PODIUM_CONFIG_HOME", str(config))
    monkeypatch.setenv("CANARY_KEY", KEY)
    podium.write({"m.py": CODE})
    return podium


def keys_seen(served: Served) -> set[bool]:
    """Whether each request to a model came with the key."""
    return {
        any(KEY in value for value in one.headers.values())
        for one in served.server.asked
        if one.method == "POST"
    }


def test_every_command_with_five_lines_of_configuration(project: Podium, served: Served) -> None:
    ran = project.here("refactor", "m.py:1", "--prompt", "add", "--write")
    assert ran.code == 0, ran.err
    assert "a + b" in (project.folder / "m.py").read_text()
    assert '+    """Add."""' in project.here("document", "m.py:1").out
    assert "It *adds* two numbers." in project.here("explain", "m.py:1").out
    project.write({"m.py": CODE})
    audited = project.here("audit", "m.py")
    assert audited.code == 1
    assert "m.py:2:5: error auditor: it subtracts (CWE-682)" in audited.out
    tested = project.here("test", "m.py:1", "--write")
    assert tested.code == 0, tested.err
    assert (project.folder / "test_m.py").exists(), tested.err
    assert (project.folder / "test_m.py").read_text() == TESTS
    assert keys_seen(served) == {True}
    told = project.here("doctor")
    assert "model fast" in told.out
    assert "mine/model-1" in told.out
    assert KEY not in told.out + told.err + ran.err


def test_tests_are_written_into_a_new_file_only_when_asked(project: Podium) -> None:
    ran = project.here("test", "m.py", "--symbol", "add")
    assert "+def test_add_sums():" in ran.out
    assert "test_m.py" in ran.out
    assert not (project.folder / "test_m.py").exists()
    assert project.here("test", "m.py", "--symbol", "add", "--check").code == 1


def test_a_missing_key_names_itself_and_the_next_step(
    project: Podium, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CANARY_KEY")
    ran = project.here("refactor", "m.py:1", "--prompt", "add")
    assert ran.code == 3
    assert "mine has no key: the environment variable CANARY_KEY is not set" in ran.err


def test_a_wrong_key_is_told_without_showing_it(project: Podium, served: Served) -> None:
    from lsp_server.providers.simulated import Fault

    served.fail(Fault(status=401, body=b'{"error": {"message": "invalid x-api-key", "type": "auth"}}'))
    ran = project.here("refactor", "m.py:1", "--prompt", "add")
    assert ran.code == 3
    assert "refuses the key; check the key in your squad file" in ran.err
    assert KEY not in ran.err


def test_squad_show_and_check(project: Podium, tmp_path: Path) -> None:
    shown = project.here("squad", "show")
    assert "mine/model-1" in shown.out
    assert "squad.yaml" in shown.out
    assert KEY not in shown.out
    assert project.here("squad", "check").code == 0
    (tmp_path / "config" / "squad.yaml").write_text("version: 1\nendpoints: {a: {wire: x}}\n")
    checked = project.here("squad", "check")
    assert checked.code == 1
    assert "squad.yaml:2:17: " in checked.out
    assert "squad check" in project.here("document", "m.py:1").err, "other commands tell of it, and work"


def test_offline_asks_nobody(project: Podium, served: Served) -> None:
    before = len(served.server.asked)
    assert project.here("document", "m.py:1", "--offline").code == 0
    assert project.here("audit", "m.py", "--offline").code == 0
    assert project.here("audit", ".").code == 0, "a folder is for the tools"
    assert len(served.server.asked) == before
    assert project.here("audit", ".", "--agent", "auditor").code == 1
    assert len(served.server.asked) > before


# In the editor, where one wire is enough

ONE_WIRE = pytest.mark.parametrize("served", ["anthropic"], indirect=True)


@pytest.fixture
def editor(served: Served, tmp_path: Path) -> Iterator[Editor]:
    """An editor whose server has the file from its start."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "squad.yaml").write_text(squad(served, served.server.kind))
    (tmp_path / "work").mkdir()
    environment = {"CANARY_KEY": KEY, "PODIUM_PROBES": ""}
    with Editor(tmp_path, folders=[tmp_path / "work"], capabilities=PLUGIN, environment=environment) as one:
        one.until(lambda: one.command("podium.status")["endpoints"] or None)
        yield one


def opened(editor: Editor, tmp_path: Path) -> str:
    path = tmp_path / "work" / "m.py"
    path.write_text(CODE)
    return editor.open(path.as_uri(), CODE)


def ended(editor: Editor, uri: str, intent: str, **more: object) -> dict[str, object]:
    editor.action(uri, "add(a", "document")
    job = editor.command("podium.run", editor.request(intent, uri, "add(a", **more))["job"]
    return editor.job(job, "applied", "parked", "done", "failed", "refused")


@ONE_WIRE
def test_an_editor_with_five_lines_of_configuration(editor: Editor, tmp_path: Path, served: Served) -> None:
    uri = opened(editor, tmp_path)
    assert ended(editor, uri, "refactor", prompt="add")["state"] == "applied"
    assert "a + b" in editor.texts[uri]
    assert keys_seen(served) == {True}
    status = editor.command("podium.status")
    assert status["squad"]["file"] == "squad.yaml"
    assert KEY not in str(status)


@ONE_WIRE
def test_tests_are_parked_and_applied_to_a_new_file(editor: Editor, tmp_path: Path) -> None:
    uri = opened(editor, tmp_path)
    state = ended(editor, uri, "test")
    assert state["state"] == "parked", state
    assert "test_m.py" in str(state["message"])
    path = tmp_path / "work" / "test_m.py"
    assert not path.exists()
    assert "test_add_sums" in editor.hover(uri, "add(a")
    action = editor.action(uri, "add(a", "apply: test add")
    assert action["command"]["command"] == "podium.apply"
    editor.job(editor.choose(action)["job"], "applied")
    assert path.read_text() == TESTS


@ONE_WIRE
def test_tests_go_into_the_open_test_file(editor: Editor, tmp_path: Path) -> None:
    uri = opened(editor, tmp_path)
    path = tmp_path / "work" / "test_m.py"
    path.write_text("")
    there = editor.open(path.as_uri(), "import os\n\n\ndef test_os():\n    assert os\n")
    assert ended(editor, uri, "test")["state"] == "parked"
    editor.insert(there, 0, "# mine\n")
    editor.job(editor.choose(editor.action(uri, "add(a", "apply: test add"))["job"], "applied")
    text = editor.texts[there]
    assert text.startswith("# mine\nimport os\nfrom m import add\n")
    assert "def test_add_sums" in text


@ONE_WIRE
def test_a_test_file_that_changed_on_disk_is_left_alone(editor: Editor, tmp_path: Path) -> None:
    uri = opened(editor, tmp_path)
    path = tmp_path / "work" / "test_m.py"
    path.write_text("import os\n")
    assert ended(editor, uri, "test")["state"] == "parked"
    path.write_text("import os\nimport sys\n")
    editor.choose(editor.action(uri, "add(a", "apply: test add"))
    editor.until(lambda: any("test_m.py changed meanwhile" in one for one in editor.messages()) or None)
    assert path.read_text() == "import os\nimport sys\n"
    assert editor.action(uri, "add(a", "discard: test add"), "it still waits"


@ONE_WIRE
def test_the_squad_file_is_read_again_when_it_changes(editor: Editor, tmp_path: Path) -> None:
    uri = opened(editor, tmp_path)
    file = tmp_path / "config" / "squad.yaml"
    file.write_text(f"{file.read_text()}agents:\n  refactorer: {{enabled: false}}\n  broken: {{tool: x}}\n")
    ended(editor, uri, "document")
    editor.until(
        lambda: "refactorer" not in {one["name"] for one in editor.command("podium.status")["agents"]} or None
    )
    assert any("squad.yaml:" in one and "squad check" in one for one in editor.messages())


def test_cloud_never_ends_the_job_that_a_cloud_serves(tmp_path: Path) -> None:
    """A cloud's model that a local Ollama passes on, named in full in the user's file."""
    (tmp_path / "config").mkdir()
    (tmp_path / "work").mkdir()
    with Served("ollama", say, models=("gpt-oss:120b-cloud",), pace=5.0) as served:
        file = tmp_path / "config" / "squad.yaml"
        file.write_text("version: 1\nmodels: {fast: 'ollama/gpt-oss:120b'}\n")
        with Editor(tmp_path, folders=[tmp_path / "work"], environment=served.probes) as editor:
            editor.until(lambda: editor.command("podium.status")["endpoints"] or None)
            uri = opened(editor, tmp_path)
            action = editor.action(uri, "add(a", "refactor add")
            job = editor.choose(action)["job"]
            editor.until(lambda: served.server.open or None)
            editor.settings = {"cloud": "never"}
            editor.notify("workspace/didChangeConfiguration", {"settings": None})
            assert editor.job(job, "cancelled", "done", "failed")["state"] == "cancelled"
            editor.until(lambda: not served.server.open or None)
            assert not [one for one in editor.menu(uri, "add(a") if "refactor" in one["title"]]
            assert any("cloud is never" in one for one in editor.command("podium.status")["squad"]["notes"])
