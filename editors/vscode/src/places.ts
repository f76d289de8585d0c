// Places: what the user set and the workspace uses in, where a server may lie out.

import { homedir } from "node:os";
import { type Disposable, extensions, Uri, workspace } from "vscode";
import type { Places } from "./find";

/** The little that is used of the Python extension's interface. */
interface PythonExtension {
  environments: {
    getActiveEnvironmentPath(resource?: Uri): { path: string };
    onDidChangeActiveEnvironmentPath(listener: () => unknown): Disposable;
  };
}

export async function places(own: Uri): Promise<Places> {
  const folders = (workspace.workspaceFolders ?? []).filter((it) => it.uri.scheme === "file");
  return {
    setting: workspace.getConfiguration("drift").get<string>("server.path", "").trim(),
    trusted: workspace.isTrusted,
    interpreters: await interpreters(),
    folders: folders.map((it) => it.uri.fsPath),
    path: process.env.PATH ?? "",
    own: environment(own).fsPath,
    home: homedir(),
    windows: process.platform === "win32",
  };
}

/** The environment that the extension makes when it is asked to. */
export function environment(own: Uri): Uri {
  return Uri.joinPath(own, "environment");
}

/** Call back when another interpreter is chosen. */
export async function onInterpreter(changed: () => unknown): Promise<Disposable | undefined> {
  return (await python())?.environments.onDidChangeActiveEnvironmentPath(changed);
}

/** List the interpreters that the Python extension would use, one for each folder. */
export async function interpreters(): Promise<string[]> {
  const api = await python();
  if (api === undefined) {
    return [];
  }
  const asked = [undefined, ...(workspace.workspaceFolders ?? []).map((it) => it.uri)];
  const found = asked.map((it) => api.environments.getActiveEnvironmentPath(it).path);
  return [...new Set(found)].filter((it) => it.includes("/") || it.includes("\\"));
}

async function python(): Promise<PythonExtension | undefined> {
  const extension = extensions.getExtension<PythonExtension>("ms-python.python");
  if (extension === undefined || !workspace.isTrusted) {
    return undefined;
  }
  const api = await extension.activate();
  return typeof api?.environments?.getActiveEnvironmentPath === "function" ? api : undefined;
}
