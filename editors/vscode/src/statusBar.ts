// Status bar: how the server stands in, one item that tells it and leads to what can be done out.

import { type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from "vscode";
import type { Server } from "./server";
import { standing } from "./standing";

export function statusBar(server: Server): Disposable[] {
  const item = window.createStatusBarItem("drift", StatusBarAlignment.Right, 90);
  item.name = "Drift";
  item.command = "drift.client.menu";
  const draw = () => {
    const { text, tooltip, grave } = standing(server.phase, server.problem, [...server.states.values()]);
    item.text = text;
    item.tooltip = new MarkdownString().appendText(tooltip);
    item.backgroundColor = grave ? new ThemeColor("statusBarItem.warningBackground") : undefined;
  };
  draw();
  item.show();
  return [item, server.onChange(draw)];
}
