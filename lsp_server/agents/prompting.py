"""What a model is asked: shared words first, which servers may keep, then context, code, request."""

from __future__ import annotations

from dataclasses import replace

from lsp_server.agents.task import Task
from lsp_server.agents.tested import tests_of
from lsp_server.agents.verdicts import SCHEMA, numbered
from lsp_server.context import Around, pack, pieces_of
from lsp_server.errors import ModelError
from lsp_server.providers import Seat
from lsp_server.providers.roster import thinking_room, window_of
from lsp_server.providers.turn import Prompt
from lsp_server.squad import format_prompt, prompt_of, shared_prompt
from lsp_server.squad.formats import shape_of
from lsp_server.syntax import Symbol

_HEAD = 600  # tokens of the prompt that are neither code nor context
_LEAST_CONTEXT = 200
_MOST_CALLERS = 8
_WITH_REPORTS = ("fix", "ask", "explain", "refactor")
REPAIR = "\n\nYour last answer could not be used: "
_MOST_QUOTED = 4000  # characters of an answer that a repair turn shows


def prompt_for(task: Task, seat: Seat, *, lean: bool = False) -> Prompt:
    """The prompt of a task for a model, packed for its window; `lean` leaves the context out.

    Raises ModelError when the code alone is too long for the model.
    """
    text, unit = task.asked_about
    code = text.slice(unit)
    window = window_of(seat.model)
    tokens = _output_tokens(task, code, window) + thinking_room(seat.model)
    room = window - tokens - _HEAD - len(code) // 3
    if room < 0:
        fault = f"the code is too long for {seat.model.name} with its {window} tokens"
        raise ModelError(f"{fault}; select less of it, or start the server with more")
    context = "" if lean else _context(task, max(min(room, task.agent.context_tokens), _LEAST_CONTEXT))
    request = f"{context}{_code(task, code)}{_asked(task, seat, unit.end.line - unit.start.line)}"
    return Prompt(
        seat.model.id,
        shared_prompt(),
        request,
        schema=SCHEMA if task.agent.output == "findings" else None,
        tokens=tokens,
        window=window,
        seconds=task.agent.seconds,
    )


def asked_again(prompt: Prompt, answer: str, fault: str) -> Prompt:
    """The repair turn: the same request, the answer that did not fit, and why."""
    why = f"{fault}\nIt was:\n{answer[:_MOST_QUOTED]}\n\nAnswer again."
    return replace(prompt, request=f"{prompt.request}{REPAIR}{why}")


def _output_tokens(task: Task, code: str, window: int) -> int:
    """At most half of a small window, but room for the code where that is to be written anew."""
    tokens = min(task.agent.output_tokens, window // 2)
    return max(tokens, len(code) // 2) if task.agent.output in ("auto", "rewrite") else tokens


def _context(task: Task, tokens: int) -> str:
    snapshot, symbol = task.snapshot, task.symbol
    around = Around(
        problems=tuple(numbered(task.problems)),
        callers=tuple(_callers(task, symbol)) if symbol else (),
        selected=task.assignment.selected,
        tests=_tests(task),
        reports=task.assignment.reports if task.assignment.intent in _WITH_REPORTS else (),
        extra=task.extra,
    )
    packed = pack(pieces_of(snapshot, task.unit, around, task.agent.sources), tokens)
    return f"CONTEXT\n{packed.text}\nEND OF CONTEXT\n\n"


def _tests(task: Task) -> str:
    """The tests that are there, for whoever changes or explains code; who writes tests sees their file."""
    wanted = "tests" in task.agent.sources and task.assignment.intent not in ("test", "document")
    return tests_of(task) if wanted else ""


def _callers(task: Task, symbol: Symbol) -> list[str]:
    """Where the definition is called from, with the line itself where it is in the same file."""
    snapshot = task.snapshot
    out: list[str] = []
    for caller in task.project.callers(symbol.name, snapshot.path)[:_MOST_CALLERS]:
        within = f" in {caller.within}" if caller.within else ""
        own = caller.path == snapshot.path and caller.line < len(snapshot.text.lines)
        line = f": {snapshot.text.line(caller.line).strip()}" if own else ""
        out.append(f"{caller.module or 'this file'}, line {caller.line + 1}{within}{line}")
    return out


def _code(task: Task, code: str) -> str:
    language = task.snapshot.language.name
    fence = "````" if "```" in code else "```"
    return f"CODE ({language})\n{fence}{language}\n{code.rstrip()}\n{fence}\n\n"


def _asked(task: Task, seat: Seat, lines: int) -> str:
    """The request in the user's words, the agent's prompt, and the form of the answer."""
    words = f"Request: {task.assignment.prompt}\n" if task.assignment.prompt else ""
    return "\n".join(filter(None, (f"{words}{prompt_of(task.agent)}", _form(task, seat, lines))))


def _form(task: Task, seat: Seat, lines: int) -> str:
    output = task.agent.output
    if output == "text" or task.assignment.intent == "test":
        return ""  # the tester's own prompt says it
    if output == "findings":
        return format_prompt("findings")
    return format_prompt(shape_of(output, seat.model.id, seat.model.size, lines))
