// Where the cursor is, so that commands without a place mean the right one.

import { window } from "vscode";
import type { Disposable, TextEditor } from "vscode";
import { setting } from "../settings";
import type { Server } from "../server/server";

const QUIET = 200; // milliseconds without a move

/** Tell the server of the cursor once it rests. */
export function forwardCursor(server: Server): Disposable[] {
  let clock: NodeJS.Timeout | undefined;
  const later = (editor: TextEditor | undefined) => {
    clearTimeout(clock);
    clock = setTimeout(() => tell(server, editor), QUIET);
  };
  return [
    window.onDidChangeTextEditorSelection(({ textEditor }) => later(textEditor)),
    window.onDidChangeActiveTextEditor(later),
    { dispose: () => clearTimeout(clock) },
  ];
}

function tell(server: Server, editor: TextEditor | undefined): void {
  const converter = server.toProtocol;
  if (editor === undefined || editor.document.uri.scheme !== "file" || converter === undefined) {
    return;
  }
  if (setting("forward.cursor")) {
    const place = { uri: converter.asUri(editor.document.uri), position: converter.asPosition(editor.selection.active) };
    server.tell({ kind: "cursor", items: [place] });
  }
}
