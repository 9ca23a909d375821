"""The pages about adding a language and a rule, followed to the letter, in a copy of grammars/."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lsp_server import store
from lsp_server.syntax import languages, outline, parse, queries
from lsp_server.syntax.languages import _by_id, _by_name, _by_suffix, language_named
from lsp_server.syntax.parsing import grammar
from lsp_server.text import Text
from lsp_server.tools.audit import audit_text, rules_for
from lsp_server.tools.audit.rules import rule_book
from lsp_server.tools.findings import Confidence

DOCS = Path(__file__).parents[1] / "docs"
BLOCK = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CACHED = (languages, _by_id, _by_name, _by_suffix, grammar, queries._compiled, queries.has_query, rule_book)


def follow(page: str, folder: Path) -> None:
    """Do what a page says: each named block goes to the end of that file."""
    for name, content in BLOCK.findall((DOCS / page).read_text("utf-8")):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(f"\n{content}")


@pytest.fixture
def grammars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the folder of data, which is read instead of the real one."""
    folder = tmp_path / "grammars"
    shutil.copytree(store.grammars_folder(), folder)
    monkeypatch.setattr(store, "grammars_folder", lambda: folder)
    for one in CACHED:
        one.cache_clear()
    yield folder
    monkeypatch.undo()
    for one in CACHED:
        one.cache_clear()


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="tree-sitter-languages has no wheel")
def test_a_language_from_data_alone(grammars: Path) -> None:
    follow("add-a-language.md", grammars)
    language = language_named("dot")
    code = "digraph shop {\n  a -> b\n  // Within.\n  subgraph inner { c }\n}\n"
    text = Text.of(code)
    tree = parse(language, text.data)
    assert tree is not None
    found = [
        (one.kind, one.qualified, text.slice(one.doc) if one.doc else "")
        for one in outline(language, tree, text)
    ]
    assert found == [("module", "shop", ""), ("module", "shop.inner", "// Within.")]


def test_rules_from_data_alone(grammars: Path) -> None:
    before = {rule.id for rule in rules_for(languages()["go"])}
    rule_book.cache_clear()
    follow("add-a-rule.md", grammars)
    added = [rule for rule in rules_for(languages()["go"]) if rule.id not in before]
    assert [rule.id for rule in added] == ["go-huge-channel", "go-log-flow"]
    for rule in added:
        for code in rule.found:
            found = audit_text(languages()["go"], Text.of(code), minimum=Confidence.LOW)
            assert rule.id in [one.rule for one in found], code
        for code in rule.clean:
            found = audit_text(languages()["go"], Text.of(code), minimum=Confidence.LOW)
            assert rule.id not in [one.rule for one in found], code


def test_a_query_that_does_not_fit_switches_only_itself_off(
    grammars: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (grammars / "go" / "calls.scm").write_text("(no_such_node) @call\n", encoding="utf-8")
    language, text = languages()["go"], Text.of("package p\nfunc f() { g() }\n")
    tree = parse(language, text.data)
    assert tree is not None
    assert list(queries.run_query(language, "calls", tree.root_node)) == []
    assert "query calls of go is switched off" in caplog.text
    assert [one.name for one in outline(language, tree, text)] == ["f"]


@pytest.mark.parametrize("page", ["rules", "languages"])
def test_the_pages_are_as_the_data_says(page: str) -> None:
    command = (sys.executable, "-m", "lsp_server", page, "--markdown")
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if page == "languages" and sys.version_info >= (3, 13):
        pytest.skip("some grammars have no wheel here")
    assert (DOCS / f"{page}.md").read_text("utf-8") == printed


def test_every_weakness_that_a_rule_names_is_explained() -> None:
    from lsp_server.tools.audit import secret_rules, weaknesses

    numbers = {rule.cwe for language in languages().values() for rule in rules_for(language)}
    numbers |= {rule.cwe for rule in secret_rules()}
    assert numbers - {None} <= weaknesses().keys()


def test_there_are_rules_enough() -> None:
    kinds = {
        language.queries[0]: rules_for(language) for language in languages().values() if rules_for(language)
    }
    assert len(kinds) >= 10
    assert len({rule.id for rules in kinds.values() for rule in rules}) >= 200
