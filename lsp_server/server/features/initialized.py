"""initialized: ask for the settings, and to be told of changed settings files."""

from __future__ import annotations

from lsprotocol import types

from lsp_server.server.features.did_change_configuration import fetch, take
from lsp_server.server.session import Session

_WATCHED = ("**/{pyproject.toml,ruff.toml,.ruff.toml,.gitignore,.podiumignore}", "**/*.{py,pyi}")


def handle(session: Session, _params: types.InitializedParams) -> None:
    """The client is ready for requests of ours; until it answers them, its initializationOptions count."""
    take(session)
    if session.traits.configuration:
        session.client.start(fetch(session))
    if session.traits.watches_files:
        session.client.start(_watch_files(session))


async def _watch_files(session: Session) -> None:
    watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
    registration = types.Registration(
        id="podium-watched-files",
        method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        register_options=types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers),
    )
    await session.client.request(types.CLIENT_REGISTER_CAPABILITY, types.RegistrationParams([registration]))
