"""What the doc comments of a file have in common, so that a new one looks like them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from lsp_server.syntax import Language, Symbol
from lsp_server.text import Text
from lsp_server.tools.docs.existing import Comment, read_block, read_string
from lsp_server.tools.docs.marks import unmarked
from lsp_server.tools.docs.model import DocStyle

# Habits show early: a look at the head of a file costs the same for a file of any size.
_SAMPLE_LINES = 1500
_ELEMENT = re.compile(r"</?(?:summary|remarks|para|c|code|value|inheritdoc)\b[^>]*>")
_TYPED = re.compile(r"^[ \t]+\*{0,2}\w+ \([^)\n]+\):[ \t]", re.MULTILINE)
_UNTYPED = re.compile(r"^[ \t]+Args:[ \t]*\r?\n[ \t]+\*{0,2}\w+:[ \t]", re.MULTILINE)
_HEADS = {
    DocStyle.NUMPY: r"^[ \t]*(?:Parameters|Returns|Raises|Yields)[ \t]*\r?\n[ \t]*-{3,}",
    DocStyle.SPHINX: r"^[ \t]*:(?:param|type|returns?|rtype|raises?)\b[^:\n]*:",
    DocStyle.GOOGLE: r"^[ \t]*(?:Args|Arguments|Returns|Raises|Yields):[ \t]*\r?$",
    DocStyle.JSDOC: r"^[ \t]*/?\*+[ \t]*@(?:param|returns?|throws|yields)\b",
}


def style_of(text: Text, language: Language, symbols: Sequence[Symbol]) -> DocStyle | None:
    """The style of most doc comments of a file that have sections; None where none has any."""
    found = (read_comment(text, language, symbol) for symbol in symbols)
    counts = Counter(comment.style for comment in found if comment is not None and comment.blocks)
    return max((style for style in counts if style), key=lambda style: counts[style], default=None)


def detect_project_style(texts: Iterable[Text]) -> DocStyle | None:
    """The style that most of these files use, told from the heads of their sections without parsing."""
    counts: Counter[DocStyle] = Counter()
    for text in texts:
        sample = _sample(text)
        hits = {style: len(re.findall(pattern, sample, re.MULTILINE)) for style, pattern in _HEADS.items()}
        best = max(hits, key=lambda style: hits[style])
        counts.update([best] if hits[best] else [])
    return max(counts, key=lambda style: counts[style], default=None)


def read_comment(text: Text, language: Language, symbol: Symbol) -> Comment | None:
    """The symbol's own doc comment; None where it has none, or one of a kind that nobody may edit."""
    if symbol.doc is None:
        return None
    return read_string(text, symbol.doc) if language.doc == "first-string" else read_block(text, symbol.doc)


def quotes_of(text: Text) -> str:
    """The three quotes that the file's strings of several lines have."""
    sample = _sample(text)
    return "'''" if sample.count("'''") > sample.count('"""') else '"""'


def writes_types(text: Text) -> bool:
    """True where the file's Google sections write `name (type):`."""
    sample = _sample(text)
    return len(_TYPED.findall(sample)) > len(_UNTYPED.findall(sample))


def summary_of(text: Text, symbol: Symbol) -> str:
    """The first paragraph of the symbol's doc comment on one line, without marks; empty for none."""
    if symbol.doc is None:
        return ""
    comment = read_block(text, symbol.doc) or read_string(text, symbol.doc)
    prose = comment.prose.split("\n") if comment is not None else unmarked(text, symbol.doc)
    if any(_ELEMENT.search(line) for line in prose):
        prose = [_ELEMENT.sub("", line) for line in prose]
    taken: list[str] = []
    for line in prose:
        if not line.strip() and taken:
            break
        taken += [line.strip()] if line.strip() else []
    return " ".join(taken)


def _sample(text: Text) -> str:
    return "".join(text.lines[:_SAMPLE_LINES])
