"""One face for every specialist: an `Assignment` in, an `Outcome` out."""

from collections.abc import Awaitable, Callable

from lsp_server.agents import auditor, documenter, explainer, fixer
from lsp_server.agents.assignment import Assignment, Outcome
from lsp_server.agents.project import Project

AgentRunner = Callable[[Assignment, Project], Awaitable[Outcome]]

RUNNERS: dict[str, AgentRunner] = {
    "ruff": fixer.run,
    "rewrites": fixer.run_rewrites,
    "docs": documenter.run,
    "audit": auditor.run,
    "facts": explainer.run,
}
"""What does an agent's work, by the name of its tool (`squad.Agent.tool`)."""

__all__ = ["RUNNERS", "AgentRunner", "Assignment", "Outcome", "Project"]
