"""initialize: who the client is, which folders are open, what we can do."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from lsp_server import __version__
from lsp_server.server.features.execute_command import COMMANDS
from lsp_server.server.protocol import INVALID_PARAMS, RequestError
from lsp_server.server.session import Session
from lsp_server.server.traits import client_traits
from lsp_server.server.watch import watch_parent
from lsp_server.workspace import is_path, uri_to_path

Json = dict[str, Any]

_KINDS = ("quickfix", "refactor.rewrite", "podium", "source.podium")
_INCREMENTAL = 2  # TextDocumentSyncKind


def handle(session: Session, params: object) -> Json:
    """Begin the session, in plain JSON; everything heavy waits for `initialized`.

    Raises RequestError (-32602) for parameters of another shape.
    """
    if not isinstance(params, dict) or not isinstance(cast("Json", params).get("capabilities"), dict):
        raise RequestError(INVALID_PARAMS, "the parameters of initialize need the client's capabilities")
    fields = cast("Json", params)
    session.traits = client_traits(_client_name(fields), fields["capabilities"])
    if session.traits.loses_after_answers:
        session.protocol.pace()
    session.options = fields.get("initializationOptions")
    session.folders = _folders(fields)
    session.assist = session.make_assist(tuple(session.folders.values()), session.client)
    session.assist.documents.encoding = session.traits.encoding
    session.assist.trusts_versions = session.traits.honours_versions
    if isinstance(process := fields.get("processId"), int):
        watch_parent(process, lambda: session.leave(1))
    session.initialized = True
    return {"capabilities": _capabilities(session), "serverInfo": {"name": "podium", "version": __version__}}


def _client_name(fields: Json) -> str:
    info = fields.get("clientInfo")
    return str(cast("Json", info).get("name") or "") if isinstance(info, dict) else ""


def _folders(fields: Json) -> dict[str, Path]:
    """The open folders by URI: workspaceFolders, else the older rootUri and rootPath."""
    listed = fields.get("workspaceFolders")
    entries = cast("list[object]", listed) if isinstance(listed, list) else []
    uris = [str(cast("Json", entry).get("uri")) for entry in entries if isinstance(entry, dict)]
    if not uris and isinstance(root := fields.get("rootUri"), str):
        uris = [root]
    folders = {uri: Path(path) for uri in uris if (path := uri_to_path(uri))}
    if not folders and isinstance(path := fields.get("rootPath"), str) and path and is_path(path):
        folders[path] = Path(path)
    return folders


def _capabilities(session: Session) -> Json:
    """What we can do. No codeAction/resolve: Helix freezes in it and JetBrains resolves every offer."""
    return {
        "positionEncoding": str(session.traits.encoding),
        "textDocumentSync": {"openClose": True, "change": _INCREMENTAL, "save": {"includeText": False}},
        "codeActionProvider": {"codeActionKinds": list(_KINDS), "resolveProvider": False},
        "codeLensProvider": {"resolveProvider": False},
        "hoverProvider": True,
        "executeCommandProvider": {"commands": list(COMMANDS)},
        "workspace": {"workspaceFolders": {"supported": True, "changeNotifications": True}},
    }
