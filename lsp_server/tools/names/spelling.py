"""Which of many names somebody meant who misspelt one."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 120


def nearest_names(name: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """The candidates that `name` may be a slip of, nearest first, at most `limit`.

    One slip (a character too many, missing, wrong or swapped with its neighbour) is allowed in names of
    up to four characters and two in longer ones, if the first character is right, and never in half of
    the name or more; case does not count, so a name that differs in case only comes first. Among equals
    the first character's being right counts, then the candidates' own order.
    """
    if not 1 <= len(name) <= _LONGEST:
        return []
    folded = name.casefold()
    scored: list[tuple[int, bool, int, str]] = []
    for order, candidate in enumerate(dict.fromkeys(candidates)):
        other = candidate.casefold()
        allowed = _allowed(folded, other)
        if candidate == name or allowed is None:
            continue
        distance = edit_distance(folded, other, allowed)
        if distance <= allowed:
            scored.append((distance, folded[0] != other[0], order, candidate))
    return [candidate for *_, candidate in sorted(scored)[:limit]]


def edit_distance(left: str, right: str, bound: int) -> int:
    """The Damerau-Levenshtein distance (optimal string alignment); `bound + 1` where it is larger.

    Only the cells within `bound` of the diagonal are worked out.
    """
    over = bound + 1
    if abs(len(left) - len(right)) > bound:
        return over
    earlier: list[int] = []
    above = list(range(len(right) + 1))
    for index, char in enumerate(left, 1):
        row = [index] + [over] * len(right)
        for column in range(max(1, index - bound), min(len(right), index + bound) + 1):
            row[column] = min(
                above[column] + 1, row[column - 1] + 1, above[column - 1] + (char != right[column - 1])
            )
            if column > 1 and left[index - 2 : index] == right[column - 1] + right[column - 2]:
                row[column] = min(row[column], earlier[column - 2] + 1)
        if min(row) > bound:
            return over
        earlier, above = above, row
    return min(above[-1], over)


def _allowed(name: str, other: str) -> int | None:
    """How many slips may part the two; None where a glance at their letters says that it is more."""
    if not other:
        return None
    shortest = min(len(name), len(other))
    allowed = min(1 if len(name) <= 4 or name[0] != other[0] else 2, (shortest - 1) // 2)
    if abs(len(name) - len(other)) > allowed:
        return None
    return allowed if len(set(name) ^ set(other)) <= 2 * allowed else None
