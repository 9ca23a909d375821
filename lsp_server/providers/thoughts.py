"""Keeping apart what a model thinks in its answer's text: `<think>` and its kin, cut anywhere by the stream.

Models of the DeepSeek and Qwen families write thoughts into the text when their server does not take them
out, some without the opening tag, and a thought that never ends means that no answer came.
"""

from __future__ import annotations

import re

_NAMES = "think|thinking|thought|thoughts|reasoning|reflection|analysis|scratchpad|seed:think"
_OPENS = (
    rf"<(?:{_NAMES})\b[^>\n]*>|\[THINK\]|◁think▷|Thinking\.\.\.\n"
    r"|(?:<\|start\|>assistant)?<\|channel\|>(?:analysis|commentary)<\|message\|>"
)
_CLOSES = (
    rf"</(?:{_NAMES})\s*>|\[/THINK\]|◁/think▷|\.\.\.done thinking\."
    r"|<\|end\|>|(?:<\|start\|>assistant)?<\|channel\|>final<\|message\|>"
)
_OPEN = re.compile(rf"\A\s*(?:{_OPENS})", re.IGNORECASE)
_CLOSE = re.compile(_CLOSES, re.IGNORECASE)
# An opening tag stands in front of a line or behind another tag; elsewhere it is a word about tags.
_TAG = re.compile(rf"(?P<open>(?:\A\s*|(?<=\n)[ \t]*|(?<=>))(?:{_OPENS}))|(?:{_CLOSES})", re.IGNORECASE)
_TURN_END = "<|end|>"
_LONGEST_TAG = 64  # characters
_FINAL = "<|start|>assistant<|channel|>final<|message|>"  # behind an end of the thinking (harmony)
_RETURN = re.compile(r"(?:<\|(?:return|end)\|>)+\s*\Z")


def split_thoughts(text: str) -> tuple[str, str]:
    """What a whole text thinks, and what it answers; a thought that does not end is no answer."""
    thought: list[str] = []
    answer: list[str] = []
    at = depth = deepest = 0
    for tag in _TAG.finditer(text):
        piece = text[at : tag.start()]
        if not depth and "".join((*answer, piece)).count("```") % 2:
            continue  # a tag inside of code is code
        if tag["open"]:
            (thought if depth else answer).append(piece)
            depth += 1
            deepest = max(deepest, depth)
        elif depth:
            thought.append(piece)
            depth -= 1
        elif tag[0] != _TURN_END:  # its opening tag is missing: all that stands before is a thought
            thought += (*answer, piece)
            answer = []
        else:
            answer.append(piece)
        at = tag.end()
    if depth and deepest > 1 and (closes := list(_CLOSE.finditer(text))):
        return text[: closes[-1].start()].strip(), text[closes[-1].end() :].lstrip("\n")
    (thought if depth else answer).append(text[at:])
    said = _RETURN.sub("", "".join(answer))
    return "".join(thought).strip(), said.lstrip("\n") if thought else said


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
        rest = self._held[closed.end() :]
        if closed[0] == _TURN_END and len(rest) < len(_FINAL) and _FINAL.startswith(rest):
            return ""
        self._thinking = False
        shown, self._held = rest.removeprefix(_FINAL).lstrip("\n"), ""
        return shown


def _may_open(start: str) -> bool:
    """Whether the beginning of an answer can still become an opening tag, or is blank yet."""
    if len(start) >= _LONGEST_TAG or (start and start[0] not in "<[◁"):
        return False
    return "<|message|>" not in start if start.startswith("<|") else not set(start) & set(">]▷")
