"""An undefined name, and what is offered for it."""

from __future__ import annotations

import pytest

from lsp_server.syntax import PLAIN, language_by_id, parse
from lsp_server.text import Position, Range, Text, apply_edits
from lsp_server.tools.findings import Fix
from lsp_server.tools.names import Surroundings, fixes_for_undefined, index_site_packages

PYTHON = language_by_id("python")
INSTALLED = {
    "numpy/__init__.py": "from .core import array\n",
    "matplotlib/__init__.py": "",
    "yaml/__init__.py": "def safe_load(x): pass\n",
    "click.py": "def command(): pass\nclass Path: pass\n",
    "pip/__init__.py": "def deploy(): pass\n",
    "kit.py": "def deploy(): pass\ndef unheard_of(): pass\n",
    "shop/__init__.py": "class Order: pass\n",
}
OWN = {
    "shop": frozenset({"VERSION"}),
    "shop.orders": frozenset({"Order", "load_orders", "Any"}),
    "shop.web.orders": frozenset({"Order"}),
    "shop.settings": frozenset({"DEBUG"}),
    "shop.api": frozenset({"serve"}),
    "tests.test_orders": frozenset({"Order", "make_order"}),
    "shop.__main__": frozenset({"entry"}),
}


def site() -> Surroundings:
    def listing(folder: str) -> list[str]:
        inside = [
            path.removeprefix(f"{folder}/")
            for path in INSTALLED
            if not folder or path.startswith(folder + "/")
        ]
        return sorted({f"{path.split('/')[0]}/" if "/" in path else path for path in inside})

    index = index_site_packages(
        listing, lambda path, _: INSTALLED[path].encode() if path in INSTALLED else None
    )
    return Surroundings(index, OWN, "shop.api")


def fixes(code: str, known: Surroundings | None = None) -> tuple[list[Fix], Text]:
    """What is offered for the name between the two `$`, and the code without them."""
    start, end = code.index("$"), code.rindex("$") - 1
    text = Text.of(code.replace("$", ""))
    tree = parse(PYTHON, text.data)
    assert tree is not None
    span = Range(Text.of(text_before(text, start)).end, Text.of(text_before(text, end)).end)
    return fixes_for_undefined(PYTHON, tree, text, span, known or site()), text


def text_before(text: Text, offset: int) -> str:
    return str(text)[:offset]


@pytest.mark.parametrize(
    ("code", "titles"),
    [
        ("$Path$('a')", ["import Path from pathlib"]),
        ("x = $Path$", ["import Path from pathlib"]),
        ("$json$.dumps(1)", ["import json"]),
        ("$datetime$.now()", ["import datetime from datetime", "import datetime"]),
        ("$datetime$.datetime.now()", ["import datetime", "import datetime from datetime"]),
        ("$time$.sleep(1)", ["import time"]),
        ("$sleep$(1)", ["import sleep from time", "import sleep from asyncio"]),
        ("async def f():\n    await $sleep$(1)\n", ["import sleep from asyncio", "import sleep from time"]),
        ("$concurrent$.futures.wait()", ["import concurrent.futures"]),
        ("$xml$.etree.ElementTree.parse(f)", ["import xml.etree.ElementTree"]),
        ("$os$.path.join()", ["import os"]),
        ("$logging$.handlers.X", ["import logging.handlers"]),
        ("$path$.join(a)", ["import path from os"]),
        ("$join$(a)", ["import join from os.path", "import join from shlex"]),
        ("def f(x: $Optional$[int]): pass", ["import Optional from typing"]),
        (
            "def f(x: '$Callable$'): pass",
            ["import Callable from collections.abc", "import Callable from typing"],
        ),
        ("def f(x: $Any$): pass", ["import Any from typing", "import Any from shop.orders"]),
        ("@$dataclass$\nclass A: pass", ["import dataclass from dataclasses"]),
        ("@$lru_cache$(1)\ndef f(): pass", ["import lru_cache from functools"]),
        ("class A($Enum$): pass", ["import Enum from enum"]),
        ("try: pass\nexcept $JSONDecodeError$: pass", ["import JSONDecodeError from json"]),
        ("$copy$(x)", ["import copy from copy", "import copy from shutil"]),
        ("$copy$.deepcopy(x)", ["import copy"]),
        ("$ET$.parse(x)", ["import xml.etree.ElementTree as ET"]),
        ("$np$.array(1)", ["import numpy as np"]),
        ("$plt$.plot(1)", ["import matplotlib.pyplot as plt"]),
        ("$pd$.DataFrame()", []),
        ("$yaml$.safe_load(x)", ["import yaml"]),
        ("$safe_load$(x)", ["import safe_load from yaml"]),
        ("$deploy$(x)", ["import deploy from kit", "import deploy from pip"]),
        ("$requests$.get(x)", []),
        (
            "$Order$(1)",
            [
                "import Order from shop.orders",
                "import Order from shop.web.orders",
                "import Order from tests.test_orders",
            ],
        ),
        ("$settings$.DEBUG", ["import settings from shop"]),
        ("$load_orders$()", ["import load_orders from shop.orders"]),
        ("$VERSION$", ["import VERSION from shop"]),
        ("$serve$()", []),
        ("$entry$()", []),
        ("from .web import x\n$Order$(1)", ["import Order from .orders", "import Order from .web.orders"]),
        ("response = 1\nprint($respones$)", ["change `respones` to `response`"]),
        ("def f(customer):\n    return $custmer$.name", ["change `custmer` to `customer`"]),
        ("def f(customer): pass\n$custmer$", []),
        ("$pritn$(1)", ["change `pritn` to `print`"]),
        ("counts = 1\nprint($count$)", ["change `count` to `counts`", "import count from itertools"]),
        ("counts = 1\nprint($count$(1))", ["import count from itertools", "change `count` to `counts`"]),
        ("total = 1\n$x$", []),
        ("𝒳 = 'é'; response = 1; $reponse$", ["change `reponse` to `response`"]),
        ("def f(:\n    $Path$(", ["import Path from pathlib"]),
    ],
)
def test_offers(code: str, titles: list[str]):
    found, _ = fixes(code)
    assert [fix.title for fix in found][: len(titles)] == titles
    assert bool(found) == bool(titles)
    assert len(found) <= 5


@pytest.mark.parametrize(
    ("code", "safe"),
    [
        ("$Path$('a')", True),
        ("$json$.dumps(1)", True),
        ("$time$.sleep(1)", True),
        ("$datetime$.now()", True),
        ("$yaml$.safe_load(x)", True),
        ("$np$.array(1)", True),
        ("$load_orders$()", True),
        ("response = 1\nprint($respones$)", True),
        ("$pritn$(1)", True),
        ("$Order$(1)", False),
        ("def f(x: $Any$): pass", False),
        ("$join$('a')", False),
        ("$Queue$()", False),
        ("$path$.exists()", False),
        ("$safe_load$(x)", False),
        ("print($count$)", False),
        ("path = 1\nx = $paht$", False),
        ("responses = response = 1\nprint($respones$)", False),
        ("counter = 1\nprint($cuontre$)", False),
    ],
)
def test_a_repair_is_safe_where_nothing_else_can_be_meant(code: str, safe: bool):  # noqa: FBT001
    found, _ = fixes(code)
    assert found[0].safe is safe
    assert not any(fix.safe for fix in found[1:])


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("x = $Path$()\n", "from pathlib import Path\n\nx = Path()\n"),
        ("import os\r\n\r\nx = $json$.load(f)\r\n", "import json\r\nimport os\r\n\r\nx = json.load(f)\r\n"),
        ("from pathlib import PurePath\n$Path$()\n", "from pathlib import Path, PurePath\nPath()\n"),
        ("import os\n\n$np$.array(1)\n", "import os\n\nimport numpy as np\n\nnp.array(1)\n"),
        (
            "import os\n\nimport yaml\n\n$Order$()\n",
            "import os\n\nimport yaml\n\nfrom shop.orders import Order\n\nOrder()\n",
        ),
        (
            "from .settings import DEBUG\n$Order$()\n",
            "from .orders import Order\nfrom .settings import DEBUG\nOrder()\n",
        ),
        ("response = 1\nprint('𝒳', $respones$)\n", "response = 1\nprint('𝒳', response)\n"),
        ("a = 1\rresponse = 1\rprint($respones$)\r", "a = 1\rresponse = 1\rprint(response)\r"),
    ],
)
def test_the_first_repair_made(code: str, after: str):
    found, text = fixes(code)
    assert str(apply_edits(text, found[0].edits)) == after


@pytest.mark.parametrize(
    "span", [Range.at(0, 0, 0), Range.at(0, 0, 7), Range.at(0, 2, 3), Range.at(9, 0, 4), Range.at(0, 4, 2)]
)
def test_a_range_without_a_name_has_no_offers(span: Range):
    text = Text.of("a = 1 + b\n")
    tree = parse(PYTHON, text.data)
    assert tree is not None
    assert fixes_for_undefined(PYTHON, tree, text, span, Surroundings()) == []


def test_only_for_python():
    text = Text.of("Path")
    tree = parse(PYTHON, text.data)
    assert tree is not None
    span = Range(Position(0, 0), Position(0, 4))
    assert fixes_for_undefined(PLAIN, tree, text, span, Surroundings()) == []
    assert fixes_for_undefined(PYTHON, tree, text, span, Surroundings())


def test_without_surroundings_there_is_the_standard_library():
    found, _ = fixes("$Order$()", Surroundings())
    assert found == []
    found, _ = fixes("$Path$()", Surroundings())
    assert [fix.title for fix in found] == ["import Path from pathlib", "import Path from zipfile"]
