"""Grammars that only tree-sitter-languages has: its one library, loaded into the tree-sitter of today.

The package itself was built for tree-sitter 0.21 and is no longer maintained; its `get_language` fails with
later ones. Its library of compiled grammars does not: each function in it gives a TSLanguage pointer, which a
PyCapsule named "tree_sitter.Language" carries (py-tree-sitter 0.26, `Language.__init__`). The library has
85 MB, so it loads with the first file of such a language.
"""

from __future__ import annotations

import ctypes
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PACKAGE = "tree_sitter_languages"
_NAME = b"tree_sitter.Language"  # a capsule keeps the pointer to its name, so this must never go


def bundled_grammar(symbol: str) -> object:
    """The capsule of a grammar by its function's name. Raises ImportError, AttributeError or OSError."""
    function = getattr(_library(), symbol)
    function.restype = ctypes.c_void_p
    return capsule_of(function())


def capsule_of(pointer: int) -> object:
    """A pointer to a TSLanguage as today's tree-sitter takes it; as a number, it warns of it."""
    make = ctypes.pythonapi.PyCapsule_New
    make.restype, make.argtypes = ctypes.py_object, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
    capsule: object = make(pointer, _NAME, None)
    return capsule


@cache
def _library() -> ctypes.CDLL:
    spec = find_spec(_PACKAGE)  # found, not imported: importing loads a module made for another tree-sitter
    folders = (spec.submodule_search_locations if spec else None) or []
    for folder in map(Path, folders):
        for file in folder.glob("languages.*"):
            if file.suffix in (".so", ".dll", ".dylib"):
                return ctypes.CDLL(str(file))
    raise ImportError(f"{_PACKAGE} is not installed; it has wheels for Python 3.12 and older")
