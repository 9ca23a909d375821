"""Whole sessions as real editors have them: pytest-lsp's client with the capabilities of three of them."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import pytest_lsp
from cattrs import Converter
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient
from pytest_lsp.client import register_lsp_features

from tests.lsp_client import PATIENCE, server_environment
from tests.reference_text import changed

CODE = """import os


def greet(name, times):
    if not name:
        raise ValueError(name)
    return name * times


def risky(data):
    return eval(data)
"""
PROFILES = {
    "visual_studio_code": "Visual Studio Code",
    "neovim": "Neovim",
    "emacs": "Emacs",
}


class Buffer:
    """One document of a client, as its editor would keep it."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        self.client = client
        self.uri = path.as_uri()
        self.text = path.read_text("utf-8")
        self.version = 1
        item = types.TextDocumentItem(uri=self.uri, language_id="python", version=1, text=self.text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))

    def apply(self, edit: types.WorkspaceEdit) -> None:
        """Apply an edit that is for this document only, and tell the server."""
        edits: list[Any] = []
        for change in edit.document_changes or ():
            assert isinstance(change, types.TextDocumentEdit)
            assert (change.text_document.uri, change.text_document.version) == (self.uri, self.version)
            edits += change.edits
        edits += (edit.changes or {}).get(self.uri, ())
        assert edits
        changes: list[types.TextDocumentContentChangeEvent] = []
        for one in sorted(
            edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True
        ):
            start, end = one.range.start, one.range.end
            span = (start.line, start.character, end.line, end.character)
            self.text = changed(self.text, span, one.new_text, "utf-16")
            changes.append(types.TextDocumentContentChangePartial(range=one.range, text=one.new_text))
        self.version += 1
        target = types.VersionedTextDocumentIdentifier(uri=self.uri, version=self.version)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(text_document=target, content_changes=changes)
        )

    async def menu(self, line: int) -> dict[str, types.CodeAction]:
        """The actions at a line, by their titles."""
        place = types.Position(line, 0)
        found = [one for one in self.client.diagnostics.get(self.uri, ()) if one.range.start.line == line]
        actions = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(self.uri),
                types.Range(place, place),
                types.CodeActionContext(found),
            )
        )
        return {one.title: one for one in actions or () if isinstance(one, types.CodeAction)}

    async def pick(self, line: int, words: str) -> Any:  # noqa: ANN401 - a command's answer
        """Pick an action as its user does, once the menu has it."""
        async with asyncio.timeout(PATIENCE):
            while not (found := [one for title, one in (await self.menu(line)).items() if words in title]):  # noqa: ASYNC110
                await asyncio.sleep(0.02)  # idle work brings it; no message tells of it
        action = found[0]
        if action.edit is not None:
            self.apply(action.edit)
            return None
        assert action.command is not None
        params = types.ExecuteCommandParams(action.command.command, action.command.arguments)
        return await self.client.workspace_execute_command_async(params)

    async def hover(self, line: int, character: int) -> str:
        """What the hover at a place says."""
        where = types.HoverParams(types.TextDocumentIdentifier(self.uri), types.Position(line, character))
        answer = await self.client.text_document_hover_async(where)
        return answer.contents.value if answer and isinstance(answer.contents, types.MarkupContent) else ""

    def codes(self) -> list[str]:
        """The codes of the published diagnostics."""
        return [str(one.code) for one in self.client.diagnostics.get(self.uri, ())]


def make_client() -> LanguageClient:
    """pytest-lsp's client, which takes file watchers too and tells actions from commands."""

    def converter() -> Converter:
        one = default_converter()
        either = types.Command | types.CodeAction
        one.register_structure_hook(
            either,
            lambda value, _: one.structure(
                value, types.Command if isinstance(value.get("command"), str) else types.CodeAction
            ),
        )
        return one

    client = LanguageClient(converter_factory=converter)
    register_lsp_features(client)
    client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _params: None)
    return client


async def until(found: Callable[[], object]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not found():  # noqa: ASYNC110 - the client's handlers run in between
            await asyncio.sleep(0.01)


@pytest_asyncio.fixture(params=PROFILES)
async def client(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[LanguageClient]:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "module.py").write_text(CODE)
    command = [sys.executable, "-m", "lsp_server", "serve"]
    config = ClientServerConfig(command, make_client, server_environment(tmp_path))
    one = await config.start()
    assert isinstance(one, LanguageClient)
    root = (tmp_path / "project").as_uri()
    result = await one.initialize_session(
        types.InitializeParams(
            capabilities=pytest_lsp.client_capabilities(request.param),
            client_info=types.ClientInfo(PROFILES[request.param]),
            process_id=os.getpid(),
            root_uri=root,
            workspace_folders=[types.WorkspaceFolder(root, "project")],
        )
    )
    assert result.server_info and result.server_info.name == "podium"
    yield one
    server = one._server
    await one.shutdown_session()
    assert server is not None
    assert await asyncio.wait_for(server.wait(), PATIENCE) == 0
    await one.stop()


async def test_a_session(client: LanguageClient, tmp_path: Path) -> None:
    buffer = Buffer(client, tmp_path / "project" / "module.py")
    client.feature(types.WORKSPACE_APPLY_EDIT)(
        lambda params: (buffer.apply(params.edit), types.ApplyWorkspaceEditResult(applied=True))[1]
    )
    await until(lambda: "F401" in buffer.codes())

    menu = await buffer.menu(3)
    assert {"Podium: document greet", "Podium: explain greet", "Podium: audit module.py"} <= set(menu)
    assert all((one.edit is None) != (one.command is None) for one in menu.values())

    await buffer.pick(0, "remove unused import")
    assert buffer.text.startswith("\n\ndef greet")
    await until(lambda: "F401" not in buffer.codes())

    job = await buffer.pick(2, "document greet")
    assert set(job) == {"job"}
    await until(lambda: '    """' in buffer.text)
    async with asyncio.timeout(PATIENCE):  # until idle work has seen the new text
        while "ValueError" not in await buffer.hover(2, 5):
            pass

    line = buffer.text[: buffer.text.index("return eval")].count("\n")
    await buffer.pick(line, "audit module.py")
    await until(lambda: "python-eval" in buffer.codes())
    finding = next(one for one in client.diagnostics[buffer.uri] if one.code == "python-eval")
    assert finding.range.start.line == line
    assert any("dismiss python-eval" in title for title in await buffer.menu(line))
    assert "python-eval" in await buffer.hover(line, finding.range.start.character + 1)

    await buffer.pick(line, "explain risky")
    answer = await client.workspace_execute_command_async(types.ExecuteCommandParams("podium.cancel"))
    assert list(answer) == ["cancelled"] if isinstance(answer, dict) else answer.cancelled is not None
    async with asyncio.timeout(PATIENCE):
        while True:
            status = await client.workspace_execute_command_async(types.ExecuteCommandParams("podium.status"))
            jobs = status["jobs"] if isinstance(status, dict) else status.jobs
            states = [one["state"] if isinstance(one, dict) else one.state for one in jobs]
            if all(state in ("applied", "done", "cancelled") for state in states):
                break
    assert states[:2] == ["applied", "done"]
    for reports in client.progress_reports.values():
        assert isinstance(reports[0], types.WorkDoneProgressBegin)
        assert isinstance(reports[-1], types.WorkDoneProgressEnd)

    close = types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(buffer.uri))
    client.text_document_did_close(close)
    await until(lambda: not buffer.codes())
