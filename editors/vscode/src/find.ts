// Find: the places where a server may lie in, the command that starts it out — or what is wrong, in plain words.

import { posix, win32 } from "node:path";

export interface Places {
  /** What the user set as `drift.server.path`; "" where nothing is set. */
  setting: string;
  /** Whether programs that lie in the workspace may be run. */
  trusted: boolean;
  /** Python interpreters that the workspace uses. */
  interpreters: string[];
  folders: string[];
  /** The value of PATH. */
  path: string;
  /** The environment that the extension makes itself, whether or not it is there. */
  own: string;
  home: string;
  windows: boolean;
}

export interface Candidate {
  command: string;
  /** How it was found, as a clause. */
  why: string;
}

export type Found = Candidate | { problem: string };

const ENVIRONMENTS = [".venv", "venv", "env"];

/** Pick the first server that is there. What a user set is taken or refused, and never replaced by another. */
export function find(places: Places, exists: (path: string) => boolean): Found {
  const path = places.windows ? win32 : posix;
  if (places.setting !== "") {
    const command = absolute(places, path);
    if (command !== undefined && exists(command)) {
      return { command, why: "as drift.server.path says" };
    }
    return { problem: `drift.server.path names ${places.setting}, and there is no such program. Correct it or clear it.` };
  }
  const found = candidates(places, path).find((it) => exists(it.command));
  if (found !== undefined) {
    return found;
  }
  const untrusted = places.trusted ? "" : " The workspace is not trusted, so nothing that lies in it was looked at.";
  return { problem: `Drift's server, drift-lsp, was not found in a Python environment or on the PATH.${untrusted}` };
}

function candidates(places: Places, path: typeof posix): Candidate[] {
  const program = places.windows ? "drift-lsp.exe" : "drift-lsp";
  const scripts = places.windows ? "Scripts" : "bin";
  const near: Candidate[] = [];
  for (const interpreter of places.trusted ? places.interpreters : []) {
    const why = `beside the interpreter ${interpreter}`;
    near.push({ command: path.join(path.dirname(interpreter), program), why });
    near.push({ command: path.join(interpreter, scripts, program), why });
  }
  for (const folder of places.trusted ? places.folders : []) {
    for (const name of ENVIRONMENTS) {
      near.push({ command: path.join(folder, name, scripts, program), why: `in ${name} of the workspace` });
    }
  }
  const inside = (it: string) => places.folders.some((folder) => it === folder || it.startsWith(folder + path.sep));
  const onPath = places.path
    .split(path.delimiter)
    .filter((it) => path.isAbsolute(it) && (places.trusted || !inside(it)))
    .map((it) => ({ command: path.join(it, program), why: "on the PATH" }));
  const own = { command: path.join(places.own, scripts, program), why: "in the extension's own environment" };
  return [...near, ...onPath, own];
}

function absolute(places: Places, path: typeof posix): string | undefined {
  const setting = places.setting.startsWith("~/") ? path.join(places.home, places.setting.slice(2)) : places.setting;
  if (path.isAbsolute(setting)) {
    return setting;
  }
  const folder = places.folders[0];
  return folder !== undefined && places.trusted ? path.join(folder, setting) : undefined;
}
