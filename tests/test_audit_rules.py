"""The offline audit: every rule against its own samples, and the engine around them."""

from __future__ import annotations

import pickle
import re

import pytest

from lsp_server.syntax import PLAIN, Language, languages, parse
from lsp_server.text import Position, Text, apply_edits
from lsp_server.tools.audit import (
    Rule,
    SecretRule,
    audit_bytes,
    audit_text,
    engine,
    find_secrets,
    is_test_path,
    replaced_ruff_codes,
    ruff_rows,
    rules_for,
    secret_rules,
)
from lsp_server.tools.audit.predicates import Judge
from lsp_server.tools.audit.rules import read_rules
from lsp_server.tools.findings import Confidence, Finding

NAMES = tuple(name for name, language in languages().items() if rules_for(language))
PYTHON = languages()["python"]
SCRIPT = languages()["javascript"]
HALF_TYPED = "import os\n\ndef f(x):\n    os.system(x)\n    y = [1,\n\nclass"


def samples(kind: str) -> list[object]:
    return [
        pytest.param(languages()[name], rule, code, id=f"{name}-{rule.id}-{number}")
        for name in NAMES
        for rule in rules_for(languages()[name])
        for number, code in enumerate(getattr(rule, kind))
    ]


def secret_samples(kind: str) -> list[object]:
    return [
        pytest.param(rule, code, id=f"{rule.id}-{number}")
        for rule in secret_rules()
        for number, code in enumerate(getattr(rule, kind))
    ]


def rules_in(language: Language, code: str) -> list[str]:
    return [one.rule for one in audit_text(language, Text.of(code), minimum=Confidence.LOW)]


@pytest.mark.parametrize(("language", "rule", "code"), samples("found"))
def test_what_a_rule_must_find(language: Language, rule: Rule, code: str) -> None:
    text = Text.of(code)
    tellers = {rule.id, *(one.id for one in rules_for(language) if rule.id in one.covers)}
    found = [one for one in audit_text(language, text, minimum=Confidence.LOW) if one.rule in tellers]
    assert found, f"{rule.id} misses {code!r}"
    for one in found:
        assert one.tool == "podium"
        assert text.clamp_range(one.range) == one.range
        assert not [word for word in re.findall(r"\{\w+\}", rule.message) if word in one.message], one.message
        if one.fix:
            fixed = apply_edits(text, one.fix.edits)
            assert str(fixed) != code
            tree = parse(language, fixed.data)
            assert tree is not None
            assert not tree.root_node.has_error, str(fixed)


@pytest.mark.parametrize(("language", "rule", "code"), samples("clean"))
def test_what_a_rule_must_not_find(language: Language, rule: Rule, code: str) -> None:
    assert rule.id not in rules_in(language, code)
    tree = parse(language, code.encode())
    assert tree is not None
    assert not tree.root_node.has_error, "a sample that does not parse shows nothing"


@pytest.mark.parametrize(("rule", "code"), secret_samples("found"))
def test_secrets_that_must_be_found(rule: SecretRule, code: str) -> None:
    text = Text.of(code)
    found = [one for one in find_secrets(_language_of(rule), text) if one.rule == rule.id]
    assert found, f"{rule.id} misses {code!r}"
    secret = text.slice(found[0].range)
    assert len(secret) >= 6
    assert secret not in found[0].message + found[0].help


@pytest.mark.parametrize(("rule", "code"), secret_samples("clean"))
def test_text_that_is_no_secret(rule: SecretRule, code: str) -> None:
    assert find_secrets(_language_of(rule), Text.of(code)) == []


def _language_of(rule: SecretRule) -> Language:
    return languages()[min(rule.languages)] if rule.languages else PYTHON


@pytest.mark.parametrize(
    "line",
    [
        'password = "changeme"',
        'password = "********"',
        'api_key = "<your-key-goes-here>"',
        'api_key = os.environ["SERVICE_API_KEY_2"]',
        "apiKey: process.env.SERVICE_API_KEY_2",
        'password = getenv("DB_PASSWORD_2")',
        'API_KEY="${API_KEY_OF_STAGE_2}"',
        'token = "test-token-k8Zq2LmT5vXw7YbN"',
        'secret_key = "dummy-k8Zq2LmT5vXw7YbN"',
        'password_label = "Password1 of the account"',
        'sha256 = "8f3a9c27d15e40b6a8d92c7f1e3b5a6048d7c9e2f1b3a5d7086c4e2f9a1b3d5c"',
        '"integrity": "sha512-k8Zq2LmT5vXw7YbN3cD6fGh1jJ0aE9uRoViKp4StUyW=="',
    ],
)
def test_placeholders_and_look_alikes_are_no_secrets(line: str) -> None:
    assert find_secrets(PYTHON, Text.of(line)) == []


def test_there_are_enough_rules_and_each_is_whole() -> None:
    python, script, secrets = rules_for(PYTHON), rules_for(SCRIPT), secret_rules()
    assert len(python) >= 24
    assert len(script) >= 20
    assert len(secrets) >= 10
    assert len(python) + len(script) + len(secrets) >= 55
    assert len({rule.id for rule in (*python, *script, *secrets)}) == len(python) + len(script) + len(secrets)
    for rule in (*python, *script, *secrets):
        assert rule.found, rule.id
        assert rule.clean, rule.id
        assert rule.message and rule.help, rule.id
        assert not rule.message.endswith("."), rule.id
        assert rule.help.endswith("."), rule.id


@pytest.mark.parametrize("name", ["typescript", "tsx"])
def test_typescript_has_every_rule_of_javascript(name: str) -> None:
    assert [rule.id for rule in rules_for(languages()[name])] == [rule.id for rule in rules_for(SCRIPT)]


def test_no_rule_of_the_data_is_broken(caplog: pytest.LogCaptureFixture) -> None:
    for name in NAMES:
        source = engine.rule_book(languages()[name])
        for query in (rule.query for rule in source.rules if rule.query):
            assert query.compiled is not None
            assert query.compiled.pattern_count == len(query.predicates)
    assert "switched off" not in caplog.text


RULE = """; words: literal = integer
; rule: {id}
; severity: {severity}
; confidence: high
; cwe: none
; needs: bad
; message: {{name}} is bad
; help: Do not.
((identifier) @finding @name ({predicate} @name "bad"))
"""


def rule_text(name: str, severity: str = "error", predicate: str = "#eq?") -> str:
    return RULE.format(id=name, severity=severity, predicate=predicate)


@pytest.mark.parametrize(
    "broken",
    [
        rule_text("broken", severity="dreadful"),
        rule_text("broken", predicate="#surely?"),
        rule_text("broken").replace("(identifier)", "(no_such_node)"),
        rule_text("broken").replace("; needs: bad", "; needs:"),
        rule_text("broken").replace("; needs: bad", "; needs: bad\n; colour: red"),
        rule_text("broken").replace("; needs: bad", "; needs: bad\n; at: (("),
        rule_text("broken").replace("@finding", "@elsewhere"),
    ],
)
def test_a_broken_rule_disables_only_itself(broken: str, caplog: pytest.LogCaptureFixture) -> None:
    book = read_rules(
        PYTHON, rule_text("first") + broken.partition("\n")[2] + rule_text("last").partition("\n")[2]
    )
    assert [rule.id for rule in book.rules if rule.query and rule.query.compiled] == ["first", "last"]
    assert "audit rule broken of python is switched off" in caplog.text


def test_a_language_without_a_grammar_has_no_rules_but_secrets_are_found() -> None:
    assert rules_for(PLAIN) == ()
    assert rules_for(languages()["dotenv"]) == ()
    found = audit_bytes("main.ini", "dotenv", b'password := "kT9vW2' + b'xQz7"\n')
    assert [one.rule for one in found] == ["secret-password"]


@pytest.mark.parametrize(
    "comment",
    ["# nosec", "# nosec B307", "# noqa", "# noqa: S307", "# noqa: E501, S307", "#NOQA", "# podium-ignore",
     "# podium-ignore: python-eval", "# podium-ignore: other, python-eval"],
)  # fmt: skip
def test_comments_that_silence(comment: str) -> None:
    assert rules_in(PYTHON, f"eval(x)  {comment}\n") == []
    assert rules_in(PYTHON, f"eval(x)\ny = 1  {comment}\n") == ["python-eval"]


@pytest.mark.parametrize(
    "comment", ["# noqa: E501", "# podium-ignore: python-shell", "# nosecrets", "# quiet"]
)
def test_comments_about_something_else(comment: str) -> None:
    assert rules_in(PYTHON, f"eval(x)  {comment}\n") == ["python-eval"]


def test_a_comment_at_the_end_of_a_long_call_silences_it() -> None:
    code = "import subprocess\nsubprocess.run(\n    command,\n    shell=True,\n)"
    assert rules_in(PYTHON, code) == ["python-shell"]
    assert rules_in(PYTHON, code + "  # noqa: S602") == []


def test_comments_silence_in_scripts() -> None:
    assert rules_in(SCRIPT, "eval(x) // podium-ignore: js-eval\n") == []
    assert rules_in(SCRIPT, "eval(x) /* podium-ignore */\n") == []
    assert rules_in(SCRIPT, "eval(x) // podium-ignore: js-shell\n") == ["js-eval"]


def test_secrets_can_be_silenced() -> None:
    line = 'password = "kT9vW2' + 'xQz7"'
    assert rules_in(PYTHON, line) == ["secret-password"]
    assert rules_in(PYTHON, line + "  # noqa: S105") == []
    assert rules_in(PYTHON, line + "  # podium-ignore: secret-password") == []


def test_half_typed_code_is_audited_where_it_is_whole() -> None:
    assert rules_in(PYTHON, HALF_TYPED) == ["python-os-command"]
    assert rules_in(PYTHON, "eval(x, (\n") == []
    assert rules_in(SCRIPT, "function f( { eval(x) }\n") in ([], ["js-eval"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", ["", "\ufeff", "\r", "\x00", "eval(", "\U0001f600 = eval(x)", "é" * 5000])
def test_odd_texts_raise_nothing(name: str, content: str) -> None:
    for one in audit_text(languages()[name], Text.of(content)):
        assert one.rule


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_positions_count_code_points_at_any_line_end(end: str) -> None:
    code = end.join(["name = '\U0001f600é'", "x = '\U0001f600'; eval(name + y)", ""])
    one = audit_text(SCRIPT, Text.of(code))[0]
    assert one.range.start == Position(1, 9)
    assert one.range.end == Position(1, 23)
    assert one.noqa_line == 1


def test_bytes_with_a_mark_and_faulty_bytes_keep_their_positions() -> None:
    plain = audit_bytes("a.py", "python", b"eval(x)\n")
    assert audit_bytes("a.py", "python", b"\xef\xbb\xbfeval(x)\n") == plain
    assert plain[0].range.start == Position(0, 0)
    faulty = audit_bytes("a.py", "python", b"s = '\xff\xfe'; eval(x)\n")
    assert faulty[0].range.start == Position(0, 10)


def test_findings_go_through_a_pool_unchanged() -> None:
    found = audit_bytes("a.py", "python", b"import yaml\nyaml.unsafe_load(f)\n")
    assert pickle.loads(pickle.dumps(found)) == found
    assert isinstance(found[0], Finding)
    assert found[0].fix is not None
    assert not found[0].fix.safe


def test_messages_show_the_code_shortened_and_on_one_line() -> None:
    code = "import os\nos.system(prefix +\n    " + " + ".join(f"part{n}" for n in range(30)) + ")\n"
    message = audit_text(PYTHON, Text.of(code))[0].message
    assert message == "os.system gives the text prefix + part0 + part1 + part2 + part3… to a shell"


def test_the_minimum_of_confidence_decides() -> None:
    text = Text.of("import pickle\npickle.load(f)\neval(x)\n")
    every = [one.rule for one in audit_text(PYTHON, text)]
    assert every == ["python-unpickle", "python-eval"]
    assert [one.rule for one in audit_text(PYTHON, text, minimum=Confidence.HIGH)] == ["python-eval"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("tests/data/a.py", True),
        ("src/test_a.py", True),
        ("src/a_test.py", True),
        ("web/button.spec.tsx", True),
        ("web\\__tests__\\a.js", True),
        ("src/contest.py", False),
        ("src/latest/a.py", False),
        ("src/testing_ground.py", False),
    ],
)
def test_paths_of_tests(path: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_test_path(path) is expected


def test_some_rules_are_silent_in_tests() -> None:
    code = Text.of("eval(x)\nimport os\nos.path.join(a, '/b')\n")
    assert [one.rule for one in audit_text(PYTHON, code, path="src/a.py")] == [
        "python-eval",
        "python-join-absolute",
    ]
    assert [one.rule for one in audit_text(PYTHON, code, path="tests/test_a.py")] == ["python-join-absolute"]


def test_names_are_followed_through_imports_and_scopes() -> None:
    assert rules_in(PYTHON, "import subprocess as sp\nsp.run(c, shell=True)\n") == ["python-shell"]
    assert rules_in(PYTHON, "def f(os, x):\n    os.system(x)\n") == []
    assert rules_in(PYTHON, "C = 'ls'\ndef f():\n    c = C\n    eval(c)\n") == []
    assert rules_in(PYTHON, "def f(c):\n    eval(c)\ndef g():\n    c = '1'\n    eval(c)\n") == ["python-eval"]
    assert rules_in(PYTHON, "class A:\n    c = '1'\n    def f(self):\n        eval(c)\n") == ["python-eval"]


def test_most_files_cost_no_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "parse", lambda *_: pytest.fail("parsed"))
    assert audit_text(PYTHON, Text.of("def evaluate(x):\n    return x.evaluate() + 1\n")) == []
    assert audit_text(PYTHON, Text.of("def eval(cls, x):\n    return cls.eval(x)\n")) == []


def test_a_tree_that_the_caller_has_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    text = Text.of("eval(x)\n")
    tree = parse(PYTHON, text.data)
    monkeypatch.setattr(engine, "parse", lambda *_: pytest.fail("parsed again"))
    assert [one.rule for one in audit_text(PYTHON, text, tree)] == ["python-eval"]


PIECES = {
    "minified": (
        "javascript",
        'const {exec}=require("child_process");',
        'exec("a"+b);x.innerHTML="é"+y;eval(z);',
    ),
    "chain": ("javascript", 'const {exec}=require("child_process");x', ".exec(y)"),
    "operators": ("javascript", "createHmac;a", "==b"),
    "rebinding": ("python", "", "x = 1\neval(x)\n"),
    "broken": ("python", "", "eval(x\n"),
}


@pytest.mark.parametrize("kind", PIECES)
def test_the_work_grows_with_the_size_and_no_faster(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, head, piece = PIECES[kind]
    calls = 0
    judge = Judge.__call__

    def counted(self: Judge, *arguments: object) -> bool:
        nonlocal calls
        calls += 1
        return judge(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Judge, "__call__", counted)
    counts: list[int] = []
    for size in (2_000, 4_000):
        calls = 0
        assert len(audit_bytes("a", name, (head + piece * size).encode())) <= 200
        counts.append(calls)
    assert counts[1] <= 2.2 * counts[0] + 100


def test_a_minified_megabyte_is_audited() -> None:
    _, head, piece = PIECES["minified"]
    data = (head + piece * (1_000_000 // len(piece))).encode()
    found = audit_bytes("a.min.js", "javascript", data)
    assert len(found) == 200
    deep = ('const {exec}=require("child_process");x' + ".exec(y)" * 70_000).encode()
    assert audit_bytes("deep.js", "javascript", deep) == []
    secrets = ('password="' * 100_000).encode()
    assert len(audit_bytes("s.txt", "plaintext", secrets)) <= 200


def test_rows_for_ruff() -> None:
    rows = ruff_rows()
    assert rows["S113"].default
    assert rows["S506"].cwe == 502
    assert not rows["S101"].default
    assert sum(row.default for row in rows.values()) >= 150
    replaced = replaced_ruff_codes()
    assert "S307" in replaced
    for code in replaced:
        assert not rows[code].default, f"{code} is replaced and must not run beside our rule"


@pytest.mark.parametrize(
    "language", [languages()[name] for name in NAMES], ids=lambda language: language.name
)
def test_places_that_are_found_by_words_are_those_of_the_expression(language: Language) -> None:
    samples = [code for rule in rules_for(language) for code in (*rule.found, *rule.clean)]
    data = "\n".join(samples).encode()
    for rule in rules_for(language):
        plain = {
            span for pattern, _ in rule.at._patterns for span in map(re.Match.span, pattern.finditer(data))
        }
        assert plain <= set(rule.at.spans(data)), rule.id
