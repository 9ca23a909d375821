"""Replies of models in every shape: the exact text that each gives, or why it gives none."""

from __future__ import annotations

import json
import textwrap

import pytest

from lsp_server.context import unit_of
from lsp_server.errors import UnfitReply
from lsp_server.patch.matching import fit, foreign_paths
from lsp_server.patch.replies import read_reply
from lsp_server.syntax import language_by_id, outline, parse
from lsp_server.text import Text, apply_edits

PYTHON = language_by_id("python")
FILE = '''import os


class Cart:
    """A cart."""

    def total(self, prices):
        result = 0
        for price in prices:
            result += price
        return result

    def clear(self):
        self.items = []


def size(cart):
    return len(cart.items)
'''
OLD = "        result = 0\n        for price in prices:\n            result += price\n        return result\n"
UNIT = f"    def total(self, prices):\n{OLD}"
NEW = "        return sum(prices)\n"
BETTER = f"    def total(self, prices):\n{NEW}"
EXPECTED = FILE.replace(OLD, NEW)
DEDENTED = textwrap.dedent(BETTER)


def block(old: str, new: str, *marks: str) -> str:
    search, divide, replace = marks or ("<<<<<<< SEARCH", "=======", ">>>>>>> REPLACE")
    return f"{search}\n{old}{divide}\n{new}{replace}\n"


def diff(head: str = "@@ -7,5 +7,2 @@", names: str = "--- a/cart.py\n+++ b/cart.py\n") -> str:
    minus = "".join(f"-{line}\n" for line in OLD.splitlines())
    return f"{names}{head}\n     def total(self, prices):\n{minus}+{NEW}"


GOOD = {
    "a fence": f"```python\n{BETTER}```",
    "a fence without a language": f"```\n{BETTER}```",
    "a fence of tildes": f"~~~python\n{BETTER}~~~",
    "dedented": f"```python\n{DEDENTED}```",
    "indented further": f"```python\n{textwrap.indent(BETTER, '    ')}```",
    "prose before and after": f"Sure! I made it shorter.\n\n```python\n{BETTER}```\n\nTell me more.",
    "CRLF": f"```python\r\n{BETTER}```\r\n".replace("\n", "\r\n").replace("\r\r", "\r"),
    "the old code first": f"Before:\n```python\n{UNIT}```\nAfter:\n```python\n{BETTER}```\n",
    "an example besides": f"```python\n{BETTER}```\nUse it so:\n```python\nCart().total([1, 2])\n```\n",
    "the same twice": f"```python\n{BETTER}```\nAgain:\n```python\n{DEDENTED}```\n",
    "a shell command besides": f"```bash\npip install nothing\n```\n```python\n{BETTER}```\n",
    "no fence": BETTER,
    "no fence, dedented": DEDENTED,
    "blank lines around": f"\n\n```python\n\n{BETTER}\n\n```\n\n",
    "a longer fence": f"````python\n{BETTER}````",
    "search and replace": block(OLD, NEW),
    "in a fence": f"cart.py\n```python\n{block(OLD, NEW)}```\n",
    "other marks": block(OLD, NEW, "<<<<<<< ORIGINAL", "=======", ">>>>>>> UPDATED"),
    "bare marks": block(OLD, NEW, "<<<<<<<", "=======", ">>>>>>>"),
    "Roo's marks": block(f":start_line:8\n-------\n{OLD}", NEW),
    "two blocks": block("        result = 0\n", "") + block(OLD.split("\n", 1)[1], NEW),
    "block, dedented": block(textwrap.dedent(OLD), textwrap.dedent(NEW)),
    "block with white space at line ends": block(OLD.replace("\n", "  \n"), NEW),
    "a unified diff": f"```diff\n{diff()}```",
    "a diff without a fence": diff(),
    "a diff with wrong numbers": f"```diff\n{diff('@@ -99,1 +3,7 @@')}```",
    "a diff without numbers": f"```diff\n{diff('@@ ... @@')}```",
    "a diff without names": f"```diff\n{diff(names='')}```",
    "apply_patch": "*** Begin Patch\n*** Update File: cart.py\n"
    + diff("@@ class Cart", names="")
    + "*** End Patch\n",
    "JSON": json.dumps({"edits": [{"old_string": OLD, "new_string": NEW}]}),
    "JSON in a fence": "```json\n" + json.dumps([{"search": OLD, "replace": NEW}]) + "\n```",
}

BAD = {
    "nothing": ("", "no code"),
    "blank": ("  \n\n", "no code"),
    "a refusal": ("I'm sorry, but I can't help with that.", "no code"),
    "prose": ("The function adds up the prices. It could use sum().", "unit"),
    "as it was": (f"```python\n{UNIT}```", "unchanged"),
    "as it was, dedented": (f"```python\n{textwrap.dedent(UNIT)}```", "unchanged"),
    "cut off": (f"```python\n{BETTER[:40]}", "cut off"),
    "a block cut off": ("<<<<<<< SEARCH\n        result = 0\n=======\n        result = 1\n", "cut off"),
    "a patch cut off": ("*** Begin Patch\n*** Update File: cart.py\n@@\n-a\n+b\n", "cut off"),
    "two versions": (
        f"```python\n{BETTER}```\nor\n```python\n{BETTER.replace('sum(prices)', 'sum(prices, 0)')}```",
        "several",
    ),
    "another function": ("```python\ndef other():\n    return 1\n```", "unit"),
    "only an example": ("```python\nCart().total([1])\n```", "unit"),
    "lines that are not there": (block("        result = 1\n", NEW), "not found"),
    "nearly the lines": (block(OLD.replace("result = 0", "results = 0"), NEW), "not found"),
    "lines that are there twice": (block("        self.items = []\n", "x\n") * 2, "not found"),
    "an empty search": (block("", NEW), "empty"),
    "a new file": ("*** Begin Patch\n*** Add File: x.py\n+x\n*** End Patch\n", "scope"),
    "another language": ("```javascript\nfunction total(prices) { return 0 }\n```", "language"),
}


def given(reply: str) -> str:
    """The file after a reply about `Cart.total`."""
    text = Text.of(FILE)
    tree = parse(PYTHON, text.data)
    assert tree is not None
    (symbol,) = [one for one in outline(PYTHON, tree, text) if one.name == "total"]
    unit = unit_of(text, (symbol,), None)
    return str(apply_edits(text, fit(read_reply(reply), PYTHON, text, unit, symbol)))


@pytest.mark.parametrize("name", GOOD)
def test_every_shape_gives_the_same_text(name: str) -> None:
    assert given(GOOD[name]) == EXPECTED


@pytest.mark.parametrize("name", BAD)
def test_what_gives_no_edit_says_why(name: str) -> None:
    reply, rule = BAD[name]
    with pytest.raises(UnfitReply) as refused:
        given(reply)
    assert refused.value.rule == rule


def test_a_block_that_fits_two_places_is_refused() -> None:
    text = Text.of("a = 1\nb = 2\na = 1\n")
    with pytest.raises(UnfitReply) as refused:
        fit(read_reply(block("a = 1\n", "a = 3\n")), PYTHON, text, text.whole, None)
    assert refused.value.rule == "ambiguous"


def test_a_refusal_quotes_the_lines_that_are_there() -> None:
    with pytest.raises(UnfitReply, match=r"result = 0"):
        given(block(OLD.replace("for price in", "for one in"), NEW))


def test_line_ends_stay_those_of_the_file() -> None:
    text = Text.of(FILE.replace("\n", "\r\n"))
    tree = parse(PYTHON, text.data)
    assert tree is not None
    (symbol,) = [one for one in outline(PYTHON, tree, text) if one.name == "total"]
    unit = unit_of(text, (symbol,), None)
    for reply in (GOOD["a fence"], GOOD["search and replace"], GOOD["a unified diff"]):
        new = apply_edits(text, fit(read_reply(reply), PYTHON, text, unit, symbol))
        assert str(new) == EXPECTED.replace("\n", "\r\n")


def test_the_files_that_a_reply_names() -> None:
    there = read_reply("*** Begin Patch\n*** Update File: src/cart.py\n@@\n-a\n+b\n*** End Patch")
    assert foreign_paths(there, "/x/cart.py") == []
    outside = read_reply("*** Begin Patch\n*** Update File: ../../etc/cart.py\n@@\n-a\n+b\n*** End Patch")
    assert foreign_paths(outside, "/x/cart.py") == ["../../etc/cart.py"]
    other = read_reply("*** Begin Patch\n*** Update File: setup.py\n@@\n-a\n+b\n*** End Patch")
    assert foreign_paths(other, "/x/cart.py") == ["setup.py"]
