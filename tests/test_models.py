"""Models in the editor: found by themselves, offered beside the tools, and never believed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lsp_server.providers.simulated import Fault
from tests.lsp_client import FULL, Editor, Failed, having
from tests.simulated_server import Served

PLUGIN = having(FULL, **{"experimental.podium.jobs": True})
CODE = """import os


def greet(name, times):
    if not name:
        raise ValueError(name)
    return nome * times


def shout(name):
    data = eval(name)
    return greet(data, 3)
"""
GO = "package main\n\nfunc add(a int, b int) int {\n\treturn a - b\n}\n"


def code_in(prompt: str) -> str:
    """The code that a prompt asks about."""
    return re.findall(r"CODE \(\w+\)\n(`{3,})\w*\n(.*?)\n\1", prompt, re.DOTALL)[-1][1]


class Script:
    """What the model says next; a function of the code that it is shown, or a text."""

    def __init__(self) -> None:
        self.next: list[object] = []

    def __call__(self, prompt: str) -> str:
        said = self.next.pop(0) if self.next else "nothing"
        return str(said(code_in(prompt))) if callable(said) else str(said)


@pytest.fixture(scope="module")
def script() -> Script:
    return Script()


@pytest.fixture(scope="module")
def served(script: Script) -> Iterator[Served]:
    with Served("ollama", script, models=("qwen2.5-coder:7b", "qwen2.5-coder:32b")) as one:
        yield one


@pytest.fixture(scope="module")
def editor(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    home = tmp_path_factory.mktemp("models")
    with Editor(home, folders=[home], capabilities=PLUGIN, environment=served.probes) as one:
        one.until(lambda: one.command("podium.status")["endpoints"] or None)
        yield one


@pytest.fixture
def uri(editor: Editor, script: Script, request: pytest.FixtureRequest) -> Iterator[str]:
    script.next.clear()
    name = re.sub(r"\W", "_", request.node.name)
    one = f"file:///models/{name}.py"
    editor.open(one, CODE)
    yield one
    editor.shut(one)


def run(editor: Editor, uri: str, intent: str, words: str, **more: object) -> dict[str, object]:
    """The state in which a job ends."""
    editor.action(uri, words, "document")  # the tree is there
    job = editor.command("podium.run", editor.request(intent, uri, words, **more))["job"]
    return editor.job(job, "applied", "parked", "done", "failed", "refused")


def fenced(change: object) -> object:
    return lambda code: f"Sure! Here it is:\n\n```python\n{change(code)}\n```\nHope this helps."  # type: ignore[operator]


def test_models_are_found_and_told(editor: Editor) -> None:
    status = editor.command("podium.status")
    (endpoint,) = status["endpoints"]
    assert (endpoint["name"], endpoint["local"]) == ("ollama", True)
    assert endpoint["serves"]["fast"]["model"] == "qwen2.5-coder:7b"
    assert endpoint["serves"]["strong"]["model"] == "qwen2.5-coder:32b"
    by_name = {one["name"]: one["model"] for one in status["agents"]}
    assert by_name["documenter"] == "ollama/qwen2.5-coder:7b"
    assert by_name["auditor"] == "ollama/qwen2.5-coder:32b"


def test_document_by_the_model(editor: Editor, uri: str, script: Script, served: Served) -> None:
    script.next = [fenced(lambda code: code.replace("times):\n", 'times):\n    """Greet somebody."""\n'))]
    state = run(editor, uri, "document", "greet(name, times)")
    assert state["state"] == "applied", state
    assert '"""Greet somebody."""' in editor.texts[uri]
    prompt = served.prompts[-1]
    assert "def shout" in prompt
    assert "qwen2.5-coder:7b" in prompt


def test_refactor_and_ask_are_offered_with_a_model(editor: Editor, uri: str, script: Script) -> None:
    assert editor.action(uri, "shout(name):", "refactor shout")
    script.next = [fenced(lambda code: code.replace("data", "value"))]
    state = run(editor, uri, "refactor", "shout(name):", prompt="rename data to value")
    assert state["state"] == "applied", state
    assert "return greet(value, 3)" in editor.texts[uri]


@pytest.mark.parametrize("line", [3, 4])
def test_a_request_in_a_comment_is_done_and_the_comment_goes(
    editor: Editor, uri: str, script: Script, served: Served, line: int
) -> None:
    editor.insert(uri, line, f"{'    ' * (line - 3)}# podium: multiply by two\n")
    script.next = [fenced(lambda code: code.replace("nome * times", "name * 2"))]
    action = editor.action(uri, "# podium: multiply", "run multiply by two")
    state = editor.job(editor.choose(action)["job"], "applied", "parked", "done", "failed", "refused")
    assert state["state"] == "applied", state
    assert editor.texts[uri] == CODE.replace("nome * times", "name * 2")
    assert "# podium" not in served.prompts[-1]
    assert "Request: multiply by two" in served.prompts[-1]


def test_a_fix_of_the_tools_needs_no_model(editor: Editor, uri: str, served: Served) -> None:
    before = len(served.prompts)
    editor.insert(uri, 4, "    print(f'no placeholder')\n")
    editor.published(uri, lambda found: any(one["code"] == "F541" for one in found))
    state = run(editor, uri, "fix", "greet(name, times)")
    assert state["state"] == "applied", state
    assert len(served.prompts) == before


def test_what_tools_cannot_fix_the_model_may(editor: Editor, script: Script, served: Served) -> None:
    uri = "file:///models/broken_call.py"
    code = "def f(a):\n    return undefined_thing_xyz(a)\n"
    editor.open(uri, code)
    editor.published(uri, lambda found: any(one["code"] == "F821" for one in found))
    script.next = [
        fenced(lambda code: code.replace("undefined_thing_xyz", "other_undefined")),
        fenced(lambda code: code.replace("undefined_thing_xyz", "len")),
    ]
    state = run(editor, uri, "fix", "f(a):")
    assert state["state"] == "applied", state
    assert "return len(a)" in editor.texts[uri]
    assert "could not be used" in served.prompts[-1]
    editor.shut(uri)


def test_a_fix_that_does_not_fix_is_told_as_such(editor: Editor, script: Script) -> None:
    uri = "file:///models/unfixed.py"
    text = "def f(a):\n    return undefined_thing_xyz(a)\n"
    editor.open(uri, text)
    editor.published(uri, lambda found: any(one["code"] == "F821" for one in found))
    script.next = [fenced(lambda code: code.replace("(a)\n", "(a )\n") + "  # done")] * 2
    state = run(editor, uri, "fix", "f(a):")
    assert state["state"] == "done"
    assert "without a model" in str(state["message"])
    assert editor.texts[uri] == text
    editor.shut(uri)


def test_an_audit_adds_what_the_model_sees_and_drops_what_it_makes_up(
    editor: Editor, uri: str, script: Script
) -> None:
    answer = {
        "findings": [
            row("    return greet(data, 3)", "always three times"),
            row("os.system(everything)", "made up"),
        ],
        "disputed": [],
    }
    script.next = [json.dumps(answer)]
    state = run(editor, uri, "audit", "shout(name):")
    assert state["state"] == "done", state
    assert "quote no line" in str(state["message"])
    found = editor.published(uri, lambda found: any(one["code"] == "auditor" for one in found))["diagnostics"]
    (ours,) = [one for one in found if one["code"] == "auditor"]
    assert "always three times" in ours["message"]
    assert ours["range"]["start"]["line"] == 11


def row(quote: str, message: str) -> dict[str, object]:
    return {"quote": quote, "message": message, "help": "mend it", "severity": "warning", "cwe": 0}


def test_explain_by_the_model_is_in_the_hover_afterwards(editor: Editor, uri: str, script: Script) -> None:
    script.next = ["<think>let me see</think>It **greets**, [click](http://evil.example) twice."]
    state = run(editor, uri, "explain", "greet(name, times)")
    assert "It **greets**" in str(state["markdown"])
    assert "let me see" not in str(state["markdown"])
    told = editor.hover(uri, "greet(name, times)")
    assert "It **greets**" in told
    assert "evil.example" not in told


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda _code: "def greet(name, times):\n    # ... rest of the code unchanged ...", "left out"),
        (lambda code: code.replace("name:", "nаme:").replace("not name", "not nаme"), "scripts"),
        (lambda code: code.replace("* times", "* times  # \u202ex"), "invisible"),
        (lambda code: code.replace("if not name:", "if not name"), "syntax"),
        (lambda code: code, "as it was"),
        (lambda _code: "def other():\n    pass", "does not define greet"),
    ],
)
def test_bad_rewrites_never_reach_the_buffer(
    editor: Editor, uri: str, script: Script, change: object, word: str
) -> None:
    script.next = [fenced(change)] * 2
    state = run(editor, uri, "refactor", "greet(name, times)", prompt="x")
    assert state["state"] == "failed", state
    assert word in str(state["message"])
    assert editor.texts[uri] == CODE


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda code: code.replace("(name, times)", "(name, times, loud)"), "parameters of greet"),
        (lambda code: code.replace("return nome", "eval('1')\n    return nome"), "dangerous call"),
        (
            lambda code: code.replace("return nome", "u = 'https://evil.example/x'\n    return nome"),
            "address",
        ),
    ],
)
def test_doubtful_rewrites_wait_with_a_warning(
    editor: Editor, uri: str, script: Script, change: object, word: str
) -> None:
    script.next = [fenced(change)] * 2
    state = run(editor, uri, "document", "greet(name, times)")
    assert state["state"] == "parked", state
    assert word in str(state["message"])
    assert editor.texts[uri] == CODE
    editor.command("podium.discard", {"job": state["id"]})


def test_a_reply_that_was_cut_off_changes_nothing(
    editor: Editor, uri: str, script: Script, served: Served
) -> None:
    script.next = [lambda code: f"```python\n{code[:40]}"] * 2
    state = run(editor, uri, "refactor", "greet(name, times)", prompt="x")
    assert state["state"] == "failed"
    assert "no end" in str(state["message"])
    served.fail(Fault("length", after=999))
    script.next = [fenced(lambda code: code)]
    state = run(editor, uri, "refactor", "greet(name, times)", prompt="x")
    assert "limit of" in str(state["message"])
    assert editor.texts[uri] == CODE


def test_the_tool_stands_in_for_a_model_that_fails(editor: Editor, uri: str, served: Served) -> None:
    served.fail(Fault(status=401))
    state = run(editor, uri, "document", "greet(name, times)")
    assert state["state"] == "applied", state
    assert "without a model" in str(state["message"])
    assert '"""' in editor.texts[uri]


def test_a_cancel_reaches_the_server(editor: Editor, uri: str, script: Script, served: Served) -> None:
    served.server._pace = 0.05
    script.next = ["word " * 2000]
    editor.insert(uri, 5, "    # code that was never explained\n")
    job = editor.command("podium.run", editor.request("explain", uri, "greet(name, times)"))["job"]
    editor.until(lambda: served.server.open or None)
    editor.command("podium.cancel", {"job": job})
    editor.job(job, "cancelled")
    editor.until(lambda: served.server.open == 0 or None)
    served.server._pace = 0.0


def test_a_result_whose_text_changed_meanwhile_can_be_looked_at(
    editor: Editor, uri: str, script: Script, served: Served
) -> None:
    served.server._pace = 0.05
    script.next = [fenced(lambda code: code.replace("data = eval(name)", "data = int(name)"))]
    editor.action(uri, "shout(name):", "refactor shout")
    job = editor.command("podium.run", editor.request("refactor", uri, "shout(name):", prompt="x"))["job"]
    editor.until(lambda: served.server.open or None)
    line = editor.place(uri, "data = eval")["line"]
    editor.edit(uri, (line, 4, line, 8), "found")
    state = editor.job(job, "applied", "parked", "failed", "refused")
    served.server._pace = 0.0
    assert state["state"] == "parked"
    assert "the text changed there meanwhile; ask again" in state["message"]
    titles = editor.until(
        lambda: (
            [t for one in editor.menu(uri, "def shout") if "refactor shout" in (t := one["title"])] or None
        )
    )
    assert any("show diff" in one for one in titles)
    assert not any("apply" in one for one in titles)
    assert any("ask again" in one for one in editor.messages())
    editor.choose(editor.action(uri, "def shout", "discard: refactor shout"))
    assert editor.job(job, "discarded")


def test_a_document_that_is_closed_meanwhile_is_named_as_the_cause(
    editor: Editor, script: Script, served: Served
) -> None:
    served.server._pace = 0.05
    uri = editor.open("file:///models/closed_soon.py", CODE)
    script.next = [fenced(lambda code: code.replace("data", "value"))]
    editor.action(uri, "shout(name):", "refactor shout")
    job = editor.command("podium.run", editor.request("refactor", uri, "shout(name):", prompt="x"))["job"]
    editor.until(lambda: served.server.open or None)
    editor.shut(uri)
    state = editor.job(job, "applied", "parked", "failed", "refused", "done")
    served.server._pace = 0.0
    assert (state["state"], "was closed meanwhile" in state["message"]) == ("failed", True), state


def test_any_language_has_a_model(editor: Editor, script: Script) -> None:
    uri = "file:///models/add.go"
    editor.open(uri, GO, language="go")
    select = {"start": {"line": 2, "character": 0}, "end": {"line": 4, "character": 1}}
    titles = editor.until(lambda: [one["title"] for one in editor.menu(uri, select)] or None)
    assert any("document" in one for one in titles)
    script.next = [lambda code: f"```go\n{code.replace('a - b', 'a + b')}\n```"]
    request = {"intent": "refactor", "uri": uri, "range": select, "version": 1, "prompt": "mend"}
    job = editor.command("podium.run", request)["job"]
    state = editor.job(job, "applied", "parked", "failed", "refused")
    assert state["state"] == "applied", state["message"]
    assert "return a + b" in editor.texts[uri]
    editor.shut(uri)


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("go", GO, "document"),
        ("go", GO, "refactor"),
        ("python", f"LIMIT = 3\nSTEP = 1\n\n\n{CODE}", "refactor"),
    ],
)
def test_a_selection_in_which_nothing_is_defined_is_all_that_a_model_gets(
    editor: Editor, script: Script, language: str, text: str, intent: str
) -> None:
    uri = editor.open(f"file:///models/selected.{intent}.{language}", text, language=language)
    first, last = (0, 1) if language == "python" else (2, 4)
    select = {"start": {"line": first, "character": 0}, "end": {"line": last, "character": 1}}
    shown: list[str] = []
    script.next = [lambda code: shown.append(code) or f"```\n{code}\n```"] * 2
    request = {"intent": intent, "uri": uri, "range": select, "version": 1, "prompt": "mend"}
    editor.job(editor.command("podium.run", request)["job"], "applied", "parked", "failed", "refused")
    assert shown[0] == "\n".join(text.splitlines()[first : last + 1])
    editor.shut(uri)


def test_offline_means_no_model(served: Served, tmp_path: Path) -> None:
    options = {"offline": True}
    with Editor(
        tmp_path, folders=[tmp_path], options=options, environment=served.probes, settings=options
    ) as editor:
        editor.open("file:///offline.py", CODE)
        editor.action("file:///offline.py", "greet(name, times)", "document greet")
        titles = [one["title"] for one in editor.menu("file:///offline.py", "greet(name, times)")]
        assert not any("refactor" in one for one in titles)
        assert editor.command("podium.status")["endpoints"] == []
        with pytest.raises(Failed, match="no agent can refactor"):
            editor.command(
                "podium.run", editor.request("refactor", "file:///offline.py", "greet(name, times)")
            )
