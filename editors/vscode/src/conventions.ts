// Conventions: what was learned of a project in, a tree by topic out; what is undecided or decided by people has its own branch.

import { MarkdownString, ThemeIcon, TreeItem, Uri } from "vscode";
import type { PatternView } from "./protocol";
import { Branch, grouped, Tree } from "./tree";

const STATUS_ICONS: Record<string, string> = { approved: "verified-filled", ignored: "circle-slash", muted: "mute" };

export class PatternRow extends TreeItem {
  constructor(
    readonly root: string,
    readonly pattern: PatternView,
  ) {
    // What is mined has no question of its own: its title says all of it.
    const mined = pattern.detector.startsWith("mined/");
    super(mined ? pattern.title : pattern.answer);
    this.id = `${root} ${pattern.id}`;
    this.description = `${mined ? "" : `${pattern.subject} · `}${pattern.count} of ${pattern.of}`;
    this.tooltip = new MarkdownString()
      .appendMarkdown(`**${pattern.title.replace(/[^\w\s]/g, "\\$&")}**\n\n`)
      .appendText(`${pattern.sentence}\n`)
      .appendText(`Confidence ${pattern.confidence.toFixed(2)} (${pattern.level}), ${pattern.status}.`);
    this.iconPath = new ThemeIcon(STATUS_ICONS[pattern.status] ?? (pattern.speaks ? "law" : "question"));
    this.contextValue = `pattern ${pattern.status}`;
    this.command = { title: "Open its page", command: "drift.client.openPage", arguments: [this] };
  }
}

export class Conventions extends Tree {
  protected override async rows(root: string): Promise<TreeItem[]> {
    const patterns = await this.server.run("drift.showPatterns", { uri: Uri.file(root).toString() });
    const branch = (label: string, icon: string, those: PatternView[]) => {
      const row = new Branch(
        label,
        those.map((it) => new PatternRow(root, it)),
      );
      row.id = `${root} ${label}`;
      row.description = String(those.length);
      row.iconPath = new ThemeIcon(icon);
      return row;
    };
    const silent = patterns.filter((it) => it.status === "ignored" || it.status === "muted");
    const heard = patterns.filter((it) => !silent.includes(it));
    const topics = grouped(
      heard.filter((it) => it.speaks || it.status === "approved"),
      (it) => it.category,
    );
    return [
      ...[...topics].sort().map(([topic, those]) => branch(topic, "symbol-ruler", those)),
      branch("undecided", "question", heard.filter((it) => !it.speaks && it.status !== "approved")),
      branch("silenced by people", "mute", silent),
    ].filter((it) => it.rows.length > 0);
  }
}
