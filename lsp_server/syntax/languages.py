"""The table of languages: read once from grammars/languages.toml, nothing of it in code."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import Any

from lsp_server import store


@dataclass(frozen=True, slots=True)
class Language:
    """One row of grammars/languages.toml, whose head explains the fields."""

    name: str
    ids: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    shebangs: tuple[str, ...] = ()
    comment: str = "#"
    prose: bool = False
    grammar: tuple[str, str] | None = None
    queries: tuple[str, ...] = ()
    runs_embedded: bool = False
    extra: str = ""
    bundled: str = ""
    wrappers: tuple[str, ...] = ()
    decorators: tuple[str, ...] = ()
    doc: str = ""
    doc_comments: tuple[str, ...] = ()
    doc_not: str = ""
    dialect: str = ""
    tests: tuple[str, ...] = ()

    @property
    def has_grammar(self) -> bool:
        """Whether a grammar is known for it; whether that is installed, only loading tells."""
        return self.grammar is not None or bool(self.bundled)

    def __reduce__(self) -> tuple[Callable[[str], Language], tuple[str]]:
        """By its name, for another process, which has its own rows."""
        return language_named, (self.name,)


PLAIN = Language("plaintext", prose=True)


@cache
def languages() -> dict[str, Language]:
    """Every language that has a row, by name."""
    rows = tomllib.loads((store.grammars_folder() / "languages.toml").read_text("utf-8"))
    return {name: _row(name, fields) for name, fields in rows.items()}


def language_named(name: str) -> Language:
    """The language with this name; `PLAIN` for one without a row."""
    return languages().get(name, PLAIN)


def language_by_id(language_id: str, path: str = "") -> Language:
    """The language that an editor's language id means; by the file's name where the id is unknown."""
    return _by_id().get(language_id) or language_for_path(path)


def language_for_path(path: str, first_line: str = "") -> Language:
    """The language of a file by its name, else by the interpreter in its first line, else `PLAIN`."""
    pure = PurePath(path)
    found = _by_name().get(pure.name) or _by_suffix().get(pure.suffix.lower())
    if found is None and first_line.startswith("#!"):
        words = first_line[2:].replace("/", " ").split()
        found = next((_by_shebang()[word] for word in reversed(words) if word in _by_shebang()), None)
    return found or PLAIN


@cache
def _by_id() -> dict[str, Language]:
    return {key: row for row in languages().values() for key in row.ids}


@cache
def _by_suffix() -> dict[str, Language]:
    return {key: row for row in languages().values() for key in row.suffixes}


@cache
def _by_name() -> dict[str, Language]:
    return {key: row for row in languages().values() for key in row.names}


@cache
def _by_shebang() -> dict[str, Language]:
    return {key: row for row in languages().values() for key in row.shebangs}


def _row(name: str, fields: dict[str, Any]) -> Language:
    grammar = fields.get("grammar")
    return Language(
        name=name,
        ids=tuple(fields.get("ids", ())),
        suffixes=tuple(fields.get("suffixes", ())),
        names=tuple(fields.get("names", ())),
        shebangs=tuple(fields.get("shebangs", ())),
        comment=str(fields.get("comment", "#")),
        prose=bool(fields.get("prose", False)),
        grammar=(grammar[0], grammar[1]) if grammar else None,
        queries=tuple(fields.get("queries", ())),
        runs_embedded=bool(fields.get("runs-embedded", False)),
        extra=str(fields.get("extra", "")),
        bundled=str(fields.get("bundled", "")),
        wrappers=tuple(fields.get("wrappers", ())),
        decorators=tuple(fields.get("decorators", ("decorator",))),
        doc=str(fields.get("doc", "")),
        doc_comments=tuple(fields.get("doc-comments", ())),
        doc_not=str(fields.get("doc-not", "")),
        dialect=str(fields.get("doc-dialect", "")),
        tests=tuple(fields.get("tests", ())),
    )
