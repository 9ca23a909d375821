"""Making one answer from the events of a stream, with an eye on what models do when they go astray."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from lsp_server.providers.advice import advice
from lsp_server.providers.doubting import doubts_about
from lsp_server.providers.repetition import Watch
from lsp_server.providers.thoughts import Thoughts, split_thoughts
from lsp_server.providers.turn import Cause, Failed, Finish, Json, Prompt, Reply, Tell, Turn, Usage, Wire

_MOST_OF_TOKEN = 16  # characters; a server that sends more than its tokens can hold ignores their limit
_LOOPS = "began to repeat itself and was stopped; try again, or use another model"


class Gathering:
    """What has come of an answer so far. `started` once anything of it came, `ended` once no more will be
    read."""

    def __init__(self, wire: Wire, prompt: Prompt, tell: Tell) -> None:
        self._wire = wire
        self._prompt = prompt
        self._tell = tell
        self._text: list[str] = []
        self._thinking: list[str] = []
        self._size = 0
        self._halved = ""  # the first half of a surrogate pair
        self._watch = Watch(prompt.request)
        self._watch_thinking = Watch(prompt.request)
        self._shown = Thoughts()
        self._usage = Usage()
        self._finish: Finish | None = None
        self._model = ""
        self._fault: Failed | None = None
        self.started = False
        self.ended = False

    def take(self, events: Iterable[Json]) -> None:
        """Take the next events."""
        for event in events:
            delta = self._wire.read(event)
            self.started = self.started or bool(delta.text or delta.thinking)
            self._thinking.append(delta.thinking)
            self._model = self._model or delta.model
            self._finish = delta.finish or self._finish
            if delta.usage is not None:
                self._usage = _sum(self._usage, delta.usage)
            if delta.text:
                self._take_text(self._mended(delta.text))
            if self._watch_thinking.loops(delta.thinking):
                self._fault = Failed(Cause.BROKEN, _LOOPS)
            if (fault := delta.failed) is not None:
                self._fault = Failed(fault.cause, advice(fault.cause, "in mid-answer", fault.message))
            self.ended = self.ended or delta.last or self._fault is not None

    def _take_text(self, text: str) -> None:
        self._text.append(text)
        self._size += len(text)
        if shown := self._shown.feed(text):
            self._tell(shown)
        if self._size > self._prompt.tokens * _MOST_OF_TOKEN:
            self._finish, self.ended = Finish.LENGTH, True
        elif self._watch.loops(text):
            self._fault = Failed(Cause.BROKEN, _LOOPS)

    def _mended(self, text: str) -> str:
        """The piece with surrogate pairs made whole that a server cut in two; half of one becomes U+FFFD."""
        text, self._halved = self._halved + text, ""
        if "\ud800" <= text[-1:] <= "\udbff":
            text, self._halved = text[:-1], text[-1]
        if text.isascii():
            return text
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def turn(self, *, complete: bool, failed: Callable[[Cause, str], Failed]) -> Turn:
        """The answer, or why there is none. `complete` says that the stream's closing mark came."""
        if self._fault is not None:
            return failed(self._fault.cause, self._fault.message)
        if self._finish is None and not complete:
            return failed(Cause.UNREACHABLE, "broke off in the middle of the answer; try again")
        thinking, text = split_thoughts("".join(self._text))
        reply = Reply(
            text=text,
            finish=self._finish or Finish.UNKNOWN,
            model=self._model or self._prompt.model,
            thinking="".join(self._thinking) or thinking,
            usage=self._usage,
        )
        return replace(reply, doubts=tuple(doubts_about(reply, self._prompt, self._wire)))


def _sum(known: Usage, new: Usage) -> Usage:
    """Later counts win where there are some: servers tell input and output in events of their own."""
    return replace(
        known,
        input=new.input or known.input,
        output=new.output or known.output,
        cached=new.cached or known.cached,
    )
