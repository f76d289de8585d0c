// A window of VS Code: the folder that .ci/vscode filled in, pictures and a verdict out. Each step waits for what a person must
// see, so a step that fails is one that a person would miss.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";

const [kept, server] = process.argv.slice(2);
const { chromium } = createRequire(`${kept}/server/`)("playwright-core");
const PATIENCE = 60_000;

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
page.setDefaultTimeout(PATIENCE);
let step = "";

try {
  await page.goto(`${await address()}/?folder=${kept}/shop`);
  await open("new.py");
  await seen("missing", page.locator(".notification-toast", { hasText: "was not found" }));
  await page.locator(".notification-toast", { hasText: "was not found" }).getByText("Install It").click();
  await seen("squiggle", page.locator(".squiggly-info").first());
  const line = page.locator(".view-line", { hasText: "raise LoadError" });
  await line.getByText("LoadError").first().hover();
  await seen("hover", page.locator(".monaco-hover", { hasText: "the cause is named" }).first());
  await page.keyboard.press("Escape");
  await line.getByText("LoadError").first().click();
  await page.keyboard.press("Control+.");
  await seen("quick-fix", page.locator(".action-widget", { hasText: "Dismiss" }));
  await page.locator(".action-widget .monaco-list-row", { hasText: "Drift: Explain" }).click();
  const inner = page.frameLocator("iframe.webview").last().frameLocator("iframe#active-frame");
  await seen("explained", inner.getByText("The question"));
  await page.getByRole("tab", { name: "new.py" }).click();

  await page.locator(".activitybar .action-item", { has: page.locator('[aria-label^="Drift"]') }).click();
  await page.locator(".pane-body .monaco-list-row", { hasText: "no cause is named" }).waitFor();
  await row("errors").click();
  await seen("trees", row("the cause is named").first());
  await row("the cause is named").first().click();
  await seen("page", inner.getByText("The question"));
  await choose("Look at new code only", "menu");
  await page.locator(".statusbar-item[id^='drift.drift'] .codicon-diff").waitFor();
  await choose("Look at all code");

  await page.getByRole("tab", { name: "new.py" }).click();
  kill("drift_lsp");
  kill("drift-lsp");
  await page.locator(".squiggly-info").first().waitFor({ state: "detached" });
  await seen("restarted", page.locator(".squiggly-info").first());

  await line.getByText("LoadError").first().click();
  await page.keyboard.press("Control+.");
  await page.locator(".action-widget .monaco-list-row", { hasText: "Drift: fix" }).click();
  await page.locator(".squiggly-info").first().waitFor({ state: "detached" });
  await seen("fixed", page.locator(".view-line", { hasText: "from err" }));
  await page.keyboard.press("Control+z");
  await page.locator(".squiggly-info").first().waitFor();

  const finding = page.locator(".pane-body .monaco-list-row", { hasText: "no cause is named" });
  await finding.hover();
  await finding.locator('[aria-label^="Dismiss"]').click();
  await page.locator(".squiggly-info").first().waitFor({ state: "detached" });
  await page.locator(".pane-header", { hasText: "Decisions" }).click();
  await seen("dismissed", row("dismissed ·"));
  await row("dismissed ·").hover();
  await row("dismissed ·").locator('[aria-label^="Undo"]').click();
  await page.locator(".squiggly-info").first().waitFor();
  await seen("undone", finding);
  await page.keyboard.press("F1");
  await page.keyboard.type("Drift: How to Live", { delay: 20 });
  await page.locator(".quick-input-list-row", { hasText: "How to Live with Drift" }).click();
  await seen("walkthrough", page.locator(".gettingStartedContainer", { hasText: "You decide" }));
  await choose("Settings");
  await seen("settings", page.locator(".settings-editor .setting-item-contents", { hasText: "drift.toml decides" }).first());
  await untrusted();
  console.log(`All was seen. The pictures lie in ${kept}/pictures.`);
} catch (error) {
  await page.screenshot({ path: `${kept}/pictures/failed.png` });
  console.error(`After "${step}" something was not seen; ${kept}/pictures/failed.png shows what was.\n${error}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}

/** Open a folder that the user does not trust: what departs is drawn, and nothing is written in the folder. */
async function untrusted() {
  await page.goto(`${await address("strict.log")}/?folder=${kept}/stranger`);
  await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
  await open("new.py");
  await seen("untrusted", page.locator(".squiggly-info").first());
  if (existsSync(`${kept}/stranger/.drift`)) {
    throw new Error("something was written in a folder that is not trusted");
  }
}

async function open(name) {
  await page.waitForSelector(".monaco-workbench .explorer-folders-view");
  await page.keyboard.press("Control+p");
  await page.keyboard.type(name, { delay: 30 });
  await page.locator(".quick-input-list-row", { hasText: name }).first().waitFor();
  await page.keyboard.press("Enter");
}

/** Choose something in the menu of the status bar. */
async function choose(words, picture) {
  await page.locator(".statusbar-item[id^='drift.drift'] a").click();
  const entry = page.locator(".quick-input-list-row", { hasText: words });
  await (picture === undefined ? entry.waitFor() : seen(picture, entry));
  await entry.click();
}

function row(words) {
  return page.locator(".pane-body .monaco-list-row", { hasText: words });
}

/** Wait until something is there, let the window settle, and take a picture. */
async function seen(name, what) {
  await what.waitFor();
  await pause(700);
  await page.screenshot({ path: `${kept}/pictures/${name}.png` });
  step = name;
  console.log(`seen: ${name}`);
}

/** End a server that this window started, as a crash would. */
function kill(name) {
  const processes = execFileSync("ps", ["-e", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  const parents = new Map(processes.map((it) => it.trim().split(/\s+/)).map(([pid, ppid, ...args]) => [pid, { ppid, args: args.join(" ") }]));
  for (const [pid, it] of parents) {
    if (it.args.includes(name) && ours(pid, parents)) {
      process.kill(Number(pid), "SIGKILL");
    }
  }
}

function ours(pid, parents) {
  for (let at = pid; at !== undefined; at = parents.get(at)?.ppid) {
    if (at === server) {
      return true;
    }
  }
  return false;
}

/** Wait until code-server says where it listens. */
async function address(log = "code-server.log") {
  for (let waited = 0; waited < PATIENCE; waited += 200) {
    const found = /HTTP server listening on (http:\S+)/.exec(readFileSync(`${kept}/${log}`, "utf8"));
    if (found !== null) {
      return found[1].replace(/\/$/, "");
    }
    await pause(200);
  }
  throw new Error("code-server does not listen");
}
