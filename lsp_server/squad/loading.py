"""The user's own squad file: read, checked entry by entry, and made into plain values.

A bad entry disables itself only: it becomes a `Problem` with its line and column, the rest is in force. Every
entry is checked by pydantic for its shape and here for what it means among the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from lsp_server.squad import entries
from lsp_server.squad.agents import DEFAULT_SQUAD, TOOLS, Agent, Squad
from lsp_server.squad.checking import Checker, Where
from lsp_server.squad.own import Budgets, Declared, KeySource, Limits, Own, Price, Problem, is_loopback
from lsp_server.squad.yaml_text import YamlFault, read_yaml

FOUND = ("ollama", "llama.cpp", "lmstudio", "vllm")
"""The names of endpoints that are found on this machine by themselves."""

URLS = {
    "ollama": "http://127.0.0.1:11434",
    "openai": "https://api.openai.com/v1",
    "anthropic": "https://api.anthropic.com",
    "google": "https://generativelanguage.googleapis.com",
}
"""Where a wire's own servers are; used where an endpoint names no url."""

_KEYS = ("version", "extends", "endpoints", "models", "agents", "workflows", "budgets", "privacy")
_ROLES = ("fast", "strong")
_MOST_PROMPT = 100_000  # bytes of a prompt file


def load_own(path: Path) -> Own:
    """The user's file, or nothing where there is none. Never raises: what is wrong is in its problems."""
    try:
        return parse_own(path, path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Own()
    except OSError as fault:
        return _unread(path, (1, 1), f"cannot be read: {fault.strerror}")
    except UnicodeDecodeError:
        return _unread(path, (1, 1), "is not UTF-8")


def parse_own(path: Path, text: str) -> Own:
    """What the text of a squad file declares; prompt files are read below the folder of `path`."""
    try:
        check = Checker(path, read_yaml(text))
    except YamlFault as fault:
        return _unread(path, fault.mark, fault.message)
    if check.marked.value is None:
        return Own(file=path.name)
    _check_head(check)
    read = check.entries("endpoints", entries.EndpointEntry)
    endpoints = tuple(one for name, entry in read if (one := _endpoint(check, name, entry)))
    roles = dict(_roles(check, {one.name for one in endpoints}))
    own = Own(_squad(check, {*_ROLES, *roles}), path.name, endpoints, roles, _budgets(check), _ignore(check))
    return replace(own, problems=tuple(sorted(check.problems, key=lambda one: (one.line, one.column))))


def _unread(path: Path, mark: tuple[int, int], message: str) -> Own:
    problem = Problem(path.name, *mark, f"the file {message}; it is not in force")
    return Own(file=path.name, problems=(problem,))


def _check_head(check: Checker) -> None:
    check.known((), check.top, _KEYS)
    version: Any = check.top.get("version")
    if type(version) is not int or version != 1:
        check.problem(("version",), "`version: 1` is missing, or is another one than this Podium reads")
    if check.top.get("extends", ["default"]) not in ([], ["default"]):
        check.problem(("extends",), "extends can only be [default] or []")
    if check.top.get("workflows"):
        check.problem(("workflows",), "workflows are not run yet; these are left aside")


def _endpoint(check: Checker, name: str, entry: entries.EndpointEntry) -> Declared | None:
    url = (entry.url or URLS[entry.wire]).rstrip("/")
    if not _is_address(url):
        check.problem(("endpoints", name, "url"), f"{url} is no address of a server")
        return None
    private = entry.privacy == "own" or (is_loopback(url) and entry.privacy != "cloud")
    if not (private or is_loopback(url)) and urlsplit(url).scheme != "https":
        told = "code and key would go over plain http; use https, or `privacy: own` for a server of yours"
        check.problem(("endpoints", name, "url"), told)
        return None
    prices = {model: Price(one.input, one.output) for model, one in entry.price.items()}
    key = KeySource(entry.key.env or "", tuple(entry.key.command or ())) if entry.key else None
    return Declared(name, entry.wire, url, key, prices, private, entry.parallel)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _roles(check: Checker, endpoints: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The roles with the models that are named for them, as far as their endpoints are there."""
    for role, value in check.section("models").items():
        good: list[str] = []
        for number, pattern in enumerate(check.patterns(value, ("models", role))):
            name = pattern.partition("/")[0]
            if name in endpoints or name in FOUND:
                good.append(pattern)
            else:
                there = ", ".join(sorted(endpoints)) or "none is declared"
                check.problem(("models", role, number), f"no endpoint is called {name!r} ({there})")
        if good:
            yield str(role), tuple(good)


def _squad(check: Checker, roles: set[str]) -> Squad:
    """The default agents as the file changes them, its own ones before them."""
    extends: Any = check.top.get("extends", ["default"])
    agents = {one.name: one for one in DEFAULT_SQUAD.agents} if extends else {}
    own: list[str] = []
    for name, entry in check.entries("agents", entries.AgentEntry):
        if not entry.enabled:
            agents.pop(name, None)
            continue
        agent = _agent(check, agents.get(name) or Agent(name, ()), entry, roles)
        if agent is not None:
            agents[name] = agent
            own.append(name)
    return Squad(tuple(agents[name] for name in (*own, *(one for one in agents if one not in own))))


def _agent(check: Checker, base: Agent, entry: entries.AgentEntry, roles: set[str]) -> Agent | None:
    """The agent that an entry makes of the one that it extends; None where it is not in force."""
    where = ("agents", base.name)
    agent = replace(base, **_changes(entry))
    if entry.prompt is not None:
        told = _prompt(check, entry.prompt, (*where, "prompt"))
        if told is None:
            return None
        agent = replace(agent, instructions=told)
    for key, message in _faults(agent, roles):
        check.problem((*where, key), message)
        return None
    return agent


def _faults(agent: Agent, roles: set[str]) -> Iterator[tuple[str, str]]:
    """What keeps an agent from being in force: the key that is at fault, and why."""
    if not agent.intents:
        yield "intents", f"agent {agent.name!r} needs intents"
    if agent.tool and agent.tool not in TOOLS:
        yield "tool", f"no tool is called {agent.tool!r} ({', '.join(TOOLS)})"
    for key, role in (("model", agent.model), ("escalate", agent.escalate)):
        if role and role not in roles:
            yield key, f"no role is called {role!r}; name it under models"
    if not (agent.tool or agent.model):
        yield "model", f"agent {agent.name!r} needs a model or a tool"
    if agent.model and not (agent.prompt or agent.instructions):
        yield "prompt", f"agent {agent.name!r} needs a prompt"


def _changes(entry: entries.AgentEntry) -> dict[str, Any]:
    """The fields of an agent that an entry sets."""
    context, limits = entry.context or entries.ContextEntry(), entry.limits or entries.LimitsEntry()
    values: dict[str, Any] = {
        "intents": entry.intents,
        "languages": entry.languages,
        "model": entry.model,
        "escalate": entry.escalate,
        "anywhere": True if entry.escalate else None,
        "output": entry.output,
        "tool": entry.tool,
        "context_tokens": context.tokens,
        "sources": context.sources,
        "seconds": limits.seconds,
        "output_tokens": limits.output_tokens,
        "verify": entry.verify,
    }
    return {
        name: tuple(cast("list[Any]", value)) if isinstance(value, list) else value
        for name, value in values.items()
        if value is not None
    }


def _prompt(check: Checker, written: str, where: Where) -> str | None:
    """A prompt as it is, or the text of the .md file below the squad file's folder that it names."""
    if not written.endswith(".md") or "\n" in written:
        return written
    folder = check.path.parent.resolve()
    file = (folder / written).resolve()
    if not file.is_relative_to(folder):
        check.problem(where, "a prompt file must lie below the folder of the squad file")
        return None
    try:
        return file.read_bytes()[:_MOST_PROMPT].decode("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        check.problem(where, f"the prompt file {written} cannot be read as UTF-8")
        return None


def _budgets(check: Checker) -> Budgets:
    """The bounds on what runs use; while the file is wrong there, nothing that costs money is used."""
    budgets = Budgets()
    section = check.section("budgets")
    check.known(("budgets",), section, ("run", "day"))
    broken = not set(section) <= {"run", "day"} or _is_misspelt(check, "budgets")
    for name in (one for one in ("run", "day") if one in section):
        entry = check.checked(entries.BudgetEntry, section[name], ("budgets", name))
        if entry is None:
            broken = True
        else:
            budgets = replace(budgets, **{name: Limits(entry.cost, entry.seconds, entry.tokens)})
    return replace(budgets, run=replace(budgets.run, cost=0.0)) if broken else budgets


def _is_misspelt(check: Checker, section: str) -> bool:
    """Whether a section may be there under a name that is nearly its own, or in a shape that is none."""
    value: Any = check.top.get(section)
    near = (key for key in check.top if key not in _KEYS and get_close_matches(str(key), [section]))
    return (value is not None and not isinstance(value, dict)) or any(near)


def _ignore(check: Checker) -> tuple[str, ...]:
    """What models are not shown; everything while the file is wrong there."""
    if check.top.get("privacy") is None:
        return ("*",) if _is_misspelt(check, "privacy") else ()
    entry = check.checked(entries.PrivacyEntry, check.top["privacy"], ("privacy",))
    return tuple(entry.ignore) if entry else ("*",)
