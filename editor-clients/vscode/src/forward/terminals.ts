// Finished commands of terminals with shell integration: the command, its exit code, the end of its output.

import { window } from "vscode";
import type { Disposable, TerminalShellExecution } from "vscode";
import { setting } from "../settings";
import type { Server } from "../server/server";

const LATELY = 2000; // milliseconds
const MOST = 16_000; // characters of output, its end
// The control sequences of ECMA-48 (CSI and OSC) and single characters that move the cursor.
const CONTROLS = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\-_]|[\x00-\x08\x0b-\x1f]/g;

let last = { command: "", at: 0 }; // the command that ended last in a terminal

/** Whether a command has just ended in a terminal, which told its output. */
export function wasTold(command: string): boolean {
  return last.command === command && Date.now() - last.at < LATELY;
}

/** Tell the server of commands as they end. */
export function forwardTerminals(server: Server): Disposable[] {
  const outputs = new Map<TerminalShellExecution, Promise<string>>();
  return [
    window.onDidStartTerminalShellExecution(({ execution }) => {
      if (setting("forward.terminal") !== "off") {
        outputs.set(execution, read(execution));
      }
    }),
    window.onDidEndTerminalShellExecution(async ({ execution, exitCode }) => {
      const output = await outputs.get(execution);
      outputs.delete(execution);
      if (output !== undefined) {
        last = { command: execution.commandLine.value, at: Date.now() };
        tellRun(server, execution.commandLine.value, exitCode ?? null, output);
      }
    }),
  ];
}

/** Tell of one finished command, if the settings want it told. */
export function tellRun(server: Server, command: string, exitCode: number | null, output: string): void {
  const wanted = setting("forward.terminal");
  if (wanted === "all" || (wanted === "failed" && exitCode !== 0 && exitCode !== null)) {
    server.tell({ kind: "terminal", items: [{ command, exitCode, output: plain(output) }] });
  }
}

/** A terminal's output as text, its end only. */
export function plain(output: string): string {
  return output.replaceAll("\r\n", "\n").replaceAll(CONTROLS, "").slice(-MOST);
}

async function read(execution: TerminalShellExecution): Promise<string> {
  let output = "";
  try {
    for await (const part of execution.read()) {
      output = (output + part).slice(-2 * MOST);
    }
  } catch {
    // The terminal went; what came so far is told.
  }
  return output;
}
