"""The squad: agents, endpoints, roles of models; the built-in one, and the user's own file on top of it."""

from lsp_server.squad.agents import DEFAULT_SQUAD, INTENTS, Agent, Squad, prompt_of, shared_prompt

__all__ = ["DEFAULT_SQUAD", "INTENTS", "Agent", "Squad", "prompt_of", "shared_prompt"]
