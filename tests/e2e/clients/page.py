"""The table of docs/editors.md: which story works where, as the tests measured it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.e2e.clients.stories import STORIES
from tests.e2e.clients.table import CLIENTS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "editors.md"
UPDATE = "run `python -m tests.e2e.clients --write`"
_BEGIN, _END = "<!-- what works where: begin -->", "<!-- what works where: end -->"

Measured = Mapping[tuple[str, str], str]
"""What a story gave, by the client's and the story's titles."""


def table(measured: Measured) -> str:
    """The table, a row for each client."""
    rows = [["", *STORIES], ["---"] * (len(STORIES) + 1)]
    rows += [
        [client.title, *(measured.get((client.title, story), "?") for story in STORIES)] for client in CLIENTS
    ]
    return "\n".join(f"| {' | '.join(row)} |".replace("|  |", "| |") for row in rows)


def published() -> str:
    """The table as the page has it."""
    return PAGE.read_text("utf-8").partition(_BEGIN)[2].partition(_END)[0].strip()


def published_cells() -> dict[tuple[str, str], str]:
    """The cells of the page's table."""
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in published().splitlines()]
    return {
        (row[0], story): cell for row in rows[2:] for story, cell in zip(rows[0][1:], row[1:], strict=True)
    }


def publish(measured: Measured) -> None:
    """Put the table between the page's two marks."""
    before, _, rest = PAGE.read_text("utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    PAGE.write_text(f"{before}{_BEGIN}\n{table(measured)}\n{_END}{after}", "utf-8")
