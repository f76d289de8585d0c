// Protocol: what a client may ask of the server, and what it answers. Written by `pytest --update` from
// drift_lsp/server/catalog.py, so what is not in the server cannot be asked here.

import type { Range } from "vscode-languageclient";

export interface Example {
  path: string;
  row: number;
  line: string;
  end_row: number;
  code: string;
  quality: number;
}

export interface Explanation {
  subject: string;
  violations: Violation[];
  patterns: PatternView[];
  sentences: string[];
}

export interface FeedbackView {
  number: number;
  at: string;
  action: string;
  pattern: string;
  title: string;
  scope: string;
  reason: string;
  by: string;
  undone: boolean;
  effect: string;
}

export interface PatternView {
  id: string;
  detector: string;
  category: string;
  slot: string;
  title: string;
  sentence: string;
  choice: string;
  status: string;
  tier: "always" | "changed" | "listed";
  count: number;
  of: number;
  files: number;
  scope: string;
  confidence: number;
  level: "high" | "low" | "medium" | "uncertain";
  speaks: boolean;
  reasons: string[];
  first_seen: string;
  last_seen: string;
  examples: Example[];
  counterexamples: Example[];
  outliers: number;
  subject: string;
  answer: string;
  scopes: string[];
  choices: string[];
  variants: string[];
  history: string[];
}

export interface Problem {
  path: string;
  code: string;
  message: string;
}

export interface ScanReport {
  root: string;
  files: number;
  added: number;
  modified: number;
  removed: number;
  lines: number;
  seconds: number;
  patterns: number;
  conventions: number;
  undecided: number;
  violations: number;
  problems: Problem[];
  notes: string[];
  skipped: Record<string, number>;
  saved: boolean;
}

export interface Span {
  start: number;
  end: number;
}

export interface Status {
  root: string;
  database: string;
  scanned: boolean;
  last_scan: string;
  files: number;
  lines: number;
  patterns: number;
  conventions: number;
  undecided: number;
  violations: number;
  by_severity: Record<string, number>;
  by_tier: Record<string, number>;
  by_category: Record<string, number>;
  problems: number;
  seconds: number;
  query_ms: number;
  notes: string[];
}

export interface Violation {
  id: string;
  loose: string;
  pattern: string;
  detector: string;
  path: string;
  span: Span;
  row: number;
  column: number;
  end_row: number;
  end_column: number;
  severity: "error" | "information" | "warning";
  tier: "always" | "changed" | "listed";
  new: boolean;
  message: string;
  expected: string;
  actual: string;
  choice: string;
  scope: string;
  count: number;
  of: number;
  files: number;
  confidence: number;
  value: number;
  fixable: boolean;
  approved: boolean;
  escalated: boolean;
  turned: boolean;
  examples: Example[];
  related: Span[];
  hidden: string;
  code: string;
}

export interface Commands {
  /** Say that a finding is wrong; it is gone for good. */
  "drift.dismiss": { argument: { id: string; uri?: string; reason?: string }; answer: { message: string } };
  /** Raise the severity of a finding's pattern by one. */
  "drift.escalate": { argument: { id: string; uri?: string; reason?: string }; answer: { message: string } };
  /** Make a pattern the rule. */
  "drift.approve": { argument: { pattern: string; scope?: string; reason?: string; uri?: string }; answer: { message: string } };
  /** Never speak of a pattern. */
  "drift.ignore": { argument: { pattern: string; scope?: string; reason?: string; uri?: string }; answer: { message: string } };
  /** Want something otherwise of a pattern in one folder or file, for ever or until a day. */
  "drift.variant": { argument: { pattern: string; scope: string; enabled?: boolean; severity?: "information" | "warning" | "error"; expires?: string; reason?: string; uri?: string }; answer: { message: string } };
  /** Let a pattern speak again that dismissals muted. */
  "drift.unmute": { argument: { pattern: string; scope?: string; reason?: string; uri?: string }; answer: { message: string } };
  /** Take one decision back. */
  "drift.undo": { argument: { number: number; uri?: string }; answer: { message: string } };
  /** List every decision, newest first. */
  "drift.showFeedback": { argument: { uri?: string }; answer: FeedbackView[] };
  /** Silence a finding by a comment in its file. */
  "drift.suppress": { argument: { id: string; uri: string; where?: "line" | "next-line" | "file"; reason?: string }; answer: { applied: boolean } };
  /** Mend a finding. */
  "drift.fix": { argument: { id: string; uri: string }; answer: { applied: boolean } };
  /** Mend all findings of a document that have a safe fix. */
  "drift.fixAll": { argument: { uri: string; pattern?: string }; answer: { applied: boolean } };
  /** Take note that a fix was applied. */
  "drift.applied": { argument: { id: string; uri?: string }; answer: null };
  /** Learn what there is to learn: of the project, or of one file as it lies on the disk. */
  "drift.scan": { argument: { uri?: string; file?: boolean }; answer: ScanReport | null };
  /** Say why something is said, or why nothing is. */
  "drift.explain": { argument: { id?: string; uri?: string; line?: number }; answer: Explanation };
  /** List what was learned, the surest first. */
  "drift.showPatterns": { argument: { uri?: string }; answer: PatternView[] };
  /** List the findings of a project, or of one file; open documents as they stand on the screen. */
  "drift.showViolations": { argument: { uri?: string; file?: boolean; hidden?: boolean }; answer: (Violation & { uri: string; range: Range })[] };
  /** Write the page of a pattern, which can be read without Drift. */
  "drift.page": { argument: { pattern: string; uri?: string; open?: boolean }; answer: { uri: string | null; title: string; markdown: string } };
  /** Look at changed lines only, or at all code, until this editor goes. */
  "drift.show": { argument: { mode?: "changed" | "all"; uri?: string }; answer: { mode: "changed" | "all" } };
  /** Say how things stand. */
  "drift.status": { argument: Record<string, never>; answer: { version: string; open_files: number; projects: (Status & { opened: boolean; scanning: boolean; show: string })[] } };
  /** Tell what somebody who is to help must know: version, client, encodings, roots, configuration, databases, counts, timings. */
  "drift.support": { argument: Record<string, never>; answer: { markdown: string; log: string } };
}

export const STATE = "drift/state";

export interface State { root: string; state: "learning" | "ready" | "broken"; findings: number; show: "changed" | "all"; message?: string }
