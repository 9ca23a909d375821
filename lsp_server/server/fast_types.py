"""lsprotocol's classes, each completed by attrs at its first use, which halves the time to start.

lsprotocol 2025.0.0 declares 554 classes; attrs writes and compiles code for each, 250 of the 364 CPU
milliseconds that a bare pygls server needs to answer `initialize`, while a session uses about 60 of them.
While `lsprotocol.types` is imported once, `attrs.define` is therefore replaced by a stub that leaves a
first-use trap in the class; the trap runs the real `attrs.define`. Only public names are used. The two
differences are that the classes have no `__slots__`, since they must keep their identity, and that their
constructors' annotations are resolved; a test compares all 554 with the plain ones. Where something imported
lsprotocol before, the plain classes serve.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any, get_type_hints

import attrs

if TYPE_CHECKING:
    from cattrs import Converter

_define = attrs.define
_lock = threading.RLock()


class _FieldsTrap:
    """Stands in for `__attrs_attrs__` until somebody asks for it."""

    def __get__(self, instance: object, cls: type) -> Any:  # noqa: ANN401 - attrs' own tuple type is private
        _complete(cls)
        return vars(cls)["__attrs_attrs__"]


def import_types() -> None:
    """Import `lsprotocol.types` with its classes deferred; does nothing when it is there already."""
    if "lsprotocol.types" in sys.modules:
        return
    attrs.define = _deferred  # pyright: ignore[reportAttributeAccessIssue]
    try:
        import lsprotocol.types  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
    finally:
        attrs.define = _define


def make_converter() -> Converter:
    """pygls's converter, without its tour through every class of the protocol.

    It resolves the annotations of all classes in `ALL_TYPES_MAP` at once, which would complete them all;
    `_complete` resolves each in its turn, so the map is hidden meanwhile.
    """
    from lsprotocol import types  # noqa: PLC0415 - must come after import_types()
    from pygls.protocol import default_converter  # noqa: PLC0415

    if not hasattr(types.Position, "__podium_deferred__"):
        return default_converter()  # the plain classes have annotations that only that tour resolves
    everything = dict(types.ALL_TYPES_MAP)
    types.ALL_TYPES_MAP.clear()
    try:
        return default_converter()
    finally:
        types.ALL_TYPES_MAP.update(everything)


def _deferred(cls: type) -> type:
    cls.__init__ = _first_init  # pyright: ignore[reportAttributeAccessIssue]
    cls.__attrs_attrs__ = _FieldsTrap()  # pyright: ignore[reportAttributeAccessIssue]
    cls.__podium_deferred__ = True  # pyright: ignore[reportAttributeAccessIssue]
    return cls


def _first_init(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - stands in for any class
    _complete(self.__class__)
    self.__init__(*args, **kwargs)


def _complete(cls: type) -> None:
    """Let attrs make the class.

    Another thread waits in the trap, which stays until the fields are there, and then sees their types too.
    """
    with _lock:
        if vars(cls).get("__init__") is _first_init:
            hints = get_type_hints(cls, include_extras=True)
            cls.__annotations__ = {name: hints[name] for name in cls.__annotations__}
            _define(cls, slots=False, init=True)
