"""Reading inside the workspace's folders, and refusing everything else."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from lsp_server.errors import AccessError, UserError
from lsp_server.trust import IGNORE_FILES, SKIPPED_FOLDERS, IgnoreRules, ignore_rules

MOST_BYTES = 50_000_000
MOST_FILES = 200_000
_log = logging.getLogger(__name__)


class Workspace:
    """The folders that the editor has open; none means that no file is ever read."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = tuple(_real(root) for root in roots)

    def root_of(self, path: str | Path) -> Path | None:
        """The innermost root that holds a path, every link followed; None outside all of them."""
        return self._holder(_real(Path(path)))

    def locate(self, path: str | Path) -> Path:
        """The real path of a regular file inside a root.

        Raises AccessError outside every root and for anything that is no regular file, UserError for what
        cannot be looked at.
        """
        real = _real(Path(path))
        if self._holder(real) is None:
            raise AccessError(f"{real.name} lies outside the open folders; Podium does not read it")
        try:
            mode = real.stat().st_mode
        except (OSError, ValueError) as fault:
            raise UserError(f"{real.name} cannot be read: {_reason(fault)}") from None
        if not stat.S_ISREG(mode):
            raise AccessError(f"{real.name} is no regular file; Podium does not read it")
        return real

    def read(self, path: str | Path, most: int = MOST_BYTES) -> bytes:
        """The bytes of a file inside a root.

        Raises AccessError and UserError as `locate` does, and UserError for more than `most` bytes.
        """
        real = self.locate(path)
        try:
            with real.open("rb") as file:
                data = file.read(most + 1)
        except OSError as fault:
            raise UserError(f"{real.name} cannot be read: {_reason(fault)}") from None
        if len(data) > most:
            raise UserError(
                f"{real.name} is over {most // 1_000_000} MB; Podium leaves files of that size alone"
            )
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
        real = _real(Path(folder))
        root = self._holder(real)
        if root is None:
            raise AccessError(f"{real.name} lies outside the open folders; Podium does not read it")
        for count, path in enumerate(self._walk(real, self._above(root, real))):
            if count == MOST_FILES:
                _log.warning("only the first %d files of %s are looked at", MOST_FILES, Path(folder).name)
                return
            yield path

    def _holder(self, real: Path) -> Path | None:
        found = [root for root in self.roots if real == root or root in real.parents]
        return max(found, key=lambda root: len(root.parts), default=None)

    def _above(self, root: Path, folder: Path) -> tuple[tuple[Path, IgnoreRules], ...]:
        """The rules of the folders above one; but those that keep it out itself: it was asked for."""
        if root == folder:
            return ()
        between = [above for above in folder.parents if above == root or root in above.parents]
        rules = [(above, self._rules(above)) for above in reversed(between)]
        return tuple(rule for rule in rules if not _kept_out((rule,), folder, folder=True))

    def _walk(self, folder: Path, above: tuple[tuple[Path, IgnoreRules], ...]) -> Iterator[Path]:
        open_folders = [self._entries(folder, above)]
        while open_folders:
            entry, stack = next(open_folders[-1], (None, ()))
            if entry is None:
                open_folders.pop()
            elif entry.is_dir(follow_symlinks=False):
                open_folders.append(self._entries(Path(entry.path), stack))
            else:
                yield Path(entry.path)

    def _entries(
        self, folder: Path, above: tuple[tuple[Path, IgnoreRules], ...]
    ) -> Iterator[tuple[os.DirEntry[str], tuple[tuple[Path, IgnoreRules], ...]]]:
        """The folders and regular files of a folder that no rule keeps out, each with the rules in force."""
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
            yield entry, stack

    def _rules(self, folder: Path) -> IgnoreRules:
        texts: list[str] = []
        for name in IGNORE_FILES:
            path = folder / name
            try:
                if is_file(path) and not path.is_symlink():
                    texts.append(path.read_text("utf-8", "replace"))
            except OSError as fault:
                _log.warning("%s is not honoured: %s", path.name, _reason(fault))
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
