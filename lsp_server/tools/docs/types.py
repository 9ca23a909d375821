"""Types as source text: what an annotation says, and what a literal makes evident."""

from __future__ import annotations

import re

# (is Python, node type) -> the type of such an expression, where nothing else can be meant.
EVIDENT = {
    (True, "integer"): "int",
    (True, "float"): "float",
    (True, "true"): "bool",
    (True, "false"): "bool",
    (True, "not_operator"): "bool",
    (True, "list"): "list",
    (True, "list_comprehension"): "list",
    (True, "dictionary"): "dict",
    (True, "dictionary_comprehension"): "dict",
    (True, "set"): "set",
    (True, "set_comprehension"): "set",
    (True, "tuple"): "tuple",
    (True, "expression_list"): "tuple",
    (False, "number"): "number",
    (False, "string"): "string",
    (False, "template_string"): "string",
    (False, "true"): "boolean",
    (False, "false"): "boolean",
    (False, "array"): "Array",
    (False, "object"): "Object",
    (False, "arrow_function"): "Function",
    (False, "function_expression"): "Function",
}
_LITERALS = [
    (re.compile(r"-?\d+\Z"), "int"),
    (re.compile(r"-?\d*\.\d+\Z|-?\d+\.\d*\Z"), "float"),
    (re.compile(r"True\Z|False\Z"), "bool"),
    (re.compile(r"[fFrRuU]{0,2}[\"']"), "str"),
    (re.compile(r"[rR]?[bB][rR]?[\"']"), "bytes"),
    (re.compile(r"\["), "list"),
    (re.compile(r"\{\s*\}\Z"), "dict"),
]
_JS_LITERALS = [
    (re.compile(r"-?(?:\d+\.?\d*|\.\d+)\Z"), "number"),
    (re.compile(r"true\Z|false\Z"), "boolean"),
    (re.compile("[\"'`]"), "string"),
    (re.compile(r"\["), "Array"),
    (re.compile(r"\{"), "Object"),
    (re.compile(r"(?:async\s+)?(?:\([^()]*\)|\w+)\s*=>"), "Function"),
    (re.compile(r"function\b"), "Function"),
]
_FEEDING = re.compile(
    r"(?:[\w.]*\.)?(?:Async)?(?:Iterator|Iterable|Generator|IterableIterator|AsyncIterableIterator)"
)
_PHRASES = {
    "str": "A string",
    "string": "A string",
    "int": "An integer",
    "float": "A number",
    "number": "A number",
    "bool": "True or False",
    "boolean": "True or false",
    "bytes": "Bytes",
    "list": "A list",
    "Array": "An array",
    "dict": "A dictionary",
    "Object": "An object",
    "set": "A set",
    "tuple": "A tuple",
    "Function": "A function",
}


def is_quotable(source: str) -> bool:
    """False for source that would close the comment it stands in, or its own code span."""
    return not any(mark in source for mark in ('"""', "'''", "*/", "`"))


def bare_type(source: str) -> str:
    """An annotation without its colon, its quotes and its line breaks; empty where no comment can hold it."""
    one_line = " ".join(source.split()).removeprefix(":").strip()
    if not is_quotable(one_line):
        return ""
    if len(one_line) > 1 and one_line[0] == one_line[-1] and one_line[0] in "'\"":
        inner = one_line[1:-1]
        return inner if one_line[0] not in inner else one_line
    return one_line


def literal_type(source: str) -> str:
    """The type that a Python literal makes evident; empty for all else, `None` included."""
    return next((name for pattern, name in _LITERALS if pattern.match(source) and _whole(source)), "")


def script_literal_type(source: str) -> str:
    """The same for JavaScript, in the words of JSDoc."""
    return next((name for pattern, name in _JS_LITERALS if pattern.match(source) and _whole(source)), "")


def element_type(annotation: str) -> str:
    """What an iterator's annotation says that it gives: `int` of `Iterator[int]`; empty if not known."""
    match = _FEEDING.match(annotation)
    rest = annotation[match.end() :] if match else ""
    if not rest or rest[0] not in "[<" or rest[-1] not in "]>":
        return ""
    return split_types(rest[1:-1], ",")[0].strip()


def split_types(source: str, separator: str) -> list[str]:
    """The parts between separators that stand in no brackets and no quotes."""
    parts: list[str] = []
    depth, quote, start = 0, "", 0
    for index, char in enumerate(source):
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char in "([{<":
            depth += 1
        elif char in ")]}>":
            depth -= 1
        elif char == separator and depth == 0:
            parts.append(source[start:index])
            start = index + 1
    return [*parts, source[start:]]


def may_be_nothing(annotation: str) -> str:
    """The word for nothing that the type allows beside its value: `None`, `null`, `undefined`, or empty."""
    if re.match(r"(?:typing\.)?Optional\[", annotation):
        return "None"
    parts = [part.strip() for part in split_types(annotation, "|")]
    return next((part for part in parts if part in ("None", "null", "undefined") and len(parts) > 1), "")


def settled_type(annotation: str) -> str:
    """What is there after waiting: `User` of `Promise<User>`; any other type is itself."""
    match = re.match(r"(?:Promise<|(?:[\w.]*\.)?(?:Awaitable|Coroutine)\[)", annotation)
    if match is None or annotation[-1] not in "]>":
        return annotation
    return split_types(annotation[match.end() : -1], ",")[-1].strip()


def type_phrase(annotation: str) -> str:
    """A few words for a type: "A string", "A list of `int`", "A `Path`"; "The result" for none."""
    nothing = may_be_nothing(annotation)
    parts = [part.strip() for part in split_types(annotation, "|")]
    plain = [part for part in parts if part not in ("None", "null", "undefined")]
    shape = plain[0] if len(plain) == 1 else annotation
    if optional := re.fullmatch(r"(?:typing\.)?Optional\[(.*)\]", shape):
        shape = optional[1]
    tail = f", or {nothing}" if nothing else ""
    return (_shape_phrase(shape) if len(plain) == 1 else _shape_phrase(annotation, "")) + tail


def _shape_phrase(shape: str, fallback: str = "The result") -> str:
    head, _, rest = shape.replace("<", "[").partition("[")
    if head in _PHRASES:
        one = len(split_types(rest[:-1], ",")) == 1 and "`" not in rest and head != "tuple"
        return f"{_PHRASES[head]} of `{shape[len(head) + 1 : -1]}`" if rest and one else _PHRASES[head]
    if inner := element_type(shape):
        return f"An iterator of `{inner}`"
    if re.fullmatch(r"[A-Z][\w.]*|\w+(?:\.\w+)+", shape) and len(shape) > 1:
        return f"{'An' if shape[0] in 'AEIO' else 'A'} `{shape}`"
    return (
        f"A value of type `{shape}`"
        if shape and len(shape) <= 60 and "`" not in shape
        else fallback or "The result"
    )


def _whole(source: str) -> bool:
    """True where the literal is not the head of a longer expression, such as `[1][0]` or `"a" + b`."""
    if source[:1] in "[{":
        return _closes_at_end(source)
    if source[-1:] in "'\"`":
        return source.count(source[-1]) in (2, 6)
    return source[:1] not in "'\"`"


def _closes_at_end(source: str) -> bool:
    depth = 0
    for index, char in enumerate(source):
        depth += (char in "[{(") - (char in "]})")
        if depth == 0:
            return index == len(source) - 1
    return False
