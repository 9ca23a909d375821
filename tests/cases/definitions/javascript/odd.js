/** Made once. */
export const make = async ({ a, b: [c] }, ...rest) => ({ a, c, rest });

/** Counts. */
export default class Counter extends (mixin(Base)) {
  static #count = 0;

  /** Handles a click. */
  onClick = event => this.count(event);

  static { Counter.#count = 1; }

  get "full name"() { return "" }
  set size(value) { }
  async *[Symbol.asyncIterator]() { yield 1 }
  static async #secret(x = 1) { }
  42() { }
}

// No doc comment.
function* walk(node) { const inner = n => n; yield inner(node); }

module.exports.run = function named(first, second) {
  return () => first;
};

/** On the prototype. */
Counter.prototype.reset = function () { };

const table = {
  /** Adds. */
  add: (a, b) => a + b,
  "sub-tract": function (a, b) { return a - b },
  times(a, b) { return a * b },
  async load() { },
  value: 1,
};

const Late = class Named { m() { } };

label: for (const f of [function () { }]) { f?.(); }

function half(a, {
