"""Edits before they are offered: the safety ladder. Pure: facts of files come in as values."""

from lsp_server.patch.ladder import FileFacts, Proposal, propose

__all__ = ["FileFacts", "Proposal", "propose"]
