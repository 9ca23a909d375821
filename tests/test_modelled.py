"""The model agent on files of any length: what it shows, what it verifies, in which order jobs come to it."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from lsp_server.agents import Assignment, Project
from lsp_server.agents.aside import aside
from lsp_server.agents.climbing import new_secrets
from lsp_server.context import SOURCES, Around, pieces_of, unit_of
from lsp_server.documents import LARGE, Snapshot
from lsp_server.engine import Models, execute
from lsp_server.errors import ModelError
from lsp_server.patch import FileFacts, propose
from lsp_server.providers import Model, Roster, Seat
from lsp_server.providers.scripted import Scripted
from lsp_server.providers.turn import Endpoint
from lsp_server.squad import DEFAULT_SQUAD
from lsp_server.syntax import language_by_id, outline, parse
from lsp_server.text import Position, Range, Text, TextEdit
from lsp_server.workspace import Workspace
from tests.test_models import code_in

PYTHON = language_by_id("python")
FACTS = FileFacts("long.py", is_open=True)
TOKEN = "ghp_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6"
BODY = "    # what it does is said here, in a line that is long enough\n    return name\n"
LONG = "import os\nimport sys\n" + "".join(
    f"\n\ndef f{number}(name):\n{BODY}" for number in range(LARGE // 80)
)


def snapshot_of(code: str) -> Snapshot:
    return Snapshot("file:///long.py", "long.py", PYTHON, 1, Text.of(code))


def assignment_for(snapshot: Snapshot, name: str) -> Assignment:
    tree = parse(PYTHON, snapshot.text.data)
    assert tree is not None
    symbol = next(one for one in outline(PYTHON, tree, snapshot.text) if one.name == name)
    return Assignment("refactor", snapshot, symbol.outer, (symbol,), prompt="rename")


async def run(code: str, name: str, home: Path, provider: Scripted) -> str:
    """The text that a refactoring by a script makes of some code."""
    model = Model(Endpoint("script", "openai", "http://127.0.0.1:9", private=True), "one")
    roster = Roster([Seat(role, model, "", provider) for role in ("fast", "strong")], [model])
    squad = DEFAULT_SQUAD.with_roles(roster.roles)
    project = Project(Workspace(()), home)
    assignment = assignment_for(snapshot_of(code), name)
    result = await execute(squad, assignment, FACTS, project, "", Models(roster, lambda _words: None))
    assert result.proposal is not None
    return str(result.proposal.result)


def rewritten(old: str, new: str) -> Scripted:
    return Scripted(lambda prompt: f"```python\n{code_in(prompt.request).replace(old, new)}\n```")


async def test_a_definition_of_a_long_file_is_rewritten_like_any_other(tmp_path: Path) -> None:
    assert snapshot_of(LONG).is_large
    provider = rewritten("return name", "return name.strip()")
    changed = await run(LONG, "f1234", tmp_path, provider)
    before = (
        "def f1234(name):\n    # what it does is said here, in a line that is long enough\n    return name\n"
    )
    assert changed == LONG.replace(before, before.replace("return name", "return name.strip()"))
    (prompt,) = provider.asked
    assert "import sys" in prompt.request


async def test_a_rewrite_that_breaks_a_long_file_is_asked_for_again(tmp_path: Path) -> None:
    provider = rewritten("return name", 'return """')
    with pytest.raises(ModelError, match="syntax"):
        await run(LONG, "f1234", tmp_path, provider)
    assert len(provider.asked) == 2


@pytest.mark.parametrize(
    ("base", "written", "kinds"),
    [
        ("x = 1\n", f'token = "{TOKEN}"\n', 1),
        (f'old = "{TOKEN[::-1]}"\nx = "{TOKEN}"\n', f'token = "{TOKEN[:-4]}Zz9Q"\n', 1),
        (f'token = "{TOKEN}"\n', "# words\n", 0),
        ("x = 1\n" * 2000 + f'token = "{TOKEN}"\n' + "x = 1\n" * 2000, "# words\n", 0),
    ],
)
def test_only_secrets_that_come_in_are_new(base: str, written: str, kinds: int) -> None:
    text = Text.of(base)
    proposal = propose(PYTHON, text, [TextEdit(Range.at(1, 0, 0), written)], facts=FACTS)
    assert len(new_secrets(PYTHON, proposal)) == kinds


def test_a_secret_that_gives_way_to_another_line_is_not_new() -> None:
    text = Text.of(f'a = 1\ntoken = "{TOKEN}"\n')
    line = Range(Position(1, 0), Position(2, 0))
    proposal = propose(PYTHON, text, [TextEdit(line, f'TOKEN = "{TOKEN}"  # moved\n')], facts=FACTS)
    assert new_secrets(PYTHON, proposal) == ()


def test_the_first_definitions_around_are_shown_and_never_the_one_itself() -> None:
    snapshot = snapshot_of(LONG).parsed()
    assignment = assignment_for(snapshot, "f7")
    unit = unit_of(snapshot.text, assignment.symbols, assignment.range)
    pieces = {piece.title: piece.text for piece in pieces_of(snapshot, unit, Around(), tuple(SOURCES))}
    names = [f"def f{number}(name):" for number in range(31) if number != 7]
    assert pieces["Other definitions in the file"].split("\n") == names


async def test_what_is_done_aside_is_done_in_order() -> None:
    done: list[int] = []
    await asyncio.gather(*(aside(done.append, number) for number in range(200)))
    assert done == sorted(done)
    assert Counter(done) == Counter(range(200))
