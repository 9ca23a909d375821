"""What sort of client this is: one frozen value, made once at `initialize` from capabilities and a table.

Nowhere else are client names or capabilities looked at (a test forbids it). The facts were read in the
clients' source; docs/editors.md names them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from lsprotocol import types

from lsp_server.server.plain import plain_json
from lsp_server.text import PositionEncoding


@dataclass(frozen=True, slots=True)
class ClientTraits:
    """What the client can do, and where it differs from the protocol."""

    name: str = ""
    encoding: PositionEncoding = PositionEncoding.UTF16
    applies_edits: bool = False  # workspace/applyEdit is there, and late edits are taken
    document_changes: bool = False  # versioned edits are understood
    honours_versions: bool = True  # an edit for an older version is not applied to a newer one
    progress: bool = False
    cancel_button: bool = False  # shows a way to cancel a job
    shows_files: bool = False  # window/showDocument
    markdown_hover: bool = False
    configuration: bool = False  # workspace/configuration
    watches_files: bool = False  # takes a registration for file watching
    lens_refresh: bool = False
    related_information: bool = False
    diagnostic_versions: bool = False
    action_literals: bool = False  # CodeAction objects, not only commands
    jobs: bool = False  # a Podium plugin that takes podium/job


# By the beginning of the client's name in lower case; an absent name is Kate's.
_QUIRKS: dict[str, dict[str, Any]] = {
    "visual studio code": {"cancel_button": True},
    "vscode": {"cancel_button": True},
    "code - oss": {"cancel_button": True},
    "neovim": {"document_changes": True},
    "zed": {"cancel_button": True, "shows_files": False},
    "coc.nvim": {"cancel_button": True},
}
_JETBRAINS = (
    "intellij",
    "pycharm",
    "webstorm",
    "phpstorm",
    "goland",
    "clion",
    "rider",
    "rubymine",
    "rustrover",
)


def client_traits(params: types.InitializeParams) -> ClientTraits:
    """The traits of the client that sent these parameters."""
    info = params.client_info
    name = (info.name if info else "").strip()
    traits = _by_capability(name, params.capabilities)
    for prefix, changes in _QUIRKS.items():
        if name.lower().startswith(prefix):
            traits = replace(traits, **changes)
    if name.lower().startswith(_JETBRAINS) and not _is_native_jetbrains(params.capabilities):
        traits = replace(traits, honours_versions=False, cancel_button=True)  # LSP4IJ ignores versions
    if not name and not traits.applies_edits:
        traits = replace(traits, honours_versions=False, shows_files=False)  # Kate: edits within 2 s only
    return traits


def _by_capability(name: str, capabilities: types.ClientCapabilities) -> ClientTraits:
    work = capabilities.workspace or types.WorkspaceClientCapabilities()
    text = capabilities.text_document or types.TextDocumentClientCapabilities()
    window = capabilities.window or types.WindowClientCapabilities()
    hover, publish, action = text.hover, text.publish_diagnostics, text.code_action
    formats = (hover.content_format if hover else None) or ()
    watching = work.did_change_watched_files
    return ClientTraits(
        name=name,
        encoding=_encoding(capabilities),
        applies_edits=bool(work.apply_edit),
        document_changes=bool(work.workspace_edit and work.workspace_edit.document_changes),
        progress=bool(window.work_done_progress),
        shows_files=bool(window.show_document and window.show_document.support),
        markdown_hover=types.MarkupKind.Markdown in formats,
        configuration=bool(work.configuration),
        watches_files=bool(watching and watching.dynamic_registration),
        lens_refresh=bool(work.code_lens and work.code_lens.refresh_support),
        related_information=bool(publish and publish.related_information),
        diagnostic_versions=bool(publish and publish.version_support),
        action_literals=bool(action and action.code_action_literal_support),
        jobs=_has_jobs(capabilities.experimental),
    )


def _encoding(capabilities: types.ClientCapabilities) -> PositionEncoding:
    """The client's first choice that we know; UTF-16 when it names none (3.17, "PositionEncodingKind")."""
    general = capabilities.general
    for offered in (general.position_encodings if general else None) or ():
        value = offered.value if isinstance(offered, types.PositionEncodingKind) else str(offered)
        if value in set(PositionEncoding):
            return PositionEncoding(value)
    return PositionEncoding.UTF16


def _is_native_jetbrains(capabilities: types.ClientCapabilities) -> bool:
    """The IDE's own client honours versions; it says disabledSupport, which LSP4IJ does not."""
    text = capabilities.text_document
    return bool(text and text.code_action and text.code_action.disabled_support)


def _has_jobs(experimental: Any) -> bool:  # noqa: ANN401 - the protocol gives it no shape
    plain: object = plain_json(experimental)
    podium = cast("dict[str, object]", plain).get("podium") if isinstance(plain, dict) else None
    return isinstance(podium, dict) and cast("dict[str, object]", podium).get("jobs") is True
