// Apply, show the diff of, discard a result that waits; cancel a job that runs.

import { Uri, window } from "vscode";
import type { Seen } from "../board";
import type { Command, Parts } from "./index";

/** Apply a result: the one named, the one whose diff is in front, or the one that the user picks. */
export const apply: Command = async (parts, argument) => {
  const job = await chosen(parts, argument, "Which result should be applied?");
  if (job !== undefined) {
    await parts.server.ask("podium.apply", { job });
  }
};

/** Show a result in a diff view. */
export const diff: Command = async (parts, argument) => {
  const job = await chosen(parts, argument, "Which result should be shown?");
  if (job !== undefined) {
    await parts.diffs.show(job);
  }
};

/** Throw a result away. */
export const discard: Command = async (parts, argument) => {
  const job = await chosen(parts, argument, "Which result should be discarded?");
  if (job !== undefined) {
    await parts.server.ask("podium.discard", { job });
  }
};

/** Cancel a job. */
export const cancel: Command = async ({ server, board }, argument) => {
  const running = board.running();
  if (running.length === 0) {
    throw new Error("nothing runs");
  }
  const job = typeof argument === "string" ? argument : await pick(running, "Which job should end?");
  if (job !== undefined) {
    await server.ask("podium.cancel", { job });
  }
};

async function chosen({ board, diffs }: Parts, argument: unknown, title: string): Promise<string | undefined> {
  const named = argument instanceof Uri ? argument.query : argument; // the title of a diff view hands its file over
  if (typeof named === "string" && named !== "") {
    return named;
  }
  const parked = board.parked();
  if (parked.length === 0) {
    throw new Error("no finished result is waiting");
  }
  return diffs.shown ?? pick(parked, title);
}

async function pick(among: readonly Seen[], title: string): Promise<string | undefined> {
  if (among.length <= 1) {
    return among[0]?.job.id;
  }
  const items = among.map(({ job }) => ({ label: job.title, description: job.message, id: job.id }));
  return (await window.showQuickPick(items, { title: `Podium: ${title}` }))?.id;
}
