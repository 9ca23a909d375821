"""The table of wire formats: a stranger's would be one more row."""

from __future__ import annotations

from lsp_server.providers.anthropic import ANTHROPIC
from lsp_server.providers.google import GOOGLE
from lsp_server.providers.ollama import OLLAMA
from lsp_server.providers.openai import OPENAI
from lsp_server.providers.turn import Wire

WIRES: dict[str, Wire] = {wire.name: wire for wire in (OLLAMA, OPENAI, ANTHROPIC, GOOGLE)}
