"""Rules and languages, as lists for a terminal and as the pages docs/rules.md and docs/languages.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from lsp_server.cli.terminal import tell
from lsp_server.squad import DEFAULT_SQUAD
from lsp_server.syntax import Language, languages, query_source
from lsp_server.syntax.parsing import grammar
from lsp_server.tools.audit import Rule, rules_for, secret_rules, weaknesses

_CAPTURE = re.compile(r"\{[a-z_.]+\}")
_TITLES = {
    "c": "C",
    "cpp": "C++",
    "csharp": "C#",
    "css": "CSS",
    "html": "HTML",
    "hcl": "HCL (Terraform)",
    "javascript": "JavaScript",
    "json": "JSON",
    "objective-c": "Objective-C",
    "ocaml": "OCaml",
    "php": "PHP",
    "shellscript": "Shell",
    "sql": "SQL",
    "toml": "TOML",
    "tsx": "TSX",
    "typescript": "TypeScript",
    "yaml": "YAML",
}
_QUERIES = ("definitions", "imports", "calls", "tests")
_COLUMNS = ("language", "grammar", *_QUERIES, "doc comments", "audit rules", "fixes")
_RULES_HEAD = """\
# Rules of the offline audit

{rules} rules in {languages} languages and for secrets. `podium rules --markdown` writes this page from the
rules themselves; docs/add-a-rule.md shows how one is added. *Flow* rules follow data from where it comes in
to where it must not get, and show the way. Rules of low confidence run with `podium audit --low` only.

A comment silences a finding on its line: `podium-ignore`, `podium-ignore: RULE`, `nosec`, `noqa`. The menu
hides one, and its like in the same definition, without a comment.
"""
_LANGUAGES_HEAD = """\
# Languages

What Podium knows of each language without a model; `podium languages --markdown` writes this page from the
data. Every language gets explanations, fixes and answers by a model, and the search for secrets.

"""
_LANGUAGES_TAIL = """
*grammar*: `own`, a wheel comes with Podium; an extra has to be asked for, such as `pip install ".[sql]"` in a
clone; `bundled`, in tree-sitter-languages, which has wheels for Python 3.12 and older. Without its grammar a
language gets slices by lines. *doc comments* names the dialect that is written.
"""


def run_rules(language: str, *, markdown: bool) -> int:
    """Print the rules of a language, or of all; 2 for a language that nobody knows."""
    known = {title_of(row).lower(): row for row in languages().values()} | languages()
    if language and language.lower() not in known:
        tell(f"no language is called {language!r}; `podium languages` lists them")
        return 2
    if markdown:
        click.echo("\n".join(_rules_page()))
        return 0
    for row in [known[language.lower()]] if language else _with_rules():
        for rule in rules_for(row):
            cwe = f"CWE-{rule.cwe}" if rule.cwe else ""
            click.echo(f"{rule.id:34} {rule.severity:11} {rule.confidence:7} {cwe:9} {_plain(rule.message)}")
    return 0


def run_languages(*, markdown: bool) -> int:
    """Print what there is for each language."""
    if markdown:
        click.echo("\n".join(_languages_page()))
        return 0
    for name, *cells in _language_rows():
        named = (
            head if cell == "yes" else f"{head}: {cell}"
            for head, cell in zip(_COLUMNS[1:], cells, strict=True)
            if cell
        )
        click.echo(f"{name:16} {', '.join(named)}")
    return 0


def title_of(language: Language) -> str:
    """The language's name as people write it."""
    return _TITLES.get(language.name, language.name.capitalize())


def _with_rules() -> list[Language]:
    """The languages that have rules, one for each set of them."""
    chosen: dict[str, Language] = {}
    for row in languages().values():
        if rules_for(row):
            chosen.setdefault(row.queries[-1] if row.name == "cpp" else row.queries[0], row)
    return list(chosen.values())


def _plain(message: str) -> str:
    return _CAPTURE.sub("…", message)


def _rules_page() -> Iterator[str]:
    chosen = _with_rules()
    sections = [(row, _own_rules(row, chosen)) for row in chosen]
    count = sum(len(rules) for _, rules in sections) + len(secret_rules())
    kinds = {row.queries[-1] for row in languages().values() if rules_for(row)}
    yield from _RULES_HEAD.format(rules=count, languages=len(kinds)).splitlines()
    for row, rules in sections:
        yield from ("", f"## {_section_title(row)}")
        for rule in rules:
            yield from _rule_section(rule, row)
    yield from ("", "## Secrets", "")
    for secret in secret_rules():
        about = f"({secret.severity}, {secret.confidence}, CWE-{secret.cwe})"
        yield f"- `{secret.id}`: {secret.message} {about}. {secret.help}"


def _own_rules(language: Language, chosen: Sequence[Language]) -> list[Rule]:
    """The rules of a language but for those that an earlier one has too: C++ has C's."""
    before = chosen[: chosen.index(language)]
    told = {rule.id for row in before for rule in rules_for(row)}
    return [rule for rule in rules_for(language) if rule.id not in told]


def _section_title(language: Language) -> str:
    """The languages that have these rules, as a head."""
    alike = [row for row in languages().values() if rules_for(row) and row.queries[0] == language.queries[0]]
    return ", ".join(map(title_of, alike if language.queries[0] == "ecma" else [language]))


def _rule_section(rule: Rule, language: Language) -> Iterator[str]:
    weakness = weaknesses().get(rule.cwe or 0)
    about = f", CWE-{rule.cwe}: {weakness.name}" if weakness else ""
    kind = "flow" if rule.flow else "pattern"
    yield from ("", f"### {rule.id}", "")
    yield f"*{_plain(rule.message)}* ({rule.severity}, {rule.confidence} confidence, {kind}{about})"
    yield ""
    if why := rule.why or (weakness.why if weakness else ""):
        yield f"Why: {why}"
    yield f"Instead: {rule.help}"
    for title, samples in (("Found", rule.found), ("Not found", rule.clean)):
        yield from ("", f"{title}:", "", f"```{language.name}", *samples[0].splitlines(), "```")


def _languages_page() -> Iterator[str]:
    yield from _LANGUAGES_HEAD.splitlines()
    yield f"| {' | '.join(_COLUMNS)} |"
    yield f"|{'---|' * len(_COLUMNS)}"
    for row in _language_rows():
        yield f"| {' | '.join(row)} |"
    yield from _LANGUAGES_TAIL.splitlines()


def _language_rows() -> Iterator[Sequence[str]]:
    documenter = next(agent for agent in DEFAULT_SQUAD.agents if agent.name == "documenter")
    for row in languages().values():
        if not row.has_grammar or grammar(row) is None:
            continue
        source = f"extra `{row.extra}`" if row.extra else "bundled" if row.bundled else "own"
        queries = ["yes" if query_source(row, name).strip() else "" for name in _QUERIES]
        docs = (row.dialect or _style(row)) if row.name in documenter.languages else ""
        kinds = Counter("flow" if rule.flow else "pattern" for rule in rules_for(row))
        told = f"{kinds.total()} ({kinds['flow']} flow)" if kinds else ""
        fixes = "ruff, names" if row.name == "python" else "rewrites" if row.name in _patched() else ""
        yield (title_of(row), source, *queries, docs, told, fixes)


def _patched() -> Sequence[str]:
    return next(agent.languages for agent in DEFAULT_SQUAD.agents if agent.tool == "rewrites")


def _style(language: Language) -> str:
    return "Google, NumPy, Sphinx" if language.name == "python" else "JSDoc, TSDoc"
