"""The rule for what a model's edit brings in: secrets, addresses, libraries, calls and silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsp_server.errors import RejectedEdit
from lsp_server.patch.doubted import Doubted

_URL = re.compile(r"\b(?:https?|wss?|ftp)://([\w.-]+)", re.IGNORECASE)
_DANGEROUS = re.compile(
    r"(?<![.\w])(?:eval|exec)\(|(?:window|globalThis|builtins)\.(?:eval|exec)\(|__import__\("
    r"|shell\s*=\s*True|pickle\.loads?\(|marshal\.loads?\(|yaml\.load\(|os\.(?:system|popen)\("
    r"|verify\s*=\s*False|rejectUnauthorized:\s*false|InsecureSkipVerify:\s*true|_create_unverified_context"
    r"|new Function\(|(?:inner|outer)HTML\s*=|document\.write\(|child_process|dangerouslySetInnerHTML"
    r"|exec\.Command\(|chmod\s+(?:-R\s+)?777|(?:curl|wget)\b[^|\n]*\|\s*(?:ba|z)?sh\b|rm\s+-rf?\s+/"
)
_DISABLED_TEST = re.compile(
    r"\bassert True\b|pytest\.mark\.(?:skip|xfail)|pytest\.skip\(|@unittest\.skip|\.skipTest\(|\bt\.Skip\("
    r"|\b(?:it|test|describe)\.(?:skip|only|todo)\(|\bx(?:it|describe)\(|expect\(true\)\.toBe\(true\)|#\[ignore\]"
)
_ASSERTION = re.compile(
    r"^\s*(?:assert\b|expect\(|self\.assert\w*\(|assert\w*!?\(|assert\.\w+\(|require\.\w+\(|t\.(?:Error|Fatal)\w*\()"
)
_SILENCED = re.compile(
    r"#\s*(?:noqa|type:\s*ignore|pyright:\s*ignore|pylint:\s*disable|nosec|pragma:\s*no cover)|eslint-disable"
    r"|@ts-(?:ignore|nocheck|expect-error)|biome-ignore|//\s*nolint|shellcheck disable|\bas any\b|#\[allow\("
)
SWALLOWED = re.compile(
    r"except\b[^\n:]{0,200}:[ \t]*(?:#[^\n]*)?\n?(?:\s*#[^\n]*\n)*\s*(?:pass|\.\.\.)(?=\s)"
    r"|catch\s*(?:\([^)]*\))?\s*\{(?:\s|//[^\n]*\n|/\*.*?\*/)*\}|\|\|\s*true\s*$|suppress\((?:Base)?Exception\)",
    re.MULTILINE,
)
_IMPORTS = (
    re.compile(r"""^\s*import\b.*\bfrom\s+['"]([^'"]+)['"]|^\s*import\s+(?:\w+\s+)?['"]([^'"]+)['"]"""),
    re.compile(r"""\b(?:require|import)\(?\s*['"]([^'"]+)['"]"""),
    re.compile(
        r"^\s*from\s+([\w.]+)\s+import\b|^\s*(?:using|use)\s+([\w.:\\]+)|^\s*#include\s*[<\"]([^>\"]+)"
    ),
    re.compile(r"^\s*import\s+(?:static\s+)?([\w.]+)"),
)
_PLAIN_IMPORT = re.compile(
    r"^\s*import\s+([\w.]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+(?:\s+as\s+\w+)?)*)\s*(?:#.*)?$"
)
_GO_IMPORT = re.compile(r"^\s*(?:import\s+)?(?:[\w.]+\s+)?\"([\w./-]+)\"\s*$")
_STATEMENTS = ("expression_statement", "lexical_declaration", "variable_declaration", "if_statement")
_CALL = re.compile(r"[\w\])]\s*\(|\b(?:new|await|del|__\w+__)\b")
_FUNCTION = re.compile(r"=>|\bfunction\b|^\s*(?:async )?def\b")
_SCRIPTS = {
    "Chinese or Japanese": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),
    "Korean": re.compile(r"[\uac00-\ud7af]"),
    "Cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "Arabic or Hebrew": re.compile(r"[\u0590-\u06ff]"),
}


def additions(doubted: Doubted) -> Iterator[str]:
    """13: secrets, addresses, libraries and dangerous calls that were not there, tests that test nothing now,
    tools and errors that are silenced."""
    if doubted.secrets:
        raise RejectedEdit("secret", f"the edit would write a secret into the file ({doubted.secrets[0]})")
    base = str(doubted.base)
    for line in doubted.added:
        for host in _URL.findall(line):
            if not re.search(rf"//{re.escape(host)}(?![\w.-])", base):
                yield f"adds an address: {host}"
        if _DISABLED_TEST.search(line):
            yield f"switches a test off: {line.strip()[:50]}"
    yield from (f"adds a dangerous call: {one}" for one in _more(_DANGEROUS, doubted))
    yield from (f"silences a tool: {one}" for one in _more(_SILENCED, doubted))
    yield from (f"swallows errors: {' '.join(one.split())[:40]}" for one in _more(SWALLOWED, doubted))
    yield from _imports(doubted)
    yield from _assertions(doubted)
    yield from _scripts(doubted)


def beside(doubted: Doubted) -> Iterator[str]:
    """3: statements that do something, beside the definition that was asked about and not in it."""
    symbol, tree = doubted.symbol, doubted.result_tree
    if symbol is None or tree is None:
        return
    start, end = doubted.result_window
    known = {line.strip() for line in doubted.base.lines}
    for node in tree.root_node.named_children:
        if node.end_byte < start or node.start_byte > end or not node.type.endswith(_STATEMENTS):
            continue
        code = (node.text or b"").decode("utf-8", "replace")
        first = code.split("\n", 1)[0].strip()
        if first not in known and _CALL.search(code) and not _FUNCTION.search(code):
            yield f"adds code beside {symbol.name}: {first[:60]}"


def _more(shape: re.Pattern[str], doubted: Doubted) -> Iterator[str]:
    """What of a kind stands more often in the result than in the base, each once."""
    before, after = ([found[0] for found in shape.finditer(part)] for part in doubted.parts)
    yield from (one for one in dict.fromkeys(after) if after.count(one) > before.count(one))


def _imports(doubted: Doubted) -> Iterator[str]:
    added = dict.fromkeys(name for line in doubted.added for name in _imported(line, doubted))
    if not added:
        return
    known = {_root(name) for line in doubted.base.lines for name in _imported(line, doubted)}
    for name in added:
        if _root(name) not in known and doubted.expected.isdisjoint(re.split(r"[./\\]", name)):
            yield f"adds the import {name}"


def _imported(line: str, doubted: Doubted) -> list[str]:
    if doubted.language.name == "go":
        return _GO_IMPORT.findall(line)
    plain = _PLAIN_IMPORT.match(line)
    if plain and doubted.language.name == "python":
        return [part.split()[0] for part in plain[1].split(",")]
    found = next((found for shape in _IMPORTS if (found := shape.search(line))), None)
    return [next(filter(None, found.groups()))] if found else []


def _root(name: str) -> str:
    """The library that a module belongs to; a relative one is itself."""
    return name if name.startswith(".") or "/" in name else re.split(r"[.:\\]", name)[0]


def _assertions(doubted: Doubted) -> Iterator[str]:
    gone = sum(1 for line in doubted.removed if _ASSERTION.match(line))
    come = sum(1 for line in doubted.added if _ASSERTION.match(line))
    if gone and (doubted.intent != "refactor" or gone > come):
        yield "removes an assertion"


def _scripts(doubted: Doubted) -> Iterator[str]:
    base, added = str(doubted.base), "\n".join(doubted.added)
    for name, letters in _SCRIPTS.items():
        if letters.search(added) and not letters.search(base):
            yield f"writes {name} where the file has none"
