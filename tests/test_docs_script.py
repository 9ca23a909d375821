"""Doc comments of JavaScript, TypeScript and TSX, new ones and completed ones."""

from __future__ import annotations

import pytest

from tests.docs_checks import Case, check, same

CASES = [
    Case(
        "a JavaScript function",
        "javascript",
        "jsdoc",
        r"""
function fetchUser(userId, retries = 3, ...rest) {
  if (!userId) {
    throw new TypeError("no user");
  }
  return 3;
}
""",
        r"""
/**
 * Fetch the user.
 *
 * @param {*} userId - The ID of the user.
 * @param {number} [retries=3] - The retries.
 * @param {...*} rest - More arguments.
 * @returns {number} The user.
 * @throws {TypeError} If `!userId`.
 */
function fetchUser(userId, retries = 3, ...rest) {
  if (!userId) {
    throw new TypeError("no user");
  }
  return 3;
}
""",
    ),
    Case(
        "a class with a constructor",
        "javascript",
        "jsdoc",
        r"""
class UserStore extends Base {
  constructor(db, { ttl = 3, onMiss } = {}) {
    super();
  }

  get isEmpty() {
    return true;
  }

  static *all() {
    yield 3;
  }
}
""",
        r"""
/** A user store. */
class UserStore extends Base {
  /**
   * Create the user store.
   *
   * @param {*} db - The database.
   * @param {Object} [options={}] - The object to take `ttl` and `onMiss` from.
   */
  constructor(db, { ttl = 3, onMiss } = {}) {
    super();
  }

  /** Whether the user store is empty. */
  get isEmpty() {
    return true;
  }

  /**
   * Yield all.
   *
   * @yields {*} The next item.
   */
  static *all() {
    yield 3;
  }
}
""",
    ),
    Case(
        "an exported arrow",
        "javascript",
        "jsdoc",
        r"""
export const double = async x => x + x;
""",
        r"""
/**
 * Return the double.
 *
 * @param {*} x - The value of `x`.
 * @returns {Promise<*>} The result.
 */
export const double = async x => x + x;
""",
    ),
    Case(
        "functions that properties are bound to",
        "javascript",
        "jsdoc",
        r"""
module.exports.toUpper = function (text) {
  return text.toUpperCase();
};

const tools = {
  run(task) {
    task();
  },
};
""",
        r"""
/**
 * Convert the text to upper.
 *
 * @param {*} text - The text.
 * @returns {*} The result.
 */
module.exports.toUpper = function (text) {
  return text.toUpperCase();
};

const tools = {
  /**
   * Run the task.
   *
   * @param {*} task - The task.
   */
  run(task) {
    task();
  },
};
""",
    ),
    Case(
        "caught and thrown on",
        "javascript",
        "jsdoc",
        r"""
function f() {
  try {
    throw new RangeError("x");
  } catch (error) {
    log(error);
  }
}

function g() {
  try {
    throw new RangeError("far too much");
  } catch (error) {
    throw error;
  }
}
""",
        r"""
/** Run `f`. */
function f() {
  try {
    throw new RangeError("x");
  } catch (error) {
    log(error);
  }
}

/**
 * Run `g`.
 *
 * @throws {RangeError} With the message "far too much".
 */
function g() {
  try {
    throw new RangeError("far too much");
  } catch (error) {
    throw error;
  }
}
""",
    ),
    Case(
        "complete a block",
        "javascript",
        "jsdoc",
        r"""
/**
 * Goes.
 * @param {string} b - Second.
 * @example
 * go(1);
 */
function go(a, b, c) {
  throw new Error("bad luck");
}
""",
        r"""
/**
 * Goes.
 * @param {*} a - The value of `a`.
 * @param {string} b - Second.
 * @param {*} c - The value of `c`.
 * @throws {Error} With the message "bad luck".
 * @example
 * go(1);
 */
function go(a, b, c) {
  throw new Error("bad luck");
}
""",
    ),
    Case(
        "complete a one-line block",
        "javascript",
        "jsdoc",
        r"""
/** Goes. */
function go(a) {
  return "x";
}
""",
        r"""
/**
 * Goes.
 *
 * @param {*} a - The value of `a`.
 * @returns {string} A string.
 */
function go(a) {
  return "x";
}
""",
    ),
    Case(
        "a nested one-line block",
        "javascript",
        "jsdoc",
        r"""
class A {
  /** Goes. */
  go(a) {}
}
""",
        r"""
/** The class `A`. */
class A {
  /**
   * Goes.
   *
   * @param {*} a - The value of `a`.
   */
  go(a) {}
}
""",
    ),
    same(
        "optional by brackets and parts with dots",
        "javascript",
        "jsdoc",
        r"""
/**
 * Goes.
 * @param {Object} opts - All.
 * @param {string} opts.a - One.
 * @param {number} [b=3] - Two.
 */
function go(opts, b = 3) {}
""",
    ),
    Case(
        "a plain comment is no doc comment",
        "javascript",
        "jsdoc",
        r"""
/* Not a doc. */
function go() {}
""",
        r"""
/* Not a doc. */
/** Go. */
function go() {}
""",
    ),
    Case(
        "the second of two declarators",
        "javascript",
        "jsdoc",
        r"""
const one = () => 1,
  two = () => 2;
""",
        r"""
/**
 * Return the one.
 *
 * @returns {number} A number.
 */
const one = () => 1,
  two = () => 2;
""",
    ),
    Case(
        "a method inside a line",
        "javascript",
        "jsdoc",
        r"""
const o = { run(a) {} };
""",
        r"""
const o = {
    /**
     * Run `a`.
     *
     * @param {*} a - The value of `a`.
     */
    run(a) {} };
""",
    ),
    Case(
        "TypeScript has no types in braces",
        "typescript",
        "jsdoc",
        r"""
export async function load(id: string, limit = 10, opts?: Options): Promise<User | null> {
  throw new LoadError("no such user");
}
""",
        r"""
/**
 * Load `id`.
 *
 * @param id - The ID.
 * @param limit - The limit. Defaults to 10.
 * @param opts - The options.
 * @returns A `User`, or null.
 * @throws LoadError - With the message "no such user".
 */
export async function load(id: string, limit = 10, opts?: Options): Promise<User | null> {
  throw new LoadError("no such user");
}
""",
    ),
    Case(
        "nothing comes back from void",
        "typescript",
        "jsdoc",
        r"""
const go = async (x: number): Promise<void> => {};
""",
        r"""
/**
 * Go, given `x`.
 *
 * @param x - The value of `x`.
 */
const go = async (x: number): Promise<void> => {};
""",
    ),
    Case(
        "decorators stand below the comment",
        "typescript",
        "jsdoc",
        r"""
class A {
  @Input()
  @Other() set name(value: string) {}
}
""",
        r"""
/** The class `A`. */
class A {
  /**
   * Set the name.
   *
   * @param value - The value.
   */
  @Input()
  @Other() set name(value: string) {}
}
""",
    ),
    Case(
        "an interface, an enum, an abstract class",
        "typescript",
        "jsdoc",
        r"""
export interface Shape {
  area: number;
}

enum Colour { Red }

abstract class HTTPHandler {}
""",
        r"""
/** A shape. */
export interface Shape {
  area: number;
}

/** A colour. */
enum Colour { Red }

/** An HTTP handler. */
abstract class HTTPHandler {}
""",
    ),
    Case(
        "destructured with a type",
        "typescript",
        "jsdoc",
        r"""
function draw({ x, y }: Point, [a, b]: [number, number]): void {}
""",
        r"""
/**
 * Draw the items.
 *
 * @param options - The object to take `x` and `y` from.
 * @param items - The items.
 */
function draw({ x, y }: Point, [a, b]: [number, number]): void {}
""",
    ),
    Case(
        "the receiver is no parameter",
        "typescript",
        "jsdoc",
        r"""
function bind(this: Foo, callback: (x: number) => void): void {}
""",
        r"""
/**
 * Bind, given the callback.
 *
 * @param callback - The callback.
 */
function bind(this: Foo, callback: (x: number) => void): void {}
""",
    ),
    Case(
        "a class field that is a function",
        "typescript",
        "jsdoc",
        r"""
class A {
  handler = (event: Event): void => {};
}
""",
        r"""
/** The class `A`. */
class A {
  /**
   * Run the handler.
   *
   * @param event - The event.
   */
  handler = (event: Event): void => {};
}
""",
    ),
    Case(
        "complete TSDoc",
        "typescript",
        "jsdoc",
        r"""
/**
 * Add.
 *
 * @param b - Second.
 * @returns The sum.
 */
function add(a: number, b: number): number {
  return a + b;
}
""",
        r"""
/**
 * Add.
 *
 * @param a - The value of `a`.
 * @param b - Second.
 * @returns The sum.
 */
function add(a: number, b: number): number {
  return a + b;
}
""",
    ),
    Case(
        "a component",
        "tsx",
        "jsdoc",
        r"""
export const Button = ({ label, onPress }: Props) => {
  return <button onClick={onPress}>{label}</button>;
};
""",
        r"""
/**
 * Return the button.
 *
 * @param options - The object to take `label` and `onPress` from.
 * @returns The result.
 */
export const Button = ({ label, onPress }: Props) => {
  return <button onClick={onPress}>{label}</button>;
};
""",
    ),
    Case(
        "a generator of TypeScript",
        "typescript",
        "jsdoc",
        r"""
function* count(to: number): Generator<number> {
  yield to;
}
""",
        r"""
/**
 * Count `to`.
 *
 * @param to - The to.
 * @yields A number.
 */
function* count(to: number): Generator<number> {
  yield to;
}
""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_documented(case: Case) -> None:
    check(case)
