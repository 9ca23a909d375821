"""From a request to one verified result: who serves it, what came of it, and the ladder on the whole.

With no model a plan has one step: one agent of the squad, whose outcome climbs the safety ladder.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lsp_server.agents import Assignment, Outcome, Project, runner
from lsp_server.errors import UserError
from lsp_server.patch import FileFacts, Proposal, propose
from lsp_server.squad import Agent, Squad
from lsp_server.text import TextEdit, apply_edits
from lsp_server.tools.helper import Helper


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
    """Run the agent and verify what it gives, here.

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
