"""Definitions of JavaScript, TypeScript and TSX, one form of the language a row."""

from __future__ import annotations

import pytest

from lsp_server.syntax import Symbol, language_for_path, outline, parse, run_query, symbols_in
from lsp_server.text import Position, Range, Text


def symbols_of(suffix: str, source: str) -> tuple[Text, list[Symbol]]:
    """The text and its outline, in the language of this file name ending."""
    language, text = language_for_path("x." + suffix), Text.of(source)
    tree = parse(language, text.data)
    assert tree is not None
    return text, outline(language, tree, text)


def brief(suffix: str, source: str) -> list[str]:
    """Each definition as `kind path(parameters)`."""
    text, symbols = symbols_of(suffix, source)
    parameters = [text.slice(one.parameters).strip("()") if one.parameters else "" for one in symbols]
    return [f"{one.kind} {one.qualified}({inside})" for one, inside in zip(symbols, parameters, strict=True)]


FUNCTIONS = [
    ("function f(a, b = 1) {}", ["function f(a, b = 1)"]),
    ("function* f(a) { yield a }", ["function f(a)"]),
    ("async function f() {}", ["function f()"]),
    ("async function* f() {}", ["function f()"]),
    ("const f = (a) => { return a };", ["function f(a)"]),
    ("const f = (a) => a + 1", ["function f(a)"]),
    ("const f = a => a + 1", ["function f(a)"]),
    ("const f = async a => { await a };", ["function f(a)"]),
    ("const f = ({ a, b: [c] }, ...d) => ({})", ["function f({ a, b: [c] }, ...d)"]),
    ("let f = function (a) {}", ["function f(a)"]),
    ("var f = function* named(a) {}", ["function f(a)"]),
    ("const f = a => a, g = function (b) {}", ["function f(a)", "function g(b)"]),
    ("exports.f = (a) => a", ["function f(a)"]),
    ("module.exports.f = a => a", ["function f(a)"]),
    ("f = function (a) {}", ["function f(a)"]),
    ("A.prototype.f = function (a) { const g = () => 1 }", ["function f(a)", "function f.g()"]),
    (
        "function f() { function g() { const h = () => 1 } }",
        ["function f()", "function f.g()", "function f.g.h()"],
    ),
    ("if (x) { function f() {} }", ["function f()"]),
    ("const x = 1; call(function () {}); (() => {})();", []),
    ('window["f"] = function () {};', []),
]
EXPORTS = [
    ("export function f() {}", ["function f()"]),
    ("export const f = a => a;", ["function f(a)"]),
    ("export class A { m() {} }", ["class A()", "method A.m()"]),
    ("export default function f() {}", ["function f()"]),
    ("export default async function* f() {}", ["function f()"]),
    ("export default class A {}", ["class A()"]),
    ("export default function () {}", []),
    ("export default function () { function inner() {} }", ["function inner()"]),
    ("export default class { m() {} }", ["method m()"]),
    ("export default (a) => a;", []),
    ("export { f as g }; export * from 'x';", []),
]
CLASSES = [
    ("class A extends B { constructor(x) { super(x) } }", ["class A()", "method A.constructor(x)"]),
    (
        "class A { async m(a) {} *n() {} async *o() {} }",
        ["class A()", "method A.m(a)", "method A.n()", "method A.o()"],
    ),
    (
        "class A { get size() { return 1 } set size(v) {} }",
        ["class A()", "method A.size()", "method A.size(v)"],
    ),
    (
        "class A { static s() {} #p() {} static async #q() {} }",
        ["class A()", "method A.s()", "method A.#p()", "method A.#q()"],
    ),
    (
        "class A { 'a b'() {} 42() {} [Symbol.iterator]() {} }",
        ["class A()", "method A.a b()", "method A.42()", "method A.Symbol.iterator()"],
    ),
    (
        "class A { f = (a) => a; g = a => a; static h = async () => {}; #i = function (x) {}; j = 1; k; }",
        ["class A()", "method A.f(a)", "method A.g(a)", "method A.h()", "method A.#i(x)"],
    ),
    ("const A = class { m() {} }", ["class A()", "method A.m()"]),
    ("exports.A = class Named extends B { m() {} }", ["class A()", "method A.m()"]),
    (
        "class A { m() { class B { n() {} } } }",
        ["class A()", "method A.m()", "class A.m.B()", "method A.m.B.n()"],
    ),
    (
        "class A { constructor() { this.f = a => a; this.#g = () => 1 } }",
        ["class A()", "method A.constructor()", "function A.constructor.f(a)", "function A.constructor.#g()"],
    ),
]
OBJECTS = [
    (
        "const o = { a() {}, get b() { return 1 }, async c() {}, *d() {} }",
        ["method a()", "method b()", "method c()", "method d()"],
    ),
    (
        "const o = { a: function (x) {}, b: (x) => x, c: x => x, d: function* () {} }",
        ["method a(x)", "method b(x)", "method c(x)", "method d()"],
    ),
    ("const o = { 'a-b': () => 1, 7: () => 1, [c]: () => 1, d: 1, e, ...f }", ["method a-b()", "method 7()"]),
    ("const o = { a: { b() {} } }", ["method b()"]),
]


@pytest.mark.parametrize(("source", "found"), [*FUNCTIONS, *EXPORTS, *CLASSES, *OBJECTS])
@pytest.mark.parametrize("suffix", ["js", "ts", "tsx"])
def test_the_forms_of_javascript_in_all_three(suffix: str, source: str, found: list[str]) -> None:
    assert brief(suffix, source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            "function f(a: string): void;\nfunction f(a: any) {}",
            ["function f(a: string)", "function f(a: any)"],
        ),
        (
            "class A { m(a: string): void; m(a: any) {} }",
            ["class A()", "method A.m(a: string)", "method A.m(a: any)"],
        ),
        (
            "abstract class A<T> implements I { abstract area(): number; m() {} }",
            ["class A()", "method A.area()", "method A.m()"],
        ),
        ("export abstract class A {}", ["class A()"]),
        ("export default abstract class A {}", ["class A()"]),
        (
            "interface I<T> extends J { a: string; m(x: T): void; (call: string): void }",
            ["class I()", "method I.m(x: T)"],
        ),
        ("export default interface I {}", ["class I()"]),
        ("enum E { A, B = 'b' } const enum F { A }", ["class E()", "class F()"]),
        ("declare enum E { A }", ["class E()"]),
        (
            "namespace N { export function f() {} export namespace M { class A { m() {} } } }",
            ["function f()", "class A()", "method A.m()"],
        ),
        ("namespace N.M { export const f = () => 1 }", ["function f()"]),
        ("declare module 'm' { export function f(a: string): void; }", ["function f(a: string)"]),
        ("declare global { interface Window { x: 1 } }", ["class Window()"]),
        ("declare function f(a: string): void;", ["function f(a: string)"]),
        ("declare class A { m(): void }", ["class A()", "method A.m()"]),
        (
            "class A { private readonly f = (x: number): number => x; constructor(private y: number) {} }",
            ["class A()", "method A.f(x: number)", "method A.constructor(private y: number)"],
        ),
        (
            "const f = <T,>(a: T): T => a; const g = function <T>(a: T) {};",
            ["function f(a: T)", "function g(a: T)"],
        ),
        ("const f: Handler = async ({ a }) => {}", ["function f({ a })"]),
        ("function f(this: A, a?: B): asserts a is C {}", ["function f(this: A, a?: B)"]),
        ("type T = { a: string }; export = T;", []),
    ],
)
@pytest.mark.parametrize("suffix", ["ts", "tsx"])
def test_what_typescript_adds(suffix: str, source: str, found: list[str]) -> None:
    assert brief(suffix, source) == found


def test_components_of_tsx() -> None:
    source = """\
export const App: FC = ({ a }) => <div onClick={() => go(a)}>hi</div>;
export default function Page(): JSX.Element { const inner = () => <b/>; return <>{inner()}</>; }
"""
    assert brief("tsx", source) == ["function App({ a })", "function Page()", "function Page.inner()"]
    assert brief("jsx", "const A = p => <a>{p}</a>") == ["function A(p)"]


@pytest.mark.parametrize(
    ("suffix", "source", "outer", "own"),
    [
        ("js", "export const f = a => a;", "export const f = a => a;", "f = a => a"),
        ("js", "exports.f = a => a;", "exports.f = a => a;", "exports.f = a => a"),
        ("js", "@dec export class A {}", "@dec export class A {}", "class A {}"),
        ("js", "@dec({}) @two\nclass A {}", "@dec({}) @two\nclass A {}", "class A {}"),
        ("js", "export default async function f() {}", None, "async function f() {}"),
        ("ts", "@dec({})\nexport class A {}", "@dec({})\nexport class A {}", "class A {}"),
        ("ts", "@dec class A {}", "@dec class A {}", "class A {}"),
        ("ts", "export declare function f(): void;", None, "function f(): void;"),
        ("ts", "export abstract class A {}", None, "abstract class A {}"),
    ],
)
def test_what_stands_in_front_belongs_to_the_outer_range(
    suffix: str, source: str, outer: str | None, own: str
) -> None:
    text, symbols = symbols_of(suffix, f"x;\n{source}\ny;\n")
    assert [text.slice(one.outer) for one in symbols] == [outer or source]
    assert [text.slice(one.range) for one in symbols] == [own]


@pytest.mark.parametrize("suffix", ["js", "ts"])
def test_decorators_of_methods_belong_to_the_outer_range(suffix: str) -> None:
    text, symbols = symbols_of(suffix, "class A {\n  a() {}\n  @one() @two\n  async m(x) {}\n}\n")
    assert text.slice(symbols[2].outer) == "@one() @two\n  async m(x) {}"
    assert text.slice(symbols[2].range) == "async m(x) {}"
    assert text.slice(symbols[1].outer) == "a() {}"


DOC = "/** Doc. */"


@pytest.mark.parametrize(
    ("source", "doc"),
    [
        ("/** Doc. */\nfunction f() {}", DOC),
        ("/** Doc. */ function f() {}", DOC),
        ("/** Doc. */\r\nfunction f() {}", DOC),
        ("/**\n * Doc.\n */\nfunction f() {}", "/**\n * Doc.\n */"),
        ("/** Doc. */\nexport default function f() {}", DOC),
        ("/** Doc. */\nexport const f = () => 1;", DOC),
        ("/** Doc. */\nexports.f = () => 1;", DOC),
        ("/** Doc. */\n@dec\nexport class A {}", DOC),
        ("/** Doc. */\n@dec()\n@two\nclass A {}", DOC),
        ("/** Old. */\n/** Doc. */\nfunction f() {}", DOC),
        ("/** Doc. */\n// eslint-disable-next-line\nfunction f() {}", DOC),
        ("x; /** Doc. */ function f() {}", DOC),
        ("/** Doc. */\n\nfunction f() {}", None),
        ("/** Doc. */\n\n// note\nfunction f() {}", None),
        ("/* Plain. */\nfunction f() {}", None),
        ("// Plain.\nfunction f() {}", None),
        ("/** Doc. */\nx;\nfunction f() {}", None),
        ("x; /** Of x. */\nfunction f() {}", None),
        ("function f() { /** Inside. */ }", None),
        ("function f() {}\n/** Behind. */", None),
        ("function f() {}", None),
    ],
)
@pytest.mark.parametrize("suffix", ["js", "ts", "tsx"])
def test_a_doc_comment_stands_right_above(suffix: str, source: str, doc: str | None) -> None:
    text, symbols = symbols_of(suffix, source)
    assert [text.slice(one.doc) if one.doc else None for one in symbols] == [doc]


@pytest.mark.parametrize(
    "member",
    [
        "/** Doc. */\n  m() {}",
        "/** Doc. */\n  @dec()\n  m() {}",
        "/** Doc. */\n  @dec() @two\n  static async m() {}",
        "/** Doc. */\n  m = () => 1;",
        "x = 1;\n  /** Doc. */\n  get m() { return 1 }",
        "/** Doc. */ m() {}",
    ],
)
@pytest.mark.parametrize("suffix", ["js", "ts"])
def test_members_have_doc_comments_too(suffix: str, member: str) -> None:
    text, symbols = symbols_of(suffix, f"class A {{\n  {member}\n}}")
    assert [text.slice(one.doc) if one.doc else None for one in symbols] == [None, DOC]


def test_properties_of_objects_have_doc_comments_too() -> None:
    text, symbols = symbols_of("js", "const o = {\n  a: 1,\n  /** Doc. */\n  m: () => 1,\n  n() {},\n};")
    assert [text.slice(one.doc) if one.doc else None for one in symbols] == [DOC, None]


TOUCHED = """\
/** Doc. */
@dec()
export class Cache {
  /** Get. */
  @one() @two
  get(key) { return key; }
}
export const make = (a) => {
  return a;
};
"""


@pytest.mark.parametrize("suffix", ["js", "ts", "tsx"])
def test_definitions_at_a_place_are_those_of_the_outline(suffix: str) -> None:
    language, text = language_for_path("x." + suffix), Text.of(TOUCHED)
    tree = parse(language, text.data)
    assert tree is not None
    whole = outline(language, tree, text)
    assert [one.qualified for one in whole] == ["Cache", "Cache.get", "make"]
    for number in range(len(text.lines)):
        for character in range(len(text.line(number)) + 1):
            place = Position(number, character)
            span = Range(place, place)
            found = [one for one in whole if one.outer.touches(span)]
            assert symbols_in(language, tree, text, span) == found, place


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import a from 'm'", [("'m'", "a", "")]),
        ('import * as b from "m"', [('"m"', "", "b")]),
        ("import { a, b as c } from 'm'", [("'m'", "a", ""), ("'m'", "b", "c")]),
        ("const a = require('m')", [("'m'", "a", "")]),
        ("import 'm'", []),
    ],
)
@pytest.mark.parametrize("suffix", ["js", "ts", "tsx"])
def test_imports(suffix: str, source: str, found: list[tuple[str, str, str]]) -> None:
    language = language_for_path("x." + suffix)
    tree = parse(language, source.encode())
    assert tree is not None
    matches = run_query(language, "imports", tree.root_node)
    got = [[match.first(name) for name in ("module", "name", "alias")] for match in matches]
    assert [
        tuple(source[node.start_byte : node.end_byte] if node else "" for node in nodes) for nodes in got
    ] == found


@pytest.mark.parametrize("suffix", ["js", "ts", "tsx"])
def test_calls(suffix: str) -> None:
    source = "f(1); a.b.c(g()); new D(); e`x`; this.h?.();"
    language = language_for_path("x." + suffix)
    tree = parse(language, source.encode())
    assert tree is not None
    matches = list(run_query(language, "references", tree.root_node))
    names = [match.first("name") for match in matches if match.first("call")]
    assert [source[one.start_byte : one.end_byte] for one in names if one] == ["f", "c", "g", "D", "e", "h"]


@pytest.mark.parametrize("suffix", ["js", "ts", "tsx"])
@pytest.mark.parametrize(
    "source",
    [
        *(
            "",
            "function",
            "function (",
            "class {",
            "export default",
            "\x00",
            "=>",
            "@",
            "@x\n",
            "`${",
            "{" * 3000,
        ),
        *(
            "\ufefffunction f() {}",
            "const \U0001f600 = a => a",
            "class A { @x }",
            "/** */",
            "function f() {\r}\r",
        ),
        "export default function () {}; export default class {}; export default () => 1; (function () {})",
    ],
    ids=range(17),
)
def test_odd_code_raises_nothing(suffix: str, source: str) -> None:
    text, symbols = symbols_of(suffix, source)
    for one in symbols:
        assert one.outer.encloses(one.range)
        assert text.clamp_range(one.outer) == one.outer
    language = language_for_path("x." + suffix)
    tree = parse(language, text.data)
    assert tree is not None
    symbols_in(language, tree, text, text.whole)
    symbols_in(language, tree, text, Range(text.end, text.end))
