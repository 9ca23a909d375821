"""`python -m tests.e2e.clients`: tells every story in every client, and shows or writes the page's table."""

from __future__ import annotations

import argparse
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

from tests.e2e.clients import page
from tests.e2e.clients.record import Client
from tests.e2e.clients.stage import Stage
from tests.e2e.clients.stories import STORIES
from tests.e2e.clients.table import CLIENTS

_AT_ONCE = 2


def main() -> None:
    """Measure, then print or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into docs/editors.md")
    write = parser.parse_args().write
    os.environ["PODIUM_PROBES"] = ""  # not the models of this machine
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        measured = dict(pool.map(_measure, product(CLIENTS, STORIES)))
    if write:
        page.publish(measured)
    else:
        print(page.table(measured))


def _measure(case: tuple[Client, str]) -> tuple[tuple[str, str], str]:
    client, story = case
    with tempfile.TemporaryDirectory() as home:
        return (client.title, story), STORIES[story](Stage(client, Path(home)))


if __name__ == "__main__":
    main()
