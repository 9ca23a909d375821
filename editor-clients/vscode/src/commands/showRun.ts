// What a job was, how it went and what came of it, as a page of Markdown.

import { window } from "vscode";
import type { Seen } from "../board";
import { showPage } from "../page";
import type { Command } from "./index";

/** Show a job's page: the one named, or the one that the user picks, the newest first. */
export const showRun: Command = async ({ board }, argument) => {
  const all = board.all();
  if (all.length === 0) {
    throw new Error("nothing has run yet in this window");
  }
  const named = typeof argument === "string" ? board.get(argument) : undefined;
  const seen = named ?? (all.length === 1 ? all[0] : await pick(all));
  if (seen !== undefined) {
    await showPage(`Run ${seen.job.id}`, page(seen));
  }
};

async function pick(all: readonly Seen[]): Promise<Seen | undefined> {
  const items = all.map((seen) => ({ label: seen.job.title, description: seen.job.state, seen }));
  return (await window.showQuickPick(items, { title: "Podium: which run?" }))?.seen;
}

function page({ job, began, moved }: Seen): string {
  const seconds = ((moved - began) / 1000).toFixed(1);
  const rows = [
    ["State", job.state],
    ["Intent", job.intent],
    ["Where", `${decodeURIComponent(job.uri)}, line ${job.range.start.line + 1}`],
    ["Began", new Date(began).toLocaleTimeString()],
    ["Took", `${seconds} s`],
    ["Message", job.message || "none"],
  ];
  const table = rows.map(([name, value]) => `| ${name} | ${(value ?? "").replaceAll("|", "\\|")} |`).join("\n");
  const said = job.markdown === undefined ? "" : `\n\n${job.markdown}`;
  return `# ${job.title}\n\n| | |\n|---|---|\n${table}${said}\n`;
}
