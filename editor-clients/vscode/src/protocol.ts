// What goes over the wire beside the protocol itself; docs/interfaces.md describes each shape.

import type { Range } from "vscode-languageserver-protocol";

/** Where a job stands; docs/interfaces.md lists the states. */
export type JobState =
  | "queued"
  | "running"
  | "parked"
  | "applied"
  | "done"
  | "failed"
  | "refused"
  | "discarded"
  | "cancelled";

/** `podium/job`: positions count UTF-16 code units of the text that the job started from. */
export interface Job {
  readonly id: string;
  readonly state: JobState;
  readonly intent: string;
  readonly title: string;
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
  readonly markdown?: string;
}

/** The argument of `podium.run`. */
export interface Request {
  readonly intent: Intent;
  readonly uri: string;
  readonly range: Range;
  readonly version: number;
  readonly prompt?: string;
}

/** What can be asked for. */
export type Intent = "fix" | "document" | "audit" | "explain" | "test" | "refactor" | "ask";

/** The answer of `podium.proposal`: both texts of the file that a result is for. */
export interface Proposal {
  readonly job: string;
  readonly title: string;
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}

/** The answer of `podium.status`, as far as it is shown. */
export interface Status {
  readonly version: string;
  readonly agents: readonly { name: string; intents: string[]; tool: string; model: string | null }[];
  readonly endpoints: readonly { name: string; url: string; local: boolean; models: string[] }[];
  readonly squad: { file: string | null; problems: string[]; notes: string[] };
}

/** `podium/context`: what the editor knows and the server cannot. */
export type Context =
  | { readonly kind: "diagnostics"; readonly uri: string; readonly items: readonly object[] }
  | { readonly kind: "cursor"; readonly items: readonly object[] }
  | { readonly kind: "terminal"; readonly items: readonly TerminalRun[] }
  | { readonly kind: "test"; readonly uri: string; readonly items: readonly TestResult[] };

/** A finished command; `output` is the end of what it printed, without the terminal's control sequences. */
export interface TerminalRun {
  readonly command: string;
  readonly exitCode: number | null;
  readonly output: string;
}

/** One failed test of a report; `line` counts from 1, as JUnit reports do. */
export interface TestResult {
  readonly name: string;
  readonly file: string;
  readonly line?: number;
  readonly outcome: "failed" | "error";
  readonly message: string;
  readonly traceback?: string;
}
