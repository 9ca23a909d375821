// The list behind the status bar: jobs with their buttons, agents with their models, and what to do next.

import { commands, QuickPickItemKind, ThemeIcon, window } from "vscode";
import type { QuickInputButton, QuickPickItem } from "vscode";
import type { Seen } from "../board";
import type { Status } from "../protocol";
import type { Command, Parts } from "./index";

interface Item extends QuickPickItem {
  readonly act?: () => Thenable<unknown>;
  readonly buttonActs?: ReadonlyMap<QuickInputButton, string>;
  readonly job?: string;
}

const CANCEL = { iconPath: new ThemeIcon("debug-stop"), tooltip: "Cancel" };
const APPLY = { iconPath: new ThemeIcon("check"), tooltip: "Apply" };
const DIFF = { iconPath: new ThemeIcon("diff"), tooltip: "Show diff" };
const DISCARD = { iconPath: new ThemeIcon("trash"), tooltip: "Discard" };
const ACTS = new Map<QuickInputButton, string>([
  [CANCEL, "cancel"],
  [APPLY, "apply"],
  [DIFF, "diff"],
  [DISCARD, "discard"],
]);

/** Show it; it follows the jobs while it is open. */
export const squad: Command = async (parts) => {
  const status = parts.server.isRunning ? await parts.server.ask<Status>("podium.status") : undefined;
  const list = window.createQuickPick<Item>();
  list.title = "Podium";
  list.placeholder = "Jobs, agents and models";
  list.keepScrollPosition = true;
  const fill = () => {
    list.items = [...jobs(parts), ...agents(status), ...steps(parts)];
  };
  const following = parts.board.onDidMove(fill);
  list.onDidTriggerItemButton(({ button, item }) => {
    const name = ACTS.get(button);
    if (name !== undefined && item.job !== undefined) {
      list.hide();
      void run(name, item.job);
    }
  });
  list.onDidAccept(() => {
    const [picked] = list.selectedItems;
    list.hide();
    void picked?.act?.();
  });
  list.onDidHide(() => {
    following.dispose();
    list.dispose();
  });
  fill();
  list.show();
};

function jobs({ board }: Parts): Item[] {
  const shown = [...board.running(), ...board.parked()];
  const items = shown.map((seen) => item(seen));
  return items.length > 0 ? [separator("Jobs"), ...items] : [];
}

function item({ job }: Seen): Item {
  const parked = job.state === "parked";
  return {
    label: `${parked ? "$(lightbulb)" : "$(sync~spin)"} ${job.title}`,
    description: job.message || job.state,
    detail: parked ? "Enter shows the diff" : "Enter shows the run",
    buttons: parked ? [APPLY, DIFF, DISCARD] : [CANCEL],
    job: job.id,
    act: () => run(parked ? "diff" : "showRun", job.id),
  };
}

function agents(status: Status | undefined): Item[] {
  if (status === undefined) {
    return [];
  }
  const rows = status.agents.map(({ name, intents, tool, model }) => ({
    label: `$(person) ${name}`,
    description: intents.join(", "),
    detail: model ?? (tool === "" ? "needs a model" : `${tool}, offline`),
  }));
  const models = status.endpoints.map(({ name, url, local, models: names }) => ({
    label: `$(server) ${name}`,
    description: local ? "on this machine" : "a cloud: code is sent there",
    detail: `${url}: ${names.join(", ")}`,
  }));
  return [separator("Squad"), ...rows, ...models];
}

function steps({ server }: Parts): Item[] {
  const restart = server.isRunning ? "Restart the server" : "Start the server";
  return [
    separator("Podium"),
    { label: "$(pulse) Run the doctor", act: () => run("doctor") },
    { label: "$(history) Show a run", act: () => run("showRun") },
    { label: `$(debug-restart) ${restart}`, act: () => run("restart") },
    { label: "$(output) Show the log", act: () => run("showLog") },
  ];
}

function run(name: string, argument?: string): Thenable<unknown> {
  return commands.executeCommand(`podium-vscode.${name}`, argument);
}

function separator(label: string): Item {
  return { label, kind: QuickPickItemKind.Separator };
}
