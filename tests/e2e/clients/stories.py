"""The twelve stories: what a user wants, told with what the client at hand offers.

A story knows of its client only what the record and the screen say. It gives how it came about: "works", or
"works: " and the other way.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from lsp_server.providers.simulated import Fault
from tests.e2e.clients.buffers import Buffer
from tests.e2e.clients.editor import Editor
from tests.e2e.clients.stage import CODE, Model, Stage

Json = dict[str, Any]

WORKS = "works"
WAITS = "works: the result waits, Apply carries the edit"
WAITS_TOO = "works: the result waits, Apply asks for the edit"
READY = "is ready; apply it from the menu"
DOCUMENTED = '    """'
LOADS = CODE.replace("import os", "import yaml") + "\n\ndef load(text):\n    return yaml.unsafe_load(text)\n"
MISSPELT = CODE.replace("import os\n", "").replace("name * times", "lookup(name)")


def fix_a_problem(stage: Stage) -> str:
    """A problem that a linter found is repaired from the menu at it."""
    with stage.opened() as (editor, buffer):
        editor.until(lambda: editor.shown(buffer, "F401"))
        editor.pick(buffer, "os", "remove unused import")
        editor.until(lambda: buffer.text == CODE.replace("import os\n", ""))
        editor.until(lambda: not editor.shown(buffer, "F401"))
    return WORKS


def fix_anothers_problem(stage: Stage) -> str:
    """Another server's diagnostic is repaired; if the client keeps it, what the linters know of there."""
    model = Model(lambda code: code.replace("lookup", "str"))
    with model.served, stage.opened(MISSPELT, model=model) as (editor, buffer):
        editor.until(lambda: editor.shown(buffer, "F821"))
        editor.others[buffer.uri] = [_foreign(buffer, "lookup", "type checker: lookup is a stranger here")]
        item = editor.pick(buffer, "lookup", "fix problems in greet")
        how = landed(editor, buffer, lambda: "return str(name)" in buffer.text)
        bound = [one["source"] for one in item.action.get("diagnostics", [])]
        heard = "a stranger here" in model.served.prompts[-1]
        assert ("checker" in bound) == heard == editor.client.sends_others
    if editor.client.sends_others:
        return how
    other = "works: fix problems in NAME"
    return other if how == WORKS else f"{other}; then {how.removeprefix('works: ')}"


def document(stage: Stage) -> str:
    """A function gets a doc comment."""
    with stage.opened() as (editor, buffer):
        editor.pick(buffer, "greet", "document greet")
        how = landed(editor, buffer, lambda: DOCUMENTED in buffer.text)
        _finished(editor)
        assert buffer.text.startswith(CODE[: CODE.index("    if not")])
        assert buffer.text.endswith(CODE[CODE.index("    if not") :])
    return how


def audit(stage: Stage) -> str:
    """An audit finds something, and its repair is picked at the finding."""
    with stage.opened(LOADS) as (editor, buffer):
        editor.pick(buffer, "load(text)", "audit module.py")
        editor.until(lambda: editor.shown(buffer, "python-yaml-unsafe"))
        _finished(editor)
        editor.pick(buffer, "yaml.unsafe", "safe_load")
        editor.until(lambda: buffer.text == LOADS.replace("unsafe_load", "safe_load"))
        editor.until(lambda: not editor.shown(buffer, "python-yaml-unsafe"))
    return WORKS


def explain(stage: Stage) -> str:
    """A function is explained, beside the code or in its hover."""
    with stage.opened() as (editor, buffer):
        editor.pick(buffer, "greet", "explain greet")
        editor.until(lambda: editor.screen.files or _said(editor, "explain greet is ready"))
        assert "ValueError" in editor.hover(buffer, "greet")
        if editor.screen.files:
            assert "ValueError" in editor.screen.files[0]
            return WORKS
    return "works: in the hover"


def ask(stage: Stage) -> str:
    """A request that is written as a comment is done, and the comment goes."""
    model = Model(lambda code: code.replace("name * times", "name * 2"))
    with model.served, stage.opened(model=model) as (editor, buffer):
        editor.type(buffer, "def greet", "# podium: always two times\n")
        editor.pick(buffer, "# podium", "run always two times")
        how = landed(editor, buffer, lambda: "name * 2" in buffer.text)
        assert buffer.text == CODE.replace("name * times", "name * 2")
        assert "always two times" in model.served.prompts[-1]
    return how


def edit_meanwhile(stage: Stage) -> str:
    """The user goes on typing while the model thinks; both end up in the text."""
    model = Model(lambda code: code.replace("times):\n", 'times):\n    """Say hello."""\n'))
    with model.served, stage.opened(model=model) as (editor, buffer):
        model.may.clear()
        try:
            editor.pick(buffer, "greet", "document greet")
            editor.until(lambda: model.served.prompts)
            editor.type(buffer, "import os", "import re  # \U0001f600\n")
        finally:
            model.may.set()
        how = landed(editor, buffer, lambda: "Say hello" in buffer.text)
        expected = CODE.replace("import os", "import re  # \U0001f600\nimport os")
        assert buffer.text == expected.replace("times):\n", 'times):\n    """Say hello."""\n')
    return how


def cancel(stage: Stage) -> str:
    """A job that takes too long is stopped, and so is its model."""
    model = Model(lambda code: code)
    with model.served, stage.opened(model=model) as (editor, buffer):
        model.served.fail(Fault("stall"))
        editor.pick(buffer, "greet", "document greet")
        editor.until(lambda: editor.screen.bars and model.served.prompts)
        pressed = editor.press_cancel()
        if not pressed:
            editor.pick(buffer, "greet", "cancel: document greet")
        _finished(editor)
        editor.until(lambda: model.served.server.left)
        assert buffer.text == CODE
    return WORKS if pressed else "works: Cancel is in the menu"


def park_and_apply(stage: Stage) -> str:
    """With `apply` set to `preview` a result waits, is looked at and applied."""
    with stage.opened(options={"apply": "preview"}) as (editor, buffer):
        place = _parked(editor, buffer)
        assert buffer.text == CODE
        assert f"+{DOCUMENTED}" in editor.hover(buffer, place)
        editor.pick(buffer, place, "apply: document greet")
        editor.until(lambda: DOCUMENTED in buffer.text)
        editor.until(lambda: not editor.shown(buffer, "result-ready"))
    return WORKS


def discard(stage: Stage) -> str:
    """A result that waits is looked at as a diff and thrown away."""
    with stage.opened(options={"apply": "preview"}) as (editor, buffer):
        place = _parked(editor, buffer)
        editor.pick(buffer, place, "show diff: document greet")
        assert f"+{DOCUMENTED}" in editor.hover(buffer, place)
        editor.until(lambda: editor.screen.files or _said(editor, "hover over line 5 to read the diff"))
        editor.pick(buffer, place, "discard: document greet")
        editor.until(lambda: not editor.shown(buffer, "result-ready"))
        assert buffer.text == CODE
        assert not [one for one in editor.menu(buffer, place) if "apply" in one.title]
        in_a_file = bool(editor.screen.files)
        assert all(f"+{DOCUMENTED}" in one for one in editor.screen.files)
    return WORKS if in_a_file else "works: the diff is in the hover"


def restart(stage: Stage) -> str:
    """The server ends amid unsaved work and is back; closing the last file hurts nothing either."""
    with stage.opened() as (editor, buffer):
        editor.until(lambda: editor.shown(buffer, "F401"))
        editor.type(buffer, "import os", "import re\n")
        by_itself = editor.crash(lived=3600.0)
        if not by_itself:
            editor.restart()
        editor.until(lambda: (one := editor.shown(buffer, "F401")) and "`re`" in one["message"])
        editor.pick(buffer, "re\n", "remove unused import")
        editor.until(lambda: buffer.text == CODE)
        editor.close(buffer)
        again = editor.open(buffer.path)
        editor.until(lambda: editor.shown(again, "F401"))
    return WORKS if by_itself else f"works: after {editor.client.restart}"


def two_editors(stage: Stage) -> str:
    """Two editors on one folder at work at once; what one saves, the other's next audit sees."""
    model = Model(lambda code: code.replace("times):\n", 'times):\n    """Say hello."""\n'))
    paths = [stage.file(name, CODE) for name in ("one.py", "two.py")]
    with model.served, stage.editor(model=model) as first, stage.editor(model=model) as second:
        one, two = first.open(paths[0]), second.open(paths[1])
        first.pick(one, "greet", "document greet")
        second.pick(two, "greet", "document greet")
        (how,) = {
            landed(editor, buffer, lambda buffer=buffer: DOCUMENTED in buffer.text)
            for editor, buffer in ((first, one), (second, two))
        }
        assert one.text == two.text
        first.type(one, "    return", "    eval(name)\n")
        first.save(one)
        second.saved.add(one.path)
        second.noticed(one.path)
        _audit_elsewhere(second, one)
        assert two.text == one.text.replace("    eval(name)\n", "")
    lines = [line for path in stage.journals for line in path.read_text("utf-8").splitlines()]
    assert len({json.dumps(json.loads(line)) for line in lines}) >= 2, "both have written, whole lines"
    return how


def _audit_elsewhere(editor: Editor, saved: Buffer) -> None:
    """The other editor audits the folder where it can, else the file, which it opens."""
    if editor.client.commands_by_name:
        editor.run("podium.auditWorkspace")
        editor.until(lambda: editor.shown(saved, "python-eval"))
        return
    buffer = editor.open(saved.path)
    editor.pick(buffer, "greet", "audit one.py")
    editor.until(lambda: editor.shown(buffer, "python-eval"))


def landed(editor: Editor, buffer: Buffer, made: Callable[[], bool]) -> str:
    """Wait for an edit to be made; where its result waits instead, apply it. Gives which it was."""
    editor.until(lambda: made() or editor.shown(buffer, "result-ready"))
    if made():
        assert not _said(editor, READY)
        return WORKS
    editor.until(lambda: _said(editor, READY) or editor.screen.last_words(READY.removeprefix("is ")))
    ready = editor.until(lambda: editor.shown(buffer, "result-ready"))
    item = editor.pick(buffer, ready["range"]["start"], "apply:")
    editor.until(made)
    editor.until(lambda: not editor.shown(buffer, "result-ready"))
    return WAITS if "edit" in item.action else WAITS_TOO


def _parked(editor: Editor, buffer: Buffer) -> Json:
    """Have a function documented, and give the place at which the result waits."""
    editor.pick(buffer, "greet", "document greet")
    ready = editor.until(lambda: editor.shown(buffer, "result-ready"))
    _finished(editor)
    in_words = editor.screen.last_words(READY.removeprefix("is "))
    assert in_words != _said(editor, READY), "the user is told once that it waits"
    return ready["range"]["start"]


def _finished(editor: Editor) -> None:
    """Something went on, and no display of progress is left."""
    editor.until(lambda: editor.screen.seen_bars and not editor.screen.bars)


def _said(editor: Editor, words: str) -> bool:
    return any(words in one for one in editor.screen.messages)


def _foreign(buffer: Buffer, words: str, message: str) -> Json:
    """A diagnostic of another server at some words."""
    index = buffer.text.index(words)
    span = {"start": buffer.position(index), "end": buffer.position(index + len(words))}
    return {"range": span, "message": message, "severity": 1, "source": "checker", "code": "strange"}


STORIES: dict[str, Callable[[Stage], str]] = {
    "fix a linter's problem": fix_a_problem,
    "fix another server's problem": fix_anothers_problem,
    "document": document,
    "audit, and apply a finding's fix": audit,
    "explain": explain,
    "ask by a comment": ask,
    "edit while the model thinks": edit_meanwhile,
    "cancel": cancel,
    "let a result wait, and apply it": park_and_apply,
    "discard it": discard,
    "the server restarts": restart,
    "two editors on one folder": two_editors,
}
