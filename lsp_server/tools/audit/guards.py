"""Conditions that hold a value against what is allowed: a list, a pattern, a beginning.

They are looked for in the text of the code, since languages write them in too many ways for types of nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lsp_server.syntax import Node
from lsp_server.tools.audit.shapes import Words, text_of

_ON_IT = r"matches|match\??|isdigit|isalnum|isdecimal|isidentifier"
_BEGINS = r"starts_?[wW]ith|StartsWith|hasPrefix"
_OF_IT = (
    r"[cC]ontains(?:Key)?|has|includes|include\?|in_array|ctype_\w+|is_numeric"
    r"|fullmatch|[iI]sLocal\w*"
    r"|strlen(?=\s*\([^()\n]{0,60}\)\s*[<>]=?\s*[^\s0])"  # a bound, not only that there is something
)
_PATTERN = r"preg_match|match|test"
_BEGINS_OF = r"HasPrefix|str_starts_with"
_NONE: frozenset[str] = frozenset()
_MOST_NAMES = 8  # in an arm of a choice
_LONGEST = 300  # bytes of an arm or a condition


@lru_cache(maxsize=256)
def guard(name: str, *, beginnings: bool = True) -> re.Pattern[str]:
    """A statement whose condition holds a name against what is allowed.

    With `beginnings`, one for its beginning or for any pattern is enough; without, a pattern has to be one
    for the whole value, with both its ends.
    """
    asked = _asked(name, beginnings=beginnings)
    return re.compile(rf"\b(?:if|elif|elsif|unless|guard|assert|require)\b[^;{{}}\n]{{0,120}}?(?:{asked})")


@lru_cache(maxsize=256)
def _question(name: str) -> re.Pattern[str]:
    return re.compile(_asked(name))


def _asked(name: str, *, beginnings: bool = True) -> str:
    it = rf"(?<![\w$]){re.escape(name)}(?!\w)"
    on, of = (f"{_ON_IT}|{_BEGINS}", f"{_OF_IT}|{_PATTERN}|{_BEGINS_OF}") if beginnings else (_ON_IT, _OF_IT)
    on_it = rf"{it}\s*(?:\??\.|->)\s*(?:{on})\s*\("
    whole = rf"\^[^\n]{{1,80}}?\$[^\n]{{0,12}}?\.test\s*\(\s*{it}"
    within = rf"\b(?:{_PATTERN})\s*\([^()\n]{{0,12}}\^[^\n]{{1,80}}?(?:\$|\\z)[^\n]{{0,12}}{it}"
    asked = rf"{on_it}|\b(?:{of})\s*\([^()\n]{{0,60}}{it}|{it}\s+!?(?:not\s+)?in\s"
    return asked if beginnings else rf"{asked}|{whole}|{within}"


class Choices:
    """Conditional expressions of one language: what their value is made of."""

    def __init__(self, words: Words) -> None:
        self._kinds = words.get("conditional", _NONE)
        self._names = words.get("name", _NONE) | words.get("member", _NONE)

    def arms(self, node: Node) -> list[Node] | None:
        """The sides of a choice, but for one that its condition guards; None for a node that is none."""
        if node.type not in self._kinds:
            return None
        condition = node.child_by_field_name("condition")
        if condition is None and node.child_count == 5 and node.children[1].type == "if":
            condition = node.children[2]  # `x if condition else y` names no parts
        if condition is None:
            return node.named_children
        asked = text_of(condition) if _is_short(condition) else ""
        sides = (one for one in node.named_children if one.id != condition.id)
        return [one for one in sides if not (asked and self._is_held(one, asked))]

    def _is_held(self, side: Node, asked: str) -> bool:
        """Whether the condition asks for the side itself, or for every name in it."""
        if not _is_short(side):
            return False
        if _question(text_of(side)).search(asked):
            return True
        names = set(self._names_in(side))
        return 0 < len(names) <= _MOST_NAMES and all(_question(name).search(asked) for name in names)

    def _names_in(self, side: Node) -> Iterator[str]:
        work = [side]
        while work:
            node = work.pop()
            if node.type in self._names:
                yield text_of(node)
            else:
                work.extend(node.named_children)


def _is_short(node: Node) -> bool:
    return node.end_byte - node.start_byte <= _LONGEST
