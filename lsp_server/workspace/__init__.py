"""The user's project on disk, and the only place that reads it.

Invariant: no byte of the project comes in but through `Workspace`, which refuses what lies outside its
roots, behind links that lead outside, or in files that are no regular files.
"""

from lsp_server.workspace.decoding import decode, encode, is_text
from lsp_server.workspace.roots import Workspace, is_file
from lsp_server.workspace.ruff_settings import RuffSettings, ruff_settings
from lsp_server.workspace.uris import is_path, path_to_uri, uri_to_path

__all__ = [
    "RuffSettings",
    "Workspace",
    "decode",
    "encode",
    "is_file",
    "is_path",
    "is_text",
    "path_to_uri",
    "ruff_settings",
    "uri_to_path",
]
