"""What the editor has open: mutable buffers, frozen snapshots, and trees beside them.

Our own, not pygls's: that one splits lines at form feeds and U+2028, splits the whole file anew for each
keystroke and drops reversed ranges (measured with pygls 2.1.1).
"""

from lsp_server.documents.buffer import Buffer, Splice, splice_between
from lsp_server.documents.document import Document, Snapshot
from lsp_server.documents.history import Change
from lsp_server.documents.outline import Facts, Outline, facts_key
from lsp_server.documents.store import DocumentStore
from lsp_server.documents.trees import HUGE, LARGE, TreeKeeper

__all__ = [
    "HUGE",
    "LARGE",
    "Buffer",
    "Change",
    "Document",
    "DocumentStore",
    "Facts",
    "Outline",
    "Snapshot",
    "Splice",
    "TreeKeeper",
    "facts_key",
    "splice_between",
]
