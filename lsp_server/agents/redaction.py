"""Secrets of a file stay here: a model in a cloud sees names in their place, which its answer gives back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lsp_server.documents import Snapshot
from lsp_server.providers import Prompt, Reply
from lsp_server.tools import audit


@dataclass(frozen=True)
class Redaction:
    """What stands for what. A placeholder is one word, so that it is code wherever the secret was code."""

    secrets: dict[str, str]  # the placeholder of each

    def hide(self, prompt: Prompt) -> Prompt:
        """A prompt without any of the secrets."""
        return replace(prompt, request=self._swapped(prompt.request, self.secrets))

    def restore(self, reply: Reply) -> Reply:
        """An answer with the secrets where it has their placeholders."""
        back = {placeholder: secret for secret, placeholder in self.secrets.items()}
        return replace(reply, text=self._swapped(reply.text, back))

    def _swapped(self, text: str, table: dict[str, str]) -> str:
        for old in sorted(table, key=len, reverse=True):
            text = text.replace(old, table[old])
        return text


def redaction_of(snapshot: Snapshot) -> Redaction:
    """The secrets that the rules find in a document. Reads the whole text; for worker threads."""
    found = (snapshot.text.slice(one.range) for one in audit.find_secrets(snapshot.language, snapshot.text))
    return Redaction(
        {secret: f"PODIUM_SECRET_{number}" for number, secret in enumerate(dict.fromkeys(found), 1)}
    )
