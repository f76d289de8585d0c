import assert from "node:assert/strict";
import { test } from "node:test";
import { document, PAGE_COMMANDS, type PageContent } from "../src/page";

const PAGE: PageContent = { root: "/shop", pattern: "ab12", title: "Names <of> it", html: "", muted: true, trusted: true };

function targets(page: PageContent): { command: string; argument: unknown }[] {
  return [...document(page).matchAll(/href="command:([^?"]+)\?([^"]*)"/g)].map(([, command = "", words = ""]) => ({
    command,
    argument: (JSON.parse(decodeURIComponent(words)) as unknown[])[0],
  }));
}

test("buttons decide about the pattern, with commands the window allows", () => {
  const found = targets(PAGE);
  assert.equal(found.length, 3);
  for (const it of found) {
    assert.ok((PAGE_COMMANDS as readonly string[]).includes(it.command));
    assert.deepEqual(it.argument, { root: "/shop", pattern: "ab12" });
  }
});

test("only what fell silent can be unmuted", () => {
  assert.equal(targets({ ...PAGE, muted: false }).length, 2);
});

test("an example opens its file", () => {
  const html = '<a href="../../src/a%20b.py#L7" data-href="x">src/a b.py:7</a>';
  assert.deepEqual(targets({ ...PAGE, html }).at(-1), {
    command: "drift.client.openExample",
    argument: { root: "/shop", path: "src/a b.py", row: 7 },
  });
});

test("a link that leads out of the project loses its target", () => {
  for (const href of ["https://example.com/", "../../a/../../etc/passwd", "command:workbench.action.quit", "/etc/passwd"]) {
    const page = document({ ...PAGE, html: `<a href="${href}">x</a>` });
    assert.ok(!page.includes(href), href);
    assert.match(page, /<a>x<\/a>/);
  }
});

test("nothing is offered where the workspace is not trusted, and a title is no code", () => {
  const page = document({ ...PAGE, trusted: false });
  assert.ok(!page.includes("command:"));
  assert.match(page, /<title>Names &#60;of&#62; it<\/title>/);
  assert.match(page, /default-src 'none'/);
});
