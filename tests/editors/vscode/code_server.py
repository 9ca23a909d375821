"""VS Code as a process of its own: settings, the extension, a port of this machine, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from tests.editors.vscode.install import ENTRY, NODE, VSIX

_PATIENCE = 60.0  # seconds until it listens
# A quiet window: no welcome, no telemetry, nothing that looks for updates.
_QUIET: dict[str, Any] = {
    "workbench.startupEditor": "none",
    "telemetry.telemetryLevel": "off",
    "workbench.enableExperiments": False,
    "update.mode": "none",
    "extensions.autoUpdate": False,
    "extensions.autoCheckUpdates": False,
    "extensions.ignoreRecommendations": True,
    "workbench.tips.enabled": False,
    "chat.disableAIFeatures": True,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "git.enabled": False,
    "editor.minimap.enabled": False,
    "editor.accessibilitySupport": "off",
    "editor.cursorBlinking": "solid",
    "editor.hover.delay": 100,
    "files.autoSave": "off",
    "window.commandCenter": False,
    "workbench.colorTheme": "Default Dark Modern",
    "security.workspace.trust.untrustedFiles": "open",
}
_FLAGS = (
    "--auth=none",
    "--disable-telemetry",
    "--disable-update-check",
    "--disable-getting-started-override",
    "--disable-proxy",
    "--disable-file-downloads",
)


class CodeServer:
    """One VS Code with all that it keeps below `home`; use it as a context manager.

    `user` and `machine` are settings. What widens anything has machine scope, and a remote window such as
    this takes it from the machine's settings only.
    """

    def __init__(
        self,
        home: Path,
        *,
        user: Mapping[str, Any] | None = None,
        machine: Mapping[str, Any] | None = None,
        environment: Mapping[str, str] | None = None,
        trust: bool = True,
    ) -> None:
        self.home = home
        self.port = _free_port()
        self._trust = trust
        self._environment = {**os.environ, **self._folders(), **(environment or {})}
        self._write("User", {**_QUIET, "security.workspace.trust.enabled": not trust, **(user or {})})
        self._write("Machine", machine or {})

    def __enter__(self) -> Self:
        self._node("--install-extension", str(VSIX)).wait(_PATIENCE)
        flags = [*_FLAGS, f"--bind-addr=127.0.0.1:{self.port}"]
        self._process = self._node(*flags, *(["--disable-workspace-trust"] if self._trust else []))
        deadline = time.monotonic() + _PATIENCE
        while not self._listens():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise AssertionError(f"code-server does not listen: {self._log().read_text()[-2000:]}")
            time.sleep(0.1)
        return self

    def __exit__(self, *_fault: object) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
        self._process.wait(_PATIENCE)

    def url(
        self, file: Path | None = None, *, folder: Path | None = None, workspace: Path | None = None
    ) -> str:
        """The address of a window with a folder or workspace, and a file open in it."""
        query = {"folder": str(folder)} if folder else {"workspace": str(workspace)} if workspace else {}
        if file is not None:
            query["payload"] = json.dumps([["openFile", f"vscode-remote://127.0.0.1:{self.port}{file}"]])
        return f"http://127.0.0.1:{self.port}/?{urllib.parse.urlencode(query)}"

    def configure(self, machine: Mapping[str, Any]) -> None:
        """Change the machine's settings while it runs."""
        self._write("Machine", machine)

    def servers(self) -> list[int]:
        """The process ids of the language servers that it has started."""
        import psutil

        children = psutil.Process(self._process.pid).children(recursive=True)
        out: list[int] = []
        for child in children:
            try:
                command = child.cmdline()
            except psutil.Error:
                continue
            if "serve" in command and any("podium" in part for part in command):
                out.append(child.pid)
        return out

    def _folders(self) -> dict[str, str]:
        home = str(self.home)
        return {
            "HOME": home,
            "XDG_CONFIG_HOME": f"{home}/xdg",
            "XDG_DATA_HOME": f"{home}/xdg-data",
            "TMPDIR": home,
            "EXTENSIONS_GALLERY": "{}",
            "PODIUM_STATE_HOME": f"{home}/state",
            "PODIUM_CONFIG_HOME": f"{home}/config",
        }

    def _write(self, scope: str, settings: Mapping[str, Any]) -> None:
        file = self.home / "data" / scope / "settings.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps(settings))
        fresh.replace(file)

    def _node(self, *arguments: str) -> subprocess.Popen[bytes]:
        data = (f"--user-data-dir={self.home}/data", f"--extensions-dir={self.home}/extensions")
        command = [str(NODE), str(ENTRY), f"--config={self.home}/config.yaml", *data, *arguments]
        with self._log().open("ab") as log:
            return subprocess.Popen(
                command, env=self._environment, cwd=self.home, stdout=log, stderr=log, start_new_session=True
            )

    def _log(self) -> Path:
        return self.home / "code-server.log"

    def _listens(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False


def chromium() -> str | None:
    """Debian's Chromium, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
