"""A model's edit up the whole ladder: parsed once, and looked at where the result differs from the base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsp_server.patch import FileFacts, Proposal
from lsp_server.patch.doubted import Doubted
from lsp_server.patch.doubts import doubts_about
from lsp_server.patch.ladder import Parsed, propose_parsed
from lsp_server.syntax import Language, Symbol, Tree, parse_in_chunks
from lsp_server.text import Range, Text, TextEdit
from lsp_server.tools import audit

_REACH = 2000  # characters that the pattern of a secret may look at


@dataclass(frozen=True)
class Ground:
    """What an edit is made on: the text, its tree where there is one, and what was asked about it.

    `unit` are the lines that were asked about, `symbol` the definition that they are, `scope` what may
    change. `expected` are names of modules that may come in.
    """

    language: Language
    base: Text
    tree: Tree | None
    facts: FileFacts
    intent: str
    unit: Range
    symbol: Symbol | None
    scope: Sequence[Range] = ()
    expected: frozenset[str] = frozenset()


def climb(ground: Ground, edits: Sequence[TextEdit]) -> tuple[Proposal, list[str]]:
    """The edits as a proposal that every rule let pass, and the warnings. Raises RejectedEdit."""
    proposal, doubted = climbed(ground, edits)
    return proposal, doubts_about(doubted)


def climbed(ground: Ground, edits: Sequence[TextEdit]) -> tuple[Proposal, Doubted]:
    """The edits as a proposal that the checks of every edit let pass, and what those of a model's look at.

    Raises RejectedEdit.
    """
    language, base = ground.language, ground.base
    tree = ground.tree or parse_in_chunks(language, base.data)
    proposal, parsed = propose_parsed(
        language, base, edits, facts=ground.facts, scope=ground.scope, tree=tree
    )
    if parsed.tree is None:  # too long for the ladder's own checks
        parsed = Parsed(parse_in_chunks(language, proposal.result.data))
    return proposal, Doubted(
        language=language,
        name=ground.facts.name,
        base=base,
        result=proposal.result,
        edits=proposal.edits,
        intent=ground.intent,
        unit=ground.unit,
        symbol=ground.symbol,
        base_tree=tree,
        result_tree=parsed.tree,
        secrets=new_secrets(language, proposal),
        expected=ground.expected,
        changed=parsed.changed,
    )


def new_secrets(language: Language, proposal: Proposal) -> tuple[str, ...]:
    """What looks like a secret in or close to the lines that an edit writes, and is nowhere in the base."""
    if not proposal.edits:
        return ()
    part, base = _close(proposal), str(proposal.base)
    found = audit.find_secrets(language, part)
    return tuple(one.message for one in found if part.slice(one.range) not in base)


def _close(proposal: Proposal) -> Text:
    """The part of the result that has the edits and as much around them as a secret's pattern may reach."""
    base, result = proposal.base.lines, proposal.result.lines
    first = min(edit.range.start.line for edit in proposal.edits)
    behind = len(base) - 1 - max(edit.range.end.line for edit in proposal.edits)
    lines = result[_reached(base, first) : len(result) - _reached(base[::-1], behind)]
    return Text.of("".join(lines))


def _reached(lines: Sequence[str], number: int) -> int:
    """The line before this one from which `_REACH` characters lead to it."""
    size = 0
    while number > 0 and size < _REACH:
        number -= 1
        size += len(lines[number])
    return number
