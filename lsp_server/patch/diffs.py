"""Diffs: unified ones, with right, wrong or no line numbers, and the patches of OpenAI's apply_patch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsp_server.errors import UnfitReply
from lsp_server.patch.shapes import Reading, Replace, fences

_HUNK = re.compile(r"^@@.*$")
_COUNTS = re.compile(r"^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_NAMES = re.compile(r"^--- .*\n\+\+\+ ", re.MULTILINE)
_HUNKS = re.compile(r"^@@.*\n(?:[ +-].*\n|\n)*?[+-]", re.MULTILINE)
_HEADS = (
    "diff --git ", "index ", "old mode ", "new mode ", "new file mode ", "deleted file mode ",
    "similarity index ",
)  # fmt: skip
_V4A = re.compile(r"^\*\*\* (Begin Patch|End Patch|End of File|(?:Update|Add|Delete) File: |Move to: )(.*)$")


def read_v4a(text: str) -> Reading | None:
    """The patches of apply_patch: *** Begin Patch, *** Update File, hunks without line numbers."""
    marks = [found for line in text.split("\n") if (found := _V4A.match(line.strip()))]
    begun = any(mark[1] == "Begin Patch" for mark in marks)
    if not begun and not any(mark[1].startswith("Update") for mark in marks):
        return None
    if not any(mark[1] == "End Patch" for mark in marks):
        raise UnfitReply("cut off", "the patch has no end")
    if any(mark[1].startswith(("Add", "Delete", "Move")) for mark in marks):
        raise UnfitReply("scope", "the patch adds, deletes or moves files")
    return tuple(_v4a_hunks(text.split("\n"))) or None


def _v4a_hunks(lines: list[str]) -> Iterator[Replace]:
    path = ""
    body: list[str] | None = None
    for line in [*lines, "*** End Patch"]:
        found = _V4A.match(line.strip())
        if found is None:
            if body is not None:
                body.append(line)
        elif found[1] != "End of File":
            yield from _hunks(body or [], path)
            body = [] if found[1].startswith("Update") else None
            path = found[2].strip()


def read_unified(text: str) -> Reading | None:
    """Unified diffs, fenced or not: only what their lines say counts."""
    found: list[Replace] = []
    fenced = list(fences(text))
    for fence in fenced:
        body = fence.code.text
        if fence.code.language in ("diff", "patch", "udiff") or _is_diff(body):
            if not fence.closed:
                raise UnfitReply("cut off", "a diff has no end")
            found += _files(body)
    if not fenced and _is_diff(text):
        body = _body(text)
        _check_end(body)
        found += _files(body)
    return tuple(found) or None


def _is_diff(text: str) -> bool:
    return _NAMES.search(text) is not None or _HUNKS.search(text + "\n") is not None


def _body(text: str) -> str:
    """A diff without a fence: from its first head to the last line that may belong to it."""
    lines = text.split("\n")
    first = next(at for at, line in enumerate(lines) if line.startswith(("--- ", "@@", "diff --git ")))
    last = max(at for at, line in enumerate(lines) if line.startswith(("+", "-")))
    after = last + 1
    while after < len(lines) and lines[after].startswith((" ", "\t", "@", "\\")):
        after += 1
    return "\n".join(lines[first:after])


def _check_end(body: str) -> None:
    """A diff without a fence has no end but that of its last hunk, which the hunk's head tells."""
    hunk = body[body.rfind("\n@@") + 1 :].split("\n")
    counts = _COUNTS.match(hunk[0])
    if counts is None:
        return
    old = sum(1 for line in hunk[1:] if not line.startswith(("+", "\\")))
    new = sum(1 for line in hunk[1:] if not line.startswith(("-", "\\")))
    if old < int(counts[1] or 1) or new < int(counts[2] or 1):
        raise UnfitReply("cut off", "the last hunk of the diff has fewer lines than it says")


def _files(body: str) -> Iterator[Replace]:
    """The hunks of each file that a diff is about."""
    path, hunks = "", list[str]()
    lines = body.split("\n")
    at = 0
    while at < len(lines):
        names = lines[at].startswith("--- ") and at + 1 < len(lines) and lines[at + 1].startswith("+++ ")
        if names or lines[at].startswith("diff --git "):
            yield from _hunks(hunks, path)
            hunks = []
        if names:
            path = lines[at + 1][4:].split("\t")[0].strip().removeprefix("b/")
            at += 1
        elif not lines[at].startswith(_HEADS):
            hunks.append(lines[at])
        at += 1
    yield from _hunks(hunks, path)


def _hunks(lines: list[str], path: str) -> Iterator[Replace]:
    """The hunks of diff lines: what they have in common or take away, and what they have in common or add."""
    hunk: list[str] = []
    for line in [*lines, "@@"]:
        if not _HUNK.match(line):
            hunk.append(line)
            continue
        if any(one.startswith(("+", "-")) for one in hunk):
            old, new = _sides(hunk, "")
            strict = _sides(hunk, " ")
            yield Replace(*strict, path=path, loose=(old, new) if (old, new) != strict else None)
        hunk = []


def _sides(hunk: list[str], space: str) -> tuple[str, str]:
    """What a hunk takes and gives; `space` is what stands before the lines that stay."""
    old: list[str] = []
    new: list[str] = []
    for line in hunk:
        if line.startswith("-"):
            old.append(line[1:])
        elif line.startswith("+"):
            new.append(line[1:])
        elif not line.startswith("\\"):
            old.append(line.removeprefix(space))
            new.append(line.removeprefix(space))
    return "\n".join(_trimmed(old)), "\n".join(_trimmed(new))


def _trimmed(lines: list[str]) -> list[str]:
    """Without blank lines at the end, which stand between a diff and what follows it."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines
