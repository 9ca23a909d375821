"""Data followed through a file: what reaches where it must not get, on which way, and what does not."""

from __future__ import annotations

import pytest

from lsp_server.syntax import language_for_path, languages
from lsp_server.text import Text
from lsp_server.tools.audit import audit_text, rules_for
from lsp_server.tools.audit.chains import Chains, read_sinks
from lsp_server.tools.audit.declared import PlainTypes
from lsp_server.tools.findings import Finding

HEAD = "import os\nfrom flask import request\n"


def remove(code: str) -> list[Finding]:
    """The findings of the rule for paths in Python code that has `os.remove` in it."""
    text = Text.of(HEAD + code)
    return [one for one in audit_text(languages()["python"], text) if one.rule == "python-path-from-request"]


REACHES = [
    "n = request.args['n']\nif m in NAMES:\n    os.remove(n)\n",
    "n = request.args['n']\nif n == m or x.startswith('a'):\n    os.remove(n)\n",
    "os.remove(request.args['n'])\n",
    "n = request.args['n']\nos.remove(n)\n",
    "n = 'a'\nif x:\n    n = request.args['n']\nos.remove(n)\n",
    "n = request.args['n']\nif x:\n    n = 'a'\nos.remove(n)\n",
    "for n in request.form:\n    os.remove(n)\n",
    "n = 'a'\nwhile x:\n    os.remove(n)\n    n = request.args['n']\n",
    "a = []\na.append(request.args['n'])\nos.remove(a[0])\n",
    "d = {'k': request.args['n']}\nos.remove(d['k'])\n",
    "d = {}\nd['k'] = request.args['n']\nos.remove(d['k'])\n",
    "d = {}\nd[key] = request.args['n']\nos.remove(d['k'])\n",
    "n = 'a'\nn += request.args['n']\nos.remove(n)\n",
    "os.remove(f'data/{request.args[\"n\"]}.txt')\n",
    "os.remove('%s.txt' % request.args['n'])\n",
    "os.remove('{}.txt'.format(request.args['n']))\n",
    "os.remove(x or request.args['n'])\n",
    "os.remove(request.args['n'] if x else 'a')\n",
    "n = request.args['n']\nos.remove(n if n else 'a')\n",
    "os.remove(request.args['n'] if request.args['m'] in NAMES else 'a')\n",
    "@app.route('/<int:number>/<name>')\ndef view(number, name):\n    os.remove(f'data/{name}')\n",
    "def f(p: 'Asked'):\n    os.remove(p)\nf(request.args['n'])\n",
    "def f(p):\n    os.remove(p)\nf(request.args['n'])\n",
    "def f(a, p='x'):\n    os.remove(p)\nf(1, request.args['n'])\n",
    "def g(p):\n    os.remove(p)\ndef f(p):\n    g(p)\nf(request.args['n'])\n",
    "def f():\n    return request.args['n']\nos.remove(f())\n",
    "def f(p):\n    return 'x' + p\nos.remove(f(request.args['n']))\n",
    "class A:\n    def f(self, p):\n        os.remove(p)\n    def g(self):\n        self.f(request.form)\n",
    "class A:\n    def f(self):\n        self.p = request.args['n']\n        os.remove(self.p)\n",
    "@app.route('/<name>')\ndef view(name):\n    os.remove(name)\n",
    "from flask import request as asked\nos.remove(asked.args['n'])\n",
]


@pytest.mark.parametrize("code", REACHES)
def test_data_that_gets_there(code: str) -> None:
    assert remove(code), code


STAYS = [
    "os.remove('fixed')\n",
    "n = request.args['n']\nos.remove('fixed')\n",
    "n = request.args['n']\nn = 'fixed'\nos.remove(n)\n",
    "os.remove(n)\nn = request.args['n']\n",
    "n = int(request.args['n'])\nos.remove(str(n))\n",
    "os.remove(secure_filename(request.args['n']))\n",
    "d = {}\nd['a'] = request.args['n']\nd['b'] = 'fixed'\nos.remove(d['b'])\n",
    "os.remove('a' if request.args['n'] else 'b')\n",
    "os.remove(str(request.args['n'] == 'a'))\n",
    "def f(p):\n    os.remove(p)\nf('fixed')\n",
    "def f(a, p):\n    os.remove(p)\nf(request.args['n'], 'fixed')\n",
    "def f(p):\n    return 'x' + p\nrequest.args['n']\nos.remove(f('fixed'))\n",
    "def f(p):\n    return 'fixed'\nos.remove(f(request.args['n']))\n",
    "os.remove(TABLE[int(request.args['n'])])\n",
    "n = request.args['n']\nif n in NAMES:\n    os.remove(n)\n",
    "n = request.args['n']\nif not n.isalnum():\n    raise ValueError\nos.remove(n)\n",
    "n = request.args['n']\nif not PATTERN.fullmatch(n):\n    abort(400)\nos.remove(n)\n",
    "def f(p: int):\n    os.remove(str(p))\nf(request.args['n'])\n",
    "def f(p: int | None = None):\n    os.remove(str(p))\nf(request.args['n'])\n",
    "@app.route('/<name>')\ndef view(name: uuid.UUID):\n    os.remove(f'data/{name}')\n",
    "@app.route('/<int:number>')\ndef view(number):\n    os.remove(f'data/{number}')\n",
    "n = request.args['n']\nos.remove(n if n in NAMES else 'a')\n",
    "n = request.args['n']\nn = n if n in NAMES else 'a'\nos.remove(n)\n",
    "os.remove('a' if request.args['n'] not in NAMES else request.args['n'])\n",
    "if request.args['n'] in NAMES:\n    os.remove(request.args['n'])\n",
]


@pytest.mark.parametrize("code", STAYS)
def test_data_that_does_not(code: str) -> None:
    assert remove(code) == [], code


def test_the_way_is_told_from_its_source_to_its_end() -> None:
    code = "def f(n):\n    path = 'data/' + n\n    os.remove(path)\n\n\nasked = request.args['n']\nf(asked)\n"
    (finding,) = remove(code)
    told = [(one.range.start.line + 1, one.message) for one in finding.trail]
    assert told == [
        (8, "request.args comes from outside"),
        (9, "by way of asked"),
        (4, "by way of n"),
        (5, "gets here"),
    ]


def test_a_way_of_one_line_needs_no_telling() -> None:
    (finding,) = remove("os.remove(request.args['n'])\n")
    assert finding.trail == ()


REMOVE = "os.remove(f0(a))\n"


@pytest.mark.parametrize(
    "code",
    [
        "def f(p):\n    return f(p)\nos.remove(f(request.args['n']))\n",
        "a = b\nb = a\nos.remove(a)\n",
        "def f(p):\n    os.remove(p)\n    f(p)\n",
        "".join(f"v{n + 1} = v{n}\n" for n in range(2000)) + "os.remove(v2000)\n",
        "os.remove(" + "(" * 500 + "a" + ")" * 500 + ")\n",
        "os.remove(" + " + ".join(["a"] * 3000) + ")\n",
        "".join(f"def f{n}(p):\n    return f{n + 1}(p) + f{n + 1}(p)\n" for n in range(60))
        + "os.remove(f0(a))\n",
    ],
    ids=["recursion", "circle", "own caller", "long chain", "brackets", "sum", "fan"],
)
def test_a_search_ends(code: str) -> None:
    found = remove(f"x = request\n{code}")
    assert len(found) <= 1


def test_the_ways_of_all_languages_begin_outside_and_end_here() -> None:
    trails: dict[str, list[tuple[str, ...]]] = {}
    for name, language in languages().items():
        samples = [code for rule in rules_for(language) if rule.flow for code in rule.found]
        found = [one for code in samples for one in audit_text(language, Text.of(code)) if one.trail]
        if found:
            trails[name] = [tuple(step.message for step in one.trail) for one in found]
    assert len(trails) >= 8
    for ways in trails.values():
        assert all(way[-1] == "gets here" and way[0].endswith("comes from outside") for way in ways)


def test_a_rule_that_tells_more_covers_the_other() -> None:
    code = (
        "def view(db):\n    name = request.args['n']\n    db.execute('SELECT * FROM t WHERE n = ' + name)\n"
    )
    found = audit_text(languages()["python"], Text.of(HEAD + code))
    assert [one.rule for one in found] == ["python-sql-flow"]


@pytest.mark.parametrize(
    ("pattern", "chain", "fits", "begins"),
    [
        ("a.b", "a.b", True, True),
        ("a.b", "a.b.c", False, True),
        ("a.b", "x.a.b", False, True),
        ("*.b", "x.y.b", True, True),
        ("*.b", "b", False, False),
        ("*.b", "x.b.c", False, True),
        ("a.b", "a", False, False),
        ("a.b", "a.bc", False, False),
        ("a.*", "a.b", False, False),
        ("^a", "a", True, True),
        ("^a", "a.b", False, True),
        ("^a", "x.a", False, False),
    ],
)
def test_patterns_for_chains(pattern: str, chain: str, fits: object, begins: object) -> None:
    chains = Chains([pattern])
    assert chains.fits(chain) is fits
    assert chains.begins(chain) is begins


def test_properties_of_an_object_are_a_pattern_of_their_own() -> None:
    chains = Chains(["$request.*", "$get"])
    assert chains.has_properties("$request")
    assert not chains.has_properties("$get")
    assert not chains.has_properties("$other.request")


QUERY = "db.query(`SELECT * FROM t WHERE a = ${a}`)"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("function f(a: string) { QUERY }", True),
        ("function f(a?: string) { QUERY }", True),
        ("function f(a: Choice) { QUERY }", True),
        ("class A { @Get() f(@Param('a') a: string) { return QUERY } }", True),
        ("interface P { a: string }\nfunction f(p: P) { const a = p.a; QUERY }", True),
        ("function f(a: number) { QUERY }", False),
        ("function f(a?: number) { QUERY }", False),
        ("function f(a: number | null) { QUERY }", False),
        ("function f(a: 'asc' | 'desc') { QUERY }", False),
        ("enum Choice { A = 'a' }\nfunction f(a: Choice) { QUERY }", False),
        ("function f(req: Request) { const a: number = +req.query.a; QUERY }", False),
        ("class A { @Get() f(@Param('a', ParseUUIDPipe) a: string) { return QUERY } }", False),
        ("interface P { a: number }\nfunction f(p: P) { const a = p.a; QUERY }", False),
    ],
)
def test_types_of_typescript_tell_what_carries_text(code: str, found: object) -> None:
    text = Text.of(code.replace("QUERY", QUERY))
    rules = [one.rule for one in audit_text(languages()["typescript"], text)]
    assert any(rule.startswith("js-sql") for rule in rules) is found


WORDS = {
    "plain-types": frozenset(("i64", "Uuid", '""')),
    "plain-units": frozenset(("u8",)),
    "plain-holders": frozenset(("Option", "Path", "null")),
}


@pytest.mark.parametrize(
    ("declared", "plain"),
    [
        ("i64", True),
        ("Option<i64>", True),
        ("web::Path<(i64, uuid::Uuid)>", True),
        ("i64 | null", True),
        ('"asc" | "desc"', True),
        ("u8", True),
        ("u8?", True),
        ("Sort", True),
        ("&[u8]", False),
        ("Option<String>", False),
        ("HashMap<i64, String>", False),
        ("null", False),
        ("", False),
        ("i64 | " * 100, False),
    ],
)
def test_types_without_text(declared: str, plain: object) -> None:
    assert PlainTypes(WORDS, frozenset(("Sort",))).holds(declared) is plain


@pytest.mark.parametrize(
    "line", ["", "os.remove", "os.remove(x)", "os.remove(0) nonsense", "(0)", "os.remove(-1)"]
)
def test_sinks_that_are_none_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="no "):
        read_sinks(line)


def test_scripts_in_pages_are_audited_where_they_stand() -> None:
    page = "<p>eval(x)</p>\n<script>\nfunction f(x) {\n  eval(x)\n}\n</script>\n"
    (finding,) = audit_text(language_for_path("x.html"), Text.of(page))
    assert (finding.rule, finding.range.start.line) == ("js-eval", 3)
    assert audit_text(language_for_path("x.md"), Text.of("```js\neval(x)\n```\n")) == []
    data = page.replace("<script>", '<script type="application/json">')
    assert audit_text(language_for_path("x.html"), Text.of(data)) == []
