"""Whether anything listens at all where model servers do: a knock costs nothing, an HTTP client 9 MB of
memory."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from lsp_server.squad import is_loopback

PORTS: dict[str, tuple[int, ...]] = {
    "ollama": (11434,),
    "llama.cpp": (8080, 9931),
    "lmstudio": (1234,),
    "vllm": (8000,),
}
"""The usual ports of each kind of server, read in their documentation."""
_PATIENCE = 0.3  # seconds; a refused port answers at once


async def open_ports(ports: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Those of the ports, by kind, at which something on 127.0.0.1 takes a connection."""
    asked = [(kind, port) for kind, listed in ports.items() for port in listed]
    answers = await asyncio.gather(*(_is_open(port) for _, port in asked))
    out: dict[str, list[int]] = {}
    for (kind, port), there in zip(asked, answers, strict=True):
        if there:
            out.setdefault(kind, []).append(port)
    return out


def ports_in(said: str | None) -> Mapping[str, Sequence[int]]:
    """Where to look by the value of PODIUM_PROBES, `ollama:11435,vllm:9000`; the usual ports where it is not
    set."""
    if said is None:
        return PORTS
    out: dict[str, list[int]] = {}
    for part in said.split(","):
        name, _, port = part.strip().partition(":")
        if port.isdigit() and int(port) < 1 << 16:
            out.setdefault(name, []).append(int(port))
    return out


async def is_open(url: str) -> bool:
    """Whether something listens at a URL of this machine; True for any other, which nobody knocks at."""
    if not is_loopback(url):
        return True
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return await _is_open(port, parts.hostname or "127.0.0.1")


async def _is_open(port: int, host: str = "127.0.0.1") -> bool:
    try:
        async with asyncio.timeout(_PATIENCE):
            _, writer = await asyncio.open_connection(host, port)
    except OSError:
        return False
    writer.close()
    return True
