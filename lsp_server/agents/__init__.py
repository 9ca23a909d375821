"""One face for every specialist: an `Assignment` in, an `Outcome` out."""

from collections.abc import Awaitable, Callable
from functools import cache
from importlib import import_module

from lsp_server.agents.assignment import Assignment, Elsewhere, Outcome
from lsp_server.agents.calls import Caller
from lsp_server.agents.project import Project

AgentRunner = Callable[[Assignment, Project], Awaitable[Outcome]]

# What does an agent's work, by the name of its tool (`squad.Agent.tool`): a module of this package and its
# function. They load at their first use, since an editor waits for the server's first answer.
_RUNNERS = {
    "ruff": ("fixer", "run"),
    "rewrites": ("fixer", "run_rewrites"),
    "docs": ("documenter", "run"),
    "audit": ("auditor", "run"),
    "facts": ("explainer", "run"),
}


@cache
def runner(tool: str) -> AgentRunner:
    """The function that does the work of agents with this tool. Raises KeyError for an unknown tool."""
    module, function = _RUNNERS[tool]
    return getattr(import_module(f"{__name__}.{module}"), function)


def preload() -> None:
    """Load every runner, in a worker thread while nobody waits."""
    for tool in _RUNNERS:
        runner(tool)


__all__ = ["AgentRunner", "Assignment", "Caller", "Elsewhere", "Outcome", "Project", "preload", "runner"]
