"""From a request to one verified result: who serves it, what came of it, and the ladder on the whole.

With no model a plan has one step: one agent of the squad, whose outcome climbs the safety ladder.
"""

from __future__ import annotations

from dataclasses import dataclass

from lsp_server.agents import Assignment, Outcome, Project, runner
from lsp_server.errors import UserError
from lsp_server.patch import FileFacts, Proposal, propose
from lsp_server.squad import Agent, Squad


@dataclass(frozen=True)
class Result:
    """What a run gives: the agent's outcome and, where it has edits, the proposal that climbed the ladder."""

    agent: Agent
    outcome: Outcome
    proposal: Proposal | None = None


def route(squad: Squad, assignment: Assignment, agent: str = "") -> Agent:
    """The agent that serves an assignment.

    Raises UserError, with the next step, when none can.
    """
    language = assignment.snapshot.language.name
    found = squad.agent_for(assignment.intent, language, agent)
    if found is None:
        task = f"{assignment.intent} {language}"
        fault = f"agent {agent!r} cannot {task}" if agent else f"no agent can {task} here"
        raise UserError(f"{fault}; `podium doctor` tells which agents there are")
    return found


async def execute(
    squad: Squad, assignment: Assignment, facts: FileFacts, project: Project, agent: str
) -> Result:
    """Run the agent and verify what it gives.

    Raises UserError without an agent, ToolError when its tool fails, RejectedEdit when its edit does not
    climb the ladder.
    """
    chosen = route(squad, assignment, agent)
    outcome = await runner(chosen.tool)(assignment, project)
    if not outcome.edits:
        return Result(chosen, outcome)
    snapshot = assignment.snapshot
    tree = snapshot.tree if snapshot.fresh else None
    proposal = propose(
        snapshot.language, snapshot.text, outcome.edits, facts=facts, scope=outcome.scope, tree=tree
    )
    return Result(chosen, outcome, proposal)
