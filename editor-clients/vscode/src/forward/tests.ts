// The failed tests of JUnit reports in the workspace, when a report is written.

import { RelativePattern, Uri, workspace } from "vscode";
import type { Disposable } from "vscode";
import { concerns, setting } from "../settings";
import { failures } from "./junit";
import type { Server } from "../server/server";

const MOST = 2_000_000; // bytes of a report

/** Watch for reports; other extensions' test results are not open to extensions, but their reports are. */
export function forwardTests(server: Server): Disposable[] {
  let watchers: Disposable[] = [];
  const renew = () => {
    watchers.forEach((one) => one.dispose());
    watchers = setting("forward.tests").flatMap((glob) => patterns(glob).map((one) => watch(server, one)));
  };
  renew();
  return [
    workspace.onDidChangeWorkspaceFolders(renew),
    workspace.onDidChangeConfiguration((change) => (concerns(change, "forward.tests") ? renew() : undefined)),
    { dispose: () => watchers.forEach((one) => one.dispose()) },
  ];
}

function patterns(glob: string): RelativePattern[] {
  return (workspace.workspaceFolders ?? []).map((folder) => new RelativePattern(folder, glob));
}

function watch(server: Server, pattern: RelativePattern): Disposable {
  const watcher = workspace.createFileSystemWatcher(pattern, false, false, true);
  watcher.onDidCreate((uri) => void tell(server, uri));
  watcher.onDidChange((uri) => void tell(server, uri));
  return watcher;
}

async function tell(server: Server, uri: Uri): Promise<void> {
  try {
    if ((await workspace.fs.stat(uri)).size <= MOST) {
      const items = failures(new TextDecoder().decode(await workspace.fs.readFile(uri)));
      server.tell({ kind: "test", uri: uri.toString(), items });
    }
  } catch {
    // Test runners write reports in steps and remove them again; the next one will be told.
  }
}
