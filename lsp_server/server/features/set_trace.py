"""$/setTrace: taken, and without effect; the setting `log.level` says how much is logged."""

from __future__ import annotations

from lsp_server.server.session import Session


def handle(_session: Session, _params: object) -> None:
    """Nothing to do."""
