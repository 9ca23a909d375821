"""Where the tests of a file stand, and how new ones come in: imports to imports, tests at the end."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath

from lsp_server.agents.project import Project
from lsp_server.agents.task import Task
from lsp_server.errors import UnfitReply, UserError
from lsp_server.patch import FileFacts
from lsp_server.patch.replies import Reading, Rewrite
from lsp_server.syntax import Language, Node, has_test, outline, parse, run_query
from lsp_server.text import Text, join_lines, line_end
from lsp_server.trust import is_protected
from lsp_server.workspace import decode

_TEST = re.compile(r"\bdef test|\bclass \w*Test|\b(?:test|it|describe)(?:\.\w+)*\(|\bfunc Test")
_MERGED = ("python", "javascript", "typescript", "tsx")  # whose imports find their place
_MOST_WALKED = 4000
_MOST_SHOWN = 120  # lines of the tests that are there


@dataclass(frozen=True)
class TestFile:
    """The file that holds the tests of another one. `text` is empty where it is not there yet."""

    __test__ = False  # for pytest, which takes every class of this name for one of tests

    path: Path
    text: Text
    exists: bool
    facts: FileFacts

    def shown(self) -> str:
        """What a model needs to know of it: its head, and the names of what it has."""
        lines = self.text.lines
        heads = [line for line in lines[20:] if line.lstrip().startswith(("def ", "class ", "test(", "it("))]
        return join_lines([*lines[:20], *heads][:_MOST_SHOWN])


def test_file(task: Task) -> TestFile:
    """The test file of the document, as the editor or the disk has it. Blocks; for worker threads.

    Raises UserError where the language's habits are not known, or the document is no file of the workspace.
    """
    snapshot, workspace = task.snapshot, task.project.workspace
    patterns = snapshot.language.tests
    path = Path(os.path.realpath(snapshot.path)) if snapshot.path else Path()
    root = workspace.root_of(path) if snapshot.path else None
    if root is None:
        raise UserError("tests need a file in an open folder; save this one first")
    if not patterns:
        raise UserError(f"where tests of {snapshot.language.name} go is not known; ask for them by a comment")
    found = _existing(task.project, path, root, patterns) or _new(path, root, patterns)
    buffer = task.assignment.buffers.get(os.path.realpath(found))
    exists = found.exists()
    if exists and snapshot.language.name not in _MERGED:
        raise UserError(
            f"tests of {snapshot.language.name} can go into a new file only; {found.name} is there"
        )
    facts = FileFacts(
        found.name,
        is_open=buffer is not None,
        inside_root=workspace.root_of(found) is not None,
        ignored=workspace.ignored(found),
        regular=not exists or _is_plain(found),
        protected=is_protected(found.relative_to(root).as_posix()),
    )
    if buffer is None and exists:
        buffer = Text.of(decode(workspace.read(found), found.name))
    return TestFile(found, buffer or Text.of(""), exists, facts)


test_file.__test__ = False  # type: ignore[attr-defined]


def _is_plain(path: Path) -> bool:
    """A file of its own: no link, and under no other name."""
    state = path.lstat()
    return stat.S_ISREG(state.st_mode) and state.st_nlink == 1


def _existing(project: Project, path: Path, root: Path, patterns: tuple[str, ...]) -> Path | None:
    """The test file that is there: nearby, else anywhere below the root, if only one has the name."""
    for place in test_places(path, root, patterns):
        if place.is_file():
            return place
    names = {PurePath(_filled(pattern, path)).name for pattern in patterns}
    walked = islice(project.workspace.walk(root), _MOST_WALKED)
    found = [one for one in walked if one.name in names]
    return found[0] if len(found) == 1 else None


def _new(path: Path, root: Path, patterns: tuple[str, ...]) -> Path:
    """Where it would go: the first place whose folder is there."""
    places = list(test_places(path, root, patterns))
    return next((one for one in places if one.parent.is_dir()), places[-1])


def test_places(path: Path, root: Path, patterns: tuple[str, ...]) -> Iterator[Path]:
    """Where a file's tests may stand, by each pattern in turn: from its own folder up to the root."""
    folders = [one for one in path.parents if one == root or root in one.parents]
    for pattern in patterns:
        for folder in folders if "/" in pattern else folders[:1]:
            yield folder / _filled(pattern, path)


def _filled(pattern: str, path: Path) -> str:
    return pattern.format(stem=path.stem, suffix=path.suffix)


def with_tests(file: TestFile, reading: Reading, language: Language, tested: str) -> Text:
    """The text of a test file with the tests of an answer. `tested` is a name that they must speak of.

    Raises UnfitReply.
    """
    code = _the_tests(reading, language, tested)
    ending = line_end(file.text.lines[0]) or "\n"
    if not file.text.data.strip():
        return Text.of(code.replace("\n", ending))
    new = Text.of(code)
    imports, rest = _parted(new, language)
    _check_names(file.text, new, language)
    lines = _with_imports(file.text, imports, language)
    if lines[-1] and not line_end(lines[-1]):
        lines[-1] += ending
    gap = ending * (2 if language.name == "python" else 1)
    return Text.of(join_lines([*lines, gap, rest.strip("\n").replace("\n", ending), ending]))


def _the_tests(reading: Reading, language: Language, tested: str) -> str:
    """The one candidate that parses and speaks of what is tested."""
    if not isinstance(reading, Rewrite):
        raise UnfitReply("tests", "the answer must be the tests in one code fence")
    own = {"", language.name, *language.ids, *(suffix.lstrip(".") for suffix in language.suffixes)}
    spoken = [one for one in reading.candidates if one.language in own]
    if not spoken:
        raise UnfitReply("language", f"the answer has no code in {language.name}")
    fitting = list(dict.fromkeys(one.text.strip("\n") for one in spoken if tested in one.text))
    if len(fitting) != 1:
        told = f"no code that speaks of {tested}" if not fitting else f"{len(fitting)} versions of the tests"
        raise UnfitReply("tests", f"the answer has {told}")
    tree = parse(language, fitting[0].encode("utf-8", "replace"))
    if tree is not None and tree.root_node.has_error:
        raise UnfitReply("syntax", "the tests have a syntax error")
    if not _TEST.search(fitting[0]) and not (tree is not None and has_test(language, tree)):
        raise UnfitReply("tests", "the answer has no test in it")
    if tree is not None and tested in {one.name for one in outline(language, tree, Text.of(fitting[0]))}:
        raise UnfitReply("tests", f"the answer defines {tested} again; test the one that there is")
    return f"{fitting[0]}\n"


def _parted(code: Text, language: Language) -> tuple[list[str], str]:
    """The imports at the top level of some code, and the code without them."""
    nodes = _imports(code, language)
    data, rest, at = code.data, b"", 0
    for node in nodes:
        rest += data[at : node.start_byte]
        at = node.end_byte
    return [data[one.start_byte : one.end_byte].decode() for one in nodes], (rest + data[at:]).decode()


def _imports(code: Text, language: Language) -> list[Node]:
    tree = parse(language, code.data)
    if tree is None:
        return []
    found = (match.first("import") for match in run_query(language, "imports", tree.root_node))
    whole = [node.parent if node.type == "variable_declarator" else node for node in found if node]
    top = {node.id: node for node in whole if node is not None and node.parent == tree.root_node}
    return sorted(top.values(), key=lambda node: node.start_byte)


def _check_names(old: Text, new: Text, language: Language) -> None:
    """No test may hide one that is there."""
    there, come = (_names(text, language) for text in (old, new))
    if both := sorted(there & come):
        raise UnfitReply("tests", f"{both[0]} is in the test file already; give new tests only")


def _names(text: Text, language: Language) -> set[str]:
    tree = parse(language, text.data)
    return {one.qualified for one in outline(language, tree, text)} if tree else set()


def _with_imports(text: Text, imports: list[str], language: Language) -> list[str]:
    """The lines of a text with the imports that it lacks, behind those at its top.

    Raises UnfitReply for an import that would bind a name twice, which JavaScript does not take.
    """
    known = {
        _flat(text.slice(text.range_of_bytes(one.start_byte, one.end_byte)))
        for one in _imports(text, language)
    }
    wanted = [one for one in imports if _flat(one) not in known and not one.startswith("from __future__")]
    if language.name != "python":
        _check_bindings(text, wanted, language)
    ending, lines, last = line_end(text.lines[0]) or "\n", list(text.lines), _behind_imports(text, language)
    if wanted and last and not line_end(lines[last - 1]):
        lines[last - 1] += ending
    return [*lines[:last], *(one.replace("\n", ending) + ending for one in wanted), *lines[last:]]


def _flat(code: str) -> str:
    return " ".join(code.split())


def _check_bindings(text: Text, imports: list[str], language: Language) -> None:
    there, come = _bound(text, language), _bound(Text.of("\n".join(imports)), language)
    if both := sorted(there & come):
        raise UnfitReply("tests", f"{both[0]} is imported in the test file already; leave it out")


def _bound(text: Text, language: Language) -> set[str]:
    """The names that a text's imports bind."""
    tree = parse(language, text.data)
    found = run_query(language, "imports", tree.root_node) if tree else ()
    names = (match.first("alias") or match.first("name") for match in found)
    return {(name.text or b"").decode() for name in names if name is not None}


def _behind_imports(text: Text, language: Language) -> int:
    """The line behind the imports at the top of a file; without any that behind its head of comments."""
    tree = parse(language, text.data)
    own = {node.start_byte for node in _imports(text, language)}
    line = 0
    for node in tree.root_node.named_children if tree else ():
        if node.start_byte not in own and not _is_head(node):
            break
        line = text.position_at_byte(node.end_byte).line + 1
    return min(line, len(text.lines))


def _is_head(node: Node) -> bool:
    """A comment, a line for the shell, or a string that stands alone, as a module's documentation does."""
    alone = [one.type for one in node.named_children] == ["string"]
    return "comment" in node.type or node.type == "hash_bang_line" or alone
