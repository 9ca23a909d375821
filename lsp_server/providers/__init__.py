"""Model servers: one module a wire format behind one method, and what stands around each endpoint.

Nothing here knows what is asked or why. httpx loads with the first endpoint.
"""

from lsp_server.providers.clocks import Clocks
from lsp_server.providers.keys import Keys
from lsp_server.providers.roster import Model, Roster, Seat
from lsp_server.providers.scripted import Line, Scripted
from lsp_server.providers.turn import (
    Cause,
    Endpoint,
    Failed,
    Finish,
    Prompt,
    Provider,
    Reply,
    Tell,
    Turn,
    Usage,
)

__all__ = [
    "Cause",
    "Clocks",
    "Endpoint",
    "Failed",
    "Finish",
    "Keys",
    "Line",
    "Model",
    "Prompt",
    "Provider",
    "Reply",
    "Roster",
    "Scripted",
    "Seat",
    "Tell",
    "Turn",
    "Usage",
]
