"""The servers that the Helix of this machine starts by itself for each language: Helix is asked for them.

A list that names a server which this Helix does not know breaks its `:lsp-restart`, and a language that it
does not know costs the whole file (tried with 25.01.1). So the table is for machines without Helix only, or
with one whose answers are not understood.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lsp_server.errors import ToolError
from lsp_server.tools import process

_PATIENCE = 15.0  # seconds for all answers, of which each takes 30 ms
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_LIST = re.compile(r"^Configured language servers:(?: None)?\n((?: +[✓✘] .*\n)*)", re.MULTILINE)
_SERVER = re.compile(r"^ +[✓✘] (\S+?):(?= |$)", re.MULTILINE)
_UNKNOWN = re.compile(r"^Language '.*' not found", re.MULTILINE)

# Helix 25.01 tells a server's command and not its name; these differ (seen in 25.01.1).
_NAMES = {
    "OmniSharp": "omnisharp",
    "R": "r",
    "erlang_ls": "erlang-ls",
    "golangci-lint-langserver": "golangci-lint-lsp",
    "haskell-language-server-wrapper": "haskell-language-server",
    "jedi-language-server": "jedi",
}

Servers = dict[str, list[str]]


def servers_here(
    languages: Iterable[str], programs: Sequence[str], environment: Mapping[str, str]
) -> Servers | None:
    """The default servers of those of the languages that this Helix knows, in its order.

    None where no Helix is on the PATH, or where it does not answer as expected.
    """
    path = environment.get("PATH", "")
    found = [program for name in programs if (program := shutil.which(name, path=path))]
    return asyncio.run(_first(found, list(languages), environment)) if found else None


async def _first(
    programs: Sequence[str], languages: list[str], environment: Mapping[str, str]
) -> Servers | None:
    """The answers of the first program that is a Helix; a hex editor has its name, too."""
    with tempfile.TemporaryDirectory() as folder:
        # A Helix that does not see the user's own configuration tells its defaults.
        apart = {key: folder for key in ("HOME", "XDG_CONFIG_HOME", "APPDATA") if key in environment}
        for program in programs:
            with contextlib.suppress(ToolError, TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    return await _asked(program, languages, Path(folder), {**environment, **apart})
    return None


async def _asked(program: str, languages: list[str], folder: Path, environment: Mapping[str, str]) -> Servers:
    """The answers of a program. Raises ToolError where one is not a Helix's."""
    places = asyncio.Semaphore(os.cpu_count() or 1)

    async def ask(*arguments: str) -> str:
        argv = (program, *arguments)
        async with places:
            done = await process.run(argv, folder=folder, seconds=_PATIENCE, environment=environment)
        return _COLOUR.sub("", done.output.decode("utf-8", "replace")) if done.code == 0 else ""

    if not (await ask("--version")).startswith("helix "):
        raise ToolError(f"{program} is no Helix")
    answers = await asyncio.gather(*(ask("--health", language) for language in languages))
    told = zip(languages, answers, strict=True)
    return {language: _servers(answer) for language, answer in told if not _UNKNOWN.search(answer)}


def _servers(told: str) -> list[str]:
    listed = _LIST.search(told)
    if listed is None:
        raise ToolError("it tells of no servers")
    names: list[str] = _SERVER.findall(listed[1])
    return [_NAMES.get(name, name) for name in names]
