"""Reading what a model wrote: every shape in which models give code, whatever they were asked for.

Each shape is one pure function in a table, tried in order; what it finds is either the new text of the unit
that was asked about (`Rewrite`) or places to replace (`Replace`). Reading is lenient; `matching.py` applies
strictly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

from lsp_server.errors import UnfitReply
from lsp_server.patch.blocks import read_blocks
from lsp_server.patch.diffs import read_unified, read_v4a
from lsp_server.patch.shapes import Code, Reading, Replace, Rewrite, fences
from lsp_server.patch.strict_json import strict_json

__all__ = ["Code", "Reading", "Replace", "Rewrite", "read_reply"]

_OLD_KEYS = ("old", "old_str", "old_string", "oldText", "search", "find", "original", "before")
_NEW_KEYS = ("new", "new_str", "new_string", "newText", "replace", "replacement", "updated", "after")
_CODE_KEYS = (
    "code", "new_code", "newCode", "updated_code", "updatedCode", "fixed_code", "refactored_code", "content",
    "answer",
)  # fmt: skip
_LINE_KEYS = ("line", "start_line", "startLine", "end_line", "lines", "range")
# What a chat template leaves behind an answer when its server does not know its end.
_END_TOKEN = re.compile(
    r"(?:\s*(?:<\|(?:im_end|endoftext|eot_id|end|return|end_of_text|EOT)\|>|<(?:end_of_turn|eos)>|</s>"
    r"|<｜end▁of▁sentence｜>))+\s*\Z"
)
_QUOTED = re.compile(r"^> ?(?=[ \t]*(?:`{3}|~{3}|<{5,9}|diff --git|--- |\*\*\* Begin))", re.MULTILINE)
_QUOTE = re.compile(r"^>(?!>>(?: |$)) ?", re.MULTILINE)  # of a doctest is none
_CALL = re.compile(r"<tool_call>\s*(.*?)\s*</tool_call>", re.DOTALL)
_TAGS = re.compile(
    r"<(old_str(?:ing)?|old|search|find|original)>\n?(.*?)\n?</\1>\s*"
    r"<(new_str(?:ing)?|new|replace|replacement|updated)>\n?(.*?)\n?</\3>",
    re.DOTALL | re.IGNORECASE,
)
_TICKED = re.compile(r"\A\s*`([^`\n]+)`\s*\Z")
_WRAPPED = re.compile(
    r"^<(code|answer|output|result|updated_code|new_code|file|response)>[ \t]*\n(.*?)\n?^[ \t]*</\1>[ \t]*$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


def read_reply(reply: str, language: str = "") -> Reading:
    """What a reply about code in a language gives.

    Raises UnfitReply when it gives no code, or was cut off.
    """
    text = reply.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    text = _END_TOKEN.sub("", text)
    if _QUOTED.search(text):
        text = _QUOTE.sub("", text)
    for shape in _SHAPES:
        if shape is _json and language == "json":
            continue  # what looks like an edit there is data
        if found := shape(text):
            return found
    raise UnfitReply("no code", "the reply has no code in it")


def _json(text: str) -> Reading | None:
    """Edits as JSON, in the names that tool calls have for them, or code in a string of it.

    Repaired JSON never makes an edit: strictly parsed.
    """
    bodies = (*(fence.code.text for fence in fences(text)), *_CALL.findall(text), text)
    for body in bodies:
        stripped = body.strip()
        if not stripped.startswith(("{", "[")):
            continue
        try:
            value = strict_json(stripped)
        except (ValueError, RecursionError):
            continue
        found = tuple(_edits_in(value))
        if found:
            return found
        if code := _code_in(value):
            return Rewrite((Code(code), Code(body)))  # the JSON itself, if that is what was asked for
    return None


def _edits_in(value: object) -> Iterator[Replace]:
    if isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _edits_in(item)
    elif isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        old = next((fields[key] for key in _OLD_KEYS if isinstance(fields.get(key), str)), None)
        new = next((fields[key] for key in _NEW_KEYS if isinstance(fields.get(key), str)), None)
        if old is not None and new is not None:
            path = fields.get("path") or fields.get("file") or fields.get("file_path") or ""
            yield Replace(old.strip("\n"), new.strip("\n"), str(path))
            return
        for item in fields.values():
            if isinstance(item, list | dict):
                yield from _edits_in(cast("object", item))


def _code_in(value: object) -> str:
    """The code in an object that has it in one string; one that tells lines by number is not believed."""
    if not isinstance(value, dict):
        return ""
    fields = cast("dict[str, Any]", value)
    if any(key in fields for key in _LINE_KEYS):
        return ""
    code = next((fields[key] for key in _CODE_KEYS if isinstance(fields.get(key), str)), "")
    inner = [fence.code.text for fence in fences(code) if fence.closed]
    return inner[0] if len(inner) == 1 else code


def _tagged(text: str) -> Reading | None:
    """Old and new text in tags of their own, as some tools have it."""
    if next(fences(text), None) is not None:
        return None
    return tuple(Replace(found[2], found[4]) for found in _TAGS.finditer(text)) or None


def _fenced(text: str) -> Reading | None:
    """Code in fences, prose around it."""
    found = list(fences(text))
    if any(not fence.closed for fence in found):
        raise UnfitReply("cut off", "a code fence has no end")
    codes = tuple(fence.code for fence in found if fence.code.text.strip())
    if found and not codes:
        raise UnfitReply("no code", "the reply has an empty code fence")
    return Rewrite(codes) if codes else None


def _wrapped(text: str) -> Reading | None:
    """Code in one pair of tags instead of a fence."""
    found = list(_WRAPPED.finditer(text))
    return Rewrite((Code(found[0][2]),)) if len(found) == 1 and found[0][2].strip() else None


def _bare(text: str) -> Reading | None:
    """Nothing but code, without a fence; whether it is code, the caller sees by whether it defines the
    unit."""
    if ticked := _TICKED.match(text):
        return Rewrite((Code(ticked[1]),))
    return Rewrite((Code(text.strip("\n"), fenced=False),)) if text.strip() else None


_SHAPES: tuple[Callable[[str], Reading | None], ...] = (
    read_blocks, read_v4a, read_unified, _json, _tagged, _fenced, _wrapped, _bare,
)  # fmt: skip
