"""Helix's languages.toml with Podium for every language: a list of servers replaces the default one there.

So for each language the default servers are repeated, or what the user has listed, and Podium comes last.
What else stands in the file stays as it is, comments too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from lsp_server.cli.setup.helix_servers import Servers
from lsp_server.errors import UserError

_NAME = "podium"
Here = Callable[[Iterable[str]], Servers | None]


def with_podium(now: str, defaults: str, command: Sequence[str], here: Here) -> str:
    """The file's text; `defaults` is the table of Helix's own servers, `here` gives those of the Helix here.

    Without a Helix here, the table's languages that not every Helix has are left out.

    Raises UserError for what is no TOML, or has another shape than Helix reads.
    """
    mark = "\ufeff" if now.startswith("\ufeff") else ""
    try:
        document: Any = tomlkit.parse(
            now.removeprefix(mark)
        )  # its tables behave as dictionaries do, which their types hide
    except TOMLKitError as fault:
        raise UserError(f"it is no TOML: {fault}") from None
    _set_server(document, command)
    listed = _languages(document)
    known = {str(one.get("name")): one for one in listed}
    table: dict[str, Any] = tomllib.loads(defaults)
    wanting = [name for name in table if "language-servers" not in known.get(name, {})]
    theirs = here(wanting) if wanting else None
    for name, row in table.items():
        if name in known or (not row.get("newer") if theirs is None else name in theirs):
            own = row["servers"] if theirs is None else _narrowed(theirs.get(name, []), row["servers"])
            _add(listed, known.get(name), name, own)
    return mark + tomlkit.dumps(document)


def program_in(now: str) -> str:
    """The program that a file starts as Podium, empty for none. Raises UserError for what is no TOML."""
    try:
        table: Any = tomllib.loads(now.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as fault:
        raise UserError(f"it is no TOML: {fault}") from None
    for name in ("language-server", _NAME, "command"):
        table = cast("dict[str, Any]", table).get(name) if isinstance(table, dict) else None
    return table if isinstance(table, str) else ""


def _set_server(document: Any, command: Sequence[str]) -> None:
    program, *arguments = command
    servers = document.setdefault("language-server", tomlkit.table(is_super_table=True))
    if not isinstance(servers, dict):
        raise UserError("language-server is no table")
    own: Any = cast("dict[str, Any]", servers).setdefault(_NAME, tomlkit.table())
    if not isinstance(cast("object", own), dict):
        raise UserError(f"language-server.{_NAME} is no table")
    for key, value in (("command", program), ("args", arguments)):
        if own.get(key) != value:
            own[key] = value


def _languages(document: Any) -> list[Any]:
    listed = document.get("language")
    if listed == []:
        del document["language"]
        listed = None
    if listed is None:
        listed = tomlkit.aot()
        document.append("language", listed)
        listed = document["language"]
    if not isinstance(listed, AoT):
        raise UserError("language is no list of tables")
    return cast("list[Any]", listed)


def _add(listed: list[Any], entry: Any, name: str, defaults: list[Any]) -> None:
    """Podium at the end of a language's servers, in the user's own entry where there is one."""
    if entry is None:
        entry = tomlkit.table()
        entry["name"] = name
        listed.append(entry)
    servers = entry.get("language-servers")
    if servers is None:
        entry["language-servers"] = [*map(_inline, defaults), _NAME]
    elif not isinstance(cast("object", servers), list):
        raise UserError(f"language-servers of {name} is no list")
    elif not any(_name(one) == _NAME for one in servers):
        servers.append(_NAME)


def _narrowed(names: list[str], rows: list[Any]) -> list[Any]:
    """Names of servers, each with the features that the table narrows it to."""
    by_name = {_name(row): row for row in rows}
    return [by_name.get(name, name) for name in names]


def _name(server: Any) -> Any:
    return cast("dict[str, Any]", server).get("name") if isinstance(server, dict) else server


def _inline(server: Any) -> Any:
    if not isinstance(server, dict):
        return server
    table: Any = tomlkit.inline_table()
    table.update(cast("dict[str, Any]", server))
    return table
