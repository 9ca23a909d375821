"""Set one value in an editor's JSON settings and leave every other byte as it is, comments and all.

VS Code, Zed, Sublime Text and coc.nvim take comments and commas after the last entry; so does this.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lsp_server.errors import UserError

_TOKEN = re.compile(
    r"(?P<blank>[\s\ufeff]+|//[^\n]*|/\*.*?\*/)"
    r'|(?P<string>"(?:[^"\\\n]|\\.)*")|(?P<mark>[{}\[\],:])|(?P<word>[^\s{}\[\],:"/]+)',
    re.DOTALL,
)
_REMARK = re.compile(r"[ \t]*(?://[^\n]*|/\*[^\n]*?\*/)")
_INDENT = re.compile(r"^([ \t]+)\S", re.MULTILINE)


@dataclass
class _Node:
    """A value's place in the text; `entries` are those of an object, by key."""

    start: int
    end: int = 0
    entries: dict[str, _Node] | None = None
    last: int = 0  # where an object's last entry ends, 0 in an empty one
    comma: int = 0  # where a comma behind it ends, 0 without one


@dataclass
class _Reader:
    """Reads values from tokens; `now` is the one in hand, None after the last, `line` that of the last."""

    tokens: Iterator[re.Match[str]]
    now: re.Match[str] | None
    line: int = 1

    def next(self) -> re.Match[str]:
        """The token in hand; the one after it comes into the hand."""
        token, self.now = self.now, next(self.tokens, None)
        if token is None:
            raise ValueError("it ends too early")
        self.line = token.string.count("\n", 0, token.start()) + 1
        return token

    def is_at(self, mark: str) -> bool:
        """Whether this mark is next."""
        return self.now is not None and self.now[0] == mark

    def value(self) -> _Node:
        """The next value."""
        token = self.next()
        node = _Node(token.start(), token.end())
        if token[0] == "{":
            self._object(node)
        elif token[0] == "[":
            while not self.is_at("]"):
                self.value()
                if not self.is_at("]"):
                    self._expect(",")
            node.end = self.next().end()
        elif token["mark"]:
            raise ValueError(f"{token[0]} stands where a value should")
        else:
            json.loads(token[0])  # raises a ValueError of its own for a word that is none
        return node

    def _object(self, node: _Node) -> None:
        node.entries = {}
        while not self.is_at("}"):
            key = self.next()
            if not key["string"]:
                raise ValueError(f"{key[0]} stands where a name should")
            self._expect(":")
            node.entries[json.loads(key[0])] = value = self.value()
            node.last, node.comma = value.end, 0
            if self.is_at(","):
                node.comma = self.next().end()
            elif not self.is_at("}"):
                raise ValueError("a comma is missing")
        node.end = self.next().end()

    def _expect(self, mark: str) -> None:
        token = self.next()
        if token[0] != mark:
            raise ValueError(f"{token[0]} stands where {mark} should")


def value_at(text: str, path: Sequence[str]) -> Any:
    """What stands at a path of names; None where nothing does. Raises UserError for what is no JSON."""
    node = _root(text)
    for name in path:
        node = (node.entries or {}).get(name) if node else None
    return json.loads(_bare(text[node.start : node.end])) if node else None


def with_value(text: str, path: Sequence[str], value: object) -> str:
    """The text with a value at a path of names; objects on the way are made where they are missing.

    Raises UserError for what is no JSON object, or where something else than an object is on the way.
    """
    root = _root(text)
    if root is None:
        remarks = f"{text.rstrip()}\n" if text.strip() else ""
        return f"{remarks}{json.dumps(_nested(path, value), indent=2)}\n"
    return _set(text, root, path, value, depth=1)


def _root(text: str) -> _Node | None:
    tokens = list(_tokens(text))
    if not tokens:
        return None
    reader = _Reader(iter(tokens[1:]), tokens[0])
    try:
        node = reader.value()
    except ValueError as fault:
        raise UserError(f"it is no JSON: line {reader.line}: {fault}") from None
    if node.entries is None or reader.now is not None:
        raise UserError("it is no JSON object")
    return node


def _tokens(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            line = text.count("\n", 0, at) + 1
            raise UserError(f"it is no JSON: line {line}")
        at = token.end()
        if not token["blank"]:
            yield token


def _set(text: str, node: _Node, path: Sequence[str], value: object, depth: int) -> str:
    if node.entries is None:
        raise UserError(f"{path[0]} cannot be set: what it belongs into is no object")
    name, *rest = path
    known = node.entries.get(name)
    indent = _indent(text)
    if known and rest:
        return _set(text, known, rest, value, depth + 1)
    shown = json.dumps(_nested(rest, value), indent=indent).replace("\n", "\n" + indent * depth)
    if known:
        return text[: known.start] + shown + text[known.end :]
    entry = f"\n{indent * depth}{json.dumps(name)}: {shown}"
    if not node.last:
        return f"{text[: node.start + 1]}{entry}\n{indent * (depth - 1)}{text[node.end - 1 :]}"
    after = node.comma or node.last
    if remark := _REMARK.match(text, after):
        after = remark.end()  # a comment behind the last entry stays with it
    before, end = ("", ",") if node.comma else (",", "")
    return f"{text[: node.last]}{before}{text[node.last : after]}{entry}{end}{text[after:]}"


def _nested(path: Sequence[str], value: object) -> object:
    for name in reversed(path):
        value = {name: value}
    return value


def _indent(text: str) -> str:
    found = _INDENT.search(text)
    return found[1] if found else "  "


def _bare(text: str) -> str:
    """A value without comments and without a comma after the last entry."""
    words = [token[0] for token in _tokens(text)]
    return "".join(
        word for at, word in enumerate(words) if word != "," or words[at + 1 : at + 2] not in (["}"], ["]"])
    )
