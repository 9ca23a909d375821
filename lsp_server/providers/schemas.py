"""JSON schemas as clouds take them: without the bounds that small models need and that they refuse."""

from __future__ import annotations

from typing import Any, cast

_BOUNDS = frozenset({"maxLength", "minLength", "maxItems", "minItems", "minimum", "maximum"})


def unbounded(schema: Any) -> Any:  # noqa: ANN401 - whatever a schema has
    """The schema without bounds on lengths and numbers.

    Anthropic's structured outputs and OpenAI's strict mode answer 400 to them (their documentation of
    structured outputs, "limitations"); what comes is checked here anyway.
    """
    if isinstance(schema, dict):
        fields = cast("dict[str, Any]", schema)
        return {name: unbounded(value) for name, value in fields.items() if name not in _BOUNDS}
    if isinstance(schema, list):
        return [unbounded(one) for one in cast("list[Any]", schema)]
    return schema
