"""Where a story is told: a project, a model server where one is needed, and the editors before them."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.clients.buffers import Buffer
from tests.e2e.clients.editor import Editor
from tests.e2e.clients.record import Client
from tests.simulated_server import Served

_CODE = re.compile(r"CODE \(\w+\)\n(`{3,})\w*\n(.*?)\n\1", re.DOTALL)
_PATIENCE = 30.0

CODE = """# Gr\u00fc\u00dfe an \U0001f600
import os


def greet(name, times):
    if not name:
        raise ValueError(name)
    return name * times
"""


class Model:
    """A model that makes of the code that it is asked about what `rewrite` says, once it may."""

    def __init__(self, rewrite: Callable[[str], str]) -> None:
        self._rewrite = rewrite
        self.may = threading.Event()
        self.may.set()
        self.served = Served("ollama", self._say)

    def _say(self, prompt: str) -> str:
        assert self.may.wait(_PATIENCE)
        if "disputed" in prompt:  # an audit is asked for JSON
            return '{"findings": [], "disputed": []}'
        return f"```python\n{self._rewrite(_CODE.findall(prompt)[-1][1])}\n```"


@dataclass
class Stage:
    """The place of one story: a client, the folder of its project, and what its editors start with."""

    client: Client
    home: Path

    @property
    def folder(self) -> Path:
        """The project's folder."""
        return self.home / "project"

    @property
    def journals(self) -> list[Path]:
        """What the servers keep of their runs, in the folder that they share."""
        return sorted((self.home / "state" / "journal").glob("*.jsonl"))

    def file(self, name: str, code: str) -> Path:
        """A file of the project with this code."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        (self.folder / "pyproject.toml").write_text('[tool.ruff.lint]\nselect = ["F"]\n')
        path.write_text(code, "utf-8")
        return path

    @contextlib.contextmanager
    def editor(self, *, options: object = None, model: Model | None = None) -> Iterator[Editor]:
        """An editor on the project, which leaves every file alone that its user did not save."""
        before = {path: path.read_bytes() for path in self.folder.iterdir()}
        environment = model.served.probes if model else {}
        with Editor(self.client, self.home, self.folder, options=options, environment=environment) as one:
            if model:
                one.until(lambda: _finds_models(one))
            yield one
        after = {path: path.read_bytes() for path in self.folder.iterdir() if path not in one.saved}
        assert after == {path: data for path, data in before.items() if path in after}

    @contextlib.contextmanager
    def opened(
        self, code: str = CODE, *, options: object = None, model: Model | None = None
    ) -> Iterator[tuple[Editor, Buffer]]:
        """An editor with one file open."""
        path = self.file("module.py", code)
        with self.editor(options=options, model=model) as editor:
            yield editor, editor.open(path)


def _finds_models(editor: Editor) -> bool:
    status = editor.connection.ask("workspace/executeCommand", {"command": "podium.status"})
    return bool(status["endpoints"])
