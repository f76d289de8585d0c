// Standing: what the server said of its projects in, the words of the status bar out.

import type { State } from "./protocol";

export interface Standing {
  text: string;
  tooltip: string;
  grave: boolean;
}

export type Phase = "starting" | "running" | "stopped";

/** Say in a few characters how things stand. */
export function standing(phase: Phase, problem: string, states: State[]): Standing {
  if (problem !== "") {
    return { text: "$(warning) Drift", tooltip: problem, grave: true };
  }
  if (phase !== "running") {
    const text = phase === "starting" ? "$(loading~spin) Drift" : "$(circle-slash) Drift";
    return { text, tooltip: phase === "starting" ? "Drift starts" : "Drift is stopped", grave: false };
  }
  const broken = states.find((it) => it.state === "broken");
  if (broken !== undefined) {
    return { text: "$(error) Drift", tooltip: `${broken.root}: ${broken.message ?? "it cannot be read now"}`, grave: true };
  }
  const count = states.reduce((sum, it) => sum + it.findings, 0);
  const all = states.some((it) => it.show === "all");
  if (states.some((it) => it.state === "learning")) {
    return { text: "$(sync~spin) Drift", tooltip: `Drift learns. ${findings(count)} so far.`, grave: false };
  }
  if (states.length === 0) {
    return { text: "Drift", tooltip: "No project is open: Drift waits for a file that it reads.", grave: false };
  }
  const where = all ? "all code is looked at" : "what is new is looked at; old code only where it always matters";
  return { text: `Drift $(${all ? "files" : "diff"}) ${count}`, tooltip: `${findings(count)} in open files; ${where}.`, grave: false };
}

export function findings(count: number): string {
  return count === 1 ? "1 finding" : `${count} findings`;
}
