"""Certificates for the simulated server: right ones, and wrong ones in each way."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import trustme

HOST = "models.example"
_PAST = datetime(2020, 1, 1, tzinfo=UTC)


@cache
def _authority(name: str) -> trustme.CA:
    return trustme.CA(organization_name=name)


def _ours() -> trustme.CA:
    return _authority("ours")


_KINDS: dict[str, Callable[[], trustme.LeafCert]] = {
    "right": lambda: _ours().issue_cert("127.0.0.1", HOST),
    "wrong host": lambda: _ours().issue_cert("other.example"),
    "expired": lambda: _ours().issue_cert("127.0.0.1", HOST, not_after=_PAST),
    "stranger's": lambda: _authority("a stranger").issue_cert("127.0.0.1", HOST),
}


@cache
def _made(kind: str) -> trustme.LeafCert:
    return _KINDS[kind]()


def server_side(kind: str) -> ssl.SSLContext:
    """What a server shows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    show(context, kind)
    return context


def show(context: ssl.SSLContext, kind: str) -> None:
    """Let a server show another certificate from now on."""
    _made(kind).configure_cert(context)


def authorities(folder: Path) -> str:
    """A file with the authority that we believe."""
    path = folder / "authorities.pem"
    if not path.exists():
        _ours().cert_pem.write_to_path(path)
    return str(path)
