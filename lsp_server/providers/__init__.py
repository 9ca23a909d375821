"""Model servers: one module a wire format behind one method, and what stands around each endpoint.

Nothing here knows what is asked or why. `turn.py` has the words that the others speak in; httpx loads with
the first endpoint.
"""

from lsp_server.providers.clocks import Clocks
from lsp_server.providers.keys import Keys
from lsp_server.providers.roster import Model, Roster, Seat

__all__ = ["Clocks", "Keys", "Model", "Roster", "Seat"]
