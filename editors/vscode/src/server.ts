// Server: the program that was found in, a running language server out; started again, with patience, when it ends.

import { existsSync } from "node:fs";
import { sep } from "node:path";
import {
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  Uri,
  window,
  workspace,
} from "vscode";
import {
  type ClientCapabilities,
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State as ClientState,
  TransportKind,
} from "vscode-languageclient/node";
import { Backoff } from "./backoff";
import { find } from "./find";
import { places } from "./places";
import { type Commands, STATE, type State } from "./protocol";
import type { Phase } from "./standing";

export const LANGUAGES = [
  "python",
  "javascript",
  "javascriptreact",
  "typescript",
  "typescriptreact",
  "java",
  "csharp",
  "php",
  "go",
  "rust",
  "c",
  "cpp",
  "vue",
  "svelte",
];

const SCHEMES = ["file", "untitled", "vscode-notebook-cell"];

export class Server implements Disposable {
  phase: Phase = "stopped";
  /** What a person must know and do, in plain words; "" while all is well. */
  problem = "";
  readonly states = new Map<string, State>();

  private client: LanguageClient | undefined;
  private command = "";
  private readonly backoff = new Backoff();
  private readonly changed = new EventEmitter<void>();

  /** Something of the above has changed, or what the server knows. */
  readonly onChange: Event<void> = this.changed.event;

  constructor(
    private readonly own: Uri,
    private readonly output: LogOutputChannel,
  ) {}

  /** Every project that is open, by its folder. */
  get roots(): string[] {
    return [...this.states.keys()].sort();
  }

  /** Find the project that a document belongs to: the innermost. */
  rootOf(uri: string): string {
    const path = Uri.parse(uri).fsPath;
    const around = this.roots.filter((it) => path === it || path.startsWith(it + sep));
    return around.sort((one, other) => other.length - one.length)[0] ?? path;
  }

  /** Whether old code is looked at like new. */
  get showsAll(): boolean {
    return [...this.states.values()].some((it) => it.show === "all");
  }

  /** Start it, or say why that cannot be. */
  async start(): Promise<void> {
    const found = find(await places(this.own), existsSync);
    if ("problem" in found) {
      this.fail(found.problem);
      return;
    }
    this.output.info(`starting ${found.command}, ${found.why}`);
    this.command = found.command;
    this.become("starting", "");
    const client = this.make(found.command);
    this.client = client;
    client.onNotification(STATE, (state: State) => this.stand(state));
    client.onDidChangeState((it) => it.newState === ClientState.Running && this.become("running", ""));
    try {
      await client.start();
    } catch (error) {
      this.fail(`${found.command} could not be started: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Start it anew, because a person or a setting asks for it. */
  async restart(): Promise<void> {
    this.backoff.reset();
    await this.stop();
    await this.start();
  }

  /** Start it anew if another program is meant now. */
  async reconsider(): Promise<void> {
    const found = find(await places(this.own), existsSync);
    if ("problem" in found ? this.phase === "stopped" : found.command !== this.command) {
      await this.restart();
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.states.clear();
    this.become("stopped", "");
    if (client !== undefined) {
      await client.dispose(2_000).catch((error: unknown) => this.output.warn(`it did not end well: ${String(error)}`));
    }
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }

  /** Run one of the server's commands; an Error says in plain words what is wrong. */
  async run<Name extends keyof Commands>(
    name: Name,
    argument: Commands[Name]["argument"],
  ): Promise<Commands[Name]["answer"]> {
    if (this.client === undefined || this.phase !== "running") {
      throw new Error(this.problem || "Drift's server is not running.");
    }
    const params = { command: name, arguments: [argument] };
    const answer: Commands[Name]["answer"] = await this.client.sendRequest("workspace/executeCommand", params);
    return answer;
  }

  /** Spell a document's address as the server knows it. */
  address(uri: Uri): string {
    return this.client?.code2ProtocolConverter.asUri(uri) ?? uri.toString();
  }

  /** Let everybody who shows something ask again. */
  touch(): void {
    this.changed.fire();
  }

  private make(command: string): LanguageClient {
    const environment = { ...process.env, ...(workspace.isTrusted ? {} : { DRIFT_READ_ONLY: "1" }) };
    const client: LanguageClient = new LanguageClient(
      "drift",
      "Drift",
      { command, transport: TransportKind.stdio, options: { env: environment } },
      {
        documentSelector: SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
        initializationOptions: workspace.getConfiguration("drift"),
        synchronize: { configurationSection: "drift" },
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed: () => this.ended(client) },
        initializationFailedHandler: () => false,
        middleware: {
          // A page is better shown with its buttons than as the text of a file.
          executeCommand: (name, words, next) =>
            name === "drift.page"
              ? commands.executeCommand("drift.client.openPage", words[0])
              : this.decided(next(name, words)),
        },
      },
    );
    client.registerFeature({
      fillClientCapabilities: (it: ClientCapabilities) => {
        it.experimental = { ...(it.experimental as object | undefined), drift: { state: true } };
      },
      initialize: () => undefined,
      getState: () => ({ kind: "static" }),
      clear: () => undefined,
    });
    return client;
  }

  /** Tell what followed from a decision that was made in a list of quick fixes or a hover. */
  private async decided(answer: unknown): Promise<unknown> {
    const result: unknown = await answer;
    if (typeof result === "object" && result !== null && "message" in result) {
      window.setStatusBarMessage(`Drift: ${String(result.message)}`, 6_000);
      this.touch();
    }
    return result;
  }

  private async ended(client: LanguageClient): Promise<{ action: CloseAction; handled: true }> {
    const stop = { action: CloseAction.DoNotRestart, handled: true } as const;
    if (client !== this.client) {
      return stop;
    }
    const wait = this.backoff.next(Date.now());
    this.states.clear();
    if (wait === undefined) {
      this.fail("Drift's server ended again and again. Its log tells why.");
      return stop;
    }
    this.output.warn(`the server ended; it is started again in ${wait / 1_000} s`);
    this.become("starting", "");
    await new Promise((done) => setTimeout(done, wait));
    if (client !== this.client) {
      return stop;
    }
    return { action: CloseAction.Restart, handled: true };
  }

  private stand(state: State): void {
    this.states.set(state.root, state);
    this.touch();
  }

  private fail(problem: string): void {
    this.output.error(problem);
    this.become("stopped", problem);
  }

  private become(phase: Phase, problem: string): void {
    this.phase = phase;
    this.problem = problem;
    this.touch();
  }
}
