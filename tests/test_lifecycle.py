"""The life of a server and of each message: what is refused, with which code, and how the process ends."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from lsp_server.server.features import HANDLERS
from tests.lsp_client import (
    FULL,
    SERVE,
    Editor,
    Failed,
    Json,
    Wire,
    frame,
    read_frame,
    server_environment,
    serving_with_ruff,
)
from tests.sessions import Bench

PARSE_ERROR, INVALID_REQUEST, NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
NOT_INITIALIZED = -32002
INITIALIZE: Json = {"processId": None, "capabilities": {}, "rootUri": None}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("home")) as one:
        yield one


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    with Wire(tmp_path) as one:
        yield one


def error_after(wire: Wire, data: bytes) -> tuple[object, int]:
    """Id and code of the error that these bytes are answered with, and a check that the session goes on."""
    start = wire.mark()
    wire.send_bytes(data)
    wire.sync()
    *errors, _ = [one for one in wire.received[start:] if "error" in one]  # the last one is sync's
    assert len(errors) == 1, wire.received[start:]
    return errors[0]["id"], errors[0]["error"]["code"]


def raw(text: str | bytes) -> bytes:
    body = text.encode() if isinstance(text, str) else text
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


CODE_ACTION: Json = {"textDocument": {"uri": "file:///x"}, "context": {"diagnostics": []}}


@pytest.mark.parametrize(
    ("data", "ident", "code"),
    [
        (raw("{"), None, PARSE_ERROR),
        (raw(""), None, PARSE_ERROR),
        (raw("nonsense"), None, PARSE_ERROR),
        (raw(b'{"a":"\xff\xfe"}'), None, PARSE_ERROR),
        (raw(b"\x80abc"), None, PARSE_ERROR),
        (raw("[" * 100_000 + "]" * 100_000), None, PARSE_ERROR),
        (raw('{"a":' * 100_000 + "1" + "}" * 100_000), None, PARSE_ERROR),
        (raw('{"id":' + "9" * 5000 + ',"method":"x"}'), None, PARSE_ERROR),
        (b"Content-Length: wrong\r\n\r\n", None, PARSE_ERROR),
        (b"Content-Length: 1000000000000\r\n\r\n", None, PARSE_ERROR),
        (b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", None, PARSE_ERROR),
        (frame([]), None, INVALID_REQUEST),
        (frame([{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}]), None, INVALID_REQUEST),
        (frame(5), None, INVALID_REQUEST),
        (frame("text"), None, INVALID_REQUEST),
        (frame(None), None, INVALID_REQUEST),
        (raw("true"), None, INVALID_REQUEST),
        (frame({}), None, INVALID_REQUEST),
        (frame({"jsonrpc": "2.0"}), None, INVALID_REQUEST),
        (frame({"jsonrpc": "2.0", "id": 1}), 1, INVALID_REQUEST),
        (frame({"jsonrpc": "2.0", "id": None, "method": "shutdown"}), None, INVALID_REQUEST),
        (frame({"jsonrpc": "2.0", "id": 1.5, "method": "shutdown"}), None, INVALID_REQUEST),
        (frame({"jsonrpc": "2.0", "id": True, "method": "shutdown"}), None, INVALID_REQUEST),
        (frame({"jsonrpc": "2.0", "id": [1], "method": "shutdown"}), None, INVALID_REQUEST),
        (frame({"jsonrpc": "2.0", "id": {}, "method": "shutdown"}), None, INVALID_REQUEST),
        (frame({"jsonrpc": "2.0", "id": "a", "method": 5}), "a", INVALID_REQUEST),
        (frame({"jsonrpc": "2.0", "id": 900, "method": ["shutdown"]}), 900, INVALID_REQUEST),
        (
            frame({"jsonrpc": "2.0", "id": 901, "method": "initialize", "params": INITIALIZE}),
            901,
            INVALID_REQUEST,
        ),
        (frame({"jsonrpc": "2.0", "id": 902, "method": "no/such"}), 902, NOT_FOUND),
        (frame({"jsonrpc": "2.0", "id": 903, "method": ""}), 903, NOT_FOUND),
        (frame({"jsonrpc": "2.0", "id": 904, "method": "$/no/such", "params": {}}), 904, NOT_FOUND),
        (frame({"jsonrpc": "2.0", "id": 905, "method": "codeAction/resolve", "params": {}}), 905, NOT_FOUND),
        (frame({"jsonrpc": "2.0", "id": 906, "method": "x" * 100_000}), 906, NOT_FOUND),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_what_is_no_request_gets_its_error(editor: Editor, data: bytes, ident: object, code: int) -> None:
    assert error_after(editor, data) == (ident, code)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/hover", None),
        ("textDocument/hover", []),
        ("textDocument/hover", 5),
        ("textDocument/hover", "text"),
        ("textDocument/hover", {"textDocument": {"uri": "file:///x"}}),
        (
            "textDocument/hover",
            {"textDocument": {"uri": "file:///x"}, "position": {"line": -1, "character": 0}},
        ),
        (
            "textDocument/hover",
            {"textDocument": {"uri": "file:///x"}, "position": {"line": 1 << 40, "character": 0}},
        ),
        (
            "textDocument/hover",
            {"textDocument": {"uri": "file:///x"}, "position": {"line": "a", "character": 0}},
        ),
        ("textDocument/codeAction", {}),
        ("textDocument/codeAction", CODE_ACTION),
        ("textDocument/codeAction", {**CODE_ACTION, "range": {"start": {"line": 0, "character": 0}}}),
        ("textDocument/codeLens", {}),
        ("workspace/executeCommand", {}),
        ("workspace/executeCommand", {"command": "no.such.command"}),
        ("workspace/executeCommand", {"command": "podium.run", "arguments": 5}),
        *(
            ("workspace/executeCommand", {"command": "podium.run", "arguments": [argument]})
            for argument in (
                5,
                "text",
                [],
                {},
                {"intent": "fix"},
                {"intent": "no such", "uri": "file:///x", "range": None},
                {"intent": "fix", "uri": "file:///x", "range": None},
                {"intent": "fix", "uri": "file:///x", "range": {"start": 1, "end": 2}},
                {"intent": "fix", "uri": "file:///x", "range": {"start": {"line": 1}, "end": {}}},
            )
        ),
        ("workspace/executeCommand", {"command": "podium.cancel", "arguments": [{"job": 5}]}),
        ("workspace/executeCommand", {"command": "podium.clear", "arguments": [{"uri": ["file:///x"]}]}),
    ],
    ids=lambda value: repr(value)[:80],
)
def test_parameters_that_do_not_fit_are_named_so(editor: Editor, method: str, params: object) -> None:
    with pytest.raises(Failed) as caught:
        editor.ask(method, params)
    assert caught.value.code == INVALID_PARAMS
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("number", ["1e400", "-1e400", "NaN"])
def test_numbers_that_are_none_are_wrong_parameters(editor: Editor, number: str) -> None:
    place = f'{{"line":{number},"character":0}}'
    span = f'{{"start":{place},"end":{place}}}'
    argument = f'{{"intent":"fix","uri":"file:///x","range":{span},"version":{number}}}'
    params = f'{{"command":"podium.run","arguments":[{argument}]}}'
    text = f'{{"jsonrpc":"2.0","id":"n","method":"workspace/executeCommand","params":{params}}}'
    assert error_after(editor, raw(text)) == ("n", INVALID_PARAMS)


def answers(editor: Editor, start: int) -> list[Json]:
    """What came since that answers something; the server's own messages may stand in between."""
    return [one for one in editor.received[start:] if "method" not in one]


@pytest.mark.parametrize(
    "message",
    [
        {"jsonrpc": "2.0", "method": "no/such"},
        {"jsonrpc": "2.0", "method": "$/no/such", "params": {"a": [1]}},
        {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 12345}},
        {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": [1]}},
        {"jsonrpc": "2.0", "method": "$/cancelRequest"},
        {"jsonrpc": "2.0", "method": "$/setTrace", "params": {"value": "verbose"}},
        {"jsonrpc": "2.0", "method": "window/workDoneProgress/cancel", "params": {"token": 5}},
        {"jsonrpc": "2.0", "method": "window/workDoneProgress/cancel", "params": {"token": "podium-job-99"}},
        {"jsonrpc": "2.0", "method": "textDocument/didOpen"},
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": 5}},
        {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"contentChanges": []}},
        {"jsonrpc": "2.0", "method": "podium/context", "params": 5},
        {"jsonrpc": "2.0", "method": "podium/context", "params": {"kind": "diagnostics", "items": [5]}},
        {"jsonrpc": "2.0", "method": "podium/context", "params": {"kind": "cursor", "items": [{}]}},
        {"jsonrpc": "2.0", "id": 12345, "result": None},
        {"jsonrpc": "2.0", "id": "no such", "result": {"a": 1}},
        {"jsonrpc": "2.0", "id": "no such", "error": {"code": -32601, "message": "what?"}},
        {"jsonrpc": "2.0", "id": 12345, "error": 5},
        {"id": 12345, "result": {}},
        {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": "your message was broken"}},
        {"jsonrpc": "2.0", "id": None, "result": 1},
    ],
    ids=lambda value: json.dumps(value)[16:90],
)
def test_notifications_and_stray_answers_are_never_answered(editor: Editor, message: Json) -> None:
    start = editor.mark()
    editor.send(message)
    editor.sync()
    assert [one["error"]["code"] for one in answers(editor, start)] == [NOT_FOUND]  # sync's own answer
    assert editor.command("podium.status")["version"]


def test_every_id_comes_back_as_it_was(editor: Editor) -> None:
    idents: list[Any] = [0, -1, 2**31, 10**30, "", "a", "1", "é漢\U0001f600", "x" * 10_000]
    start = editor.mark()
    editor.send(*({"jsonrpc": "2.0", "id": one, "method": "no/such"} for one in idents))
    editor.sync()
    assert [one["id"] for one in answers(editor, start)[:-1]] == idents


def test_a_thousand_requests_in_one_piece_are_answered_in_order(editor: Editor) -> None:
    params = {"textDocument": {"uri": "file:///none"}, "position": {"line": 0, "character": 0}}
    requests = [
        {"jsonrpc": "2.0", "id": f"many-{number}", "method": "textDocument/hover", "params": params}
        for number in range(1000)
    ]
    cancels = [
        {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": one["id"]}} for one in requests
    ]
    start = editor.mark()
    editor.send(*requests, *cancels)
    editor.sync()
    assert [one["id"] for one in answers(editor, start)[:-1]] == [one["id"] for one in requests]


def test_nothing_but_initialize_is_served_before_it(wire: Wire) -> None:
    methods = ("textDocument/hover", "workspace/executeCommand", "shutdown", "no/such", "codeAction/resolve")
    for method in methods:
        with pytest.raises(Failed) as caught:
            wire.ask(method, {})
        assert caught.value.code == NOT_INITIALIZED, method
    item = {"uri": "file:///early.py", "languageId": "python", "version": 1, "text": "import os\n"}
    wire.notify("textDocument/didOpen", {"textDocument": item})
    for params in (None, [], 5, {}, {"capabilities": None}, {"capabilities": []}):
        with pytest.raises(Failed) as caught:
            wire.ask("initialize", params)
        assert caught.value.code == INVALID_PARAMS
    assert wire.ask("initialize", INITIALIZE)["serverInfo"]["name"] == "podium"
    wire.notify("initialized", {})
    place = {"textDocument": {"uri": "file:///early.py"}, "position": {"line": 0, "character": 8}}
    assert wire.ask("textDocument/hover", place) is None  # what came too early was not taken


@pytest.mark.parametrize(
    "fields",
    [
        {"clientInfo": None, "workspaceFolders": None, "rootPath": None, "processId": None},
        {"clientInfo": 5, "workspaceFolders": 5, "rootUri": 5, "rootPath": 5, "processId": "x"},
        {"clientInfo": {"name": None}, "workspaceFolders": [None, 5, {}, {"uri": 5}], "processId": -1},
        {"clientInfo": {"name": ["x"]}, "workspaceFolders": [{"uri": "http://x/y"}, {"uri": "file://["}]},
        {"rootPath": "/with\0null", "workspaceFolders": [{"uri": "file:///a%00b"}], "processId": True},
        {"rootPath": "/" + "x" * 5000, "initializationOptions": [1, 2], "processId": 1.5},
        {"rootUri": "file:///" + "y" * 5000, "initializationOptions": "text"},
        {"rootUri": "file:///\ud83d", "initializationOptions": {"podium": 5}, "trace": "nonsense"},
        {
            "capabilities": {
                "general": 5,
                "window": [],
                "workspace": {"applyEdit": "yes"},
                "textDocument": None,
            }
        },
        {"capabilities": {"general": {"positionEncodings": ["utf-7", 5, None, "utf-32"]}}},
    ],
    ids=lambda value: repr(value)[:70],
)
def test_odd_initialize_parameters_start_a_working_session(wire: Wire, fields: Json) -> None:
    wire.ask("initialize", {**INITIALIZE, **fields})
    wire.notify("initialized", {})
    assert wire.ask("workspace/executeCommand", {"command": "podium.status"})["jobs"] == []


def test_only_exit_is_served_after_shutdown(wire: Wire) -> None:
    wire.ask("initialize", INITIALIZE)
    assert wire.ask("shutdown", None) is None
    for method in ("shutdown", "textDocument/hover", "initialize", "no/such", "workspace/executeCommand"):
        with pytest.raises(Failed) as caught:
            wire.ask(method, {})
        assert caught.value.code == INVALID_REQUEST, method
    wire.notify("exit", None)
    assert wire.wait_exit() == 0


@pytest.mark.parametrize(
    ("messages", "closes", "code"),
    [
        (["initialize", "shutdown", "exit"], False, 0),
        (["initialize", "shutdown"], True, 0),
        (["initialize", "exit"], False, 1),
        (["exit"], False, 1),
        (["initialize"], True, 1),
        ([], True, 1),
    ],
)
def test_the_exit_code_tells_whether_shutdown_came(
    wire: Wire, messages: list[str], *, closes: bool, code: int
) -> None:
    for number, method in enumerate(messages):
        params = INITIALIZE if method == "initialize" else None
        ident = {} if method == "exit" else {"id": number}
        wire.send({"jsonrpc": "2.0", **ident, "method": method, "params": params})
    if closes:
        wire.process.stdin.close()
    assert wire.wait_exit(5) == code
    assert sum("result" in one for one in wire.received) == len([one for one in messages if one != "exit"])


def test_a_client_that_closes_its_end_is_noticed(tmp_path: Path) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(SERVE, env=server_environment(tmp_path), **pipes) as server:
        request = frame({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": INITIALIZE})
        server.stdin.write(request)
        server.stdin.flush()
        assert read_frame(server.stdout)["id"] == 1
        server.stdout.close()
        server.stdin.write(request)
        server.stdin.flush()
        assert server.wait(5) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_signals_end_it_in_order(wire: Wire, name: int) -> None:
    wire.ask("initialize", INITIALIZE)
    wire.process.send_signal(name)
    assert wire.wait_exit(5) == 128 + name


SLEEPER = (sys.executable, "-c", "import sys; sys.stdin.read()")


@pytest.mark.parametrize("how", ["processId", "--clientProcessId N", "--clientProcessId=N"])
def test_the_server_goes_when_its_client_was_killed(tmp_path: Path, how: str) -> None:
    with subprocess.Popen(SLEEPER, stdin=subprocess.PIPE) as client:
        number = str(client.pid)
        arguments = [] if how == "processId" else how.replace("N", number).split()
        with Wire(tmp_path, command=(*SERVE, "--stdio", *arguments)) as wire:
            wire.ask("initialize", {**INITIALIZE, "processId": client.pid if how == "processId" else None})
            client.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
            client.wait()
            started = time.monotonic()
            assert wire.wait_exit(5) == 1
            assert time.monotonic() - started < 5


def test_a_client_that_is_dead_already_is_noticed(wire: Wire) -> None:
    with subprocess.Popen(SLEEPER, stdin=subprocess.PIPE) as client:
        client.kill()
    wire.ask("initialize", {**INITIALIZE, "processId": client.pid})
    assert wire.wait_exit(5) == 1


HANGING_RUFF = """#!{python}
import time
open({mark!r}, "w").close()
while True:
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for ruff is a script")
@pytest.mark.parametrize("how", ["exit", "end of input", "killed client"])
def test_children_go_with_the_server(tmp_path: Path, how: str) -> None:
    mark, hanging = tmp_path / "mark", tmp_path / "ruff"
    hanging.write_text(HANGING_RUFF.format(python=sys.executable, mark=str(mark)))
    hanging.chmod(0o755)
    with (
        subprocess.Popen(SLEEPER, stdin=subprocess.PIPE) as client,
        Editor(tmp_path, command=serving_with_ruff(hanging), process_id=client.pid) as editor,
    ):
        editor.open("file:///hang.py", "import os\n")
        editor.until(mark.exists)
        children = psutil.Process(editor.process.pid).children(recursive=True)
        assert children
        if how == "exit":
            editor.notify("exit", None)
        elif how == "end of input":
            editor.process.stdin.close()
        client.kill()
        client.wait()
        assert editor.wait_exit(5) == 1
        _, alive = psutil.wait_procs(children, timeout=5)
        assert alive == []


@pytest.mark.parametrize("fault", [RuntimeError, RecursionError, KeyError, MemoryError])
async def test_a_failing_handler_hurts_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def fail(_session: object, _params: object) -> None:
        raise fault(f"secret of {tmp_path}")

    async def fail_later(session: object, params: object) -> None:
        fail(session, params)

    monkeypatch.setitem(HANDLERS, "textDocument/hover", fail)
    monkeypatch.setitem(HANDLERS, "textDocument/codeLens", fail_later)
    monkeypatch.setitem(HANDLERS, "textDocument/didSave", fail)
    desk = Bench(tmp_path)
    desk.initialize(FULL)
    place = {"textDocument": {"uri": "file:///a.py"}, "position": {"line": 0, "character": 0}}
    answers = [await desk.ask(method, place) for method in ("textDocument/hover", "textDocument/codeLens")]
    desk.notify("textDocument/didSave", place)
    for answer in answers:
        assert answer["error"]["code"] == -32603
        assert "its log tells more" in answer["error"]["message"]
        assert str(tmp_path) not in answer["error"]["message"]
    status = await desk.ask("workspace/executeCommand", {"command": "podium.status"})
    assert status["result"]["jobs"] == []
    desk.stop()


async def test_a_request_that_runs_can_be_cancelled_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wait(_session: object, _params: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setitem(HANDLERS, "textDocument/hover", wait)
    desk = Bench(tmp_path)
    desk.initialize(FULL)
    place = {"textDocument": {"uri": "file:///a.py"}, "position": {"line": 0, "character": 0}}
    idents = [desk.begin("textDocument/hover", place) for _ in range(100)]
    for ident in idents * 2:
        desk.notify("$/cancelRequest", {"id": ident})
    answers = [await desk.answer(ident) for ident in idents]
    assert {answer["error"]["code"] for answer in answers} == {-32800}
    assert sorted(one["id"] for one in desk.sent if "error" in one) == sorted(idents)
    desk.stop()
