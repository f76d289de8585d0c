// Extension: VS Code's wish to begin in, Drift's server and everything that shows what it says out.

import { commands, type ExtensionContext, window, workspace } from "vscode";
import { register } from "./commands";
import { Conventions } from "./conventions";
import { Decisions } from "./decisions";
import { Findings } from "./findings";
import { onInterpreter } from "./places";
import { Server } from "./server";
import { statusBar } from "./statusBar";

let running: Server | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel("Drift", { log: true });
  const server = new Server(context.globalStorageUri, output);
  running = server;
  context.subscriptions.push(
    output,
    server,
    ...statusBar(server),
    ...register(context, server, output),
    new Findings(server, "drift.findings"),
    new Conventions(server, "drift.conventions"),
    new Decisions(server, "drift.decisions"),
    server.onChange(() => {
      void commands.executeCommand("setContext", "drift.missing", server.problem !== "");
      void commands.executeCommand("setContext", "drift.ready", server.phase === "running" && server.roots.length > 0);
      void commands.executeCommand("setContext", "drift.showsAll", server.showsAll);
    }),
    workspace.onDidGrantWorkspaceTrust(() => server.restart()),
    workspace.onDidChangeConfiguration((it) => it.affectsConfiguration("drift.server") && server.restart()),
    workspace.onDidChangeWorkspaceFolders(() => server.reconsider()),
  );
  // Not waited for: until this function returns, VS Code runs none of our commands.
  void begin(context, server);
}

async function begin(context: ExtensionContext, server: Server): Promise<void> {
  await server.start();
  const interpreter = await onInterpreter(() => server.reconsider());
  if (interpreter !== undefined) {
    context.subscriptions.push(interpreter);
  }
  if (server.problem !== "") {
    await offer(server.problem);
  }
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

/** Say once what is missing, and what can be done. */
async function offer(problem: string): Promise<void> {
  const choices = { "Install It": "drift.client.install", "Open Settings": "drift.client.openSettings" } as const;
  const names = Object.keys(choices) as (keyof typeof choices)[];
  const chosen = await window.showWarningMessage(problem, ...names);
  if (chosen !== undefined) {
    await commands.executeCommand(choices[chosen]);
  }
}
