"""The first sentence of a doc comment, from the name and the signature alone: it claims nothing else."""

from __future__ import annotations

from dataclasses import replace

from lsp_server.tools.docs.english import english
from lsp_server.tools.docs.model import Facts, ParameterKind
from lsp_server.tools.docs.words import order_words, phrase, raw_words, sentence, with_article, words

_DIRECT = (ParameterKind.PLAIN, ParameterKind.POSITIONAL_ONLY)


def summary(facts: Facts) -> str:
    """One sentence in plain English."""
    if facts.is_type:
        return _class_summary(facts)
    fixed = english().told("fixed", facts.name) or (facts.owner and english().told("methods", facts.name))
    if fixed and (facts.name.startswith("__") or not facts.is_property):
        return _filled(fixed, facts)
    parts = order_words(facts.name)
    if facts.name.startswith("test") and len(parts) > 1 and parts[0] == "test":
        return _test_summary(parts[1:])
    if facts.role in _BY_ROLE and parts:
        return _BY_ROLE[facts.role](facts, parts)
    return _function_summary(facts, parts) if parts else f"Run `{facts.name}`."


def thing_of(facts: Facts) -> str:
    """What the owner of a method is called in a sentence: `HTTPServer` gives "HTTP server"."""
    return phrase(words(facts.owner)) or "object"


def _filled(fixed: str, facts: Facts) -> str:
    first = f"`{facts.parameters[0].name}`" if facts.parameters else "the given value"
    return fixed.format(owner=thing_of(facts), first=first)


def _class_summary(facts: Facts) -> str:
    parts = words(facts.name)
    if not parts or len(facts.name) == 1:
        return f"The {facts.kind} `{facts.name}`."
    tests = any(base.endswith("TestCase") for base in facts.bases) or parts[0] == "test"
    rest = [part for part in parts if part not in ("test", "tests", "case", "cases")]
    if tests and rest and len(rest) < len(parts):
        return f"Tests of the {phrase(rest)}."
    if len(parts) > 1 and parts[-1] in ("error", "exception", "warning") and parts[-2] in ("not", "found"):
        return f'The {parts[-1]} "{" ".join(parts[:-1])}".'
    return sentence(with_article(phrase(parts)))


def _test_summary(parts: list[str]) -> str:
    rest = " ".join(parts)
    if english().has("finite", parts[0]):
        return f"Test that it {rest}."
    if any(english().has("finite", part) for part in parts[1:]):
        return f"Test that {rest}."
    return (
        f"Test {rest}."
        if english().has("loose", parts[0]) or english().has("verbs", parts[0])
        else f"Test the {rest}."
    )


def _noun_summary(facts: Facts, parts: list[str]) -> str:
    if english().told("states", parts[0]) and len(parts) > 1:
        return f"Whether {_state(facts, parts)}."
    if parts[0] in ("get", "fetch", "compute", "calculate") and len(parts) > 1:
        parts = parts[1:]
    return f"The {phrase(parts)}."


def _accessor_summary(facts: Facts, parts: list[str]) -> str:
    sets = facts.role == "setter"
    if english().told("states", parts[0]) and len(parts) > 1:
        state = _state(replace(facts, parameters=()), parts)
        return f"{'Set' if sets else 'Forget'} whether {state}."
    return f"{'Set' if sets else 'Delete'} the {phrase(parts)}."


def _function_summary(facts: Facts, parts: list[str]) -> str:
    first, rest = parts[0], parts[1:]
    if english().told("states", first) and rest:
        return f"Tell whether {_state(facts, parts)}."
    if rest and (told := _by_first_word(facts, first, rest)):
        return told
    if english().has("verbs", first) or (rest and first.endswith(("ize", "ise", "ify"))):
        return _imperative(facts, first, rest)
    return _named_for_a_thing(facts, parts)


def _by_first_word(facts: Facts, first: str, rest: list[str]) -> str:
    """For names whose first word is no verb and tells all the same what is done; empty for others."""
    if first in ("to", "as"):
        return f"Convert {_subject(facts)} to {phrase(rest)}."
    if first == "from":
        made = f"Create {with_article(thing_of(facts))}" if facts.owner else "Convert"
        return f"{made} from {phrase(rest)}."
    if first == "new":
        return f"Create a new {phrase(rest)}."
    return f"Handle {_object(rest)}." if first in ("on", "when") else ""


def _named_for_a_thing(facts: Facts, parts: list[str]) -> str:
    """For names without a verb: what the body does with what the name says."""
    if raw_words(facts.name) == ["init"]:
        return f"Initialise {_subject(facts)}." if facts.owner or facts.parameters else "Set things up."
    if len(parts) == 1 and parts[0].endswith(("able", "ible")) and facts.returns_value:
        return f"Tell whether {_state(facts, ['is', *parts])}."
    verb = "Handle" if facts.parameters and parts[-1] not in ("handler", "callback") else "Run"
    if facts.yields or facts.returns_value:
        verb = "Yield" if facts.yields else "Return"
    if len(facts.name) == 1:
        return f"{verb} `{facts.name}`."
    return f"{verb} {_object(parts)}."


def _is_flag(name: str) -> bool:
    """True for `isFast` and `has_more`, which read as sentences and not as things."""
    first, *rest = raw_words(name) or [""]
    return bool(rest) and bool(english().told("flags", first))


def _imperative(facts: Facts, verb: str, rest: list[str]) -> str:
    if verb in ("setup", "cleanup", "lookup", "shutdown"):
        verb = {"setup": "set up", "cleanup": "clean up", "lookup": "look up", "shutdown": "shut down"}[verb]
    if rest:
        return sentence(f"{verb} {_object(rest)}")
    named = [
        one
        for one in facts.parameters
        if one.kind in _DIRECT and not one.optional and not one.parts and not _is_flag(one.name)
    ]
    bare = verb.replace(" ", "")
    if facts.owner and english().has("on_itself", bare) and not named:
        return sentence(f"{verb} the {thing_of(facts)}")
    if (
        named
        and english().has("on_first", bare)
        and (not facts.owner or not english().has("on_itself", bare))
    ):
        both = english().has("on_both", bare) and len(named) == 2
        objects = " and ".join(_named(one.name) for one in (named if both else named[:1]))
        return sentence(f"{verb} {objects}")
    return sentence(verb if not named else f"{verb}, given {_named(named[0].name)}")


def _object(rest: list[str]) -> str:
    """The words behind a verb, with an article where English wants one."""
    if rest[0] in ("or", "and") or english().has("loose", rest[0]) or rest[0][0].isdigit():
        return " ".join(rest)
    for index, part in enumerate(rest[1:], 1):
        if english().has("joints", part):
            tail = rest[index + 1 :]
            return f"the {phrase(rest[:index])} {part} {' '.join(tail)}".rstrip()
    return f"the {phrase(rest)}"


def _named(name: str) -> str:
    parts = words(name)
    return f"the {phrase(parts)}" if parts and len(name) > 2 else f"`{name}`"


def _subject(facts: Facts) -> str:
    if facts.owner and facts.role not in ("static", "classmethod"):
        return f"the {thing_of(facts)}"
    return _named(facts.parameters[0].name) if facts.parameters else "the value"


def _state(facts: Facts, parts: list[str]) -> str:
    """ "the user is valid" of `is_valid` in a class User."""
    rest = " ".join(parts[1:])
    if facts.owner and facts.role not in ("static", "classmethod"):
        thing = f"the {thing_of(facts)}"
    else:
        thing = f"`{facts.parameters[0].name}`" if facts.parameters else "it"
    if parts[0] == "is" and not facts.parameters and not facts.owner:
        return f"it is {rest}"
    return english().told("states", parts[0]).format(thing=thing, rest=rest)


_BY_ROLE = {"property": _noun_summary, "setter": _accessor_summary, "deleter": _accessor_summary}
