"""The squad: which specialists there are. Until a user's own squad file is read, the built-in one."""

from __future__ import annotations

from dataclasses import dataclass

INTENTS = ("fix", "document", "audit", "explain", "test", "refactor", "ask")
"""What can be asked of an agent, in the order in which menus show it."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A named specialist: what it serves, in which languages (`*`: any), and the tool that does the work."""

    name: str
    intents: tuple[str, ...]
    languages: tuple[str, ...]
    tool: str
    about: str


@dataclass(frozen=True, slots=True)
class Squad:
    """The agents in force, the preferred ones first."""

    agents: tuple[Agent, ...]

    def agent_for(self, intent: str, language: str, name: str = "") -> Agent | None:
        """The agent that serves an intent in a language, or the named one if it can; None without one."""
        for agent in self.agents:
            fits = intent in agent.intents and (language in agent.languages or "*" in agent.languages)
            if fits and name in ("", agent.name):
                return agent
        return None


_ECMA = ("javascript", "typescript", "tsx")

DEFAULT_SQUAD = Squad(
    (
        Agent("fixer", ("fix",), ("python",), "ruff", "ruff's fixes, missing imports, misspelt names"),
        Agent("patcher", ("fix",), _ECMA, "rewrites", "the rewrites of the audit's rules"),
        Agent("documenter", ("document",), ("python", *_ECMA), "docs", "doc comments from the code's facts"),
        Agent("auditor", ("audit",), ("*",), "audit", "security and bug rules, secrets in any file"),
        Agent("explainer", ("explain",), ("*",), "facts", "what the code and the rules say of a place"),
    )
)
