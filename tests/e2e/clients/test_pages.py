"""The configuration on the pages of editors that do not run here, read from the page and started as it is.

Each block is parsed as its editor parses it; its command and settings start that client's fake, which then
fixes a problem.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lsp_server.settings import parse_settings
from tests.e2e.clients.editor import Editor
from tests.e2e.clients.stage import CODE, Stage
from tests.e2e.clients.table import CLIENTS

ROOT = Path(__file__).resolve().parents[3]
PODIUM = Path(sys.executable).parent / "podium"
Json = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """A page's name, the client that it is for, the language of its block, and where things are in it."""

    name: str
    client: str
    fence: str
    command: Callable[[Json], Sequence[str]]
    settings: Callable[[Json], Json]


PAGES = (
    Page(
        "helix",
        "Helix",
        "toml",
        lambda block: [
            block["language-server"]["podium"]["command"],
            *block["language-server"]["podium"]["args"],
        ],
        lambda block: block["language-server"]["podium"]["config"],
    ),
    Page(
        "zed",
        "Zed",
        "json",
        lambda block: [
            block["lsp"]["podium"]["binary"]["path"],
            *block["lsp"]["podium"]["binary"]["arguments"],
        ],
        lambda block: block["lsp"]["podium"]["settings"],
    ),
    Page(
        "sublime",
        "Sublime Text",
        "json",
        lambda block: block["podium"]["command"],
        lambda block: block["podium"]["settings"],
    ),
    Page(
        "kate",
        "Kate",
        "json",
        lambda block: block["servers"]["python"]["command"],
        lambda block: block["servers"]["python"]["settings"],
    ),
    Page(
        "coc",
        "coc.nvim",
        "json",
        lambda block: [
            block["languageserver"]["podium"]["command"],
            *block["languageserver"]["podium"]["args"],
        ],
        lambda block: block["languageserver"]["podium"]["settings"],
    ),
)


def block_of(page: Page) -> Json:
    """The page's first block in its language, with the real path in the placeholder's place."""
    text = (ROOT / "docs" / "editors" / f"{page.name}.md").read_text("utf-8")
    found = re.search(rf"^```{page.fence}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"{page.name} has no {page.fence}"
    block = found[1].replace("/path/to/podium/.venv/bin/podium", str(PODIUM))
    return tomllib.loads(block) if page.fence == "toml" else json.loads(block)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_block_starts_a_server_that_fixes_a_problem(tmp_path: Path, page: Page) -> None:
    block = block_of(page)
    command, settings = list(page.command(block)), page.settings(block)
    assert command == [str(PODIUM), "serve"]
    assert parse_settings(settings).faults == ()
    client = next(one for one in CLIENTS if one.title == page.client)
    stage = Stage(client, tmp_path)
    path = stage.file("module.py", CODE)
    with Editor(client, tmp_path, stage.folder, options=settings, command=command) as editor:
        buffer = editor.open(path)
        editor.until(lambda: editor.shown(buffer, "F401"))
        editor.pick(buffer, "import os", "remove unused import")
        editor.until(lambda: "import os" not in buffer.text)


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_the_page_says_how_it_was_tried(name: str) -> None:
    text = (ROOT / "docs" / "editors" / f"{name}.md").read_text("utf-8")
    assert "for a client that behaves as" in " ".join(text.split())
    assert f"podium setup {name}" in text


def test_helix_lists_the_default_servers_of_its_own() -> None:
    (python,) = block_of(PAGES[0])["language"]
    defaults = tomllib.loads((ROOT / "editor-clients" / "helix" / "default-servers.toml").read_text("utf-8"))
    *others, last = python["language-servers"]
    assert (last, set(others) <= set(defaults["python"]["servers"])) == ("podium", True)
