// How often a server that ends by itself is started again.

const MINUTE = 60_000; // milliseconds
const MOST = 3; // ends within a minute after which it stays down

/** Counts ends; pure, so that the clock is the caller's. */
export class Restarts {
  private ends: number[] = [];

  /** Note an end at a time in milliseconds; gives whether to start again. */
  allow(now: number): boolean {
    this.ends = [...this.ends.filter((one) => now - one < MINUTE), now];
    return this.ends.length < MOST;
  }

  /** The user started it: counting begins anew. */
  reset(): void {
    this.ends = [];
  }
}
