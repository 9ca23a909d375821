"""What sort of client this is: one frozen value, made once at `initialize` from capabilities and a table.

Nowhere else are client names or capabilities looked at (a test forbids it). The facts were read in the
clients' source; docs/editors.md names them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from lsp_server.text import PositionEncoding


@dataclass(frozen=True, slots=True)
class ClientTraits:
    """What the client can do, and where it differs from the protocol."""

    name: str = ""
    encoding: PositionEncoding = PositionEncoding.UTF16
    applies_edits: bool = False  # workspace/applyEdit is there, and late edits are taken
    document_changes: bool = False  # versioned edits are understood
    creates_files: bool = False  # an edit may make a file
    annotations: bool = False  # an edit may carry a warning that asks for a confirmation
    honours_versions: bool = True  # an edit for an older version is not applied to a newer one
    fixes_at_problems: bool = False  # a quickfix is shown at the very place of its diagnostic only
    progress: bool = False
    progress_text: bool = False  # what progress says is seen, and not only that it goes on
    shows_files: bool = False  # window/showDocument
    markdown_hover: bool = False
    configuration: bool = False  # workspace/configuration
    watches_files: bool = False  # takes a registration for file watching
    lens_refresh: bool = False
    diagnostic_versions: bool = False
    related: bool = False  # diagnostics may point to other places
    loses_after_answers: bool = False  # what comes in one piece with an answer is gone
    jobs: bool = False  # a Podium plugin that takes podium/job

    @property
    def shows_jobs(self) -> bool:
        """Whether the user sees how a job ends without a message."""
        return self.jobs or self.progress_text

    @property
    def edits_stray(self) -> bool:
        """Whether an edit out of an older menu would land in a text that it was not made for."""
        return self.applies_edits and not self.honours_versions


# By the beginning of the client's name in lower case; an absent name is Kate's.
_QUIRKS: dict[str, dict[str, Any]] = {
    "emacs": {"loses_after_answers": True},  # lsp-mode's name; eglot has its own
    "helix": {"progress_text": False},  # display-progress-messages is off unless the user sets it
    "neovim": {"document_changes": True},
    "zed": {"shows_files": False},
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
    "android studio",
    "aqua",
    "datagrip",
    "dataspell",
    "jetbrains",
    "mps",
    "writerside",
)


def client_traits(name: str, capabilities: object) -> ClientTraits:
    """The traits of a client by its name and its capabilities, as JSON.

    They are read as plain JSON because turning them into lsprotocol's classes, of which 40 would be made for
    this alone, takes 40 ms of the time that the editor waits for `initialize`.
    """
    name = name.strip()
    traits = _by_capability(name, capabilities)
    for prefix, changes in _QUIRKS.items():
        if name.lower().startswith(prefix):
            traits = replace(traits, **changes)
    if name == "emacs" and _dig(capabilities, "general.positionEncodings") is None:
        # lsp-mode counted characters before it said so
        traits = replace(traits, encoding=PositionEncoding.UTF32)
    native = _has(capabilities, "textDocument.codeAction.disabledSupport")
    if name.lower().startswith(_JETBRAINS):
        traits = replace(traits, fixes_at_problems=True, honours_versions=native)  # LSP4IJ ignores versions
    if not name and not traits.applies_edits:
        traits = replace(traits, honours_versions=False, shows_files=False)  # Kate: edits within 2 s only
    return traits


def _by_capability(name: str, capabilities: object) -> ClientTraits:
    formats = _dig(capabilities, "textDocument.hover.contentFormat")
    return ClientTraits(
        name=name,
        encoding=_encoding(_dig(capabilities, "general.positionEncodings")),
        applies_edits=_has(capabilities, "workspace.applyEdit"),
        document_changes=_has(capabilities, "workspace.workspaceEdit.documentChanges"),
        creates_files=_creates(_dig(capabilities, "workspace.workspaceEdit.resourceOperations")),
        annotations=_dig(capabilities, "workspace.workspaceEdit.changeAnnotationSupport") is not None,
        progress=_has(capabilities, "window.workDoneProgress"),
        progress_text=_has(capabilities, "window.workDoneProgress"),
        shows_files=_has(capabilities, "window.showDocument.support"),
        markdown_hover=isinstance(formats, list) and "markdown" in formats,
        configuration=_has(capabilities, "workspace.configuration"),
        watches_files=_has(capabilities, "workspace.didChangeWatchedFiles.dynamicRegistration"),
        lens_refresh=_has(capabilities, "workspace.codeLens.refreshSupport"),
        diagnostic_versions=_has(capabilities, "textDocument.publishDiagnostics.versionSupport"),
        related=_has(capabilities, "textDocument.publishDiagnostics.relatedInformation"),
        jobs=_has(capabilities, "experimental.podium.jobs"),
    )


def _creates(operations: object) -> bool:
    return isinstance(operations, list) and "create" in operations


def _encoding(offered: object) -> PositionEncoding:
    """The client's first choice that we know; UTF-16 when it names none (3.17, "PositionEncodingKind")."""
    known = set(PositionEncoding)
    for choice in cast("list[object]", offered) if isinstance(offered, list) else ():
        if choice in known:
            return PositionEncoding(str(choice))
    return PositionEncoding.UTF16


def _has(capabilities: object, path: str) -> bool:
    return _dig(capabilities, path) is True


def _dig(value: object, path: str) -> object:
    """What stands at a dotted path of JSON objects, or None."""
    for name in path.split("."):
        value = cast("dict[str, object]", value).get(name) if isinstance(value, dict) else None
    return value
