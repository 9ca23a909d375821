"""The composition root: environment in, services out. The only place that knows every part."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_server import store
from lsp_server.agents import Project
from lsp_server.assist import Assist, Audience, Sources
from lsp_server.providers import Clocks, Keys
from lsp_server.tools import process
from lsp_server.tracing import Journal
from lsp_server.workspace import Workspace

if TYPE_CHECKING:
    from lsp_server.engine import Ledger

_KEY_COMMAND = 60.0  # seconds: a password store may ask its user


def make_project(roots: tuple[Path, ...], environment: Mapping[str, str]) -> Project:
    """The surroundings of the files below these folders."""
    virtual_env = environment.get("VIRTUAL_ENV", "")
    return Project(Workspace(roots), store.state_folder(environment), virtual_env)


def make_assist(roots: tuple[Path, ...], audience: Audience, environment: Mapping[str, str]) -> Assist:
    """A session over these folders, told to this audience."""
    state = store.state_folder(environment)
    project, sources = make_project(roots, environment), make_sources(environment)
    return Assist(project, sources, audience, state=state)


def make_sources(environment: Mapping[str, str]) -> Sources:
    """Where the models of this user come from."""
    run = partial(process.printed, seconds=_KEY_COMMAND, environment=environment)
    file = store.config_folder(environment) / "squad.yaml"
    scale = float(environment.get("PODIUM_CLOCKS") or 1)
    probes = environment.get("PODIUM_PROBES")
    return Sources(Keys(environment, run), file, probes, Clocks().scaled(scale))


def make_ledger(environment: Mapping[str, str]) -> Ledger:
    """What this user's runs have used, for the terminal."""
    from lsp_server.engine import Ledger  # noqa: PLC0415 - a server starts without it

    return Ledger(Journal(store.state_folder(environment) / "journal"))
