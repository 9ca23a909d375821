// The composition root: every part is made here once and handed what it needs; nothing else has state of its own.

import type { ExtensionContext } from "vscode";
import { window } from "vscode";
import { Board } from "./board";
import { registerCommands } from "./commands";
import { Diffs } from "./diffs";
import { Explanations } from "./explanations";
import { startForwarding } from "./forward";
import { ServerInstaller } from "./server/installing";
import { Server } from "./server/server";
import { StatusBar } from "./statusBar";

/** What other extensions and tests may use: nothing but whether the server runs. */
export interface PodiumApi {
  readonly isRunning: boolean;
}

/** Called by VS Code once a window is up; it waits for nothing, so that no other extension waits for us. */
export function activate(context: ExtensionContext): PodiumApi {
  const log = window.createOutputChannel("Podium", { log: true });
  const board = new Board();
  const installer = new ServerInstaller(context, log);
  const server = new Server(context, log, board, installer);
  const diffs = new Diffs(server, board);
  const explanations = new Explanations(board);
  const statusBar = new StatusBar(server, board);
  context.subscriptions.push(log, board, server, diffs, explanations, statusBar);
  context.subscriptions.push(...registerCommands({ context, log, board, server, diffs, explanations, installer }));
  context.subscriptions.push(...startForwarding(server));
  void server.start();
  return {
    get isRunning() {
      return server.isRunning;
    },
  };
}
