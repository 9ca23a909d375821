"""Code left out: the words and dots that models put in its place, told from comments that mean something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lsp_server.errors import RejectedEdit
from lsp_server.patch.additions import SWALLOWED
from lsp_server.patch.doubted import Doubted
from lsp_server.syntax import Symbol
from lsp_server.text import Text

_DOTS = r"(?:\.{3,}|…)"
_WHAT = (
    r"(?:existing|rest|remainder|previous|remaining|unchanged|other|same|original|keep|kept|omitted|truncated"
    r"|no changes?|as before|unmodified|implementation|your|more|code|logic|here)"
)
_THING = (
    r"(?:code|functions?|methods?|class|classes|file|implementation|body|logic|module|component|script|imports?|content"
    r"|contents|properties|fields|lines|definitions?|helpers?|checks|cases|tests|statements?|handlers?|jsx|markup|loop)"
)
_STAYS = (
    r"(?:remains?|stays?|stay|is|are|left|goes?|unchanged|the|same|as|before|above|below|in|original|here|omitted"
    r"|unmodified|untouched|continues?|follows?|for|brevity|kept|intact|it|was|were|of|this|file|class|function|method"
    r"|code|exactly)"
)
_OPENER = re.compile(r"^(?:#|//|/\*+|\{/\*|<!--|--|;|%|\"\"\"|'''|\*(?!/))+\s*")
_CLOSER = re.compile(r"\s*(?:\*/\}?|-->|\"\"\"|''')?\s*$")
_TRAILING = re.compile(r"(?:^|\s)(?:#|//|/\*|\{/\*|<!--|--)\s*(.*)$")
# With dots at one end, words that mean code suffice; without dots it has to be the whole of a set phrase.
_DOTTED = re.compile(
    rf"^{_DOTS}\W*(?:[\w'’]+\W+){{0,4}}{_WHAT}\b[\w\s,'’().;:-]*(?:{_DOTS})?\W*$"
    rf"|^\W*(?:[\w'’]+\s+){{0,4}}{_WHAT}\b[\w\s,'’().;:-]*{_DOTS}\W*$",
    re.IGNORECASE,
)
_PHRASES = re.compile(
    rf"^\W*(?:the |keep |leave )*(?:rest|remainder) of (?:the |your |this |my )?(?:\w+ )?{_THING}"
    rf"(?: {_STAYS})*\W*$"
    r"|^\W*(?:the |all |keep |leave |your |insert |add )*"
    rf"(?:existing|previous|remaining|other|unchanged|same|original) (?:\w+ )?{_THING}(?: {_STAYS})*\W*$"
    rf"|^\W*{_THING} (?:unchanged|omitted|remains? (?:the same|unchanged)|as before|goes here|here|continues)"
    rf"(?: {_STAYS})*\W*$"
    r"|^\W*(?:unchanged|as before|same as (?:before|above|(?:the )?original)|omitted(?: for brevity)?"
    r"|snip(?:ped)?|truncated|no changes?(?: (?:here|needed|below|required|above))*"
    r"|your (?:code|implementation) (?:goes )?here)\W*$",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a line that may stand for code
_LONE = re.compile(rf"^{_DOTS}$")
_BRACKETED = re.compile(
    rf"^[\[(<]+\s*(?:{_DOTS}|(?:\w+\s+){{0,3}}(?:rest|remaining|remainder|omitted|unchanged|truncated|existing)\b[^=]*)[\])>]+$"
)
_BARE = re.compile(
    rf"^{_DOTS}\s*[\[(]?\s*(?:the |your |and )*{_WHAT}\s[\w\s,'’().-]*[\])]?\s*(?:{_DOTS})?$", re.IGNORECASE
)


def is_elision(line: str) -> bool:
    """Whether a line stands for code that was left out; dots alone do so in a comment only."""
    words = line.strip()
    if len(words) > _LONGEST:
        return False
    opened = _OPENER.match(words)
    if opened is None:
        trailing = _TRAILING.search(words)
        return bool(_BARE.match(words) or _BRACKETED.match(words)) or bool(
            trailing and _DOTTED.match(_closed(trailing[1]))
        )
    said = _closed(words[opened.end() :])
    return any(shape.match(said) for shape in (_LONE, _DOTTED, _PHRASES, _BRACKETED))


def _closed(words: str) -> str:
    return _CLOSER.sub("", words).strip()


_MARKS = re.compile(r"^(?:<{5,9}|={7}|>{5,9}|\|{7})(?:\s|$)|^\*\*\* (?:Begin|End|Update) |^@@ .* @@")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_CHAT = re.compile(
    r"^(?:Here(?:'s| is)|Sure[,!]|Certainly|I (?:have|'ve)|As an AI|Note:|Explanation:"
    r"|This (?:code|function))\b"
)
_LEAD = re.compile(r"^\s*(?:Here(?:'s| is| are)|Sure|Certainly|Below is)\b.*[:!.]$")
_NUMBERED = re.compile(r"^\s*\d+\s*[|:]\s")
_EMPTY_BODY = re.compile(
    r"^\s*(?:\.\.\.|pass|raise NotImplementedError(?:\(.*\))?|(?:#|//)\s*TODO\b.*"
    r"|throw new Error\(.*implement.*\);?|panic\(\"(?:not impl|TODO).*|(?:todo|unimplemented)!\(.*)\s*$",
    re.IGNORECASE,
)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|(?:#|//).*$")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#39|#x27);")
_HAS_ENTITIES = ("tsx", "javascript", "plaintext", "markdown", "html", "php", "yaml", "json")
_DOC = re.compile(r"^[rRbBuU]?(?:\"\"\".*?\"\"\"|'''.*?''')", re.DOTALL)
_COMMENT_LINE = re.compile(r"^\s*(?:#|//|/\*|\*).*$", re.MULTILINE)


def elision(doubted: Doubted) -> Iterator[str]:
    """9: code left out ("... rest unchanged"), and what belongs to a chat or a patch and not into a file."""
    for line in doubted.added:
        if is_elision(line) and not (_only_dots(line) and not doubted.removed):
            raise RejectedEdit("elision", f"code was left out: {line.strip()[:60]}")
        if _is_alien(line, doubted):
            raise RejectedEdit("elision", f"a line of the answer is no code: {line.strip()[:60]}")
    dots = doubted.removed and any(_LONE.match(line.strip()) for line in doubted.added)
    if dots and _dots_for_code(doubted.result, doubted) > _dots_for_code(doubted.base, doubted):
        raise RejectedEdit("elision", "code was left out and dots were put in its place")
    numbered = sum(1 for line in doubted.added if _NUMBERED.match(line))
    if numbered > 2 and numbered > len(doubted.added) / 2:
        raise RejectedEdit("elision", "the code has line numbers in it")
    if doubted.language.name == "python" and sum(1 for line in doubted.added if _FENCE.match(line)) % 2:
        raise RejectedEdit("elision", "a mark of a code fence would stand in the code")
    _check_bodies(doubted)
    return
    yield


def _only_dots(line: str) -> bool:
    opened = _OPENER.match(line.strip())
    return bool(opened and _LONE.match(_closed(line.strip()[opened.end() :])))


def _is_alien(line: str, doubted: Doubted) -> bool:
    name = doubted.language.name
    if _MARKS.match(line) or (name not in ("plaintext", "markdown", "yaml") and _CHAT.match(line)):
        return True
    if doubted.result_tree is None and name not in ("plaintext", "markdown", "yaml") and _LEAD.match(line):
        return True  # with a grammar it would have been a fault of the syntax
    if _FENCE.match(line) and name not in (
        "plaintext",
        "markdown",
        "python",
    ):  # Python's syntax has them in strings only
        return True
    return name not in _HAS_ENTITIES and _ENTITY.search(_STRING.sub("", line)) is not None


def _dots_for_code(text: Text, doubted: Doubted) -> int:
    """How many lines are nothing but dots, and not the whole body of a definition, which dots may be."""
    lines = [line.strip() for line in text.lines if line.strip()]
    python = doubted.language.name == "python"
    return sum(
        1
        for at, line in enumerate(lines)
        if _LONE.match(line) and not (python and at and _may_be_dots(lines[at - 1]))
    )


def _may_be_dots(before: str) -> bool:
    head = before.startswith(("def ", "async def ", "class ", ")")) and before.endswith(":")
    return head or before.endswith(('"""', "'''"))


_SHORTENERS = ("refactor", "ask")  # what may make code shorter


def _check_bodies(doubted: Doubted) -> None:
    """Code that did something must not come to do nothing, in a part of a body or all of it."""
    empty = [line for line in doubted.added if _EMPTY_BODY.match(line)]
    written = [line for line in doubted.added if not (_EMPTY_BODY.match(line) or _COMMENT_LINE.match(line))]
    gone = len(doubted.removed) - len(written)
    least = max(2, len(doubted.removed) // 2) if doubted.intent in _SHORTENERS else 1
    if empty and gone > least and not _swallows(doubted):
        raise RejectedEdit("elision", f"code was replaced by `{empty[0].strip()[:40]}`")
    if doubted.result_tree is None or doubted.base_tree is None:
        bodies = [line for line in doubted.added if _EMPTY_BODY.match(line)]
        if bodies and len(doubted.removed) > 2 * len(doubted.added):
            raise RejectedEdit("elision", f"a body was replaced by `{bodies[0].strip()[:40]}`")
        return
    before = _bodies(doubted.base_symbols, doubted.base)
    after = _bodies(doubted.result_symbols, doubted.result)
    for path, body in after.items():
        if _does_nothing(body) and not _does_nothing(before.get(path, "")):
            raise RejectedEdit("elision", f"the body of {path[-1]} was replaced by `{body.strip()[:40]}`")


def _swallows(doubted: Doubted) -> bool:
    """Whether the code that does nothing is a handler's, of which another rule tells."""
    before, after = (len(SWALLOWED.findall(part)) for part in doubted.parts)
    return after > before


def _bodies(symbols: Sequence[Symbol], text: Text) -> dict[tuple[str, ...], str]:
    return {one.path: text.slice(one.body) for one in symbols if one.body is not None}


def _does_nothing(body: str) -> bool:
    left = body.strip().removeprefix("{").removesuffix("}").strip()
    left = _COMMENT_LINE.sub("", _DOC.sub("", left)).strip()
    return not left or _EMPTY_BODY.match(left) is not None
