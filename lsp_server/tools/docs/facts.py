"""The facts of a definition: its signature, what it hands out, what it raises, what a class holds."""

from __future__ import annotations

from dataclasses import replace

from lsp_server.syntax import Language, Match, Node, Symbol, Tree
from lsp_server.text import Text
from lsp_server.tools.docs.matches import Bytes, Found, bytes_of, find, string
from lsp_server.tools.docs.model import FUNCTIONS, Attribute, Facts, Parameter, ParameterKind
from lsp_server.tools.docs.raising import raised
from lsp_server.tools.docs.types import EVIDENT, bare_type, element_type, literal_type, settled_type

_ROLES = {
    "property": "property",
    "cached_property": "property",
    "abstractproperty": "property",
    "setter": "setter",
    "getter": "property",
    "deleter": "deleter",
    "overload": "overload",
    "staticmethod": "static",
    "classmethod": "classmethod",
}
_NOTHING = frozenset(
    {"", "None", "NoReturn", "Never", "void", "undefined", "never", "this"}
    | {"()", "Unit", "Void", "!", "Nothing", "Nil"}
)


def facts(language: Language, tree: Tree, text: Text, symbol: Symbol) -> Facts:
    """What the code of one definition says of it; functions and classes inside it are not looked into."""
    found = find(language, tree, text, symbol)
    if symbol.kind not in FUNCTIONS:
        return _class_facts(found, text, symbol)
    return _function_facts(found, text, symbol, python=is_python(language))


def is_python(language: Language) -> bool:
    """True where doc comments are the first string of a body."""
    return language.doc == "first-string"


def _function_facts(found: Found, text: Text, symbol: Symbol, *, python: bool) -> Facts:
    role = _role(found, bytes_of(text, symbol.range)[0])
    own_list = bytes_of(text, symbol.parameters) if symbol.parameters else found.own
    parameters = _parameters(found, own_list)
    if python and symbol.kind == "method" and role != "static":
        parameters = _without_receiver(parameters)
    annotation = _result(found)
    values = _values(found)
    yields = bool(found.own_matches("yield"))
    types = {EVIDENT.get((python, value.type), "") for value in values}
    evident = types.pop() if len(types) == 1 else ""
    names = [string(value) for value in values]
    returns = bool(values) if not annotation else settled_type(annotation) not in _NOTHING
    return Facts(
        kind=symbol.kind,
        name="constructor" if symbol.kind == "constructor" else symbol.name,
        owner=symbol.path[-2] if symbol.kind in ("method", "constructor") and len(symbol.path) > 1 else "",
        parameters=tuple(parameters),
        returned="" if yields else annotation or evident,
        yielded=element_type(annotation) if yields else "",
        returned_name=names[0] if len(names) == 1 and _is_name(values[0]) else "",
        returns_value=returns and not yields,
        yields=yields,
        is_async=any(match.captures["async"][0].start_byte == found.own[0] for match in found.of("async")),
        is_stub=_is_stub(text, symbol),
        role=role,
        raises=raised(found),
        type_parameters=_type_parameters(found),
    )


def _is_name(value: Node) -> bool:
    """True for a variable; some grammars have `true` as one too."""
    return value.type.endswith("identifier") and string(value) not in ("true", "false", "null", "nil", "self")


def _type_parameters(found: Found) -> tuple[str, ...]:
    """The names of the definition's own type parameters, not of those inside of it."""
    own = found.own_matches("typeparameter")
    return tuple(dict.fromkeys(string(match.first("typeparameter.name")) for match in own))


def _class_facts(found: Found, text: Text, symbol: Symbol) -> Facts:
    made = [match for match in found.of("constructor") if _is_direct(found, match)]
    listed = made[-1].captures["constructor.parameters"][0].byte_range if made else (-1, -1)
    parameters = _parameters(found, listed) if made else []
    if parameters and parameters[0].name == "self":
        parameters = parameters[1:]
    head = bytes_of(text, symbol.parameters)
    bases = [string(match.first("base.name")) for match in found.of("base") if _base_of(match, head, found)]
    attributes = _attributes(found, made[-1] if made else None, parameters)
    return Facts(
        kind=symbol.kind,
        name=symbol.name,
        parameters=tuple(parameters),
        attributes=tuple(attributes),
        bases=tuple(bases),
        type_parameters=_type_parameters(found),
    )


def _is_direct(found: Found, match: Match) -> bool:
    """True for a constructor of the class itself: it is one of the outermost scopes, not in a nested one."""
    return match.captures["constructor"][0].byte_range in found.nested


def _base_of(match: Match, head: Bytes, found: Found) -> bool:
    node = match.captures["base.name"][0]
    return head[0] <= node.start_byte < head[1] if head[0] >= 0 else found.is_own(node)


def _role(found: Found, start: int) -> str:
    for match in found.of("decorator"):
        name = match.captures["decorator"][0]
        if name.start_byte < start:
            last = string(match.first("decorator.name")).split("(")[0].split(".")[-1]
            if last in _ROLES:
                return _ROLES[last]
    for role, fact in (("property", "getter"), ("setter", "setter")):
        if any(match.captures[fact][0].byte_range == found.own for match in found.of(fact)):
            return role
    return ""


def _without_receiver(parameters: list[Parameter]) -> list[Parameter]:
    first = parameters[0] if parameters else None
    plain = (ParameterKind.PLAIN, ParameterKind.POSITIONAL_ONLY)
    return parameters[1:] if first is not None and first.kind in plain else parameters


def _parameters(found: Found, listed: Bytes) -> list[Parameter]:
    """The parameters of the list at these bytes, the stars and the slash turned into kinds."""
    out: list[Parameter] = []
    keyword = False
    for match in found.of("parameter"):
        if match.captures["parameter.list"][0].byte_range != listed:
            continue
        if "parameter.slash" in match.captures:
            out = [replace(one, kind=ParameterKind.POSITIONAL_ONLY) for one in out]
        elif "parameter.bare" in match.captures:
            keyword = True
        else:
            parameter = _parameter(match, out, keyword=keyword)
            keyword = keyword or parameter.kind is ParameterKind.STAR
            out.append(parameter)
    return out


def _parameter(match: Match, before: list[Parameter], *, keyword: bool) -> Parameter:
    kind = ParameterKind.KEYWORD_ONLY if keyword else ParameterKind.PLAIN
    if "parameter.star" in match.captures:
        kind = ParameterKind.STAR
    if "parameter.doublestar" in match.captures:
        kind = ParameterKind.DOUBLE_STAR
    pattern = match.first("parameter.pattern")
    default = string(match.first("parameter.default"))
    return Parameter(
        name=_made_up_name(pattern, before) if pattern else string(match.first("parameter.name")),
        kind=kind,
        annotation=bare_type(string(match.first("parameter.type"))),
        default=default,
        optional="parameter.optional" in match.captures or bool(default),
        parts=tuple(_bound(pattern)) if pattern else (),
    )


def _made_up_name(pattern: Node, before: list[Parameter]) -> str:
    base = "items" if pattern.type == "array_pattern" else "options"
    taken = {parameter.name for parameter in before}
    return next(
        name
        for name in (base, *(f"{base}{number}" for number in range(2, len(taken) + 3)))
        if name not in taken
    )


def _bound(pattern: Node) -> list[str]:
    """The names of the properties that an object pattern takes apart, at its first level."""
    if pattern.type != "object_pattern":
        return []
    names: list[str] = []
    for child in pattern.named_children:
        named = child.child_by_field_name("key") or child.child_by_field_name("left") or child
        if named.type.endswith(("identifier", "identifier_pattern")):
            names.append(string(named))
    return names


def _result(found: Found) -> str:
    for match in found.of("result"):
        if match.captures["result"][0].byte_range == found.own:
            return bare_type(string(match.first("result.type")))
    return ""


def _values(found: Found) -> list[Node]:
    """What the function's own `return` statements hand back, `None` and `undefined` left out."""
    nodes = [match.captures["return.value"][0] for match in found.own_matches("return")]
    arrows = [match for match in found.of("arrow") if match.captures["arrow"][0].byte_range == found.own]
    nodes += [match.captures["return.value"][0] for match in arrows]
    return [node for node in nodes if node.type != "comment" and string(node) not in ("None", "undefined")]


def _is_stub(text: Text, symbol: Symbol) -> bool:
    """True for a body that does nothing: `...`, `pass`, a doc comment, or a bare NotImplementedError."""
    if symbol.body is None or symbol.body.end.line - symbol.body.start.line > 200:
        return False
    body = text.slice(symbol.body)
    if symbol.doc is not None and symbol.body.encloses(symbol.doc):
        body = body.replace(text.slice(symbol.doc), "", 1)
    body = body.strip("{} \t\r\n;")
    return body in ("", "...", "pass") or body.startswith("raise NotImplementedError")


def _attributes(found: Found, made: Match | None, parameters: list[Parameter]) -> list[Attribute]:
    out: dict[str, Attribute] = {}
    for match in found.own_matches("attribute"):
        _add(out, _attribute(match, "attribute", {}))
    if made is None:
        return list(out.values())
    known = {parameter.name: parameter.annotation for parameter in parameters}
    body, scopes = made.captures["constructor.body"][0], _scopes_within(found, made)
    for match in found.of("member"):
        start = match.captures["member"][0].start_byte
        receiver = string(match.first("member.object")) in ("self", "this")
        within = body.start_byte <= start < body.end_byte
        if receiver and within and not any(scope[0] <= start < scope[1] for scope in scopes):
            _add(out, _attribute(match, "member", known))
    return list(out.values())


def _scopes_within(found: Found, made: Match) -> list[Bytes]:
    start, end = made.captures["constructor"][0].byte_range
    scopes = (match.captures["scope"][0].byte_range for match in found.of("scope"))
    return [scope for scope in scopes if start < scope[0] and scope[1] <= end]


def _add(out: dict[str, Attribute], attribute: Attribute) -> None:
    """Keep the first mention, completed by a later one that knows the type."""
    old = out.setdefault(attribute.name, attribute)
    if not old.annotation and attribute.annotation:
        out[attribute.name] = replace(old, annotation=attribute.annotation)


def _attribute(match: Match, fact: str, known: dict[str, str]) -> Attribute:
    value = match.first(f"{fact}.default")
    annotation = bare_type(string(match.first(f"{fact}.type")))
    evident = known.get(string(value), "") or literal_type(string(value))
    return Attribute(string(match.first(f"{fact}.name")), annotation or evident, string(value))
