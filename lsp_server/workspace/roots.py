"""Reading inside the workspace's folders, and refusing everything else."""

from __future__ import annotations

import contextlib
import logging
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from lsp_server.errors import AccessError, UserError
from lsp_server.trust import IGNORE_FILES, SKIPPED_FOLDERS, IgnoreRules, ignore_rules

MOST_BYTES = 50 << 20
MOST_FILES = 200_000
_log = logging.getLogger(__name__)


class Workspace:
    """The folders that the editor has open; none means that no file is ever read."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = tuple(_real(root) for root in roots)

    def root_of(self, path: str | Path) -> Path | None:
        """The innermost root that holds a path, every link followed; None outside all of them."""
        real = _real(Path(path))
        found = [root for root in self.roots if real == root or root in real.parents]
        return max(found, key=lambda root: len(root.parts), default=None)

    def locate(self, path: str | Path) -> Path:
        """The real path of a regular file inside a root.

        Raises AccessError outside every root, and for anything that is no regular file.
        """
        if self.root_of(path) is None:
            raise AccessError(f"{Path(path).name} lies outside the open folders; Podium does not read it")
        real = _real(Path(path))
        try:
            mode = real.stat().st_mode
        except (OSError, ValueError) as fault:
            raise AccessError(f"{real.name} cannot be read: {_reason(fault)}") from None
        if not stat.S_ISREG(mode):
            raise AccessError(f"{real.name} is no regular file; Podium does not read it")
        return real

    def read(self, path: str | Path) -> bytes:
        """The bytes of a file inside a root.

        Raises AccessError as `locate` does, and UserError over 50 MB.
        """
        real = self.locate(path)
        try:
            with real.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as fault:
            raise AccessError(f"{real.name} cannot be read: {_reason(fault)}") from None
        if len(data) > MOST_BYTES:
            raise UserError(f"{real.name} is over 50 MB; Podium leaves files of that size alone")
        return data

    def ignored(self, path: str | Path) -> bool:
        """Whether any ignore file between the root and the path, or the skip list, keeps it out."""
        root = self.root_of(path)
        if root is None:
            return True
        parts = _real(Path(path)).relative_to(root).parts
        if any(part in SKIPPED_FOLDERS for part in parts):
            return True
        return any(
            self._rules(root.joinpath(*parts[:depth])).keeps_out(
                "/".join(parts[depth:end]), folder=end < len(parts)
            )
            for depth in range(len(parts))
            for end in range(depth + 1, len(parts) + 1)
        )

    def walk(self, folder: str | Path) -> Iterator[Path]:
        """Every file below a folder that no rule keeps out, folders in order; links are not followed.

        Ends after 200,000 files, with a word in the log. Raises AccessError outside every root.
        """
        if self.root_of(folder) is None:
            raise AccessError(f"{Path(folder).name} lies outside the open folders; Podium does not read it")
        for count, path in enumerate(self._walk(_real(Path(folder)), ())):
            if count == MOST_FILES:
                _log.warning("only the first %d files of %s are looked at", MOST_FILES, Path(folder).name)
                return
            yield path

    def _walk(self, folder: Path, above: tuple[tuple[Path, IgnoreRules], ...]) -> Iterator[Path]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as fault:
            _log.info("folder %s is left out: %s", folder.name, _reason(fault))
            return
        names = {entry.name for entry in entries}
        rules = self._rules(folder) if names.intersection(IGNORE_FILES) else None
        stack = (*above, (folder, rules)) if rules else above
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not entry.is_file(follow_symlinks=False):
                continue
            if entry.name in SKIPPED_FOLDERS or _kept_out(stack, Path(entry.path), folder=is_folder):
                continue
            if is_folder:
                yield from self._walk(Path(entry.path), stack)
            else:
                yield Path(entry.path)

    def _rules(self, folder: Path) -> IgnoreRules:
        texts: list[str] = []
        for name in IGNORE_FILES:
            path = folder / name
            if is_file(path) and not path.is_symlink():
                with contextlib.suppress(OSError):
                    texts.append(path.read_text("utf-8", "replace"))
        return ignore_rules(texts)


def is_file(path: Path) -> bool:
    """Whether a file stands there; False too where the system does not say, as for too long names."""
    try:
        return path.is_file()
    except OSError:
        return False


def _kept_out(stack: tuple[tuple[Path, IgnoreRules], ...], path: Path, *, folder: bool) -> bool:
    return any(rules.keeps_out(path.relative_to(base).as_posix(), folder=folder) for base, rules in stack)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _reason(fault: Exception) -> str:
    return getattr(fault, "strerror", None) or type(fault).__name__
