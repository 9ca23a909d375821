// A finished result that waits, in a real diff view; apply and discard stand in its title.

import { commands, EventEmitter, Uri, window, workspace } from "vscode";
import type { Disposable, TextDocumentContentProvider } from "vscode";
import type { Board } from "./board";
import type { Proposal } from "./protocol";
import type { Server } from "./server/server";

const SCHEME = "podium-result";
const PAUSE = 300; // milliseconds after the last keystroke

/** Shows both sides of results. The right one is the server's; the left one is the file itself. */
export class Diffs implements Disposable, TextDocumentContentProvider {
  private readonly results = new Map<string, Proposal>(); // by job
  private readonly old = new Set<string>(); // jobs whose file was edited since
  private pause: NodeJS.Timeout | undefined;
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
      workspace.onDidChangeTextDocument(({ document }) => this.follow(document.uri)),
    ];
  }

  /** Show a job's diff. */
  async show(job: string | undefined): Promise<void> {
    const found = await this.server.ask<Proposal>("podium.proposal", job === undefined ? undefined : { job });
    const file = Uri.parse(found.uri, true);
    const result = this.keep(found);
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
    return this.results.get(uri.query)?.after ?? "";
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.listeners.forEach((one) => one.dispose());
    this.changes.dispose();
  }

  private keep(found: Proposal): Uri {
    this.results.set(found.job, found);
    const result = Uri.from({ scheme: SCHEME, path: Uri.parse(found.uri, true).path, query: found.job });
    this.changes.fire(result);
    return result;
  }

  /** A file was edited: its results, which keep to its present text, are shown as they are now. */
  private follow(file: Uri): void {
    const shown = [...this.results.values()].filter(({ uri }) => Uri.parse(uri, true).toString() === file.toString());
    if (shown.length > 0) {
      shown.forEach(({ job }) => this.old.add(job));
      clearTimeout(this.pause);
      this.pause = setTimeout(() => {
        this.old.forEach((job) => void this.refresh(job));
        this.old.clear();
      }, PAUSE);
    }
  }

  private async refresh(job: string): Promise<void> {
    const found = await this.server.ask<Proposal>("podium.proposal", { job }).catch(() => undefined);
    if (found !== undefined && this.results.has(job)) {
      this.keep(found); // one that is refused no longer waits, and its diff was closed
    }
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
