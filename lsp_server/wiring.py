"""The composition root: environment in, services out. The only place that knows every part."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lsp_server import store
from lsp_server.agents import Project
from lsp_server.assist import Assist, Audience
from lsp_server.squad import DEFAULT_SQUAD
from lsp_server.workspace import Workspace


def make_project(roots: tuple[Path, ...], environment: Mapping[str, str]) -> Project:
    """The surroundings of the files below these folders."""
    virtual_env = environment.get("VIRTUAL_ENV", "")
    return Project(Workspace(roots), store.state_folder(environment), virtual_env)


def make_assist(roots: tuple[Path, ...], audience: Audience, environment: Mapping[str, str]) -> Assist:
    """A session over these folders, told to this audience."""
    state = store.state_folder(environment)
    probes = environment.get("PODIUM_PROBES")
    return Assist(make_project(roots, environment), DEFAULT_SQUAD, audience, state=state, probes=probes)
