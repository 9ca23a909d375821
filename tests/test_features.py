"""What docs/interfaces.md promises, over the wire: documents, menus, commands, hovers, settings."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.lsp_client import FULL, Editor, Failed, Json, at, having, range_of, without
from tests.reference_text import index_of, lines_of, width

CODE = """import os


def greet(name, times):
    if not name:
        raise ValueError(name)
    return name * times


def shout(name):
    return greet(name, 3)
"""
RISKY = "import pickle\n\n\ndef load(data):\n    eval(data)\n    return pickle.loads(data)\n"
COMMANDS = [
    "podium.run",
    *(f"podium.{one}" for one in ("fix", "document", "audit", "explain", "test", "refactor")),
    "podium.auditWorkspace",
    *(
        f"podium.{one}"
        for one in (
            "cancel",
            "apply",
            "edit",
            "discard",
            "showDiff",
            "proposal",
            "clear",
            "dismiss",
            "status",
        )
    ),
]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    home = tmp_path_factory.mktemp("shared")
    (home / "project").mkdir()
    with Editor(home, folders=[home / "project"]) as one:
        yield one


@pytest.fixture
def uri(editor: Editor, _numbers: Iterator[int] = itertools.count()) -> Iterator[str]:  # noqa: B008
    """A URI of its own for each test; the document is closed behind it."""
    one = f"file:///shared/module{next(_numbers)}.py"
    yield one
    if one in editor.texts:
        editor.shut(one)


def has(code: str) -> Callable[[list[Json]], bool]:
    return lambda found: any(one["code"] == code for one in found)


def lacks(code: str) -> Callable[[list[Json]], bool]:
    return lambda found: all(one["code"] != code for one in found)


def done(editor: Editor, intent: str, uri: str, words: str) -> Json:
    """Run an intent to its end."""
    job = editor.command("podium.run", editor.request(intent, uri, words))["job"]
    return editor.job(job, "done", "applied", "parked", "failed", "refused")


# What is declared


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (None, "utf-16"),
        ([], "utf-16"),
        (["utf-8"], "utf-8"),
        (["utf-32", "utf-8"], "utf-32"),
        (["utf-7", "utf-8", "utf-16"], "utf-8"),
        (["utf-7"], "utf-16"),
    ],
)
def test_the_first_known_encoding_is_chosen(tmp_path: Path, offered: object, chosen: str) -> None:
    capabilities = having(FULL, general__positionEncodings=offered)
    with Editor(tmp_path, capabilities=capabilities) as editor:
        assert editor.started == {
            "serverInfo": {"name": "podium", "version": editor.command("podium.status")["version"]},
            "capabilities": {
                "positionEncoding": chosen,
                "textDocumentSync": {"openClose": True, "change": 2, "save": {"includeText": False}},
                "codeActionProvider": {
                    "codeActionKinds": ["quickfix", "refactor.rewrite", "podium", "source.podium"],
                    "resolveProvider": False,
                },
                "codeLensProvider": {"resolveProvider": False},
                "hoverProvider": True,
                "executeCommandProvider": {"commands": COMMANDS},
                "workspace": {"workspaceFolders": {"supported": True, "changeNotifications": True}},
            },
        }


@pytest.mark.parametrize(
    ("name", "offered", "chosen"),
    [("emacs", None, "utf-32"), ("emacs", ["utf-16"], "utf-16"), ("Eglot", None, "utf-16")],
)
def test_lsp_mode_counts_characters_even_where_it_does_not_say_so(
    tmp_path: Path, name: str, offered: object, chosen: str
) -> None:
    capabilities = having(FULL, general__positionEncodings=offered)
    with Editor(tmp_path, capabilities=capabilities, name=name) as editor:
        assert editor.encoding == chosen


# Documents


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_edits_land_where_the_client_means(tmp_path: Path, encoding: str) -> None:
    """Undefined names stand behind characters of every width; the linter says where the server has them."""
    capabilities = having(FULL, general__positionEncodings=[encoding])
    with Editor(tmp_path, capabilities=capabilities) as editor:
        uris = list[str]()
        for number, (end, mark) in enumerate(itertools.product(("\n", "\r\n", "\r"), ("", "\ufeff"))):
            lines = ['a = "é漢\U0001f600"', 'b = "\U0001f600\x0c\x85\u2028e\u0301", zebra1', "c = 1", ""]
            uri = editor.open(f"file:///enc{number}.py", mark + end.join(lines))
            uris.append(uri)
            editor.edit(uri, (2, 4, 2, 5), "'\U0001f600漢'; zebra2")
            second = lines_of(editor.texts[uri])[1]
            behind = sum(width(char, encoding) for char in second[: second.index("zebra1")])
            editor.edit(uri, (1, behind, 1, behind), "zebra3, ")
            editor.edit(uri, (3, 0, 2, 9999), f"{end}zebra4{end}")  # reversed, and past the line's end
        for uri in uris:
            found = editor.published(uri, has("F821"), editor.versions[uri])["diagnostics"]
            undefined = [one for one in found if one["code"] == "F821"]
            places = {one["message"].split("`")[1]: one["range"]["start"] for one in undefined}
            names = ("zebra1", "zebra2", "zebra3", "zebra4")
            assert places == {name: editor.place(uri, name) for name in names}, repr(editor.texts[uri])
            for name, place in places.items():
                index = index_of(editor.texts[uri], place["line"], place["character"], encoding)
                assert editor.texts[uri].startswith(name, index)


def test_changes_of_one_notification_happen_in_order(editor: Editor, uri: str) -> None:
    editor.open(uri, "one\ntwo\n")
    editor.texts[uri] = "first = 1\nzebra\n"
    changes = [
        {"text": "x = 1\n"},
        {"range": range_of(0, 0, 0, 1), "text": "second"},
        {"range": range_of(0, 0, 0, 6), "text": "first"},
        {"range": range_of(1, 0, 1, 0), "text": "zebra\n"},
        {"range": range_of(0, 0, 0, 0), "rangeLength": 0, "text": ""},
    ]
    editor.notify(
        "textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": changes}
    )
    found = editor.published(uri, has("F821"), 2)["diagnostics"]
    assert [one["range"]["start"] for one in found if one["code"] == "F821"] == [{"line": 1, "character": 0}]


def test_a_version_that_goes_back_is_followed_all_the_same(editor: Editor, uri: str) -> None:
    editor.open(uri, "a = 1\n", version=7)
    editor.versions[uri] = 2
    editor.insert(uri, 0, "print(zebra)\n")
    editor.published(uri, has("F821"), 3)
    editor.insert(uri, 0, "import os\n")
    found = editor.published(uri, has("F401"), 4)["diagnostics"]
    assert {(one["code"], one["range"]["start"]["line"]) for one in found} >= {("F401", 0), ("F821", 1)}
    assert editor.choose(editor.action(uri, "import os", "remove unused import"))
    editor.published(uri, lacks("F401"), 5)
    assert editor.texts[uri] == "print(zebra)\na = 1\n"


def test_opening_again_and_closing(editor: Editor, uri: str) -> None:
    editor.open(uri, "import os\n")
    editor.published(uri, has("F401"), 1)
    editor.open(uri, "print(zebra)\n", version=9)
    editor.published(uri, lambda found: [one["code"] for one in found] == ["F821"], 9)
    editor.shut(uri)
    editor.published(uri, lambda found: not found)
    assert (
        editor.ask(
            "textDocument/hover", {"textDocument": {"uri": uri}, "position": range_of(0, 0, 0, 0)["start"]}
        )
        is None
    )


def test_documents_that_are_not_open_are_no_matter(editor: Editor) -> None:
    unknown = {"textDocument": {"uri": "file:///never/opened.py"}}
    versioned = {"textDocument": {**unknown["textDocument"], "version": 3}}
    start = editor.mark()
    editor.notify("textDocument/didChange", {**versioned, "contentChanges": [{"text": "a"}]})
    editor.notify("textDocument/didSave", unknown)
    editor.notify("textDocument/didClose", unknown)
    place = {"line": 3, "character": 3}
    assert editor.ask("textDocument/hover", {**unknown, "position": place}) is None
    assert not editor.ask("textDocument/codeLens", unknown)
    assert not editor.ask(
        "textDocument/codeAction", {**unknown, "range": at(place), "context": {"diagnostics": []}}
    )
    with pytest.raises(Failed, match="not open"):
        editor.command(
            "podium.run", {"intent": "fix", **unknown["textDocument"], "range": at(place), "version": 1}
        )
    assert not editor.messages(start)
    told = editor.since(start, "textDocument/publishDiagnostics")
    assert not [
        one for one in told if not one["uri"].startswith("file:///shared/")
    ]  # those were closed before


@pytest.mark.parametrize(
    "uri", ["untitled:Untitled-1", "inmemory://model/1", "file://server/share/x.py", "x"]
)
def test_documents_that_are_no_files_are_served(editor: Editor, uri: str) -> None:
    editor.open(uri, CODE)
    editor.published(uri, has("F401"), 1)
    assert "raises" in editor.hover(uri, "greet(")
    assert done(editor, "document", uri, "def greet")["state"] == "applied"
    assert '"""' in editor.texts[uri]
    editor.shut(uri)


def test_notebooks_are_declined_once(editor: Editor) -> None:
    start = editor.mark()
    for number in range(2):
        book = {"uri": f"file:///book{number}.ipynb", "notebookType": "jupyter", "version": 1, "cells": []}
        editor.notify("notebookDocument/didOpen", {"notebookDocument": book, "cellTextDocuments": []})
    editor.sync()
    assert len(editor.messages(start)) == 1
    assert "notebooks are not supported" in editor.messages(start)[0]


# Menus


def test_the_menu_in_order(editor: Editor, uri: str) -> None:
    editor.open(uri, CODE)
    editor.action(uri, "import os", "remove unused import")
    shown = [(one["kind"], one["title"].removeprefix("Podium: ")) for one in editor.menu(uri, "import os")]
    name = uri.rsplit("/", 1)[1]
    assert shown == [
        ("quickfix", "remove unused import: `os`"),
        ("quickfix", f"fix problems in {name}"),
        ("refactor.rewrite.podium.document", f"document {name}"),
        ("podium.audit", f"audit {name}"),
        ("quickfix", "dismiss F401"),
        ("podium.explain", f"explain {name}"),
    ]
    inside = [(one["kind"], one["title"]) for one in editor.menu(uri, "raise ValueError")]
    assert ("refactor.rewrite.podium.document", "Podium: document greet") in inside
    assert ("podium.explain", "Podium: explain greet") in inside
    assert ("podium.audit", f"Podium: audit {name}") in inside
    selection = range_of(3, 0, 6, 10)
    assert "Podium: audit lines 4-7" in [one["title"] for one in editor.menu(uri, selection)]


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (["quickfix"], {"quickfix"}),
        (["refactor"], {"refactor.rewrite.podium.document"}),
        (["refactor.rewrite"], {"refactor.rewrite.podium.document"}),
        (["refactor.rewrite.podium.document"], {"refactor.rewrite.podium.document"}),
        (["refactor.extract"], set()),
        (["podium"], {"podium.audit", "podium.explain"}),
        (["podium.audit"], {"podium.audit"}),
        (["source"], {"source.podium.audit"}),
        (["source.podium"], {"source.podium.audit"}),
        (["source.podium.audit"], {"source.podium.audit"}),
        (["source.organizeImports"], set()),
        (["source.fixAll"], set()),
        (["quick"], set()),
        (["quickfix", "podium.explain"], {"quickfix", "podium.explain"}),
        (
            [""],
            {
                "quickfix",
                "refactor.rewrite.podium.document",
                "podium.audit",
                "podium.explain",
                "source.podium.audit",
            },
        ),
    ],
)
def test_only_narrows_the_menu(editor: Editor, uri: str, only: list[str], kinds: set[str]) -> None:
    editor.open(uri, CODE)
    editor.published(uri, has("F401"), 1)
    assert {one["kind"] for one in editor.menu(uri, "import os", only=only)} == kinds


def test_every_action_is_well_formed(editor: Editor, uri: str) -> None:
    long = "x" * 200
    ask = "# podium: " + "please " * 40
    text = f"import {long}, os, sys, re, json\n\n\ndef {long}_(a):\n    {ask}\n    return {long}2\n"
    editor.open(uri, text)
    editor.action(uri, "import", "remove unused import")
    done(editor, "audit", uri, "import")
    for line, last in itertools.product(range(7), range(7)):
        menu = editor.menu(uri, range_of(line, 0, last, 9))
        assert len(menu) <= 8
        assert sum("edit" in one for one in menu) <= 3
        for action in menu:
            assert action["title"].startswith("Podium: ")
            assert len(action["title"]) <= 70
            assert ("edit" in action) != ("command" in action)
            if "command" in action:
                assert action["command"]["command"] in COMMANDS
                assert len(action["command"]["arguments"]) == 1
            else:
                assert action["edit"]["documentChanges"][0]["textDocument"] == {"uri": uri, "version": 1}


def test_foreign_diagnostics_get_their_fix_and_are_bound_to_it(editor: Editor, uri: str) -> None:
    editor.open(uri, "a = 1\nb = a\n")
    editor.published(uri, lambda _found: True, 1)
    assert not editor.menu(uri, "b = a", only=["quickfix"])
    theirs = {
        "range": range_of(1, 0, 1, 1),
        "message": "b is not used",
        "source": "Other",
        "code": 7,
        "data": {"keep": [1]},
        "severity": 2,
    }
    menu = editor.menu(uri, "b = a", only=["quickfix"], diagnostics=[theirs])
    assert [one["title"] for one in menu] == [f"Podium: fix problems in {uri.rsplit('/', 1)[1]}"]
    assert menu[0]["diagnostics"] == [theirs]


# Commands


def test_commands_without_arguments_do_something_sensible(tmp_path: Path) -> None:
    """A fresh session: nothing is parked, nothing runs, no place is known."""
    answers = {"podium.cancel": {"cancelled": []}, "podium.clear": {"cleared": []}}
    with Editor(tmp_path) as editor:
        for name in COMMANDS:
            if name == "podium.status":
                assert set(editor.command(name)) == {
                    "endpoints",
                    "agents",
                    "jobs",
                    "squad",
                    "trust",
                    "version",
                }
            elif name in answers:
                assert editor.command(name) == answers[name]
            else:
                with pytest.raises(Failed) as caught:
                    editor.command(name)
                assert caught.value.code == -32803
                assert re.fullmatch(r"[^\n]{15,120}", caught.value.message)


def test_commands_without_arguments_mean_the_last_place(editor: Editor, uri: str) -> None:
    editor.open(uri, CODE)
    editor.published(uri, has("F401"), 1)
    editor.hover(uri, "greet(name, times)")
    assert editor.job(editor.command("podium.explain")["job"], "done")["title"] == "explain greet"
    editor.menu(uri, "def shout")
    assert editor.job(editor.command("podium.document")["job"], "applied")["title"] == "document shout"
    items = [{"uri": uri, "position": editor.place(uri, "if not name")}]
    editor.notify("podium/context", {"kind": "cursor", "items": items})
    assert editor.job(editor.command("podium.explain")["job"], "done")["title"] == "explain greet"


def test_a_request_for_an_older_version_is_mapped_or_refused(editor: Editor, uri: str) -> None:
    editor.open(uri, CODE)
    editor.published(uri, has("F401"), 1)
    menu = {one["title"]: one for one in editor.menu(uri, "def greet")}
    other = editor.request("document", uri, "def shout")
    editor.insert(uri, 0, '"""Greetings."""\n\n')
    job = editor.choose(menu["Podium: document greet"])["job"]
    assert editor.job(job, "applied", "parked")["title"] == "document greet"
    assert editor.texts[uri].count('"""') == 4
    editor.replace(uri, "other = 1\n")
    for stale in (other, menu["Podium: document greet"]["command"]["arguments"][0], {**other, "version": 99}):
        with pytest.raises(Failed, match="the text changed, ask again"):
            editor.command("podium.run", stale)


def test_status_tells_what_there_is(editor: Editor, uri: str) -> None:
    editor.open(uri, CODE)
    job = editor.command("podium.run", editor.request("explain", uri, "def greet"))["job"]
    editor.job(job, "done")
    status = editor.command("podium.status")
    assert {"name", "intents", "tool"} <= set(status["agents"][0])
    assert {"fixer", "documenter", "auditor", "explainer"} <= {one["name"] for one in status["agents"]}
    mine = next(one for one in status["jobs"] if one["id"] == job)
    assert set(mine) == {"id", "state", "intent", "title", "uri", "range", "message", "markdown"}
    assert (mine["state"], mine["intent"], mine["uri"]) == ("done", "explain", uri)
    assert [Path(one).name for one in status["trust"]["workspace"]] == ["project"]


# Hovers and lenses


def test_hover_says_what_no_other_server_does(editor: Editor, uri: str) -> None:
    editor.open(uri, CODE)
    editor.published(uri, has("F401"), 1)
    text = editor.until(
        lambda: (found := editor.hover(uri, "greet(name, times)")) and "shout" in found and found
    )
    assert "- raises `ValueError`" in text
    assert "called from line 11 in `shout`" in text
    assert "def greet" not in text
    assert "**F401**" in editor.hover(uri, "os")
    assert editor.hover(uri, range_of(1, 0, 1, 0)["start"]) == ""
    explained = done(editor, "explain", uri, "def greet")
    assert explained["markdown"].startswith("### function `greet`")
    assert "### function `greet`" in editor.hover(uri, "greet(name, times)")


LINKED = '''def linked(a="```\\n[x](https://evil.example)"):
    """See [here](https://evil.example/a), ![i](http://evil.example/i.png), <https://evil.example>.

    [b]: https://evil.example/b
    [nested [c]](command:evil) <img src="http://evil.example"> www.evil.example [d](comm&#97;nd:evil)
    """
    raise ValueError
'''
ACTIVE = re.compile(r"\]\(|\]\[|https?:|command:|www\.|<\w|!\[", re.IGNORECASE)


def outside_fences(markdown: str) -> str:
    """Markdown without its fenced blocks, found as CommonMark does: by fences at least as long."""
    kept, fence = list[str](), ""
    for line in markdown.splitlines():
        mark = re.match(r"`{3,}", line)
        if fence:
            fence = "" if mark and len(mark[0]) >= len(fence) and not line.strip("` ") else fence
        elif mark:
            fence = mark[0]
        else:
            kept.append(line)
    assert not fence
    return "\n".join(kept)


@pytest.mark.parametrize("facts", ["extra", "full", "off"])
@pytest.mark.parametrize("formats", [["markdown", "plaintext"], ["plaintext"]])
def test_hover_settings_and_formats(tmp_path: Path, facts: str, formats: list[str]) -> None:
    capabilities = having(FULL, textDocument__hover__contentFormat=formats)
    with Editor(tmp_path, capabilities=capabilities, options={"hover": {"facts": facts}}) as editor:
        uri = editor.open("file:///linked.py", LINKED + "\n\nimport os\n")
        editor.published(uri, has("F401"), 1)
        place = {"textDocument": {"uri": uri}, "position": editor.place(uri, "linked(")}
        facts_alone = editor.ask("textDocument/hover", place)
        done(editor, "explain", uri, "def linked")
        answer = editor.ask("textDocument/hover", place)
        if facts == "off":
            assert answer is None
            return
        content = answer["contents"]
        assert content["kind"] == formats[0]
        assert "raises" in content["value"]
        assert answer["range"] == range_of(0, 4, 0, 10)
        if formats == ["plaintext"]:
            assert "`" not in content["value"]
            assert "**" not in content["value"]
            assert "# " not in content["value"]
        else:
            assert not ACTIVE.search(outside_fences(content["value"])), content["value"]
            assert ("def linked" in facts_alone["contents"]["value"]) == (facts == "full")
            assert "def linked" in content["value"]  # what was explained stays
        problem = editor.hover(uri, "os")
        assert "F401" in problem
        assert ("**" in problem) == (formats[0] == "markdown")


def test_lenses_come_when_asked_for(tmp_path: Path) -> None:
    with Editor(tmp_path, capabilities=without(FULL, "workspace.configuration")) as editor:
        uri = editor.open("file:///lens.py", CODE)
        editor.published(uri, has("F401"), 1)
        assert editor.ask("textDocument/codeLens", {"textDocument": {"uri": uri}}) == []
        editor.notify("workspace/didChangeConfiguration", {"settings": {"podium": {"codeLens": True}}})
        lenses = editor.ask("textDocument/codeLens", {"textDocument": {"uri": uri}})
        shown = [(one["command"]["title"], one["range"]["start"]["line"]) for one in lenses]
        assert shown == [(f"Podium: {what}", line) for line in (3, 9) for what in ("Explain", "Document")]
        command = lenses[1]["command"]
        assert editor.job(editor.command(command["command"], *command["arguments"])["job"], "applied")
        editor.notify("workspace/didChangeConfiguration", {"settings": {"podium": {"codeLens": False}}})
        assert editor.ask("textDocument/codeLens", {"textDocument": {"uri": uri}}) == []


# Settings


@pytest.mark.parametrize(
    ("options", "configured", "parked"),
    [
        ({"apply": "preview"}, None, True),
        ({"podium": {"apply": "preview"}}, {}, True),
        (None, {"apply": "preview"}, True),
        ({"apply": "preview"}, {"apply": "auto"}, False),
        ({"apply": "auto"}, {"podium": {"podium.apply": "preview"}}, True),
        ({"apply": "preview"}, {"docstringStyle": "numpy"}, True),
        ({"apply": "preview"}, {"apply": None}, True),
        ({"podium": {"apply": "preview"}, "pylsp": {"apply": 1}, "apply": "auto"}, None, True),
        ([1], "text", False),
    ],
)
def test_where_settings_come_from(
    tmp_path: Path, options: object, configured: object, *, parked: bool
) -> None:
    with Editor(tmp_path, options=options, settings=configured) as editor:
        uri = editor.open("file:///settings.py", CODE)
        editor.published(uri, has("F401"), 1)
        assert done(editor, "document", uri, "def greet")["state"] == ("parked" if parked else "applied")


def test_options_for_other_servers_are_no_news(tmp_path: Path) -> None:
    with Editor(tmp_path, options={"podium": {}, "pylsp": {"plugins": {}}, "clangd.path": "/bin"}) as editor:
        editor.published(editor.open("file:///others.py", CODE), has("F401"), 1)
        assert not editor.messages()


def test_both_sides_of_a_result_that_waits_are_told_to_a_diff_view(tmp_path: Path) -> None:
    with Editor(tmp_path, settings={"apply": "preview"}) as editor:
        uri = editor.open("file:///sides.py", CODE)
        editor.published(uri, has("F401"), 1)
        job = done(editor, "document", uri, "def greet")["id"]
        editor.insert(uri, 0, "zebra = 1\n")
        sides = editor.command("podium.proposal", {"job": job})
        assert (sides["job"], sides["state"], sides["uri"]) == (job, "parked", uri)
        assert sides["before"] == "zebra = 1\n" + CODE
        assert sides["after"].startswith("zebra = 1\n")
        assert sides["after"].count('"""') > sides["before"].count('"""')


def test_settings_that_are_wrong_are_told_once_by_name(tmp_path: Path) -> None:
    wrong: Json = {
        "aply": "auto",
        "apply": "sometimes",
        "hover": {"facts": 5, "colour": "red"},
        "log": {"level": ["debug"]},
        "enable": {"python": "yes"},
        "offline": "true",
        "nothing": None,
    }
    with Editor(tmp_path, settings=wrong, options={"aply": 1}) as editor:
        for _ in range(3):
            editor.notify("workspace/didChangeConfiguration", {"settings": None})
        uri = editor.open("file:///wrong.py", CODE)
        editor.published(uri, has("F401"), 1)
        messages = editor.messages()
        assert len(messages) == len(set(messages)) == 7
        for name in (
            "apply must be auto | preview | never",
            "hover.facts",
            "hover.colour",
            "log.level",
            "enable",
            "offline",
        ):
            assert sum(f"setting podium.{name}" in one for one in messages) == 1, name
        assert any("podium.aply is ignored; did you mean podium.apply?" in one for one in messages)


def test_enable_switches_documents_on_and_off(tmp_path: Path) -> None:
    settings: Json = {"enable": {"*": True, "python": False, "**/kept/*.py": True}}
    with Editor(tmp_path, settings=settings) as editor:
        kept = editor.open("file:///a/kept/x.py", CODE)
        editor.published(kept, has("F401"), 1)
        off = editor.open("file:///a/x.py", CODE)
        editor.insert(off, 0, "zebra\n")
        editor.insert(kept, 0, "zebra\n")
        editor.published(kept, has("F821"), 2)
        assert editor.codes(off) == []
        assert editor.menu(off, "def greet") == []
        assert editor.hover(off, "greet") == ""
        editor.settings = {"enable": True}
        editor.notify("workspace/didChangeConfiguration", {"settings": {}})
        editor.published(off, has("F821"))
        assert editor.menu(off, "def greet")
        editor.settings = {"enable": False}
        editor.notify("workspace/didChangeConfiguration", {"settings": {}})
        editor.published(off, lambda found: not found)
        editor.published(kept, lambda found: not found)
        assert editor.menu(kept, "def greet") == []


@pytest.mark.parametrize("through", ["menu", "context"])
def test_linter_findings_yield_to_the_linters_own_server(tmp_path: Path, through: str) -> None:
    theirs = {
        "range": range_of(0, 7, 0, 9),
        "message": "`os` imported but unused",
        "source": "Ruff",
        "code": "F401",
    }
    with Editor(tmp_path) as editor:
        uri, other = (editor.open(f"file:///auto{number}.py", CODE) for number in range(2))
        for one in (uri, other):
            editor.published(one, has("F401"), 1)
        if through == "menu":
            menu = editor.menu(uri, "import os", diagnostics=[theirs])
            assert any(one.get("diagnostics") and theirs in one["diagnostics"] for one in menu)
        else:
            editor.notify("podium/context", {"kind": "diagnostics", "uri": uri, "items": [theirs]})
        for one in (uri, other):
            editor.published(one, lambda found: not found)
        for mode, shown in (("on", ["F401"]), ("off", []), ("on", ["F401"]), ("auto", [])):
            editor.settings = {"diagnostics": mode}
            editor.notify("workspace/didChangeConfiguration", {"settings": {}})
            editor.published(other, lambda found, shown=shown: [one["code"] for one in found] == shown)


def test_folders_come_and_go(tmp_path: Path) -> None:
    strict, path = tmp_path / "strict", tmp_path / "strict" / "m.py"
    strict.mkdir()
    (strict / "ruff.toml").write_text('[lint]\nselect = ["D100"]\n')
    path.write_text(CODE)
    folder = {"uri": strict.as_uri(), "name": "strict"}
    with Editor(tmp_path) as editor:
        uri = editor.open(path.as_uri(), CODE)
        editor.published(uri, lambda found: [one["code"] for one in found] == ["F401"], 1)
        for added, removed, code in (([folder], [], "D100"), ([], [folder], "F401")):
            event = {"added": added, "removed": removed}
            editor.notify("workspace/didChangeWorkspaceFolders", {"event": event})
            editor.published(uri, lambda found, code=code: [one["code"] for one in found] == [code])
            roots = editor.command("podium.status")["trust"]["workspace"]
            assert [Path(one).name for one in roots] == [one["name"] for one in added]


def test_settings_files_that_change_count_at_once(tmp_path: Path) -> None:
    watching = having(FULL, workspace__didChangeWatchedFiles__dynamicRegistration=True)
    rules = tmp_path / "ruff.toml"
    with Editor(tmp_path, folders=[tmp_path], capabilities=watching) as editor:
        registered = editor.expect(
            lambda one: one if one.get("method") == "client/registerCapability" else None
        )
        assert "ruff.toml" in json.dumps(registered)
        uri = editor.open((tmp_path / "x.py").as_uri(), CODE)
        editor.published(uri, lambda found: [one["code"] for one in found] == ["F401"], 1)
        rules.write_text('[lint]\nselect = ["D100"]\n')
        editor.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": rules.as_uri(), "type": 1}]})
        editor.published(uri, lambda found: [one["code"] for one in found] == ["D100"])
        start = editor.mark()
        rules.write_text("[lint\n")
        editor.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": rules.as_uri(), "type": 2}]})
        editor.published(uri, lambda found: [one["code"] for one in found] == ["F401"])
        assert len(editor.messages(start)) == 1
        assert "ruff.toml is no valid TOML" in editor.messages(start)[0]


def test_saving_audits_where_the_setting_says_so(tmp_path: Path) -> None:
    with Editor(tmp_path, options={"audit.onSave": True}) as editor:
        uri = editor.open("file:///saved.py", RISKY)
        editor.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        found = editor.published(uri, has("python-eval"))["diagnostics"]
        assert next(one for one in found if one["code"] == "python-eval")["source"] == "podium"
        editor.settings = {"enable": False, "audit": {"onSave": True}}
        editor.notify("workspace/didChangeConfiguration", {"settings": {}})
        editor.published(uri, lambda found: not found)
        start = editor.mark()
        editor.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        editor.sync()
        assert not editor.since(start, "podium/job")


def test_a_menu_right_behind_a_keystroke_names_what_was_typed(editor: Editor, uri: str) -> None:
    editor.open(uri, CODE)
    editor.action(uri, "greet(name, times)", "document greet")
    for number in range(5):
        editor.insert(uri, 3, f"def typed_{number}(x):\n    return x\n\n")
        titles = [one["title"] for one in editor.menu(uri, at({"line": 4, "character": 4}))]
        assert f"Podium: document typed_{number}" in titles


def test_a_menu_in_a_second_document_names_its_definitions_at_once(editor: Editor, uri: str) -> None:
    editor.open(uri, CODE)
    editor.action(uri, "greet(name, times)", "document greet")
    other = f"{uri}.second.py"
    editor.open(other, CODE.replace("greet", "welcome"))
    assert "Podium: document welcome" in [one["title"] for one in editor.menu(other, "return name * times")]
    editor.shut(other)


def test_a_notebooks_cell_is_left_alone(editor: Editor) -> None:
    cell = "vscode-notebook-cell:/shared/book.ipynb#W1"
    editor.open(cell, "%matplotlib inline\nimport os\n")
    assert editor.menu(cell, "import os") == []
    assert editor.hover(cell, "import os") == ""
    assert editor.codes(cell) == []
    editor.shut(cell)
