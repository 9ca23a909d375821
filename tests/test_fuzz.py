"""Random sessions, valid and mangled, against a session in this process.

After every step each request has exactly one answer, none of them says that Podium failed inside, and the
documents hold what a plain string holds that is changed as the protocol says. What the server asks of its
client is answered truly, falsely or not at all.
"""

from __future__ import annotations

import asyncio
import copy
import logging
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.lsp_client import FULL, Value, having
from tests.reference_text import changed, lines_of, seeded
from tests.sessions import Bench, Json

URIS = ("file:///fuzz/a.py", "file:///fuzz/b.ts", "untitled:c", "file:///fuzz/d.txt", "file:///fuzz/e.jsx")
LANGUAGES = ("python", "typescript", "javascriptreact", "plaintext", "no such language", "")
PIECES = (
    *(
        "import os\n",
        "def f(a):\n    return a\n",
        "class C:\n    pass\n",
        "eval(x)\n",
        "f(1)\n",
        "# podium: do it\n",
    ),
    *("function g(a) { return a }\n", "\n", "\r\n", "\r", "    ", "(", ")", '"""', "'", "x = 1", "\t"),
    *("é漢", "\U0001f600", "\ud83d", "\x00", "\x0c", "\u2028", "\ufeff", "e\u0301", "`", "[a](b)"),
)
JUNK: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 10**30, 1.5, 1e308, float("inf"), float("nan")),
    *(
        "",
        "x",
        "\ud800",
        "\0",
        "file:///fuzz/a.py",
        "podium.run",
        "a" * 5000,
        [],
        [None],
        [[]],
        {},
        {"a": {}},
    ),
    *({"line": 0, "character": 0}, {"start": None}, {"intent": "fix"}),
)
INTENTS = ("fix", "document", "audit", "explain", "test", "refactor", "ask", "nonsense")
SETTINGS: tuple[Any, ...] = (
    *(
        {},
        None,
        [],
        {"apply": "preview"},
        {"apply": "never"},
        {"podium": {"codeLens": True}},
        {"enable": False},
    ),
    *(
        {"diagnostics": "off"},
        {"hover.facts": "full"},
        {"hover": {"facts": "off"}},
        {"audit": {"onSave": True}},
    ),
    *({"no": {"such": 1}}, {"enable": {"python": False, "*.ts": True}}, {"docstringStyle": "numpy"}),
)


class Script:
    """One random session, step by step."""

    def __init__(self, bench: Bench, chance: Random, encoding: str) -> None:
        self.bench = bench
        self.chance = chance
        self.encoding = encoding
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.asked: list[Any] = []
        self.seen = 0
        self.steps: list[str] = []

    # What happens

    def step(self) -> None:
        """One thing that a client may do; the rarer ones less often."""
        doings: list[tuple[int, Callable[[], None]]] = [
            (3, self.open),
            (10, self.change),
            (1, self.close),
            (5, self.ask_menu),
            (4, self.ask_hover),
            (5, self.run_command),
            (2, self.pick_from_menu),
            (2, self.mangle),
            (1, self.rubbish),
            (1, self.cancel),
            (1, self.configure),
            (1, self.tell_context),
        ]
        weights, functions = zip(*doings, strict=True)
        function = self.chance.choices(functions, weights)[0]
        self.steps.append(function.__name__)
        function()

    def open(self) -> None:
        self.send_open(self.chance.choice(URIS), self.text(12))

    def change(self) -> None:
        uri = self.one_open()
        changes: list[Json] = []
        for _ in range(self.chance.randint(1, 3)):
            new = self.text(3)
            if self.chance.random() < 0.05:
                self.texts[uri] = new
                changes.append({"text": new})
                continue
            span = self.span(uri)
            self.texts[uri] = changed(self.texts[uri], span, new, self.encoding)
            changes.append({"range": as_range(span), "text": new})
        self.send_changes(uri, changes)

    def close(self) -> None:
        uri = self.one_open()
        del self.texts[uri]
        self.bench.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def ask_menu(self) -> None:
        self.request("textDocument/codeAction", self.menu_params())

    def ask_hover(self) -> None:
        method = self.chance.choice(("textDocument/hover", "textDocument/codeLens"))
        uri = self.uri()
        self.request(method, {"textDocument": {"uri": uri}, "position": as_range(self.span(uri))["start"]})

    def run_command(self) -> None:
        self.request("workspace/executeCommand", self.command_params())

    def pick_from_menu(self) -> None:
        """Ask for a menu and pick anything in it."""
        self.request("textDocument/codeAction", self.menu_params())
        answer = self.bench.answers(self.asked[-1])[0].get("result") or ()
        for action in self.chance.sample(list(answer), min(1, len(answer))):
            if "command" in action:
                self.request("workspace/executeCommand", action["command"])
            else:
                self.take_edit(action["edit"])

    def mangle(self) -> None:
        """A good message with something wrong in it."""
        uri = self.one_open()
        target = {"textDocument": {"uri": uri, "languageId": "python", "version": 1, "text": "x"}}
        method, params = self.chance.choice(
            [
                ("textDocument/didOpen", target),
                (
                    "textDocument/didChange",
                    {**target, "contentChanges": [{"range": as_range(self.span(uri)), "text": "y"}]},
                ),
                ("textDocument/didClose", target),
                ("textDocument/didSave", target),
                ("textDocument/codeAction", self.menu_params()),
                ("textDocument/hover", {**target, "position": {"line": 0, "character": 0}}),
                ("textDocument/codeLens", target),
                ("workspace/executeCommand", self.command_params()),
                ("workspace/didChangeConfiguration", {"settings": {"podium": {"apply": "auto"}}}),
                (
                    "workspace/didChangeWorkspaceFolders",
                    {"event": {"added": [{"uri": "file:///a", "name": "a"}], "removed": []}},
                ),
                ("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 1}]}),
                ("window/workDoneProgress/cancel", {"token": "podium-job-1"}),
                ("podium/context", {"kind": "diagnostics", "uri": uri, "items": [diagnostic()]}),
                ("initialize", {"capabilities": {}}),
            ]
        )
        for _ in range(self.chance.randint(1, 2)):
            params = self.mangled(params)
        if method.split("/")[-1] in ("codeAction", "hover", "codeLens", "executeCommand", "initialize"):
            self.request(method, params)
        else:
            self.bench.notify(method, params)
        for known, text in list(self.texts.items()):  # the client sets right what it may have spoilt
            self.send_open(known, text)

    def rubbish(self) -> None:
        """A message that is none; it may be answered with an error without an id, never with more."""
        message = self.chance.choice(JUNK)
        ident = self.chance.choice((None, 1.5, True, [], {}))
        self.bench.receive(
            self.chance.choice((message, [message], {"id": ident, "method": "shutdown"}, {"method": 5}))
        )
        self.bench.receive({"jsonrpc": "2.0", "id": "no such", "result": message})

    def cancel(self) -> None:
        ident = self.chance.choice([*self.asked[-3:], 10**9, None])
        self.bench.notify("$/cancelRequest", {"id": ident})
        self.bench.notify(
            "window/workDoneProgress/cancel", {"token": f"podium-job-{self.chance.randint(1, 9)}"}
        )

    def configure(self) -> None:
        self.bench.notify("workspace/didChangeConfiguration", {"settings": self.chance.choice(SETTINGS)})

    def tell_context(self) -> None:
        uri = self.uri()
        kind = self.chance.choice(("diagnostics", "cursor", "terminal", "no such kind"))
        items: list[Json] = [{"uri": uri, "position": as_range(self.span(uri))["start"]}]
        if kind == "diagnostics":
            items = [diagnostic(as_range(self.span(uri)))]
        self.bench.notify("podium/context", {"kind": kind, "uri": uri, "items": items})

    # Answers to the server

    def answer_server(self) -> None:
        """Answer what the server asked since the last time, not always and not always truly."""
        new, self.seen = self.bench.sent[self.seen :], len(self.bench.sent)
        for one in new:
            if "method" not in one or "id" not in one or self.chance.random() < 0.1:
                continue
            result: Any = None
            if one["method"] == "workspace/configuration":
                result = [self.chance.choice(SETTINGS)]
            elif one["method"] == "workspace/applyEdit":
                mood = self.chance.random()
                done = mood < 0.6 and self.take_edit(one["params"]["edit"])
                result = {"applied": done if mood < 0.9 else not done}
            elif self.chance.random() < 0.2:
                result = self.chance.choice(JUNK)
            reply: Json = {"jsonrpc": "2.0", "id": one["id"], "result": result}
            if self.chance.random() < 0.1:
                reply = {"jsonrpc": "2.0", "id": one["id"], "error": {"code": -32603, "message": "no"}}
            self.bench.receive(reply)

    def take_edit(self, edit: Json) -> bool:
        """Apply an edit of the server's; it must be for a version that there is."""
        for change in edit["documentChanges"]:
            uri = change["textDocument"]["uri"]
            if uri not in self.texts or self.versions[uri] != change["textDocument"]["version"]:
                return False
            edits = sorted(change["edits"], key=lambda one: as_span(one["range"]), reverse=True)
            for one in edits:
                self.texts[uri] = changed(
                    self.texts[uri], as_span(one["range"]), one["newText"], self.encoding
                )
            self.send_changes(uri, [{"range": one["range"], "text": one["newText"]} for one in edits])
        return True

    # Pieces

    def send_open(self, uri: str, text: str) -> None:
        self.texts[uri] = text
        self.versions[uri] = self.versions.get(uri, 0) + 1
        language = self.chance.choice(LANGUAGES)
        item = {"uri": uri, "languageId": language, "version": self.versions[uri], "text": text}
        self.bench.notify("textDocument/didOpen", {"textDocument": item})

    def send_changes(self, uri: str, changes: list[Json]) -> None:
        self.versions[uri] += 1
        target = {"uri": uri, "version": self.versions[uri]}
        self.bench.notify("textDocument/didChange", {"textDocument": target, "contentChanges": changes})

    def request(self, method: str, params: object) -> None:
        self.asked.append(self.bench.begin(method, params))

    def one_open(self) -> str:
        if not self.texts:
            self.open()
        return self.chance.choice(sorted(self.texts))

    def uri(self) -> str:
        return self.chance.choice((*URIS, *self.texts))

    def text(self, most: int) -> str:
        return "".join(self.chance.choice(PIECES) for _ in range(self.chance.randint(0, most)))

    def span(self, uri: str) -> tuple[int, int, int, int]:
        lines = len(lines_of(self.texts.get(uri, "")))
        numbers = [self.chance.randint(0, lines + 1), self.chance.randint(0, 30)]
        numbers += [numbers[0] + self.chance.randint(-1, 2), self.chance.randint(0, 30)]
        if self.chance.random() < 0.02:
            numbers[self.chance.randrange(4)] = 2**31 - 1
        return max(0, numbers[0]), numbers[1], max(0, numbers[2]), numbers[3]

    def menu_params(self) -> Json:
        uri = self.uri()
        context: Json = {"diagnostics": [diagnostic(as_range(self.span(uri)))] * self.chance.randint(0, 1)}
        if self.chance.random() < 0.3:
            context["only"] = [self.chance.choice(("quickfix", "refactor", "source", "podium", ""))]
        return {"textDocument": {"uri": uri}, "range": as_range(self.span(uri)), "context": context}

    def command_params(self) -> Json:
        uri = self.uri()
        request = {
            "intent": self.chance.choice(INTENTS),
            "uri": uri,
            "range": as_range(self.span(uri)),
            "version": self.versions.get(uri, 0) - self.chance.choice((0, 0, 0, 1, -1)),
            "diagnostics": [f"lint-{self.chance.randint(1, 9)}", f"audit-{self.chance.randint(1, 9)}"],
        }
        named = {"job": f"job-{self.chance.randint(1, 20)}", "finding": f"audit-{self.chance.randint(1, 9)}"}
        argument = self.chance.choice((request, request, named, {"uri": uri}, None))
        return {"command": self.chance.choice(COMMANDS), "arguments": [argument] if argument else []}

    def mangled(self, value: Value) -> Value:
        """A copy with one thing at random wrong in it."""
        value = copy.deepcopy(value)
        places = list(places_of(value))
        if not places or self.chance.random() < 0.05:
            return self.chance.choice(JUNK)
        holder, key = self.chance.choice(places)
        if self.chance.random() < 0.25:
            del holder[key]
        else:
            holder[key] = self.chance.choice(JUNK)
        return value


COMMANDS = (
    *("podium.run", "podium.fix", "podium.document", "podium.audit", "podium.explain", "podium.test"),
    *("podium.cancel", "podium.apply", "podium.discard", "podium.showDiff", "podium.clear", "podium.dismiss"),
    *("podium.status", "podium.refactor", "no.such.command"),
)


def places_of(value: Value) -> list[tuple[Any, Any]]:
    """Every place in a JSON value, as what holds it and its key there."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [(value, key) for key in keys] + [place for key in keys for place in places_of(value[key])]


def as_range(span: tuple[int, int, int, int]) -> Json:
    start, end = ({"line": line, "character": character} for line, character in (span[:2], span[2:]))
    return {"start": start, "end": end}


def as_span(value: Json) -> tuple[int, int, int, int]:
    start, end = value["start"], value["end"]
    return start["line"], start["character"], end["line"], end["character"]


def diagnostic(span: Json | None = None) -> Json:
    return {"range": span or as_range((0, 0, 0, 1)), "message": "odd", "source": "Other", "code": 5}


async def play(home: Path, seed: int, steps: int, caplog: pytest.LogCaptureFixture) -> None:
    """Play a session and check it after each step."""
    chance = seeded(seed)
    encoding = ("utf-8", "utf-16", "utf-32")[seed % 3]
    broken: list[Json] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: broken.append(context))
    bench = Bench(home)
    bench.initialize(having(FULL, general__positionEncodings=[encoding]))
    script = Script(bench, chance, encoding)
    for number in range(steps):
        script.step()
        script.answer_server()
        where = f"seed {seed}, step {number}: {script.steps[-5:]}"
        if number % 50 == 49:
            async with asyncio.timeout(30):
                await bench.session.assist.settle()  # idle work and jobs get on, as between keystrokes
        await asyncio.sleep(0)
        documents = bench.session.assist.documents
        for uri, text in script.texts.items():
            document = documents.get(uri)
            assert document is not None, where
            assert str(document.text) == text, where
        check_answers(bench, script, where)
        faults = [record for record in caplog.records if record.exc_info]
        assert not faults, (where, caplog.handler.format(faults[0]))
        assert not broken, (where, broken[0])
    assert (await bench.ask("workspace/executeCommand", {"command": "podium.status"}))["result"]["version"]
    bench.notify("shutdown", None)
    bench.stop()
    await asyncio.sleep(0)
    check_progress(bench)


def check_answers(bench: Bench, script: Script, where: str) -> None:
    """Each request has one answer, and none is Podium's own fault or shows what is inside."""
    for ident in script.asked[-6:]:
        answers = bench.answers(ident)
        assert len(answers) == 1, (where, ident, answers)
        error = answers[0].get("error", {"code": 0, "message": ""})
        assert error["code"] in (0, -32602, -32803, -32600), (where, error)
        assert "Traceback" not in error["message"], where


def check_progress(bench: Bench) -> None:
    """Every progress was created, begun and ended, in this order and once."""
    kinds: dict[str, list[str]] = {}
    for one in bench.sent:
        if one.get("method") in ("window/workDoneProgress/create", "$/progress"):
            kind = one["params"].get("value", {"kind": "create"})["kind"]
            kinds.setdefault(one["params"]["token"], []).append(kind)
    for token, told in kinds.items():
        assert [kind for kind in told if kind != "report"] == ["create", "begin", "end"], token


@pytest.mark.parametrize("seed", range(6))
async def test_random_sessions(tmp_path: Path, seed: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, "lsp_server")
    await play(tmp_path, seed, 120, caplog)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 120))
async def test_very_many_random_steps(tmp_path: Path, seed: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, "lsp_server")
    await play(tmp_path, seed, 1000, caplog)
