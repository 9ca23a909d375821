// The server that this extension carries as a wheel, installed into a folder of its own once the user agrees.

import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ProgressLocation, window, workspace } from "vscode";
import type { CancellationToken, ExtensionContext, LogOutputChannel } from "vscode";
import { setting } from "../settings";
import { run } from "./running";

const OLDEST = [3, 11] as const;
const WINDOWS = process.platform === "win32";
const CANDIDATES = WINDOWS ? ["py", "python"] : ["python3", "python3.13", "python3.12", "python3.11", "python"];
const VERSION = "import sys; print('%d.%d' % sys.version_info[:2])";

/** Installs the server that belongs to this version of the extension. */
export class ServerInstaller {
  private readonly folder: string;
  private pending: Promise<boolean> | undefined; // one question and one installation at a time

  constructor(
    private readonly context: ExtensionContext,
    private readonly log: LogOutputChannel,
  ) {
    const version = String(context.extension.packageJSON.version);
    this.folder = join(context.globalStorageUri.fsPath, `server-${version}`);
  }

  /** Where the installed server's command is, whether or not it is there. */
  get command(): string {
    return WINDOWS ? join(this.folder, "Scripts", "podium.exe") : join(this.folder, "bin", "podium");
  }

  /** Ask, then install. Gives whether the server is there now. */
  offer(problem: string): Promise<boolean> {
    this.pending ??= this.ask(problem).finally(() => (this.pending = undefined));
    return this.pending;
  }

  private async ask(problem: string): Promise<boolean> {
    const install = "Install";
    const how = "into the extension's own folder? pip downloads the libraries that it needs.";
    const detail = `${problem} Install the one that this extension carries, ${how}`;
    const picked = await window.showInformationMessage(`Podium: ${detail}`, install);
    return picked === install && (await this.install());
  }

  /** Install, with a progress that can be cancelled. */
  private async install(): Promise<boolean> {
    if (existsSync(this.command)) {
      return true; // another window was quicker
    }
    const title = "Podium: installing its server";
    const where = { location: ProgressLocation.Notification, title, cancellable: true };
    const problem = await window.withProgress(where, async (progress, token) => {
      const tell = (message: string) => progress.report({ message });
      return this.steps(tell, token);
    });
    if (problem === "") {
      await this.removeOthers();
      return true;
    }
    await rm(this.folder, { recursive: true, force: true });
    const show = "Show Log";
    if (problem !== "cancelled" && (await window.showErrorMessage(`Podium: ${problem}`, show)) === show) {
      this.log.show();
    }
    return false;
  }

  private async steps(tell: (message: string) => void, token: CancellationToken): Promise<string> {
    tell("looking for Python");
    const python = await this.python();
    if (python === undefined) {
      const wanted = OLDEST.join(".");
      return `no Python ${wanted} or newer was found; install one, or name it in podium-vscode.server.python`;
    }
    const wheel = await this.wheel();
    if (wheel === undefined) {
      return "this build of the extension carries no server; set podium-vscode.server.path";
    }
    tell("making its folder");
    const made = await this.step(python, ["-m", "venv", "--clear", this.folder], token);
    const inside = WINDOWS ? join(this.folder, "Scripts", "python.exe") : join(this.folder, "bin", "python");
    tell("installing");
    const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", wheel];
    const done = made && (await this.step(inside, pip, token));
    if (token.isCancellationRequested) {
      return "cancelled";
    }
    return done ? "" : "its server could not be installed; the log tells what pip said (behind a proxy, set http.proxy)";
  }

  /** The servers of other versions of the extension. */
  private async removeOthers(): Promise<void> {
    const above = dirname(this.folder);
    const names = await readdir(above).catch(() => []);
    const others = names.filter((name) => name.startsWith("server-") && name !== basename(this.folder));
    await Promise.all(others.map((name) => rm(join(above, name), { recursive: true, force: true }).catch(() => undefined)));
  }

  private async step(command: string, args: string[], token: CancellationToken): Promise<boolean> {
    this.log.info(`${command} ${args.join(" ")}`);
    const onLine = (line: string) => this.log.info(line);
    const options = { onLine, cancel: token, seconds: 900, environment: environment() };
    const { code } = await run(command, args, options);
    return code === 0 && !token.isCancellationRequested;
  }

  private async python(): Promise<string | undefined> {
    const named = setting("server.python");
    for (const command of named === "" ? CANDIDATES : [named]) {
      const { code, output } = await run(command, ["-c", VERSION], { seconds: 20 });
      const [major = 0, minor = 0] = output.trim().split(".").map(Number);
      if (code === 0 && (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]))) {
        return command;
      }
    }
    return undefined;
  }

  private async wheel(): Promise<string | undefined> {
    const folder = this.context.asAbsolutePath("server");
    const names = await readdir(folder).catch(() => []);
    const name = names.find((one) => one.endsWith(".whl"));
    return name === undefined ? undefined : join(folder, name);
  }
}

/** pip's environment: VS Code's own proxy setting counts where the environment names none. */
function environment(): NodeJS.ProcessEnv {
  const proxy = workspace.getConfiguration("http").get("proxy", "");
  const known = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"].flatMap((name) => [name, name.toLowerCase()]);
  const named = known.some((name) => process.env[name]);
  return proxy === "" || named ? process.env : { ...process.env, HTTPS_PROXY: proxy, HTTP_PROXY: proxy };
}
