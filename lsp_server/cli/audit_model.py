"""`podium audit` with a model: the tools' findings first, then what the model makes of them and adds."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lsp_server import engine
from lsp_server.agents import Assignment
from lsp_server.cli.hiring import Hired, hired
from lsp_server.cli.targets import Target, check_agent, read_snapshot
from lsp_server.cli.terminal import Bar, about, warn
from lsp_server.errors import ModelError, UserError
from lsp_server.patch import FileFacts
from lsp_server.syntax import language_for_path
from lsp_server.text import Range
from lsp_server.tools.findings import Finding


@contextmanager
def model_for_audit(
    loop: asyncio.Runner, target: Target, agent: str, *, offline: bool
) -> Generator[Hired | None]:
    """The squad for an audit that a model serves; None for one by tools alone.

    Those are all audits of folders, unless an agent is named.
    """
    models = hired(lambda _words: None, offline=offline or (target.is_folder and not agent))
    hands = loop.run(models.__aenter__())
    try:
        check_agent("audit", agent, hands.squad)
        chosen = hands.squad.agent_for("audit", language_for_path(target.path.name).name, agent)
        yield hands if chosen and hands.staff.roster.seat(chosen.model) else None
    finally:
        loop.run(models.__aexit__(None, None, None))


def audited_by_model(
    loop: asyncio.Runner, hands: Hired, target: Target, files: Sequence[Path], scope: Range | None, agent: str
) -> Iterator[tuple[Path, list[Finding]]]:
    """Each file with its findings; over a folder a file that cannot be read is told of and left out."""
    with Bar("audit", len(files)) as bar:
        for path in files:
            bar.step()
            try:
                assignment = Assignment("audit", read_snapshot(target.project, path), scope)
                facts = FileFacts(path.name, is_open=False, inside_root=True)
                work = engine.execute(hands.squad, assignment, facts, target.project, agent, hands.by)
                outcome = loop.run(work).outcome
            except (UserError, ModelError) as fault:
                if not target.is_folder:
                    raise
                bar.clear()
                warn(about(path, str(fault)))
                continue
            bar.clear()
            for note in outcome.notes:
                warn(about(path, note) if target.is_folder else note)
            yield path, list(outcome.findings)
