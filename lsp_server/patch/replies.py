"""Reading what a model wrote: every shape in which models give code, whatever they were asked for.

Each shape is one pure function in a table, tried in order; what it finds is either the new text of the unit
that was asked about (`Rewrite`) or places to replace (`Replace`). Reading is lenient; `matching.py` applies
strictly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from lsp_server.errors import UnfitReply
from lsp_server.patch.strict_json import strict_json


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Candidates for the new text of the unit, in the order of the reply; the caller knows which defines it.

    Without a fence it may be prose as well.
    """

    candidates: tuple[str, ...]
    fenced: bool = True


@dataclass(frozen=True, slots=True)
class Replace:
    """These lines give way to those; `path` is the file that the reply names, if it names one."""

    old: str
    new: str
    path: str = ""


Reading = Rewrite | tuple[Replace, ...]

_SEARCH = re.compile(r"^[ \t]*<{5,9}[ \t]*(?:SEARCH|ORIGINAL|HEAD|OLD)?[^\n<]*$", re.IGNORECASE)
_DIVIDE = re.compile(r"^[ \t]*={5,9}[ \t]*$")
_REPLACE = re.compile(r"^[ \t]*>{5,9}[ \t]*(?:REPLACE|UPDATED|NEW)?[^\n>]*$", re.IGNORECASE)
_LINE_HINT = re.compile(r"^:(?:start|end)_line:\s*\d+\s*$")
_RULE = re.compile(r"^-{5,9}$")
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*([\w+#.-]*)[^\n`]*$")
_HUNK = re.compile(r"^@@.*$")
_OLD_KEYS = ("old", "old_string", "oldText", "search", "find", "original", "before")
_NEW_KEYS = ("new", "new_string", "newText", "replace", "replacement", "updated", "after")


def read_reply(reply: str) -> Reading:
    """What a reply gives.

    Raises UnfitReply when it gives no code, or was cut off.
    """
    text = reply.replace("\r\n", "\n").replace("\r", "\n")
    for shape in _SHAPES:
        found = shape(text)
        if found:
            return found
    raise UnfitReply("no code", "the reply has no code in it")


def fence_languages(reply: str) -> list[str]:
    """What the fences of a reply call their code, where they call it anything."""
    return [language for language, _, _ in _fences(reply.replace("\r\n", "\n")) if language]


def _blocks(text: str) -> Reading | None:
    """Search/replace blocks, in the dialects of aider, Cline, Roo and their kin."""
    found: list[Replace] = []
    old: list[str] | None = None
    new: list[str] | None = None
    path = previous = ""
    for line in text.split("\n"):
        if _SEARCH.match(line):
            old, new, path = [], None, _path_in(previous)
        elif old is not None and new is None and _DIVIDE.match(line):
            new = []
        elif old is not None and new is not None and _REPLACE.match(line):
            found.append(Replace("\n".join(_without_hints(old)), "\n".join(new), path))
            old, new = None, None
        elif new is not None:
            new.append(line)
        elif old is not None:
            old.append(line)
        if line.strip() and not _FENCE.match(line):
            previous = line
    if old is not None and (found or new is not None):
        raise UnfitReply("cut off", "a search/replace block has no end")
    return tuple(found) or None


def _without_hints(lines: list[str]) -> list[str]:
    """Roo's blocks begin with line numbers and a rule, which say nothing that the lines do not."""
    at = 0
    while at < len(lines) and (_LINE_HINT.match(lines[at]) or (at and _RULE.match(lines[at]))):
        at += 1
    return lines[at:]


def _path_in(line: str) -> str:
    """The file's name that stands in the line above a block, if one does."""
    word = line.strip().strip("`*#: ").removeprefix("File:").strip()
    return word if re.fullmatch(r"[\w./\\-]+\.\w{1,8}", word) else ""


def _v4a(text: str) -> Reading | None:
    """The patches of OpenAI's apply_patch: *** Begin Patch, *** Update File, hunks without line numbers."""
    if "*** Begin Patch" not in text:
        return None
    if "*** End Patch" not in text:
        raise UnfitReply("cut off", "the patch has no end")
    body = text.split("*** Begin Patch", 1)[1].split("*** End Patch", 1)[0]
    found: list[Replace] = []
    for part in re.split(r"^\*\*\* Update File: ", body, flags=re.MULTILINE)[1:]:
        path, _, rest = part.partition("\n")
        hunks = _hunks(rest.split("\n"))
        found += [Replace(one.old, one.new, path.strip()) for one in hunks]
    if re.search(r"^\*\*\* (?:Add|Delete) File: ", body, flags=re.MULTILINE):
        raise UnfitReply("scope", "the patch adds or deletes files")
    return tuple(found) or None


def _unified(text: str) -> Reading | None:
    """Unified diffs, with right, wrong or no line numbers, fenced or not: only what their lines say
    counts."""
    bodies = [code for language, code, _ in _fences(text) if language in ("diff", "patch", "udiff")]
    if not bodies and re.search(r"^--- .*\n\+\+\+ ", text, re.MULTILINE):
        bodies = [text[text.index("--- ") :]]
    found: list[Replace] = []
    for body in bodies:
        lines = [line for line in body.split("\n") if not line.startswith(("diff ", "index "))]
        path = next((line[4:].strip() for line in lines if line.startswith("+++ ")), "")
        kept = [line for line in lines if not line.startswith(("--- ", "+++ "))]
        found += [Replace(one.old, one.new, path.removeprefix("b/")) for one in _hunks(kept)]
    return tuple(found) or None


def _hunks(lines: list[str]) -> Iterator[Replace]:
    """The hunks of diff lines: what they have in common or take away, and what they have in common or add."""
    old: list[str] = []
    new: list[str] = []
    changed = False
    for line in [*lines, "@@"]:
        if _HUNK.match(line):
            if changed:
                yield Replace("\n".join(_trimmed(old)), "\n".join(_trimmed(new)))
            old, new, changed = [], [], False
        elif line.startswith("-"):
            old.append(line[1:])
            changed = True
        elif line.startswith("+"):
            new.append(line[1:])
            changed = True
        elif not line.startswith("\\"):
            plain = line.removeprefix(" ")
            old.append(plain)
            new.append(plain)


def _trimmed(lines: list[str]) -> list[str]:
    """Without blank lines at the end, which stand between a diff and what follows it."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _json_edits(text: str) -> Reading | None:
    """Edits as JSON, in the names that tool calls have for them. Repaired JSON never makes an edit: strictly
    parsed."""
    for body in (*(code for _, code, _ in _fences(text)), text):
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
            yield Replace(
                old.strip("\n"), new.strip("\n"), str(fields.get("path") or fields.get("file") or "")
            )
            return
        for item in fields.values():
            if isinstance(item, list | dict):
                yield from _edits_in(cast("object", item))


def _fenced(text: str) -> Reading | None:
    """Code in fences, prose around it."""
    fences = list(_fences(text))
    if any(not closed for _, _, closed in fences):
        raise UnfitReply("cut off", "a code fence has no end")
    return Rewrite(tuple(code for _, code, _ in fences if code.strip())) if fences else None


def _bare(text: str) -> Reading | None:
    """Nothing but code, without a fence; whether it is code, the caller sees by whether it defines the
    unit."""
    return Rewrite((text.strip("\n"),), fenced=False) if text.strip() else None


def _fences(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each outer fence: its language, its code, and whether it was closed. A longer fence may hold shorter
    ones."""
    mark = language = ""
    code: list[str] = []
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if not mark and found:
            mark, language, code = found[1], found[2].lower(), []
        elif mark and found and found[1].startswith(mark) and not found[2]:
            yield language, "\n".join(code), True
            mark = ""
        elif mark:
            code.append(line)
    if mark:
        yield language, "\n".join(code), False


_SHAPES: tuple[Callable[[str], Reading | None], ...] = (_blocks, _v4a, _unified, _json_edits, _fenced, _bare)
