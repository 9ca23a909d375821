// What the editor knows and the server cannot see; each part can be switched off by a setting.

import type { Disposable } from "vscode";
import type { Server } from "../server/server";
import { forwardCursor } from "./cursor";
import { forwardDiagnostics } from "./diagnostics";
import { forwardTasks } from "./tasks";
import { forwardTerminals } from "./terminals";
import { forwardTests } from "./tests";

/** Start all of them. */
export function startForwarding(server: Server): Disposable[] {
  const parts = [forwardDiagnostics, forwardCursor, forwardTerminals, forwardTasks, forwardTests];
  return parts.flatMap((forward) => forward(server));
}
