"""What agents make of models, without an editor: escalation, budgets, secrets, tests, long prompts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from lsp_server.agents import Assignment, Project
from lsp_server.agents.project import Project as _Project
from lsp_server.cli.targets import read_snapshot
from lsp_server.engine import Account, Ledger, Models, Result, execute
from lsp_server.errors import AccessError, ModelError, PodiumError, RejectedEdit, UserError
from lsp_server.patch import FileFacts
from lsp_server.providers import Model, Roster, Seat
from lsp_server.providers.scripted import Line, Scripted
from lsp_server.providers.turn import Cause, Endpoint, Failed, Prompt
from lsp_server.squad import DEFAULT_SQUAD, Budgets, Limits, Price, Squad
from lsp_server.syntax import language_for_path, outline
from lsp_server.syntax.parsing import grammar
from lsp_server.text import Text
from lsp_server.tracing import Journal
from lsp_server.trust import ignore_rules
from lsp_server.workspace import Workspace

HERE = Endpoint("here", "ollama", "http://127.0.0.1:1", private=True)
CLOUD = Endpoint("cloud", "anthropic", "https://api.example.com")
GO = "package main\n\nfunc Add(a int, b int) int {\n\treturn a - b\n}\n"
BETTER = "```go\nfunc Add(a int, b int) int {\n\treturn a + b\n}\n```"
CUT = "```go\nfunc Add("  # an answer that broke off
PRICING = "def total(prices):\n    return sum(prices)\n"


def seat(role: str, script: object, endpoint: Endpoint = HERE, name: str = "", **more: object) -> Seat:
    model = Model(endpoint, name or f"{role}:7b", **more)  # type: ignore[arg-type]
    return Seat(role, model, "a test", Scripted(script))  # type: ignore[arg-type]


def asked(one: Seat) -> list[Prompt]:
    assert isinstance(one.provider, Scripted)
    return one.provider.asked


class Desk:
    """A project on disk with one file, and what asks an agent about it."""

    def __init__(self, folder: Path, name: str = "m.go", code: str = GO) -> None:
        (folder / ".git").mkdir(exist_ok=True)
        self.path = folder / name
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text(code)
        self.project: Project = _Project(Workspace((folder,)), folder / "state")
        self.account = Account()
        self.ignore: tuple[str, ...] = ()

    async def ask(
        self,
        intent: str,
        *seats: Seat,
        squad: Squad = DEFAULT_SQUAD,
        prompt: str = "",
        name: str = "",
        **more: object,
    ) -> Result:
        shot = read_snapshot(self.project, self.path)
        symbols = outline(shot.language, shot.tree, shot.text) if shot.tree else []
        chosen = tuple(one for one in symbols if one.name == name)
        span = chosen[0].outer if chosen else shot.text.whole
        assignment = Assignment(intent, shot, span, chosen, prompt=prompt, **more)  # type: ignore[arg-type]
        roster = Roster(seats)
        by = Models(roster, lambda _words: None, self.account, ignore_rules(self.ignore))
        facts = FileFacts(self.path.name, is_open=True)
        return await execute(squad.with_roles(roster.roles), assignment, facts, self.project, "", by)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def result_of(done: Result) -> str:
    assert done.proposal is not None
    return str(done.proposal.result)


async def test_a_stronger_model_is_asked_when_no_answer_holds(desk: Desk) -> None:
    fast, strong = seat("fast", [CUT, CUT]), seat("strong", [BETTER])
    done = await desk.ask("document", fast, strong)
    assert "a + b" in result_of(done)
    assert done.outcome.notes == ("by here/strong:7b", "no answer of here/fast:7b held")
    assert len(asked(fast)) == 2, "one repair turn first"


async def test_when_nobody_manages_the_message_tells_what_was_tried(desk: Desk) -> None:
    fast, strong = seat("fast", [CUT] * 2), seat("strong", [CUT] * 2)
    with pytest.raises(ModelError, match=r"here/fast:7b 2 times, then here/strong:7b 2 times.*last fault"):
        await desk.ask("document", fast, strong)


async def test_an_endpoint_that_fails_is_not_a_reason_to_ask_another(desk: Desk) -> None:
    fast = seat("fast", [Line("", Failed(Cause.UNREACHABLE, "here cannot be reached; is it running?"))])
    strong = seat("strong", [BETTER])
    with pytest.raises(ModelError, match="is it running"):
        await desk.ask("document", fast, strong)
    assert asked(strong) == []


async def test_no_less_private_place_is_asked_unless_the_user_said_so(desk: Desk) -> None:
    fast, strong = seat("fast", [CUT] * 4), seat("strong", [BETTER], CLOUD)
    with pytest.raises(ModelError):
        await desk.ask("document", fast, strong)
    assert asked(strong) == []
    open_minded = Squad(tuple(replace(one, anywhere=True) for one in DEFAULT_SQUAD.agents))
    assert "a + b" in result_of(await desk.ask("document", fast, strong, squad=open_minded))


async def test_a_prompt_that_is_too_long_is_sent_once_more_without_context(tmp_path: Path) -> None:
    desk = Desk(
        tmp_path, "m.py", "import os\n\n\ndef one():\n    return os\n\n\ndef two():\n    return one()\n"
    )
    answers = iter([Line("", Failed(Cause.TOO_LONG, "too long")), Line("It *returns* os.")])
    strong = seat("fast", lambda _prompt: next(answers))
    done = await desk.ask("explain", strong, name="two")
    assert "It *returns* os." in done.outcome.markdown
    first, second = asked(strong)
    assert "CONTEXT" in first.request
    assert "CONTEXT" not in second.request
    assert "CODE (python)" in second.request


async def test_patches_are_read_where_they_were_asked_for(desk: Desk) -> None:
    patch = "<<<<<<< SEARCH\n\treturn a - b\n=======\n\treturn a + b\n>>>>>>> REPLACE\n"
    squad = Squad(
        tuple(replace(one, output="patch") for one in DEFAULT_SQUAD.agents if one.name == "documenter")
    )
    fast = seat("fast", [patch])
    assert "a + b" in result_of(await desk.ask("document", fast, squad=squad))
    assert "<<<<<<< SEARCH" in asked(fast)[0].request
    assert "whole of CODE" not in asked(fast)[0].request


async def test_a_renaming_that_was_asked_for_is_read_and_waits(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "m.py", PRICING)
    said = "```python\ndef add_up(prices):\n    return sum(prices)\n```"
    done = await desk.ask("refactor", seat("strong", [said]), prompt="rename total to add_up", name="total")
    assert result_of(done) == PRICING.replace("total", "add_up")
    assert done.proposal is not None
    assert done.proposal.warnings == ("deletes total",), "its callers may not know"
    with pytest.raises(ModelError, match="does not define total"):
        await desk.ask("refactor", seat("strong", [said] * 2), prompt="make it shorter", name="total")


# Privacy


SECRET = "AKIA" + "QYLPMN5HHHFPZAM2"


async def test_secrets_do_not_go_to_a_cloud_and_are_not_lost(tmp_path: Path) -> None:
    code = f'def connect():\n    key = "{SECRET}"\n    return open_it(key)\n'
    desk = Desk(tmp_path, "m.py", code)

    def answer(prompt: Prompt) -> str:
        body = prompt.request.split("```python\n")[1].split("```")[0]
        return f"```python\n{body.replace('open_it', 'open_now')}```"

    cloud, local = seat("strong", answer, CLOUD), seat("strong", answer)
    done = await desk.ask("refactor", cloud, prompt="rename", name="connect")
    assert SECRET not in asked(cloud)[0].request
    assert "PODIUM_SECRET_1" in asked(cloud)[0].request
    assert result_of(done) == code.replace("open_it", "open_now")
    await desk.ask("refactor", local, prompt="rename", name="connect")
    assert SECRET in asked(local)[0].request, "what stays here may be seen here"


async def test_secrets_of_another_file_do_not_go_to_a_cloud(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "pricing.py", PRICING)
    (tmp_path / "test_pricing.py").write_text(f'KEY = "{SECRET}"\n')
    model = seat("strong", [TESTS.replace("shop.", "")], CLOUD)
    done = await desk.ask("test", model, name="total", prompt=f"use {SECRET}")
    assert SECRET not in asked(model)[0].request
    assert SECRET in result_of(done)


PEM = "-----BEGIN RSA PRIVATE KEY-----\\n" + "".join(f"MIIEow{line}AAKCAQEAx{line}\\n" for line in "ABCD")


async def test_a_private_key_is_hidden_whole(tmp_path: Path) -> None:
    key = f"{PEM}-----END RSA PRIVATE KEY-----".replace("\\n", "\n")
    code = f'def total(prices):\n    key = """{key}"""\n    return sum(prices), key\n'
    desk = Desk(tmp_path, "m.py", code)
    model = seat("strong", ["```python\ndef total(", "x"], CLOUD)
    with pytest.raises(ModelError):
        await desk.ask("refactor", model, name="total", prompt="x")
    assert len(asked(model)) == 2
    for prompt in asked(model):
        assert "KCAQEA" not in prompt.request
        assert "PODIUM_SECRET_1" in prompt.request


async def test_a_repair_turn_quotes_no_piece_of_a_secret(tmp_path: Path) -> None:
    code = f'def total(prices):\n    key = "{SECRET}"\n    return sum(prices), key\n'
    desk = Desk(tmp_path, "m.py", code)
    said = f"```python\n{'# x' * 1325}\n{'PODIUM_SECRET_1 ' * 20}"
    model = seat("strong", [said, "x"], CLOUD)
    with pytest.raises(ModelError):
        await desk.ask("refactor", model, name="total", prompt="x")
    assert all(SECRET[:8] not in prompt.request for prompt in asked(model))


async def test_ignored_tests_are_shown_to_no_model(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "pricing.py", PRICING)
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "test_pricing.py").write_text("KEY = 1\n")
    desk.ignore = ("secrets/**",)
    model = seat("strong", [TESTS])
    with pytest.raises(UserError, match="keeps the test file"):
        await desk.ask("test", model, name="total")
    assert asked(model) == []


async def test_ignored_files_are_shown_to_no_model(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "secrets/m.py", PRICING)
    desk.ignore = ("secrets/**",)
    fast, strong = seat("fast", ["x"]), seat("strong", ["x"])
    done = await desk.ask("document", fast, name="total")
    assert done.proposal is not None, "the tool serves"
    with pytest.raises(UserError, match=r"privacy\.ignore"):
        await desk.ask("refactor", strong, prompt="x", name="total")
    assert asked(fast) == asked(strong) == []


# Budgets


def priced(script: object) -> Seat:
    return seat("strong", script, CLOUD, price=Price(1000.0, 2000.0))


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(cost=0.001), r"may cost \$\d.*\$0.001"),
        (Limits(tokens=100), r"tokens, and 0 of the run's 100"),
    ],
)
async def test_a_turn_that_does_not_fit_the_budget_is_not_asked(
    desk: Desk, limits: Limits, words: str
) -> None:
    desk.account = Account(Budgets(run=limits))
    model = priced([BETTER])
    with pytest.raises(ModelError, match=words) as caught:
        await desk.ask("refactor", model, prompt="x")
    assert "raise the budget" in str(caught.value)
    assert asked(model) == []


async def test_what_was_used_counts_for_the_next_turn(desk: Desk) -> None:
    desk.account = Account(Budgets(run=Limits(tokens=1)))
    with pytest.raises(ModelError, match="it may take") as caught:
        await desk.ask("refactor", priced([]), prompt="x")
    first = int(str(caught.value).split("it may take ")[1].split()[0])
    desk.account = Account(Budgets(run=Limits(tokens=first + 1)))
    model = priced([CUT, BETTER])
    with pytest.raises(ModelError, match="tokens"):
        await desk.ask("refactor", model, prompt="x")
    assert len(asked(model)) == 1
    assert desk.account.used.cost > 0


async def test_a_days_budget_is_shared_by_all_runs_and_kept_on_disk(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    day = Budgets(day=Limits(cost=5.0))

    def account() -> Account:
        return Account(day, Ledger(Journal(folder)), run="r1", agent="refactorer")

    for run in range(20):
        desk.account = account()
        model = priced([BETTER])
        try:
            await desk.ask("refactor", model, prompt=f"x {run}")
        except ModelError as fault:
            assert "the day's $5 are left" in str(fault)
            break
    else:
        pytest.fail("the day's budget never ended")
    assert run > 0
    (path,) = folder.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    lines = path.read_text()
    assert "cloud/strong:7b" in lines
    assert "Add" not in lines, "no code is in the journal"


async def test_turns_at_once_do_not_take_the_same_money(desk: Desk) -> None:
    ledger = Ledger(None)
    desk.account = Account(Budgets(day=Limits(cost=6.0)), ledger)
    models = [priced([Line(BETTER, pace=0.01)]) for _ in range(4)]
    turns = (desk.ask("refactor", one, prompt="x") for one in models)
    done = await asyncio.gather(*turns, return_exceptions=True)
    assert sum(isinstance(one, ModelError) for one in done) == 3
    assert sum(len(asked(one)) for one in models) == 1
    assert ledger.held.cost == pytest.approx(0.0)
    assert ledger.today().cost > 0, "known without a journal too"


async def test_a_cancelled_turn_is_paid_for(desk: Desk) -> None:
    model = priced([Line(BETTER, pace=60.0)])
    task = asyncio.create_task(desk.ask("refactor", model, prompt="x"))
    while not asked(model):  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert desk.account.used.tokens > 100


async def test_a_run_has_an_end(desk: Desk) -> None:
    desk.account = Account(Budgets(run=Limits(seconds=0.1)))
    slow = seat("strong", [Line(BETTER, pace=60.0)])
    with pytest.raises(ModelError, match=r"all 0\.1 s of its budget; raise budgets\.run\.seconds"):
        await desk.ask("refactor", slow, prompt="x")


def test_a_journal_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    journal = Journal(blocked / "journal")
    journal.write({"a": 1})
    assert journal.today() == []


# Tests


TESTS = """```python
from shop.pricing import total


def test_total_adds():
    assert total([1, 2]) == 3
```"""


async def test_tests_go_to_a_new_file_in_the_tests_folder(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "shop/pricing.py", PRICING)
    (tmp_path / "tests").mkdir()
    model = seat("strong", [TESTS])
    done = await desk.ask("test", model, name="total")
    assert done.proposal is not None
    assert done.proposal.path == str(tmp_path / "tests" / "test_pricing.py")
    assert result_of(done).endswith("    assert total([1, 2]) == 3\n")
    assert "its tests go to test_pricing.py" in asked(model)[0].request
    assert not (tmp_path / "tests" / "test_pricing.py").exists(), "nothing is written unasked"


async def test_tests_join_those_that_are_there(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "shop/pricing.py", PRICING)
    there = tmp_path / "tests" / "test_pricing.py"
    there.parent.mkdir()
    there.write_text("import pytest\n\n\ndef test_nothing():\n    assert pytest\n")
    done = await desk.ask("test", seat("strong", [TESTS]), name="total")
    assert result_of(done) == (
        "import pytest\nfrom shop.pricing import total\n\n\ndef test_nothing():\n    assert pytest\n"
        "\n\ndef test_total_adds():\n    assert total([1, 2]) == 3\n"
    )


async def test_what_the_editor_has_open_counts_more_than_the_disk(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "shop/pricing.py", PRICING)
    there = tmp_path / "tests" / "test_pricing.py"
    there.parent.mkdir()
    there.write_text("")
    buffers = {str(there): Text.of("import pytest\n\n\ndef test_unsaved():\n    assert pytest\n")}
    done = await desk.ask("test", seat("strong", [TESTS]), name="total", buffers=buffers)
    assert "test_unsaved" in result_of(done)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("```python\ndef test_x():\n    assert True\n```", "no code that speaks of total"),
        ("```python\ndef test_total(:\n```", "syntax"),
        (TESTS.replace("3", "undefined_thing"), "F821"),
        ("I cannot write tests.", "total"),
    ],
)
async def test_tests_that_do_not_hold_are_asked_for_again(tmp_path: Path, said: str, fault: str) -> None:
    desk = Desk(tmp_path, "shop/pricing.py", PRICING)
    model = seat("strong", [said, TESTS])
    assert "test_total_adds" in result_of(await desk.ask("test", model, name="total"))
    assert fault in asked(model)[1].request.split("could not be used:")[1]


async def test_no_test_hides_another(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "pricing.py", PRICING)
    (tmp_path / "test_pricing.py").write_text("def test_total_adds():\n    pass\n")
    with pytest.raises(ModelError, match="test_total_adds is in the test file already"):
        await desk.ask("test", seat("strong", [TESTS, TESTS]), name="total")


async def test_typescript_tests_stand_beside_the_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "src/add.ts", "export function add(a: number, b: number) {\n  return a + b;\n}\n")
    code = "import { add } from './add';\n\ntest('adds', () => {\n  expect(add(1, 2)).toBe(3);\n});"
    done = await desk.ask("test", seat("strong", [f"```ts\n{code}\n```"]), name="add")
    assert done.proposal is not None
    assert done.proposal.path == str(tmp_path / "src" / "add.test.ts")


ELSEWHERE = [
    ("cart.rb", "def total(items)\n  items.sum\nend\n", 'it "adds" do\n  expect(total([1])).to eq 1\nend'),
    ("cart.cc", "int total(int a) { return a; }\n", "TEST(Cart, Adds) { EXPECT_EQ(total(1), 1); }"),
    ("cart.R", "total <- function(a) {\n  a\n}\n", 'test_that("it adds", {\n  expect_equal(total(1), 1)\n})'),
]


@pytest.mark.parametrize(("name", "code", "tests"), ELSEWHERE)
async def test_tests_are_known_in_each_language(tmp_path: Path, name: str, code: str, tests: str) -> None:
    if grammar(language_for_path(name)) is None:
        pytest.skip("its grammar has no wheel for this Python")
    done = await Desk(tmp_path, name, code).ask("test", seat("strong", [f"```\n{tests}\n```"]), name="total")
    assert tests in result_of(done)


HEADS = {
    "a doc string": ('"""Tests."""\n\n\ndef test_a():\n    pass\n', '"""Tests."""\nfrom shop'),
    "a licence and a future": (
        "# Licence\n\nfrom __future__ import annotations\n\nimport os\n\nX = os\n",
        "import os\nfrom shop",
    ),
    "no last newline": ("import pytest", "import pytest\nfrom shop"),
    "an import further down": (
        "import os\n\nX = os\n\n\ndef test_b():\n    import sys\n",
        "import os\nfrom shop",
    ),
}


@pytest.mark.parametrize("what", HEADS)
async def test_imports_go_where_imports_belong(tmp_path: Path, what: str) -> None:
    before, expected = HEADS[what]
    desk = Desk(tmp_path, "shop/pricing.py", PRICING)
    (tmp_path / "test_pricing.py").write_text(before)
    said = TESTS.replace("```python\n", "```python\nfrom __future__ import annotations\n\n")
    done = await desk.ask("test", seat("strong", [said]), name="total")
    text = result_of(done)
    assert expected in text
    assert text.count("__future__") == before.count("__future__")
    compile(text, "test_pricing.py", "exec")


async def test_crlf_stays_in_a_test_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "pricing.py", PRICING)
    (tmp_path / "test_pricing.py").write_bytes(b"import os\r\n\r\nX = os\r\n")
    said = TESTS.replace("from shop.pricing import total", "from pricing import (\n    total,\n)")
    text = result_of(await desk.ask("test", seat("strong", [said]), name="total"))
    assert text.count("\n") == text.count("\r\n")


async def test_javascript_binds_no_name_twice(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "add.ts", "export function add(a: number) {\n  return a;\n}\n")
    (tmp_path / "add.test.ts").write_text("import { test, expect } from 'vitest';\n\ntest('a', () => {});\n")
    rest = "import { add } from './add';\n\ndescribe('add', () => {\n  it('x', () => expect(add(1)));\n});"
    twice = f"```ts\nimport {{ describe, it, expect }} from 'vitest';\n{rest}\n```"
    model = seat("strong", [twice, twice.replace(", expect }", " }")])
    text = result_of(await desk.ask("test", model, name="add"))
    assert "expect is imported in the test file already" in asked(model)[1].request
    assert "import { describe, it } from 'vitest';" in text


async def test_go_has_tests_in_a_new_file_only(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (tmp_path / "m_test.go").write_text("package main\n")
    with pytest.raises(UserError, match="new file only"):
        await desk.ask("test", seat("strong", ["x"]))


async def test_statements_beside_a_definition_wait(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "m.py", PRICING)
    said = "```python\ndef total(prices):\n    return 0\n\n\nX = open('/etc/passwd').read()\n```"
    done = await desk.ask("refactor", seat("strong", [said]), prompt="x", name="total")
    assert done.proposal is not None
    assert any("adds code beside total: X = open" in one for one in done.proposal.warnings)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("def check_total():\n    total = 3\n", "no test in it"),
        (TESTS[10:-3] + "\n\ndef total(prices):\n    return 3\n", "defines total again"),
    ],
)
async def test_tests_are_tests_of_what_there_is(tmp_path: Path, said: str, fault: str) -> None:
    desk = Desk(tmp_path, "shop/pricing.py", PRICING)
    with pytest.raises(ModelError, match=fault):
        await desk.ask("test", seat("strong", [f"```python\n{said}```"] * 2), name="total")


async def test_tests_in_another_language_are_none(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no code in go"):
        await Desk(tmp_path).ask("test", seat("strong", ["```python\ndef test_add():\n    pass\n```"] * 2))


@pytest.mark.parametrize("target", ["root", "file"])
async def test_links_to_a_workspace_change_nothing(tmp_path: Path, target: str) -> None:
    real = tmp_path / "real"
    real.mkdir()
    link = tmp_path / "link"
    link.symlink_to(real)
    desk = Desk(real, "secrets/m.py", PRICING)
    desk.project = _Project(Workspace((link if target == "root" else real,)), tmp_path / "state")
    desk.path = link / "secrets" / "m.py"
    done = await desk.ask("test", seat("strong", [TESTS.replace("shop.pricing", "m")]), name="total")
    assert done.proposal is not None
    assert done.proposal.path == str(real / "secrets" / "test_m.py")
    desk.ignore = ("secrets/**",)
    with pytest.raises(UserError, match=r"privacy\.ignore"):
        await desk.ask("test", seat("strong", ["x"]), name="total")


async def test_where_no_place_for_tests_is_known(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "m.txt", "hello\n")
    with pytest.raises(PodiumError, match="not known"):
        await desk.ask("test", seat("strong", [TESTS]))


@pytest.mark.parametrize("how", ["link", "hard link", "folder leads out", "ignored", "link to nothing"])
async def test_no_test_file_is_written_where_none_belongs(tmp_path: Path, how: str) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    for folder in (root, outside, root / "shop"):
        folder.mkdir()
    victim = outside / "test_pricing.py"
    victim.write_text("import os\n")
    desk = Desk(root, "shop/pricing.py", PRICING)
    tests = root / "tests"
    if how == "folder leads out":
        tests.symlink_to(outside)
    else:
        tests.mkdir()
    there = tests / "test_pricing.py"
    if how == "link":
        there.symlink_to(victim)
    elif how == "hard link":
        there.hardlink_to(victim)
    elif how == "link to nothing":
        there.symlink_to(outside / "new.py")
    elif how == "ignored":
        (root / ".gitignore").write_text("tests/\n")
    model = seat("strong", [TESTS])
    with pytest.raises((RejectedEdit, AccessError)):
        await desk.ask("test", model, name="total")
    assert asked(model) == []
