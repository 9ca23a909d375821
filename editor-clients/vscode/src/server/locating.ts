// Where the server is: the user's setting, the PATH, this extension's own folder, in this order.

import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join, relative } from "node:path";

/** A server that was found, and how. */
export interface Found {
  readonly command: string;
  readonly from: "setting" | "path" | "own folder";
}

/** Why there is none: one line for the user, and whether installing our own would help. */
export interface Missing {
  readonly problem: string;
  readonly canInstall: boolean;
}

/** What decides where to look. `closed` are folders whose programs are not started: those not trusted. */
export interface Places {
  readonly setting: unknown;
  readonly path: string;
  readonly closed: readonly string[];
  readonly own: string;
}

const NAMES = process.platform === "win32" ? ["podium.exe"] : ["podium"]; // a .cmd would need a shell

/** Find the server; nothing is started for it. */
export async function locate(places: Places): Promise<Found | Missing> {
  if (typeof places.setting !== "string") {
    return { problem: "The setting podium-vscode.server.path must be a text.", canInstall: false };
  }
  if (places.setting !== "") {
    return atSetting(places.setting);
  }
  for (const folder of places.path.split(delimiter)) {
    const command = await inFolder(folder, places.closed);
    if (command !== undefined) {
      return { command, from: "path" };
    }
  }
  if (await isProgram(places.own)) {
    return { command: places.own, from: "own folder" };
  }
  return { problem: "Podium's server is not on this machine yet.", canInstall: true };
}

async function atSetting(path: string): Promise<Found | Missing> {
  if (!isAbsolute(path)) {
    const problem = `The setting podium-vscode.server.path must be an absolute path; it is "${path}".`;
    return { problem, canInstall: false };
  }
  if (await isProgram(path)) {
    return { command: path, from: "setting" };
  }
  const problem = `The setting podium-vscode.server.path names ${path}, which is no program.`;
  return { problem, canInstall: false };
}

async function inFolder(folder: string, closed: readonly string[]): Promise<string | undefined> {
  // A relative entry of the PATH means another program in each workspace, so it is never ours to start.
  if (!isAbsolute(folder) || closed.some((one) => isBelow(folder, one))) {
    return undefined;
  }
  for (const name of NAMES) {
    const command = join(folder, name);
    if (await isProgram(command)) {
      return command;
    }
  }
  return undefined;
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith("..") && !isAbsolute(way);
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile(); // folders may be entered, which looks the same
  } catch {
    return false;
  }
}
