"""The models that a command may use: looked for once, shown as they work, let go at its end."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from lsp_server import engine
from lsp_server.assist.recruiting import find_roster
from lsp_server.providers import Clocks, Roster, Tell
from lsp_server.squad import DEFAULT_SQUAD, Squad


@asynccontextmanager
async def hired(tell: Tell, *, offline: bool) -> AsyncGenerator[tuple[Squad, engine.Models]]:
    """The squad with the models of this machine; without any where that is asked for.

    `tell` is given what a model says as it says it.
    """
    probes = os.environ.get("PODIUM_PROBES")
    found = None if offline or probes == "" else await find_roster(probes, Clocks(), Roster())
    roster = found or Roster()
    try:
        yield DEFAULT_SQUAD.with_roles(roster.roles), engine.Models(roster, tell)
    finally:
        await roster.close()
