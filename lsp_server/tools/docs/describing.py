"""From facts to the entries of a doc comment: one sentence each, derived and never invented."""

from __future__ import annotations

import re

from lsp_server.tools.docs.english import english
from lsp_server.tools.docs.model import (
    Attribute,
    Entry,
    Facts,
    Parameter,
    ParameterKind,
    Raised,
    Section,
    Wanted,
)
from lsp_server.tools.docs.summaries import summary
from lsp_server.tools.docs.types import (
    is_quotable,
    literal_type,
    may_be_nothing,
    script_literal_type,
    settled_type,
    type_phrase,
)
from lsp_server.tools.docs.words import order_words, phrase, raw_words, sentence, words

_LONGEST = 40
_CAUGHT = re.compile(r"[\w., ()]{1,60}")
_SELF_TELLING = frozenset(("__init__", "__new__", "constructor", "__post_init__"))


def wanted(facts: Facts, *, python: bool) -> Wanted:
    """What a complete doc comment of the definition says."""
    if facts.is_type:
        return Wanted(summary(facts), tuple(_attributes(facts)) if python else ())
    entries = [_parameter(one, python=python) for one in facts.parameters]
    entries += _handed_out(facts, python=python)
    entries += [
        Entry(Section.RAISES, one.name, _reason(one, python=python), type=one.name, shown=one.name)
        for one in facts.raises
    ]
    return Wanted(summary(facts), tuple(entries))


def constructor_entries(facts: Facts, *, python: bool) -> tuple[Entry, ...]:
    """The entries for a class's constructor, for classes whose doc comment lists them itself."""
    return tuple(_parameter(one, python=python) for one in facts.parameters)


def _parameter(parameter: Parameter, *, python: bool) -> Entry:
    guess = literal_type if python else script_literal_type
    default = " ".join(parameter.default.split())
    return Entry(
        Section.PARAMETERS,
        parameter.name,
        _parameter_text(parameter),
        type=parameter.annotation or guess(default) or ("" if not parameter.parts else "Object"),
        default=default if len(default) <= _LONGEST and is_quotable(default) else "",
        optional=parameter.optional,
        shown=parameter.shown if python else parameter.name,
    )


def _parameter_text(parameter: Parameter) -> str:
    kinds = {
        ParameterKind.STAR: "More positional arguments.",
        ParameterKind.DOUBLE_STAR: "More keyword arguments.",
    }
    if parameter.kind in kinds:
        own = parameter.name not in ("args", "kwargs", "kw", "kwds", "rest", "params", "argv", "arguments")
        return (
            f"The {phrase(words(parameter.name))}."
            if own and words(parameter.name)
            else kinds[parameter.kind]
        )
    if parameter.parts and len(parameter.parts) <= 6:
        return f"The object to take {_listed([f'`{part}`' for part in parameter.parts])} from."
    return noun_text(parameter.name, parameter.annotation or literal_type(parameter.default))


def noun_text(name: str, annotation: str) -> str:
    """A sentence for a named value: "The user name.", "Whether to use cache." for flags."""
    parts, bare = words(name), raw_words(name)
    if not parts or len(name) == 1:
        return f"The value of `{name}`."
    is_flag = annotation in ("bool", "boolean") or name.startswith(("is_", "has_", "should_", "can_"))
    if is_flag and english().told("flags", bare[0]) and len(parts) > 1:
        return f"{english().told('flags', bare[0])} {' '.join(parts[1:])}."
    if annotation in ("bool", "boolean"):
        return f"The {' '.join(parts)} flag." if parts[-1] != "flag" else f"The {' '.join(parts)}."
    if parts[0] == "on" and len(parts) > 1:
        return f"The handler for {' '.join(parts[1:])}."
    return f"The {phrase(parts)}."


def _attributes(facts: Facts) -> list[Entry]:
    if any(base.rpartition(".")[2].endswith(("Enum", "Flag", "TestCase")) for base in facts.bases):
        return []
    return [_attribute(one) for one in facts.attributes if not one.name.startswith("_")]


def _attribute(attribute: Attribute) -> Entry:
    text = noun_text(attribute.name, attribute.annotation)
    return Entry(Section.ATTRIBUTES, attribute.name, text, type=attribute.annotation, shown=attribute.name)


def _handed_out(facts: Facts, *, python: bool) -> list[Entry]:
    if facts.name in _SELF_TELLING or facts.role in ("property", "setter", "deleter"):
        return []
    if facts.yields:
        return [Entry(Section.YIELDS, "", _yielded_text(facts), type=facts.yielded)]
    if not facts.returns_value or (facts.name.startswith("__") and facts.name.endswith("__")):
        return []
    shape = facts.returned
    if not python and facts.is_async and not shape.startswith("Promise"):
        shape = f"Promise<{shape or '*'}>"
    return [Entry(Section.RETURNS, "", _returned_text(facts), type=shape)]


def _yielded_text(facts: Facts) -> str:
    return sentence(type_phrase(facts.yielded)) if facts.yielded else "The next item."


def _returned_text(facts: Facts) -> str:
    """What comes back: by the name of the function, of the variable, else by the type."""
    shape = settled_type(facts.returned)
    parts = order_words(facts.name)
    nothing = may_be_nothing(shape)
    tail = f", or {nothing}" if nothing else ""
    if parts and parts[0] in ("is", "has", "can", "should", "are", "was", "needs", "supports"):
        return "True if so, False otherwise." if shape == "bool" else "Whether that is so."
    if len(parts) > 1 and english().has("getters", parts[0]):
        return f"The {phrase(_until_preposition(parts[1:]))}{tail}."
    if len(facts.returned_name) > 2 and words(facts.returned_name) and facts.returned_name.islower():
        named = phrase(words(facts.returned_name))
        if named not in ("self", "this", "cls", "class"):
            return f"The {named}{tail}."
    return sentence(type_phrase(shape))


def _until_preposition(parts: list[str]) -> list[str]:
    index = next(
        (number for number, part in enumerate(parts) if number and english().has("joints", part)), len(parts)
    )
    return parts[:index]


def _reason(one: Raised, *, python: bool) -> str:
    tests = [test for test in one.conditions if len(test) <= 60 and is_quotable(test)]
    if tests and len(tests) == len(one.conditions) <= 2:
        return f"If {' and '.join(f'`{test}`' for test in tests)}."
    if _CAUGHT.fullmatch(one.caught):
        return f"If {_caught(one.caught)} is caught."
    if one.message:
        return f'With the message "{one.message}".'
    if one.name == "NotImplementedError":
        return "Where a subclass does not implement it."
    return "Raised by the code itself." if python else "Thrown by the code itself."


def _caught(types: str) -> str:
    names = [name.strip() for name in types.strip("()").split(",") if name.strip()]
    return _listed([f"`{name}`" for name in names], "or")


def _listed(names: list[str], word: str = "and") -> str:
    return f"{', '.join(names[:-1])} {word} {names[-1]}" if len(names) > 1 else "".join(names)
