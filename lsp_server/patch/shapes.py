"""What a reply may give, as values: candidates for the whole unit, or places to replace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of code in a reply, with the language and the file that its fence names, where it has one."""

    text: str
    language: str = ""
    path: str = ""
    fenced: bool = True


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Candidates for the new text of the unit, in the order of the reply; the caller knows which defines
    it."""

    candidates: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Replace:
    """These lines give way to those; `path` is the file that the reply names, if it names one.

    `loose` says the same in another reading: a diff whose context lines came without their leading space.
    """

    old: str
    new: str
    path: str = ""
    loose: tuple[str, str] | None = None


Reading = Rewrite | tuple[Replace, ...]

_FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})[ \t]*([^\n`]*)$")
_TAG = re.compile(r"^\{?\s*\.?([\w+#-]*)")
_NAMED = re.compile(r"""(?:\b(?:title|file|filename|path)\s*=\s*["']?|:)([\w./\\-]+\.\w{1,8})\b""")
_FILE = re.compile(r"[\w./\\@~-]+\.\w{1,8}")
_CLOSEST = 3  # columns that a closing fence may stand further right than its opening one (CommonMark, 4.5)


@dataclass(frozen=True, slots=True)
class Fence:
    """An outer fence: what it holds, and whether it was closed."""

    code: Code
    closed: bool


def is_fence(line: str) -> bool:
    """Whether a line opens or closes a fence."""
    return _FENCE.match(line) is not None


def fences(text: str) -> Iterator[Fence]:
    """Each outer fence. One that has a tag may stand in another, and so may one that is indented further."""
    mark = margin = info = above = named = ""
    depth = 0
    code: list[str] = []
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if not mark:
            if found:
                margin, mark, info, depth, code, named = found[1], found[2], found[3].strip(), 0, [], above
            above = line if line.strip() else above
        elif found and found[2].startswith(mark) and not found[3].strip() and depth:
            depth -= 1
            code.append(line)
        elif found and _closes(found, mark, margin):
            yield Fence(_code(info, named, code), closed=True)
            mark = above = ""
        else:
            depth += bool(found and found[2].startswith(mark) and found[3].strip())
            code.append(line)
    if mark:
        yield Fence(_code(info, named, code), closed=False)


def _closes(found: re.Match[str], mark: str, margin: str) -> bool:
    further = len(found[1].expandtabs(4)) - len(margin.expandtabs(4))
    return found[2].startswith(mark) and not found[3].strip() and further <= _CLOSEST


def _code(info: str, above: str, lines: list[str]) -> Code:
    tag = _TAG.match(info)
    word = info.split(" ", maxsplit=1)[0]
    path = word if "/" in word and _FILE.fullmatch(word) else ""
    named = _NAMED.search(info)
    path = path or (named[1] if named else "") or path_in(above)
    return Code("\n".join(lines), tag[1].lower() if tag and not _FILE.fullmatch(word) else "", path)


def path_in(line: str) -> str:
    """The file's name that a line consists of, if it does."""
    word = line.strip().strip("`*#: ").lstrip("/ ").removeprefix("File").removeprefix("file")
    word = word.strip("`*#: ")
    return word if _FILE.fullmatch(word) else ""
