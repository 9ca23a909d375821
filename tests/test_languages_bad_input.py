"""Half-typed code, broken bytes and missing grammars, in every language: no crash, no place out of text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from lsp_server.syntax import (
    PLAIN,
    lacking,
    language_for_path,
    languages,
    outline,
    parse,
    parsing,
    symbols_in,
)
from lsp_server.syntax.languages import Language
from lsp_server.text import Position, Range, Text
from lsp_server.tools import docs
from lsp_server.tools.audit import audit_bytes, audit_text, rules_for
from lsp_server.tools.findings import Confidence

CASES = Path(__file__).with_name("cases") / "definitions"
WITH_RULES = sorted({row.queries[-1]: name for name, row in languages().items() if rules_for(row)}.values())
STEPS = 12


def case_of(name: str) -> str:
    """A real file of the language, the shortest of its cases; one of our own where there is none."""
    folder = CASES / {"tsx": "typescript"}.get(name, name)
    files = [file for file in folder.glob("*") if file.suffix not in (".json", ".md")]
    return min(files, key=lambda file: file.stat().st_size).read_text("utf-8")


def half_typed(source: str, seed: int) -> Iterator[str]:
    """The text as it is while somebody types: cut off at some places, and with words deleted."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(STEPS):
        at = chance.randrange(len(source) + 1)
        yield source[:at]
        end = min(len(source), at + chance.randrange(1, 12))
        yield source[:at] + source[end:]
        yield source[:at] + chance.choice("({[\"'`<;\\\n\0é") + source[at:]


def look_at(language: Language, text: Text) -> None:
    """All that is done to a file without being asked."""
    tree = parse(language, text.data)
    assert tree is not None
    symbols = outline(language, tree, text)
    for symbol in symbols:
        assert text.clamp_range(symbol.outer) == symbol.outer
    symbols_in(language, tree, text, Range(Position(0, 0), Position(0, 0)))
    for symbol in symbols[:5]:
        docs.document(language, tree, text, symbol, style=docs.DocStyle.GOOGLE)
        docs.facts(language, tree, text, symbol)
    for finding in audit_text(language, text, tree, minimum=Confidence.LOW):
        assert text.clamp_range(finding.range) == finding.range
        for waypoint in finding.trail:
            assert text.clamp_range(waypoint.range) == waypoint.range


@pytest.mark.parametrize("name", WITH_RULES)
def test_half_typed_code_is_looked_at_without_a_fault(name: str) -> None:
    language = languages()[name]
    for code in half_typed(case_of(name), seed=len(name)):
        look_at(language, Text.of(code))


@pytest.mark.parametrize("name", WITH_RULES)
def test_samples_of_rules_survive_the_loss_of_any_part(name: str) -> None:
    language = languages()[name]
    chance = random.Random(7)  # noqa: S311
    samples = [code for rule in rules_for(language) for code in rule.found]
    for code in chance.sample(samples, min(len(samples), 30)):
        at = chance.randrange(len(code))
        look_at(language, Text.of(code[:at] + code[at + 3 :]))


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00a\x00", b"\x80" * 400, b"\0" * 400, b"a\r\rb\r\n\rc\n"], ids=repr
)
@pytest.mark.parametrize("name", WITH_RULES)
def test_bytes_that_are_no_text_are_no_fault(name: str, data: bytes) -> None:
    assert isinstance(audit_bytes("x", name, data), list)


def test_a_grammar_that_is_not_there_leaves_lines() -> None:
    lost = Language("lost", grammar=("no_such_wheel", "language"), queries=("go",))
    assert parse(lost, b"package p") is None
    bundled = Language("lost", bundled="tree_sitter_no_such_language", queries=("go",))
    assert parse(bundled, b"package p") is None
    assert audit_text(lost, Text.of("package p\n")) == []


def test_a_grammar_that_is_an_extra_is_named() -> None:
    lost = Language("lost", grammar=("no_such_wheel", "language"), extra="lost")
    assert lacking(lost) == (
        "lost files are read by lines only; `pip install '.[lost]'` in Podium's clone gives their structure"
    )
    assert lacking(languages()["go"]) == ""
    assert lacking(PLAIN) == ""


def test_a_grammar_of_another_abi_is_named_and_left_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import tree_sitter

    def refuse(_capsule: object) -> object:
        raise ValueError("Incompatible Language version 9. Must be between 13 and 15")

    monkeypatch.setattr(tree_sitter, "Language", refuse)
    old = Language("old", grammar=("tree_sitter_go", "language"), queries=("go",))
    assert parsing.grammar(old) is None
    assert "grammar of old does not load: Incompatible Language version 9" in caplog.text


def test_the_default_install_has_less_than_40_megabytes_of_grammars() -> None:
    """An extra is not of the default install; tree-sitter-languages has one library for all that it has."""
    rows = [one for one in languages().values() if one.grammar and not one.extra]
    specs = [find_spec(name) for name in {one.grammar[0] for one in rows if one.grammar}]
    folders = [
        Path(spec.submodule_search_locations[0]) for spec in specs if spec and spec.submodule_search_locations
    ]
    assert len(folders) == len(specs)
    size = sum(file.stat().st_size for folder in folders for file in folder.rglob("*") if file.is_file())
    assert size < 40_000_000


def test_files_that_are_half_one_language_and_half_another() -> None:
    for name in ("x.html", "x.md", "x.php"):
        language = language_for_path(name)
        for code in (
            "<script>",
            "<script>\nlet a = <b>",
            "```python\ndef f(",
            "```nosuch\nx\n```",
            "<?php <script>",
        ):
            look_at(language, Text.of(code))


def test_no_language_is_no_fault() -> None:
    assert audit_text(PLAIN, Text.of("eval(x)")) == []


@pytest.mark.soak
@pytest.mark.parametrize("name", ["javascript", "c", "php"])
def test_five_megabytes_are_audited_to_the_end(name: str) -> None:
    pieces = {
        "javascript": "function a(b){return b.c(function(d){return eval(d)+req.query.x})};",
        "c": "static int f(char *a) { char b[9]; strcpy(b, a); return system(b); }",
        "php": "<?php function a($b) { return exec($_GET['c'] . $b); } ?>",
    }
    piece = pieces[name].encode()
    assert len(audit_bytes(f"big.{name}", name, piece * (5_000_000 // len(piece)))) <= 200
