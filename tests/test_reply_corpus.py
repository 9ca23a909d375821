"""Every reply of cases/replies/ on the way that a model's answer takes: stream, reading, ladder, agent."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from lsp_server.agents import Assignment, Outcome, Project, modelled
from lsp_server.agents.climbing import climbed
from lsp_server.agents.task import Task, Tell
from lsp_server.agents.verifying import edits_in, ground_of
from lsp_server.agents.verifying import verified as verify
from lsp_server.assist.requests import Target, target_of, with_tree
from lsp_server.context import unit_of
from lsp_server.documents import Document, Snapshot
from lsp_server.errors import ModelError, RejectedEdit, UnfitReply
from lsp_server.patch import Proposal
from lsp_server.patch.doubts import RULES
from lsp_server.providers.gathering import Gathering
from lsp_server.providers.openai import OPENAI
from lsp_server.providers.roster import Model, Seat
from lsp_server.providers.turn import Endpoint, Failed, Prompt, Turn
from lsp_server.squad import DEFAULT_SQUAD, Agent
from lsp_server.syntax import language_for_path
from lsp_server.text import Position, Range, apply_edits
from lsp_server.workspace import Workspace
from tests.reply_cases import FOLDER, Case, cases

CASES = cases()
REFUSED = [case for case in CASES if case.expected.refused]
GIVEN = [case for case in CASES if not case.expected.refused]
PARKED = [case for case in GIVEN if case.expected.warnings]
LEAST = 320
# Files whose replies are for lines: as where the grammar of a language is not installed.
_STRUCTURED = (".py", ".js", ".ts", ".tsx")
LEAST_OF_A_THEME = 18
LAST_MARK = re.compile(r"^[> ]*(?:`{3,}|~{3,}|>{5,9}.*|\+{7} REPLACE|\*\*\* End Patch)\s*$")
PIECE = 7  # characters of a stream's event: cuts most tags and marks


def titled(case: Case) -> str:
    return f"{case.theme}:{case.line} {case.title}"


def every(some: list[Case] | tuple[Case, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", some, ids=titled)


class Streamed:
    """A provider that gives one reply, as a server of the chat-completions wire streams it."""

    def __init__(self, case: Case) -> None:
        self.case = case

    async def complete(self, prompt: Prompt, tell: Tell) -> Turn:
        gathering = Gathering(OPENAI, prompt, tell)
        reply = self.case.reply
        for start in range(0, len(reply), PIECE):
            gathering.take([{"choices": [{"delta": {"content": reply[start : start + PIECE]}}]}])
        gathering.take([{"choices": [{"delta": {}, "finish_reason": self.case.finish}]}])
        return gathering.turn(complete=True, failed=Failed)

    async def close(self) -> None:
        """Nothing is held."""


@cache
def snapshot_of(name: str) -> Snapshot:
    content = (FOLDER / "sources" / name).read_bytes().decode("utf-8")
    language = language_for_path(name, content.split("\n", 1)[0])
    if not name.endswith(_STRUCTURED):
        language = replace(language, grammar=None, bundled="", queries=())
    return with_tree(Document(f"file:///p/{name}", f"/p/{name}", language, 1, content))


def target(case: Case) -> Target:
    """What the server makes of a request there."""
    snapshot = snapshot_of(case.source)
    if case.unit == "the file":
        return Target(case.source, None, ())
    if case.unit.startswith("lines "):
        first, last = map(int, case.unit.removeprefix("lines ").split("-"))
        span = Range(Position(first - 1, 0), Position(last - 1, len(snapshot.text.line(last - 1))))
        return target_of(case.intent, snapshot, span)
    (symbol,) = [one for one in snapshot.symbols_at(snapshot.text.whole) if one.qualified == case.unit]
    return target_of(case.intent, snapshot, Range(symbol.name_range.start, symbol.name_range.start))


def assignment(case: Case) -> Assignment:
    wanted = target(case)
    return Assignment(
        case.intent, snapshot_of(case.source), wanted.range, wanted.symbols, prompt=case.request
    )


def agent(case: Case) -> Agent:
    return next(one for one in DEFAULT_SQUAD.agents if case.intent in one.intents and one.prompt)


def seat(case: Case) -> Seat:
    model = Model(Endpoint("there", "openai", "http://127.0.0.1:1", private=True), "coder")
    return Seat("strong", model, "the only one", Streamed(case))


def project(folder: Path) -> Project:
    return Project(Workspace([]), folder)


def verified(case: Case, folder: Path) -> tuple[Proposal, list[tuple[str, str]]]:
    """The proposal and its warnings, each with its rule; raises as the product does."""
    asked = assignment(case)
    unit = unit_of(asked.snapshot.text, asked.symbols, asked.range)
    task = Task(asked, agent(case), (seat(case),), project(folder), unit, (), lambda _words: None)
    reply = asyncio.run(modelled._ask(task, seat(case), Prompt("coder", "", "")))
    proposal, warnings = verify(task, reply.text)
    doubted = climbed(ground_of(task), edits_in(task, reply.text))[1]
    ruled = [(rule.__name__, words) for rule in RULES for words in rule(doubted)]
    assert [words for _, words in ruled] == warnings
    return proposal, ruled


def whole_turn(case: Case, folder: Path) -> Outcome:
    """What the agent gives for the reply, which comes again when it is asked again."""
    asked = assignment(case)
    run = modelled.run(asked, project(folder), agent(case), [seat(case)], (), lambda _words: None)
    return asyncio.run(run)


def cut_off(case: Case) -> Case | None:
    """The same reply, broken off in the line before its last mark; None where it has no marks."""
    lines = case.reply.split("\n")
    ends = [at for at, line in enumerate(lines) if at and LAST_MARK.match(line)]
    if not ends:
        return None
    last = lines[ends[-1] - 1]
    kept = [*lines[: ends[-1] - 1], last[: len(last) // 2]]
    return replace(case, reply="\n".join(kept))


def test_the_corpus_is_whole() -> None:
    themes = Counter(case.theme for case in CASES)
    assert len(CASES) >= LEAST
    assert min(themes.values()) >= LEAST_OF_A_THEME, themes
    assert not [
        title for title, count in Counter((one.theme, one.title) for one in CASES).items() if count > 1
    ]
    asked = {case.source for case in CASES}
    assert asked == {path.name for path in (FOLDER / "sources").iterdir()}


@every(GIVEN)
def test_a_reply_gives_the_exact_buffer(case: Case, tmp_path: Path) -> None:
    proposal, warnings = verified(case, tmp_path)
    assert str(proposal.result) == case.result
    assert sorted(rule for rule, _ in warnings) == sorted(rule for rule, _ in case.expected.warnings), (
        warnings
    )
    for rule, word in case.expected.warnings:
        assert any(rule == other and word in told for other, told in warnings), warnings


@every(REFUSED)
def test_a_refusal_names_its_rule(case: Case, tmp_path: Path) -> None:
    with pytest.raises((UnfitReply, RejectedEdit, ModelError)) as refused:
        verified(case, tmp_path)
    assert getattr(refused.value, "rule", "model") == case.expected.refused, refused.value


@every(REFUSED)
def test_nothing_comes_of_what_is_refused(case: Case, tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        whole_turn(case, tmp_path)


@every(GIVEN)
def test_the_agent_gives_the_same(case: Case, tmp_path: Path) -> None:
    outcome = whole_turn(case, tmp_path)
    assert str(apply_edits(snapshot_of(case.source).text, outcome.edits)) == case.result


@every(PARKED)
def test_what_is_parked_stands_with_its_warning(case: Case, tmp_path: Path) -> None:
    """Delivery applies what comes without a warning, so a doubtful edit must come with one."""
    assert whole_turn(case, tmp_path).warnings


@every([cut for case in GIVEN if (cut := cut_off(case))])
def test_a_reply_that_breaks_off_gives_nothing(case: Case, tmp_path: Path) -> None:
    """Even where the server does not say so: nothing, or all of it where the rest was but words."""
    try:
        proposal, _ = verified(case, tmp_path)
    except (UnfitReply, RejectedEdit, ModelError):
        return
    assert str(proposal.result) == case.result
