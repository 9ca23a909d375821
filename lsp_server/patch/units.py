"""Which of a reply's pieces is the unit that was asked about, and the unit alone out of what came with it.

Models repeat the class around a method, the imports of the file, or all of it. What they repeat unchanged
counts for nothing; what is new beside the unit may come along where it can stand there.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lsp_server.errors import UnfitReply
from lsp_server.patch.elisions import is_elision
from lsp_server.patch.margins import even, margin_of
from lsp_server.patch.shapes import Code, fences, path_in
from lsp_server.syntax import Language, Node, Symbol, language_by_id, outline, parse
from lsp_server.text import Range, Text

_KIN = {"typescript": "javascript", "tsx": "javascript", "cpp": "c"}
_DATA = ("plaintext", "markdown", "yaml", "json", "toml", "dotenv")
_ALIKE = 0.5  # share of common tokens from which text without a fence is taken for the code it replaces
_LITTLE_ALIKE = 0.2
_TOKEN = re.compile(r"\w+|[^\w\s]")
_WORDS = re.compile(
    r"^(?:[-*>]\s+|#{1,4}\s+|\d+\.\s+)?(?:\*\*)?(?:[A-Z][\w'’,*]*|I(?:'ve|’ve)?)(?:\s+\S+){2,}$"
)
_TITLE = re.compile(r"^(?:#{1,4}\s+\S.*|\*{0,2}[A-Z][\w ]{2,40}:\*{0,2})$")
_CODE_MARKS = re.compile(r"[=;{}<>@]|\w\(|\)\s*:|^\s*(?:#|//|\*)")
_EAST_ASIAN = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_CLASS = re.compile(r"^(?:export |default |abstract )*class (\w+)\b")
_KEY = re.compile(r"^\s*[\w.-]+:(?:\s|$)")
_NUMBER = re.compile(r"^\s*(?:L?(\d+))\s*(?:[|│:→]|\t) ?")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The unit that a reply is about: `symbol` is the definition that it is, None for lines or a file."""

    language: Language
    text: Text
    unit: Range
    symbol: Symbol | None

    @property
    def code(self) -> str:
        """The unit as it stands."""
        return self.text.slice(self.unit)

    @property
    def around(self) -> set[str]:
        """The lines of the file outside the unit, without their margins."""
        first, last = self.unit.start.line, self.unit.end.line + (self.unit.end.character > 0)
        lines = [*self.text.lines[:first], *self.text.lines[last:]]
        return {line.strip() for line in lines if line.strip()}


def chosen(candidates: Sequence[Code], asked: Asked) -> str:
    """The one candidate that is the unit; of several the one that defines it and differs from it.

    Raises UnfitReply.
    """
    codes = [_plain(code, asked) for code in _in_language(candidates, asked.language)]
    original = _flat(asked.code)
    changed = [code for code in codes if _flat(code) != original]
    if not changed:
        raise UnfitReply("unchanged", "the reply gives the code back as it was")
    if asked.symbol is None:
        found = [code for code in changed if code.strip()]
    else:
        found = [own for code in changed if (own := _own(code, asked, asked.symbol))]
        if not found:
            raise UnfitReply("unit", f"the reply does not define {asked.symbol.name}")
    distinct = list({_flat(code): code for code in found if _flat(code) != original}.values())
    if not distinct:
        raise UnfitReply("unchanged", "the reply gives the code back as it was")
    if len(distinct) > 1:
        raise UnfitReply("several", f"the reply has {len(distinct)} versions of the code")
    return distinct[0]


def plain_lines(code: str, original: str) -> str:
    """Code without line numbers in front, HTML's entities and odd spaces, where the original has none."""
    evened = "\n".join(map(even, code.split("\n")))
    return _unescaped(_unnumbered(evened, original), original)


def _flat(code: str) -> str:
    return textwrap.dedent(code).strip()


def _in_language(candidates: Sequence[Code], language: Language) -> Iterator[Code]:
    """The candidates in the unit's language; those whose fence names none where no fence names it."""
    if language.prose:
        yield from candidates
        return
    inner = [
        one
        for code in candidates
        for one in (
            [fence.code for fence in fences(code.text)] if code.language in ("markdown", "md") else [code]
        )
    ]
    tongues = [_tongue(code.language) for code in inner]
    own = _kin(language.name)
    wanted = [code for code, tongue in zip(inner, tongues, strict=True) if tongue == own]
    unnamed = [code for code, tongue in zip(inner, tongues, strict=True) if not tongue]
    if not wanted and not unnamed:
        raise UnfitReply("language", f"the reply has no code in {language.name}")
    yield from wanted or unnamed


def _tongue(tag: str) -> str:
    if tag in (
        "console",
        "shell-session",
        "terminal",
        "cmd",
        "powershell",
        "html",
        "css",
        "sql",
        "output",
        "log",
    ):
        return tag
    name = language_by_id(tag, f"x.{tag}").name if tag else "plaintext"
    return "" if name == "plaintext" else _kin(name)


def _kin(name: str) -> str:
    return _KIN.get(name, name)


def _plain(code: Code, asked: Asked) -> str:
    text = code.text
    if not code.fenced:
        text = _without_words(text, asked)
    elif asked.symbol is None and _shared(text, asked.code) < _LITTLE_ALIKE:
        raise UnfitReply("no code", "the reply does not look like the code that it should replace")
    return plain_lines(text, asked.code)


def _without_words(text: str, asked: Asked) -> str:
    """Code without a fence, without the sentences before and after it.

    Raises UnfitReply where it is no code at all.
    """
    lines = text.split("\n")
    opener = asked.language.comment
    while lines and (not lines[-1].strip() or _is_sentence(lines[-1], opener)):
        lines.pop()
    while lines and (not lines[0].strip() or _is_sentence(lines[0], opener)):
        lines.pop(0)
    left = "\n".join(lines)
    if not left or (asked.language.name in _DATA and left.strip() != text.strip()):
        raise UnfitReply("no code", "the reply has no code in it")
    if asked.symbol is None and _alike(left, asked.code) < _ALIKE:
        raise UnfitReply("no code", "the reply does not look like the code that it should replace")
    return left


def _is_sentence(line: str, opener: str) -> bool:
    """Whether a line is prose; a heading of Markdown is, where `#` does not open a comment."""
    words = line.strip()
    if _TITLE.match(words) and (opener != "#" or not words.startswith("#")):
        return True
    if _CODE_MARKS.search(words.replace("`", "")):
        return False
    return bool(_WORDS.match(words) or (_EAST_ASIAN.search(words) and not words.startswith(('"', "'"))))


def _alike(one: str, other: str) -> float:
    first, second = (Counter(_TOKEN.findall(text)) for text in (one, other))
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def _shared(one: str, other: str) -> float:
    """The share of the shorter text's tokens that the longer one has too."""
    first, second = (Counter(_TOKEN.findall(text)) for text in (one, other))
    return (first & second).total() / max(1, min(first.total(), second.total()))


def _unnumbered(code: str, original: str) -> str:
    lines = [line for line in code.split("\n") if line.strip()]
    found = [match for line in lines if (match := _NUMBER.match(line))]
    if len(lines) < 2 or len(found) < len(lines) or _has_keys(original):
        return code
    numbers = [int(match[1]) for match in found]
    if numbers != sorted(set(numbers)):
        return code
    left = "\n".join(_NUMBER.sub("", line) for line in code.split("\n"))
    return left if _alike(left, original) > _LITTLE_ALIKE else code


def _has_keys(original: str) -> bool:
    """Whether the lines of the original begin like numbered ones, as those of a mapping do."""
    lines = [line for line in original.splitlines() if line.strip()]
    keys = sum(1 for line in lines if _KEY.match(line))
    return any(map(_NUMBER.match, lines)) or 2 * keys > len(lines)


def _unescaped(code: str, original: str) -> str:
    """Without entities, where a line of the original came back with its signs made entities."""
    if not any(entity in code for entity in _ENTITIES):
        return code
    there = {line.strip() for line in original.splitlines()}
    for line in code.split("\n"):
        words = line.strip()
        if words not in there and _decoded(words) in there:
            return _decoded(code)
    return code


def _decoded(text: str) -> str:
    for entity, sign in _ENTITIES.items():
        text = text.replace(entity, sign)
    return text


def _own(code: str, asked: Asked, symbol: Symbol) -> str:
    """The definition out of a piece of code, with what is new beside it; empty where it is not there."""
    snippet = Text.of(textwrap.dedent(code).strip("\n") + "\n")
    tree = parse(asked.language, snippet.data)
    if tree is None:
        return code
    found, nodes, shift = outline(asked.language, tree, snippet), tree.root_node.named_children, 0
    alone = tree.root_node.has_error or len(symbol.path) > 1
    if alone and not _named(found, symbol) and (wrapped := _wrapped(snippet, asked.language)):
        found, nodes, shift = wrapped
    own = _named(found, symbol)
    if not own:
        return ""
    lines = [line.rstrip("\r\n") for line in snippet.lines]
    first = min(line for one in own for line in _starts(one)) - shift
    last = _end(lines, max(one.range.end.line for one in own) - shift, margin_of(lines[first]))
    inside = len(own[0].path) - bool(shift) > 1
    kept: list[str] = lines[first : last + 1]
    if inside:
        beside = [*lines[:first], *lines[last + 1 :]]
        _check_repeated(beside, asked, symbol)
        return "\n".join(kept)
    before: list[str] = []
    after: list[str] = []
    for node in nodes:
        start, end = node.start_point[0] - shift, node.end_point[0] - shift
        if start <= last and end >= first:
            continue
        if _comes_along(node, lines[start : end + 1], asked, symbol):
            if end < first:
                before += _spaced(lines, start, end)
            else:
                after += reversed(_spaced(lines[::-1], len(lines) - 1 - end, len(lines) - 1 - start))
    return "\n".join([*before, *kept, *after])


def _end(lines: Sequence[str], last: int, margin: str) -> int:
    """The last line of a definition with the comments at its end, which Python's grammar sees outside."""
    end = last
    for at in range(last + 1, len(lines)):
        if lines[at].strip():
            if len(margin_of(lines[at])) <= len(margin):
                break
            end = at
    return end


def _starts(symbol: Symbol) -> Iterator[int]:
    yield symbol.outer.start.line
    if symbol.doc:
        yield symbol.doc.start.line


def _named(found: Sequence[Symbol], symbol: Symbol) -> list[Symbol]:
    """The definitions of that name, whose enclosing ones are the last of those that enclose it."""
    paths = [tuple(name for name in one.path if name != "_") for one in found]
    return [one for one, path in zip(found, paths, strict=True) if path and symbol.path[-len(path) :] == path]


def _wrapped(snippet: Text, language: Language) -> tuple[list[Symbol], list[Node], int] | None:
    """The same in a class: a method alone is none in languages with braces."""
    text = Text.of(f"class _ {{\n{snippet}}}\n")
    tree = parse(language, text.data)
    if tree is None or not tree.root_node.named_children:
        return None
    body = tree.root_node.named_children[0].child_by_field_name("body")
    return outline(language, tree, text), body.named_children if body else [], 1


def _check_repeated(lines: Sequence[str], asked: Asked, symbol: Symbol) -> None:
    around = asked.around
    for line in lines:
        words = line.strip()
        head = _CLASS.match(words)
        if head and head[1] in symbol.path[:-1]:
            continue  # whatever it says of its bases
        if words and words not in around and not is_elision(words) and not path_in(words):
            raise UnfitReply("scope", f"the reply changes what was not asked about: {words[:60]}")


def _comes_along(node: Node, lines: Sequence[str], asked: Asked, symbol: Symbol) -> bool:
    """Whether what stands beside the definition is new and can stand there; not what the file has already.

    Raises UnfitReply for what can not.
    """
    around = asked.around
    if all(not line.strip() or line.strip() in around for line in lines):
        return False
    kind = node.type
    if kind == "comment":
        return not (is_elision(lines[0].strip()) or path_in(lines[0]))
    if "import" in kind and len(symbol.path) == 1:
        return True
    if kind.endswith(("_definition", "_declaration", "export_statement")):
        return _is_new(node, asked)
    if kind == "expression_statement" and node.named_children[0].type == "assignment":
        name = lines[0].split("=")[0].split(":")[0].strip()
        if not any(re.match(rf"{re.escape(name)}\s*[:=]", line) for line in around):
            return True
        raise UnfitReply("scope", f"the reply changes {name} too, which was not asked about")
    raise UnfitReply("unit", f"the reply has more than {symbol.name}: {lines[0].strip()[:60]}")


def _is_new(node: Node, asked: Asked) -> bool:
    source = (node.text or b"").decode("utf-8", "replace")
    snippet = Text.of(source + "\n")
    tree = parse(asked.language, snippet.data)
    names = {one.name for one in outline(asked.language, tree, snippet)[:1]} if tree else set[str]()
    base = parse(asked.language, asked.text.data)
    there = {one.name for one in outline(asked.language, base, asked.text)} if base else set[str]()
    if names & there:
        raise UnfitReply("scope", f"the reply changes {', '.join(names)} too, which was not asked about")
    return True


def _spaced(lines: Sequence[str], start: int, end: int) -> list[str]:
    """The lines of a part with the blank ones in front and behind it."""
    while end + 1 < len(lines) and not lines[end + 1].strip():
        end += 1
    return list(lines[start : end + 1])
