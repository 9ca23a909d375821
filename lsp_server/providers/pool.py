"""The providers of a session, one for each endpoint: they outlive the rosters that seat them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lsp_server.providers.roster import make_provider

if TYPE_CHECKING:
    from lsp_server.providers.clocks import Clocks
    from lsp_server.providers.keys import Keys
    from lsp_server.providers.turn import Endpoint, Provider


class Pool:
    """Makes providers when they are first asked for. A job keeps the one that it began with."""

    def __init__(self, clocks: Clocks, keys: Keys) -> None:
        self._clocks = clocks
        self._keys = keys
        self._providers: dict[Endpoint, Provider] = {}

    def provider(self, endpoint: Endpoint) -> Provider:
        """The one provider of an endpoint."""
        if endpoint not in self._providers:
            key, denied = self._keys.of(endpoint.key), partial(self._keys.forget, endpoint.key)
            self._providers[endpoint] = make_provider(endpoint, self._clocks, key, denied=denied)
        return self._providers[endpoint]

    async def close(self) -> None:
        """Close every connection that is kept."""
        for provider in self._providers.values():
            await provider.close()
        self._providers.clear()
