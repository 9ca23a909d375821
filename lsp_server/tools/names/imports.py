"""An import put where it belongs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from lsp_server.syntax import Language, Tree
from lsp_server.text import Position, Range, Text, TextEdit
from lsp_server.tools.names.bindings import readable
from lsp_server.tools.names.candidate import ImportCandidate, Standing
from lsp_server.tools.names.layout import Head, Imported, Section, read_head, section_of, sort_key
from lsp_server.tools.names.merging import merge_name

_CODING = re.compile(r"#.*?coding[:=]\s*[-\w.]+")
_DEFINITION = re.compile(r"(?:async\s+def|def|class)\b|@")


def insert_import(
    language: Language,
    tree: Tree,
    text: Text,
    candidate: ImportCandidate,
    *,
    own_roots: frozenset[str] = frozenset(),
) -> tuple[TextEdit, ...]:
    """The edits that add an import to a Python file; none where the file has it already at its head.

    A name joins a `from` import of the same module. Else the import goes where isort would put it,
    never into a block (`if TYPE_CHECKING:`, `try:`). `own_roots` names the user's own top-level modules.
    """
    if language.name != "python":
        return ()
    if candidate.standing is Standing.OWN:
        own_roots |= {candidate.module.split(".")[0]}
    head = read_head(readable(tree, text), text, own_roots)
    for imported in head.imports:
        edits = _joined(imported, text, candidate)
        if edits is not None:
            return edits
    if not head.imports:
        return (_first_import(head, text, candidate.statement),)
    section = section_of(candidate.module, own_roots)
    return (_placed(_pool(head, section), text, candidate, section),)


def import_statement_for(
    candidate: ImportCandidate, from_module: str, *, relative: bool, is_package: bool = False
) -> str:
    """The import as the module `from_module` writes it: relative where that is its style and possible.

    `is_package` says that `from_module` is a package's `__init__`.
    """
    return (
        seen_from(candidate, from_module, is_package=is_package).statement
        if relative
        else candidate.statement
    )


def seen_from(candidate: ImportCandidate, from_module: str, *, is_package: bool = False) -> ImportCandidate:
    """The candidate with a relative module; as it is where the two modules share no package."""
    base = from_module.split(".")
    package = base if is_package else base[:-1]
    target = candidate.module.split(".")
    shared = 0
    while shared < min(len(package), len(target)) and package[shared] == target[shared]:
        shared += 1
    if not shared or not candidate.name:
        return candidate
    dots = "." * (len(package) - shared + 1)
    return replace(candidate, module=dots + ".".join(target[shared:]))


def uses_relative_imports(tree: Tree, text: Text, own_roots: frozenset[str]) -> bool:
    """Whether the head of a file imports its own package by dots more often than by name."""
    sections = [one.section for one in read_head(readable(tree, text), text, own_roots).imports]
    return sections.count(Section.RELATIVE) > sections.count(Section.OWN)


def _joined(imported: Imported, text: Text, candidate: ImportCandidate) -> tuple[TextEdit, ...] | None:
    """The edits where the statement can take the candidate or is it already; else None."""
    if candidate.name and imported.is_from and imported.module == candidate.module:
        return merge_name(imported.node, text, candidate.imported)
    span = text.range_of_bytes(*imported.node.byte_range)
    return () if " ".join(text.slice(span).split()) == candidate.statement else None


def _pool(head: Head, section: Section) -> Sequence[Imported]:
    """The statements to stand among.

    Code between imports may change where modules are found (`sys.path`), so what is not of the standard
    library may stand behind it; a standard module goes before it, since the code may use it.
    """
    early = [one for one in head.imports if not one.late]
    return early if early and section is Section.STANDARD else head.imports


def _placed(pool: Sequence[Imported], text: Text, candidate: ImportCandidate, section: Section) -> TextEdit:
    same = [one for one in pool if one.section is section]
    if same:
        return _among(same, text, candidate)
    gap = [""] if _keeps_groups_apart(pool) else []
    lower = [one for one in pool if one.section < section]
    if lower:
        line = lower[-1].last + 1
        behind = gap if text.line(line).strip() else []
        return _insertion(text, line, [*gap, candidate.statement, *behind])
    return _insertion(text, _first_line(pool[0], text), [candidate.statement, *gap])


def _among(same: Sequence[Imported], text: Text, candidate: ImportCandidate) -> TextEdit:
    """Behind the last statement of the section that sorts before the new one, or before all of them."""
    key = sort_key(candidate.module, is_from=bool(candidate.name))
    mixed = _mixes_kinds(same)
    smaller = [one for one in same if (one.key[1:] <= key[1:] if mixed else one.key <= key)]
    line = smaller[-1].last + 1 if smaller else _first_line(same[0], text)
    return _insertion(text, line, [candidate.statement])


def _mixes_kinds(same: Sequence[Imported]) -> bool:
    """Whether `import x` and `from x import y` are sorted as one, by module only."""
    keys = [one.key for one in same]
    by_module = [key[1:] for key in keys]
    return keys != sorted(keys) and by_module == sorted(by_module)


def _keeps_groups_apart(pool: Sequence[Imported]) -> bool:
    """False where imports of two sections stand on neighbouring lines."""
    return not any(
        one.section != other.section and one.last + 1 == other.first for one, other in pairwise(pool)
    )


def _first_line(imported: Imported, text: Text) -> int:
    """The statement's line, or that of the comments right above it, but for those at the file's head."""
    line = imported.first
    while line > 0 and text.line(line - 1).startswith("#"):
        line -= 1
    return line or imported.first


def _first_import(head: Head, text: Text, statement: str) -> TextEdit:
    """The only import of a file: behind the docstring, else behind the comments at the head."""
    if head.docstring_end is not None:
        line, lead = head.docstring_end + 1, [""]
    else:
        line = _header_end(text)
        apart = line > 0 and not text.line(line).strip()
        lead = [""] if apart else []
    blanks, upcoming = 0, ""
    for number in range(line, len(text.lines)):
        upcoming = text.line(number).strip().lstrip("\ufeff")
        if upcoming:
            break
        blanks += 1
    wanted = _blank_lines_before(text, line + blanks) if upcoming else 0
    return _insertion(text, line, [*lead, statement, *[""] * (wanted - blanks)])


def _header_end(text: Text) -> int:
    """The line behind the comments at the head; of those that adjoin code only `#!` and coding count."""
    comments = _count_while(text, lambda line: line.startswith("#"))
    if comments == len(text.lines) or not text.line(comments).strip():
        return comments
    return _count_while(text, lambda line: line.startswith("#!") or bool(_CODING.match(line)))


def _blank_lines_before(text: Text, line: int) -> int:
    """Two before a definition and the comments that adjoin it, one before anything else."""
    while line + 1 < len(text.lines) and text.line(line).startswith("#"):
        line += 1
    return 2 if _DEFINITION.match(text.line(line)) else 1


def _count_while(text: Text, holds: Callable[[str], bool]) -> int:
    lines = (text.line(number).removeprefix("\ufeff") for number in range(len(text.lines)))
    return sum(1 for _ in takewhile(holds, lines))


def _insertion(text: Text, line: int, lines: Iterable[str]) -> TextEdit:
    """New lines before the line of this number; behind the last line where the number is past it."""
    newline = text.newline
    if line >= len(text.lines):
        return TextEdit(Range(text.end, text.end), "".join(newline + one for one in lines))
    marked = line == 0 and text.line(0).startswith("\ufeff")
    at = Position(line, int(marked))
    return TextEdit(Range(at, at), "".join(one + newline for one in lines))
