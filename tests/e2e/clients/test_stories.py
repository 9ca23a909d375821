"""Every story in every client."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.clients.record import Client
from tests.e2e.clients.stage import Stage
from tests.e2e.clients.stories import STORIES
from tests.e2e.clients.table import CLIENTS


@pytest.mark.parametrize("client", CLIENTS, ids=lambda one: one.title)
@pytest.mark.parametrize("story", STORIES)
def test_a_story(tmp_path: Path, client: Client, story: str) -> None:
    measured = STORIES[story](Stage(client, tmp_path))
    print(client.title, "|", story, "|", measured)
