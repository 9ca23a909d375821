"""Secrets of a file stay here: a model in a cloud sees names in their place, which its answer gives back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lsp_server.documents import Snapshot
from lsp_server.errors import ModelError
from lsp_server.providers.turn import Prompt, Reply
from lsp_server.text import Text
from lsp_server.tools import audit

_MOST = 100  # secrets; a file with more of them is no code
_PIECE = 8  # characters of a secret that are too many to show
_KEY_BLOCK = re.compile(r"-----BEGIN [^-\n]{0,60}-----.*?(?:-----END [^-\n]{0,60}-----|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Redaction:
    """What stands for what. A placeholder is one word, so that it is code wherever the secret was code."""

    secrets: dict[str, str]  # the placeholder of each

    def hide(self, text: str) -> str:
        """A text without any of the secrets."""
        return _swapped(text, self.secrets)

    def hide_all(self, text: str, instead: str) -> str:
        """A text that may quote pieces of lines; where it has a piece of a secret, something else."""
        hidden = self.hide(text)
        pieces = (
            secret[at : at + _PIECE] for secret in self.secrets for at in range(max(1, len(secret) - _PIECE))
        )
        return instead if any(piece in hidden for piece in pieces) else hidden

    def restore(self, reply: Reply) -> Reply:
        """An answer with the secrets where it has their placeholders."""
        back = {placeholder: secret for secret, placeholder in self.secrets.items()}
        return replace(reply, text=_swapped(reply.text, back))


def redaction_of(snapshot: Snapshot, prompt: Prompt) -> Redaction:
    """The secrets that the rules find in a document, and in a prompt, which may quote other files.

    Reads both whole; for worker threads. Raises ModelError where there are too many to be sure of all.
    """
    found: dict[str, None] = {}
    for text in (snapshot.text, Text.of(prompt.request)):
        found |= dict.fromkeys(_KEY_BLOCK.findall(str(text)))
        found |= dict.fromkeys(text.slice(one.range) for one in audit.find_secrets(snapshot.language, text))
    if len(found) > _MOST:
        raise ModelError("the file has so many secrets that it is not sent to a cloud; use a local model")
    return Redaction({secret: f"PODIUM_SECRET_{number}" for number, secret in enumerate(found, 1)})


def _swapped(text: str, table: dict[str, str]) -> str:
    for old in sorted(table, key=len, reverse=True):
        text = text.replace(old, table[old])
    return text
