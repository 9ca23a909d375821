"""Checking the entries of a file one by one, and telling of what is wrong with its line and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from lsp_server.squad import entries
from lsp_server.squad.own import Problem
from lsp_server.squad.yaml_text import Marked

_T = TypeVar("_T", bound=BaseModel)
_WORD: TypeAdapter[str] = TypeAdapter(entries.Word)
_PATTERNS: TypeAdapter[list[str]] = TypeAdapter(entries.Patterns)
_SHAPES = {"key": "{env: NAME} or {command: [program, ...]}; a key itself does not belong here"}
Where = tuple[Any, ...]
"""A path of keys and indices into the file's value."""


@dataclass
class Checker:
    """One file under way: its value with the places in it, and the problems found so far."""

    path: Path
    marked: Marked
    problems: list[Problem] = field(default_factory=list[Problem])

    @property
    def top(self) -> dict[Any, Any]:
        """The keys and values at the file's top; none where it holds anything else."""
        value: Any = self.marked.value
        return cast("dict[Any, Any]", value) if isinstance(value, dict) else {}

    def problem(self, where: Where, message: str) -> None:
        """Tell of something at a place, or at the nearest part around it that is there."""
        self.problems.append(Problem(self.path.name, *self.marked.mark(where), message))

    def known(self, where: Where, keys: Iterable[object], known: Iterable[str]) -> None:
        """Tell of keys that are none of the known ones."""
        wanted = list(known)
        for key in keys:
            if key not in wanted:
                self.problem((*where, key), f"unknown key {key!r}{_nearest(key, wanted)}")

    def section(self, name: str) -> dict[Any, Any]:
        """A section of the file: names and what they stand for."""
        section: Any = self.top.get(name)
        if section is None:
            return {}
        if not isinstance(section, dict):
            self.problem((name,), f"{name} must hold names and what they stand for")
            return {}
        return cast("dict[Any, Any]", section)

    def entries(self, section: str, shape: type[_T]) -> Iterator[tuple[str, _T]]:
        """The good entries of a section, by name."""
        for name, value in self.section(section).items():
            try:
                _WORD.validate_python(name, strict=True)
            except ValidationError:
                self.problem((section, name), f"{name!r} is no name: letters, digits, `-`, `_` and `.`")
                continue
            entry = self.checked(shape, value, (section, name))
            if entry is not None:
                yield name, entry

    def checked(self, shape: type[_T], value: object, where: Where) -> _T | None:
        """A value in its shape; None, and told of, where it does not fit."""
        try:
            return shape.model_validate(value)
        except ValidationError as fault:
            self._tell(fault, where, tuple(shape.model_fields))
            return None

    def patterns(self, value: object, where: Where) -> list[str]:
        """Names of models, ENDPOINT/MODEL: a list of them, or one."""
        try:
            return _PATTERNS.validate_python([value] if isinstance(value, str) else value, strict=True)
        except ValidationError as fault:
            self._tell(fault, where, ())
            return []

    def _tell(self, fault: ValidationError, where: Where, known: tuple[str, ...]) -> None:
        for error in fault.errors(include_url=False, include_context=False, include_input=False):
            place = (*where, *error["loc"])
            if error["type"] == "extra_forbidden":
                hint = _nearest(error["loc"][-1], known) if len(error["loc"]) == 1 else ""
                self.problem(place, f"unknown key {error['loc'][-1]!r}{hint}")
            elif error["type"] == "model_type":
                wanted = _SHAPES.get(str(place[-1]), "keys and values")
                self.problem(place, f"{'.'.join(map(str, place))} must be {wanted}")
            else:
                said = error["msg"].removeprefix("Value error, ")
                self.problem(place, f"{'.'.join(map(str, place))}: {said[:1].lower()}{said[1:]}")


def _nearest(word: object, known: Iterable[str]) -> str:
    near = get_close_matches(str(word), list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
