"""What a file's text means: its language, its tree, its definitions and the slices between them.

The only package that imports tree-sitter. Grammars load when the first file of their language opens.
"""

from lsp_server.syntax.embedded import embedded
from lsp_server.syntax.languages import (
    PLAIN,
    Language,
    language_by_id,
    language_for_path,
    languages,
)
from lsp_server.syntax.parsing import (
    Node,
    Tree,
    count_faults,
    first_fault,
    is_rubble,
    lacking,
    parse,
    parse_in_chunks,
)
from lsp_server.syntax.queries import (
    Match,
    Query,
    compile_queries,
    compile_query,
    has_test,
    patterns_in,
    query_source,
    run_compiled,
    run_in_windows,
    run_query,
)
from lsp_server.syntax.slices import enclosing, line_slice, touched
from lsp_server.syntax.symbols import Symbol, outline, symbols_in
from lsp_server.syntax.table import SymbolTable

__all__ = [
    "PLAIN",
    "Language",
    "Match",
    "Node",
    "Query",
    "Symbol",
    "SymbolTable",
    "Tree",
    "compile_queries",
    "compile_query",
    "count_faults",
    "embedded",
    "enclosing",
    "first_fault",
    "has_test",
    "is_rubble",
    "lacking",
    "language_by_id",
    "language_for_path",
    "languages",
    "line_slice",
    "outline",
    "parse",
    "parse_in_chunks",
    "patterns_in",
    "query_source",
    "run_compiled",
    "run_in_windows",
    "run_query",
    "symbols_in",
    "touched",
]
