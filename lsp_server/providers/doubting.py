"""Answers that are whole and yet may not be what was asked for: by another model, or to half of the prompt.

Ollama drops the front of a prompt that its context does not hold and answers the rest under status 200
(ollama #3839: 160,689 tokens sent, 16,387 read). Newer versions heed `truncate: false`; for the others the
count of what was read tells. Since 2024 that count has what was cached in it (#5371, and after a lapse in
0.30 again #16428); a version without that gives a warning too many, never one too few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsp_server.providers.turn import Finish, Prompt, Reply, Wire

_MOST_OF_TOKEN = 6.0  # characters of code and English that a token has on average, at most
_SHORT = 3000  # characters of a prompt that fits into any context
_ANY_MODEL = frozenset({"auto", "default", "local", "router", "model"})
_SIZE = re.compile(r"(?<![a-z\d])(\d+(?:\.\d+)?)b(?![a-z])")


def doubts_about(reply: Reply, prompt: Prompt, wire: Wire) -> Iterator[str]:
    """Lines for the user, none where nothing speaks against the answer."""
    if reply.finish is Finish.UNKNOWN:
        yield f"{reply.model} gave no reason for its stop: the answer may be cut off; read it to its end"
    sent = len(prompt.shared) + len(prompt.request)
    read = reply.usage.input
    if wire.counts_all and sent > _SHORT and 0 < read * _MOST_OF_TOKEN < sent:
        yield (
            f"{reply.model} read {read} tokens of about {round(sent / 4)}: the server cut the front of the "
            "prompt off; select less code, or give the model a longer context"
        )
    if not is_same_model(prompt.model, reply.model):
        yield f"{reply.model} answered, not {prompt.model}; look at what the server serves under that name"


def is_same_model(asked: str, answered: str) -> bool:
    """Whether two names may mean one model, as far as names tell: aliases, dates, folders, tags are left out.

    The family that a name begins with must be the same, and the size where both name one.
    """
    asked, answered = _bare(asked), _bare(answered)
    families = [_family(asked), _family(answered)]
    sizes = [set(_SIZE.findall(asked)), set(_SIZE.findall(answered))]
    if not all(families) or not _ANY_MODEL.isdisjoint(families):
        return True
    return families[0] == families[1] and (not all(sizes) or bool(sizes[0] & sizes[1]))


def _bare(name: str) -> str:
    return re.split(r"[/\\]", name.lower().strip())[-1]


def _family(name: str) -> str:
    found = re.match(r"[a-z]+", name)
    return found[0] if found else ""
