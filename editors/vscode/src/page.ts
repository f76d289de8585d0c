// Page: the Markdown of a pattern in, a page with buttons for what can be decided about it out.

import { posix } from "node:path";

/** The commands that a page may run; the window refuses all others. */
export const PAGE_COMMANDS = [
  "drift.client.approve",
  "drift.client.ignore",
  "drift.client.unmute",
  "drift.client.openExample",
] as const;

export interface PageContent {
  root: string;
  pattern: string;
  title: string;
  /** The page as HTML, as the editor renders Markdown. */
  html: string;
  /** Whether its findings were dismissed so often that it fell silent. */
  muted: boolean;
  /** Whether decisions can be made here at all. */
  trusted: boolean;
}

/** Write the whole document. It runs no script and loads nothing. */
export function document(page: PageContent): string {
  const about = { root: page.root, pattern: page.pattern };
  const buttons = [
    button("Approve", "drift.client.approve", about, "always expect this"),
    button("Ignore", "drift.client.ignore", about, "never speak of it"),
    ...(page.muted ? [button("Unmute", "drift.client.unmute", about, "let it speak again after it was dismissed")] : []),
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(page.title)}</title>
<style>
body { max-width: 50em; line-height: 1.5; padding: 0 1.5em 2em; }
pre { background: var(--vscode-textCodeBlock-background); padding: .6em 1em; overflow-x: auto; }
code { font-family: var(--vscode-editor-font-family); }
nav { margin: 1em 0; }
nav a { display: inline-block; margin-right: .6em; padding: .25em .9em; border-radius: 2px; text-decoration: none;
  color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
</style>
</head>
<body>
${page.trusted ? `<nav>${buttons.join("")}</nav>` : "<p>This workspace is not trusted, so nothing can be decided here.</p>"}
${linked(page.html, page.root)}
</body>
</html>`;
}

function button(label: string, command: string, argument: unknown, says: string): string {
  return `<a href="${link(command, argument)}" title="${escaped(says)}">${label}</a>`;
}

/** Let links to files of the project open them; a link anywhere else loses its target. */
function linked(html: string, root: string): string {
  return html.replace(/\shref="([^"]*)"/g, (_, href: string) => {
    const [, path, row] = /^(?:\.\.\/)+([^#:]+)(?:#L(\d+))?$/.exec(href) ?? [];
    const inside = path === undefined ? undefined : posix.normalize(decoded(path));
    if (inside === undefined || inside.startsWith("..")) {
      return href.startsWith("#") ? ` href="${href}"` : "";
    }
    return ` href="${link("drift.client.openExample", { root, path: inside, row: Number(row ?? 1) })}"`;
  });
}

function link(command: string, argument: unknown): string {
  return escaped(`command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);
}
