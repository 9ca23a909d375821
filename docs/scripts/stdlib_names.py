"""Writes lsp_server/tools/names/stdlib.json: what each module of the standard library defines.

    python docs/scripts/stdlib_names.py > lsp_server/tools/names/stdlib.json

Imports every public module of the Python that runs it and takes the names in `__all__`, or else the public
names that the module itself defines. A class or function that several modules offer stays only with the one
that it belongs to: `asyncio.sleep` and not `asyncio.tasks.sleep`, `pathlib.Path` and not every module that
happens to import it. Needs nothing but the standard library; takes some seconds.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import importlib.util
import io
import json
import pkgutil
import sys
import warnings
from collections import defaultdict
from types import ModuleType

# Tests, demonstrations, modules that do something on import, and the hidden halves of public ones.
LEFT_OUT = """antigravity builtins encodings ensurepip genericpath idlelib nt ntpath posix posixpath
  pydoc_data sre_compile sre_constants sre_parse test tests this turtledemo"""


def main() -> None:
    """Print the table, one module a line."""
    modules = {name: module for name in module_names() if (module := load(name))}
    offered = {name: offered_names(module) for name, module in modules.items()}
    owned = without_guests(modules, offered)
    for name in sorted(sys.stdlib_module_names):
        if not name.startswith("_") and name not in LEFT_OUT.split():
            owned.setdefault(name, [])
    lines = [
        f"  {json.dumps(name)}: {json.dumps(' '.join(sorted(names)))}"
        for name, names in sorted(owned.items())
    ]
    about = "Names of the standard library, written by docs/scripts/stdlib_names.py; do not edit."
    version = ".".join(map(str, sys.version_info[:2]))
    sys.stdout.write(f'{{"about": {json.dumps(about)}, "python": "{version}",\n')
    sys.stdout.write('"modules": {\n' + ",\n".join(lines) + "\n}}\n")


def module_names() -> list[str]:
    """Every public module, packages before what is in them."""
    found: list[str] = []
    for top in sorted(sys.stdlib_module_names):
        if top.startswith("_") or top in LEFT_OUT.split():
            continue
        found.append(top)
        spec = importlib.util.find_spec(top)
        if spec is not None and spec.submodule_search_locations:
            found += inner_modules(top, list(spec.submodule_search_locations))
    return [*found, "os.path"]


def inner_modules(package: str, folders: list[str]) -> list[str]:
    """The public modules below a package, at any depth."""
    found: list[str] = []
    for module in pkgutil.iter_modules(folders):
        if module.name.startswith("_") or module.name in LEFT_OUT.split():
            continue
        name = f"{package}.{module.name}"
        found.append(name)
        if module.ispkg:
            found += inner_modules(name, [f"{folder}/{module.name}" for folder in folders])
    return found


def load(name: str) -> ModuleType | None:
    """The module; None where it cannot be imported on this platform."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            return importlib.import_module(name)
        except (Exception, SystemExit):  # noqa: BLE001 - whatever it is, the module is not to be had
            return None


def offered_names(module: ModuleType) -> list[str]:
    """What the module says that it offers, or else what it defines in public."""
    if hasattr(module, "__all__"):
        return [name for name in module.__all__ if hasattr(module, name) and not is_inner(name, module)]
    own = written_names(module)
    return [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and not isinstance(value, ModuleType) and is_own(name, value, module, own)
    ]


def is_inner(name: str, module: ModuleType) -> bool:
    """Whether the name is a module below the package, which `import package` alone may not bring."""
    return hasattr(module, "__path__") and isinstance(getattr(module, name), ModuleType)


def is_own(name: str, value: object, module: ModuleType, own: frozenset[str] | None) -> bool:
    """Whether a module without `__all__` defines the name, or takes it from its own hidden half."""
    if own is None or name in own:
        return True
    home = getattr(value, "__module__", None)
    return home in {f"_{module.__name__}", f"{module.__name__}._{name}"}


def written_names(module: ModuleType) -> frozenset[str] | None:
    """The names that the module's source binds other than by import; None for a module in C."""
    path = getattr(module, "__file__", None) or ""
    if not path.endswith(".py"):
        return None
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - a path from the import system
        tree = ast.parse(file.read())
    if any(isinstance(node, ast.ImportFrom) and node.names[0].name == "*" for node in ast.walk(tree)):
        return None
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return frozenset(names)


def without_guests(modules: dict[str, ModuleType], offered: dict[str, list[str]]) -> dict[str, list[str]]:
    """Each name only with the modules that it belongs to."""
    hosts: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name, names in offered.items():
        for member in names:
            hosts[member, id(getattr(modules[name], member))].append(name)
    owned: dict[str, list[str]] = {name: [] for name in modules}
    for (member, _), names in hosts.items():
        for home in homes(getattr(modules[names[0]], member), names):
            owned[home].append(member)
    return owned


def homes(value: object, hosts: list[str]) -> list[str]:
    """Of the modules that offer one and the same object, those to import it from."""
    home = getattr(value, "__module__", None)
    if len(hosts) == 1 or not isinstance(home, str):
        return hosts
    public = home.lstrip("_")
    above = [host for host in hosts if f"{public}.".startswith(f"{host}.")]
    return [min(above, key=len)] if above else hosts


if __name__ == "__main__":
    main()
