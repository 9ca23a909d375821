"""Agents as data: which specialists there are, what each serves, and what does its work."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from lsp_server import store

INTENTS = ("fix", "document", "audit", "explain", "test", "refactor", "ask")
"""What can be asked of an agent, in the order in which menus show it."""

TOOLS = ("ruff", "rewrites", "docs", "audit", "facts")
"""The engines that an agent may name as its `tool`."""

SOURCES = ("selection", "symbol", "imports", "definitions", "callers", "diagnostics", "tests", "reports")
"""What an agent may be shown of a file besides the code that it works on."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A named specialist.

    `tool` is the engine that serves it without a model, in these `languages` (`*`: any). `model` is the role
    of the model that serves it in any language, where there is one; the tool then stands in for a model that
    fails. `escalate` is the role that is asked next when no answer of the first holds, on a less private
    endpoint only when `anywhere` says so. `prompt` is the stem of its file in prompts/, `instructions` what
    it is told instead of that.

    `output` is the shape of its answers: rewrite (the code anew), patch (search and replace blocks), auto
    (either, by what the model is known to manage), findings or text. `seconds` count from the first token.
    """

    name: str
    intents: tuple[str, ...]
    languages: tuple[str, ...] = ()
    tool: str = ""
    about: str = ""
    model: str = ""
    escalate: str = ""
    anywhere: bool = False
    prompt: str = ""
    instructions: str = ""
    output: str = "auto"
    output_tokens: int = 2000
    seconds: float = 300.0
    context_tokens: int = 6000
    sources: tuple[str, ...] = SOURCES
    verify: tuple[str, ...] = ("syntax", "lint")

    def serves(self, intent: str, language: str, roles: frozenset[str]) -> bool:
        """Whether it can serve an intent in a language, with models in these roles."""
        return intent in self.intents and (self.has_tool(language) or self._speaks(language, roles))

    def has_tool(self, language: str) -> bool:
        """Whether it can do its work there without a model."""
        return bool(self.tool) and (language in self.languages or "*" in self.languages)

    def _speaks(self, language: str, roles: frozenset[str]) -> bool:
        """By a model, in any language; one without a tool keeps to the languages that it names."""
        named = bool(self.tool) or not self.languages or language in self.languages or "*" in self.languages
        return self.model in roles and named


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
    return agent.instructions or _prompt_file(agent.prompt)


@cache
def shared_prompt() -> str:
    """What every model is told first; always the same, so that servers may keep it."""
    return _prompt_file("shared")


@cache
def format_prompt(shape: str) -> str:
    """How an answer is to be written: as a rewrite or as a patch."""
    return _prompt_file(f"as-{shape}")


def _prompt_file(stem: str) -> str:
    return store.data_file("squad", "prompts", f"{stem}.md").read_text("utf-8").strip()


_ECMA = ("javascript", "typescript", "tsx")
_WITH_REWRITES = ("go", "java", "c", "cpp", "csharp", "ruby", "php", "shellscript", "lua", "scala")
_WITH_DIALECT = (
    "go",
    "rust",
    "java",
    "c",
    "cpp",
    "csharp",
    "ruby",
    "php",
    "shellscript",
    "lua",
    "kotlin",
    "swift",
    "scala",
)
_FIXES = Agent("", ("fix",), model="fast", escalate="strong", prompt="fixer")

DEFAULT_SQUAD = Squad(
    (
        replace(
            _FIXES,
            name="fixer",
            languages=("python",),
            tool="ruff",
            about="ruff's fixes, missing imports, misspelt names",
        ),
        replace(
            _FIXES,
            name="patcher",
            languages=(*_ECMA, *_WITH_REWRITES),
            tool="rewrites",
            about="the rewrites of the audit's rules",
        ),
        Agent(
            "documenter",
            ("document",),
            languages=("python", *_ECMA, *_WITH_DIALECT),
            tool="docs",
            about="doc comments from the code's facts",
            model="fast",
            escalate="strong",
            prompt="documenter",
        ),
        Agent(
            "auditor",
            ("audit",),
            languages=("*",),
            tool="audit",
            about="security and bug rules, secrets in any file",
            model="strong",
            prompt="auditor",
            output="findings",
        ),
        Agent(
            "explainer",
            ("explain",),
            languages=("*",),
            tool="facts",
            about="what the code and the rules say of a place",
            model="fast",
            prompt="explainer",
            output="text",
            output_tokens=700,
        ),
        Agent("tester", ("test",), about="writes tests", model="strong", prompt="tester", output="rewrite"),
        Agent(
            "refactorer",
            ("refactor", "ask"),
            about="rewrites code as told",
            model="strong",
            prompt="refactorer",
        ),
    )
)
