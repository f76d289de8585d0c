// Install: a person's yes in, Drift's server in an environment of the extension's own out. Nothing is installed unasked.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type LogOutputChannel, ProgressLocation, type Uri, window, workspace } from "vscode";
import { environment, interpreters } from "./places";

const run = promisify(execFile);

const OLDEST = [3, 11] as const;
const NAMES = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"];

/** Make the environment and ask pip for the server; true if it is there now. */
export async function install(own: Uri, output: LogOutputChannel): Promise<boolean> {
  const python = await suitable();
  if (python === undefined) {
    const oldest = OLDEST.join(".");
    void window.showErrorMessage(`Drift needs Python ${oldest} or newer, and none was found. Install one, then try again.`);
    return false;
  }
  const folder = environment(own).fsPath;
  const wanted = workspace.getConfiguration("drift").get<string>("server.package", "drift-lsp");
  const steps: [string, string, string[]][] = [
    ["making an environment", python, ["-m", "venv", "--clear", folder]],
    [`installing ${wanted}`, join(folder, ...inside()), ["-m", "pip", "install", "--disable-pip-version-check", wanted]],
  ];
  const options = { location: ProgressLocation.Notification, title: "Drift" };
  try {
    await window.withProgress(options, async (progress) => {
      for (const [message, program, words] of steps) {
        progress.report({ message });
        output.info([program, ...words].join(" "));
        const { stdout } = await run(program, words, { maxBuffer: 1 << 24 });
        output.debug(stdout);
      }
    });
    return true;
  } catch (error) {
    output.error(String(error));
    const answer = await window.showErrorMessage("Drift's server could not be installed.", "Show the Log");
    if (answer !== undefined) {
      output.show();
    }
    return false;
  }
}

async function suitable(): Promise<string | undefined> {
  for (const name of [...(await interpreters()), ...NAMES]) {
    try {
      const { stdout } = await run(name, ["-c", "import sys; print(*sys.version_info[:2])"]);
      const [major = 0, minor = 0] = stdout.trim().split(" ").map(Number);
      if (major === OLDEST[0] && minor >= OLDEST[1]) {
        return name;
      }
    } catch {
      continue; // There is no program of that name here, or it is no Python.
    }
  }
  return undefined;
}

function inside(): string[] {
  return process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"];
}
