import { Session } from "./session";

export interface Options {
  retries: number;
  timeout?: number;
}

/**
 * Talks to the orders service.
 */
export class Client {
  private cache = new Map<string, unknown>();

  constructor(private readonly session: Session, private options: Options) {}

  /**
   * One order by its number.
   */
  async order(number: number): Promise<unknown> {
    const key = "order:" + number;
    if (this.cache.has(key)) {
      return this.cache.get(key);
    }
    const found = await this.session.get("/orders/" + number);
    this.cache.set(key, found);
    return found;
  }

  clear(): void {
    this.cache.clear();
  }
}

export function backoff(attempt: number, base = 100): number {
  let delay = base;
  for (let i = 0; i < attempt; i++) {
    delay = delay * 2;
  }
  return delay;
}

export const isRetryable = (status: number): boolean => {
  if (status == 429) {
    return true;
  }
  return status >= 500;
};
