"""Values as JSON has them."""

from __future__ import annotations

from typing import Any, cast


def plain_json(value: Any) -> Any:  # noqa: ANN401 - whatever JSON has
    """A value as JSON has it; pygls turns objects in untyped places into classes of its own."""
    if hasattr(value, "_asdict"):
        return {key: plain_json(item) for key, item in value._asdict().items()}
    if isinstance(value, dict):
        return {key: plain_json(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [plain_json(item) for item in cast("list[Any]", value)]
    return value
