"""The values of the documenter: what the code says, what a doc comment should say, what to change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lsp_server.text import TextEdit

FUNCTIONS = ("function", "method", "constructor", "macro")
"""The kinds of definitions that are called."""


class DocStyle(StrEnum):
    """How doc comments are laid out."""

    GOOGLE = "google"
    NUMPY = "numpy"
    SPHINX = "sphinx"
    JSDOC = "jsdoc"


class ParameterKind(StrEnum):
    """How an argument reaches its parameter."""

    PLAIN = "plain"
    POSITIONAL_ONLY = "positional-only"
    KEYWORD_ONLY = "keyword-only"
    STAR = "star"
    DOUBLE_STAR = "double-star"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as its signature writes it; `annotation` and `default` are source text or empty.

    A destructured one has `parts`, the names it binds, and a name made up for it: `options`, `items`.
    """

    name: str
    kind: ParameterKind = ParameterKind.PLAIN
    annotation: str = ""
    default: str = ""
    optional: bool = False
    parts: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The name with the stars that Python's doc comments give it."""
        stars = {ParameterKind.STAR: "*", ParameterKind.DOUBLE_STAR: "**"}
        return stars.get(self.kind, "") + self.name


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception that leaves the function, by the name the code uses, and what is evident of when.

    `conditions` are the tests of the `if` around it, `caught` the exceptions of the handler around it,
    `message` its text where that is a plain literal; each may be empty.
    """

    name: str
    conditions: tuple[str, ...] = ()
    caught: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A class's attribute; `annotation` is written or evident, `default` source text, both may be empty."""

    name: str
    annotation: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the code itself says of a definition.

    `parameters` lack `self` and `cls`; a class has those of its constructor. `returned` and `yielded`
    are types, written or evident, else empty. `returned_name` is the variable that the only `return`
    hands back. `role` is "", property, setter, deleter, overload, static or classmethod.
    """

    kind: str
    name: str
    owner: str = ""
    parameters: tuple[Parameter, ...] = ()
    returned: str = ""
    yielded: str = ""
    returned_name: str = ""
    returns_value: bool = False
    yields: bool = False
    is_async: bool = False
    is_stub: bool = False
    role: str = ""
    raises: tuple[Raised, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    bases: tuple[str, ...] = ()
    type_parameters: tuple[str, ...] = ()

    @property
    def is_type(self) -> bool:
        """True for classes and what else has members and is not called."""
        return self.kind not in FUNCTIONS

    @property
    def is_property(self) -> bool:
        """True for what is read like an attribute."""
        return self.role == "property"

    @property
    def is_generator(self) -> bool:
        """True when calling it gives an iterator that the body feeds."""
        return self.yields


class Section(StrEnum):
    """The sections that Podium writes, in the order in which they stand."""

    ATTRIBUTES = "attributes"
    PARAMETERS = "parameters"
    RETURNS = "returns"
    YIELDS = "yields"
    RAISES = "raises"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a section: a parameter, an exception; `name` is empty for what is returned or yielded.

    `type` and `default` are source text, both may be empty; `text` is a full sentence.
    """

    section: Section
    name: str
    text: str
    type: str = ""
    default: str = ""
    optional: bool = False
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a doc comment of a definition should say."""

    summary: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class DocEdit:
    """What to change, and in plain words what that adds and what the old comment has wrong.

    `added` names what was added ("summary", "parameter `x`"); each of `stale` is a sentence.
    """

    edits: tuple[TextEdit, ...]
    added: tuple[str, ...]
    stale: tuple[str, ...] = ()
