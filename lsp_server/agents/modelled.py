"""The model agent: pack what is worth showing, ask, read the answer, verify it, ask again if it does not fit.

What goes in is the slice of one definition and what stands around it; what comes out is an edit of just that
slice, tests in their own file, findings, or words. Nothing of an answer is believed before it was checked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import PurePath

from lsp_server.agents.aside import aside
from lsp_server.agents.asking import comment_range
from lsp_server.agents.assignment import Assignment, Elsewhere, Outcome
from lsp_server.agents.project import Project
from lsp_server.agents.prompting import REPAIR, asked_again, prompt_for
from lsp_server.agents.redaction import redaction_of
from lsp_server.agents.task import Task, Tell
from lsp_server.agents.testing import TestFile, test_file, with_tests
from lsp_server.agents.verdicts import read_verdict, weighed
from lsp_server.agents.verifying import check_fixed, check_tests, verified, verified_tests
from lsp_server.context import unit_of
from lsp_server.errors import ModelError, RejectedEdit, UnfitReply, UserError
from lsp_server.patch import check_file
from lsp_server.patch.replies import read_reply
from lsp_server.providers import Seat
from lsp_server.providers.turn import Cause, Failed, Finish, Prompt, Reply
from lsp_server.squad import Agent
from lsp_server.text import Text
from lsp_server.text.hidden import visible
from lsp_server.tools.findings import Finding

Use = Callable[[Reply, Seat], Awaitable[Outcome]]
_ATTEMPTS = 2  # of each model: the answer, and one repair turn


async def run(
    assignment: Assignment,
    project: Project,
    agent: Agent,
    seats: Sequence[Seat],
    known: Sequence[Finding],
    tell: Tell,
) -> Outcome:
    """Serve an assignment by models: the first of `seats`, then a stronger one where no answer holds.

    `known` are the tools' findings there, `tell` gets the answer as it comes. Raises ModelError when the
    endpoint fails or the answers are of no use.
    """
    snapshot = assignment.snapshot
    unit = unit_of(snapshot.text, assignment.symbols, assignment.range)
    comment = comment_range(snapshot, unit, assignment.prompt) if assignment.intent == "ask" else None
    task = Task(assignment, agent, tuple(seats), project, unit, tuple(known), tell, comment)
    if assignment.intent == "test":
        return await _test(task)
    return await _OUTPUTS[agent.output](task)


async def _rewrite(task: Task) -> Outcome:
    async def use(reply: Reply, _seat: Seat) -> Outcome:
        proposal, warnings = await aside(verified, task, reply.text)
        await check_fixed(task, proposal)
        return Outcome(proposal.edits, (task.scope,), warnings=(*reply.doubts, *warnings))

    return await _attempted(task, use)


async def _test(task: Task) -> Outcome:
    """Tests for the unit, as an edit of the file that holds them."""
    file = await asyncio.to_thread(test_file, task)
    check_file(file.facts)  # before a model is asked
    if task.assignment.hides(str(file.path), task.project):
        raise UserError("your squad file's privacy.ignore keeps the test file from every model")
    head = f"CODE is in {PurePath(task.snapshot.path).name}, its tests go to {file.path.name}"
    task = task.shown(f"{head}, which has now" if file.exists else head, file.shown() or "nothing yet")

    async def use(reply: Reply, _seat: Seat) -> Outcome:
        text = await aside(_tests_in, task, file, reply.text)
        proposal, warnings = await aside(verified_tests, task, file, text)
        await check_tests(task, file, text)
        return Outcome(proposal.edits, warnings=(*reply.doubts, *warnings), elsewhere=_elsewhere(file))

    return await _attempted(task, use)


def _tests_in(task: Task, file: TestFile, reply: str) -> Text:
    language = task.snapshot.language
    reading = read_reply(reply, language.name)
    return with_tests(file, reading, language, task.symbol.name if task.symbol else "")


def _elsewhere(file: TestFile) -> Elsewhere:
    return Elsewhere(str(file.path), file.text, file.facts)


async def _attempted(task: Task, use: Use) -> Outcome:
    """The first answer that can be used: of the agent's model, after a repair turn, of a stronger model.

    Raises ModelError that tells what was tried.
    """
    fault = ""
    for number, seat in enumerate(task.seats):
        try:
            prompt = await aside(prompt_for, task, seat)
            for _ in range(_ATTEMPTS):
                reply = await _ask(task, seat, prompt)
                try:
                    outcome = await use(reply, seat)
                except (UnfitReply, RejectedEdit) as refused:
                    fault = str(refused).splitlines()[0]
                    prompt = await _again(task, seat, prompt, reply, refused)
                else:
                    notes = (*outcome.notes, *_notes(task, seat))
                    return replace(outcome, notes=notes, model=seat.model.name)
        except ModelError as failed:
            if number == 0:
                raise
            fault = f"{fault}; then {failed}"
    tried = ", then ".join(f"{seat.model.name} {_ATTEMPTS} times" for seat in task.seats)
    raise ModelError(
        f"no answer holds; asked {tried}; the last fault: {fault}; select less code, or use another model"
    )


def _notes(task: Task, seat: Seat) -> list[str]:
    with_tools = task.agent.output == "findings"
    notes = [f"{'with' if with_tools else 'by'} {seat.model.name}"]
    if seat is not task.seats[0]:
        notes.append(f"no answer of {task.seats[0].model.name} held")
    return notes


async def _find(task: Task) -> Outcome:
    async def use(reply: Reply, seat: Seat) -> Outcome:
        verdict = await aside(read_verdict, reply.text, task.snapshot.text, task.unit, task.agent.name)
        findings = weighed(task.problems, verdict, seat.model.name)
        gone = f"{verdict.dropped} of its findings quote no line of the code and were dropped"
        return Outcome(findings=tuple(findings), notes=(*reply.doubts, *((gone,) if verdict.dropped else ())))

    return await _attempted(task, use)


async def _explain(task: Task) -> Outcome:
    seat = task.seats[0]
    reply = await _ask(task, seat, await aside(prompt_for, task, seat))
    if not reply.text.strip():
        raise ModelError(f"{seat.model.name} answered with nothing; try again, or use another model")
    cut = "\n\n*(the answer was cut off)*" if reply.finish is Finish.LENGTH else ""
    markdown = f"{visible(reply.text).strip()}{cut}\n\n*{seat.model.name}*\n"
    return Outcome(markdown=markdown, notes=reply.doubts, model=seat.model.name)


_OUTPUTS = {"auto": _rewrite, "rewrite": _rewrite, "patch": _rewrite, "findings": _find, "text": _explain}


async def _ask(task: Task, seat: Seat, prompt: Prompt) -> Reply:
    """One turn; a prompt that proves too long is sent once more without its context.

    Secrets do not go to a cloud. Raises ModelError.
    """
    turn = await _turn(task, seat, prompt)
    if isinstance(turn, Failed) and turn.cause is Cause.TOO_LONG:
        _, mark, why = prompt.request.partition(REPAIR)
        prompt = await aside(prompt_for, task, seat, lean=True)
        prompt = replace(prompt, request=f"{prompt.request}{mark}{why}")
        turn = await _turn(task, seat, prompt)
    if isinstance(turn, Failed):
        raise ModelError(turn.message)
    if turn.finish is Finish.LENGTH and task.agent.output != "text":
        raise ModelError(f"{seat.model.name} reached its limit of {prompt.tokens} tokens; select less code")
    if turn.finish is Finish.FILTERED:
        raise ModelError(f"{seat.model.name} refused to answer; change the request or use another model")
    return turn


async def _turn(task: Task, seat: Seat, prompt: Prompt) -> Reply | Failed:
    if seat.model.private:
        return await seat.provider.complete(prompt, task.tell)
    redaction = await asyncio.to_thread(redaction_of, task.snapshot, prompt)
    hidden = replace(prompt, request=redaction.hide(prompt.request))
    turn = await seat.provider.complete(hidden, task.tell)
    return turn if isinstance(turn, Failed) else redaction.restore(turn)


async def _again(
    task: Task, seat: Seat, prompt: Prompt, reply: Reply, refused: UnfitReply | RejectedEdit
) -> Prompt:
    """The repair turn's prompt. What it quotes is cut, so secrets are taken out of it before."""
    answer, fault = reply.text, str(refused)
    if not seat.model.private:
        redaction = await asyncio.to_thread(redaction_of, task.snapshot, prompt)
        answer, fault = redaction.hide(answer), redaction.hide_all(fault, refused.rule)
    return asked_again(prompt, answer, fault)
