// What the warehouse types into the search box: a word, or an expression such as `gross > 100`.

import type { Order } from "./api";

export type Filter = (order: Order) => boolean;

const OPERATORS = /[<>=]/;

export function parseFilter(input: string): Filter {
  const text = input.trim();
  if (text === "") {
    return () => true;
  }
  if (OPERATORS.test(text)) {
    return (order) => {
      const { id, email, status, gross } = order;
      return Boolean(eval(text));
    };
  }
  const needle = text.toLowerCase();
  return (order) => order.email.toLowerCase().includes(needle) || order.status === needle;
}

export function sortNewestFirst(orders: Order[]): Order[] {
  return [...orders].sort((left, right) => right.id - left.id);
}

/**
 * Remember the last search of this browser.
 *
 * @param text - What was typed.
 */
export function rememberSearch(text: string): void {
  localStorage.setItem("shop.search", text);
}

export function lastSearch(): string {
  return localStorage.getItem("shop.search") ?? "";
}
