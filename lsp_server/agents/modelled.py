"""The model agent: pack what is worth showing, ask, read the answer, verify it, ask once more if it does not
fit.

What goes in is the slice of one definition and what stands around it; what comes out is an edit of just that
slice, or findings, or words. Nothing of an answer is believed before it was checked.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lsp_server.agents.asking import comment_range, without
from lsp_server.agents.assignment import Assignment, Outcome
from lsp_server.agents.lint import lint
from lsp_server.agents.project import Project
from lsp_server.agents.verdicts import SCHEMA, numbered, read_verdict, weighed
from lsp_server.context import pack, pieces_of, unit_of
from lsp_server.documents import Snapshot
from lsp_server.errors import ModelError, RejectedEdit, ToolError, UnfitReply
from lsp_server.patch import FileFacts, Proposal, propose
from lsp_server.patch.doubts import Doubted, doubts_about
from lsp_server.patch.matching import fit, foreign_paths
from lsp_server.patch.replies import read_reply
from lsp_server.providers import Failed, Finish, Prompt, Reply
from lsp_server.providers.roster import Seat, window_of
from lsp_server.squad import Agent, prompt_of, shared_prompt
from lsp_server.syntax import Tree, parse
from lsp_server.text import Range, Text, apply_edits, minimal_edits
from lsp_server.tools import audit
from lsp_server.tools.findings import Finding

_ATTEMPTS = 2
_HEAD = 600  # tokens of the prompt that are neither code nor context
_LEAST_CONTEXT = 200
_MOST_QUOTED = 4000  # characters of an answer that a repair turn shows

Tell = Callable[[str], None]


@dataclass(frozen=True)
class _Task:
    """One assignment with what every step of it needs."""

    assignment: Assignment
    agent: Agent
    seat: Seat
    project: Project
    unit: Range
    problems: tuple[Finding, ...]
    tell: Tell
    comment: Range | None = None  # that has the request, and goes with it

    @property
    def snapshot(self) -> Snapshot:
        return self.assignment.snapshot

    @property
    def model(self) -> str:
        return self.seat.model.name

    @property
    def asked_about(self) -> tuple[Text, Range]:
        """The text and the unit in it that the model is shown: without the comment that asks."""
        text = self.snapshot.text
        return without(text, self.comment, self.unit) if self.comment else (text, self.unit)

    @property
    def scope(self) -> Range:
        """What an edit may touch: the unit, and the comment that asks."""
        if self.comment is None:
            return self.unit
        return Range(min(self.unit.start, self.comment.start), max(self.unit.end, self.comment.end))


async def run(
    assignment: Assignment, project: Project, agent: Agent, seat: Seat, known: Sequence[Finding], tell: Tell
) -> Outcome:
    """Serve an assignment by a model. `known` are the tools' findings there, `tell` gets the answer as it
    comes.

    Raises ModelError when the endpoint fails or its answers are of no use.
    """
    snapshot = assignment.snapshot
    unit = unit_of(snapshot.text, assignment.symbols, assignment.range)
    comment = comment_range(snapshot, unit, assignment.prompt) if assignment.intent == "ask" else None
    task = _Task(assignment, agent, seat, project, unit, tuple(known), tell, comment)
    return await _OUTPUTS[agent.output](task)


async def _rewrite(task: _Task) -> Outcome:
    prompt = _prompt(task)
    fault = ""
    for _ in range(_ATTEMPTS):
        reply = await _ask(task, prompt)
        try:
            proposal, warnings = await asyncio.to_thread(_verified, task, reply.text)
            await _check_fixed(task, proposal)
        except (UnfitReply, RejectedEdit) as refused:
            fault = str(refused)
            prompt = _asked_again(prompt, reply.text, fault)
            continue
        return Outcome(proposal.edits, (task.scope,), notes=(f"by {task.model}",), warnings=tuple(warnings))
    raise ModelError(
        f"{task.model} gave no edit that holds, asked {_ATTEMPTS} times; the last: {fault.splitlines()[0]}"
    )


async def _find(task: _Task) -> Outcome:
    reply = await _ask(task, replace(_prompt(task), schema=SCHEMA))
    try:
        verdict = read_verdict(reply.text, task.snapshot.text, task.unit, task.agent.name)
    except UnfitReply as refused:
        raise ModelError(f"{task.model}: {refused}") from None
    notes = [f"with {task.model}"]
    if verdict.dropped:
        notes.append(f"{verdict.dropped} of its findings quote no line of the code and were dropped")
    return Outcome(findings=tuple(weighed(task.problems, verdict, task.model)), notes=tuple(notes))


async def _explain(task: _Task) -> Outcome:
    reply = await _ask(task, _prompt(task))
    if not reply.text.strip():
        raise ModelError(f"{task.model} answered with nothing")
    cut = "\n\n*(the answer was cut off)*" if reply.finish is Finish.LENGTH else ""
    return Outcome(markdown=f"{reply.text.strip()}{cut}\n\n*{task.model}*\n")


_OUTPUTS = {"rewrite": _rewrite, "findings": _find, "text": _explain}


async def _ask(task: _Task, prompt: Prompt) -> Reply:
    turn = await task.seat.provider.complete(prompt, task.tell)
    if isinstance(turn, Failed):
        raise ModelError(turn.message)
    if turn.finish is Finish.LENGTH and task.agent.output != "text":
        raise ModelError(f"{task.model} reached its limit of {prompt.tokens} tokens; select less code")
    if turn.finish is Finish.FILTERED:
        raise ModelError(f"{task.model} refused to answer; change the request or use another model")
    return turn


def _prompt(task: _Task) -> Prompt:
    """Shared words first, so that servers may keep them, then context, code, and at last what is asked."""
    text, unit = task.asked_about
    code = text.slice(unit)
    window = window_of(task.seat.model)
    tokens = (
        max(task.agent.output_tokens, len(code) // 2)
        if task.agent.output == "rewrite"
        else task.agent.output_tokens
    )
    room = window - tokens - _HEAD - len(code) // 3
    if room < 0:
        raise ModelError(f"the code is too long for {task.model} with its {window} tokens; select less of it")
    around = pack(
        pieces_of(task.snapshot, task.unit, list(numbered(task.problems))), max(room, _LEAST_CONTEXT)
    )
    asked = f"Request: {task.assignment.prompt}\n" if task.assignment.prompt else ""
    fence = "````" if "```" in code else "```"
    language = task.snapshot.language.name
    request = (
        f"CONTEXT\n{around.text}\nEND OF CONTEXT\n\n"
        f"CODE ({language})\n{fence}{language}\n{code.rstrip()}\n{fence}\n\n"
        f"{asked}{prompt_of(task.agent)}"
    )
    return Prompt(task.seat.model.id, shared_prompt(), request, tokens=tokens, window=window)


def _asked_again(prompt: Prompt, answer: str, fault: str) -> Prompt:
    """The repair turn: the same request, the answer that did not fit, and why."""
    why = f"Your last answer could not be used: {fault}\nIt was:\n{answer[:_MOST_QUOTED]}\n\nAnswer again."
    return replace(prompt, request=f"{prompt.request}\n\n{why}")


def _verified(task: _Task, reply: str) -> tuple[Proposal, list[str]]:
    """The edit of an answer that climbed the whole ladder, and the warnings with which it did."""
    snapshot, assignment = task.snapshot, task.assignment
    symbol = assignment.symbols[0] if len(assignment.symbols) == 1 else None
    reading = read_reply(reply, snapshot.language.name)
    if others := foreign_paths(reading, snapshot.path or snapshot.uri):
        raise UnfitReply("file", f"the answer is about another file, {others[0]}")
    text, unit = task.asked_about
    edits = fit(reading, snapshot.language, text, unit, symbol)
    if task.comment is not None:
        edits = minimal_edits(snapshot.text, apply_edits(text, edits))
    facts = FileFacts(snapshot.path or snapshot.uri, is_open=True)
    tree = snapshot.tree if snapshot.fresh else parse(snapshot.language, snapshot.text.data)
    proposal = propose(snapshot.language, snapshot.text, edits, facts=facts, scope=(task.scope,), tree=tree)
    return proposal, doubts_about(_doubted(task, proposal, tree))


def _doubted(task: _Task, proposal: Proposal, tree: Tree | None) -> Doubted:
    snapshot, assignment = task.snapshot, task.assignment
    return Doubted(
        language=snapshot.language,
        name=snapshot.path or snapshot.uri,
        base=proposal.base,
        result=proposal.result,
        edits=proposal.edits,
        intent=assignment.intent,
        unit=task.unit,
        symbol=assignment.symbols[0] if len(assignment.symbols) == 1 else None,
        base_tree=tree,
        result_tree=parse(snapshot.language, proposal.result.data),
        secrets=_new_secrets(snapshot, proposal.result),
    )


def _new_secrets(snapshot: Snapshot, result: Text) -> tuple[str, ...]:
    had, has = (
        Counter(one.message for one in audit.find_secrets(snapshot.language, text))
        for text in (snapshot.text, result)
    )
    return tuple((has - had).elements())


async def _check_fixed(task: _Task, proposal: Proposal) -> None:
    """A fix must take away what it was asked to, and bring in nothing: the same linters look at the
    result."""
    if task.assignment.intent != "fix" or task.snapshot.language.name != "python":
        return
    try:
        before = await lint(task.snapshot, task.project)
        after = await lint(task.snapshot, task.project, text=proposal.result)
    except ToolError:
        return  # without the linter there is nothing to compare by
    had, has = (Counter((one.rule, one.message) for one in found) for found in (before, after))
    if new := list((has - had).elements()):
        raise UnfitReply("new problem", f"the fix brings in a new problem: {new[0][1]} ({new[0][0]})")
    asked = {(one.rule, one.message) for one in task.problems} & set(had)
    left = [key for key in asked if has[key] >= had[key]]
    if left:
        raise UnfitReply("not fixed", f"this problem is still there: {left[0][1]} ({left[0][0]})")
