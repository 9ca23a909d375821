"""The corpus of replies in cases/replies/, read: what a model wrote, about what, and what must come of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "cases" / "replies"
_CASE = "§§§ "
_PART = "§§ "
_ABOUT = re.compile(r"(\w+) (.+) in (\S+)")
_ESCAPE = re.compile(r"⟪(?:U\+([0-9A-F]{4,6}))?⟫")
_HEADS = ("about", "request", "finish", "form")


@dataclass(frozen=True)
class Expected:
    """What must come of a reply: literal replacements or a whole buffer, the warnings, or a refusal's rule.

    A warning is its rule and a word that must stand in it.
    """

    changes: tuple[tuple[str, str], ...] = ()
    buffer: str | None = None
    warnings: tuple[tuple[str, str], ...] = ()
    refused: str = ""


@dataclass(frozen=True)
class Case:
    """One reply. `unit` is a qualified name, `lines 3-7` or `the file`; `line` is where the case stands."""

    theme: str
    title: str
    line: int
    intent: str
    unit: str
    source: str
    reply: str
    expected: Expected
    request: str = ""
    finish: str = "stop"

    @property
    def content(self) -> str:
        """The source before the reply."""
        return source(self.source)

    @property
    def result(self) -> str:
        """The whole buffer after it; the source itself where the reply is refused.

        Every text to be replaced stands in the source exactly once, and no two overlap.
        """
        expected, content = self.expected, self.content
        if expected.buffer is not None:
            return _ended_as(expected.buffer, content)
        spans: list[tuple[int, int, str]] = []
        for change in expected.changes:
            old, new = (_ended_as(text, content) for text in change)
            assert content.count(old) == 1, f"{self.title}: stands {content.count(old)} times: {old!r}"
            spans.append((content.index(old), content.index(old) + len(old), new))
        for start, end, new in sorted(spans, reverse=True):
            content = content[:start] + new + content[end:]
        return content


@cache
def source(name: str) -> str:
    """A source as it is, line ends included."""
    return (FOLDER / "sources" / name).read_bytes().decode("utf-8")


def _ended_as(text: str, content: str) -> str:
    return text.replace("\n", "\r\n") if "\r\n" in content else text


@dataclass
class _Draft:
    theme: str
    title: str
    line: int
    heads: dict[str, str] = field(default_factory=dict)
    parts: list[tuple[str, list[str]]] = field(default_factory=list)


@cache
def cases() -> tuple[Case, ...]:
    """All cases, file by file."""
    return tuple(case for path in sorted(FOLDER.glob("*.txt")) for case in _cases_of(path))


def _cases_of(path: Path) -> list[Case]:
    drafts: list[_Draft] = []
    for number, line in enumerate(path.read_bytes().decode("utf-8").split("\n"), 1):
        if line.startswith(_CASE):
            drafts.append(_Draft(path.stem, line.removeprefix(_CASE).strip(), number))
        elif not drafts:
            continue  # what the file says of itself
        elif line.startswith(_PART):
            drafts[-1].parts.append((line.removeprefix(_PART).strip(), []))
        elif drafts[-1].parts:
            drafts[-1].parts[-1][1].append(line)
        elif line.strip():
            key, _, value = line.partition(": ")
            assert key in _HEADS, f"{path.name}:{number}: {line}"
            drafts[-1].heads[key] = value
    return [_made(draft) for draft in drafts]


def _made(draft: _Draft) -> Case:
    where = f"{draft.theme}: {draft.title}"
    about = _ABOUT.fullmatch(draft.heads.get("about", ""))
    assert about, where
    texts = {name: _text(lines, where) for name, lines in draft.parts if name in ("reply", "buffer")}
    assert "reply" in texts, where
    reply = texts["reply"].replace("\n", "\r\n") if draft.heads.get("form") == "crlf" else texts["reply"]
    return Case(
        draft.theme,
        draft.title,
        draft.line,
        *about.groups(),
        reply,
        _expected(draft, texts, where),
        draft.heads.get("request", ""),
        draft.heads.get("finish", "stop"),
    )


def _expected(draft: _Draft, texts: dict[str, str], where: str) -> Expected:
    changes: list[tuple[str, str]] = []
    warnings: list[tuple[str, str]] = []
    refused = ""
    old: str | None = None
    for name, lines in draft.parts:
        word, _, rest = name.partition(" ")
        if word == "was":
            old = _text(lines, where)
        elif word == "now":
            assert old is not None, where
            changes.append((old, _text(lines, where)))
            old = None
        elif word == "warns":
            rule, _, told = rest.partition(" ")
            warnings.append((rule, told))
        elif word == "refused":
            refused = rest
        else:
            assert word in ("reply", "buffer"), f"{where}: {name}"
    assert old is None, where
    given = bool(changes or "buffer" in texts)
    assert given != bool(refused), f"{where}: either a buffer or a refusal"
    buffer = texts["buffer"] + "\n" if "buffer" in texts else None
    return Expected(tuple(changes), buffer, tuple(warnings), refused)


def _text(lines: list[str], where: str) -> str:
    """The lines of a part, without the blank ones in front of the next case, and with escapes made real."""
    while lines and not lines[-1]:
        lines = lines[:-1]
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else "", "\n".join(lines))
    assert "⟪" not in text, f"{where}: an escape is written wrongly"
    return text
