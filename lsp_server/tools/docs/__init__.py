"""Doc comments from the code's own facts, without a model: written, completed, never thrown away.

    facts(...)            what the code says of a definition
    document(...)         the edits for a complete comment, what they add, and what the old one has wrong
    document_module(...)  the same for a whole file
    stale(...)            only what the old comment has wrong
    summary_of(...)       the first paragraph of a comment, for a hover

Positions count lines and code points from 0.
Nothing here raises on odd code; what cannot be told is left out.
"""

from lsp_server.tools.docs.documenting import document, stale
from lsp_server.tools.docs.facts import facts
from lsp_server.tools.docs.habits import detect_project_style, style_of, summary_of
from lsp_server.tools.docs.model import (
    Attribute,
    DocEdit,
    DocStyle,
    Facts,
    Parameter,
    ParameterKind,
    Raised,
)
from lsp_server.tools.docs.modules import document_module

__all__ = [
    "Attribute",
    "DocEdit",
    "DocStyle",
    "Facts",
    "Parameter",
    "ParameterKind",
    "Raised",
    "detect_project_style",
    "document",
    "document_module",
    "facts",
    "stale",
    "style_of",
    "summary_of",
]
