"""initialize: who the client is, which folders are open, what we can do."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from lsp_server import __version__
from lsp_server.server.features.execute_command import COMMANDS
from lsp_server.server.plain import plain_json
from lsp_server.server.session import Session
from lsp_server.server.traits import client_traits
from lsp_server.server.watch import watch_parent
from lsp_server.workspace import uri_to_path

_KINDS = ["quickfix", "refactor.rewrite", "podium", "source.podium"]


def handle(session: Session, params: types.InitializeParams) -> types.InitializeResult:
    """Begin the session. Everything heavy waits for `initialized`."""
    session.traits = client_traits(params)
    session.options = plain_json(params.initialization_options)
    session.folders = _folders(params)
    session.assist = session.make_assist(tuple(session.folders.values()), session.client)
    session.assist.documents.encoding = session.traits.encoding
    session.assist.trusts_versions = session.traits.honours_versions
    if params.process_id is not None:
        watch_parent(params.process_id, lambda: session.leave(1))
    session.initialized = True
    return types.InitializeResult(
        capabilities=_capabilities(session), server_info=types.ServerInfo("podium", __version__)
    )


def _folders(params: types.InitializeParams) -> dict[str, Path]:
    """The open folders by URI: workspaceFolders, else the older rootUri and rootPath."""
    uris = [folder.uri for folder in params.workspace_folders or ()]
    if not uris and params.root_uri:
        uris = [params.root_uri]
    folders = {uri: Path(path) for uri in uris if (path := uri_to_path(uri))}
    if not folders and params.root_path:
        folders[params.root_path] = Path(params.root_path)
    return folders


def _capabilities(session: Session) -> types.ServerCapabilities:
    """What we can do. No codeAction/resolve: Helix freezes in it and JetBrains resolves every offer."""
    folders = types.WorkspaceFoldersServerCapabilities(supported=True, change_notifications=True)
    return types.ServerCapabilities(
        position_encoding=types.PositionEncodingKind(session.traits.encoding.value),
        text_document_sync=types.TextDocumentSyncOptions(
            open_close=True, change=types.TextDocumentSyncKind.Incremental, save=types.SaveOptions()
        ),
        code_action_provider=types.CodeActionOptions(code_action_kinds=list(_KINDS), resolve_provider=False),
        code_lens_provider=types.CodeLensOptions(resolve_provider=False),
        hover_provider=True,
        execute_command_provider=types.ExecuteCommandOptions(commands=list(COMMANDS)),
        workspace=types.WorkspaceOptions(workspace_folders=folders),
    )
