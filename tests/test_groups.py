"""That the runner keeps tests of one group together: some of them install into one folder."""

from __future__ import annotations

import os

import pytest


@pytest.mark.xdist_group("groups")
@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="these tests run in one process")
def test_a_group_reaches_the_runner(request: pytest.FixtureRequest) -> None:
    assert request.node.nodeid.endswith("@groups"), "pytest-xdist puts it there for its scheduler"
