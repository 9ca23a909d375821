"""Archives of pinned packages, each by the ordinary client of its registry, kept by their checksums."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache as once
from pathlib import Path

from tests.corpus.packages import Package, cache

_PATIENCE = 600  # seconds for one package
_ERROR = re.compile(r"^E:|error", re.IGNORECASE)
_SOURCES = ("$(REPO_URI)", "$(RELEASE)", "$(COMPONENT)")


class NotFetched(Exception):
    """A package that does not come, or comes with another content; says why."""


def archive_of(package: Package) -> Path:
    """The archive of a package, downloaded where it is missing. Raises NotFetched."""
    kept = cache() / "archives" / package.sha256
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache()) as folder:
            archive = _download(package, Path(folder))
            found = _sha256(archive)
            if found != package.sha256:
                raise NotFetched(f"{_called(package)} has another checksum: {found}")
            _keep(archive, kept)
    return kept


def _download(package: Package, folder: Path) -> Path:
    try:
        return _CLIENTS[package.registry](package, folder)
    except FileNotFoundError as fault:
        raise NotFetched(f"{fault.filename} is not installed, which fetches {_called(package)}") from fault
    except subprocess.TimeoutExpired as fault:
        raise NotFetched(f"{_called(package)} did not come in {_PATIENCE} s") from fault
    except subprocess.CalledProcessError as fault:
        raise NotFetched(f"{_called(package)} does not come, it may be gone: {_said(fault)}") from fault


def _said(fault: subprocess.CalledProcessError) -> str:
    """What a client said of its error, in a line."""
    lines = f"{fault.stderr}\n{fault.stdout}".splitlines()
    errors = [line for line in lines if _ERROR.search(line)] or lines
    return " ".join(" ".join(errors).split())[:300]


def _keep(archive: Path, kept: Path) -> None:
    """A copy under the checksum, whole or not at all; what a client has in a cache of its own stays there."""
    part = kept.with_name(f"{kept.name}.part")
    part.write_bytes(archive.read_bytes())
    part.replace(kept)


def _called(package: Package) -> str:
    return f"{package.registry} package {package.name} {package.version}"


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=_PATIENCE, check=True
    )
    return done.stdout


def _only(folder: Path, pattern: str) -> Path:
    found = next(iter(folder.glob(pattern)), None)
    if found is None:
        raise NotFetched(f"no {pattern} came")
    return found


def _pypi(package: Package, folder: Path) -> Path:
    """pip takes the file of the release that has the checksum."""
    pinned = folder / "requirements.txt"
    pinned.write_text(f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n")
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps")
    _run(folder, *pip, "--require-hashes", "--requirement", str(pinned), "--dest", str(folder / "got"))
    return _only(folder / "got", "*")


def _npm(package: Package, folder: Path) -> Path:
    _run(folder, "npm", "pack", "--ignore-scripts", f"{package.name}@{package.version}")
    return _only(folder, "*.tgz")


def _crates(package: Package, folder: Path) -> Path:
    """To show what it knows of a crate, cargo downloads that one alone, into a cache of its own."""
    _run(folder, "cargo", "info", "--quiet", f"{package.name}@{package.version}")
    home = Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")
    return _only(home / "registry" / "cache", f"*/{package.name}-{package.version}.crate")


def _maven(package: Package, folder: Path) -> Path:
    group, artifact, classifier = package.name.split(":")
    wanted = f"-Dartifact={group}:{artifact}:{package.version}:jar:{classifier}"
    mvn = ("mvn", "--quiet", "--batch-mode", "-Dstyle.color=never", f"-DoutputDirectory={folder}")
    _run(folder, *mvn, "dependency:copy", wanted)
    return _only(folder, "*.jar")


def _go(package: Package, folder: Path) -> Path:
    said = _run(folder, "go", "mod", "download", "-json", f"{package.name}@{package.version}")
    return Path(json.loads(said)["Zip"])


def _debian(package: Package, folder: Path) -> Path:
    pinned = f"{package.name}={package.version}"
    if package.archive == "source":
        _run(folder, "apt-get", *_apt(), "source", "--only-source", "--download-only", "--tar-only", pinned)
        return _only(folder, "*.orig.tar.*[!c]")
    _run(folder, "apt-get", *_apt(), "download", pinned)
    return _only(folder, "*.deb")


@once
def _apt() -> tuple[str, ...]:
    """Options for lists of its own, of packages and sources, from where the system's own lists are from."""
    home = cache() / "apt"
    for name in ("lists/partial", "cache/archives/partial"):
        (home / name).mkdir(parents=True, exist_ok=True)
    places = _run(home, "apt-get", "indextargets", "--format", " ".join(_SOURCES), "Created-By: Packages")
    rows = [f"{kind} {place}\n" for place in sorted(set(places.splitlines())) for kind in ("deb", "deb-src")]
    (home / "sources.list").write_text("".join(rows))
    values = {
        "Dir::Etc::sourcelist": home / "sources.list",
        "Dir::Etc::sourceparts": "-",
        "Dir::State::lists": home / "lists",
        "Dir::Cache": home / "cache",
    }
    options = ("--quiet", *(word for name, value in values.items() for word in ("-o", f"{name}={value}")))
    _run(home, "apt-get", *options, "update")
    return options


_CLIENTS: dict[str, Callable[[Package, Path], Path]] = {
    "pypi": _pypi,
    "npm": _npm,
    "crates": _crates,
    "maven": _maven,
    "go": _go,
    "debian": _debian,
}
REGISTRIES = frozenset(_CLIENTS)
