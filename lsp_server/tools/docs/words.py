"""Names turned into English words."""

from __future__ import annotations

import re

from lsp_server.tools.docs.english import english

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[^\W_A-Z]+|[A-Z]+|[^\W_]+")
_SPELLED_VOWEL = frozenset("AEFHILMNORSX")


def raw_words(name: str) -> list[str]:
    """The parts of a snake_case or camelCase name, runs of capitals kept together, all else lower case."""
    return [_cased(word) for word in _WORD.findall(name)]


def words(name: str) -> list[str]:
    """The parts of a name as words, common short forms written out: `max_len` gives maximum, length."""
    return [english().told("long", word) or word for word in raw_words(name)]


def order_words(name: str) -> list[str]:
    """The words of a function's name without those at its end that tell how: `loadAsync` gives load."""
    parts = words(name)
    while len(parts) > 1 and english().has("verbs", parts[0]) and english().has("manners", parts[-1]):
        parts.pop()
    return parts


def phrase(parts: list[str]) -> str:
    """Parts of a name as a noun phrase, the unit at the end told as one: "timeout in seconds"."""
    if len(parts) > 1 and english().told("units", parts[-1]):
        return f"{phrase(parts[:-1])} in {english().told('units', parts[-1])}"
    if len(parts) > 1 and parts[-1] in ("ID", "IDs"):
        return f"{parts[-1]} of the {' '.join(parts[:-1])}"
    if len(parts) > 1 and parts[0] in ("n", "number", "num"):
        return f"number of {' '.join(parts[1:])}"
    if len(parts) > 1 and parts[0] in ("max", "min"):
        return f"{parts[0]}imum {' '.join(parts[1:])}"
    return " ".join(parts)


def with_article(noun: str) -> str:
    """The noun phrase with `a` or `an`; `the` for a plural."""
    last = noun.rsplit(maxsplit=1)[-1] if noun else ""
    if last.endswith("s") and not last.endswith(("ss", "us", "is", "ous", "series")):
        return f"the {noun}"
    first = noun.split(maxsplit=1)[0] if noun else ""
    return f"{'an' if _sounds_open(first) else 'a'} {noun}"


def sentence(text: str) -> str:
    """The text with a capital at its start and a full stop at its end."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def finite(said: str) -> str:
    """A sentence told of a name that stands before it: "Place the order." as "places the order."."""
    first = said.split(" ", 1)[0].rstrip(".,;:")
    rest = said[len(first) :]
    if first in ("The", "A", "An"):
        return f"is {first.lower()}{rest}"
    if first == "Whether":
        return f"reports whether{rest}"
    return _third(first.lower()) + rest


def _third(verb: str) -> str:
    """The verb as it goes with a name: carries, passes, does, returns."""
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def _sounds_open(word: str) -> bool:
    if word.isupper() and len(word) <= 4:
        return word[0] in _SPELLED_VOWEL
    lower = word.lower()
    if lower.startswith(("uni", "use", "usa", "eu", "one", "uti", "ur", "utf")) and not lower.startswith(
        "unin"
    ):
        return False
    return lower.startswith(("a", "e", "i", "o", "u", "hour", "honest", "heir"))


def _cased(word: str) -> str:
    if english().has("capitals", word.lower()):
        return word.upper() if word.lower() not in ("ids", "urls") else word[:-1].upper() + "s"
    return word if len(word) > 1 and word.isupper() else word.lower()
