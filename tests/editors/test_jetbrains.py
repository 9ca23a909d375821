"""Podium under LSP4IJ: the template that users import, and the whole conversation by a program on LSP4J.

The program in tests/editors/jetbrains/ tells what came of each story in a line of JSON; what must be true of
it stands here.
"""

from __future__ import annotations

import html
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lsp_server.settings import Settings, parse_settings
from lsp_server.syntax import PLAIN, language_by_id
from lsp_server.syntax.languages import languages
from tests.editors.drawing import draw
from tests.editors.shop import GREETING, ORDERS, STORAGE, answer, make_project
from tests.simulated_server import Served

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "editor-clients" / "jetbrains" / "podium"
PAGE = ROOT / "docs" / "editors" / "jetbrains.md"
PROGRAM = ROOT / "tests" / "editors" / "jetbrains"
BUILT = ROOT / ".venv" / "jetbrains"
STORIES = (
    *(
        "fix",
        "document",
        "audit",
        "explain",
        "ask",
        "edit",
        "stale",
        "late",
        "cancel",
        "tests",
        "discard",
        "emoji",
    ),
    *("restart", "two"),
)
GENERATED = runpy.run_path(str(ROOT / "docs" / "scripts" / "jetbrains_template.py"))
Json = dict[str, Any]


def on_lsp4j(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that needs the program."""
    there = shutil.which("javac") and shutil.which("mvn")
    why = "there is no JDK or no Maven: apt-get install openjdk-17-jdk-headless maven"
    return pytest.mark.editors(
        pytest.mark.xdist_group("jetbrains")(pytest.mark.skipif(not there, reason=why)(test))
    )


def read(name: str) -> Json:
    return json.loads((TEMPLATE / name).read_text("utf-8"))


@pytest.mark.parametrize("name", GENERATED["files"]())
def test_the_template_is_as_its_script_writes_it(name: str) -> None:
    told = f"run python {Path('docs/scripts/jetbrains_template.py')}"
    assert (TEMPLATE / name).read_text("utf-8") == GENERATED["text"](GENERATED["files"]()[name]), told


def test_every_language_is_mapped_to_an_id_that_means_it() -> None:
    mapped = {
        pattern: one["languageId"]
        for one in read("template.json")["fileTypeMappings"]
        for pattern in one["fileType"]["patterns"]
    }
    for row in languages().values():
        for pattern in (*(f"*{suffix}" for suffix in row.suffixes), *row.names):
            assert language_by_id(mapped.pop(pattern)) is row, pattern
    assert not mapped
    assert all(
        language_by_id(one["languageId"]) is not PLAIN for one in read("template.json")["fileTypeMappings"]
    )


def test_the_settings_of_the_template_are_the_defaults_and_fit_their_schema() -> None:
    parsed = parse_settings(read("settings.json"))
    assert (parsed.settings, parsed.faults) == (Settings(), ())
    schema = read("settings.schema.json")
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(read("settings.json"), schema)
    for wrong in ({"podium": {"apply": "later"}}, {"podium": {"audit": {"onsave": True}}}, {"apply": "auto"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_the_settings_on_the_page_are_settings() -> None:
    blocks = re.findall(r"^```json\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    for block in map(json.loads, blocks):
        jsonschema.validate(block, read("settings.schema.json"))
        assert not parse_settings(block).faults


def test_the_command_on_the_page_is_the_one_of_the_template() -> None:
    command = read("template.json")["programArgs"]["default"]
    assert command.replace("podium", "/path/to/podium/.venv/bin/podium") in PAGE.read_text("utf-8")


def test_the_client_settings_have_only_names_that_lsp4ij_reads() -> None:
    known = {
        "breadcrumbs": {"enabled"},
        "editor": {
            "enableStringLiteralImprovements",
            "enableStatementTerminatorImprovements",
            "enableEnterBetweenBracesFix",
            "enableTextMateNestedBracesImprovements",
            "enableSemanticTokensFileViewProvider",
        },
    }
    assert {group: set(names) for group, names in read("clientSettings.json").items()} == known


def build() -> str:
    """Compile the program, with what is there already if that is enough; gives its classpath."""
    paths = BUILT / "classpath"
    goals = ["compiler:compile", "dependency:build-classpath"]
    options = [f"-Dbuilt={BUILT}", f"-Dmdep.outputFile={paths}", f"--file={PROGRAM / 'pom.xml'}"]
    for offline in (["--offline"], []):
        command = ["mvn", "-q", "-B", *offline, *goals, *options]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        if done.returncode == 0:
            return f"{BUILT / 'classes'}{os.pathsep}{paths.read_text()}"
    pytest.fail(f"Maven says:\n{done.stdout}{done.stderr}")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Json:
    """What came of each story, by its name."""
    classpath, home = build(), tmp_path_factory.mktemp("jetbrains")
    for story in (*STORIES, "other"):
        make_project(home / "projects" / story)
    with Served("ollama", answer, models=("simulated:7b",), pace=0.05) as served:
        environment = (
            os.environ
            | served.probes
            | {
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
                "PODIUM_STATE_HOME": str(home / "state"),
                "PODIUM_CONFIG_HOME": str(home / "config"),
            }
        )
        command = ["java", "-cp", classpath, "podium.Stories", TEMPLATE, PROGRAM / "capabilities.json"]
        done = subprocess.run(
            [*command, home / "projects"],
            env=environment,
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        left = len(served.server.left)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["story"]: row for row in rows} | {"connections that were cut": left}


def document(story: Json, name: str = "text") -> str:
    """A text of a story; what went wrong in it, where something did."""
    assert "error" not in story, story["error"]
    return story[name]


def menu(story: Json, name: str = "intentions") -> Json:
    """Titles of a menu without their prefix, with their kinds."""
    return {title.removeprefix("Podium: "): kind for title, kind in story[name].items()}


def quick_fixes(*titles: str) -> Json:
    return dict.fromkeys(titles, "quickfix")


def in_python(intents: str) -> Json:
    """The menu of intentions for these targets, by intent."""
    kinds = {"audit": "podium.audit", "explain": "podium.explain"}
    words = (one.partition(" ") for one in intents.split(", "))
    return {
        f"{intent} {name}": kinds.get(intent, f"refactor.rewrite.podium.{intent}")
        for intent, _, name in words
    }


DOCUMENTED = ORDERS.replace("rate):\n    if", 'rate):\n    """Do what the name says."""\n    if')
RENAMED = "def gross_price(price, rate):"


def check_fix(story: Json) -> None:
    assert document(story) == ORDERS.replace("import os\n", "")
    on_the_line = ("remove unused import: `os`", "fix problems in orders.py", "dismiss F401")
    rest = in_python("document orders.py, audit orders.py, explain orders.py")
    assert menu(story) == dict.fromkeys(on_the_line, "refactor.rewrite.podium.fix") | rest
    fixes = ("remove unused import: `os`", "fix problems in line 3", "dismiss F401")
    assert menu(story, "quick fixes") == quick_fixes(*fixes)


def check_document(story: Json) -> None:
    """Nothing goes into the text before the user says so, whatever the setting `apply` is."""
    assert document(story).count('"""') == ORDERS.count('"""') + 2
    assert story["waits"]
    assert story["pushed edits"] == 1
    assert story["progress"] == {"podium-job-1": ["begin", "end"]}
    assert "```diff" in story["hover"]
    three = (f"{what}: document gross_price" for what in ("apply", "show diff", "discard"))
    assert menu(story, "quick fixes") == quick_fixes(*three)


def check_audit(story: Json) -> None:
    assert "CWE-502" in story["message"]
    assert document(story) == STORAGE.replace("load(text, Loader=yaml.Loader)", "safe_load(text)")


def check_explain(story: Json) -> None:
    assert "explained by nobody" in story["shown"]
    assert "explained by nobody" in story["hover"]


def check_ask(story: Json) -> None:
    assert RENAMED in document(story)
    assert "# podium" not in story["text"]


def check_edit(story: Json) -> None:
    assert document(story) == DOCUMENTED.replace("import os", "# typed while it was thinking\n\nimport os")


def check_stale(story: Json) -> None:
    assert story["kept"]
    assert "the text changed there meanwhile; ask again" in "".join(story["messages"])
    assert not [title for title in story["intentions"] if "apply" in title]


def check_late(story: Json) -> None:
    assert document(story) == "# typed meanwhile\n" + GREETING.replace('f"welcome"', '"welcome"')


def check_cancel(story: Json) -> None:
    assert story["ended"]
    assert not story["shown"]
    assert not [title for title in story["intentions"] if "cancel" in title]


def check_tests(story: Json) -> None:
    assert story["pushed edits"] == 1
    made = Path(story["made"].removeprefix("file://"))
    assert made.name == "test_orders.py"


def check_discard(story: Json) -> None:
    assert story["kept"]
    assert '+    """' in story["diff"]


def check_emoji(story: Json) -> None:
    assert document(story) == GREETING.replace('f"welcome"', '"welcome"')


def check_restart(story: Json) -> None:
    assert story["ended"] != 0
    check_fix(story)


def check_two(story: Json) -> None:
    assert story["apart"]
    assert re.search(r'def gross_price.*:\n    """', document(story))
    assert re.search(r'def total.*:\n    """', document(story, "other text"))


@pytest.mark.parametrize("name", STORIES)
@on_lsp4j
def test_a_story(told: Json, name: str) -> None:
    story = told[name]
    assert "error" not in story, story["error"]
    globals()[f"check_{name}"](story)
    assert story["exit"] == 0


@on_lsp4j
def test_a_cancelled_job_lets_its_model_go(told: Json) -> None:
    assert told["connections that were cut"] >= 1


@on_lsp4j
def test_the_menu_is_drawn_from_the_conversation(told: Json) -> None:
    """A picture for the README: no IDE of JetBrains runs here, so it shows what one is told."""
    story = told["fix"]
    entries = list(dict.fromkeys([*story["quick fixes"], *story["intentions"]]))
    file = ROOT / "build" / "pictures" / "jetbrains" / "menu.svg"
    draw(file, "JetBrains IDEs, drawn from the conversation", ORDERS, (3, story["problem"]), entries)
    drawn = html.unescape(file.read_text("utf-8")).replace("\xa0", " ")
    assert all(entry in drawn for entry in entries)
