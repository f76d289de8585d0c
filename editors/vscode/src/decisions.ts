// Decisions: what people said of findings and conventions in, a list in which each can be undone out.

import { ThemeIcon, TreeItem, Uri } from "vscode";
import type { FeedbackView } from "./protocol";
import { Tree } from "./tree";

const WORDS: Record<string, string> = {
  dismiss: "dismissed",
  fix: "fixed",
  suppress: "suppressed",
  escalate: "made graver",
  approve: "approved",
  ignore: "ignored",
  unmute: "unmuted",
};

const ICONS: Record<string, string> = {
  dismiss: "close",
  fix: "wrench",
  suppress: "comment",
  escalate: "arrow-up",
  approve: "verified-filled",
  ignore: "circle-slash",
  unmute: "unmute",
};

export class DecisionRow extends TreeItem {
  constructor(
    readonly root: string,
    readonly decision: FeedbackView,
  ) {
    super(`${WORDS[decision.action] ?? decision.action} · ${decision.title || decision.pattern}`);
    this.id = `${root} ${decision.number}`;
    this.description = [decision.reason, `${decision.at.slice(0, 10)} by ${decision.by}`].filter(Boolean).join(" · ");
    this.tooltip = decision.effect || undefined;
    this.iconPath = new ThemeIcon(ICONS[decision.action] ?? "note");
    this.contextValue = "decision";
  }
}

export class Decisions extends Tree {
  protected override async rows(root: string): Promise<TreeItem[]> {
    const said = await this.server.run("drift.showFeedback", { uri: Uri.file(root).toString() });
    return said.filter((it) => !it.undone && it.action !== "undo").map((it) => new DecisionRow(root, it));
  }
}
