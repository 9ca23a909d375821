"""Characters that nobody sees, or that turn the order of others around (CVE-2021-42574)."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000e0fff\U000f0000-\U0010fffd]"
)


def visible(text: str) -> str:
    """A text without them: for words that are shown, never for code."""
    return HIDDEN.sub("", text)
