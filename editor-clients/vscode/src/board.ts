// The jobs of the session as the server tells of them, and when each came to its state.

import { EventEmitter, type Disposable } from "vscode";
import type { Job } from "./protocol";

const ENDED = new Set(["applied", "done", "failed", "refused", "discarded", "cancelled"]);
const MOST = 100; // jobs that are remembered

/** A job with the times, in milliseconds since the epoch, at which it was first seen and last moved. */
export interface Seen {
  readonly job: Job;
  readonly began: number;
  readonly moved: number;
}

/** Remembers jobs and tells of their moves. */
export class Board implements Disposable {
  private readonly seen = new Map<string, Seen>();
  private readonly moves = new EventEmitter<Job>();

  /** Fires for each `podium/job`. */
  readonly onDidMove = this.moves.event;

  /** Take a notification of the server. */
  take(job: Job): void {
    const now = Date.now();
    const before = this.seen.get(job.id);
    this.seen.set(job.id, { job, began: before?.began ?? now, moved: now });
    const oldest = this.seen.keys().next().value;
    if (this.seen.size > MOST && oldest !== undefined) {
      this.seen.delete(oldest);
    }
    this.moves.fire(job);
  }

  /** A server that ended takes its jobs with it; each is told as cancelled, so that nothing spins on. */
  lose(): void {
    for (const { job } of [...this.seen.values()]) {
      if (!ENDED.has(job.state)) {
        this.take({ ...job, state: "cancelled", message: "the server ended" });
      }
    }
    this.seen.clear();
  }

  /** All jobs, the newest first. */
  all(): Seen[] {
    return [...this.seen.values()].reverse();
  }

  /** Those that have not come to a result. */
  running(): Seen[] {
    return this.all().filter(({ job }) => job.state === "queued" || job.state === "running");
  }

  /** Finished results that wait. */
  parked(): Seen[] {
    return this.all().filter(({ job }) => job.state === "parked");
  }

  /** A job by its id. */
  get(id: string): Seen | undefined {
    return this.seen.get(id);
  }

  dispose(): void {
    this.moves.dispose();
  }
}
