"""What installed packages define, read through functions that never leave site-packages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from lsp_server.tools.names import PackageNames, index_site_packages
from lsp_server.tools.names.packages import MAX_FILE, MAX_PACKAGES


@dataclass
class Site:
    """A site-packages folder in memory that remembers what was read."""

    files: dict[str, str | bytes]
    reads: list[str] = field(default_factory=list)

    def listing(self, folder: str) -> Iterator[str]:
        prefix = f"{folder}/" if folder else ""
        inside = [path.removeprefix(prefix) for path in self.files if path.startswith(prefix)]
        yield from sorted({f"{path.split('/')[0]}/" if "/" in path else path for path in inside})

    def read(self, path: str, limit: int) -> bytes | None:
        self.reads.append(path)
        content = self.files.get(path)
        data = content.encode() if isinstance(content, str) else content
        return data if data is not None and len(data) <= limit else None

    def index(self) -> PackageNames:
        return index_site_packages(self.listing, self.read)


def test_what_can_be_imported():
    site = Site(
        {
            "yaml/__init__.py": "",
            "six.py": "",
            "fast.cpython-311-x86_64-linux-gnu.so": b"\x7fELF",
            "native/__init__.cpython-311-x86_64-linux-gnu.so": b"\x7fELF",
            "spaced/readme.txt": "",
            "requests-2.0.dist-info/RECORD": "",
            "_private/__init__.py": "",
            "_hidden.py": "",
            "a-b.py": "",
            "bin/tool": "",
            "__pycache__/six.cpython-311.pyc": b"",
            "some.pth": "",
        }
    )
    assert site.index().modules == {"yaml", "six", "fast", "native"}
    assert site.reads == [], "nothing is read before a name is asked for"


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("def a(): pass\nclass B: pass\nC = 1\nd: int = 2\n", "a B C d"),
        ("_a = 1\ndef _b(): pass\n__version__ = '1'\n", ""),
        ("import os\nfrom typing import Any\n", ""),
        ("from .core import Engine, run as start\n", "Engine start"),
        ("from pkg.core import Engine\n", "Engine"),
        ("from . import core\n", "core"),
        ("from ..outside import a\n", ""),
        ("__all__ = ['a', \"B\"]\nfrom typing import *\nC = 1\n", "a B"),
        ("__all__ = ('a',)\n__all__ += ['b']\n", "a b"),
        ("__all__ = ['a'] + core.__all__\ndef c(): pass\n", "a c"),
        ("__all__ = ['a', 'not a name', '_private']\n", "a"),
        ("try:\n    from .fast import a\nexcept ImportError:\n    from .slow import a\n", "a"),
        ("if True:\n    def a(): pass\n", "a"),
        ("from .core import *\n", "Engine run"),
        ("from .nothing import *\n", ""),
        ("from .loop import *\na = 1\n", "a again"),
        ("def a(: pass\nB = 1\n", "B"),
        ("\x00\x01", ""),
        ("", ""),
    ],
)
def test_names_of_a_package(code: str, names: str):
    site = Site(
        {
            "pkg/__init__.py": code,
            "pkg/core.py": "def run(): pass\nclass Engine: pass\n_x = 1\n",
            "pkg/loop.py": "from .loop import *\nagain = 1\n",
        }
    )
    found = site.index().names_of("pkg")
    assert found >= set(names.split())
    if "(:" not in code:
        assert found == set(names.split())


def test_a_package_is_read_once_and_only_when_asked_for():
    site = Site({"one/__init__.py": "def a(): pass\n", "two.py": "def b(): pass\n"})
    index = site.index()
    assert index.names_of("one") == {"a"}
    assert index.names_of("one") == {"a"}
    assert site.reads == ["one/__init__.py"]
    assert index.definers("b") == ["two"]
    assert index.definers("nobody") == []
    assert site.reads == ["one/__init__.py", "two.py"]


def test_native_and_unknown_modules_define_nothing():
    index = Site({"fast.so": b"\x7fELF"}).index()
    assert index.names_of("fast") == frozenset()
    assert index.names_of("absent") == frozenset()


def test_bounds():
    many = {f"p{number:04}.py": "x = 1\n" for number in range(MAX_PACKAGES + 50)}
    assert len(Site(many).index().modules) == MAX_PACKAGES
    large = Site({"big.py": "x = 1\n" * MAX_FILE, "small.py": "y = 1\n"}).index()
    assert large.names_of("big") == frozenset()
    assert large.names_of("small") == {"y"}


def test_the_total_is_bounded():
    site = Site({f"p{number:03}.py": "x = 1\n" + "#" * (MAX_FILE - 10) for number in range(80)})
    index = site.index()
    defining = index.definers("x")
    assert len(defining) == 64


def test_a_read_that_ignores_the_limit_is_not_trusted():
    files = {"big.py": "x = 1\n" * MAX_FILE}
    index = index_site_packages(lambda folder: [] if folder else files, lambda path, _: files[path].encode())
    assert index.names_of("big") == frozenset()
