"""A provider that says what it was told to: for tests, the documentation and demos; no server, no model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lsp_server.providers.thoughts import Thoughts, split_thoughts
from lsp_server.providers.turn import Cause, Failed, Finish, Prompt, Reply, Tell, Turn, Usage


@dataclass(frozen=True, slots=True)
class Line:
    """One answer of a script: its text, or a failure; `pace` is the seconds before each piece of it."""

    text: str = ""
    failed: Failed | None = None
    finish: Finish = Finish.STOP
    pace: float = 0.0
    piece: int = 24  # characters


Script = Iterable[str | Line] | Callable[[Prompt], str | Line]


@dataclass
class Scripted:
    """Gives the lines of its script one after another, or what a function makes of each prompt.

    `asked` keeps the prompts that came, `running` how many turns are under way.
    """

    script: Script
    asked: list[Prompt] = field(default_factory=list[Prompt])
    running: int = 0

    def __post_init__(self) -> None:
        self._lines = iter(()) if callable(self.script) else iter(self.script)

    async def complete(self, prompt: Prompt, tell: Tell) -> Turn:
        """The next line of the script."""
        self.asked.append(prompt)
        said = self.script(prompt) if callable(self.script) else next(self._lines, None)
        if said is None:
            return Failed(Cause.FAILED, "the script has no more lines")
        line = Line(said) if isinstance(said, str) else said
        self.running += 1
        try:
            return await self._say(line, prompt, tell)
        finally:
            self.running -= 1

    async def close(self) -> None:
        """Nothing is held."""

    async def _say(self, line: Line, prompt: Prompt, tell: Tell) -> Turn:
        shown = Thoughts()
        for start in range(0, len(line.text), line.piece):
            await asyncio.sleep(line.pace)
            if words := shown.feed(line.text[start : start + line.piece]):
                tell(words)
        if line.failed is not None:
            return line.failed
        thinking, text = split_thoughts(line.text)
        usage = Usage(len(prompt.shared + prompt.request) // 4, len(line.text) // 4)
        return Reply(text, line.finish, prompt.model, thinking, usage)
