"""Bytes to text and back, without losing one of them."""

from __future__ import annotations

from lsp_server.errors import UserError

_BOM = b"\xef\xbb\xbf"
_SNIFFED = 8192


def decode(data: bytes, name: str) -> str:
    """The text of a file; a byte order mark stays as U+FEFF, so that `encode` gives the same bytes.

    Raises UserError, with the next step, for bytes that are no UTF-8 and for binary files (a NUL among the
    first 8 KiB).
    """
    if not is_text(data):
        raise UserError(f"{name} is a binary file; Podium works on text only")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise UserError(
            f"{name} is not UTF-8 (byte {fault.start}); convert it, or open it in an editor that does"
        ) from None


def is_text(data: bytes) -> bool:
    """Whether a file may be text: no NUL among its first 8 KiB."""
    return b"\0" not in data[:_SNIFFED]


def encode(text: str) -> bytes:
    """The bytes of a text that `decode` read."""
    return text.encode("utf-8", "surrogatepass")
