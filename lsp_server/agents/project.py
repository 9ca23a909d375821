"""What agents may know of the project around a file: settings, names, callers; read through workspace/.

Everything here is asked in worker threads and kept until a file changes. The engines load with the first
question that needs them, since an editor waits for the server's first answer.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lsp_server import store
from lsp_server.agents.calls import Caller, CallTable, calls_in
from lsp_server.documents import Snapshot
from lsp_server.errors import UserError
from lsp_server.syntax import (
    Language,
    Tree,
    language_for_path,
    outline,
    parse_in_chunks,
)
from lsp_server.text import Text
from lsp_server.workspace import Workspace, decode, is_file, ruff_settings

if TYPE_CHECKING:
    from lsp_server.tools.docs import DocStyle
    from lsp_server.tools.names import PackageNames, Surroundings
    from lsp_server.tools.ruff import RuffConfig

_MOST_FILES = 400
_MOST_WALKED = 4000
_MOST_BYTES = 400_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _FileIndex:
    """What one file defines and calls, as of a modification time."""

    stamp: tuple[int, int]
    names: frozenset[str]
    calls: CallTable


@dataclass
class Project:
    """The surroundings of the open files. One for a session; replaced when the folders change.

    `state` is Podium's own folder for ruff's settings files, `virtual_env` the value of VIRTUAL_ENV.
    """

    workspace: Workspace
    state: Path
    virtual_env: str = ""
    notes: list[str] = field(default_factory=list[str])
    _files: dict[str, _FileIndex] = field(default_factory=dict[str, _FileIndex])
    _installed: dict[Path, PackageNames] = field(default_factory=lambda: {})  # noqa: PIE807 - strict typing wants it
    _open: set[str] = field(default_factory=set[str])
    _calls: dict[str, CallTable] = field(default_factory=dict[str, CallTable])
    _styles: dict[Path, DocStyle | None] = field(default_factory=lambda: {})  # noqa: PIE807 - strict typing wants it

    def __reduce__(self) -> tuple[Callable[..., Project], tuple[tuple[Path, ...], Path, str]]:
        """By what it is about: another process reads the files itself, and keeps what it read."""
        return _known, (self.workspace.roots, self.state, self.virtual_env)

    async def ruff_config(self, path: str) -> RuffConfig:
        """How ruff is to be called for a file; see workspace.ruff_settings. Notes are kept once each."""
        return await asyncio.to_thread(self._ruff_config, path)

    def take_notes(self) -> list[str]:
        """The lines for the user that have gathered since the last time."""
        notes, self.notes = self.notes, []
        return notes

    def surroundings(self, path: str) -> Surroundings:
        """What an undefined name in a file may have meant: the package's own names, the environment's."""
        from lsp_server.tools.names import Surroundings  # noqa: PLC0415 - see the head of the file

        installed = self._installed_names(path)
        top = self._package_top(path) if path else None
        if top is None:
            return Surroundings(installed)
        own = {
            _dotted(file, top): index.names
            for file in self._package_files(path)
            if str(file) != path and (index := self._index(file))
        }
        return Surroundings(installed, own, _dotted(Path(path), top))

    def callers(self, name: str, path: str) -> list[Caller]:
        """Where a name of a file is called, as far as it was indexed: in the file itself first. From memory.

        Calls of the same name in another module do not count.
        """
        files = sorted(self._calls, key=lambda file: (file != path, file))
        found = (caller for file in files for caller in self._calls[file].callers(name))
        own = ("", PurePath(path).stem)
        return [caller for caller in found if caller.module.rpartition(".")[2] in own]

    def keep_open(self, snapshot: Snapshot, calls: CallTable) -> None:
        """Take the calls in an open document as it stands in the editor."""
        key = snapshot.path or snapshot.uri
        self._open.add(key)
        self._calls[key] = calls

    def index_package(self, path: str) -> None:
        """Index the calls in the files of the package around a file, those that are open left alone."""
        for file in self._package_files(path):
            if str(file) not in self._open and (index := self._index(file)):
                self._calls[str(file)] = index.calls

    def forget_open(self, snapshot: Snapshot) -> None:
        """The document was closed: its file on disk counts again."""
        self._open.discard(snapshot.path or snapshot.uri)

    def doc_style(self, snapshot: Snapshot) -> DocStyle | None:
        """The doc comments' style in the file's folder; None where its files have none."""
        from lsp_server.tools.docs import detect_project_style  # noqa: PLC0415

        folder = Path(snapshot.path).parent
        if folder not in self._styles:
            self._styles[folder] = detect_project_style(
                list(islice(self._sources(snapshot.path, snapshot.language), 20))
            )
        return self._styles[folder]

    def _installed_names(self, path: str) -> PackageNames | None:
        """The names that the workspace's virtual environment offers; None without one."""
        folder = self._site_packages(path)
        if folder is None:
            return None
        from lsp_server.tools.names import index_site_packages  # noqa: PLC0415

        if folder not in self._installed:
            self._installed[folder] = index_site_packages(partial(_listing, folder), partial(_bytes, folder))
        return self._installed[folder]

    def _sources(self, path: str, language: Language) -> Iterator[Text]:
        for file in self._package_files(path):
            if language_for_path(file.name) is language and str(file) != path:
                text = self._text(file)
                if text is not None:
                    yield text

    def _ruff_config(self, path: str) -> RuffConfig:
        from lsp_server.tools.ruff import RuffConfig  # noqa: PLC0415

        if not path:
            return RuffConfig()
        settings = ruff_settings(self.workspace, path)
        self.notes += [note for note in settings.notes if note not in self.notes]
        if settings.folder is None or not settings.table:
            return RuffConfig()
        import tomli_w  # noqa: PLC0415

        content = tomli_w.dumps(settings.table).encode()
        config = self.state / "ruff" / f"{hashlib.sha256(content).hexdigest()[:20]}.toml"
        try:
            if not config.is_file():
                store.write_atomically(config, content)
        except OSError as fault:
            _log.warning("ruff's settings cannot be kept in %s: %s", self.state.name, fault)
            return RuffConfig(folder=settings.folder)
        return RuffConfig(config, settings.folder)

    def _package_files(self, path: str) -> list[Path]:
        if not path or self.workspace.root_of(path) is None:
            return []
        folder, family = Path(path).parent, language_for_path(path).queries[:1]
        top = self._package_top(path)
        if self.workspace.root_of(top or folder) is None:
            return []
        walked = islice(self.workspace.walk(top or folder), _MOST_WALKED)
        files = (file for file in walked if top or file.parent == folder)
        files = (file for file in files if language_for_path(file.name).queries[:1] == family)
        return list(islice(files, _MOST_FILES))

    def _package_top(self, path: str) -> Path | None:
        """The topmost folder of the file's Python package that lies in an open folder; None outside any."""
        top = None
        for folder in Path(path).parents:
            if self.workspace.root_of(folder) is None or not is_file(folder / "__init__.py"):
                break
            top = folder
        return top

    def _index(self, file: Path) -> _FileIndex | None:
        try:
            stat = file.stat()
        except OSError:
            return None
        stamp = (stat.st_mtime_ns, stat.st_size)
        known = self._files.get(str(file))
        if known and known.stamp == stamp:
            return known
        text = self._text(file) if stat.st_size <= _MOST_BYTES else None
        language = language_for_path(file.name)
        tree = parse_in_chunks(language, text.data) if text else None
        if text is None or tree is None:
            return None
        snapshot = Snapshot("", str(file), language, 0, text, tree, fresh=True)
        calls = calls_in(snapshot, outline(language, tree, text))
        index = _FileIndex(stamp, _public_names(language, text, tree), calls)
        self._files[str(file)] = index
        return index

    def _text(self, file: Path) -> Text | None:
        try:
            return Text.of(decode(self.workspace.read(file), file.name))
        except UserError:
            return None

    def _site_packages(self, path: str) -> Path | None:
        root = self.workspace.root_of(path) if path else None
        environments = [root / name for name in (".venv", "venv")] if root else []
        if self.virtual_env:
            environments.append(Path(self.virtual_env))
        for environment in environments:
            for folder in (
                *sorted(environment.glob("lib/python3*/site-packages")),
                environment / "Lib/site-packages",
            ):
                if folder.is_dir() and not environment.is_symlink():
                    return folder
        return None


@lru_cache(maxsize=4)
def _known(roots: tuple[Path, ...], state: Path, virtual_env: str) -> Project:
    return Project(Workspace(roots), state, virtual_env)


def _public_names(language: Language, text: Text, tree: Tree) -> frozenset[str]:
    from lsp_server.tools.names import module_names  # noqa: PLC0415

    return module_names(text, tree) if language.name == "python" else frozenset()


def _dotted(file: Path, top: Path) -> str:
    parts = file.relative_to(top.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _listing(folder: Path, relative: str) -> list[str]:
    """The entries of a folder below site-packages; folders end with a slash."""
    try:
        with os.scandir(folder / relative) as entries:
            return sorted(entry.name + "/" * entry.is_dir() for entry in entries)
    except OSError:
        return []


def _bytes(folder: Path, relative: str, most: int) -> bytes | None:
    """A file below site-packages; None where it is missing, longer than `most` or behind a link outwards."""
    path = folder / relative
    try:
        inside = folder.resolve() in path.resolve().parents
        return path.read_bytes() if inside and path.stat().st_size <= most else None
    except OSError:
        return None
