"""Where an import goes, in every kind of file head."""

from __future__ import annotations

import ast
import time

import pytest

from lsp_server.syntax import PLAIN, Tree, language_by_id, parse
from lsp_server.text import Text, apply_edits
from lsp_server.tools.names import ImportCandidate, Standing, import_statement_for, insert_import
from lsp_server.tools.names.imports import uses_relative_imports

PYTHON = language_by_id("python")

PATH = ImportCandidate("pathlib", "Path")
JSON = ImportCandidate("json")
CLICK = ImportCandidate("click", "", "", Standing.INSTALLED)
ORDER = ImportCandidate("shop.orders", "Order", "", Standing.OWN)
NEAR = ImportCandidate(".orders", "Order", "", Standing.OWN)
LONG = "from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Coroutine, Iterable"


def tree_of(text: Text) -> Tree:
    tree = parse(PYTHON, text.data)
    assert tree is not None
    return tree


def inserted(code: str, candidate: ImportCandidate) -> str:
    text = Text.of(code)
    return str(apply_edits(text, insert_import(PYTHON, tree_of(text), text, candidate)))


def stacked(instead: str) -> str:
    """The long import with a name a line, and these names where it has `Coroutine`."""
    head, names = LONG.replace("Coroutine", instead).split("import ")
    return f"{head}import (\n    " + names.replace(", ", ",\n    ") + ",\n)\n"


FIRST_IMPORT = {
    "an empty file": ("", JSON, "import json\n"),
    "a line without its end": ("x = 1", JSON, "import json\n\nx = 1"),
    "code at once": ("x = 1\n", JSON, "import json\n\nx = 1\n"),
    "a function at once": ("def f(): pass\n", JSON, "import json\n\n\ndef f(): pass\n"),
    "a decorator at once": ("@f\ndef f(): pass\n", JSON, "import json\n\n\n@f\ndef f(): pass\n"),
    "blank lines first": ("\n\ndef f(): pass\n", JSON, "import json\n\n\ndef f(): pass\n"),
    "a comment of the code": ("# why\nx = 1\n", JSON, "import json\n\n# why\nx = 1\n"),
    "a comment of a function": ("# why\ndef f(): pass\n", JSON, "import json\n\n\n# why\ndef f(): pass\n"),
    "a licence": ("# (c)\n\nx = 1\n", JSON, "# (c)\n\nimport json\n\nx = 1\n"),
    "a licence and a class": (
        "# (c)\n\n\nclass A: pass\n",
        JSON,
        "# (c)\n\nimport json\n\n\nclass A: pass\n",
    ),
    "comments only": ("# (c)", JSON, "# (c)\n\nimport json"),
    "a shebang": ("#!/usr/bin/env python\nx = 1\n", JSON, "#!/usr/bin/env python\nimport json\n\nx = 1\n"),
    "shebang, coding, code": (
        "#!/bin/python\n# -*- coding: utf-8 -*-\nx = 1\n",
        JSON,
        "#!/bin/python\n# -*- coding: utf-8 -*-\nimport json\n\nx = 1\n",
    ),
    "a docstring": (
        '"""Doc."""\n\n\ndef f(): pass\n',
        JSON,
        '"""Doc."""\n\nimport json\n\n\ndef f(): pass\n',
    ),
    "a docstring and code": ('"""Doc."""\nx = 1\n', JSON, '"""Doc."""\n\nimport json\n\nx = 1\n'),
    "a docstring and one blank line": ('"""Doc."""\n\nx = 1\n', JSON, '"""Doc."""\n\nimport json\n\nx = 1\n'),
    "a docstring of many lines": (
        '"""Doc.\n\nMore.\n"""\n\nx = 1\n',
        JSON,
        '"""Doc.\n\nMore.\n"""\n\nimport json\n\nx = 1\n',
    ),
    "a docstring only": ('"""Doc."""', JSON, '"""Doc."""\n\nimport json'),
    "shebang and docstring": (
        '#!/bin/python\n"""Doc."""\n\nx = 1\n',
        JSON,
        '#!/bin/python\n"""Doc."""\n\nimport json\n\nx = 1\n',
    ),
    "CRLF": ("x = 1\r\n", JSON, "import json\r\n\r\nx = 1\r\n"),
    "CR": ("def f():\r    pass\r", JSON, "import json\r\r\rdef f():\r    pass\r"),
    "a byte order mark": ("\ufeffx = 1\n", JSON, "\ufeffimport json\n\nx = 1\n"),
    "only guarded imports": (
        "try:\n    import a\nexcept ImportError:\n    a = None\n",
        JSON,
        "import json\n\ntry:\n    import a\nexcept ImportError:\n    a = None\n",
    ),
    "only a type checker's imports": (
        "if TYPE_CHECKING:\n    from pathlib import PurePath\n",
        PATH,
        "from pathlib import Path\n\nif TYPE_CHECKING:\n    from pathlib import PurePath\n",
    ),
    "imports in functions only": (
        "def f():\n    from pathlib import PurePath\n",
        PATH,
        "from pathlib import Path\n\n\ndef f():\n    from pathlib import PurePath\n",
    ),
}

PLACED = {
    "before": ("import os\n\nx = 1\n", JSON, "import json\nimport os\n\nx = 1\n"),
    "after": ("import ast\n\nx = 1\n", JSON, "import ast\nimport json\n\nx = 1\n"),
    "between": ("import ast\nimport os\n", JSON, "import ast\nimport json\nimport os\n"),
    "before a def": ("import ast\n\n\ndef f(): pass\n", JSON, "import ast\nimport json\n\n\ndef f(): pass\n"),
    "no line end": ("import ast", JSON, "import ast\nimport json"),
    "from behind import": (
        "import os\nimport sys\n",
        PATH,
        "import os\nimport sys\nfrom pathlib import Path\n",
    ),
    "import before from": ("from os import sep\n", JSON, "import json\nfrom os import sep\n"),
    "sorted by module only": (
        "import ast\nfrom json import dumps\nimport re\n",
        PATH,
        "import ast\nfrom json import dumps\nfrom pathlib import Path\nimport re\n",
    ),
    "unsorted": ("import sys\nimport os\n", JSON, "import json\nimport sys\nimport os\n"),
    "below the future": (
        "from __future__ import annotations\n\nx = 1\n",
        JSON,
        "from __future__ import annotations\n\nimport json\n\nx = 1\n",
    ),
    "between future and code": (
        "from __future__ import annotations\nx = 1\n",
        JSON,
        "from __future__ import annotations\n\nimport json\n\nx = 1\n",
    ),
    "a new group above": ("import click\n\nx = 1\n", JSON, "import json\n\nimport click\n\nx = 1\n"),
    "a new group below": ("import os\n\nx = 1\n", CLICK, "import os\n\nimport click\n\nx = 1\n"),
    "a new group between": (
        "import os\n\nfrom . import a\n\nx = 1\n",
        CLICK,
        "import os\n\nimport click\n\nfrom . import a\n\nx = 1\n",
    ),
    "the user's own below the installed": (
        "import os\n\nimport yaml\n\n\ndef f(): pass\n",
        ORDER,
        "import os\n\nimport yaml\n\nfrom shop.orders import Order\n\n\ndef f(): pass\n",
    ),
    "the user's own among its like": (
        "import yaml\n\nfrom shop.api import a\nfrom shop.web import b\n",
        ORDER,
        "import yaml\n\nfrom shop.api import a\nfrom shop.orders import Order\nfrom shop.web import b\n",
    ),
    "relative, nearer than others": (
        "from ..base import a\nfrom .zoo import b\n",
        NEAR,
        "from ..base import a\nfrom .orders import Order\nfrom .zoo import b\n",
    ),
    "groups without blank lines": (
        "import os\nimport yaml\nx = 1\n",
        ORDER,
        "import os\nimport yaml\nfrom shop.orders import Order\nx = 1\n",
    ),
    "a comment above an import": (
        "import ast\n# for speed\nimport os\n",
        JSON,
        "import ast\nimport json\n# for speed\nimport os\n",
    ),
    "a comment above the group": (
        "# (c)\n\n# ours\nimport os\n",
        JSON,
        "# (c)\n\nimport json\n# ours\nimport os\n",
    ),
    "a comment at the head": ("# (c)\nimport os\n", JSON, "# (c)\nimport json\nimport os\n"),
    "a comment behind": ("import ast  # why\nx = 1\n", JSON, "import ast  # why\nimport json\nx = 1\n"),
    "semicolons": ("import ast; x = (\n1)\ny = 1\n", JSON, "import ast; x = (\n1)\nimport json\ny = 1\n"),
    "a stacked import above": (
        "from a import (\n    b,\n    c,\n)\n\nx = 1\n",
        CLICK,
        "from a import (\n    b,\n    c,\n)\n\nx = 1\n".replace("from a", "import click\nfrom a"),
    ),
    "code between imports": (
        "import sys\n\nsys.path.insert(0, '.')\n\nimport shop.api\n",
        ORDER,
        "import sys\n\nsys.path.insert(0, '.')\n\nimport shop.api\nfrom shop.orders import Order\n",
    ),
    "standard before code between imports": (
        "import sys\n\nsys.path.insert(0, '.')\n\nimport re\n",
        JSON,
        "import json\nimport sys\n\nsys.path.insert(0, '.')\n\nimport re\n",
    ),
    "guarded imports behind": (
        "import os\n\nif TYPE_CHECKING:\n    import re\n\nx = 1\n",
        PATH,
        "import os\nfrom pathlib import Path\n\nif TYPE_CHECKING:\n    import re\n\nx = 1\n",
    ),
    "CRLF": ("import os\r\n\r\nx = 1\r\n", PATH, "import os\r\nfrom pathlib import Path\r\n\r\nx = 1\r\n"),
    "CR": ("import os\r\rx = 1\r", PATH, "import os\rfrom pathlib import Path\r\rx = 1\r"),
    "a byte order mark": ("\ufeffimport os\n", JSON, "\ufeffimport json\nimport os\n"),
    "a docstring of semicolons": (
        '"""D"""; import os\nx = 1\n',
        PATH,
        '"""D"""; import os\nfrom pathlib import Path\nx = 1\n',
    ),
    "astral characters": (
        "import os  # 𝒳𝒳\nx = '𝒳'\n",
        PATH,
        "import os  # 𝒳𝒳\nfrom pathlib import Path\nx = '𝒳'\n",
    ),
    "half-written code": (
        "import os\n\ndef f(:\n    Path(\n",
        PATH,
        "import os\nfrom pathlib import Path\n\ndef f(:\n    Path(\n",
    ),
    "the same module imported whole": (
        "import pathlib\n",
        PATH,
        "import pathlib\nfrom pathlib import Path\n",
    ),
    "a star": ("from pathlib import *\n", PATH, "from pathlib import *\nfrom pathlib import Path\n"),
}

MERGED = {
    "one more behind": ("from pathlib import A\n", PATH, "from pathlib import A, Path\n"),
    "one more before": ("from pathlib import PurePath\n", PATH, "from pathlib import Path, PurePath\n"),
    "an alias": ("from pathlib import PurePath as P\n", PATH, "from pathlib import Path, PurePath as P\n"),
    "by kind": ("from pathlib import MAX, Zed, a\n", PATH, "from pathlib import MAX, Path, Zed, a\n"),
    "by name": ("from pathlib import a, Zed\n", PATH, "from pathlib import a, Path, Zed\n"),
    "in no order": ("from pathlib import z, A, y\n", PATH, "from pathlib import z, A, y, Path\n"),
    "a comment behind": ("from pathlib import A  # why\n", PATH, "from pathlib import A, Path  # why\n"),
    "in parentheses": ("from pathlib import (A)\n", PATH, "from pathlib import (A, Path)\n"),
    "with a comma at the end": ("from pathlib import (A,)\n", PATH, "from pathlib import (A, Path,)\n"),
    "stacked, last": (
        "from pathlib import (\n    A,\n)\n",
        PATH,
        "from pathlib import (\n    A,\n    Path,\n)\n",
    ),
    "stacked, first": (
        "from pathlib import (\n    Zed,\n)\n",
        PATH,
        "from pathlib import (\n    Path,\n    Zed,\n)\n",
    ),
    "stacked, no last comma": (
        "from pathlib import (\n    A\n)\n",
        PATH,
        "from pathlib import (\n    A,\n    Path\n)\n",
    ),
    "stacked, with comments": (
        "from pathlib import (\n    A,  # a\n    # z\n    Zed,  # z\n)\n",
        PATH,
        "from pathlib import (\n    A,  # a\n    Path,\n    # z\n    Zed,  # z\n)\n",
    ),
    "stacked, comment at the end": (
        "from pathlib import (\n    A,  # a\n)\n",
        PATH,
        "from pathlib import (\n    A,  # a\n    Path,\n)\n",
    ),
    "hanging": (
        "from pathlib import (A,\n                     B)\n",
        PATH,
        "from pathlib import (A,\n                     B,\n                     Path)\n",
    ),
    "a grid": (
        "from pathlib import (\n    A, B,\n    C, Zed,\n)\n",
        PATH,
        "from pathlib import (\n    A, B,\n    C, Path, Zed,\n)\n",
    ),
    "a backslash": ("from pathlib import A, \\\n    B\n", PATH, "from pathlib import A, \\\n    B, Path\n"),
    "CRLF, stacked": (
        "from pathlib import (\r\n    A,\r\n)\r\n",
        PATH,
        "from pathlib import (\r\n    A,\r\n    Path,\r\n)\r\n",
    ),
    "behind a semicolon": (
        "import os; from pathlib import A; x = 1\n",
        PATH,
        "import os; from pathlib import A, Path; x = 1\n",
    ),
    "relative": ("from .orders import A\n", NEAR, "from .orders import A, Order\n"),
    "of the package itself": (
        "from . import a\n",
        ImportCandidate(".", "settings", "", Standing.OWN),
        "from . import a, settings\n",
    ),
    "too long for the line": (
        f"{LONG}\n",
        ImportCandidate("collections.abc", "Callable"),
        stacked("Callable, Coroutine"),
    ),
    "too long, with a comment": (
        f"{LONG}  # why\n",
        ImportCandidate("collections.abc", "Sized"),
        stacked("Coroutine").replace(",\n)", ",\n    Sized,\n)  # why"),
    ),
    "there already": ("from pathlib import (\n    Path,\n)\n", PATH, "from pathlib import (\n    Path,\n)\n"),
    "there already, whole": ("import  json\n", JSON, "import  json\n"),
}


@pytest.mark.parametrize(("code", "candidate", "after"), FIRST_IMPORT.values(), ids=FIRST_IMPORT)
def test_the_first_import_of_a_file(code: str, candidate: ImportCandidate, after: str):
    assert inserted(code, candidate) == after


@pytest.mark.parametrize(("code", "candidate", "after"), PLACED.values(), ids=PLACED)
def test_an_import_among_others(code: str, candidate: ImportCandidate, after: str):
    assert inserted(code, candidate) == after


@pytest.mark.parametrize(("code", "candidate", "after"), MERGED.values(), ids=MERGED)
def test_a_name_joins_an_import(code: str, candidate: ImportCandidate, after: str):
    assert inserted(code, candidate) == after


@pytest.mark.parametrize("table", [FIRST_IMPORT, PLACED, MERGED])
def test_what_was_python_stays_python(table: dict[str, tuple[str, ImportCandidate, str]]):
    for code, candidate, after in table.values():
        assert inserted(after, candidate) == after, "a second time changes nothing"
        if "f(:" not in code:
            ast.parse(after.replace("\r", "\n").lstrip("\ufeff"))


def test_no_edit_in_other_languages():
    text = Text.of("x = 1\n")
    assert insert_import(PLAIN, tree_of(text), text, JSON) == ()


@pytest.mark.parametrize(
    "unit",
    [
        "import a;",
        "import a\n",
        "from b import c\n",
        "(",
        "x = 1; ",
        "# c\n",
        "from pathlib import (é,",
        "\n",
    ],
)
def test_any_size_and_any_debris(unit: str):
    text = Text.of(unit * (600_000 // len(unit)))
    tree = tree_of(text)
    started = time.perf_counter()
    edits = insert_import(PYTHON, tree, text, PATH)
    assert time.perf_counter() - started < 5
    assert "Path" in str(apply_edits(text, edits))


@pytest.mark.parametrize(
    ("target", "name", "module", "is_package", "statement"),
    [
        ("shop.orders", "Order", "shop.api", False, "from .orders import Order"),
        ("shop.orders", "Order", "shop.web.views", False, "from ..orders import Order"),
        ("shop.orders", "Order", "shop", True, "from .orders import Order"),
        ("shop.orders", "Order", "shop.web", True, "from ..orders import Order"),
        ("shop.web.views", "index", "shop.api", False, "from .web.views import index"),
        ("shop", "settings", "shop.api", False, "from . import settings"),
        ("shop", "settings", "shop.web.views", False, "from .. import settings"),
        ("other.orders", "Order", "shop.api", False, "from other.orders import Order"),
        ("orders", "Order", "api", False, "from orders import Order"),
    ],
)
def test_relative_statements(target: str, name: str, module: str, is_package: bool, statement: str):  # noqa: FBT001
    candidate = ImportCandidate(target, name, "", Standing.OWN)
    assert import_statement_for(candidate, module, relative=True, is_package=is_package) == statement
    absolute = import_statement_for(candidate, module, relative=False, is_package=is_package)
    assert absolute == f"from {target} import {name}"


@pytest.mark.parametrize(
    ("code", "relative"),
    [
        ("from .a import b\n", True),
        ("from shop.a import b\n", False),
        ("import os\n", False),
        ("from .a import b\nfrom shop.c import d\nfrom . import e\n", True),
        ("", False),
    ],
)
def test_the_style_of_a_file(code: str, relative: bool):  # noqa: FBT001
    text = Text.of(code)
    assert uses_relative_imports(tree_of(text), text, frozenset({"shop"})) is relative
