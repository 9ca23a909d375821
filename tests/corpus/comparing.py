"""Podium's definitions of a language's files against another list of them, by name and line."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from lsp_server.syntax import Language, Node, Tree, languages, outline, parse
from lsp_server.text import Text
from tests import python_definitions
from tests.corpus.packages import Corpus
from tests.corpus.unpacking import parser_file

_TYPESCRIPT = Path(__file__).with_name("typescript_definitions.js")
_JAVA = Path(__file__).with_name("JavaDefinitions.java")
_GO = Path(__file__).with_name("go_definitions.go")
_EXPORT = "jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED"
_PROGRAMS = {"ctags": "ctags", "go": "go", "javac": "javac"}
_FIELDS = ("--output-format=json", "--fields=+nKe", "--sort=no", "-f", "-", "-L", "-")


class Entry(NamedTuple):
    """A definition in a list; lines count from 1."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read and parsed."""

    path: Path
    text: Text
    tree: Tree

    @property
    def parses(self) -> bool:
        """Whether the tree is without errors."""
        return not self.tree.root_node.has_error

    def line(self, number: int) -> str:
        """A line, counted from 1; empty behind the end."""
        return self.text.line(number - 1)


@dataclass(frozen=True, slots=True)
class Difference:
    """A definition that only one of the lists has."""

    path: Path
    entry: Entry
    line: str

    def __str__(self) -> str:
        """The place, and the line as it stands there."""
        return f"{self.path}:{self.entry.line}: {self.entry.name}: {self.line.strip()[:100]}"


@dataclass(slots=True)
class Figures:
    """How two lists agree over some files."""

    files: int = 0
    common: int = 0
    missed: list[Difference] = field(default_factory=list)
    extra: list[Difference] = field(default_factory=list)

    @property
    def definitions(self) -> int:
        """What Podium lists."""
        return self.common + len(self.extra)

    @property
    def recall(self) -> float:
        """How much of the other list Podium has."""
        return self.common / max(1, self.common + len(self.missed))

    @property
    def precision(self) -> float:
        """How much of Podium's list the other one has."""
        return self.common / max(1, self.definitions)

    def reaches(self, least: tuple[float, float]) -> bool:
        """Whether recall and precision keep to their bounds."""
        return self.recall >= least[0] and self.precision >= least[1]

    def add(self, source: Source, ours: set[Entry], theirs: set[Entry]) -> None:
        """Count a file."""
        self.files += 1
        self.common += len(ours & theirs)
        for found, only in ((self.missed, theirs - ours), (self.extra, ours - theirs)):
            found += [Difference(source.path, one, source.line(one.line)) for one in sorted(only)]

    def as_row(self) -> dict[str, float]:
        """What stands in the language's file."""
        return {
            "files": self.files,
            "definitions": self.definitions,
            "recall": round(self.recall, 4),
            "precision": round(self.precision, 4),
        }


class Listed(NamedTuple):
    """Another tool's list: what counts, and what neither side counts."""

    entries: Iterable[Entry]
    others: Iterable[Entry] = ()


Reference = Callable[[Source], Listed]


def obstacle(corpus: Corpus, files: Sequence[Path]) -> str:
    """Why a language cannot be compared here; empty where it can."""
    if not corpus.reference:
        return "its file names no list to compare with"
    program = _PROGRAMS.get(corpus.reference)
    if program and shutil.which(program) is None:
        return f"{program} is not installed"
    if not languages()[corpus.language].has_grammar:
        return "there is no grammar for it"
    if corpus.parser is not None and not (shutil.which("node") and parser_file(corpus.parser).is_file()):
        return "node or TypeScript's parser is not here"
    return "" if files else "its packages are not here; `make corpus` fetches them"


def compare(corpus: Corpus, files: Sequence[Path]) -> tuple[Figures, Figures]:
    """The figures, and those of files with errors where they are counted apart."""
    language = languages()[corpus.language]
    reference = _REFERENCES[corpus.reference](corpus, files)
    whole, faulty = Figures(), Figures()
    for source in _sources(language, files):
        figures = faulty if corpus.parses_only and not source.parses else whole
        ours, listed = _counted(corpus, source, _ours(corpus, language, source)), reference(source)
        theirs, others = (_counted(corpus, source, entries) for entries in listed)
        figures.add(source, ours - (others - theirs), theirs)
    return whole, faulty


def _ours(corpus: Corpus, language: Language, source: Source) -> Iterator[Entry]:
    for one in outline(language, source.tree, source.text):
        if not corpus.ours or one.kind in corpus.ours:
            yield Entry(one.name, one.name_range.start.line + 1)


def _sources(language: Language, files: Iterable[Path]) -> Iterator[Source]:
    """What is UTF-8 and has a grammar."""
    for path in files:
        try:
            text = Text.of(path.read_bytes().decode("utf-8"))
        except UnicodeDecodeError:
            continue
        tree = parse(language, text.data)
        if tree is not None:
            yield Source(path, text, tree)


def _counted(corpus: Corpus, source: Source, entries: Iterable[Entry]) -> set[Entry]:
    """The entries that are comparable, with names as both sides would have them."""
    strip, names, lines = corpus.strip, corpus.ignore, corpus.ignore_lines
    counted: set[Entry] = set()
    for entry in entries:
        name = strip.sub("", entry.name) if strip else entry.name
        left_out = (names and names.search(name)) or (lines and lines.search(source.line(entry.line)))
        if not left_out:
            counted.add(Entry(name, entry.line))
    return counted


def _ctags(corpus: Corpus, files: Sequence[Path]) -> Reference:
    """All files at once, since starting it takes longer than reading one."""
    language = corpus.settings["language"]
    command = ("ctags", *_FIELDS, f"--languages={language}", f"--language-force={language}")
    paths = "\n".join(map(str, files))
    done = subprocess.run(command, input=paths.encode(), capture_output=True, check=True)
    found: dict[str, list[Entry]] = defaultdict(list)
    others: dict[str, set[Entry]] = defaultdict(set)
    for tag in _tags(done.stdout):
        entry = Entry(tag["name"], tag["line"])
        if tag["kind"] in corpus.kinds:
            found[tag["path"]].append(entry)
        elif tag["kind"] in corpus.ignore_kinds:
            others[tag["path"]].add(entry)
    return lambda source: Listed(found[str(source.path)], others[str(source.path)])


def _tags(output: bytes) -> Iterator[dict[str, Any]]:
    """The tags; some have names in an encoding that is no JSON."""
    for line in output.decode("utf-8", "replace").splitlines():
        try:
            tag = json.loads(line)
        except ValueError:
            continue
        if tag.get("_type") == "tag" and "kind" in tag and "line" in tag:
            yield tag


def _words(corpus: Corpus, _files: Sequence[Path]) -> Reference:
    pattern = re.compile(corpus.settings["pattern"], re.MULTILINE)
    blank = frozenset(corpus.settings.get("blank", ()))
    return lambda source: Listed(_search(pattern, blank, source))


def _search(pattern: re.Pattern[str], blank: frozenset[str], source: Source) -> Iterator[Entry]:
    content = _blanked(source, blank)
    line, place = 1, 0
    for match in pattern.finditer(content):
        group = match.lastindex or 0
        start = match.start(group)
        line, place = line + content.count("\n", place, start), start
        yield Entry(match[group], line)


def _blanked(source: Source, blank: frozenset[str]) -> str:
    """The text with spaces where comments and strings stand."""
    data = bytearray(source.text.data)
    for node in _nodes(source.tree.root_node, blank):
        part = data[node.start_byte : node.end_byte]
        data[node.start_byte : node.end_byte] = bytes(10 if byte == 10 else 32 for byte in part)
    return data.decode("utf-8")


def _nodes(root: Node, kinds: frozenset[str]) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type in kinds:
            yield node
        else:
            stack.extend(node.children)


def _ast(_corpus: Corpus, _files: Sequence[Path]) -> Reference:
    return lambda source: Listed(_parsed_by_python(source))


def _parsed_by_python(source: Source) -> Iterator[Entry]:
    both = python_definitions.read(source.path)
    if both is not None:
        text, module = both
        for start, one in python_definitions.definitions(module, text).items():
            yield Entry(one.path[-1], start.line + 1)


def _typescript(corpus: Corpus, files: Sequence[Path]) -> Reference:
    assert corpus.parser is not None
    return _printed(("node", str(_TYPESCRIPT), str(parser_file(corpus.parser))), files)


def _javac(_corpus: Corpus, files: Sequence[Path]) -> Reference:
    return _printed(("java", "--add-exports", _EXPORT, str(_JAVA)), files)


def _go(_corpus: Corpus, files: Sequence[Path]) -> Reference:
    return _printed(("go", "run", str(_GO)), files)


def _printed(command: Sequence[str], files: Sequence[Path]) -> Reference:
    """What a program prints of all files at once, as lines of JSON with path and found."""
    paths = "\n".join(map(str, files))
    done = subprocess.run(command, input=paths.encode(), capture_output=True, check=True)
    rows = {row["path"]: row for row in map(json.loads, done.stdout.splitlines())}
    return lambda source: Listed(Entry(*one) for one in rows[str(source.path)]["found"])


_REFERENCES: dict[str, Callable[[Corpus, Sequence[Path]], Reference]] = {
    "ctags": _ctags,
    "words": _words,
    "ast": _ast,
    "go": _go,
    "javac": _javac,
    "typescript": _typescript,
}
