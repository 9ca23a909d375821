// One item in the status bar: the squad's state and what runs; a click opens the list of jobs.

import { MarkdownString, StatusBarAlignment, ThemeColor, window } from "vscode";
import type { Disposable, StatusBarItem } from "vscode";
import type { Board } from "./board";
import type { Health, Server } from "./server/server";

const WITHOUT: Record<Exclude<Health, "running">, readonly [icon: string, tooltip: string]> = {
  starting: ["$(loading~spin)", "The server is starting."],
  stopped: ["$(circle-slash)", "The server does not run."],
  missing: ["$(warning)", "The server is not on this machine yet."],
  failed: ["$(error)", "The server cannot be used; its log tells why."],
};

/** Shows how the server and its jobs are. */
export class StatusBar implements Disposable {
  private readonly item: StatusBarItem;
  private readonly listeners: Disposable[];

  constructor(
    private readonly server: Server,
    private readonly board: Board,
  ) {
    this.item = window.createStatusBarItem("podium-vscode.squad", StatusBarAlignment.Right, 90);
    this.item.name = "Podium";
    this.item.command = "podium-vscode.squad";
    this.listeners = [server.onDidChange(() => this.show()), board.onDidMove(() => this.show())];
    this.show();
    this.item.show();
  }

  dispose(): void {
    this.listeners.forEach((one) => one.dispose());
    this.item.dispose();
  }

  private show(): void {
    const health = this.server.health;
    const [icon, words, about] = health === "running" ? this.ofJobs() : [WITHOUT[health][0], "", WITHOUT[health][1]];
    this.item.text = words === "" ? `${icon} Podium` : `${icon} Podium: ${words}`;
    this.item.tooltip = new MarkdownString(`**Podium**\n\n${about}`);
    const wrong = health === "failed" || health === "missing";
    this.item.backgroundColor = wrong ? new ThemeColor("statusBarItem.warningBackground") : undefined;
  }

  private ofJobs(): readonly [icon: string, words: string, about: string] {
    const running = this.board.running();
    const parked = this.board.parked();
    const lines = [...running, ...parked].map(({ job }) => `- ${job.title}: ${job.message || job.state}`);
    const about = lines.length > 0 ? lines.join("\n") : "Nothing runs.";
    if (running[0] !== undefined) {
      const more = running.length > 1 ? ` and ${running.length - 1} more` : "";
      return ["$(sync~spin)", `${running[0].job.title}${more}`, about];
    }
    return parked.length > 0 ? ["$(lightbulb)", `${parked.length} ready`, about] : ["$(organization)", "", about];
  }
}
