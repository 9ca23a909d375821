"""The first sentence of a doc comment, from the name and the signature alone: it claims nothing else."""

from __future__ import annotations

from dataclasses import replace

from lsp_server.tools.docs.model import Facts, ParameterKind
from lsp_server.tools.docs.words import phrase, raw_words, sentence, with_article, words

_FIXED = {
    "__init__": "Initialise the {owner}.",
    "constructor": "Create the {owner}.",
    "__new__": "Create the {owner}.",
    "__post_init__": "Finish the initialisation of the {owner}.",
    "__del__": "Clean up before the {owner} is destroyed.",
    "__repr__": "Return the representation of the {owner} for developers.",
    "__str__": "Return the {owner} as a string.",
    "__bytes__": "Return the {owner} as bytes.",
    "__format__": "Return the {owner} formatted as a string.",
    "__hash__": "Return the hash of the {owner}.",
    "__bool__": "Tell whether the {owner} counts as true.",
    "__len__": "Return the length of the {owner}.",
    "__iter__": "Iterate over the {owner}.",
    "__aiter__": "Iterate over the {owner} asynchronously.",
    "__next__": "Return the next item.",
    "__anext__": "Return the next item asynchronously.",
    "__reversed__": "Iterate over the {owner} in reverse.",
    "__contains__": "Tell whether the {owner} contains {first}.",
    "__getitem__": "Return the item at {first}.",
    "__setitem__": "Set the item at {first}.",
    "__delitem__": "Delete the item at {first}.",
    "__missing__": "Return the value for a missing key.",
    "__getattr__": "Return an attribute that was not found in the usual way.",
    "__getattribute__": "Return an attribute.",
    "__setattr__": "Set an attribute.",
    "__delattr__": "Delete an attribute.",
    "__get__": "Return the value of the descriptor.",
    "__set__": "Set the value of the descriptor.",
    "__delete__": "Delete the value of the descriptor.",
    "__set_name__": "Take note of the name that the descriptor is bound to.",
    "__dir__": "Return the names of the attributes.",
    "__call__": "Call the {owner}.",
    "__enter__": "Enter the context of the {owner}.",
    "__exit__": "Leave the context of the {owner}.",
    "__aenter__": "Enter the asynchronous context of the {owner}.",
    "__aexit__": "Leave the asynchronous context of the {owner}.",
    "__await__": "Wait for the {owner}.",
    "__eq__": "Tell whether the {owner} equals {first}.",
    "__ne__": "Tell whether the {owner} differs from {first}.",
    "__lt__": "Tell whether the {owner} is less than {first}.",
    "__le__": "Tell whether the {owner} is less than or equal to {first}.",
    "__gt__": "Tell whether the {owner} is greater than {first}.",
    "__ge__": "Tell whether the {owner} is greater than or equal to {first}.",
    "__add__": "Return the sum of the {owner} and {first}.",
    "__sub__": "Return the {owner} less {first}.",
    "__mul__": "Return the product of the {owner} and {first}.",
    "__int__": "Return the {owner} as an integer.",
    "__float__": "Return the {owner} as a floating-point number.",
    "__index__": "Return the {owner} as an integer index.",
    "__neg__": "Return the {owner} negated.",
    "__abs__": "Return the absolute value of the {owner}.",
    "__copy__": "Return a shallow copy of the {owner}.",
    "__deepcopy__": "Return a deep copy of the {owner}.",
    "__getstate__": "Return the state for pickling.",
    "__setstate__": "Restore the state when unpickling.",
    "__reduce__": "Return what pickle needs to rebuild the {owner}.",
    "__reduce_ex__": "Return what pickle needs to rebuild the {owner}.",
    "__init_subclass__": "Set up a subclass.",
    "__class_getitem__": "Return the class with type arguments.",
    "__instancecheck__": "Tell whether {first} counts as an instance.",
    "__subclasscheck__": "Tell whether {first} counts as a subclass.",
    "__fspath__": "Return the file system path.",
    "main": "Run the main program.",
    "setUp": "Prepare each test.",
    "tearDown": "Clean up after each test.",
    "setUpClass": "Prepare the tests of the class.",
    "tearDownClass": "Clean up after the tests of the class.",
    "setUpModule": "Prepare the tests of the module.",
    "tearDownModule": "Clean up after the tests of the module.",
    "toString": "Return the {owner} as a string.",
    "toJSON": "Return the {owner} in a form that JSON can hold.",
}  # fmt: skip
_STATES = {"is": "{thing} is {rest}", "has": "{thing} has {rest}", "can": "{thing} can {rest}",
           "should": "{thing} should {rest}", "are": "{rest}", "was": "{thing} was {rest}",
           "needs": "{thing} needs {rest}", "supports": "{thing} supports {rest}"}  # fmt: skip
_VERBS = frozenset(
    "abort accept acquire activate add adjust advance align allocate allow analyse analyze append apply ask assert "
    "assign attach authenticate await begin bind boot break broadcast build bump cache calculate call cancel capture "
    "cast change check choose clean cleanup clear clone close collapse collect combine commit compare compile compute "
    "concat configure confirm connect construct consume contain convert copy count create deactivate debounce debug "
    "decode decorate decrease decrement decrypt deduplicate define delete deliver deploy describe deserialize detach "
    "detect determine disable disconnect discover dispatch display dispose do download draw drop dump duplicate edit "
    "emit enable encode encrypt end enqueue ensure enter enumerate erase escape estimate evaluate exclude execute exit "
    "expand expect explain export expose extend extract fail fetch fill filter finalize find finish fire fit fix "
    "flatten flip flush fold follow forget fork format forward free freeze gather generate get give go grant group grow "
    "guess handle hash hide highlight hold identify ignore import include increase increment indent infer initialise "
    "initialize inject insert inspect install instantiate interpolate intersect invalidate invert invoke iterate join "
    "jump keep kill launch leave limit link list listen load locate lock log lookup make manage map mark mask match "
    "measure merge migrate mock modify monitor mount move multiply mutate navigate normalise normalize notify obtain "
    "omit open optimize order override pack pad paint parse partition pass patch pause peek perform persist pick ping "
    "play plot poll pop populate post prepare prepend preprocess print process produce prompt provide prune publish "
    "pull purge push put query quit quote raise randomize rank reach read rebuild receive recompute record recover "
    "redirect reduce refresh register reject release reload remove rename render reopen reorder repeat replace reply "
    "report request require reserve reset resize resolve respond restart restore resume retrieve retry return reverse "
    "revert revoke rewind rewrite roll rotate round route run sample sanitize save scale scan schedule scroll search "
    "seek select send serialize serve set setup shift show shuffle shut shutdown sign simulate simplify skip sleep "
    "slice solve sort spawn split squash start stop store stream strip subscribe subtract sum summarize suspend swap "
    "switch sync synchronize take terminate throw throttle tick toggle tokenize touch trace track train transform "
    "translate traverse trigger trim truncate try turn undo unescape uninstall unload unlock unpack unquote unregister "
    "unsubscribe unwrap update upgrade upload use validate verify visit wait walk warn watch wrap write yield zip".split()
)
_ON_ITSELF = frozenset(
    "activate cancel clear close commit connect copy clone deactivate destroy disable disconnect dispose enable finish "
    "flush freeze initialise initialize invalidate join kill lock mount open pause rebuild refresh release reload reset "
    "resize restart restore resume rewind rollback run save setup shutdown shuffle start stop suspend sync terminate "
    "toggle unlock update upgrade validate wait".split()
)
_ON_FIRST = frozenset(
    "add append apply assert calculate call check compile compute convert count decode delete describe dispatch "
    "download draw dump emit encode escape evaluate execute export extract fetch filter find flatten format generate "
    "handle hash import insert install invoke load log lookup map match merge normalise normalize notify open parse "
    "plot post prepare print process publish push put quote read register reject remove rename render replace reply "
    "request resolve reverse run sanitize save scan search select send serialize set show sign sort split start store "
    "strip sum swap tokenize transform translate trim unescape unpack unquote unregister update upload use validate "
    "verify visit walk warn wrap write".split()
)
_LOOSE = frozenset(
    "all any as at by each every for from if in into it its next no not of off on or out over per self than that the "
    "this to until up via when where which while with without".split()
)
_FINITE = frozenset(
    "accepts adds allows are calls can cannot contains creates does doesnt drops fails finds gives handles has have "
    "ignores is isnt keeps loads logs makes matches must passes raises reads refuses rejects removes renders returns "
    "runs saves sends sets should shows skips sorts splits starts stops stores strips supports takes throws updates "
    "uses was were will works writes yields".split()
)  # fmt: skip


def summary(facts: Facts) -> str:
    """One sentence in plain English."""
    if facts.kind == "class":
        return _class_summary(facts)
    if facts.name in _FIXED and (facts.name.startswith("__") or not facts.is_property):
        return _fixed(facts)
    parts = words(facts.name)
    if facts.name.startswith("test") and len(parts) > 1 and parts[0] == "test":
        return _test_summary(parts[1:])
    if not parts:
        return f"Handle `{facts.name}`." if facts.name.strip("_") else "Do nothing that the name tells."
    if facts.role == "property":
        return _noun_summary(facts, parts)
    if facts.role in ("setter", "deleter"):
        if parts[0] in _STATES and len(parts) > 1:
            return f"{'Set' if facts.role == 'setter' else 'Forget'} whether {_state(replace(facts, parameters=()), parts)}."
        return f"{'Set' if facts.role == 'setter' else 'Delete'} the {phrase(parts)}."
    return _function_summary(facts, parts)


def thing_of(facts: Facts) -> str:
    """What the owner of a method is called in a sentence: `HTTPServer` gives "HTTP server"."""
    return phrase(words(facts.owner)) or "object"


def _fixed(facts: Facts) -> str:
    first = f"`{facts.parameters[0].name}`" if facts.parameters else "the given value"
    return _FIXED[facts.name].format(owner=thing_of(facts), first=first)


def _class_summary(facts: Facts) -> str:
    parts = words(facts.name)
    if not parts:
        return f"The class `{facts.name}`."
    tests = any(base.endswith("TestCase") for base in facts.bases) or parts[0] == "test"
    if tests and "test" in (parts[0], parts[-1].removesuffix("s")):
        rest = [part for part in parts if part not in ("test", "tests")] or ["module"]
        return f"Tests of the {phrase(rest)}."
    if len(parts) > 1 and parts[-1] in ("error", "exception", "warning") and parts[-2] in ("not", "found"):
        return f'The {parts[-1]} "{" ".join(parts[:-1])}".'
    return sentence(with_article(phrase(parts)))


def _test_summary(parts: list[str]) -> str:
    rest = " ".join(parts)
    if parts[0] in _FINITE:
        return f"Test that it {rest}."
    if any(part in _FINITE for part in parts[1:]):
        return f"Test that {rest}."
    return f"Test {rest}." if parts[0] in _LOOSE or parts[0] in _VERBS else f"Test the {rest}."


def _noun_summary(facts: Facts, parts: list[str]) -> str:
    if parts[0] in _STATES and len(parts) > 1:
        return f"Whether {_state(facts, parts)}."
    if parts[0] in ("get", "fetch", "compute", "calculate") and len(parts) > 1:
        parts = parts[1:]
    return f"The {phrase(parts)}."


def _function_summary(facts: Facts, parts: list[str]) -> str:
    first, rest = parts[0], parts[1:]
    if first in _STATES and rest:
        return f"Tell whether {_state(facts, parts)}."
    if first in ("to", "as") and rest:
        return f"Convert {_subject(facts)} to {phrase(rest)}."
    if first == "from" and rest:
        made = f"Create {with_article(thing_of(facts))}" if facts.owner else "Convert"
        return f"{made} from {phrase(rest)}."
    if first in ("on", "when") and rest:
        return f"Handle {_object(rest)}."
    if raw_words(facts.name)[0] == "init" and not rest:
        return f"Initialise {_subject(facts)}."
    if first in _VERBS:
        return _imperative(facts, first, rest)
    verb = "Yield" if facts.yields else "Return" if facts.returns_value else "Run"
    return f"{verb} {_object(parts)}."


def _imperative(facts: Facts, verb: str, rest: list[str]) -> str:
    if verb in ("setup", "cleanup", "lookup", "shutdown"):
        verb = {"setup": "set up", "cleanup": "clean up", "lookup": "look up", "shutdown": "shut down"}[verb]
    if rest:
        return sentence(f"{verb} {_object(rest)}")
    named = [one for one in facts.parameters if one.kind in _DIRECT and not one.optional]
    bare = verb.replace(" ", "")
    if facts.owner and bare in _ON_ITSELF and not named:
        return sentence(f"{verb} the {thing_of(facts)}")
    if named and bare in _ON_FIRST and (not facts.owner or bare not in _ON_ITSELF):
        return sentence(f"{verb} {_named(named[0].name)}")
    return sentence(verb if not named else f"{verb}, given {_named(named[0].name)}")


_DIRECT = (ParameterKind.PLAIN, ParameterKind.POSITIONAL_ONLY)


def _object(rest: list[str]) -> str:
    """The words behind a verb, with an article where English wants one."""
    if rest[0] in ("or", "and") or rest[0] in _LOOSE or rest[0][0].isdigit():
        return " ".join(rest)
    for index, part in enumerate(rest[1:], 1):
        if part in ("by", "for", "from", "in", "to", "with", "as", "of", "on", "at", "into", "if", "and", "or"):
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
    return _STATES[parts[0]].format(thing=thing, rest=rest)
