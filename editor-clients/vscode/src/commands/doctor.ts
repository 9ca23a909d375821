// `podium doctor` as a page: what was found, and a next step for each problem.

import { ProgressLocation, window } from "vscode";
import { showPage } from "../page";
import { run } from "../server/running";
import type { Command, Parts } from "./index";

interface Check {
  readonly name: string;
  readonly state: "ok" | "note" | "fault";
  readonly found: string;
  readonly next: string;
}

const SIGNS = { ok: "✓", note: "•", fault: "✗" };

/** Run it and show the page. */
export const doctor: Command = async (parts) => {
  const { command } = parts.server;
  if (command === undefined) {
    await parts.server.start(); // whose message names the next step
    return;
  }
  const title = "Podium: the doctor looks around";
  const where = { location: ProgressLocation.Window, title };
  const { output } = await window.withProgress(where, () => run(command, ["doctor", "--json"]));
  await showPage("Podium Doctor", page(parse(output), parts));
};

function parse(output: string): Check[] {
  try {
    return JSON.parse(output) as Check[];
  } catch {
    throw new Error("the doctor did not answer; Podium: Show Log tells more");
  }
}

function page(checks: readonly Check[], { server, context }: Parts): string {
  const editor = `| ✓ | VS Code | extension ${context.extension.packageJSON.version}, server ${server.health}: \`${server.command}\` |`;
  const rows = checks.map(({ name, state, found, next }) => {
    const step = next === "" ? "" : ` **→ ${next}**`;
    return `| ${SIGNS[state]} | ${name} | ${cell(found)}${cell(step)} |`;
  });
  return `# Podium Doctor\n\n| | | |\n|---|---|---|\n${[editor, ...rows].join("\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ").replaceAll("<", "&lt;");
}
