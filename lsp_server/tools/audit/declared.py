"""Which declared types carry no text: numbers, truth values, dates, UUIDs, enums, and what holds only those.

Of a language it knows three word lists: `plain-types`; `plain-units`, which are plain alone but text in a row
(`u8`, and `&[u8]`); `plain-holders`, which are as plain as what they hold (`Option`, `Path`, `null`). A
quoted text counts as `""`, which stands in the first list where a type may be a choice of fixed texts.
"""

from __future__ import annotations

import re

from lsp_server.tools.audit.shapes import Words

_LONGEST = 200
_NONE: frozenset[str] = frozenset()
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAME = re.compile(r"\"\"|[A-Za-z_]\w*(?:(?:\.|::|\\)[A-Za-z_]\w*)*")
_LINK = re.compile(r"\.|::|\\")


class PlainTypes:
    """Tells by the source of a type whether its values are no text; `own` are plain types of the file."""

    def __init__(self, words: Words, own: frozenset[str] = _NONE) -> None:
        self._plain = words.get("plain-types", _NONE) | own
        self._units = words.get("plain-units", _NONE)
        self._holders = words.get("plain-holders", _NONE)

    def holds(self, declared: str) -> bool:
        """Whether a type is plain: all names in it are, but for holders."""
        if len(declared) > _LONGEST:
            return False
        if declared.strip("?!: ") in self._units:
            return True
        bare = _QUOTED.sub('""', declared)
        names = {_LINK.split(name)[-1] for name in _NAME.findall(bare)} - self._holders
        return bool(names) and names <= self._plain
