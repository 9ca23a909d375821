"""The squad: agents, endpoints, roles of models; the built-in one, and the user's own file on top of it.

`loading` reads that file; it is imported only where there is one, since pydantic and YAML come with it.
"""

from lsp_server.squad.agents import (
    DEFAULT_SQUAD,
    INTENTS,
    SOURCES,
    TOOLS,
    Agent,
    Squad,
    format_prompt,
    prompt_of,
    shared_prompt,
)
from lsp_server.squad.own import (
    NOTHING,
    Budgets,
    Declared,
    KeySource,
    Limits,
    Own,
    Price,
    Problem,
    is_loopback,
)

__all__ = [
    "DEFAULT_SQUAD",
    "INTENTS",
    "NOTHING",
    "SOURCES",
    "TOOLS",
    "Agent",
    "Budgets",
    "Declared",
    "KeySource",
    "Limits",
    "Own",
    "Price",
    "Problem",
    "Squad",
    "format_prompt",
    "is_loopback",
    "prompt_of",
    "shared_prompt",
]
