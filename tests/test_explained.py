"""Explanations by models: streamed, kept, made in the background on this machine only, and never twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lsp_server.assist.explained import Explained
from lsp_server.providers.simulated import Fault
from tests.cli_command import Podium
from tests.lsp_client import Editor
from tests.simulated_server import Served

CODE = "def add(a, b):\n    return a - b\n\n\ndef two():\n    return add(1, 1)\n"
MODELS = ("qwen2.5-coder:7b", "qwen2.5-coder:32b")
SAID = "It *subtracts*, whatever its name says. " * 12


@pytest.fixture
def served() -> Iterator[Served]:
    with Served("ollama", lambda _prompt: SAID, models=MODELS, pace=0.02) as one:
        yield one


def started(home: Path, served: Served, **settings: object) -> Editor:
    editor = Editor(home, folders=[home], environment=served.probes, settings=settings)
    editor.until(lambda: editor.command("podium.status")["endpoints"] or None)
    editor.open(f"file://{home}/m.py", CODE)
    return editor


def uri_of(home: Path) -> str:
    return f"file://{home}/m.py"


def explained(editor: Editor, home: Path, words: str = "add(a") -> dict[str, object]:
    uri = uri_of(home)
    editor.action(uri, words, "explain ")
    job = editor.command("podium.run", editor.request("explain", uri, words))["job"]
    return editor.job(job, "done", "failed")


def chats(served: Served) -> list[str]:
    """The prompts that asked for words; not those that only load a model."""
    asked = [one for one in served.server.asked if one.path == "/api/chat"]
    return [json.dumps(one.body) for one in asked if one.body["messages"]]


def test_an_explanation_is_streamed_kept_and_never_asked_for_twice(tmp_path: Path, served: Served) -> None:
    with started(tmp_path, served) as editor:
        state = explained(editor, tmp_path)
        assert SAID.strip() in str(state["markdown"])
        running = [one for one in editor.since(0, "podium/job") if one["state"] == "running"]
        partial = [one["markdown"] for one in running if one.get("markdown")]
        assert partial
        assert all(SAID.startswith(one) for one in partial)
        assert explained(editor, tmp_path)["markdown"] == state["markdown"]
        assert len(chats(served)) == 1
    with started(tmp_path, served) as editor:  # another session
        told = editor.until(
            lambda: (found := editor.hover(uri_of(tmp_path), "add(a")) and SAID[:30] in found and found
        )
        assert "2 lines, 0 branches" in told, "the facts are there too"
        assert explained(editor, tmp_path)["markdown"] == state["markdown"]
        editor.insert(uri_of(tmp_path), 1, "    # more\n")
        assert SAID[:30] not in editor.hover(uri_of(tmp_path), "add(a"), "the code is another one"
    assert len(chats(served)) == 1


def test_who_asks_for_the_same_meanwhile_waits_for_the_answer(tmp_path: Path, served: Served) -> None:
    with started(tmp_path, served) as editor:
        uri = uri_of(tmp_path)
        editor.action(uri, "add(a", "explain add")
        jobs = [
            editor.command("podium.run", editor.request("explain", uri, "add(a"))["job"] for _ in range(2)
        ]
        assert [SAID.strip() in str(editor.job(job, "done")["markdown"]) for job in jobs] == [True, True]
        assert len(chats(served)) == 1


def test_in_the_background_once_nobody_moves(tmp_path: Path, served: Served) -> None:
    with started(tmp_path, served, **{"hover.explain": "background"}) as editor:
        uri = uri_of(tmp_path)
        editor.action(uri, "add(a", "explain add")
        for words in ("add(a", "two()", "add(a"):
            editor.hover(uri, words)
        editor.until(lambda: chats(served) or None)  # another hover would begin the wait anew
        editor.until(lambda: SAID[:30] in editor.hover(uri, "add(a") or None)
        assert len(chats(served)) == 1, "one for the place where the user stayed"
        assert "def add" in chats(served)[0].split("CODE (python)")[1]


def test_cached_is_the_default_and_asks_nothing(tmp_path: Path, served: Served) -> None:
    with started(tmp_path, served) as editor:
        editor.action(uri_of(tmp_path), "add(a", "explain add")
        editor.hover(uri_of(tmp_path), "add(a")
        explained(editor, tmp_path, "two()")
        assert len(chats(served)) == 1
        assert "def two" in chats(served)[0].split("CODE (python)")[1]


def test_what_a_tool_said_in_a_models_stead_is_not_kept(tmp_path: Path, served: Served) -> None:
    with started(tmp_path, served) as editor:
        served.fail(Fault(status=404, body=b'{"error": "model not found"}'))
        assert "add" in str(explained(editor, tmp_path)["markdown"])
        assert SAID.strip() in str(explained(editor, tmp_path)["markdown"])


def test_the_quick_model_is_loaded_at_the_first_action(tmp_path: Path, served: Served) -> None:
    with started(tmp_path, served) as editor:
        uri = uri_of(tmp_path)
        editor.action(uri, "add(a", "audit")
        before = [one for one in served.server.asked if one.path == "/api/chat"]
        assert before == [], "nothing is loaded before somebody works"
        editor.job(
            editor.command("podium.run", editor.request("audit", uri, "add(a"))["job"], "done", "failed"
        )
        loads = editor.until(
            lambda: [
                one.body
                for one in served.server.asked
                if one.path == "/api/chat" and not one.body["messages"]
            ]
        )
        assert loads[0]["model"] == "qwen2.5-coder:7b"
        later = [one.body for one in served.server.asked if one.path == "/api/chat" and one.body["messages"]]
        assert {one["options"]["num_ctx"] for one in (*loads, *later)} == {8192}, "or it would be loaded anew"


def test_the_terminal_shares_what_is_kept(
    podium: Podium, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PODIUM_PROBES", served.probes["PODIUM_PROBES"])
    podium.write({"m.py": CODE})
    first, second = podium.here("explain", "m.py:1"), podium.here("explain", "m.py", "--symbol", "add")
    assert SAID.strip() in first.out
    assert first.out == second.out
    assert len(chats(served)) == 1


def test_the_folder_is_bounded_and_damage_is_left_out(tmp_path: Path) -> None:
    explained = Explained(tmp_path)
    for number in range(450):
        explained.keep(f"{number:040}", "x")
    assert len(list(tmp_path.iterdir())) == 400
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    again = Explained(tmp_path)
    again.load()
    assert again.get(f"{449:040}") == "x"
    assert again.get(f"{0:040}") == again.get("bad") == ""
    assert not (tmp_path / "bad.md").exists()
