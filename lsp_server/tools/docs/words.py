"""Names turned into English words."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[^\W_A-Z]+|[A-Z]+|[^\W_]+")
_LONG = {
    "addr": "address", "arg": "argument", "args": "arguments", "arr": "array", "attr": "attribute",
    "attrs": "attributes", "btn": "button", "buf": "buffer", "cfg": "configuration", "cls": "class",
    "cmd": "command", "conf": "configuration", "config": "configuration", "conn": "connection",
    "ctx": "context", "cur": "current", "cwd": "working directory", "db": "database", "desc": "description",
    "dest": "destination", "dir": "directory", "dirs": "directories", "dst": "destination", "doc": "document",
    "elem": "element", "env": "environment", "err": "error", "evt": "event", "exc": "exception",
    "fd": "file descriptor", "fn": "function", "fp": "file", "func": "function", "idx": "index",
    "img": "image", "impl": "implementation", "info": "information", "init": "initial", "kwargs": "keyword arguments",
    "len": "length", "lhs": "left-hand side", "loc": "location", "mod": "module", "msg": "message",
    "msgs": "messages", "num": "number", "obj": "object", "objs": "objects", "opt": "option", "opts": "options",
    "param": "parameter", "params": "parameters", "pos": "position", "prev": "previous", "proc": "process",
    "ptr": "pointer", "pwd": "password", "qs": "query set", "ref": "reference", "refs": "references",
    "repo": "repository", "req": "request", "res": "result", "resp": "response", "ret": "result",
    "rhs": "right-hand side", "sep": "separator", "spec": "specification", "src": "source", "stmt": "statement",
    "str": "string", "temp": "temporary", "tmp": "temporary", "val": "value", "vals": "values", "var": "variable",
    "vars": "variables",
}  # fmt: skip
_CAPITALS = frozenset(
    "api ascii ast cli cpu css csv cwe dns dom eof ftp gpu gui html http https id ids imap ip ipv4 ipv6 io js json "
    "jwt lsp mime os pdf pid rgb rpc sdk sha sql ssh ssl tcp tls toml ttl udp ui uid uri url urls utc utf uuid xml "
    "yaml".split()
)
_SPELLED_VOWEL = frozenset("AEFHILMNORSX")
_UNITS = {
    "seconds": "seconds", "secs": "seconds", "sec": "seconds", "ms": "milliseconds", "millis": "milliseconds",
    "milliseconds": "milliseconds", "minutes": "minutes", "hours": "hours", "days": "days", "bytes": "bytes",
    "kb": "kilobytes", "mb": "megabytes", "pixels": "pixels", "px": "pixels", "percent": "per cent",
    "degrees": "degrees", "radians": "radians",
}  # fmt: skip


def raw_words(name: str) -> list[str]:
    """The parts of a snake_case or camelCase name, runs of capitals kept together, all else lower case."""
    return [_cased(word) for word in _WORD.findall(name)]


def words(name: str) -> list[str]:
    """The parts of a name as words, common short forms written out: `max_len` gives maximum, length."""
    return [_LONG.get(word, word) for word in raw_words(name)]


def phrase(parts: list[str]) -> str:
    """Parts of a name as a noun phrase, the unit at the end told as one: "timeout in seconds"."""
    if len(parts) > 1 and parts[-1] in _UNITS:
        return f"{phrase(parts[:-1])} in {_UNITS[parts[-1]]}"
    if len(parts) > 1 and parts[-1] in ("ID", "IDs"):
        return f"{parts[-1]} of the {' '.join(parts[:-1])}"
    if len(parts) > 1 and parts[0] in ("n", "number", "num"):
        return f"number of {' '.join(parts[1:])}"
    if len(parts) > 1 and parts[0] in ("max", "min"):
        return f"{parts[0]}imum {' '.join(parts[1:])}"
    return " ".join(parts)


def with_article(noun: str) -> str:
    """The noun phrase with `a` or `an`; `the` for a plural."""
    last = noun.split()[-1] if noun else ""
    if last.endswith("s") and not last.endswith(("ss", "us", "is", "ous", "series")):
        return f"the {noun}"
    first = noun.split()[0] if noun else ""
    return f"{'an' if _sounds_open(first) else 'a'} {noun}"


def sentence(text: str) -> str:
    """The text with a capital at its start and a full stop at its end."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _sounds_open(word: str) -> bool:
    if word.isupper() and len(word) <= 4:
        return word[0] in _SPELLED_VOWEL
    lower = word.lower()
    if lower.startswith(("uni", "use", "usa", "eu", "one", "uti", "ur", "utf")) and not lower.startswith("unin"):
        return False
    return lower.startswith(("a", "e", "i", "o", "u", "hour", "honest", "heir"))


def _cased(word: str) -> str:
    if word.lower() in _CAPITALS:
        return word.upper() if not word.lower() in ("ids", "urls") else word[:-1].upper() + "s"
    return word if len(word) > 1 and word.isupper() else word.lower()
