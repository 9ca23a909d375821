// Audit every file of the workspace's folders; findings come as diagnostics, for files that are closed too.

import type { Command } from "./index";

/** Start it; the server shows its progress, which can be cancelled. */
export const auditWorkspace: Command = async ({ server }) => {
  await server.ask("podium.auditWorkspace");
};
