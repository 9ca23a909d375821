// The problems that all other extensions found, as they change.

import { languages, workspace } from "vscode";
import type { Diagnostic, Disposable, Uri } from "vscode";
import { setting } from "../settings";
import type { Server } from "../server/server";

const QUIET = 200; // milliseconds in which changes are gathered
const MOST = 1000; // of one file

/** Tell the server of the diagnostics of open files. */
export function forwardDiagnostics(server: Server): Disposable[] {
  const due = new Map<string, Uri>();
  let clock: NodeJS.Timeout | undefined;
  const send = () => {
    clock = undefined;
    due.forEach((uri) => tell(server, uri));
    due.clear();
  };
  const later = (uris: readonly Uri[]) => {
    uris.filter(isOpen).forEach((uri) => due.set(uri.toString(), uri));
    clock ??= setTimeout(send, QUIET);
  };
  const all = () => later(workspace.textDocuments.map((one) => one.uri));
  return [
    languages.onDidChangeDiagnostics(({ uris }) => later(uris)),
    workspace.onDidOpenTextDocument(({ uri }) => later([uri])),
    server.onDidChange((health) => (health === "running" ? all() : undefined)),
    { dispose: () => clearTimeout(clock) },
  ];
}

function tell(server: Server, uri: Uri): void {
  const converter = server.toProtocol;
  if (!setting("forward.diagnostics") || converter === undefined) {
    return;
  }
  const foreign = languages.getDiagnostics(uri).filter(({ source }) => source !== "podium");
  const items = foreign.slice(0, MOST).map((one) => ({
    range: converter.asRange(one.range),
    message: one.message,
    severity: one.severity + 1, // VS Code counts from 0, the protocol from 1
    source: one.source ?? "editor",
    code: codeOf(one),
  }));
  server.tell({ kind: "diagnostics", uri: converter.asUri(uri), items });
}

function codeOf({ code }: Diagnostic): string | number | null {
  return typeof code === "object" ? code.value : (code ?? null);
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((one) => one.uri.toString() === uri.toString());
}
