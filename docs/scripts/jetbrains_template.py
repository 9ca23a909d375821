"""Writes the generated files of editor-clients/jetbrains/podium: mappings, settings and their schema.

    python docs/scripts/jetbrains_template.py

The languages come from grammars/languages.toml, the settings from the table of docs/settings.md.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from lsp_server.syntax.languages import Language, languages

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "editor-clients" / "jetbrains" / "podium"
_SPELT = {".jsx": "javascriptreact", ".cu": "cuda-cpp", ".sh": "shellscript"}  # ids that are no suffix
_FILES = "Whether Podium works here: true, false, or languages and globs with true or false."

Json = dict[str, Any]


def files() -> dict[str, Json]:
    """What each generated file contains."""
    return {
        "template.json": template(),
        "settings.json": {"podium": nested({name: default for name, _, default, _ in settings()})},
        "settings.schema.json": schema(),
    }


def template() -> Json:
    """The server's id, its command and the files that it is started for."""
    return {
        "id": "podium",
        "name": "Podium",
        "programArgs": {"default": 'sh -c "exec podium serve"', "windows": "podium.exe serve"},
        "fileTypeMappings": [
            {"fileType": {"patterns": patterns}, "languageId": ident}
            for row in languages().values()
            for ident, patterns in mappings(row).items()
        ],
    }


def mappings(row: Language) -> dict[str, list[str]]:
    """A language's file name patterns by the id that each is opened with."""
    out: dict[str, list[str]] = {}
    for suffix in row.suffixes:
        own = _SPELT.get(suffix, suffix.removeprefix("."))
        out.setdefault(own if own in row.ids else row.ids[0], []).append(f"*{suffix}")
    for name in row.names:
        out.setdefault(row.ids[0], []).append(name)
    return out


def settings() -> list[tuple[str, tuple[str, ...], Any, str]]:
    """Name, values, default and meaning of each setting; no values mean true or false."""
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    out: list[tuple[str, tuple[str, ...], Any, str]] = []
    for line in re.findall(r"^\| `.*", page, re.MULTILINE):
        name, values, default, meaning = (cell.strip() for cell in line.strip("|").split("|"))
        value = default.strip("`")
        known = {"true": True, "false": False}.get(value, value)
        sentence = meaning.replace("`", "")
        choices = tuple(re.findall(r"`(\w+)`", values))
        out.append((name.strip("`"), choices, known, f"{sentence[0].upper()}{sentence[1:]}."))
    return out


def schema() -> Json:
    """The JSON schema by which the editor completes and checks settings.json."""
    properties = nested({name: rule(name, *rest) for name, *rest in settings()}, objects=True)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of Podium",
        "type": "object",
        "additionalProperties": False,
        "properties": {"podium": {"type": "object", "additionalProperties": False, "properties": properties}},
    }


def rule(name: str, values: tuple[str, ...], default: Any, meaning: str) -> Json:  # noqa: ANN401 - JSON
    """The schema of one setting."""
    if name == "enable":
        table = {"type": "object", "additionalProperties": {"type": "boolean"}}
        return {"anyOf": [{"type": "boolean"}, table], "default": default, "description": _FILES}
    kind: Json = {"type": "string", "enum": list(values)} if values else {"type": "boolean"}
    return {**kind, "default": default, "description": meaning}


def nested(flat: dict[str, Any], *, objects: bool = False) -> Json:
    """Dotted names as objects inside objects, which are schemas of objects if `objects` is true."""
    out: Json = {}
    for name, value in flat.items():
        *outer, last = name.split(".")
        branch = out
        for part in outer:
            empty: Json = {"type": "object", "additionalProperties": False, "properties": {}}
            branch = branch.setdefault(part, empty if objects else {})
            branch = branch["properties"] if objects else branch
        branch[last] = value
    return out


def text(content: Json) -> str:
    """A file's text: lists of patterns on one line each."""
    whole = json.dumps(content, indent=2, ensure_ascii=False)
    short = re.sub(r"\[\s+([^][{}]*?)\s+\]", lambda one: f"[{' '.join(one[1].split())}]", whole)
    return f"{short}\n"


if __name__ == "__main__":
    for file, content in files().items():
        (FOLDER / file).write_text(text(content), "utf-8")
