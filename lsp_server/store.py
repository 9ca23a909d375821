"""Podium's own files: package data, the configuration and state folders, and writes that cannot tear."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def grammars_folder() -> Path:
    """Where languages.toml and the queries lie: inside the wheel, or beside the package in a clone."""
    inside = _PACKAGE / "grammars"
    return inside if inside.is_dir() else _PACKAGE.parent / "grammars"


def clients_folder() -> Path:
    """What `podium setup` puts into editors: inside the wheel, or beside the package in a clone."""
    inside = _PACKAGE / "editor-clients"
    return inside if inside.is_dir() else _PACKAGE.parent / "editor-clients"


def rules_page() -> Path:
    """The page that explains every rule of the audit: inside the wheel, or among the docs of a clone."""
    inside = _PACKAGE / "rules.md"
    return inside if inside.is_file() else _PACKAGE.parent / "docs" / "rules.md"


def example_folder() -> Path:
    """The bundled example project that `podium demo` works on."""
    return _PACKAGE / "example"


def data_file(*parts: str) -> Path:
    """A data file inside the package, by its path below it."""
    return _PACKAGE.joinpath(*parts)


def config_folder(environment: Mapping[str, str]) -> Path:
    """The user's own configuration: PODIUM_CONFIG_HOME, else the platform's place. Not created here."""
    if named := environment.get("PODIUM_CONFIG_HOME"):
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - only when a folder is asked for

    return user_config_path("podium", appauthor=False)


def state_folder(environment: Mapping[str, str]) -> Path:
    """Logs, explanations and caches: PODIUM_STATE_HOME, else the platform's place. Not created here."""
    if named := environment.get("PODIUM_STATE_HOME"):
        return Path(named)
    from platformdirs import user_state_path  # noqa: PLC0415 - only when a folder is asked for

    return user_state_path("podium", appauthor=False)


def private_folder(folder: Path) -> Path:
    """The folder, made with rights for its owner only.

    Raises OSError where it cannot be made; callers then do without what they wanted to keep.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: a private temporary file beside it, synced, then renamed.

    Raises OSError; the old file then stands as it was.
    """
    private_folder(path.parent)
    handle, name = _temporary_beside(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _temporary_beside(path: Path) -> tuple[int, str]:
    """An open, private file in the same folder, and its name."""
    import tempfile  # noqa: PLC0415 - with what it imports 3 ms, in which an editor would wait

    return tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")


def replace_contents(path: Path, content: bytes) -> None:
    """Give an existing file of the user's new contents in one step, its mode kept. Raises OSError."""
    mode = path.stat().st_mode & 0o7777
    handle, name = _temporary_beside(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
