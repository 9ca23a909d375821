"""The deferred lsprotocol classes are the plain ones, but for the time at which they are completed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

# Printed by a fresh interpreter each, since a class is deferred only at its first import in a process.
DESCRIBE = """
import inspect, json, sys
if sys.argv[1] == "deferred":
    from lsp_server.server.fast_types import import_types
    import_types()
from lsprotocol import types
import attrs
out = {}
for name, cls in sorted(types.ALL_TYPES_MAP.items()):
    if not isinstance(cls, type) or not hasattr(cls, "__attrs_attrs__"):
        continue
    attrs.resolve_types(cls)
    fields = [
        (field.name, str(field.type), repr(field.default), type(field.validator).__name__, field.kw_only)
        for field in attrs.fields(cls)
    ]
    taken = inspect.signature(cls.__init__).parameters.values()
    arguments = [(one.name, repr(one.default), str(one.kind)) for one in taken]
    out[name] = [fields, arguments, cls.__name__, cls.__eq__ is not object.__eq__]
print(json.dumps(out))
"""

ROUND_TRIP = """
import json, sys
if sys.argv[1] == "deferred":
    from lsp_server.server.fast_types import import_types, make_converter
    import_types()
    converter = make_converter()
else:
    from pygls.protocol import default_converter
    converter = default_converter()
from lsprotocol import types
span = {"start": {"line": 1, "character": 2}, "end": {"line": 3, "character": 4}}
document = {"uri": "file:///a.py"}
cases = [
    (types.CodeActionParams, {"textDocument": document, "range": span, "context": {
        "diagnostics": [{"range": span, "message": "m", "code": 7, "data": {"finding": "x"}}],
        "only": ["quickfix", "own.kind"]}}),
    (types.DidChangeTextDocumentParams, {"textDocument": {**document, "version": 3}, "contentChanges": [
        {"range": span, "text": "x"}, {"text": "whole"}]}),
    (types.WorkspaceEdit, {"documentChanges": [
        {"textDocument": {**document, "version": None}, "edits": [{"range": span, "newText": "n"}]}]}),
    (types.Hover, {"contents": {"kind": "markdown", "value": "v"}}),
    (types.InitializeParams, {
        "processId": 1, "rootUri": None, "capabilities": {"window": {"workDoneProgress": True}}}),
]
out = []
for cls, value in cases:
    out.append(converter.unstructure(converter.structure(value, cls)))
for cls, value in [(types.Position, {"line": "x"}), (types.HoverParams, {}), (types.Range, 3)]:
    try:
        converter.structure(value, cls)
    except Exception as fault:
        out.append(type(fault).__name__)
print(json.dumps(out, default=str))
"""


def said(script: str, how: str) -> object:
    done = subprocess.run([sys.executable, "-c", script, how], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_every_class_is_the_same() -> None:
    plain, deferred = said(DESCRIBE, "plain"), said(DESCRIBE, "deferred")
    assert isinstance(plain, dict)
    assert len(plain) > 500
    assert deferred == plain


def test_values_go_through_unchanged() -> None:
    assert said(ROUND_TRIP, "deferred") == said(ROUND_TRIP, "plain")


def test_few_classes_are_completed_by_an_import() -> None:
    script = """
import json, sys
from lsp_server.server.fast_types import import_types, _first_init
import_types()
from lsprotocol import types
classes = [cls for cls in types.ALL_TYPES_MAP.values() if isinstance(cls, type)]
waiting = [cls for cls in classes if vars(cls).get("__init__") is _first_init]
print(json.dumps(len(waiting)))
"""
    waiting = said(script, "")
    assert isinstance(waiting, int)
    assert waiting > 400


def test_many_threads_complete_the_classes_at_once() -> None:
    script = """
import json, sys, threading
from lsp_server.server.fast_types import import_types, make_converter
import_types()
from lsprotocol import types
converter, faults = make_converter(), []
def work():
    try:
        for _ in range(20):
            value = {"textDocument": {"uri": "a"}, "position": {"line": 1, "character": 1}}
            assert converter.structure(value, types.HoverParams).position.line == 1
            types.Diagnostic(range=types.Range(types.Position(0, 0), types.Position(0, 1)), message="m")
    except Exception as fault:
        faults.append(repr(fault))
threads = [threading.Thread(target=work) for _ in range(16)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(json.dumps(faults))
"""
    assert said(script, "") == []


@pytest.mark.parametrize(
    "module",
    ["yaml", "pydantic", "httpx", "tree_sitter", "click", "rich", "platformdirs", "pathspec", "tomli_w"],
)
def test_nothing_heavy_loads_before_the_first_answer(module: str) -> None:
    script = """
import json, sys
from lsp_server.server.fast_types import import_types
import_types()
import lsp_server.server.app
print(json.dumps(sorted(sys.modules)))
"""
    loaded = said(script, "")
    assert isinstance(loaded, list)
    assert module not in loaded


def test_whoever_needs_a_class_that_is_being_completed_waits_for_the_whole_of_it() -> None:
    script = """
import json, threading
from lsp_server.server import fast_types
fast_types.import_types()
converter = fast_types.make_converter()
from lsprotocol import types
define, begun, served = fast_types._define, threading.Event(), threading.Event()
def slowly(cls, **how):
    for step in (lambda: None, lambda: define(cls, **how)):
        step()
        begun.set()
        served.wait(0.3)  # time for the other thread to meet an unfinished class
    return cls
fast_types._define = slowly
warm = threading.Thread(target=converter.get_structure_hook, args=(types.Position,))
warm.start()
begun.wait()
place = converter.structure({"line": 1, "character": 2}, types.Position)
served.set()
warm.join()
print(json.dumps([place.line, place.character]))
"""
    assert said(script, "") == [1, 2]
