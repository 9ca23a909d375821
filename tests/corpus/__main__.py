"""Fetch what is pinned, compare definitions, print one table, and exit with 1 when a bound is missed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from tests.corpus.comparing import Difference, Figures, compare, obstacle
from tests.corpus.packages import Corpus, corpus_names, read_corpus
from tests.corpus.table import figure_line, page, write_result
from tests.corpus.unpacking import fill, sample


def main() -> int:
    """The exit code: 0 when every language keeps to its bounds, else 1."""
    options = _options()
    if options.table:
        print(page(), end="")
        return 0
    names = options.languages or corpus_names()
    return max([_one(read_corpus(name), options) for name in names], default=0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument(
        "languages", metavar="LANGUAGE", nargs="*", help="only these, by the name of the file"
    )
    parser.add_argument("--table", action="store_true", help="print docs/definitions.md from the files")
    parser.add_argument("--write", action="store_true", help="put the figures into the files")
    parser.add_argument("--show", metavar="N", type=int, default=3, help="differences of each sort to print")
    return parser.parse_args()


def _one(corpus: Corpus, options: argparse.Namespace) -> int:
    """Fetch and compare a language; gives 1 where it misses its bounds."""
    fill(corpus, _complain)
    files = sample(corpus)
    reason = obstacle(corpus, files)
    if reason:
        _complain(f"{corpus.language} is left out: {reason}")
        return 0
    whole, faulty = compare(corpus, files)
    for line in _report(corpus, whole, faulty, options.show):
        print(line, flush=True)
    if options.write:
        write_result(corpus.language, whole, faulty)
    return int(not whole.reaches(corpus.least))


def _report(corpus: Corpus, whole: Figures, faulty: Figures, count: int) -> Iterator[str]:
    yield figure_line(corpus.language, whole)
    if faulty.files:
        yield figure_line("  files with errors", faulty)
    yield from _shown("missed", whole.missed, count)
    yield from _shown("extra", whole.extra, count)


def _shown(sort: str, differences: Sequence[Difference], count: int) -> Iterator[str]:
    """Some of the differences, taken evenly."""
    some = min(count, len(differences))
    for place in range(some):
        yield f"  {sort} {differences[place * len(differences) // some]}"


def _complain(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
