"""The rules of doubt about what a file is used to: its language, its indentation, its script, its code.

Numbers as in the design's list, where a rule has one there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

from lsp_server.errors import RejectedEdit, UnfitReply
from lsp_server.patch.doubted import Doubted
from lsp_server.patch.replies import fence_languages
from lsp_server.syntax import PLAIN, Language, Node, Tree, language_by_id
from lsp_server.text import Text

_FAMILIES = ({"javascript", "typescript", "tsx"}, {"c", "cpp"})
_ANY = frozenset({"json", "shellscript"})  # edits come as JSON; a shell's label stands for anything typed
_LEAST_LETTERS = 4
_SCRIPTS = (
    *("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "THAI", "DEVANAGARI"),
)


def check_language(reply: str, language: Language) -> None:
    """Raise UnfitReply for code in another programming language, by the labels of its fences."""
    found = [language_by_id(label, f"x.{label}") for label in fence_languages(reply)]
    others = [one for one in found if one is not PLAIN and one.name not in _ANY]
    if language is PLAIN or not others or any(_akin(one.name, language.name) for one in others):
        return
    raise UnfitReply("language", f"the answer is in {others[0].name}, the file in {language.name}")


def _akin(one: str, other: str) -> bool:
    return one == other or any({one, other} <= family for family in _FAMILIES)


def indentation(doubted: Doubted) -> Iterator[str]:
    """7: lines indented by tabs where the file has spaces only, or the other way."""
    known = set(doubted.base.lines)
    used = {line[0] for line in known if _is_indented(line)}
    for line in doubted.result.lines if len(used) == 1 else ():
        if line not in known and _is_indented(line) and line[0] not in used:
            had, has = ("spaces", "tabs") if line[0] == "\t" else ("tabs", "spaces")
            raise RejectedEdit("indentation", f"the file is indented by {had}, the answer by {has}")
    return
    yield


def _is_indented(line: str) -> bool:
    """Whether white space means something there; before the star of a block comment it does not."""
    return line[:1] in (" ", "\t") and bool(line.strip()) and not line.lstrip().startswith("*")


def script(doubted: Doubted) -> Iterator[str]:
    """Words in a script that the file has none of: models fall back into the language that they know best."""
    base = _scripts_in(str(doubted.base))
    for line in doubted.added:
        for name, count in _scripts_in(line).items():
            if count >= _LEAST_LETTERS and name not in base:
                yield f"writes in another script than the file ({name.title()}): {line.strip()[:40]}"
                return


def _scripts_in(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for char in text if not text.isascii() else "":
        name = unicodedata.name(char, "").split(" ")[0] if char.isalpha() else ""
        if name in _SCRIPTS:
            counts[name] = counts.get(name, 0) + 1
    return counts


def code_kept(doubted: Doubted) -> Iterator[str]:
    """Code changed by an agent that was asked for comments only."""
    if doubted.intent != "document":
        return
    start, end = (doubted.base.byte_at(place) for place in (doubted.unit.start, doubted.unit.end))
    longer = len(doubted.result.data) - len(doubted.base.data)
    before = _code(doubted, doubted.base, doubted.base_tree, start, end)
    after = _code(doubted, doubted.result, doubted.result_tree, start, end + longer)
    for old, new in zip_longest(before, after, fillvalue=""):
        if old != new:
            yield f"changes code, not only comments: {(new or old).strip()[:60]}"
            return


def _code(doubted: Doubted, text: Text, tree: Tree | None, start: int, end: int) -> list[str]:
    """The lines of a part of a text, in bytes, without its comments and the lines that these leave blank."""
    data = bytearray(text.data[start:end])
    for node in _comments(tree.root_node, start, end) if tree else ():
        first, last = max(node.start_byte, start), min(node.end_byte, end)
        data[first - start : last - start] = b" " * (last - first)
    openers = () if tree else (doubted.language.comment, "/*", "*")
    lines = (line.rstrip() for line in data.decode("utf-8", "replace").splitlines())
    return [line for line in lines if line and not line.lstrip().startswith(openers)]


def _comments(node: Node, start: int, end: int) -> Iterator[Node]:
    """The comments in a part of a tree, and the strings that stand alone as documentation."""
    left = [node]
    while left:
        one = left.pop()
        if one.end_byte <= start or one.start_byte >= end:
            continue
        if "comment" in one.type or _is_doc_string(one):
            yield one
        else:
            left += one.children


def _is_doc_string(node: Node) -> bool:
    inner = node.named_children if node.type == "expression_statement" else ()
    return len(inner) == 1 and inner[0].type in ("string", "concatenated_string")
