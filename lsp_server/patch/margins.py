"""Moving a piece of code to where another one stands: its margin, its steps, its kind of white space."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_STEPS = (2, 3, 4, 8)
_ODD_SPACES = re.compile(r"^[ \t]*[\u00a0\u2000-\u200a\u202f\u3000][ \t\u00a0\u2000-\u200a\u202f\u3000]*")
_HEAD = re.compile(r"@|(?:async |export |public |private |static )*(?:def|class|function|const)\b|.*[({:]$")
_ONE_LINE = re.compile(r"^\s*[rRuU]?(\"{3}|'{3})(?:(?!\1).)*\1\s*$")
_TAB = 4  # columns, where tabs and spaces are compared


def margin_of(code: str) -> str:
    """The white space before the first line that is not blank."""
    first = next((line for line in code.splitlines() if line.strip()), "")
    return _margin(first)


def moved(code: str, original: str, step: str) -> str:
    """Code with the margin of the original, in steps of `step` where the original has such.

    Models leave the margin of a definition out, or only that of its first line, and write spaces for tabs.
    Lines at the left edge that stand there in the original too, as the text of a long string does, stay.
    """
    lines = [even(line) for line in code.split("\n")]
    stays = {line for line in original.splitlines()[1:] if line.strip() and not _margin(line)}
    has, first = margin_of(original), next((at for at, line in enumerate(lines) if line.strip()), 0)
    had = _margin(lines[first])
    rest = [line for line in lines[first + 1 :] if line.strip() and line not in stays]
    if len(had) < len(has) and rest and _stands(rest, lines[first].strip(), has):
        lines[first] = has + lines[first].lstrip()
        had = has
    change = _change(lines, original, step)
    return "\n".join(
        line if line in stays else _placed(line, had, has, change) if line.strip() else "" for line in lines
    )


def levels(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    """For each line how many steps and columns it stands further right than the least indented, and its
    words."""
    wide = [even(line).rstrip().expandtabs(_TAB) for line in lines]
    steps = _step(wide) or _TAB
    least = _least([line for line in wide if line])
    return [
        (*divmod(len(_margin(line)) - least, steps), line.strip()) if line else (0, 0, "") for line in wide
    ]


def _placed(line: str, had: str, has: str, change: tuple[int, str] | None) -> str:
    margin, words = _margin(line), line.lstrip()
    if change is None:
        kept = margin[len(had) :] if margin.startswith(had) else ""
        short = len(had.expandtabs(_TAB)) - len(margin.expandtabs(_TAB))
        return (has[: max(0, len(has) - short)] if short > 0 else has + kept) + words
    width, step = change
    further = len(margin.expandtabs(_TAB)) - len(had.expandtabs(_TAB))
    if further < 0:
        return has[: max(0, len(has) + further)] + words
    return has + step * (further // width) + " " * (further % width) + words


def _change(lines: list[str], original: str, step: str) -> tuple[int, str] | None:
    """How many columns a step of the code has, and what it should be; None where it is right already."""
    own, theirs = _kinds(lines), _kinds(original.splitlines())
    wide = [line.expandtabs(_TAB) for line in lines]
    width = _step(wide)
    if not width or not own:
        return None
    if own == {"\t"} and step[0] == " " and theirs <= {" "}:
        return _TAB, step
    if own == {" "} and step == "\t" and theirs <= {"\t"}:
        return width, step
    same = own == {" "} and theirs == {" "} and _step(original.splitlines()) == len(step)
    if same and width != len(step) and _iseven(wide, width) and not _has_long_strings(lines):
        return width, step
    return None


def _kinds(lines: Sequence[str]) -> set[str]:
    """The white space that lines begin with; that of a doc comment's stars means nothing."""
    return {_margin(line)[:1] for line in lines if not line.lstrip().startswith("*")} - {""}


def _iseven(lines: list[str], width: int) -> bool:
    code = [line for line in lines if line.strip() and not line.lstrip().startswith("*")]
    least = _least(code)
    return all((len(_margin(line)) - least) % width == 0 for line in code)


def _has_long_strings(lines: list[str]) -> bool:
    """Whether text may stand in the code whose margin means something; a doc comment's does not."""
    lines = [line for line in lines if not _ONE_LINE.match(line)]
    return any("`" in line or re.search(r"\S.*(?:\"\"\"|''')", line.strip()[3:]) for line in lines) or any(
        re.search(r"\S\s*(?:\"\"\"|''')", line.strip().removesuffix('"""').removesuffix("'''"))
        for line in lines
    )


def _step(lines: Sequence[str]) -> int:
    """The columns by which lines of code mostly go further in; 0 where none does."""
    deeper = Counter(_deeper(lines))
    if not deeper:
        return 0
    most = max(deeper.values())
    found = min(width for width, count in deeper.items() if count == most)
    return found if found in _STEPS else min((one for one in deeper if one in _STEPS), default=0)


def _deeper(lines: Sequence[str]) -> Iterator[int]:
    last: int | None = None
    for line in lines:
        if not line.strip() or line.lstrip().startswith("*"):
            continue
        width = len(_margin(line).expandtabs(_TAB))
        if last is not None and width > last:
            yield width - last
        last = width


def even(line: str) -> str:
    """A line whose margin has no other spaces than those that programs know."""
    return _ODD_SPACES.sub(lambda found: " " * len(found[0]), line)


def _stands(rest: Sequence[str], first: str, has: str) -> bool:
    """Whether the lines behind the first one stand where they belong, and it alone has lost its margin.

    Then what stands as far left as it should is the end of something, or the head behind a decorator.
    """
    width = len(has.expandtabs(_TAB))
    for line in rest:
        margin, words = len(_margin(line).expandtabs(_TAB)), line.strip()
        head = first.startswith(("@", "/*", "//", "#")) and _HEAD.match(words)
        if margin < width or (margin == width and words[0] not in ")]}" and not head):
            return False
    return True


def _least(lines: Sequence[str]) -> int:
    return min((len(_margin(line)) for line in lines), default=-1)


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]
