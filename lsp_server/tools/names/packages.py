"""What the packages in one site-packages folder define: names only, read when they are asked for.

The caller lists and reads; no package is ever imported, and nothing outside the folder is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lsp_server.syntax import Node, language_by_id, parse
from lsp_server.tools.names.bindings import Binding, find_bindings, node_text

# The entries of a folder, given by its path below site-packages ("" for itself): folders end with a slash.
Listing = Callable[[str], Iterable[str]]
# The bytes of a file by its path below site-packages; None where it is missing or longer than the limit.
Read = Callable[[str, int], bytes | None]

MAX_FILE = 256 * 1024
MAX_PACKAGES = 600
MAX_TOTAL = 16 * 1024 * 1024
_MAX_STARS = 8
_NATIVE = (".so", ".pyd")


def index_site_packages(listing: Listing, read: Read) -> PackageNames:
    """The packages of the folder; one listing of the folder and one of each folder in it.

    At most MAX_PACKAGES count, in the order of their names.
    """
    files: dict[str, str] = {}
    for entry in sorted(listing("")):
        module, path = _module_of(entry, listing)
        if module.isidentifier() and not module.startswith("_"):
            files.setdefault(module, path)
        if len(files) == MAX_PACKAGES:
            break
    return PackageNames(files, read)


@dataclass(slots=True)
class PackageNames:
    """The importable modules of an environment; what each defines is read once, when it is asked for.

    `files` gives for each module the file that defines its names, below site-packages; empty for one
    in machine code. At most MAX_TOTAL bytes are read in all; what comes later defines nothing.
    """

    files: dict[str, str]
    read: Read
    _names: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    _left: int = MAX_TOTAL

    @property
    def modules(self) -> frozenset[str]:
        """The modules that `import` finds, top level only."""
        return frozenset(self.files)

    def names_of(self, module: str) -> frozenset[str]:
        """The public names that a module offers; none for one that is not there or not readable."""
        if module not in self._names:
            path = self.files.get(module, "")
            self._names[module] = self._offered(path, _MAX_STARS) if path else frozenset()
        return self._names[module]

    def definers(self, name: str) -> list[str]:
        """The modules that offer a name. The first call reads every package."""
        return [module for module in self.files if name in self.names_of(module)]

    def _offered(self, path: str, stars: int) -> frozenset[str]:
        data = self.read(path, min(MAX_FILE, self._left))
        if data is None or len(data) > MAX_FILE:
            return frozenset()
        self._left -= len(data)
        listed, bound = _surface(path, data)
        names = {binding.name for binding in bound if _is_offered(binding, path)}
        names |= listed
        for binding in bound:
            if binding.original == "*" and stars > 0 and (source := _source_of(binding.module, path)):
                stars -= 1
                names |= self._starred(source, stars)
        return frozenset(name for name in names if name.isidentifier() and not name.startswith("_"))

    def _starred(self, source: str, stars: int) -> frozenset[str]:
        """The names behind `from .source import *`."""
        for path in (f"{source}.py", f"{source}/__init__.py"):
            if names := self._offered(path, stars):
                return names
        return frozenset()


def _module_of(entry: str, listing: Listing) -> tuple[str, str]:
    """The module that an entry of site-packages is, and the file of its names; empty for none."""
    if entry.endswith("/"):
        return _package_of(entry.rstrip("/"), listing)
    if entry.endswith(".py"):
        return entry.removesuffix(".py"), entry
    if entry.endswith(_NATIVE):
        return entry.partition(".")[0], ""
    return "", ""


def _package_of(folder: str, listing: Listing) -> tuple[str, str]:
    if not folder.isidentifier():
        return "", ""
    inside = frozenset(listing(folder))
    if "__init__.py" in inside:
        return folder, f"{folder}/__init__.py"
    native = any(entry.startswith("__init__.") and entry.endswith(_NATIVE) for entry in inside)
    return (folder, "") if native else ("", "")


def _surface(path: str, data: bytes) -> tuple[frozenset[str], tuple[Binding, ...]]:
    """What `__all__` lists, and what is bound at the top level; only the former where it is a plain list."""
    tree = parse(language_by_id("python", path), data)
    if tree is None:
        return frozenset(), ()
    bound = find_bindings(tree.root_node, data).bound[0]
    listed, whole = _all_names(tree.root_node, data)
    if listed and whole:
        bound = ()
    return listed, bound


def _all_names(root: Node, data: bytes) -> tuple[frozenset[str], bool]:
    """The strings in statements about `__all__` at the top level, and whether they are all there is to it."""
    names: set[str] = set()
    whole = True
    for statement in root.named_children:
        inner = statement.named_child(0) if statement.type == "expression_statement" else None
        if inner is None or not data.startswith(b"__all__", inner.start_byte):
            continue
        right = inner.child_by_field_name("right")
        whole = whole and right is not None and right.type in ("list", "tuple")
        names.update(_strings(inner, data))
    return frozenset(names), whole


def _strings(node: Node, data: bytes) -> Iterable[str]:
    stack = [node]
    while stack:
        one = stack.pop()
        if one.type == "string_content":
            yield node_text(one, data)
        stack.extend(one.named_children)


def _is_offered(binding: Binding, path: str) -> bool:
    """Whether a binding makes a name part of the module: its own, or passed on from inside the package."""
    if binding.kind != "import":
        return binding.kind in ("definition", "assigned", "global")
    return binding.original != "*" and _source_of(binding.module, path) is not None


def _source_of(module: str, path: str) -> str | None:
    """The path, without its ending, of a module inside the same package; None for one outside."""
    folder = path.rpartition("/")[0]
    if not folder:
        return None
    if module.startswith("."):
        dots = len(module) - len(module.lstrip("."))
        parts = folder.split("/")
        if dots > len(parts):
            return None
        above = parts[: len(parts) - dots + 1]
        return "/".join([*above, *filter(None, module[dots:].split("."))])
    inside = module.partition(".")[0] == folder.partition("/")[0]
    return module.replace(".", "/") if inside else None
