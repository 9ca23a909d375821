// Pages of Markdown that the extension itself writes: the doctor's and those of runs.

import { commands, EventEmitter, Uri, workspace } from "vscode";

const SCHEME = "podium-page";
const pages = new Map<string, string>();
const changes = new EventEmitter<Uri>();
let registered = false;

/** Show Markdown in a preview. A page of the same name is shown in its place. */
export async function showPage(name: string, markdown: string): Promise<void> {
  if (!registered) {
    registered = true;
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changes.event,
      provideTextDocumentContent: (uri) => pages.get(uri.path) ?? "",
    });
  }
  const uri = Uri.from({ scheme: SCHEME, path: `/${name}.md` });
  pages.set(uri.path, markdown);
  changes.fire(uri);
  await commands.executeCommand("markdown.showPreview", uri);
}
