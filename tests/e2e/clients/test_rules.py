"""The fake editors keep the rules of their records, and every rule has its source."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp

from lsp_server.server.traits import client_traits
from tests.e2e.clients import menus, table
from tests.e2e.clients.buffers import Buffer
from tests.e2e.clients.connection import Refusal
from tests.e2e.clients.edits import Intake
from tests.e2e.clients.record import Client
from tests.e2e.clients.screen import Screen
from tests.e2e.clients.sources import SOURCES
from tests.e2e.clients.stage import CODE, Model, Stage
from tests.e2e.clients.stories import DOCUMENTED, WORKS, landed
from tests.e2e.clients.table import (
    CLIENTS,
    COC,
    EGLOT,
    HELIX,
    JETBRAINS,
    KATE,
    LSP4IJ,
    LSP_MODE,
    NEOVIM,
    SUBLIME,
    VS_CODE,
    ZED,
)
from tests.lsp_client import REPOSITORY, range_of
from tests.neovim_runs import INSTALLABLE, neovim

Json = dict[str, Any]

GUARDED = [one for one in CLIENTS if one.versions != "ignored"]  # the others are sent no edit unasked

by_title = pytest.mark.parametrize("client", CLIENTS, ids=lambda one: one.title)


def test_every_fact_says_where_it_was_read() -> None:
    text = Path(table.__file__).read_text("utf-8")
    assert set(re.findall(r"\[([A-Z]\d+)\]", text)) == set(SOURCES)
    facts = re.findall(r"^    (\w+)=(.*)$", text, re.MULTILINE)
    told = [name for name, fact in facts if "[" in fact.partition("  # ")[2]]
    assert [name for name, _ in facts if name not in ("title", "name", "askings")] == [
        name for name in told if name != "askings"
    ]


def test_the_records_declare_what_the_clients_do(tmp_path: Path) -> None:
    """As far as the server looks: against a recorded VS Code, LSP4IJ and the Neovim that runs here."""
    recorded = Path(pytest_lsp.__file__).parent / "clients" / "visual_studio_code_v1.65.2.json"
    told = {VS_CODE: json.loads(recorded.read_text("utf-8"))["capabilities"]}
    jetbrains = REPOSITORY / "tests" / "editors" / "jetbrains" / "capabilities.json"
    told[LSP4IJ] = json.loads(jetbrains.read_text("utf-8"))
    if INSTALLABLE:
        script = tmp_path / "tell.lua"
        script.write_text("io.write(vim.json.encode(vim.lsp.protocol.make_client_capabilities()))")
        told[NEOVIM] = json.loads(neovim(tmp_path, script).stdout)
    for client, capabilities in told.items():
        name = str(client.name)
        assert client_traits(name, client.capabilities) == client_traits(name, capabilities)


# Edits


def intake(client: Client, *names: str) -> tuple[Intake, dict[str, Buffer]]:
    """A client's intake with open documents of two lines, each changed twice."""
    buffers: dict[str, Buffer] = {}
    for name in names:
        buffer = Buffer(Path(f"/{name}"), "one\ntwo\n", 1, "utf-16")
        for word in ("first\n", "zero\n"):
            buffer.change([(0, 0, word)])
        buffers[buffer.uri] = buffer

    def write(buffer: Buffer, splices: list[tuple[int, int, str]]) -> None:
        buffer.change(splices)

    return Intake(client, buffers, write, []), buffers


def edit_of(**versions: int | None) -> Json:
    """An edit of the first word of each document, for these versions."""
    return {
        "documentChanges": [
            {
                "textDocument": {"uri": f"file:///{name}", "version": version},
                "edits": [{"range": range_of(0, 0, 0, 3), "newText": "ONE"}],
            }
            for name, version in versions.items()
        ]
    }


STALE = {
    VS_CODE: (False, "zero\nfirst\none\ntwo\n"),
    NEOVIM: (True, "zero\nfirst\none\ntwo\n"),
    HELIX: (False, "zero\nfirst\none\ntwo\n"),
    LSP4IJ: (True, "ONEo\nfirst\none\ntwo\n"),
    JETBRAINS: (False, "zero\nfirst\none\ntwo\n"),
    ZED: (True, "zero\nfirst\nONE\ntwo\n"),
    SUBLIME: (False, "zero\nfirst\none\ntwo\n"),
    EGLOT: ("error", "zero\nfirst\none\ntwo\n"),
    LSP_MODE: (False, "zero\nfirst\none\ntwo\n"),
    COC: (False, "zero\nfirst\none\ntwo\n"),
    KATE: (True, "ONEo\nfirst\none\ntwo\n"),
}


@by_title
def test_an_edit_for_an_older_version(client: Client) -> None:
    one, buffers = intake(client, "a")
    try:
        answer = one.answer({"edit": edit_of(a=1)}, time.monotonic())["applied"]
    except Refusal:
        answer = "error"
    assert (answer, buffers["file:///a"].text) == STALE[client]


@by_title
def test_an_edit_for_the_present_version_and_for_none(client: Client) -> None:
    for version in (3, None):
        one, buffers = intake(client, "a")
        assert one.answer({"edit": edit_of(a=version)}, time.monotonic())["applied"]
        assert buffers["file:///a"].text.startswith("ONE")


@pytest.mark.parametrize(
    ("client", "made"),
    [(VS_CODE, ""), (NEOVIM, "ab"), (HELIX, "a"), (SUBLIME, "a"), (COC, ""), (LSP4IJ, "ab"), (ZED, "ab")],
    ids=lambda one: getattr(one, "title", one),
)
def test_the_second_of_two_changes_is_for_an_older_version(client: Client, made: str) -> None:
    one, buffers = intake(client, "a", "b")
    answer = one.answer({"edit": edit_of(a=3, b=2)}, time.monotonic())
    assert made == "".join(uri[-1] for uri, buffer in buffers.items() if "ONE" in buffer.text)
    assert answer.get("failedChange") == (1 if client.names_failed_change else None)


def test_version_zero_is_no_version_for_some() -> None:
    for client, taken in ((LSP_MODE, True), (COC, True), (NEOVIM, True), (VS_CODE, False), (HELIX, False)):
        one, buffers = intake(client, "a")
        one.answer({"edit": edit_of(a=0)}, None)
        assert buffers["file:///a"].text.startswith("ONE") == taken, client.title


def test_kate_takes_edits_for_two_seconds_after_a_command() -> None:
    for ago, taken in ((1.0, True), (2.5, False), (None, False)):
        one, _ = intake(KATE, "a")
        last = None if ago is None else time.monotonic() - ago
        assert one.answer({"edit": edit_of(a=3)}, last)["applied"] == taken


def test_operations_on_files_are_refused_where_they_are_not_declared() -> None:
    for client, faults in ((JETBRAINS, 1), (KATE, 1), (VS_CODE, 0)):
        one, buffers = intake(client, "a")
        edit = edit_of(a=3)
        edit["documentChanges"].append({"kind": "rename", "uri": "file:///a"})
        one.take(edit, versions=True)
        assert len([fault for fault in one.faults if "rename" in fault]) == faults
        assert ("ONE" in buffers["file:///a"].text) == (not faults)


def test_sublime_needs_the_version_key() -> None:
    one, _ = intake(SUBLIME, "a")
    edit = edit_of(a=3)
    del edit["documentChanges"][0]["textDocument"]["version"]
    one.take(edit, versions=True)
    assert one.faults


# Menus and the screen


def action(title: str, kind: str = "refactor", **more: object) -> Json:
    return {"title": title, "kind": kind, **more}


def test_what_menus_leave_out() -> None:
    every = [
        action("a", "quickfix"),
        action("b", "quickfix.more"),
        action("c", "refactor"),
        action("d", "source.all"),
        action("e", command={"command": "unknown"}),
        action("f", disabled={"reason": "x"}),
    ]
    shown: Mapping[Client, list[str]] = {
        VS_CODE: ["abcde"],
        LSP4IJ: ["ab", "bcde"],
        JETBRAINS: ["ab", "cde"],
        ZED: ["abcd"],
        COC: ["abce"],
    }
    for client, lists in shown.items():
        found = [menus.shown(client, asking, every, ["known"]) for asking in client.askings]
        assert ["".join(one["title"] for one in part) for part in found] == lists, client.title


def test_how_much_menus_show() -> None:
    many = [action(str(number), "quickfix") for number in range(30)]
    for client, most in ((LSP4IJ, 20), (JETBRAINS, 8), (VS_CODE, 30)):
        assert len(menus.shown(client, client.askings[0], many, [])) == most
    taken = menus.items(COC, [action("taken"), action("x" * 90)], others=["taken"])
    assert [len(one.title) for one in taken] == [80]
    assert len(menus.items(VS_CODE, [action("taken")], others=["taken"])) == 1


def test_which_diagnostics_are_sent() -> None:
    here, beside = ({"range": range_of(1, *columns)} for columns in ((2, 1, 5), (7, 1, 9)))
    cursor = {"line": 1, "character": 3}
    sent = {
        client.title: [menus.context(one, [here, beside], [here], cursor) for one in client.askings]
        for client in CLIENTS
    }
    assert sent["VS Code"] == [[[here, here]]]
    assert sent["Neovim"] == [[[here, beside]]]
    assert sent["eglot"] == [[[here]]]
    assert sent["LSP4IJ"] == sent["JetBrains native"] == [[[here]], [[]]]
    assert sent["Kate"] == [[[]], [[here]]]


def test_who_resolves_what() -> None:
    plain, full = action("a", command={}), action("a", command={}, edit={})
    asked = {client.title for client in CLIENTS if menus.needs_resolve(client, plain)}
    assert asked == {"VS Code", "Neovim", "Helix", "JetBrains native", "Sublime Text", "coc.nvim"}
    assert not [client for client in CLIENTS if menus.needs_resolve(client, full)]


def test_diagnostics_for_another_version_are_dropped_by_some() -> None:
    for client in CLIENTS:
        screen = Screen(client, lambda _uri: 3)
        params = {"uri": "file:///a", "version": 2, "diagnostics": [{"code": "x"}]}
        screen.told({"method": "textDocument/publishDiagnostics", "params": params})
        assert bool(screen.diagnostics) == (client not in (HELIX, EGLOT)), client.title
        assert bool(screen.faults) == (not client.declares_versions)


def test_progress_has_its_rules() -> None:
    def progress(screen: Screen, kind: str, **more: object) -> None:
        screen.told({"method": "$/progress", "params": {"token": "t", "value": {"kind": kind, **more}}})

    for client in CLIENTS:
        screen = Screen(client, lambda _uri: 3)
        progress(screen, "begin", title="work", cancellable=True)
        assert bool(screen.bars) == (client is not ZED)
        screen.create_progress({"token": "t"})
        progress(screen, "begin", title="work", cancellable=True)
        assert screen.bars["t"].title == ("" if client is HELIX else "work")
        progress(screen, "report", message="half")
        assert screen.bars["t"].cancellable == (client is not ZED)
        progress(screen, "end")
        assert not screen.bars


# With the server


@pytest.mark.parametrize("client", GUARDED, ids=lambda one: one.title)
def test_typing_at_the_very_moment_of_an_edit_loses_neither(tmp_path: Path, client: Client) -> None:
    with Stage(client, tmp_path).opened() as (editor, buffer):
        editor.type(buffer, "import os", "\n")  # the version 0 of an untouched text is no version for some
        editor.before_edit = lambda: editor.type(buffer, "import os", "import re\n")
        editor.pick(buffer, "greet", "document greet")
        how = landed(editor, buffer, lambda: DOCUMENTED in buffer.text)
        assert (how == WORKS) == (client.versions == "rebased")
        head = CODE[: CODE.index("    if not")].replace("import os\n", "\nimport re\nimport os\n")
        assert buffer.text.startswith(f"{head}{DOCUMENTED}")
        assert buffer.text.endswith(CODE[CODE.index("    if not") :])


@by_title
def test_a_repair_is_in_the_menu_beside_its_problem_too(tmp_path: Path, client: Client) -> None:
    code = CODE.replace("    return", "    print(f'done')\n    return")
    with Stage(client, tmp_path).opened(code) as (editor, buffer):
        editor.until(lambda: editor.shown(buffer, "F541"))
        editor.pick(buffer, "    print", "fix problems in greet")
        landed(editor, buffer, lambda: "print('done')" in buffer.text)
        titles = [one.title for one in editor.menu(buffer, "print")]
        assert len(titles) == len(set(titles))


@by_title
def test_what_the_user_wrote_meanwhile_is_not_overwritten(tmp_path: Path, client: Client) -> None:
    model = Model(lambda code: code.replace("name * times", "name * 2"))
    with model.served, Stage(client, tmp_path).opened(model=model) as (editor, buffer):
        model.may.clear()
        editor.pick(buffer, "greet", "refactor greet")
        editor.until(lambda: model.served.prompts)
        editor.type(buffer, "times\n", "3 + ")
        model.may.set()
        told = "the text changed there meanwhile; ask again"
        editor.until(lambda: [one for one in editor.screen.messages if told in one])
        editor.until(lambda: editor.shown(buffer, "result-ready"))
        titles = [one.title for one in editor.menu(buffer, "def greet")]
        assert any("discard: " in one for one in titles)
        assert not [one for one in titles if "apply: " in one]
        assert buffer.text == CODE.replace("times\n", "3 + times\n")


def test_the_diff_is_a_message_where_the_code_is_gone_to_hover_over(tmp_path: Path) -> None:
    with Stage(ZED, tmp_path).opened(options={"apply": "preview"}) as (editor, buffer):
        editor.pick(buffer, "greet", "document greet")
        editor.until(lambda: editor.shown(buffer, "result-ready"))
        editor.erase(buffer, buffer.text[buffer.text.index("def greet") :])
        editor.pick(buffer, "#", "show diff")
        editor.until(lambda: [one for one in editor.screen.messages if f"+{DOCUMENTED}" in one])


def test_commands_by_name_are_about_the_place_of_the_last_hover(tmp_path: Path) -> None:
    with Stage(HELIX, tmp_path).opened(options={"apply": "preview"}) as (editor, buffer):
        editor.run("podium.document")
        editor.until(lambda: [one for one in editor.screen.messages if "open its menu or hover first" in one])
        for last, documented in (("podium.discard", False), ("podium.apply", True)):
            editor.hover(buffer, "greet")
            editor.run("podium.document")
            editor.until(lambda: editor.shown(buffer, "result-ready"))
            editor.run(last)
            editor.until(lambda: not editor.shown(buffer, "result-ready"))
            assert (DOCUMENTED in buffer.text) == documented
