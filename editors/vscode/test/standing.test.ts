import assert from "node:assert/strict";
import { test } from "node:test";
import type { State } from "../src/protocol";
import { standing } from "../src/standing";

const READY: State = { root: "/shop", state: "ready", findings: 2, show: "changed" };

test("the count of open files is told, and what is looked at", () => {
  const said = standing("running", "", [READY, { ...READY, root: "/till", findings: 1 }]);
  assert.equal(said.text, "Drift $(diff) 3");
  assert.match(said.tooltip, /^3 findings in open files; what is new/);
  assert.equal(standing("running", "", [{ ...READY, show: "all" }]).text, "Drift $(files) 2");
});

test("one finding is one finding", () => {
  assert.match(standing("running", "", [{ ...READY, findings: 1 }]).tooltip, /^1 finding in/);
});

test("what is wrong comes first", () => {
  const broken: State = { ...READY, state: "broken", message: "drift.toml: nobody knows check.shw." };
  const said = standing("running", "", [READY, broken]);
  assert.ok(said.grave);
  assert.match(said.tooltip, /nobody knows check\.shw/);
  assert.equal(standing("stopped", "It was not found.", []).tooltip, "It was not found.");
});

test("learning turns", () => {
  assert.equal(standing("running", "", [{ ...READY, state: "learning" }]).text, "$(sync~spin) Drift");
  assert.equal(standing("starting", "", []).text, "$(loading~spin) Drift");
});
