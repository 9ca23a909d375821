"""initialized: ask for the settings, and to be told of changed settings files."""

from __future__ import annotations

import asyncio
import logging
import os

from lsprotocol import types

from lsp_server import store, tracing
from lsp_server.server.features.did_change_configuration import fetch, take
from lsp_server.server.session import Session

_WARM = 1.0  # seconds until messages that have not come yet are prepared for
_log = logging.getLogger(__name__)
_WATCHED = ("**/{pyproject.toml,ruff.toml,.ruff.toml,.gitignore,.podiumignore}", "**/*.{py,pyi}")


def handle(session: Session, _params: types.InitializedParams) -> None:
    """The client is ready for requests of ours; until it answers them, its initializationOptions count."""
    session.client.start(asyncio.to_thread(_keep_log))
    session.client.start(_warm(session))
    take(session)
    if session.traits.configuration:
        session.client.start(fetch(session))
    if session.traits.watches_files:
        session.client.start(_watch_files(session))


async def _warm(session: Session) -> None:
    await asyncio.sleep(_WARM)
    await asyncio.to_thread(session.protocol.warm)
    session.assist.find_models()


def _keep_log() -> None:
    """Keep a log file from here on; an editor need not wait for it."""
    try:
        tracing.add_log_file(store.private_folder(store.state_folder(os.environ)) / "podium.log")
    except OSError as fault:
        _log.info("no log file: %s", fault)


async def _watch_files(session: Session) -> None:
    registration = {
        "id": "podium-watched-files",
        "method": "workspace/didChangeWatchedFiles",
        "registerOptions": {"watchers": [{"globPattern": pattern} for pattern in _WATCHED]},
    }
    await session.client.request("client/registerCapability", {"registrations": [registration]})
