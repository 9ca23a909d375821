// `npm run package`: check, bundle, build the server's wheel into server/, and make podium-VERSION.vsix of all.

import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createVSIX } from "@vscode/vsce";

const root = join("..", "..");
const own = join(root, ".venv", "bin", "python");
const python = process.env.PYTHON ?? (existsSync(own) ? own : "python3");
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

const run = (command, ...args) => execFileSync(command, args, { stdio: "inherit" });

run(process.execPath, join("node_modules", "typescript", "bin", "tsc"), "--noEmit");
run(process.execPath, "esbuild.mjs");
rmSync("server", { recursive: true, force: true });
run(python, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--wheel-dir", "server", root);
copyFileSync(join(root, "LICENSE"), "LICENSE");
await createVSIX({
  packagePath: process.argv[2] ?? `podium-${version}.vsix`,
  dependencies: false, // all that is needed is in dist/
  allowMissingRepository: true,
  skipLicense: false,
});
