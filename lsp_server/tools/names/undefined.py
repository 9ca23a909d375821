"""What an undefined name may have meant: an import that is missing, or a name that is misspelt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lsp_server.syntax import Language, Tree
from lsp_server.text import Range, Text, TextEdit
from lsp_server.tools.findings import Fix
from lsp_server.tools.names.bindings import BUILTINS, readable, scope_names
from lsp_server.tools.names.candidate import ImportCandidate, Standing
from lsp_server.tools.names.imports import insert_import, seen_from, uses_relative_imports
from lsp_server.tools.names.packages import PackageNames
from lsp_server.tools.names.spelling import edit_distance, nearest_names
from lsp_server.tools.names.stdlib import likelihood, preferences, stdlib_candidates, stdlib_modules
from lsp_server.tools.names.usage import Usage, usage_at

MAX_FIXES = 5
_MAX_SPELLINGS = 2
_SURE_LENGTH = 5
# Classes and the like of the standard library that are written as functions are.
_LOWER_CASE_CLASSES = frozenset(
    {"datetime", "date", "time", "timedelta", "timezone", "defaultdict", "deque", "chain", "partial", "array"}
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around a file.

    `installed` is its environment, `own` the names that each module of the user's own code defines, by
    the module's dotted name, and `module` the file's own dotted name.
    """

    installed: PackageNames | None = None
    own: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    module: str | None = None

    @property
    def own_roots(self) -> frozenset[str]:
        """The top-level modules of the user's own code."""
        names = [*self.own, self.module or ""]
        return frozenset(name.split(".")[0] for name in names if name)


def fixes_for_undefined(
    language: Language, tree: Tree, text: Text, span: Range, known: Surroundings
) -> list[Fix]:
    """The repairs for the undefined Python name that `span` covers, at most five, the likeliest first.

    A repair is safe when no other is as likely. Nothing for other languages, or where no name stands.
    """
    span = text.clamp_range(span)
    name = text.slice(span)
    if language.name != "python" or not name.isidentifier():
        return []
    usage = usage_at(readable(tree, text), text.data, text.byte_at(span.start), text.byte_at(span.end))
    candidates = import_candidates(name, usage, known)
    if usage.kind == "attribute":
        candidates = [one for one in candidates if _has_attributes(one, known)]
    seen = scope_names(tree, text, span.start)
    if candidates:  # somebody who wrote `Any` did not mean `any`
        seen = [visible for visible in seen if visible not in BUILTINS]
    spellings = [
        spelling
        for spelling in nearest_names(name, seen, _MAX_SPELLINGS)
        if usage.kind != "attribute" or not _is_plural(name, spelling)
    ]
    imports = _import_fixes(language, tree, text, candidates, known)
    plain = usage.kind == "value" and name.islower()  # as variables are used
    if imports and not plain and _is_settled(candidates, usage, spellings, known):
        imports[0] = Fix(imports[0].title, imports[0].edits, safe=True)
    alone = len(spellings) == 1 and not imports and _is_a_slip(name, spellings[0], usage, text)
    renames = [_rename(name, spelling, span, alone=alone) for spelling in spellings]
    if renames and plain and edit_distance(name, spellings[0], 1) <= 1:
        return [*renames, *imports][:MAX_FIXES]
    return [*imports[: MAX_FIXES - len(renames)], *renames]


def import_candidates(name: str, usage: Usage, known: Surroundings) -> list[ImportCandidate]:
    """The imports that would define a name and can be meant by its use, the likeliest first."""
    found = [_reaching(candidate, usage) for candidate in stdlib_candidates(name)]
    if name in preferences().aliases:  # `pd` is never turtle's, even where there is no pandas
        found = [candidate for candidate in found if candidate.standing < Standing.RARE]
    found += _own_candidates(name, known)
    if known.installed is not None:
        found += _installed_candidates(name, known.installed, known, settled=_is_clear(found))
    fitting = [candidate for candidate in found if _misfit(candidate, usage, known) is not None]
    return sorted(dict.fromkeys(fitting), key=lambda candidate: _order(candidate, usage, known))


def _import_fixes(
    language: Language, tree: Tree, text: Text, candidates: list[ImportCandidate], known: Surroundings
) -> list[Fix]:
    roots = known.own_roots
    relative = known.module is not None and uses_relative_imports(tree, text, roots)
    is_package = any(module.startswith(f"{known.module}.") for module in known.own)
    fixes: list[Fix] = []
    for candidate in candidates[:MAX_FIXES]:
        written = candidate
        if relative and candidate.module.split(".")[0] in roots:
            written = seen_from(candidate, known.module or "", is_package=is_package)
        edits = insert_import(language, tree, text, written, own_roots=roots)
        if edits:
            fixes.append(Fix(written.title, edits, safe=False))
    return fixes


def _rename(name: str, spelling: str, span: Range, *, alone: bool) -> Fix:
    """The repair of a slip; safe when it is one slip, in a longer name, and nothing else can be meant."""
    slip = edit_distance(name.casefold(), spelling.casefold(), 1) <= 1
    sure = alone and slip and len(name) >= _SURE_LENGTH
    return Fix(f"change `{name}` to `{spelling}`", (TextEdit(span, spelling),), safe=sure)


def _is_a_slip(name: str, spelling: str, usage: Usage, text: Text) -> bool:
    """Whether a name can only be misspelt: not one that is used again, or as a module is, or is a plural.

    `requests.get` beside a `request` is an import that is missing.
    """
    if usage.kind == "attribute" or len(re.findall(rb"\b%b\b" % name.encode(), text.data)) > 1:
        return False
    return not _is_plural(name, spelling)


def _is_plural(name: str, spelling: str) -> bool:
    """Whether two names differ in nothing but case and a plural's `s`: both may well exist."""
    return name.casefold().rstrip("s") == spelling.casefold().rstrip("s")


def _is_settled(
    candidates: list[ImportCandidate], usage: Usage, spellings: list[str], known: Surroundings
) -> bool:
    """Whether the first import is the only one that can be meant."""
    first, rivals = candidates[0], candidates[1:]
    if first.standing is Standing.SETTLED:
        return all(rival.standing > Standing.OWN for rival in rivals)
    if spellings or first.standing >= Standing.RARE or (first.name and not _is_telling(first, usage)):
        return False
    best = _misfit(first, usage, known)
    return all(_misfit(rival, usage, known) != best for rival in rivals)


def _has_attributes(candidate: ImportCandidate, known: Surroundings) -> bool:
    """Whether `name.attribute` makes sense of what is imported: not of one of the standard library's
    functions."""
    if candidate.module.split(".")[0] not in stdlib_modules() or _as_module(candidate, known) is not None:
        return True
    return not candidate.name.islower() or candidate.name in _LOWER_CASE_CLASSES


def _is_telling(candidate: ImportCandidate, usage: Usage) -> bool:
    """Whether the use bears out what is imported from a module: `path.exists` may well be a variable's."""
    if candidate.standing is Standing.OWN:
        return True
    return candidate.standing <= Standing.ORDINARY and usage.kind in ("call", "type")


def _is_clear(candidates: list[ImportCandidate]) -> bool:
    """Whether there is no need to look for the name in all installed packages."""
    return any(candidate.standing <= Standing.OWN or not candidate.name for candidate in candidates)


def _own_candidates(name: str, known: Surroundings) -> list[ImportCandidate]:
    found: list[ImportCandidate] = []
    for module, names in known.own.items():
        parts = module.split(".")
        if module == known.module or any(part.startswith("__") for part in parts):
            continue
        standing = Standing.RARE if _is_test(parts) else Standing.OWN
        if name in names:
            found.append(ImportCandidate(module, name, "", standing))
        if parts[-1] == name:
            package = ".".join(parts[:-1])
            found.append(
                ImportCandidate(package, name, "", standing)
                if package
                else ImportCandidate(name, "", "", standing)
            )
    return found


def _is_test(parts: list[str]) -> bool:
    return any(part in ("tests", "test", "conftest") or part.startswith("test_") for part in parts)


def _installed_candidates(
    name: str, installed: PackageNames, known: Surroundings, *, settled: bool
) -> list[ImportCandidate]:
    """What the environment's packages offer; those are only read where nothing else is clearly meant."""
    foreign = installed.modules - known.own_roots - stdlib_modules().keys()
    found: list[ImportCandidate] = []
    if name in foreign:
        found.append(ImportCandidate(name, "", "", Standing.INSTALLED))
    alias = preferences().aliases.get(name, "")
    if alias.split(".")[0] in foreign:
        found.append(ImportCandidate(alias, "", name, Standing.SETTLED))
    if settled or found:
        return found
    rare = preferences().rare_installed
    for module in installed.definers(name):
        if module in foreign:
            standing = Standing.DEPRECATED if module in rare or _is_test([module]) else Standing.INSTALLED
            found.append(ImportCandidate(module, name, "", standing))
    return found


def _reaching(candidate: ImportCandidate, usage: Usage) -> ImportCandidate:
    """The candidate with as much of its use as is a module too: `import concurrent.futures`.

    A package gives its modules away only once they are imported, `os` and its like excepted.
    """
    modules = stdlib_modules()
    module = candidate.module
    if candidate.name or candidate.alias:
        return candidate
    for attribute in usage.attributes:
        if f"{module}.{attribute}" not in modules or attribute in modules[module]:
            break
        module = f"{module}.{attribute}"
    return ImportCandidate(module, "", "", candidate.standing)


def _misfit(candidate: ImportCandidate, usage: Usage, known: Surroundings) -> int | None:
    """How badly a candidate fits the use of the name, from 0; None where it cannot be meant."""
    module = _as_module(candidate, known)
    if usage.awaited:
        return None if module else int(candidate.module.split(".")[0] != "asyncio")
    if usage.kind == "attribute":
        return 1 if module is None else _lacks(module, candidate, usage, known)
    if module is None:
        return 0
    return 1 if usage.kind == "value" else None


def _as_module(candidate: ImportCandidate, known: Surroundings) -> str | None:
    """The dotted name of the module that the candidate binds; None where it binds what a module defines."""
    if not candidate.name:
        return candidate.module
    dotted = f"{candidate.module}.{candidate.name}"
    return dotted if dotted in stdlib_modules() or dotted in known.own else None


def _lacks(module: str, candidate: ImportCandidate, usage: Usage, known: Surroundings) -> int:
    """0 for a module that has the attribute that is asked of it or may have it, 2 for one that has it not."""
    names = stdlib_modules().get(module) or known.own.get(module)
    depth = 0 if candidate.name or candidate.alias else module.count(".")
    if not names or len(usage.attributes) <= depth:
        return 0
    attribute = usage.attributes[depth]
    return (
        0
        if attribute in names or attribute.startswith("_") or f"{module}.{attribute}" in stdlib_modules()
        else 2
    )


def _order(candidate: ImportCandidate, usage: Usage, known: Surroundings) -> tuple[object, ...]:
    standing, place, *rest = likelihood(candidate)
    misfit = _misfit(candidate, usage, known) or 0
    return misfit, standing, place, -_closeness(candidate.module, known.module or ""), *rest


def _closeness(module: str, other: str) -> int:
    """How many leading parts two dotted names share."""
    shared = 0
    for part, same in zip(module.split("."), other.split("."), strict=False):
        if part != same:
            break
        shared += 1
    return shared
