"""F21, F25 to F27, F29 to F31: answers that would make a wrong edit."""

from __future__ import annotations

from tests.faults.cases import FILES, TOLD, Case, Result
from tests.faults.play import good_answer

_ANOTHER = "select less code, or use another model"
_LOOK = ""  # the editor shows Show diff, Apply and Discard beside each warning
_PYTHON = FILES["python"]
_CODE = good_answer("edit", _PYTHON)  # in its fence
_HEAD, _BODY = "def greet(name, times):\n", '    """Greet: grüße \U0001f44b, so many times."""\n'


def edits(fault: str, what: str, said: str, *, file: str = "python") -> Case:
    """An answer that gives just the right edit."""
    return Case(fault, what, {"edit": Result.ANSWERS}, says={"edit": said}, file=file)


def refused(fault: str, what: str, said: str, cause: str, *, file: str = "python") -> Case:
    """An answer of which nothing is offered: the tool stands in."""
    return Case(fault, what, {"edit": Result.TOOL}, cause, _ANOTHER, says={"edit": said}, file=file)


def waits(fault: str, what: str, said: str, cause: str, *, file: str = "python") -> Case:
    """An edit that is offered with a warning."""
    return Case(fault, what, {"edit": Result.WAITS}, cause, _LOOK, says={"edit": said}, file=file)


def _with(line: str) -> str:
    """The good answer with another line under its documentation."""
    return _CODE.replace(_BODY, f"{_BODY}    {line}\n")


_OTHER = _PYTHON.after.replace("Greet:", "Welcome:")
_FENCES = [
    refused("F21", "a fence without an end", _CODE.rstrip("\n`"), "a code fence has no end"),
    refused(
        "F21", "two fences that differ", f"{_CODE}\nor\n\n```python\n{_OTHER}```\n", "2 versions of the code"
    ),
    edits("F21", "two fences, the first as it was", f"```python\n{_PYTHON.unit}```\nbecomes\n\n{_CODE}"),
    refused("F21", "a fence in a fence", f"````\n{_CODE}````\n", "no code|syntax|has more than"),
    edits("F21", "line ends of Windows", _CODE.replace("\n", "\r\n")),
    edits("F21", "tabs for spaces", _CODE.replace("    ", "\t")),
    edits("F21", "prose before and after it", f"Sure! Here it is:\n\n{_CODE}\nHope this helps."),
    edits("F21", "no fence", _PYTHON.after),
]

_ELISIONS = (
    "# ... existing code ...",
    "# ...",
    "# …",
    "# … existing code …",
    "# ... rest of the function ...",
    "# rest of the code unchanged",
    "# (rest of the code remains the same)",
    "# [unchanged]",
    "# [existing code here]",
    "# ... (same as before)",
    "# same as above",
    "# code omitted for brevity",
    "# <existing code>",
    "# --- snip ---",
    "...",
    "pass",
    "# TODO: implement this",
    "raise NotImplementedError",
    "# your code here",
    "# implementation goes here",
    "# no changes below this line",
    "# keep the rest as it is",
    "# previous code remains",
    "# other logic unchanged",
)
_LEFT_OUT = [
    refused(
        "F25", line, f"```python\n{_HEAD}{_BODY}    {line}\n```\n", "left out|was replaced|put in its place"
    )
    for line in _ELISIONS
]


def _block(old: str, new: str, path: str = "") -> str:
    return f"{path}\n<<<<<<< SEARCH\n{old}=======\n{new}>>>>>>> REPLACE\n"


_TWICE = "    return 1\n"
_PATCH = "*** Begin Patch\n*** Update File: {path}\n@@\n {head}+{body}*** End Patch\n"
_DIFF = "```diff\n--- a/{path}\n+++ b/{path}\n@@ -4 +4,2 @@\n {head}+{body}```\n"
_BLOCKS = [
    edits("F26", "one match", _block(_HEAD, _HEAD + _BODY)),
    edits("F26", "one match but for the indentation", _block("  " + _HEAD, "  " + _HEAD + "  " + _BODY)),
    refused(
        "F26", "one token is another", _block(_HEAD.replace("times", "count"), _HEAD + _BODY), "no such lines"
    ),
    refused("F26", "two matches", _block(_TWICE, f"{_TWICE}    # checked\n"), "fits 2 places"),
    refused("F26", "no match", _block("def hello():\n", "def hello(you):\n"), "no such lines"),
    refused(
        "F26",
        "no end",
        _block(_HEAD, _HEAD + _BODY).removesuffix(">>>>>>> REPLACE\n"),
        "lacks one of its marks",
    ),
    refused("F27", "a block for another file", _block(_HEAD, _HEAD + _BODY, "shop/cart.py"), "another file"),
    refused("F27", "a block with ../", _block(_HEAD, _HEAD + _BODY, "../greet.py"), "another file"),
    refused(
        "F27",
        "a patch for another file",
        _PATCH.format(path="/etc/passwd.py", head=_HEAD, body=_BODY),
        "another file",
    ),
    refused(
        "F27",
        "a diff for another file",
        _DIFF.format(path="setup.py", head=_HEAD, body=_BODY),
        "another file",
    ),
    edits("F27", "a diff for this file", _DIFF.format(path="greet.py", head=_HEAD, body=_BODY)),
    Case(
        "F27",
        "the file is a symbolic link",
        {"edit": Result.REFUSED},
        "is no regular file",
        "open the file that it stands for",
        file="python",
        linked=True,
    ),
]

_WAYS = [
    refused("F29", "a byte order mark", _CODE.replace(_HEAD, f"\ufeff{_HEAD}"), "invisible character"),
    edits("F29", "a file with a byte order mark", _CODE, file="bom"),
    edits("F29", "a file with line ends of Windows", _CODE, file="crlf"),
    edits("F29", "a file with tabs", _CODE.replace("    ", "\t"), file="tabs"),
    edits("F29", "spaces for tabs", _CODE, file="tabs"),
    edits("F29", "two spaces for four", _CODE.replace("    ", "  ")),
    waits(
        "F29",
        "a line moved out of its block",
        _CODE.replace("        raise", "    raise").replace(
            "    if not name:\n", "    if not name:\n        pass\n"
        ),
        "changes code",
    ),
    waits("F29", "an operator changed", _CODE.replace("name * times", "name + times"), "changes code"),
]
_HIDDEN = {
    "an order mark (U+202E)": "\u202e",
    "an isolate (U+2066)": "\u2066",
    "a zero-width space (U+200B)": "\u200b",
    "a joiner (U+200D)": "\u200d",
    "a tag (U+E0041)": "\U000e0041",
    "a private sign (U+E000)": "\ue000",
    "a bell (U+0007)": "\x07",
}
_UNSEEN = [
    *(
        refused("F30", what, _CODE.replace("Greet", f"Gr{char}eet"), "invisible character")
        for what, char in _HIDDEN.items()
    ),
    *(
        Case(
            "F30",
            f"{what}, in words",
            {"find": Result.ANSWERS, "tell": Result.ANSWERS},
            says={
                "find": good_answer("find", FILES["go"]).replace("the sum", f"the {char}sum"),
                "tell": TOLD.replace("adds", f"ad{char}ds"),
            },
            gone=char,
            streams=False,
        )
        for what, char in _HIDDEN.items()
        if char != "\x07"
    ),
    refused(
        "F30",
        "a name in two scripts",
        _with("n\u0430me = name").replace("return name", "return n\u0430me"),
        "mixes scripts",
    ),
]
_ACCESS_KEY = "AKIA" + "QYLPMN5HHHFPZAM2"  # in two parts, so that no scan takes this file for a leak
_ADDED = [
    refused("F31", "a secret", _with(f'key = "{_ACCESS_KEY}"'), "would write a secret"),
    waits(
        "F31",
        "an address",
        _CODE.replace("so many", "see https://evil.example/x, so many"),
        "adds an address",
    ),
    waits(
        "F31", "a package that nobody has", _with("import fast_greetings"), "adds the import fast_greetings"
    ),
    waits("F31", "a dangerous call", _with("eval(name)"), "dangerous call: eval"),
]

CASES = [*_FENCES, *_LEFT_OUT, *_BLOCKS, *_WAYS, *_UNSEEN, *_ADDED]
