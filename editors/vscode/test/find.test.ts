import assert from "node:assert/strict";
import { test } from "node:test";
import { find, type Places } from "../src/find";

const PLACES: Places = {
  setting: "",
  trusted: true,
  interpreters: ["/envs/shop/bin/python"],
  folders: ["/src/shop"],
  path: "/usr/bin:/opt/tools:relative:/src/shop/bin",
  own: "/store/environment",
  home: "/home/ada",
  windows: false,
};

function found(places: Partial<Places>, ...there: string[]) {
  const answer = find({ ...PLACES, ...places }, (it) => there.includes(it));
  return "command" in answer ? answer.command : answer.problem;
}

const ALL = [
  "/envs/shop/bin/drift-lsp",
  "/src/shop/.venv/bin/drift-lsp",
  "/opt/tools/drift-lsp",
  "/store/environment/bin/drift-lsp",
];

test("the nearest to the workspace is taken", () => {
  for (let first = 0; first < ALL.length; first++) {
    assert.equal(found({}, ...ALL.slice(first)), ALL[first]);
  }
});

test("what the user set is taken or refused, and never replaced", () => {
  assert.equal(found({ setting: "/my/drift-lsp" }, "/my/drift-lsp", ...ALL), "/my/drift-lsp");
  assert.equal(found({ setting: "~/drift-lsp" }, "/home/ada/drift-lsp"), "/home/ada/drift-lsp");
  assert.equal(found({ setting: "env/bin/drift-lsp" }, "/src/shop/env/bin/drift-lsp"), "/src/shop/env/bin/drift-lsp");
  assert.match(found({ setting: "/my/drift-lsp" }, ...ALL), /^drift\.server\.path names \/my\/drift-lsp, and there is no/);
});

test("nothing that lies in a workspace nobody trusts is run", () => {
  const inside = ["/envs/shop/bin/drift-lsp", "/src/shop/.venv/bin/drift-lsp", "/src/shop/bin/drift-lsp"];
  assert.match(found({ trusted: false }, ...inside), /not trusted/);
  assert.equal(found({ trusted: false }, ...inside, "/opt/tools/drift-lsp"), "/opt/tools/drift-lsp");
  assert.match(found({ trusted: false, setting: "env/drift-lsp" }, "/src/shop/env/drift-lsp"), /no such program/);
});

test("an environment may be named by its folder", () => {
  assert.equal(found({ interpreters: ["/envs/shop"] }, "/envs/shop/bin/drift-lsp"), "/envs/shop/bin/drift-lsp");
});

test("Windows has other names", () => {
  const places = { windows: true, folders: ["C:\\shop"], interpreters: [], path: "C:\\tools;C:\\more", own: "C:\\own" };
  assert.equal(found(places, "C:\\more\\drift-lsp.exe"), "C:\\more\\drift-lsp.exe");
  assert.equal(found(places, "C:\\shop\\.venv\\Scripts\\drift-lsp.exe"), "C:\\shop\\.venv\\Scripts\\drift-lsp.exe");
});

test("where there is none, that is said", () => {
  assert.match(found({}), /^Drift's server, drift-lsp, was not found/);
});
