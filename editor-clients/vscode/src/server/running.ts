// Programs by their arguments, never through a shell.

import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";
import type { CancellationToken } from "vscode";

/** How a program ended; `code` is null when it was stopped or could not be started. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** What may be said about a run. */
export interface RunOptions {
  readonly cwd?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
  readonly cancel?: CancellationToken;
  readonly seconds?: number;
}

type Started = ChildProcessByStdio<null, Readable, Readable>;

const MOST = 4_000_000; // characters of output that are kept

/** Run a program to its end and give what it printed on standard output; nothing is thrown. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = started(command, args, options);
    if (child instanceof Error) {
      resolve({ code: null, output: child.message });
      return;
    }
    let output = "";
    const stop = () => child.kill();
    const clock = setTimeout(stop, 1000 * (options.seconds ?? 60));
    const cancelled = options.cancel?.onCancellationRequested(stop);
    const end = (code: number | null, said: string) => {
      clearTimeout(clock);
      cancelled?.dispose();
      resolve({ code, output: said });
    };
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      output = (output + part).slice(0, MOST);
      part.split("\n").forEach((line) => options.onLine?.(line));
    });
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      part.split("\n").forEach((line) => options.onLine?.(line));
    });
    child.once("error", (fault) => end(null, fault.message));
    child.once("close", (code) => end(code, output));
  });
}

function started(command: string, args: readonly string[], options: RunOptions): Started | Error {
  try {
    return spawn(command, args, {
      cwd: options.cwd,
      env: options.environment ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault)); // an argument that no program can take
  }
}
