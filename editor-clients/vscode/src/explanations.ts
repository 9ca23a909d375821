// What was explained: in a thread beside the code, or in a Markdown preview beside the editor.

import { commands, CommentMode, comments, CommentThreadCollapsibleState, EventEmitter, MarkdownString } from "vscode";
import { Range, Uri, ViewColumn, window, workspace } from "vscode";
import type { Comment, CommentController, CommentThread, Disposable, TextDocumentContentProvider } from "vscode";
import type { Board } from "./board";
import type { Job } from "./protocol";
import { setting } from "./settings";

const SCHEME = "podium-explanation";

/** Shows explanations, growing while a model talks. */
export class Explanations implements Disposable, TextDocumentContentProvider {
  private readonly controller: CommentController;
  private readonly threads = new Map<string, CommentThread>(); // by job
  private readonly pages = new Map<string, string>(); // Markdown by job
  private readonly changes = new EventEmitter<Uri>();
  private readonly listeners: Disposable[];

  /** Fires when a page has grown. */
  readonly onDidChange = this.changes.event;

  constructor(board: Board) {
    this.controller = comments.createCommentController("podium-explanations", "Podium");
    this.listeners = [
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      board.onDidMove((job) => {
        this.take(job).catch((fault: unknown) => {
          void window.showWarningMessage(`Podium: the explanation cannot be shown: ${String(fault)}`);
        });
      }),
    ];
  }

  /** Close one thread, as its title's button does. */
  close(thread: CommentThread): void {
    [...this.threads].filter(([, one]) => one === thread).forEach(([job]) => this.threads.delete(job));
    thread.dispose();
  }

  /** The page of a job. */
  provideTextDocumentContent(uri: Uri): string {
    return this.pages.get(uri.query) ?? "";
  }

  dispose(): void {
    this.listeners.forEach((one) => one.dispose());
    this.controller.dispose();
    this.changes.dispose();
  }

  private async take(job: Job): Promise<void> {
    if (job.intent !== "explain" || job.markdown === undefined) {
      return;
    }
    if (setting("explanations") === "preview") {
      await this.preview(job, job.markdown);
    } else {
      this.comment(job, job.markdown);
    }
  }

  private comment(job: Job, markdown: string): void {
    const known = this.threads.get(job.id);
    const said: Comment = {
      body: new MarkdownString(markdown), // neither trusted nor with HTML: a model may have written it
      mode: CommentMode.Preview,
      author: { name: "Podium" },
    };
    if (known !== undefined) {
      known.comments = [said];
      return;
    }
    const line = job.range.start.line;
    const place = new Range(line, 0, line, 0);
    const thread = this.controller.createCommentThread(Uri.parse(job.uri, true), place, [said]);
    thread.label = job.title;
    thread.canReply = false;
    thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
    thread.contextValue = job.id;
    this.threads.set(job.id, thread);
  }

  private async preview(job: Job, markdown: string): Promise<void> {
    const isNew = !this.pages.has(job.id);
    const page = Uri.from({ scheme: SCHEME, path: `/${job.title}.md`, query: job.id });
    this.pages.set(job.id, markdown);
    this.changes.fire(page);
    if (isNew) {
      const before = window.activeTextEditor;
      await commands.executeCommand("markdown.showPreviewToSide", page);
      if (before !== undefined) {
        await window.showTextDocument(before.document, before.viewColumn ?? ViewColumn.One); // the focus stays
      }
    }
  }
}
