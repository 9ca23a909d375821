// A finished result that waits, in a real diff view; apply and discard stand in its title.

import { commands, EventEmitter, Uri, window, workspace } from "vscode";
import type { Disposable, TextDocumentContentProvider } from "vscode";
import type { Board } from "./board";
import type { Proposal } from "./protocol";
import type { Server } from "./server/server";

const SCHEME = "podium-result";

/** Shows both sides of results. The right one is the server's; the left one is the file itself. */
export class Diffs implements Disposable, TextDocumentContentProvider {
  private readonly results = new Map<string, string>(); // by job
  private readonly changes = new EventEmitter<Uri>();
  private readonly listeners: Disposable[];

  /** Fires when a result's text is another one, as after an edit of the file. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly server: Server,
    board: Board,
  ) {
    this.listeners = [
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      board.onDidMove((job) => {
        if (job.state !== "parked") {
          void this.close(job.id);
        }
      }),
    ];
  }

  /** Show a job's diff. */
  async show(job: string | undefined): Promise<void> {
    const found = await this.server.ask<Proposal>("podium.proposal", job === undefined ? undefined : { job });
    const file = Uri.parse(found.uri, true);
    const result = Uri.from({ scheme: SCHEME, path: file.path, query: found.job });
    this.results.set(found.job, found.after);
    this.changes.fire(result);
    const left = (await exists(file)) ? file : Uri.from({ scheme: SCHEME, path: file.path, query: "" });
    await commands.executeCommand("vscode.diff", left, result, `${found.title} (Podium)`, { preview: true });
  }

  /** The job whose diff is in front, if one is. */
  get shown(): string | undefined {
    const uri = window.activeTextEditor?.document.uri;
    return uri?.scheme === SCHEME && uri.query !== "" ? uri.query : undefined;
  }

  /** A result's text; an empty one for a file that is not there yet. */
  provideTextDocumentContent(uri: Uri): string {
    return this.results.get(uri.query) ?? "";
  }

  dispose(): void {
    this.listeners.forEach((one) => one.dispose());
    this.changes.dispose();
  }

  private async close(job: string): Promise<void> {
    if (!this.results.delete(job)) {
      return;
    }
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    const ours = tabs.filter(({ input }) => isDiffOf(input, job));
    await window.tabGroups.close(ours, true);
  }
}

function isDiffOf(input: unknown, job: string): boolean {
  const modified = (input as { modified?: Uri } | undefined)?.modified;
  return modified?.scheme === SCHEME && modified.query === job;
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return workspace.textDocuments.some((one) => one.uri.toString() === file.toString());
  }
}
