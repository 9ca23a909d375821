"""What a file of this folder says: pinned packages, how a language is compared, and what came of it.

`[[package]]` has registry, name, version, sha256 and license; with `archive = "source"` a package of
Debian is the upstream archive of a source package.

`[ctags]` compares with universal-ctags: `language` is its name for the language, `kinds` what counts of
its list, and what it lists as one of `ignore-kinds` is left out of Podium's, too. `[words]` compares with
a search: `pattern` has one group for the name in each of its branches, and nodes of the kinds in `blank`
are not searched. `[ast]` compares with Python's own parser, `[go]` and `[javac]` with those of the Go and
the JDK on the PATH, and `[typescript]` with TypeScript's, of which it has version, sha256 and license. All
of them may have `ours`, the kinds of Podium that count; `ignore` and `ignore-lines`, names and lines that
both sides leave out; `strip`, what is taken off names on both sides; `parses-only`, for files with errors
to be counted apart; and `least`, bounds of recall and precision in place of 0.99.

`[[difference]]` says what differs and why, with a `count` where all files of the packages were gone
through. `[result]` has the figures, and whose list they are `against` where none of these tables is there.
"""

from __future__ import annotations

import re
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.bench.client import ROOT

FOLDER = Path(__file__).parent
REFERENCES = {
    "ctags": "universal-ctags",
    "words": "a search",
    "ast": "`ast`",
    "go": "Go's parser",
    "javac": "javac's parser",
    "typescript": "TypeScript's parser",
}

_GOAL = 0.99


@dataclass(frozen=True, slots=True)
class Package:
    """A pinned package of a registry."""

    registry: str
    name: str
    version: str
    sha256: str
    license: str
    archive: str = ""

    @property
    def slug(self) -> str:
        """A name for its folder."""
        return re.sub(r"[^\w.+~-]+", "-", f"{self.name}-{self.version}").strip("-")


@dataclass(frozen=True)
class Corpus:
    """The file of a language."""

    language: str
    packages: tuple[Package, ...]
    differences: tuple[Mapping[str, Any], ...]
    result: Mapping[str, Any]
    reference: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ours(self) -> frozenset[str]:
        """The kinds of definitions that count; none for all."""
        return frozenset(self.settings.get("ours", ()))

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of the other list that count."""
        return frozenset(self.settings.get("kinds", ()))

    @property
    def parser(self) -> Package | None:
        """The package of the parser that makes the other list, where one does."""
        if self.reference != "typescript":
            return None
        pinned = (str(self.settings[name]) for name in ("version", "sha256", "license"))
        return Package("npm", "typescript", *pinned)

    @property
    def ignore_kinds(self) -> frozenset[str]:
        """The kinds of the other list that neither side counts."""
        return frozenset(self.settings.get("ignore-kinds", ()))

    @property
    def parses_only(self) -> bool:
        """Whether files with errors in their trees are counted apart."""
        return bool(self.settings.get("parses-only", False))

    @property
    def least(self) -> tuple[float, float]:
        """The bounds of recall and precision."""
        bounds = self.settings.get("least", {})
        return float(bounds.get("recall", _GOAL)), float(bounds.get("precision", _GOAL))

    @cached_property
    def ignore(self) -> re.Pattern[str] | None:
        """Names that neither side counts."""
        return self._pattern("ignore")

    @cached_property
    def ignore_lines(self) -> re.Pattern[str] | None:
        """Lines on which neither side counts anything."""
        return self._pattern("ignore-lines")

    @cached_property
    def strip(self) -> re.Pattern[str] | None:
        """What is taken off names before they are compared."""
        return self._pattern("strip")

    def _pattern(self, name: str) -> re.Pattern[str] | None:
        source = self.settings.get(name)
        return re.compile(source) if source else None


def corpus_names() -> list[str]:
    """Every language with a file."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def read_corpus(language: str) -> Corpus:
    """The file of a language. Raises TypeError for unknown fields of packages."""
    fields = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    reference = next((name for name in REFERENCES if name in fields), "")
    return Corpus(
        language=language,
        packages=tuple(Package(**one) for one in fields["package"]),
        differences=tuple(fields.get("difference", ())),
        result=fields["result"],
        reference=reference,
        settings=fields.get(reference, {}),
    )


def cache() -> Path:
    """Below the environment that make fills, else among the temporary files."""
    environments = ROOT / ".venv"
    return (environments if environments.is_dir() else Path(tempfile.gettempdir())) / "podium-corpus"
