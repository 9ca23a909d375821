"""Programs of another Debian than the machine's, unpacked into a folder and run there by any user.

The packages come by apt from where the machine's own come from, with the name of the suite replaced. What a
package needs of libraries is unpacked beside it and found by that Debian's own loader.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_RELEASE = Path("/etc/os-release")
_SOURCES = Path("/etc/apt")
_KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"
_LIBRARIES = "usr/lib/x86_64-linux-gnu"


def missing() -> str:
    """Why nothing can be fetched here, empty where it can."""
    machine = (platform.system(), platform.machine())
    if machine != ("Linux", "x86_64") or not all(map(shutil.which, ("apt-get", "dpkg-deb"))):
        return "it needs Debian's apt, on Linux for x86_64"
    return "" if _archive() else "apt on this machine has no source of Debian's own packages"


def fetch(suite: str, packages: Sequence[str], folder: Path) -> None:
    """Unpack packages of a suite, such as trixie, below a folder; it is emptied first.

    Raises subprocess.CalledProcessError with what apt says.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "lists" / "partial").mkdir(parents=True)
    (folder / "cache").mkdir()
    source = folder / "debian.sources"
    fields = {
        "Types": "deb",
        "URIs": _archive(),
        "Suites": suite,
        "Components": "main",
        "Targets": "Packages",
    }
    source.write_text("".join(f"{name}: {value}\n" for name, value in {**fields, "Signed-By": _KEYS}.items()))
    places = {"Etc::sourcelist": source, "Etc::sourceparts": "/dev/null", "State::lists": folder / "lists"}
    places["Cache"] = folder / "cache"
    apt = [
        "apt-get",
        "-qq",
        *(part for name, value in places.items() for part in ("-o", f"Dir::{name}={value}")),
    ]
    subprocess.run([*apt, "update"], cwd=folder, check=True)
    # As an administrator, apt would fetch as a user of its own, who may not write here.
    subprocess.run([*apt, "-o", "APT::Sandbox::User=root", "download", *packages], cwd=folder, check=True)
    for package in sorted(folder.glob("*.deb")):
        subprocess.run(["dpkg-deb", "-x", package, folder / "root"], check=True)
        package.unlink()


def command(folder: Path, program: str) -> list[str]:
    """What starts a program that was fetched; what it starts in turn is the machine's own."""
    root = folder / "root"
    return [
        str(root / "usr/lib64/ld-linux-x86-64.so.2"),
        "--library-path",
        str(root / _LIBRARIES),
        str(root / program),
    ]


def _archive() -> str:
    """The address of the machine's own packages, empty where it is no Debian."""
    release = _RELEASE.read_text("utf-8") if _RELEASE.exists() else ""
    codename = re.search(r'^VERSION_CODENAME="?(\w+)', release, re.MULTILINE)
    if codename is None or not re.search(r'^ID="?debian\b', release, re.MULTILINE):
        return ""
    suite = codename[1]
    stanza = re.compile(rf"^URIs: *(\S+)\n(?:.+\n)*?Suites:.*\b{suite}(?:\s|$)", re.MULTILINE)
    line = re.compile(rf"^deb (?:\[.*\] )?(\S+) {suite} .*\bmain\b", re.MULTILINE)
    for file in sorted((*_SOURCES.glob("sources.list.d/*.sources"), *_SOURCES.glob("**/*.list"))):
        found = (stanza if file.suffix == ".sources" else line).search(file.read_text("utf-8"))
        if found:
            return found[1]
    return ""
