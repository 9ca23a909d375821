"""File URIs and paths, both ways (RFC 8089; drive letters as the protocol's 3.17 "URI" section asks)."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit


def uri_to_path(uri: str) -> str:
    """The path of a `file:` URI on this machine; an empty string for any other URI."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return ""
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return ""
    path = unquote(parts.path, errors="surrogateescape")
    if not is_path(path):
        return ""
    if os.name == "nt":
        return path.lstrip("/").replace("/", "\\")
    return path


def is_path(path: str) -> bool:
    """Whether the system can name a file so: no NUL, no lone surrogates."""
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def path_to_uri(path: str | Path) -> str:
    """The `file:` URI of an absolute path."""
    text = Path(path).as_posix()
    lead = "" if text.startswith("/") else "/"
    return "file://" + lead + quote(os.fsencode(text), safe="/:@!$&'()*+,;=~-._")
