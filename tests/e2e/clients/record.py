"""What is known of one client: a frozen record of facts, and the capabilities that follow from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]

INVOKED, AUTOMATIC = 1, 2  # CodeActionTriggerKind

Sends = Literal["all", "own", "own on the line", "one", "none"]
"""Which diagnostics go with a request for code actions: everybody's at the place, this server's there or on
the cursor's line, the one that is asked about, or none."""

Versions = Literal["exact", "exact, 0 is none", "not older", "ignored", "rebased"]
"""Which versions of an edit are taken: the present one, all that are not older, all, all that are known."""

Stale = Literal["refuse all", "stop there", "leave out"]
"""What a change for another version does to an edit: nothing of it is made, those before it stay, or only
that one is left out."""

Reply = Literal["truthful", "always applied", "error"]
Resolves = Literal["never", "edit missing", "either missing", "both missing", "data", "each offer"]
Manner = Literal["yes", "no", "no reply"]


@dataclass(frozen=True)
class Asking:
    """One of the requests for code actions that a client makes, and which of the answer's kinds it shows.

    `only` is asked for, None stands for an absent field. `shows` are the kinds that are shown, with what is
    below them, all if none is named; `hides` those that are not, `hides_exactly` without what is below.
    """

    sends: Sends
    only: tuple[str, ...] = ()
    trigger: int | None = INVOKED
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    hides_exactly: tuple[str, ...] = ()
    most: int | None = None


@dataclass(frozen=True)
class Client:
    """The facts about a client that a server feels.

    `name` is what clientInfo says, None where it is not sent; `encodings` what is offered, empty where
    nothing is. Times are seconds, None is no limit.
    """

    title: str
    name: str | None
    askings: tuple[Asking, ...]
    encodings: tuple[str, ...] = ("utf-16",)
    first_version: int = 1

    # Menus
    block_cursor: bool = False  # where nothing is selected, the character under the cursor is
    menu_patience: float | None = None  # then there is no data this time
    listed_only: bool = False  # an action whose command the server did not list is not shown
    wants_other_kinds: bool = False  # asks only a server that declares kinds besides quickfix
    one_per_title: bool = False  # of two actions with one title the second goes, whoever it came from
    longest_title: int | None = None
    runs_a_single_one: bool = False  # a menu of one action runs it unasked
    disabled_support: bool = False
    resolves: Resolves = "never"
    resolve_freezes: bool = False
    resolve_properties: tuple[str, ...] = ("edit", "command")
    edit_hides_command: bool = False  # of an action with both, the command is not run

    # Commands
    refuses_unlisted: bool = False
    command_wait: float | None = None  # the whole editor waits so long for the answer
    commands_by_name: bool = False  # the user may run every listed command, without arguments
    restart: str = ""  # how the user restarts the server; empty: the editor does it by itself
    restart_after: float = 0.0  # only if it lived so long
    stops_unused: bool = False  # the server ends soon after its last file is closed

    # Edits
    takes_edits: bool = True  # workspace/applyEdit is declared
    takes_edits_for: float | None = None  # after a command
    document_changes: bool = True
    operations: tuple[str, ...] = ("create", "rename", "delete")
    versions: Versions = "exact"
    picked_versions: bool = True  # the edit of an action is held to versions too
    stale: Stale = "refuse all"
    reply: Reply = "truthful"
    names_failed_change: bool = False
    needs_version_key: bool = False  # textDocument.version absent is a fault of the client's own
    annotations: Literal["no", "asks", "label only"] = "no"

    # Progress and messages
    progress_text: bool = True  # else only that something is going on
    needs_create: bool = False
    repeat_cancellable: bool = False  # a report without it takes the button away
    cancel_button: bool = False
    token_as_text: bool = False
    message_requests: Manner | Literal["unknown method"] = "yes"
    show_document: Manner = "yes"
    configuration: bool = True
    watches: bool = False  # tells of files that others change
    lens_refresh: bool = False

    # Diagnostics
    strict_diagnostics: bool = False  # those for another version are dropped
    declares_versions: bool = False
    related: bool = False
    tags: bool = True
    code_description: bool = False
    data: bool = True
    sends_back: tuple[str, ...] = ("code", "severity", "source", "message", "tags", "data")

    @property
    def capabilities(self) -> Json:
        """What initialize tells of it."""
        published = {
            "versionSupport": self.declares_versions,
            "relatedInformation": self.related,
            "codeDescriptionSupport": self.code_description,
            "dataSupport": self.data,
            **({"tagSupport": {"valueSet": [1, 2]}} if self.tags else {}),
        }
        actions: Json = {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
            **({"disabledSupport": True} if self.disabled_support else {}),
        }
        if self.resolves != "never":
            actions["resolveSupport"] = {"properties": list(self.resolve_properties)}
        return {
            **({"general": {"positionEncodings": list(self.encodings)}} if self.encodings else {}),
            "workspace": self._workspace,
            "window": {
                "workDoneProgress": True,
                **({"showDocument": {"support": True}} if self.show_document == "yes" else {}),
            },
            "textDocument": {
                "synchronization": {"didSave": True},
                "codeAction": actions,
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "publishDiagnostics": published,
            },
        }

    @property
    def _workspace(self) -> Json:
        edit: Json = {"documentChanges": True} if self.document_changes else {}
        if self.operations:
            edit["resourceOperations"] = list(self.operations)
        if self.annotations != "no":
            edit["changeAnnotationSupport"] = {"groupsOnLabel": True}
        return {
            **({"applyEdit": True} if self.takes_edits else {}),
            "workspaceEdit": edit,
            "workspaceFolders": True,
            "configuration": self.configuration,
            "didChangeWatchedFiles": {"dynamicRegistration": self.watches},
            **({"codeLens": {"refreshSupport": True}} if self.lens_refresh else {}),
        }

    @property
    def sends_others(self) -> bool:
        """Whether diagnostics of other servers come with a menu."""
        return any(asking.sends == "all" for asking in self.askings)


def below(kind: str, parents: Iterable[str]) -> bool:
    """Whether a kind of code action is one of these or stands below one (3.17, "CodeActionKind")."""
    return any(parent in ("", kind) or kind.startswith(f"{parent}.") for parent in parents)
