"""Running a request: one agent of the squad, by its tool, its model or both; its outcome climbs the ladder.

A plan has one step as yet.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lsp_server.agents import Assignment, Elsewhere, Outcome, Project, runner
from lsp_server.agents.aside import aside
from lsp_server.engine.spending import Account
from lsp_server.errors import ModelError, UserError
from lsp_server.patch import FileFacts, Proposal, propose
from lsp_server.providers import Roster, Seat
from lsp_server.providers.turn import Tell
from lsp_server.squad import Agent, Squad
from lsp_server.text import TextEdit, apply_edits
from lsp_server.tools.helper import Helper
from lsp_server.trust import IgnoreRules, ignore_rules


@dataclass(frozen=True)
class Result:
    """What a run gives: the agent's outcome and, where it has edits, the proposal that climbed the ladder."""

    agent: Agent
    outcome: Outcome
    proposal: Proposal | None = None

    @property
    def by_model(self) -> bool:
        """Whether a model made it, and no tool in a model's stead."""
        return bool(self.outcome.model)


@dataclass(frozen=True)
class Models:
    """The models that may serve, who is told what they say as they say it, and who pays for it.

    `ignore` are the patterns of files that no model is shown.
    """

    roster: Roster
    tell: Tell
    account: Account = field(default_factory=Account)
    ignore: IgnoreRules = field(default_factory=lambda: ignore_rules(()))


NO_MODELS = Models(Roster(), lambda _words: None)


def route(squad: Squad, assignment: Assignment, agent: str = "", notes: Sequence[str] = ()) -> Agent:
    """The agent that serves an assignment. `notes` say why models that were named may not serve.

    Raises UserError, with the next step, when none can.
    """
    language = assignment.snapshot.language.name
    found = squad.agent_for(assignment.intent, language, agent)
    if found is None:
        task = f"{assignment.intent} {language}"
        fault = f"agent {agent!r} cannot {task}" if agent else f"no agent can {task} here"
        why = f" ({notes[0]})" if notes else ""
        raise UserError(f"{fault}{why}; `podium doctor` tells which agents there are")
    return found


async def execute(
    squad: Squad,
    assignment: Assignment,
    facts: FileFacts,
    project: Project,
    agent: str,
    by: Models = NO_MODELS,
) -> Result:
    """Run the agent and verify what it gives, here.

    Raises UserError without an agent, ToolError when its tool fails, ModelError when its model does and no
    tool stands in, RejectedEdit when its edit does not climb the ladder.
    """
    chosen = route(squad, assignment, agent, by.roster.notes)
    if by is not NO_MODELS and assignment.snapshot.is_large and not assignment.snapshot.fresh:
        assignment = replace(assignment, snapshot=await aside(assignment.snapshot.parsed))
    outcome = await _served(chosen, assignment, project, by)
    if not outcome.edits:
        return Result(chosen, outcome)
    climb = _elsewhere if outcome.elsewhere else _here
    proposal = await aside(climb, assignment, outcome, facts)
    return Result(chosen, outcome, replace(proposal, warnings=outcome.warnings))


def _here(assignment: Assignment, outcome: Outcome, facts: FileFacts) -> Proposal:
    snapshot = assignment.snapshot
    tree = snapshot.tree if snapshot.fresh else None
    return propose(
        snapshot.language, snapshot.text, outcome.edits, facts=facts, scope=outcome.scope, tree=tree
    )


def _elsewhere(assignment: Assignment, outcome: Outcome, facts: FileFacts) -> Proposal:
    """The edits of another file than the one that was asked about, which is not open or was frozen too."""
    file = outcome.elsewhere or Elsewhere("", assignment.snapshot.text, facts)
    proposal = propose(assignment.snapshot.language, file.text, outcome.edits, facts=file.facts)
    return replace(proposal, path=file.path)


async def _served(agent: Agent, assignment: Assignment, project: Project, by: Models) -> Outcome:
    """By the agent's tool, its model, or both; the tool stands in where the model fails, and the notes say
    so."""
    seats = seats_for(agent, by)
    has_tool = _has_tool(agent, assignment)
    assignment = replace(assignment, ignore=by.ignore)
    hidden = bool(seats) and assignment.hides(assignment.snapshot.path, project)
    if has_tool and (not seats or hidden or _is_for_tools(assignment)):
        return await runner(agent.tool)(assignment, project)
    if hidden:
        raise UserError("your squad file's privacy.ignore keeps this file from every model")
    if not seats:
        raise UserError(f"agent {agent.name!r} needs a model; `podium doctor` tells which there are")
    return await _by_model(agent, assignment, project, by, seats)


def seats_for(agent: Agent, by: Models) -> tuple[Seat, ...]:
    """The models to ask, in order: the agent's own, and the stronger one where the agent may go there.

    A place that is less private is asked only where the user's own file says so. The run pays for each.
    """
    first = by.roster.seat(agent.model)
    if first is None:
        return ()
    stronger = by.roster.seat(agent.escalate) if agent.escalate else None
    may = stronger and (agent.anywhere or stronger.model.private or not first.model.private)
    seats = [first, stronger] if stronger and may and stronger.model != first.model else [first]
    return tuple(replace(one, provider=by.account.meter(one.provider, one.model)) for one in seats)


async def _by_model(
    agent: Agent, assignment: Assignment, project: Project, by: Models, seats: Sequence[Seat]
) -> Outcome:
    """The model's answer, in the light of what the tool finds; the tool's where the model fails."""
    has_tool = _has_tool(agent, assignment)
    offline = await runner(agent.tool)(assignment, project) if has_tool and _tool_first(assignment) else None
    if offline is not None and offline.edits:
        return offline  # the model gets what remains
    from lsp_server.agents import modelled  # noqa: PLC0415 - its parts load with the first model

    known = assignment.known
    if offline is not None and (assignment.intent == "audit" or not known):
        known = offline.findings
    if offline is not None and assignment.intent == "fix" and not known:
        return offline  # nothing is wrong that anybody knows of
    seconds = by.account.budgets.run.seconds
    timeout = asyncio.timeout(seconds)
    try:
        async with timeout:
            return await modelled.run(assignment, project, agent, seats, known, by.tell)
    except (ModelError, TimeoutError) as raised:
        if not isinstance(raised, ModelError) and not timeout.expired():
            raise
        fault = raised if isinstance(raised, ModelError) else _late(seconds)
        if not has_tool:
            raise fault from None
        stand_in = offline or await runner(agent.tool)(assignment, project)
        return replace(stand_in, notes=(*stand_in.notes, f"without a model: {fault}"))


def _late(seconds: float | None) -> ModelError:
    return ModelError(
        f"the run took all {seconds:g} s of its budget; raise budgets.run.seconds, or ask for less"
    )


def _has_tool(agent: Agent, assignment: Assignment) -> bool:
    """Whether the agent's tool can do it: in some languages only definitions have doc comments, no files."""
    language = assignment.snapshot.language
    whole_file = assignment.intent == "document" and not assignment.symbols
    return agent.has_tool(language.name) and not (whole_file and language.dialect)


def _is_for_tools(assignment: Assignment) -> bool:
    """Many definitions are documented by the tool: a model does best at one."""
    return assignment.intent == "document" and len(assignment.symbols) != 1


def _tool_first(assignment: Assignment) -> bool:
    """A fix that needs no model is there at once; an audit's model sees what the tools found."""
    return assignment.intent in ("fix", "audit")


async def execute_apart(
    helper: Helper, squad: Squad, assignment: Assignment, facts: FileFacts, project: Project, agent: str
) -> Result:
    """The same in the helper process, for a file so long that work over it would hold up the loop."""
    text = assignment.snapshot.text
    bare = replace(assignment, snapshot=assignment.snapshot.bare())
    chosen, outcome, edits = await helper.run(_execute_there, squad, bare, facts, project, agent)
    proposal = Proposal(text, edits, apply_edits(text, edits)) if edits else None
    return Result(chosen, outcome, proposal)


async def _execute_there(
    squad: Squad, assignment: Assignment, facts: FileFacts, project: Project, agent: str
) -> tuple[Agent, Outcome, tuple[TextEdit, ...]]:
    """In the helper process; the texts of the proposal stay there, since the other side has them."""
    from lsp_server.agents.study import with_tree  # noqa: PLC0415 - its engines load in the helper process

    assignment = replace(assignment, snapshot=with_tree(assignment.snapshot))
    result = await execute(squad, assignment, facts, project, agent)
    return result.agent, result.outcome, result.proposal.edits if result.proposal else ()
