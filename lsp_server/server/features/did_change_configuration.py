"""workspace/didChangeConfiguration: the settings, pushed or asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lsprotocol import types

from lsp_server import tracing
from lsp_server.server.plain import plain_json
from lsp_server.server.session import Session
from lsp_server.settings import parse_settings


def handle(session: Session, params: types.DidChangeConfigurationParams) -> None:
    """Take the settings that came; a client that lets itself be asked sends none and is asked."""
    if session.traits.configuration:
        session.client.start(fetch(session))
        return
    session.configured = plain_json(params.settings)
    take(session)


async def fetch(session: Session) -> None:
    """Ask the client for the section `podium`, and take it."""
    params = {"items": [{"section": "podium"}]}
    answer = await session.client.request("workspace/configuration", params)
    if isinstance(answer, Sequence) and answer:  # pygls makes a tuple of the client's list
        session.configured = plain_json(cast("Sequence[object]", answer)[0])
    take(session)


def take(session: Session) -> None:
    """Put the settings in force: what the client configured wins over initializationOptions, key by key."""
    parsed = parse_settings(session.options, session.configured)
    tracing.set_level(parsed.settings.log_level)
    session.assist.configure(parsed.settings)
    for fault in parsed.faults:
        session.assist.say_once(fault)
