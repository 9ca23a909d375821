"""YAML with the place of every value, and nothing of YAML that could do harm.

Only plain values: no tags but YAML's own, no merge keys, no key twice, and bounds on size, depth and the
number of values, which an alias cannot multiply beyond.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, cast

import yaml

_MOST_BYTES = 256 << 10
_MOST_VALUES = 5_000
_DEEPEST = 20
_PLAIN = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null"))
_DATES = "tag:yaml.org,2002:timestamp"

Path = tuple[Hashable, ...]
Mark = tuple[int, int]
"""A line and a column, both from 1; columns count code points."""


class YamlFault(Exception):
    """A text that is not read at all, with the place that is at fault."""

    def __init__(self, mark: Mark, message: str) -> None:
        super().__init__(message)
        self.mark = mark
        self.message = message


@dataclass(frozen=True, slots=True)
class Marked:
    """A value of dicts, lists and scalars, and where each part of it stands, by its path."""

    value: Any
    marks: dict[Path, Mark]

    def mark(self, path: Path) -> Mark:
        """Where a part stands, or the nearest part around it that is there."""
        while path not in self.marks and path:
            path = path[:-1]
        return self.marks.get(path, (1, 1))


def read_yaml(text: str) -> Marked:
    """The one document of a text. Raises YamlFault."""
    if len(text.encode("utf-8", "replace")) > _MOST_BYTES:
        raise YamlFault((1, 1), f"is larger than {_MOST_BYTES >> 10} KiB")
    try:
        loader = yaml.SafeLoader(text)
        return _Reading(loader).read(loader.get_single_node())
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlFault(where, f"is not YAML: {fault.problem or 'it cannot be read'}") from None
    except yaml.YAMLError as fault:
        raise YamlFault((1, 1), f"is not YAML: {' '.join(str(fault).split())}") from None
    except (RecursionError, ValueError):
        raise YamlFault((1, 1), "is nested too deeply, or has a value that cannot be read") from None


class _Reading:
    def __init__(self, loader: yaml.SafeLoader) -> None:
        self._loader = loader
        self._marks: dict[Path, Mark] = {}
        self._left = _MOST_VALUES

    def read(self, node: yaml.Node | None) -> Marked:
        value = self._value(node, ()) if node is not None else None
        return Marked(value, self._marks)

    def _value(self, node: yaml.Node, path: Path) -> Any:  # noqa: ANN401 - whatever YAML has
        mark = node.start_mark.line + 1, node.start_mark.column + 1
        self._marks[path] = mark
        self._left -= 1
        if self._left < 0 or len(path) > _DEEPEST:
            raise YamlFault(mark, "has too many values, or nests them too deeply")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(one, (*path, number)) for number, one in enumerate(node.value)]
        return self._scalar(node, mark)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[Any, Any]:
        out: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag.endswith(":merge"):
                raise YamlFault(mark, "has a key that is not a plain word")
            key = self._scalar(key_node, mark)
            if key in out:
                raise YamlFault(mark, f"has the key {key!r} twice")
            out[key] = self._value(value_node, (*path, key))
            self._marks[(*path, key)] = mark
        return out

    def _scalar(self, node: yaml.Node, mark: Mark) -> Any:  # noqa: ANN401 - whatever YAML has
        if node.tag == _DATES:
            return node.value
        if node.tag not in _PLAIN:
            raise YamlFault(mark, f"has a tag that is not allowed, {node.tag[:60]}")
        return cast("Any", self._loader.construct_object(node))  # pyright: ignore[reportUnknownMemberType]
