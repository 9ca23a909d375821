// Every command of the extension in one table; package.json declares the same ids, which a test compares.

import { commands, window } from "vscode";
import type { CommentThread, Disposable, ExtensionContext, LogOutputChannel } from "vscode";
import type { Board } from "../board";
import type { Diffs } from "../diffs";
import type { Explanations } from "../explanations";
import type { ServerInstaller } from "../server/installing";
import type { Server } from "../server/server";
import { auditWorkspace } from "./auditWorkspace";
import { doctor } from "./doctor";
import { ask, intent, refactor } from "./intents";
import { apply, cancel, diff, discard } from "./results";
import { showRun } from "./showRun";
import { squad } from "./squad";

/** What commands work with. */
export interface Parts {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly board: Board;
  readonly server: Server;
  readonly diffs: Diffs;
  readonly explanations: Explanations;
  readonly installer: ServerInstaller;
}

/** A command; what it throws is told to the user in one line. */
export type Command = (parts: Parts, argument?: unknown) => Promise<void>;

const COMMANDS: Record<string, Command> = {
  ask,
  fix: intent("fix"),
  document: intent("document"),
  auditFile: intent("audit"),
  auditWorkspace,
  explain: intent("explain"),
  test: intent("test"),
  refactor,
  showRun,
  doctor,
  squad,
  apply,
  diff,
  discard,
  cancel,
  restart: async ({ server }) => server.restart(),
  showLog: async ({ log }) => log.show(),
  closeExplanation: async ({ explanations }, thread) => explanations.close(thread as CommentThread),
};

/** Register all of them. */
export function registerCommands(parts: Parts): Disposable[] {
  return Object.entries(COMMANDS).map(([name, command]) =>
    commands.registerCommand(`podium-vscode.${name}`, async (argument?: unknown) => {
      try {
        await command(parts, argument);
      } catch (fault) {
        const line = fault instanceof Error ? fault.message : String(fault);
        parts.log.warn(`${name}: ${line}`);
        void window.showWarningMessage(`Podium: ${line}`);
      }
    }),
  );
}
