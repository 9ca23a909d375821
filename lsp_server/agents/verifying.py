"""From a model's answer to an edit that holds: read, fitted, up the ladder, and looked at by the linters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import PurePath

from lsp_server.agents.climbing import Ground, climb
from lsp_server.agents.lint import lint
from lsp_server.agents.task import Task
from lsp_server.agents.testing import TestFile
from lsp_server.errors import ToolError, UnfitReply
from lsp_server.patch import FileFacts, Proposal
from lsp_server.patch.matching import fit, foreign_paths
from lsp_server.patch.replies import read_reply
from lsp_server.text import Text, TextEdit, apply_edits, minimal_edits
from lsp_server.tools import ruff

_TEST_MODULES = frozenset(
    {"pytest", "unittest", "vitest", "jest", "node:test", "node:assert", "assert", "chai"}
)


def verified(task: Task, reply: str) -> tuple[Proposal, list[str]]:
    """The edit of an answer that climbed the whole ladder, and the warnings with which it did.

    Raises UnfitReply and RejectedEdit.
    """
    return climb(ground_of(task), edits_in(task, reply))


def edits_in(task: Task, reply: str) -> list[TextEdit]:
    """What an answer changes, fitted to the text. Raises UnfitReply."""
    snapshot = task.snapshot
    reading = read_reply(reply, snapshot.language.name)
    if others := foreign_paths(reading, snapshot.path or snapshot.uri):
        raise UnfitReply("file", f"the answer is about another file, {others[0]}")
    text, unit = task.asked_about
    try:
        edits = fit(reading, snapshot.language, text, unit, task.symbol)
    except UnfitReply as fault:
        renamed = next((name for name in _new_names(task) if re.search(rf"\b{name}\b", reply)), None)
        if fault.rule != "unit" or task.symbol is None or renamed is None:
            raise
        symbol = replace(task.symbol, path=(*task.symbol.path[:-1], renamed))
        edits = fit(reading, snapshot.language, text, unit, symbol)
    if task.comment is not None:
        edits = minimal_edits(snapshot.text, apply_edits(text, edits))
    if not edits:
        raise UnfitReply("unchanged", "the reply changes nothing")
    return edits


def _new_names(task: Task) -> list[str]:
    """What a definition may be called after it, where the user asked for another name in words."""
    if task.assignment.intent not in ("refactor", "ask") or "rename" not in task.assignment.prompt.lower():
        return []
    known = {"rename", "to", "it", "as", "the", task.symbol.name if task.symbol else ""}
    return [word for word in re.findall(r"\b[^\W\d]\w*", task.assignment.prompt) if word.lower() not in known]


def ground_of(task: Task) -> Ground:
    """What the edits of a task are made on."""
    snapshot = task.snapshot
    return Ground(
        language=snapshot.language,
        base=snapshot.text,
        tree=snapshot.tree if snapshot.fresh else None,
        facts=FileFacts(snapshot.path or snapshot.uri, is_open=True),
        intent=task.assignment.intent,
        unit=task.unit,
        symbol=task.symbol,
        scope=(task.scope,),
    )


async def check_fixed(task: Task, proposal: Proposal) -> None:
    """A fix must take away what it was asked to, and bring in nothing: the same linters look at the result.

    Raises UnfitReply. An agent that is not to be verified by `lint` is taken at its word.
    """
    wanted = task.assignment.intent == "fix" and "lint" in task.agent.verify
    if not wanted or task.snapshot.language.name != "python":
        return
    try:
        before = await lint(task.snapshot, task.project)
        after = await lint(task.snapshot, task.project, text=proposal.result)
    except ToolError:
        return  # without the linter there is nothing to compare by
    had, has = (Counter((one.rule, one.message) for one in found) for found in (before, after))
    if new := list((has - had).elements()):
        raise UnfitReply("new problem", f"the fix brings in a new problem: {new[0][1]} ({new[0][0]})")
    asked = {(one.rule, one.message) for one in task.problems} & set(had)
    left = [key for key in asked if has[key] >= had[key]]
    if left:
        raise UnfitReply("not fixed", f"this problem is still there: {left[0][1]} ({left[0][0]})")


def verified_tests(task: Task, file: TestFile, text: Text) -> tuple[Proposal, list[str]]:
    """The edit that gives a test file its new text, once it climbed the ladder, and the warnings.

    Raises RejectedEdit.
    """
    ground = Ground(
        language=task.snapshot.language,
        base=file.text,
        tree=None,
        facts=file.facts,
        intent="test",
        unit=file.text.whole,
        symbol=None,
        expected=_TEST_MODULES | {PurePath(task.snapshot.path).stem},
    )
    return climb(ground, minimal_edits(file.text, text))


async def check_tests(task: Task, file: TestFile, text: Text) -> None:
    """Tests must not use names that nothing defines. Raises UnfitReply."""
    if task.snapshot.language.name != "python" or "lint" not in task.agent.verify:
        return
    try:
        config = await task.project.ruff_config(str(file.path))
        before = await ruff.check(file.text, str(file.path), config) if file.exists else []
        after = await ruff.check(text, str(file.path), config)
    except ToolError:
        return
    known = {one.message for one in before}
    new = [one for one in after if one.rule in ("F821", "F811", "F404") and one.message not in known]
    if new:
        raise UnfitReply("new problem", f"the tests have a problem: {new[0].message} ({new[0].rule})")
