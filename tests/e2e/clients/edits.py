"""How a client takes a workspace edit: by its rules for versions, for files and for what it answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.e2e.clients.buffers import Buffer
from tests.e2e.clients.connection import Refusal
from tests.e2e.clients.record import Client

Json = dict[str, Any]

FITS: dict[str, Callable[[Buffer, int | None], bool]] = {
    "exact": lambda buffer, version: version in (None, buffer.version),
    "exact, 0 is none": lambda buffer, version: version in (None, 0, -1, buffer.version),
    "not older": lambda buffer, version: not version or buffer.version <= version,
    "ignored": lambda _buffer, _version: True,
    "rebased": lambda buffer, version: version is None or buffer.at(version) is not None,
}


@dataclass(frozen=True)
class Change:
    """A part of a workspace edit: edits of one document, or an operation on a file."""

    uri: str
    version: int | None
    edits: list[Json]
    operation: str = ""


@dataclass
class Intake:
    """Takes a client's workspace edits. `write` puts edits into a buffer, and `faults` notes what it cannot
    stand."""

    client: Client
    buffers: Mapping[str, Buffer]
    write: Callable[[Buffer, list[tuple[int, int, str]]], None]
    faults: list[str]

    def answer(self, params: Json, last_command: float | None) -> Json:
        """workspace/applyEdit. Raises Refusal where the client answers with an error."""
        if not self.client.takes_edits:
            self.faults.append("an edit that nobody declared to take")
        if not self._in_time(last_command):
            return {"applied": False}
        failed = self.take(params["edit"], versions=True)
        if self.client.reply == "always applied" or failed is None:
            return {"applied": True}
        if self.client.reply == "error":
            raise Refusal("the edit is for another version")
        more = {"failedChange": failed, "failureReason": "stale"} if self.client.names_failed_change else {}
        return {"applied": False, **more}

    def take(self, edit: Json, *, versions: bool) -> int | None:
        """Make a workspace edit; gives the number of the first change that was not made."""
        changes = self._changes(edit)
        fits = [self._fits(number, one, versions=versions) for number, one in enumerate(changes)]
        failed = next((number for number, fit in enumerate(fits) if not fit), None)
        if failed is not None and self.client.stale == "refuse all":
            return failed
        for number, change in enumerate(changes):
            if fits[number]:
                self._make(change)
            elif self.client.stale == "stop there":
                break
        return failed

    def _in_time(self, last_command: float | None) -> bool:
        limit = self.client.takes_edits_for
        return limit is None or (last_command is not None and time.monotonic() - last_command <= limit)

    def _changes(self, edit: Json) -> list[Change]:
        out = [Change(uri, None, edits) for uri, edits in edit.get("changes", {}).items()]
        if "changeAnnotations" in edit and self.client.annotations == "no":
            self.faults.append("an edit that asks for a confirmation, which was not declared")
        for one in edit.get("documentChanges", ()):
            if "kind" in one:
                out.append(Change(one["uri"], None, [], one["kind"]))
                continue
            target = one["textDocument"]
            if "version" not in target and self.client.needs_version_key:
                self.faults.append("an edit of a document without the key version")
            out.append(Change(target["uri"], target.get("version"), one["edits"]))
        return out

    def _fits(self, number: int, change: Change, *, versions: bool) -> bool:
        if change.operation:
            known = change.operation in self.client.operations
            if not known:
                self.faults.append(f"an edit with {change.operation}, which was not declared")
            return known
        buffer = self.buffers.get(change.uri)
        if buffer is None or not versions:
            return True
        if self.client.versions == "not older" and number:
            return True  # only the first change is looked at
        return FITS[self.client.versions](buffer, change.version)

    def _make(self, change: Change) -> None:
        buffer = self.buffers.get(change.uri)
        if buffer is None:
            self.faults.append(f"an edit of {change.uri}, which is not open")
            return
        version = change.version if self.client.versions == "rebased" else None
        self.write(buffer, buffer.splices(change.edits, version))
