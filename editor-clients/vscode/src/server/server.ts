// The server's life: found, started, asked, restarted, stopped.

import { commands, EventEmitter, window, workspace } from "vscode";
import type { Disposable, ExtensionContext, LogOutputChannel } from "vscode";
import { CloseAction, ErrorAction, LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { LanguageClientOptions, StaticFeature } from "vscode-languageclient/node";
import type { Board } from "../board";
import type { Context, Job } from "../protocol";
import { concerns, rawSetting } from "../settings";
import type { ServerInstaller } from "./installing";
import { locate, type Found } from "./locating";
import { Restarts } from "./restarts";

const PATIENCE = 30_000; // milliseconds until a program that does not answer is taken for something else
const OLDEST = "0.1.0"; // the first server that has podium.proposal

/** Where the server stands, for the status bar. */
export type Health = "starting" | "running" | "stopped" | "missing" | "failed";

const JOBS: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...capabilities.experimental, podium: { jobs: true } };
  },
  initialize: () => {},
  getState: () => ({ kind: "static" }),
  clear: () => {},
};

/** Why a program cannot serve, however often it is started. */
class Unfit extends Error {}

/** Logs what goes wrong; the user is told in our own words, once, with a next step. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** One server for all folders of the window. */
export class Server implements Disposable {
  private client: LanguageClient | undefined;
  private found: Found | undefined;
  private turn: Promise<void> = Promise.resolve();
  private readonly restarts = new Restarts();
  private readonly changes = new EventEmitter<Health>();
  private readonly watch: Disposable;
  private state: Health = "stopped";
  private abandon: () => void = () => undefined;
  private isDisposed = false;

  /** Fires when the server's health changes. */
  readonly onDidChange = this.changes.event;

  constructor(
    context: ExtensionContext,
    private readonly log: LogOutputChannel,
    private readonly board: Board,
    private readonly installer: ServerInstaller,
  ) {
    this.watch = workspace.onDidChangeConfiguration((change) => {
      if (concerns(change, "server.path")) {
        void this.restart();
      }
    });
    context.subscriptions.push(workspace.onDidGrantWorkspaceTrust(() => void this.startIfMissing()));
  }

  /** How it is. */
  get health(): Health {
    return this.state;
  }

  /** Whether it can be asked. */
  get isRunning(): boolean {
    return this.state === "running";
  }

  /** The command that runs, once one was found. */
  get command(): string | undefined {
    return this.found?.command;
  }

  /** Start it, if it does not run. Calls wait for each other, so that there is never a second server. */
  start(): Promise<void> {
    return this.queue(() => this.begin());
  }

  /** Stop it and start it again, as the settings are now. */
  restart(): Promise<void> {
    this.restarts.reset();
    return this.queue(async () => {
      await this.end();
      await this.begin();
    });
  }

  /** Run one of the server's commands. Throws with a line for the user where it cannot. */
  async ask<Answer>(command: string, argument?: object): Promise<Answer> {
    const client = await this.ready();
    const params = { command, arguments: argument === undefined ? [] : [argument] };
    return client.sendRequest("workspace/executeCommand", params);
  }

  /** The client once the server runs; waits while it starts. Throws with a line for the user without one. */
  async ready(): Promise<LanguageClient> {
    await this.turn;
    if (this.client === undefined || !this.isRunning) {
      throw new Error("the server does not run; Podium: Restart Server starts it");
    }
    return this.client;
  }

  /** Tell it something; nothing happens where it does not run. */
  tell(context: Context): void {
    if (this.isRunning) {
      void this.client?.sendNotification("podium/context", context).catch(() => undefined);
    }
  }

  /** The client's converter to the protocol's values. */
  get toProtocol(): LanguageClient["code2ProtocolConverter"] | undefined {
    return this.client?.code2ProtocolConverter;
  }

  dispose(): void {
    this.isDisposed = true;
    this.watch.dispose();
    void this.end().finally(() => this.changes.dispose());
  }

  private queue(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work).catch((fault: unknown) => this.log.error(String(fault)));
    return this.turn;
  }

  private async startIfMissing(): Promise<void> {
    if (!this.isRunning) {
      await this.start();
    }
  }

  private async begin(): Promise<void> {
    if (this.client !== undefined) {
      return;
    }
    this.found = undefined;
    const found = await locate({
      setting: rawSetting("server.path"),
      path: process.env["PATH"] ?? "",
      closed: workspace.isTrusted ? [] : (workspace.workspaceFolders ?? []).map((one) => one.uri.fsPath),
      own: this.installer.command,
    });
    if (this.isDisposed) {
      return; // while it was looked for
    }
    if ("problem" in found) {
      this.become("missing");
      void this.tellMissing(found.problem, found.canInstall);
      return;
    }
    this.found = found;
    this.log.info(`starting ${found.command} (from ${found.from})`);
    await this.connect(found.command);
  }

  private async connect(command: string): Promise<void> {
    this.become("starting");
    const client = this.makeClient(command);
    this.client = client;
    const late = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Unfit("it did not answer within 30 seconds")), PATIENCE).unref();
      this.abandon = () => reject(new Error("it ended"));
    });
    try {
      await Promise.race([client.start(), late]);
      this.check(client);
      this.become("running");
    } catch (fault) {
      if (this.client !== client) {
        return; // it ended meanwhile, and `recover` has taken over
      }
      if (!(fault instanceof Unfit)) {
        this.recover(client); // it ended while it started
        return;
      }
      await this.end().catch(() => undefined);
      this.become("failed");
      void this.tellFailed(command, fault instanceof Error ? fault.message : String(fault));
    }
  }

  private makeClient(command: string): LanguageClient {
    const options: LanguageClientOptions = {
      documentSelector: [{ scheme: "file" }, { scheme: "untitled" }],
      synchronize: { configurationSection: "podium" },
      outputChannel: this.log,
      traceOutputChannel: this.log,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          this.recover(client);
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
      initializationFailedHandler: () => false,
    };
    const run = { command, args: ["serve"], transport: TransportKind.stdio };
    const client: LanguageClient = new QuietClient("podium", "Podium", run, options);
    client.registerFeature(JOBS);
    client.onNotification("podium/job", (job: Job) => this.board.take(job));
    return client;
  }

  /** The server ended by itself: start it again, but not for ever. */
  private recover(client: LanguageClient): void {
    if (this.client !== client) {
      return; // it was told to end
    }
    this.client = undefined;
    this.board.lose();
    this.abandon(); // a client whose server ends while it starts would wait for ever
    void client.dispose().catch(() => undefined);
    if (this.restarts.allow(Date.now())) {
      this.log.warn("the server ended; it is started again");
      this.become("starting");
      void this.queue(() => this.begin());
    } else {
      this.become("failed");
      void this.tellFailed(this.command ?? "podium", "it ended three times within a minute");
    }
  }

  private check(client: LanguageClient): void {
    const info = client.initializeResult?.serverInfo;
    if (info?.name !== "podium") {
      throw new Unfit("it is another program of that name");
    }
    if (isOlder(info.version ?? "0", OLDEST)) {
      throw new Unfit(`it is version ${info.version ?? "?"}, and this extension needs ${OLDEST} or newer`);
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.become("stopped");
    this.board.lose();
    await client?.dispose(5000);
  }

  private become(health: Health): void {
    this.state = health;
    this.changes.fire(health);
  }

  private async tellMissing(problem: string, canInstall: boolean): Promise<void> {
    if (canInstall) {
      if (await this.installer.offer(problem)) {
        await this.start();
      }
      return;
    }
    await this.tellWithSettings(problem);
  }

  private async tellFailed(command: string, why: string): Promise<void> {
    const restart = "Restart";
    const log = "Show Log";
    const picked = await window.showErrorMessage(`Podium: ${command} cannot be used: ${why}.`, restart, log);
    if (picked === restart) {
      await this.restart();
    } else if (picked === log) {
      this.log.show();
    }
  }

  private async tellWithSettings(problem: string): Promise<void> {
    const open = "Open Settings";
    if ((await window.showErrorMessage(`Podium: ${problem}`, open)) === open) {
      await commands.executeCommand("workbench.action.openSettings", "podium-vscode.server.path");
    }
  }
}

function isOlder(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, "en", { numeric: true }) < 0;
}
