// Tree: what the server lists of each project in, rows a person opens and decides on out. The views share what they need:
// they ask only while somebody looks, and again when something changed and the server has been quiet for a moment.

import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from "vscode";
import type { Server } from "./server";

const SETTLE = 400;

/** A row that holds others. */
export class Branch extends TreeItem {
  constructor(
    label: string,
    readonly rows: TreeItem[],
    state = TreeItemCollapsibleState.Collapsed,
  ) {
    super(label, state);
  }
}

/** Put what belongs together side by side, in the order in which it came. */
export function grouped<Item>(items: Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const it of items) {
    groups.set(key(it), [...(groups.get(key(it)) ?? []), it]);
  }
  return groups;
}

export abstract class Tree implements TreeDataProvider<TreeItem>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: TreeView<TreeItem>;
  private readonly heard: Disposable[];
  private last: TreeItem[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    protected readonly server: Server,
    id: string,
  ) {
    this.view = window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.heard = [server.onChange(() => this.soon()), this.view.onDidChangeVisibility((it) => it.visible && this.soon())];
  }

  /** List the rows of one project, by its folder. */
  protected abstract rows(root: string): Promise<TreeItem[]>;

  getTreeItem(row: TreeItem): TreeItem {
    return row;
  }

  async getChildren(row?: TreeItem): Promise<TreeItem[]> {
    if (row instanceof Branch) {
      return row.rows;
    }
    if (row !== undefined || this.server.phase === "stopped") {
      return [];
    }
    if (this.server.phase === "running" && this.server.roots.length > 0) {
      const made = await Promise.all(this.server.roots.map((root) => this.project(root)));
      this.last = made.length === 1 ? (made[0]?.rows ?? []) : made;
    }
    return this.last; // While the server starts again, what was known stays.
  }

  /** Ask again in a moment; many changes at once are one. */
  soon(): void {
    clearTimeout(this.timer);
    if (this.view.visible) {
      this.timer = setTimeout(() => this.changed.fire(undefined), SETTLE);
    }
  }

  /** Show a number on the view. */
  protected badge(value: number, tooltip: string): void {
    this.view.badge = value > 0 ? { value, tooltip } : undefined;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const it of [this.view, this.changed, ...this.heard]) {
      it.dispose();
    }
  }

  private async project(root: string): Promise<Branch> {
    const name = root.split(/[\\/]/).at(-1) ?? root;
    try {
      return new Branch(name, await this.rows(root), TreeItemCollapsibleState.Expanded);
    } catch (error) {
      return new Branch(name, [new TreeItem(error instanceof Error ? error.message : String(error))]);
    }
  }
}
