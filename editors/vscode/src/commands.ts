// Commands: what a person chooses in a menu or a tree in, the server asked and what it answered told out.

import { join } from "node:path";
import {
  commands,
  type Disposable,
  env,
  type ExtensionContext,
  type LogOutputChannel,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { PatternRow } from "./conventions";
import type { DecisionRow } from "./decisions";
import type { FindingRow } from "./findings";
import { install } from "./install";
import { document, PAGE_COMMANDS } from "./page";
import type { Server } from "./server";

/** A pattern, as a row of a tree, a button of a page or a code action of the server names it. */
type About = PatternRow | FindingRow | { root: string; pattern: string } | { uri: string; pattern: string };

const pages = new Map<string, WebviewPanel>();

export function register(context: ExtensionContext, server: Server, output: LogOutputChannel): Disposable[] {
  const handlers: Record<string, (...words: never[]) => unknown> = {
    menu: () => menu(server),
    restart: () => server.restart(),
    install: async () => (await install(context.globalStorageUri, output)) && server.restart(),
    openLog: () => output.show(),
    openSettings: () => commands.executeCommand("workbench.action.openSettings", "@ext:drift.drift"),
    openWalkthrough: () => commands.executeCommand("workbench.action.openWalkthrough", "drift.drift#drift.start"),
    refresh: () => server.touch(),
    scan: () => scan(server),
    toggleShow: () => toggleShow(server),
    fixFile: () => fixFile(server),
    explain: () => explain(server),
    support: () => support(server),
    openFinding: (row: FindingRow) => openFinding(row),
    openExample: (at: { root: string; path: string; row: number }) => openExample(at),
    openPage: (row: About) => openPage(server, row),
    fix: (row: FindingRow) => server.run("drift.fix", { id: row.finding.id, uri: row.finding.uri }),
    suppress: (row: FindingRow) => suppress(server, row),
    dismiss: (row: FindingRow) => tell(server.run("drift.dismiss", { id: row.finding.id, uri: row.finding.uri })),
    escalate: (row: FindingRow) => tell(server.run("drift.escalate", { id: row.finding.id, uri: row.finding.uri })),
    approve: (row: About) => tell(server.run("drift.approve", decided(row))),
    ignore: (row: About) => tell(server.run("drift.ignore", decided(row))),
    unmute: (row: About) => tell(server.run("drift.unmute", decided(row))),
    undo: (row: DecisionRow) =>
      tell(server.run("drift.undo", { number: row.decision.number, uri: Uri.file(row.root).toString() })),
  };
  return Object.entries(handlers).map(([name, handler]) =>
    commands.registerCommand(`drift.client.${name}`, async (...words: never[]) => {
      try {
        await handler(...words);
        server.touch();
      } catch (error) {
        void window.showErrorMessage(`Drift: ${error instanceof Error ? error.message : String(error)}`);
      }
    }),
  );
}

async function tell(answer: Promise<{ message: string }>): Promise<void> {
  window.setStatusBarMessage(`Drift: ${(await answer).message}`, 6_000);
}

function decided(about: About): { pattern: string; uri: string; scope?: string } {
  if ("uri" in about) {
    return { uri: about.uri, pattern: about.pattern };
  }
  const uri = Uri.file(about.root).toString();
  if (about instanceof PatternRow) {
    return { uri, pattern: about.pattern.id };
  }
  return "finding" in about
    ? { uri, pattern: about.finding.pattern, scope: about.finding.scope }
    : { uri, pattern: about.pattern };
}

async function menu(server: Server): Promise<void> {
  const running = server.phase === "running";
  const entries = [
    ...(running
      ? [
          { label: "$(list-tree) Show findings", command: "drift.findings.focus" },
          { label: "$(law) Show conventions", command: "drift.conventions.focus" },
          { label: `$(diff) Look at ${server.showsAll ? "new code only" : "all code"}`, command: "drift.client.toggleShow" },
          { label: "$(refresh) Learn again", command: "drift.client.scan" },
        ]
      : [{ label: "$(cloud-download) Install Drift's server", command: "drift.client.install" }]),
    { label: "$(debug-restart) Restart the server", command: "drift.client.restart" },
    { label: "$(output) Show the log", command: "drift.client.openLog" },
    { label: "$(info) Tell what support needs", command: "drift.client.support" },
    { label: "$(gear) Settings", command: "drift.client.openSettings" },
  ];
  const chosen = await window.showQuickPick(entries, { placeHolder: server.problem || "Drift" });
  if (chosen !== undefined) {
    await commands.executeCommand(chosen.command);
  }
}

async function scan(server: Server): Promise<void> {
  for (const root of server.roots) {
    const report = await server.run("drift.scan", { uri: Uri.file(root).toString() });
    if (report !== null) {
      const text = `${report.files} files: ${report.conventions} conventions, ${report.violations} findings`;
      window.setStatusBarMessage(`Drift learned ${text}.`, 6_000);
    }
  }
}

async function toggleShow(server: Server): Promise<void> {
  for (const root of server.roots) {
    await server.run("drift.show", { uri: Uri.file(root).toString(), mode: server.showsAll ? "changed" : "all" });
  }
}

async function fixFile(server: Server): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor !== undefined) {
    const answer = await server.run("drift.fixAll", { uri: server.address(editor.document.uri) });
    if (!answer.applied) {
      window.setStatusBarMessage("Drift has nothing here that can be fixed safely.", 6_000);
    }
  }
}

async function explain(server: Server): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const line = editor.selection.active.line;
  const told = await server.run("drift.explain", { uri: server.address(editor.document.uri), line });
  const lines = [
    ...told.sentences,
    ...told.violations.map((it) => (it.hidden ? `${it.message} (not shown: ${it.hidden})` : it.message)),
    ...told.patterns.map((it) => it.sentence),
  ];
  const detail = lines.join("\n\n") || "Nothing is known of this line.";
  await window.showInformationMessage(`Drift on line ${line + 1}`, { modal: true, detail });
}

async function support(server: Server): Promise<void> {
  const { markdown } = await server.run("drift.support", {});
  await env.clipboard.writeText(markdown);
  const shown = await workspace.openTextDocument({ language: "markdown", content: markdown });
  await window.showTextDocument(shown);
  window.setStatusBarMessage("Drift: copied, to be pasted where you ask for help.", 6_000);
}

async function openFinding(row: FindingRow): Promise<void> {
  const { start, end } = row.finding.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(row.finding.uri), { selection, preview: true });
}

async function openExample(at: { root: string; path: string; row: number }): Promise<void> {
  const selection = new Range(at.row - 1, 0, at.row - 1, 0);
  await window.showTextDocument(Uri.file(join(at.root, at.path)), { selection, viewColumn: ViewColumn.One });
}

async function openPage(server: Server, about: About): Promise<void> {
  const { pattern, uri } = decided(about);
  const page = await server.run("drift.page", { pattern, uri });
  const html = await commands.executeCommand<string>("markdown.api.render", page.markdown);
  const panel = pages.get(pattern) ?? newPage(pattern, page.title);
  panel.reveal();
  const muted = about instanceof PatternRow && about.pattern.status === "muted";
  const root = "uri" in about ? server.rootOf(uri) : about.root;
  const content = { root, pattern, title: page.title, html, muted, trusted: workspace.isTrusted };
  panel.webview.html = document(content);
}

/** Make a panel for a pattern; while it is open, asking again shows it instead of another. */
function newPage(pattern: string, title: string): WebviewPanel {
  const panel = window.createWebviewPanel("drift.page", title, ViewColumn.Active, {
    enableScripts: false,
    enableCommandUris: PAGE_COMMANDS,
    localResourceRoots: [],
  });
  pages.set(pattern, panel);
  panel.onDidDispose(() => pages.delete(pattern));
  return panel;
}

async function suppress(server: Server, row: FindingRow): Promise<void> {
  const reason = await window.showInputBox({ prompt: "Why? It is written behind the comment; empty is allowed." });
  if (reason !== undefined) {
    await openFinding(row);
    await server.run("drift.suppress", { id: row.finding.id, uri: row.finding.uri, where: "line", reason });
  }
}
