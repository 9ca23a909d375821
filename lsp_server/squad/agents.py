"""Agents as data: which specialists there are, what each serves, and what does its work."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from lsp_server import store

INTENTS = ("fix", "document", "audit", "explain", "test", "refactor", "ask")
"""What can be asked of an agent, in the order in which menus show it."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A named specialist.

    `tool` is the engine that serves it without a model, in these `languages` (`*`: any). `model` is the role
    of the model that serves it in any language, where there is one; the tool then stands in for a model that
    fails. `prompt` is the stem of its file in prompts/, `output` the shape of its answers: rewrite, findings
    or text.
    """

    name: str
    intents: tuple[str, ...]
    languages: tuple[str, ...]
    tool: str
    about: str
    model: str = ""
    prompt: str = ""
    output: str = "rewrite"
    output_tokens: int = 2000

    def serves(self, intent: str, language: str, roles: frozenset[str]) -> bool:
        """Whether it can serve an intent in a language, with models in these roles."""
        return intent in self.intents and (self.has_tool(language) or self.model in roles)

    def has_tool(self, language: str) -> bool:
        """Whether it can do its work there without a model."""
        return bool(self.tool) and (language in self.languages or "*" in self.languages)


@dataclass(frozen=True, slots=True)
class Squad:
    """The agents in force, the preferred ones first, and the roles that a model serves now."""

    agents: tuple[Agent, ...]
    roles: frozenset[str] = field(default_factory=frozenset[str])

    def agent_for(self, intent: str, language: str, name: str = "") -> Agent | None:
        """The agent that serves an intent in a language, or the named one if it can; None without one."""
        fitting = [one for one in self.agents if name in ("", one.name)]
        for agent in fitting:  # one that knows the language by a tool comes before one that only has a model
            if agent.has_tool(language) and intent in agent.intents:
                return agent
        return next((one for one in fitting if one.serves(intent, language, self.roles)), None)

    def with_roles(self, roles: frozenset[str]) -> Squad:
        """The same agents with models in these roles."""
        return replace(self, roles=roles)


@cache
def prompt_of(agent: Agent) -> str:
    """What a model is told to do as this agent."""
    return store.data_file("squad", "prompts", f"{agent.prompt}.md").read_text("utf-8").strip()


@cache
def shared_prompt() -> str:
    """What every model is told first; always the same, so that servers may keep it."""
    return store.data_file("squad", "prompts", "shared.md").read_text("utf-8").strip()


_ECMA = ("javascript", "typescript", "tsx")

DEFAULT_SQUAD = Squad(
    (
        Agent(
            "fixer",
            ("fix",),
            ("python",),
            "ruff",
            "ruff's fixes, missing imports, misspelt names",
            model="fast",
            prompt="fixer",
        ),
        Agent(
            "patcher",
            ("fix",),
            _ECMA,
            "rewrites",
            "the rewrites of the audit's rules",
            model="fast",
            prompt="fixer",
        ),
        Agent(
            "documenter",
            ("document",),
            ("python", *_ECMA),
            "docs",
            "doc comments from the code's facts",
            model="fast",
            prompt="documenter",
        ),
        Agent(
            "auditor",
            ("audit",),
            ("*",),
            "audit",
            "security and bug rules, secrets in any file",
            model="strong",
            prompt="auditor",
            output="findings",
        ),
        Agent(
            "explainer",
            ("explain",),
            ("*",),
            "facts",
            "what the code and the rules say of a place",
            model="fast",
            prompt="explainer",
            output="text",
            output_tokens=700,
        ),
        Agent("refactorer", ("refactor", "ask"), (), "", "rewrites code as told", "strong", "refactorer"),
    )
)
