// This extension's own settings, checked: a value of the wrong type is told once, and the default stands.

import { commands, window, workspace } from "vscode";

const SECTION = "podium-vscode";
const told = new Set<string>();

/** Every setting with its default; package.json describes each. */
export const DEFAULTS = {
  "server.path": "",
  "server.python": "",
  explanations: "comment",
  "forward.diagnostics": true,
  "forward.cursor": true,
  "forward.terminal": "failed",
  "forward.tests": ["**/junit*.xml", "**/TEST-*.xml", "**/test-results/*.xml"],
};

/** What a setting says, whatever that is, for those who tell of a wrong value themselves. */
export function rawSetting(key: keyof typeof DEFAULTS): unknown {
  return workspace.getConfiguration(SECTION).get(key, DEFAULTS[key]);
}

/** A setting's value. */
export function setting<Key extends keyof typeof DEFAULTS>(key: Key): (typeof DEFAULTS)[Key] {
  const fallback = DEFAULTS[key];
  const value = rawSetting(key);
  if (isLike(value, fallback)) {
    return value;
  }
  tellOnce(key, fallback);
  return fallback;
}

/** Whether a change of the configuration touches one of ours below a name. */
export function concerns(change: { affectsConfiguration(section: string): boolean }, name: string): boolean {
  return change.affectsConfiguration(`${SECTION}.${name}`);
}

function isLike<Value>(value: unknown, example: Value): value is Value {
  if (Array.isArray(example)) {
    return Array.isArray(value) && value.every((one) => typeof one === "string");
  }
  return typeof value === typeof example;
}

function tellOnce(key: string, fallback: unknown): void {
  if (told.has(key)) {
    return;
  }
  told.add(key);
  const wanted = Array.isArray(fallback) ? "a list of texts" : `a ${typeof fallback}`;
  const open = "Open Settings";
  void window
    .showWarningMessage(`Podium: the setting ${SECTION}.${key} must be ${wanted}; its default stands.`, open)
    .then((picked) => {
      if (picked === open) {
        void commands.executeCommand("workbench.action.openSettings", `${SECTION}.${key}`);
      }
    });
}
