// Findings: the whole project's findings in, a tree by file out.

import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { Commands } from "./protocol";
import { Branch, grouped, Tree } from "./tree";

export type Finding = Commands["drift.showViolations"]["answer"][number];

const ICONS = {
  error: new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground")),
  warning: new ThemeIcon("warning", new ThemeColor("problemsWarningIcon.foreground")),
  information: new ThemeIcon("info", new ThemeColor("problemsInfoIcon.foreground")),
};

export class FindingRow extends TreeItem {
  constructor(
    readonly root: string,
    readonly finding: Finding,
  ) {
    super(finding.actual || finding.message);
    this.id = `${root} ${finding.id}`;
    this.description = `line ${finding.row}`;
    this.tooltip = new MarkdownString().appendText(finding.message);
    this.iconPath = ICONS[finding.severity];
    // A menu asks for these words: a rule that needs no learning cannot be approved.
    this.contextValue = ["finding", finding.fixable ? "fixable" : "", finding.choice ? "learned" : ""].join(" ").trim();
    this.command = { title: "Open", command: "drift.client.openFinding", arguments: [this] };
  }
}

export class Findings extends Tree {
  protected override async rows(root: string): Promise<TreeItem[]> {
    const found = await this.server.run("drift.showViolations", { uri: Uri.file(root).toString() });
    this.badge(found.length, `${found.length} departures`);
    return [...grouped(found, (it) => it.uri)].map(([uri, findings]) => fileRow(root, uri, findings));
  }
}

function fileRow(root: string, uri: string, findings: Finding[]): TreeItem {
  const sorted = findings.sort((one, other) => one.row - other.row);
  const row = new Branch(
    uri,
    sorted.map((it) => new FindingRow(root, it)),
    TreeItemCollapsibleState.Expanded,
  );
  row.id = `${root} ${uri}`;
  row.label = sorted[0]?.path.split("/").at(-1) ?? uri;
  row.description = sorted[0]?.path.split("/").slice(0, -1).join("/") ?? "";
  row.resourceUri = Uri.parse(uri);
  row.iconPath = ThemeIcon.File;
  row.contextValue = "file";
  return row;
}
