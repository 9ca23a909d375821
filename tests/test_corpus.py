"""Definitions in published packages: the files of tests/corpus, their page, and the comparison itself."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from lsp_server.syntax import languages, parse
from lsp_server.text import Text
from tests.corpus.comparing import Entry, Figures, Source, compare, obstacle
from tests.corpus.fetching import REGISTRIES
from tests.corpus.packages import FOLDER, Corpus, Package, corpus_names, read_corpus
from tests.corpus.table import page
from tests.corpus.unpacking import inside, sample

ROOT = Path(__file__).parent.parent
NAMES = corpus_names()
BOUNDS = {"recall", "precision"}
FIGURES = {"files", "definitions", *BOUNDS}
SETTINGS = {"ignore", "ignore-lines", "least", "ours", "parses-only", "strip"}
OWN_SETTINGS: dict[str, set[str]] = {
    "ctags": {"ignore-kinds", "kinds", "language"},
    "words": {"blank", "pattern"},
    "ast": set(),
    "go": set(),
    "javac": set(),
    "typescript": {"version", "sha256", "license"},
}


@pytest.mark.soak
@pytest.mark.parametrize("language", NAMES)
def test_definitions_agree(language: str) -> None:
    corpus = read_corpus(language)
    files = sample(corpus)
    reason = obstacle(corpus, files)
    if reason:
        pytest.skip(reason)
    figures, _ = compare(corpus, files)
    told = [str(one) for one in (*figures.missed[:20], *figures.extra[:20])]
    assert figures.reaches(corpus.least), "\n".join((str(figures.as_row()), *told))


@pytest.mark.parametrize("language", NAMES)
def test_packages_are_pinned(language: str) -> None:
    assert language in languages()
    packages = read_corpus(language).packages
    assert packages
    assert len({(one.registry, one.name, one.version) for one in packages}) == len(packages)
    for one in packages:
        assert one.registry in REGISTRIES, one.name
        assert re.fullmatch(r"[0-9a-f]{64}", one.sha256), one.name
        assert all((one.name, one.version, one.license)), one.name
        assert one.archive in ("", "source"), one.name


@pytest.mark.parametrize("language", NAMES)
def test_figures_and_differences_are_complete(language: str) -> None:
    corpus = read_corpus(language)
    for one in corpus.differences:
        assert one["what"]
        assert one["why"]
        assert one.keys() <= {"what", "count", "why"}
    assert corpus.result.keys() >= FIGURES
    assert 0.0 < corpus.result["recall"] <= 1.0
    assert 0.0 < corpus.result["precision"] <= 1.0


@pytest.mark.parametrize("language", [name for name in NAMES if read_corpus(name).reference])
def test_settings_are_known_and_kept_to(language: str) -> None:
    corpus = read_corpus(language)
    assert corpus.settings.keys() <= SETTINGS | OWN_SETTINGS[corpus.reference]
    assert corpus.settings.keys() >= OWN_SETTINGS[corpus.reference] - {"ignore-kinds"}
    assert corpus.settings.get("least", {}).keys() <= BOUNDS
    least_recall, least_precision = corpus.least
    assert corpus.result["recall"] >= least_recall
    assert corpus.result["precision"] >= least_precision


@pytest.mark.parametrize("language", NAMES)
def test_every_exception_has_its_reason(language: str) -> None:
    """`ignore`, `least` and the like have a comment, in the line or above it."""
    lines = (FOLDER / f"{language}.toml").read_text("utf-8").splitlines()
    for above, line in pairwise(lines):
        if re.match(r"(ignore|ignore-kinds|ignore-lines|strip|least|parses-only) =", line):
            assert "  # " in line or above.startswith("# "), line


def test_the_page_is_what_the_files_say() -> None:
    assert (ROOT / "docs" / "definitions.md").read_text("utf-8") == page()


def test_files_are_unpacked_below_their_folder() -> None:
    assert str(inside("/usr/../../bin/x.rb")) == "usr/bin/x.rb"
    assert str(inside("..\\..\\a.rb")) == "a.rb"


def test_words_are_searched_outside_of_comments(tmp_path: Path) -> None:
    corpus = corpus_of({"pattern": r"\bfunction (\w+)|(\w+) = function", "blank": ["comment"]})
    path = tmp_path / "a.lua"
    path.write_text("-- function no()\nfunction yes() end\n\nbuild = function() end\n")
    figures, _ = compare(corpus, [path])
    assert (figures.common, figures.missed, figures.extra) == (2, [], [])


def test_names_and_lines_that_are_ignored_count_nowhere(tmp_path: Path) -> None:
    settings = {"pattern": r"\bfunction (\w+)", "ignore": "^_", "ignore-lines": "skip", "parses-only": True}
    (tmp_path / "a.lua").write_text("function _a() end\nfunction b() end -- skip\nfunction c() end\n")
    (tmp_path / "b.lua").write_text("function d() end\n)(\n")
    whole, faulty = compare(corpus_of(settings), sorted(tmp_path.iterdir()))
    assert (whole.files, whole.definitions, faulty.files, faulty.definitions) == (1, 1, 1, 1)


def test_figures_tell_what_each_side_lacks() -> None:
    text = Text.of("a\nb\nc\n")
    tree = parse(languages()["lua"], text.data)
    assert tree is not None
    figures = Figures()
    figures.add(Source(Path("x.lua"), text, tree), {Entry("a", 1), Entry("b", 2)}, {Entry("a", 1)})
    assert (figures.recall, figures.precision) == (1.0, 0.5)
    assert [str(one) for one in figures.extra] == ["x.lua:2: b: b"]


def corpus_of(settings: dict[str, object]) -> Corpus:
    """Lua, against words."""
    package = Package("debian", "x", "1", "0" * 64, "MIT")
    return Corpus("lua", (package,), (), {}, "words", settings)
