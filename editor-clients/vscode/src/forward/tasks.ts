// Finished tasks with their exit code. A shell task's output is told as its terminal's, which has shell integration;
// what has none, such as a process task, is told without.

import { tasks } from "vscode";
import type { Disposable, Task } from "vscode";
import type { Server } from "../server/server";
import { tellRun, wasTold } from "./terminals";

const PAUSE = 500; // milliseconds in which the terminal tells of the same command

/** Tell the server of tasks as their processes end. */
export function forwardTasks(server: Server): Disposable[] {
  return [
    tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      const command = commandOf(execution.task);
      setTimeout(() => {
        if (!wasTold(command)) {
          tellRun(server, command, exitCode ?? null, "");
        }
      }, PAUSE);
    }),
  ];
}

function commandOf(task: Task): string {
  const parts = task.execution as { commandLine?: string; process?: string; args?: string[] } | undefined;
  const line = parts?.commandLine ?? [parts?.process ?? "", ...(parts?.args ?? [])].join(" ").trim();
  return line === "" ? task.name : line;
}
