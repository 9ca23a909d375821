"""The parts of SARIF 2.1.0 that a log of Podium's may have, as a JSON schema, and nothing besides.

Written from the tables of the standard (OASIS, "Static Analysis Results Interchange Format Version 2.1.0",
sections 3.13 to 3.58), narrower than its own schema: what Podium never writes is refused here.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

_URI = {"type": "string", "format": "uri"}
_COUNT = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}


def _closed(required: tuple[str, ...], **properties: Json) -> Json:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": properties,
    }


def _list(items: Json, **more: object) -> Json:
    return {"type": "array", "items": items, **more}


_MESSAGE = _closed(("text",), text={"type": "string", "minLength": 1})
_REGION = _closed(("startLine",), startLine=_COUNT, startColumn=_COUNT, endLine=_COUNT, endColumn=_COUNT)
_LOCATION = _closed(
    ("physicalLocation",),
    physicalLocation=_closed(
        ("artifactLocation", "region"),
        artifactLocation=_closed(("uri",), uri={"type": "string", "format": "uri-reference", "minLength": 1}),
        region=_REGION,
    ),
)
_PROPERTIES = {
    "type": "object",
    "required": ["tags"],
    "properties": {"tags": _list({"type": "string"}, uniqueItems=True)},
}
_RULE = _closed(
    ("id",),
    id={"type": "string"},
    shortDescription=_MESSAGE,
    help=_MESSAGE,
    helpUri=_URI,
    defaultConfiguration=_closed((), level=_LEVEL),
    properties=_PROPERTIES,
)
_DRIVER = _closed(
    ("name",),
    name={"type": "string"},
    semanticVersion={"type": "string"},
    rules=_list(_RULE, uniqueItems=True),
)
_INVOCATION = _closed(
    ("executionSuccessful",),
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=_list(_closed(("message",), message=_MESSAGE, level=_LEVEL)),
)
_RESULT = _closed(
    ("message",),
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level=_LEVEL,
    message=_MESSAGE,
    locations=_list(_LOCATION, minItems=1),
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
)
_RUN = _closed(
    ("tool", "results"),
    tool=_closed(("driver",), driver=_DRIVER),
    invocations=_list(_INVOCATION),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=_list(_RESULT),
)
SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    **_closed(
        ("version", "runs"),
        **{"$schema": _URI, "version": {"const": "2.1.0"}, "runs": _list(_RUN, minItems=1)},
    ),
}
