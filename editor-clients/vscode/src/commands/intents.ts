// Fix, document, audit, explain, test, refactor, ask: at the cursor or for the selection.

import { window } from "vscode";
import type { Intent, Request } from "../protocol";
import type { Server } from "../server/server";
import type { Command } from "./index";

/** A command that runs an intent; what comes of it, the server's edits and `podium/job` show. */
export function intent(name: Intent): Command {
  return async ({ server }) => start(server, await requestHere(server, name));
}

/** A free request in words. */
export const ask: Command = async ({ server }) => {
  const request = await requestHere(server, "ask");
  await startWithWords(server, request, "What should be done?", "for example: handle the case that the list is empty");
};

/** A change in words of the definition at the cursor, or of the selection. */
export const refactor: Command = async ({ server }) => {
  const request = await requestHere(server, "refactor");
  await startWithWords(server, request, "How should this be changed?", "for example: split it into two functions");
};

async function startWithWords(server: Server, request: Request, title: string, placeHolder: string): Promise<void> {
  const prompt = (await window.showInputBox({ title: `Podium: ${title}`, placeHolder }))?.trim();
  if (prompt !== undefined && prompt !== "") {
    await start(server, { ...request, prompt });
  }
}

async function start(server: Server, request: Request): Promise<void> {
  await server.ask("podium.run", request);
}

/** The place that the user is at. Throws where that is no file that the server can see. */
async function requestHere(server: Server, wanted: Intent): Promise<Request> {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    throw new Error("open a file first");
  }
  const { document, selection } = editor;
  if (document.uri.scheme !== "file" && document.uri.scheme !== "untitled") {
    throw new Error(`this file is on no disk that the server can see (${document.uri.scheme}:); save a copy of it`);
  }
  const converter = (await server.ready()).code2ProtocolConverter;
  return {
    intent: wanted,
    uri: converter.asUri(document.uri),
    range: converter.asRange(selection),
    version: document.version,
  };
}
