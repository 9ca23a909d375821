"""From a model's answer to an edit that holds: read, fitted, up the ladder, and looked at by the linters."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

from lsp_server.agents.lint import lint
from lsp_server.agents.task import Task
from lsp_server.agents.testing import TestFile
from lsp_server.errors import ToolError, UnfitReply
from lsp_server.patch import FileFacts, Proposal, propose
from lsp_server.patch.customs import check_language
from lsp_server.patch.doubted import Doubted
from lsp_server.patch.doubts import doubts_about
from lsp_server.patch.matching import fit, foreign_paths
from lsp_server.patch.replies import read_reply
from lsp_server.syntax import Language, Tree, parse
from lsp_server.text import Text, apply_edits, minimal_edits
from lsp_server.tools import audit, ruff

_TEST_MODULES = frozenset(
    {"pytest", "unittest", "vitest", "jest", "node:test", "node:assert", "assert", "chai"}
)


def verified(task: Task, reply: str) -> tuple[Proposal, list[str]]:
    """The edit of an answer that climbed the whole ladder, and the warnings with which it did.

    Raises UnfitReply and RejectedEdit.
    """
    snapshot = task.snapshot
    check_language(reply, snapshot.language)
    reading = read_reply(reply)
    if others := foreign_paths(reading, snapshot.path or snapshot.uri):
        raise UnfitReply("file", f"the answer is about another file, {others[0]}")
    text, unit = task.asked_about
    edits = fit(reading, snapshot.language, text, unit, task.symbol)
    if task.comment is not None:
        edits = minimal_edits(snapshot.text, apply_edits(text, edits))
    facts = FileFacts(snapshot.path or snapshot.uri, is_open=True)
    tree = snapshot.tree if snapshot.fresh else parse(snapshot.language, snapshot.text.data)
    proposal = propose(snapshot.language, snapshot.text, edits, facts=facts, scope=(task.scope,), tree=tree)
    return proposal, doubts_about(_doubted(task, proposal, tree))


def _doubted(task: Task, proposal: Proposal, tree: Tree | None) -> Doubted:
    snapshot = task.snapshot
    return Doubted(
        language=snapshot.language,
        name=snapshot.path or snapshot.uri,
        base=proposal.base,
        result=proposal.result,
        edits=proposal.edits,
        intent=task.assignment.intent,
        unit=task.unit,
        symbol=task.symbol,
        base_tree=tree,
        result_tree=parse(snapshot.language, proposal.result.data),
        secrets=new_secrets(snapshot.language, snapshot.text, proposal.result),
    )


def new_secrets(language: Language, base: Text, result: Text) -> tuple[str, ...]:
    """What a scan of the result finds that it does not find in the base."""
    known = {base.slice(one.range) for one in audit.find_secrets(language, base)}
    found = audit.find_secrets(language, result)
    return tuple(one.message for one in found if result.slice(one.range) not in known)


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
    language = task.snapshot.language
    edits = minimal_edits(file.text, text)
    proposal = propose(language, file.text, edits, facts=file.facts)
    doubted = Doubted(
        language=language,
        name=str(file.path),
        base=proposal.base,
        result=proposal.result,
        edits=proposal.edits,
        intent="test",
        unit=file.text.whole,
        symbol=None,
        base_tree=parse(language, file.text.data),
        result_tree=parse(language, text.data),
        secrets=new_secrets(language, file.text, text),
        expected=_TEST_MODULES | {PurePath(task.snapshot.path).stem},
    )
    return proposal, doubts_about(doubted)


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
    new = [one for one in after if one.rule in ("F821", "F811") and one.message not in known]
    if new:
        raise UnfitReply("new problem", f"the tests have a problem: {new[0].message} ({new[0].rule})")
