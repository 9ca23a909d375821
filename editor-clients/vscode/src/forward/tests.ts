// The failed tests of JUnit reports in the workspace, when a report is written.

import { RelativePattern, Uri, workspace } from "vscode";
import type { Disposable } from "vscode";
import { setting } from "../settings";
import { failures } from "./junit";
import type { Server } from "../server/server";

const MOST = 2_000_000; // bytes of a report

/** Watch for reports; other extensions' test results are not open to extensions, but their reports are. */
export function forwardTests(server: Server): Disposable[] {
  return setting("forward.tests").flatMap((glob) => watchers(glob).map((one) => watch(server, one)));
}

function watchers(glob: string): RelativePattern[] {
  return (workspace.workspaceFolders ?? []).map((folder) => new RelativePattern(folder, glob));
}

function watch(server: Server, pattern: RelativePattern): Disposable {
  const watcher = workspace.createFileSystemWatcher(pattern, false, false, true);
  watcher.onDidCreate((uri) => void tell(server, uri));
  watcher.onDidChange((uri) => void tell(server, uri));
  return watcher;
}

async function tell(server: Server, uri: Uri): Promise<void> {
  const { size } = await workspace.fs.stat(uri);
  if (size > MOST) {
    return;
  }
  const items = failures(new TextDecoder().decode(await workspace.fs.readFile(uri)));
  server.tell({ kind: "test", items });
}
