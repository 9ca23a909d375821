"""Keeping apart what a model thinks in its answer's text: `<think>` and its kin, cut anywhere by the stream.

Models of the DeepSeek and Qwen families write thoughts into the text when their server does not take them
out, some without the opening tag, and a thought that never ends means that no answer came.
"""

from __future__ import annotations

import re

_NAMES = "think|thinking|thought|thoughts|reasoning|reflection"
_OPEN = re.compile(rf"\A\s*<({_NAMES})\b[^>]*>|\A\s*<\|channel\|>analysis<\|message\|>", re.IGNORECASE)
_FINAL = r"(?:<\|end\|>)?(?:<\|start\|>assistant)?<\|channel\|>final<\|message\|>"
_CLOSE = re.compile(rf"</({_NAMES})\s*>|{_FINAL}", re.IGNORECASE)
_RETURN = re.compile(r"(?:<\|(?:return|end)\|>)+\s*\Z")
_LONGEST_TAG = 64  # characters


def split_thoughts(text: str) -> tuple[str, str]:
    """What a whole text thinks, and what it answers; a thought that does not end leaves an empty answer."""
    opened, closes = _OPEN.match(text), list(_CLOSE.finditer(text))
    if opened is None and not closes:
        return "", text
    if not closes:
        return text[opened.end() :] if opened else "", ""
    start = opened.end() if opened else 0
    if opened is None and text.count("```", 0, closes[-1].start()) % 2:
        return "", text  # a tag inside of code is code
    return text[start : closes[-1].start()].strip(), _RETURN.sub("", text[closes[-1].end() :].lstrip("\n"))


class Thoughts:
    """The same while the text streams: `feed` gives what may be shown already."""

    def __init__(self) -> None:
        self._held = ""
        self._thinking: bool | None = None  # not known until enough of the text has come

    def feed(self, text: str) -> str:
        """The part of the answer that this piece makes sure."""
        self._held += text
        if self._thinking is None:
            if _may_open(self._held.lstrip()):
                return ""
            self._thinking = _OPEN.match(self._held) is not None
        if not self._thinking:
            shown, self._held = self._held, ""
            return shown
        closed = _CLOSE.search(self._held)
        if closed is None:
            self._held = self._held[-_LONGEST_TAG:]
            return ""
        self._thinking = False
        shown, self._held = self._held[closed.end() :].lstrip("\n"), ""
        return shown


def _may_open(start: str) -> bool:
    """Whether the beginning of an answer can still become an opening tag, or is blank yet."""
    if len(start) >= _LONGEST_TAG or (start and not start.startswith("<")):
        return False
    return not start.endswith("<|message|>") if start.startswith("<|") else ">" not in start
