/** Says what it is. */
export function isText(value: unknown): value is string;
export function isText(value: any): boolean { return typeof value === "string" }

/** Fails, or does not. */
export function check(value: unknown): asserts value is string { }

export abstract class Shape<T extends object = {}> implements Drawable {
  /** Kept inside. */
  private readonly scale = (by: number): this => this;

  constructor(protected readonly name: string, public sides?: number) { }

  /** The area. */
  abstract area(unit?: string): number;
  static of<T extends object>(given: T): Shape<T> { return null! }
  get size(): number { return 1 }
  @cached() async load(): Promise<Map<string, T[]>> { return new Map() }
}

export interface Drawable {
  /** Draws it. */
  draw(on: Canvas): void;
  readonly name: string;
  new (x: number): Drawable;
  optional?(): string | undefined;
}

export const enum Level { Low = 1, High = "h" }

declare function outside(this: Window, text: string): void;

declare module "things" {
  export function inner(): typeof import("x");
}

namespace Deep.Deeper {
  export const arrow = <T,>(value: T): T => value;
}

export const handler: Handler = async function (event) { return event };
export type Alias = (x: string) => void;
