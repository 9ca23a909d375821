"""Every story in every client: told, and as the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.clients import page
from tests.e2e.clients.record import Client
from tests.e2e.clients.stage import Stage
from tests.e2e.clients.stories import STORIES
from tests.e2e.clients.table import CLIENTS


@pytest.mark.parametrize("client", CLIENTS, ids=lambda one: one.title)
@pytest.mark.parametrize("story", STORIES)
def test_a_story(tmp_path: Path, client: Client, story: str) -> None:
    measured = STORIES[story](Stage(client, tmp_path))
    assert page.published_cells().get((client.title, story)) == measured, page.UPDATE


def test_the_page_has_every_story_of_every_client_and_no_other() -> None:
    assert page.published() == page.table(page.published_cells()), page.UPDATE
    assert set(page.published_cells()) == {(client.title, story) for client in CLIENTS for story in STORIES}
