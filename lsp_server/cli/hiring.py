"""The squad and the models that a command may use: looked for once, let go at its end."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from lsp_server import engine
from lsp_server.assist import Staff, find_models, read_own, staff_of
from lsp_server.cli.terminal import warn
from lsp_server.providers.pool import Pool
from lsp_server.providers.turn import Tell
from lsp_server.squad import Squad
from lsp_server.trust import ignore_rules
from lsp_server.wiring import make_ledger, make_sources


@dataclass(frozen=True)
class Hired:
    """Who serves a command: the agents, and the models with the run's account."""

    staff: Staff
    by: engine.Models

    @property
    def squad(self) -> Squad:
        """The agents, with the roles that a model serves."""
        return self.staff.squad


@asynccontextmanager
async def hired(tell: Tell, *, offline: bool) -> AsyncGenerator[Hired]:
    """The user's squad with the models that are there; without any where that is asked for.

    `tell` is given what a model says as it says it.
    """
    sources = make_sources(os.environ)
    own = await read_own(sources.file)
    if own.problems:
        warn(own.complaint)
    models = [] if offline else await find_models(sources, own)
    pool = Pool(sources.clocks, sources.keys)
    staff = staff_of(models, own, pool, offline=offline, cloud=True)
    account = engine.Account(own.budgets, make_ledger(os.environ), run=f"cli-{os.getpid()}")
    try:
        yield Hired(staff, engine.Models(staff.roster, tell, account, ignore_rules(own.ignore)))
    finally:
        await pool.close()
