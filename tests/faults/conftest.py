"""What every test of the matrix runs with."""

from __future__ import annotations

import sys

import pytest


@pytest.fixture(autouse=True)
def no_search_for_sniffio(monkeypatch: pytest.MonkeyPatch) -> None:
    """httpcore looks for it before each lock and goes on without: a sixth of the time here."""
    monkeypatch.setitem(sys.modules, "sniffio", None)
