"""SARIF as code scanning reads it: shape, rules, places, and fingerprints that outlive edits above them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema

from tests.cli_command import Podium
from tests.sarif_schema import SCHEMA

OFFICIAL = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text("utf-8"))
SOURCE = (
    "import sqlite3\n\n\n"
    "def find(connection: sqlite3.Connection, name):\n"
    "    return connection.execute(f\"SELECT * FROM t WHERE n = '{name}'\")\n\n\n"
    "def run(text):\n    return eval(text)\n\n\n"
    "def again(text):\n    return eval(text)\n"
)


def log(podium: Podium, *arguments: str) -> dict[str, Any]:
    ran = podium.here("audit", *arguments, "--format", "sarif")
    document = json.loads(ran.out)
    for schema in (OFFICIAL, SCHEMA):  # ours is narrower: it refuses what Podium never writes
        jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(document)
    return document["runs"][0]


def marks(run: dict[str, Any]) -> list[str]:
    return [one["partialFingerprints"]["podium/v1"] for one in run["results"]]


def test_a_log_is_valid_and_its_rules_are_those_of_security(podium: Podium) -> None:
    podium.write({"src/app.py": SOURCE, "src/b.py": "print(gone)\n"})
    run = log(podium, ".")
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True}]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == 3
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
    sql = next(rule for rule in rules if "external/cwe/cwe-089" in rule["properties"]["tags"])
    assert "security" in sql["properties"]["tags"]
    assert 0 < float(sql["properties"]["security-severity"]) <= 10
    assert all("{" not in rule["shortDescription"]["text"] for rule in rules)


def test_a_rules_text_is_not_that_of_its_first_finding(podium: Podium) -> None:
    podium.write({"a.py": SOURCE})
    before = log(podium, ".")["tool"]["driver"]["rules"]
    podium.write({"a.py": SOURCE.replace("connection", "other").replace("gone", "lost")})
    assert log(podium, ".")["tool"]["driver"]["rules"] == before


def test_uris_are_relative_to_the_repository(podium: Podium) -> None:
    podium.write({"src/with space/50% ü#.py": SOURCE})
    for argument in (".", "src", "src/with space/50% ü#.py"):
        uri = "src/with%20space/50%25%20%C3%BC%23.py"
        places = [one["locations"][0]["physicalLocation"] for one in log(podium, argument)["results"]]
        assert {place["artifactLocation"]["uri"] for place in places} == {uri}


def test_a_name_that_is_no_text(podium: Podium) -> None:
    name = os.fsdecode(b"caf\xe9.py")
    podium.write({name: SOURCE})
    run = log(podium, ".")
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote_to_bytes(uri) == b"caf\xe9.py"
    ran = podium.run("audit", ".")
    assert ran.code == 1
    assert ran.out.startswith(name)
    for command in ("fix", "document", "explain"):
        ran = podium.run(command, name)
        assert (ran.code, "Traceback" in ran.err) == (0, False)


def test_columns_are_code_points(podium: Podium) -> None:
    podium.write({"a.py": "x = '\U0001f600\U0001f600'; eval(input())\n"})
    region = log(podium, ".")["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 11, "endLine": 1, "endColumn": 24}


def test_fingerprints_outlive_moved_lines(podium: Podium) -> None:
    podium.write({"a.py": SOURCE})
    before = log(podium, ".")
    podium.write({"a.py": "# moved\n\n\nVALUE = 1\n" + SOURCE})
    after = log(podium, ".")
    assert marks(after) == marks(before)
    assert len(set(marks(before))) == len(before["results"]) == 3
    lines = [
        run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"]
        for run in (before, after)
    ]
    assert lines[1] == lines[0] + 4
    podium.write({"b.py": SOURCE})
    assert set(marks(log(podium, "b.py"))).isdisjoint(marks(before))


def test_a_fault_of_an_engine_is_in_the_log(podium: Podium, tmp_path: Path) -> None:
    (tmp_path / "ruff.py").write_text("")
    podium.write({"a.py": SOURCE})
    path = f"{tmp_path}:{Path(__file__).parent.parent}"
    ran = podium.run("audit", ".", "--format", "sarif", PYTHONPATH=path)
    assert ran.code == 3
    document = json.loads(ran.out)
    jsonschema.validate(document, SCHEMA)
    invocation = document["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "ruff is missing" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_an_empty_log(podium: Podium) -> None:
    podium.write({"a.py": "print(1)\n"})
    run = log(podium, ".")
    assert run["results"] == run["tool"]["driver"]["rules"] == []
