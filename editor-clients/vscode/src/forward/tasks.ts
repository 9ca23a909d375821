// Finished tasks with their exit code; a task's output is only in its terminal, which shell integration reads.

import { tasks } from "vscode";
import type { Disposable, Task } from "vscode";
import type { Server } from "../server/server";
import { tellRun } from "./terminals";

/** Tell the server of tasks as their processes end. */
export function forwardTasks(server: Server): Disposable[] {
  return [
    tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      tellRun(server, commandOf(execution.task), exitCode ?? null, "");
    }),
  ];
}

function commandOf(task: Task): string {
  const parts = task.execution as { commandLine?: string; process?: string; args?: string[] } | undefined;
  const line = parts?.commandLine ?? [parts?.process ?? "", ...(parts?.args ?? [])].join(" ").trim();
  return line === "" ? task.name : line;
}
