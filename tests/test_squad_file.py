"""The user's own squad file: what it may say, and what becomes of what is wrong in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lsp_server.agents import runner
from lsp_server.squad import DEFAULT_SQUAD, SOURCES, TOOLS, KeySource, Own, Price
from lsp_server.squad.loading import load_own, parse_own

WHOLE = """version: 1
extends: [default]
endpoints:
  laptop: {wire: ollama, url: "http://127.0.0.1:11434/"}
  studio: {wire: openai, url: "http://localhost:1234/v1", parallel: 2}
  box: {wire: openai, url: "http://10.0.0.7:8000/v1", privacy: own}
  claude: {wire: anthropic, key: {env: ANTHROPIC_API_KEY}, price: {claude-4-5: {input: 3.0, output: 15}}}
  gemini: {wire: google, key: {command: [pass, show, gemini]}}
models:
  fast: ["laptop/qwen2.5-coder:7b", "studio/*"]
  strong: claude/claude-4-5
budgets: {run: {cost: 0.20, tokens: 50000}, day: {cost: 5.00}}
agents:
  fixer: {model: strong, escalate: strong}
  reviewer:
    intents: [audit]
    languages: [go]
    model: strong
    prompt: Look for races.
    output: findings
    context: {tokens: 1000, sources: [imports]}
    limits: {seconds: 20, output_tokens: 500}
  tester: {enabled: false}
privacy: {ignore: ["secrets/**"]}
"""


def parsed(text: str, folder: Path = Path("/nowhere")) -> Own:
    return parse_own(folder / "squad.yaml", text)


def told(text: str) -> list[str]:
    return [str(one) for one in parsed(text).problems]


def test_a_whole_file() -> None:
    own = parsed(WHOLE)
    assert own.problems == ()
    by_name = {one.name: one for one in own.endpoints}
    assert by_name["laptop"].url == "http://127.0.0.1:11434"
    assert {name for name, one in by_name.items() if one.private} == {"laptop", "studio", "box"}
    assert by_name["studio"].most == 2
    assert by_name["claude"].url == "https://api.anthropic.com"
    assert by_name["claude"].key == KeySource(env="ANTHROPIC_API_KEY")
    assert by_name["claude"].prices == {"claude-4-5": Price(3.0, 15.0)}
    assert by_name["gemini"].key == KeySource(command=("pass", "show", "gemini"))
    assert own.roles == {
        "fast": ("laptop/qwen2.5-coder:7b", "studio/*"),
        "strong": ("claude/claude-4-5",),
    }
    assert (own.budgets.run.cost, own.budgets.run.tokens, own.budgets.day.cost) == (0.2, 50_000, 5.0)
    assert own.ignore == ("secrets/**",)


def test_agents_change_add_and_go() -> None:
    squad = parsed(WHOLE).squad
    by_name = {one.name: one for one in squad.agents}
    assert "tester" not in by_name
    fixer, reviewer = by_name["fixer"], by_name["reviewer"]
    assert (fixer.model, fixer.tool, fixer.anywhere) == ("strong", "ruff", True)
    assert reviewer.instructions == "Look for races."
    assert (reviewer.context_tokens, reviewer.sources) == (1000, ("imports",))
    assert (reviewer.seconds, reviewer.output_tokens) == (20, 500)
    serving = squad.with_roles(frozenset({"strong"}))
    assert [one.name for one in serving.agents[:2]] == ["fixer", "reviewer"]
    assert serving.agent_for("audit", "go", "reviewer") is reviewer
    assert serving.agent_for("audit", "python", "reviewer") is None


def test_without_the_default_squad() -> None:
    own = parsed(
        "version: 1\nextends: []\nagents:\n  lint: {intents: [fix], languages: [python], tool: ruff}\n"
    )
    assert [one.name for one in own.squad.agents] == ["lint"]
    assert own.problems == ()


def test_an_empty_or_missing_file_changes_nothing(tmp_path: Path) -> None:
    assert parsed("").squad == DEFAULT_SQUAD
    assert load_own(tmp_path / "squad.yaml") == Own()


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("endpoints: {a: {wire: olama}}", "2:17", "'ollama', 'openai', 'anthropic' or 'google'"),
        ("endpoints: {a: {wire: ollama, colour: red}}", "2:31", "unknown key 'colour'"),
        ("endpoints: {a: {wire: ollama, ulr: x}}", "2:31", "did you mean 'url'"),
        ("endpoints: {a: {wire: openai, url: 'http://example.com/v1'}}", "2:31", "plain http"),
        ("endpoints: {a: {wire: openai, url: 'http://127.0.0.1.example.com/v1'}}", "2:31", "plain http"),
        ("endpoints: {a: {wire: openai, url: 'https://me:pw@example.com/v1'}}", "2:31", "url"),
        ("endpoints: {a: {wire: openai, url: 'file:///etc/passwd'}}", "2:31", "url"),
        ("endpoints: {a: {wire: openai, key: {env: A, command: [b]}}}", "2:31", "either env or command"),
        ("endpoints: {a: {wire: openai, key: sk-12345}}", "2:31", "key"),
        ("endpoints: {'a b': {wire: ollama}}", "2:13", "no name"),
        ("endpoints: [a]", "2:1", "names and what they stand for"),
        ("models: {fast: 'nobody/x'}", "2:10", "no endpoint is called 'nobody'"),
        ("models: {fast: 'just-a-name'}", "2:10", "models.fast"),
        ("modles: {fast: 'ollama/x'}", "2:1", "did you mean 'models'"),
        ("budgets: {run: {cost: -1}}", "2:17", "budgets.run.cost"),
        ("budgets: {run: {cost: .nan}}", "2:17", "budgets.run.cost"),
        ("budgets: {run: {cost: 'a lot'}}", "2:17", "budgets.run.cost"),
        ("agents: {fixer: {model: best}}", "2:18", "no role is called 'best'"),
        ("agents: {fixer: {tool: magic}}", "2:18", "no tool is called 'magic'"),
        ("agents: {mine: {model: fast, prompt: x}}", "2:10", "needs intents"),
        ("agents: {mine: {intents: [fix], model: fast}}", "2:10", "needs a prompt"),
        ("agents: {mine: {intents: [fix]}}", "2:10", "needs a model or a tool"),
        ("agents: {mine: {intents: [dance]}}", "2:27", "'fix', 'document'"),
        ("agents: {fixer: {prompt: ../../etc/x.md}}", "2:18", "below the folder"),
        ("agents: {fixer: {prompt: not-there.md}}", "2:18", "cannot be read"),
        ("workflows: {review: {steps: {}}}", "2:1", "not run yet"),
        ("extends: [theirs]", "2:1", "extends"),
    ],
)
def test_a_wrong_entry_is_told_with_its_place_and_hurts_nothing_else(
    line: str, place: str, words: str
) -> None:
    good = "" if line.startswith("endpoints") else "endpoints: {mine: {wire: ollama}}\n"
    own = parsed(f"version: 1\n{line}\n{good}")
    assert len(own.problems) == 1, own.problems
    problem = str(own.problems[0])
    assert problem.startswith(f"squad.yaml:{place}: "), problem
    assert words in problem
    if good:
        assert [one.name for one in own.endpoints] == ["mine"]
    if "mine" not in line:
        assert own.squad.agent_for("fix", "python") is not None


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\nversion: 1\n",
        "version: 1\na: &x [*x]\n",
        (
            "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
            "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
        ),
        "version: !!python/object/apply:os.system [id]\n",
        "version: !!python/name:os.system\n",
        "<<: {version: 1}\n",
        "[" * 5000,
        "a: {" * 2000,
        "version: 1\n\tx: 2\n",
        "version: 1\n\x00",
        "version: [1\n",
        "? [a, b]\n: 1\n",
        f"version: 1\nx: '{'y' * 300_000}'\n",
        "--- 1\n--- 2\n",
        "version: 1\nagents: {fixer: {limits: {seconds: 1_000_000_000_000_000_000_0:00}}}\n",
    ],
)
def test_hostile_yaml_is_one_problem_and_no_crash(text: str) -> None:
    own = parsed(text)
    assert own.problems
    assert own.squad.agent_for("fix", "python") is not None


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "squad.yaml"
    path.write_bytes(b"version: 1\xff\n")
    assert "UTF-8" in str(load_own(path).problems[0])


def test_a_wrong_budget_or_ignore_list_lets_nothing_through() -> None:
    own = parsed("version: 1\nbudgets: {run: {cots: 1}}\nprivacy: {ignore: secrets}\n")
    assert own.budgets.run.cost == 0.0
    assert own.ignore == ("*",)


@pytest.mark.parametrize("line", ["budgets: 5.00", "budget: {day: {cost: 5}}", "budgets: [1]"])
def test_budgets_that_are_not_read_let_nothing_through(line: str) -> None:
    assert parsed(f"version: 1\n{line}\n").budgets.run.cost == 0.0


def test_a_misspelt_privacy_hides_everything() -> None:
    assert parsed("version: 1\nprivcy: {ignore: [x]}\n").ignore == ("*",)


@pytest.mark.parametrize("url", ["https://[x", "https://a:99999", "http://127.0.0.1:x/v1", "https://"])
def test_an_address_that_is_none_is_told_of(url: str) -> None:
    assert "2:" in told(f"version: 1\nendpoints: {{a: {{wire: openai, url: '{url}'}}}}\n")[0]


def test_a_server_here_may_be_a_way_into_a_cloud() -> None:
    text = "version: 1\nendpoints: {a: {wire: openai, url: 'http://localhost:4000/v1', privacy: cloud}}\n"
    own = parsed(text)
    assert own.problems == ()
    assert not own.endpoints[0].private


def test_a_prompt_file_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "mine.md").write_text("Be kind.\n")
    own = parsed("version: 1\nagents: {fixer: {prompt: prompts/mine.md}}\n", tmp_path)
    assert own.problems == ()
    assert next(one for one in own.squad.agents if one.name == "fixer").instructions == "Be kind."


def test_a_prompt_file_behind_a_link_that_leads_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("secret")
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "in.md").symlink_to(outside)
    assert "below the folder" in str(
        parsed("version: 1\nagents: {fixer: {prompt: in.md}}\n", folder).problems[0]
    )


def test_tools_and_sources_are_those_that_there_are() -> None:
    from lsp_server.context import SOURCES as PIECES

    for tool in TOOLS:
        assert callable(runner(tool))
    assert set(PIECES) <= set(SOURCES)


@pytest.mark.parametrize("number", [0, 1])
def test_the_files_of_the_documentation_are_right(number: int) -> None:
    page = (Path(__file__).parent.parent / "docs" / "models.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 2
    own = parsed(blocks[number])
    assert own.problems == ()
    assert own.endpoints
    if number == 0:
        assert len(blocks[0].splitlines()) == 5, "five lines, as it says there"
