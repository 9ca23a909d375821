"""From a request to one verified result: who serves it, what came of it, and the ladder on the whole."""

from lsp_server.engine.executing import NO_MODELS, Models, Result, execute, execute_apart, route, seats_for
from lsp_server.engine.spending import Account, Ledger

__all__ = [
    "NO_MODELS",
    "Account",
    "Ledger",
    "Models",
    "Result",
    "execute",
    "execute_apart",
    "route",
    "seats_for",
]
