"""The demo's last step: the same menu served by a model, one that runs here or a scripted one."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Generator
from contextlib import contextmanager

from lsp_server.assist import find_models
from lsp_server.cli.obliging import oblige
from lsp_server.providers.roster import choose
from lsp_server.providers.simulated import Simulated
from lsp_server.squad import NOTHING
from lsp_server.wiring import make_sources

_MODEL = "scripted:7b"
_SAFE = """```python
def find_orders(connection, email, status=None):
    query, values = "SELECT * FROM orders WHERE email = ?", [email]
    if status:
        query += " AND status = ?"
        values.append(status)
    rows = connection.execute(query + " ORDER BY id DESC", values).fetchall()
    return [{**row, "lines": pickle.loads(row["lines"])} for row in rows]
```"""
REQUEST = "take the values as parameters of the query"
_SCRIPT = {
    REQUEST: f"Parameters cannot be read as SQL:\n\n{_SAFE}\n",
    "Explain CODE": (
        "Finds the orders of a customer, the newest first, and optionally only those in one status. "
        "The values go into the query's text: **watch out for SQL injection**. The lines are unpickled, "
        "so whoever can write the table can run code."
    ),
}


@contextmanager
def model_at_hand(*, scripted: bool) -> Generator[tuple[str, dict[str, str]]]:
    """What to say of the model that serves the step, and the environment in which it is found.

    A scripted one is served by a simulated Ollama over real sockets while the context lasts. Both are empty
    where this machine has no model.
    """
    if not scripted:
        name = asyncio.run(_found())
        probes = os.environ.get("PODIUM_PROBES")
        yield name, {} if probes is None else {"PODIUM_PROBES": probes}
        return
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = Simulated("ollama", lambda prompt: oblige(prompt, _SCRIPT), models=(_MODEL,), pace=0.01)
    try:
        asyncio.run_coroutine_threadsafe(server.start(), loop).result()
        yield f"{_MODEL}, a script behind a simulated Ollama", {"PODIUM_PROBES": f"ollama:{server.port}"}
        asyncio.run_coroutine_threadsafe(server.stop(), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _found() -> str:
    """The model of this machine that would serve; empty where there is none."""
    chosen = choose(await find_models(make_sources(os.environ), NOTHING))
    return chosen["strong"][0].name if chosen else ""
