"""Undefined and misspelt names in Python: which import or which spelling was meant, and the edits for it.

Everything here works on values; the files of installed packages are read by functions that the caller
passes in.
"""

from lsp_server.tools.names.bindings import module_names, scope_names
from lsp_server.tools.names.candidate import ImportCandidate, Standing
from lsp_server.tools.names.imports import import_statement_for, insert_import
from lsp_server.tools.names.packages import PackageNames, index_site_packages
from lsp_server.tools.names.spelling import nearest_names
from lsp_server.tools.names.stdlib import stdlib_candidates
from lsp_server.tools.names.undefined import Surroundings, fixes_for_undefined

__all__ = [
    "ImportCandidate",
    "PackageNames",
    "Standing",
    "Surroundings",
    "fixes_for_undefined",
    "import_statement_for",
    "index_site_packages",
    "insert_import",
    "module_names",
    "nearest_names",
    "scope_names",
    "stdlib_candidates",
]
